#pragma once
#include "core/base/result.h"
#include "core/measure/machine.h"
#include "core/measure/peaks.h"

#include <filesystem>
#include <optional>
#include <string>

/// The peaks of machines, measured once and kept: one JSON file of the person's, an entry a kind of processor, so that
/// a home folder that several machines share holds each of them. The window and the command line read the same.
namespace convlens {

/// "convlens/machines.json" below $XDG_DATA_HOME, or below ~/.local/share; empty where neither is known.
std::filesystem::path defaultPeaksFile();

/// What an entry goes by: processor, instruction set and the cores that may be used.
std::string peaksKey(const std::string& cpu, const std::string& isa, int cores);

/// Nothing where there is no file or it has no entry for this machine. A file of a later version is refused
/// (Unsupported), a broken one is BadFormat.
Result<std::optional<MachinePeaks>> loadPeaks(const std::filesystem::path& file, const MachineInfo& machine);

/// Adds or replaces this machine's entry; other machines' stay. Makes the folder. A file that cannot be read as ours is
/// left as it is, with the error of loadPeaks().
Result<void> savePeaks(const std::filesystem::path& file, const MachinePeaks& peaks);

} // namespace convlens
