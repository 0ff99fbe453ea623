#include "app/cli/command.h"
#include "app/cli/numbers.h"
#include "core/export/json.h"
#include "core/measure/machine.h"

#include <memory>

namespace convlens::cli {

namespace {

void printForPeople(const MachineInfo& machine) {
    const auto line = [](const char* title, const std::string& value) {
        std::string text = title;
        text.resize(22, ' ');
        print(text + (value.empty() ? "not told by this system" : value) + "\n");
    };
    line("CPU", machine.cpu);
    line("instruction set", machine.isa);
    line("usable cores", machine.cores > 0 ? std::to_string(machine.cores) : "");
    line("frequency governor", machine.governor);
    line("frequency", machine.frequencyMhz >= 0 ? fixed(machine.frequencyMhz, 0) + " MHz" : "");
    line("load (one minute)", machine.load1 >= 0 ? fixed(machine.load1, 2) : "");
    line("system", machine.os);
    line("built with", machine.compiler);
    line("denormals flushed", FlushDenormals::supported() ? "yes, while measuring" : "not possible here");
}

} // namespace

Command addMachineCommand(CLI::App& parent) {
    auto json = std::make_shared<bool>(false);
    CLI::App* app = parent.add_subcommand("machine", "What this machine is and how busy it is now");
    app->add_flag("--json", *json, "Print JSON");
    return {app, [json]() -> Result<void> {
                const MachineInfo machine = readMachineInfo();
                if (*json)
                    print(dumpJson(toJson(machine)));
                else
                    printForPeople(machine);
                return {};
            }};
}

} // namespace convlens::cli
