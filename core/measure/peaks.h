#pragma once
#include "core/base/cancel.h"
#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace convlens {

/// How fast one level of the memory is read.
struct MemoryLevel {
    std::string name;           ///< "L1", "L2", "L3", "memory"
    std::int64_t bytes = 0;     ///< of the cache as one core sees it; 0 for the memory
    std::int64_t readBytes = 0; ///< what one core read again and again to measure it
    double oneCoreGBs = 0;      ///< 10^9 bytes a second, one core alone
    double allCoresGBs = 0;     ///< all cores together, each its own part
};

/// What this machine can do at most, as measured: what a network's layers are held against. Best of several bursts, not
/// the median, because a peak is what nothing got in the way of.
struct MachinePeaks {
    std::string cpu, isa;
    int cores = 0;
    /// 10^9 float32 operations a second in registers alone (a multiply-add is two), with 1, 2, ... all cores.
    std::vector<double> gflops;
    std::vector<MemoryLevel> levels; ///< nearest first; a level that the system does not tell is left out
    std::string takenAt;             ///< ISO 8601, UTC
    double load1 = -1;               ///< load average before; negative where the system does not tell it

    /// With so many threads, at most all cores.
    double gflopsOf(int threads) const;
    /// Of one level: one core's with one thread, all cores' with all; between them no more than either allows.
    double bandwidthOf(const MemoryLevel& level, int threads) const;
    /// Others had the processor meanwhile: the peaks are too low.
    bool doubtful() const { return load1 > kBusyLoad; }
    static constexpr double kBusyLoad = 0.5;
};

struct PeakOptions {
    double burstSeconds = 0.02;                     ///< of one burst, about
    int bursts = 6;                                 ///< of which the best counts
    std::int64_t mostBytes = std::int64_t(1) << 30; ///< of all that is read at once
    CancelToken cancel;                             ///< asked between bursts
    ProgressSink progress;
};

/// 10^9 float32 operations a second that so many threads make together in registers alone.
Result<double> measureGflops(int threads, const PeakOptions& options = {});

/// Takes a few seconds and all cores; nothing else should run. An error is Cancelled or OutOfMemory.
Result<MachinePeaks> measurePeaks(const PeakOptions& options = {});

/// cpu, isa, cores, peak_gflops, bandwidths (level, bytes, one_core_gb_s, all_cores_gb_s), taken_at, load.
Json toJson(const MachinePeaks& peaks);
/// What toJson() wrote; BadFormat names the field that is missing or not what it should be.
Result<MachinePeaks> peaksFromJson(const Json& json);

} // namespace convlens
