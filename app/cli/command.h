#pragma once
#include "core/base/result.h"
#include "core/export/table.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <string_view>

namespace convlens::cli {

/// Exit statuses; the man page promises them.
enum class ExitStatus { Good = 0, Failed = 1, Usage = 2 };

/// A subcommand: its options live in `app`; `run` does the work after they were read and prints to standard output.
/// An Error with the code InvalidArgument is wrong usage, any other is failed work.
struct Command {
    CLI::App* app = nullptr;
    std::function<Result<void>()> run;
};

Command addListCommand(CLI::App& parent);
Command addDescribeCommand(CLI::App& parent);
Command addRunCommand(CLI::App& parent);
Command addEvaluateCommand(CLI::App& parent);
Command addExportOnnxCommand(CLI::App& parent);
Command addConvertCommand(CLI::App& parent);
Command addBenchCommand(CLI::App& parent);
Command addSweepCommand(CLI::App& parent);
Command addReportCommand(CLI::App& parent);
Command addMachineCommand(CLI::App& parent);
Command addLabCommand(CLI::App& parent);

/// Writes to standard output as it is; what goes wrong shows when main() flushes.
void print(std::string_view text);

/// Line breaks and other control characters become spaces, so that an error stays one line whatever a file is called.
std::string oneLine(std::string text);

} // namespace convlens::cli
