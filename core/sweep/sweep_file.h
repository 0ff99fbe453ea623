#pragma once
#include "core/base/result.h"
#include "core/sweep/sweep.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace convlens {

/// A sweep as JSON lines. The first is an object with `convlens_sweep` (the format's version, 1), `version`,
/// `started`, `conditions` (engine, engine_version, plan, threads, visit_seconds, visits), `machine`, `networks` (the
/// specifications in the order of measuring) and `skipped` (network, reason). Each measured network follows on a line
/// of its own, in the same order: network, macs, params, visits, the figures of `convlens-cli bench`, load, time, and
/// `samples_ms`, every counted run in milliseconds, from which a reader makes the figures anew.
std::string toJsonLines(const Sweep& sweep);

inline constexpr int kSweepFormat = 1;
inline constexpr std::int64_t kMostSweepFileBytes = std::int64_t(256) << 20;

/// BadFormat that names the line and what is wrong with it; Unsupported for the format of a later version.
Result<Sweep> parseSweep(std::string_view text);

Result<Sweep> readSweepFile(const std::filesystem::path& file);
/// Whole or not at all: a crash while writing leaves the results so far.
Result<void> writeSweepFile(const std::filesystem::path& file, const Sweep& sweep);

} // namespace convlens
