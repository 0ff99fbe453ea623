#include "app/cli/command.h" // IWYU pragma: associated
#include "core/base/version.h"

#include <CLI/CLI.hpp>

#include <array>
#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>
#include <system_error>

namespace convlens::cli {

void print(std::string_view text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

std::string oneLine(std::string text) {
    for (char& c : text) {
        if (static_cast<unsigned char>(c) < ' ' || c == 127) c = ' ';
    }
    text.erase(text.find_last_not_of(' ') + 1);
    return text;
}

namespace {

int finish(ExitStatus status, const std::string& message = {}) {
    if (!message.empty()) std::fprintf(stderr, "convlens-cli: %s\n", oneLine(message).c_str());
    return int(status);
}

int runProgram(int argc, char** argv) {
    CLI::App app("Understand and choose a light-weight convolutional network, without a window.\n"
                 "A network is written FAMILY[:key=value,...], for example mobilenet_v2:width=0.75,resolution=192.",
                 "convlens-cli");
    app.set_version_flag("--version", std::string("convlens-cli ") + kVersion, "Print the version and exit");
    app.require_subcommand(1);
    const Arguments arguments(&app);
    const std::array commands{
        addListCommand(arguments),     addDescribeCommand(arguments),   addRunCommand(arguments),
        addBenchCommand(arguments),    addSweepCommand(arguments),      addMachineCommand(arguments),
        addEvaluateCommand(arguments), addExportOnnxCommand(arguments), addReportCommand(arguments),
        addLabCommand(arguments),      addConvertCommand(arguments)};
    // CLI11 would only say that a subcommand is required, not that this one does not exist.
    if (argc > 1 && argv[1][0] != '-') {
        std::string known;
        bool found = false;
        for (const Command& command : commands) {
            found = found || command.app.name() == argv[1];
            known += (known.empty() ? "" : ", ") + command.app.name();
        }
        if (!found)
            return finish(ExitStatus::Usage, "'" + std::string(argv[1]) + "' is not a subcommand; known: " + known);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& wanted) { // --help, --version
        app.exit(wanted);
        return finish(std::fflush(stdout) == 0 ? ExitStatus::Good : ExitStatus::Failed);
    } catch (const CLI::ParseError& error) {
        return finish(ExitStatus::Usage, std::string(error.what()) + " (see convlens-cli --help)");
    }

    for (const Command& command : commands) {
        if (!command.app.parsed()) continue;
        const auto done = command.run();
        // Output that never arrived is a failure too, and the reason is worth more than a silent half of a table.
        const bool arrived = std::fflush(stdout) == 0 && std::ferror(stdout) == 0;
        const int why = errno;
        if (!done)
            return finish(done.error().code == ErrorCode::InvalidArgument ? ExitStatus::Usage : ExitStatus::Failed,
                          done.error().message);
        if (!arrived)
            return finish(ExitStatus::Failed,
                          "cannot write to standard output: " + std::generic_category().message(why));
    }
    return finish(ExitStatus::Good);
}

} // namespace
} // namespace convlens::cli

int main(int argc, char** argv) {
    using namespace convlens::cli;
    try {
        return runProgram(argc, argv);
    } catch (const std::bad_alloc&) {
        return finish(ExitStatus::Failed, "out of memory");
    } catch (const std::exception& error) {
        return finish(ExitStatus::Failed, std::string("internal error: ") + error.what());
    }
}
