#pragma once
#include "app/cli/arguments.h"
#include "core/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace convlens::cli {

/// Exit statuses; the man page promises them.
enum class ExitStatus { Good = 0, Failed = 1, Usage = 2 };

/// A subcommand: its options live in `app`; `run` does the work after they were read and prints to standard output.
/// An Error with the code InvalidArgument is wrong usage, any other is failed work.
struct Command {
    Arguments app;
    std::function<Result<void>()> run;
};

Command addListCommand(Arguments parent);
Command addDescribeCommand(Arguments parent);
Command addRunCommand(Arguments parent);
Command addEvaluateCommand(Arguments parent);
Command addExportOnnxCommand(Arguments parent);
Command addConvertCommand(Arguments parent);
Command addBenchCommand(Arguments parent);
Command addSweepCommand(Arguments parent);
Command addReportCommand(Arguments parent);
Command addMachineCommand(Arguments parent);
Command addLabCommand(Arguments parent);

/// Writes to standard output as it is; what goes wrong shows when main() flushes.
void print(std::string_view text);

/// Line breaks and other control characters become spaces, so that an error stays one line whatever a file is called.
std::string oneLine(std::string text);

} // namespace convlens::cli
