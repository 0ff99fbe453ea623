#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/base/json.h"
#include "core/export/json.h"
#include "core/export/plain_text.h"
#include "core/export/table.h"
#include "core/measure/machine.h"
#include "core/measure/peaks.h"
#include "core/measure/peaks_file.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace convlens::cli {

namespace {

struct Options {
    bool again = false, json = false;
};

/// What is kept of this machine, or what is measured now and kept. A file that cannot be written is said and costs no
/// result: the figures are there.
Result<MachinePeaks> peaksOf(const MachineInfo& machine, bool again, std::string& unkept) {
    const std::filesystem::path file = defaultPeaksFile();
    if (!again) {
        auto kept = loadPeaks(file, machine);
        if (!kept) return kept.error();
        if (*kept) return std::move(**kept);
    }
    auto peaks = measurePeaks();
    if (!peaks) return peaks.error();
    if (auto saved = savePeaks(file, *peaks); !saved) unkept = saved.error().message;
    return peaks;
}

void printForPeople(const MachineInfo& machine, const MachinePeaks& peaks) {
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
    line("peaks measured", peaks.takenAt + (peaks.doubtful() ? ", doubtful: the load was " + fixed(peaks.load1, 1) +
                                                                   "; measure again with --again when it is quiet"
                                                             : ""));
    Table arithmetic{{{"cores", "cores", true}, {"gflops", "peak GFLOP/s (float32)", true}}, {}};
    for (std::size_t i = 0; i < peaks.gflops.size(); ++i)
        arithmetic.rows.push_back({std::int64_t(i + 1), fixed(peaks.gflops[i], 1)});
    print("\n" + toPlainText(arithmetic));
    Table memory{{{"level", "read from", false},
                  {"kb", "cache KiB", true},
                  {"one", "one core GB/s", true},
                  {"all", "all cores GB/s", true}},
                 {}};
    for (const MemoryLevel& level : peaks.levels)
        memory.rows.push_back({level.name, level.bytes > 0 ? Cell(level.bytes / 1024) : Cell(),
                               fixed(level.oneCoreGBs, 1), fixed(level.allCoresGBs, 1)});
    print("\n" + toPlainText(memory));
}

Result<void> machineCommand(const Options& options) {
    const MachineInfo machine = readMachineInfo(); // before the work, so that the load is others'
    std::string unkept;
    const auto peaks = peaksOf(machine, options.again, unkept);
    if (!peaks) return peaks.error();
    if (options.json) {
        Json json = toJson(machine);
        const Json measured = toJson(*peaks);
        json["peak_gflops"] = measured["peak_gflops"];
        json["bandwidths"] = measured["bandwidths"];
        json["peaks_taken_at"] = measured["taken_at"];
        json["peaks_load"] = measured["load"];
        json["peaks_doubtful"] = peaks->doubtful();
        json["peaks_kept"] = unkept.empty();
        print(dumpJson(json));
    } else {
        printForPeople(machine, *peaks);
        if (!unkept.empty()) print("\nnot kept for the next time: " + oneLine(unkept) + "\n");
    }
    return {};
}

} // namespace

Command addMachineCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app =
        parent.subcommand("machine", "What this machine is, how busy it is now, and its peaks: measured once and kept");
    app.flag("--again", options->again, "Measure the peaks again, although they are kept from an earlier time");
    app.flag("--json", options->json, "Print JSON");
    return {app, [options] { return machineCommand(*options); }};
}

} // namespace convlens::cli
