#pragma once
#include "core/base/cache_sizes.h"
#include "core/base/result.h"
#include "core/labs/measure_parts.h"

#include <cstdint>
#include <string_view>
#include <vector>

/// Why one layer has several true times: the same pointwise layer with its weights and maps in each level of the
/// memory hierarchy.
namespace convlens {

enum class MemoryPlace { Level1, Level2, Level3, Memory };
std::string_view toString(MemoryPlace level); ///< "L1", "L2", "L3", "memory"

struct CacheSettings {
    int channels = 64; ///< in and out, 8 to 512
    int pixels = 1;    ///< of the map, 1 to 3136: each weight is used once a pixel
};

/// Bytes of one copy of the layer: weights, input and output.
std::int64_t layerBytes(const CacheSettings& settings);

/// A working set: so many copies of the layer, of which each run takes the next, that all together fill it. So the
/// arithmetic is the same in every row, and only where the values are found differs.
struct WorkingSet {
    MemoryPlace level = MemoryPlace::Level1; ///< the smallest that holds it
    bool named = false;                      ///< the one that stands for its level; the others fill the curve
    std::int64_t copies = 1;
    std::int64_t bytes = 0;
};

/// Doubling sets from one copy to twice the last cache, but not beyond `mostBytes`, and for each level the set that is
/// closest to half of its cache from below (for memory: the largest). A level that one copy does not fit in, and memory
/// if `mostBytes` does not leave the last cache, has none. Caches whose size is unknown are left out.
std::vector<WorkingSet> workingSets(const CacheSettings& settings, const CacheSizes& caches, std::int64_t mostBytes);

struct CacheTiming {
    WorkingSet set;
    PartTiming timing;    ///< milliseconds of one layer
    double gigaMacs = 0;  ///< multiply-adds a second, in 10^9
    double gigaBytes = 0; ///< bytes of weights and maps touched a second, in 10^9
};

/// Times all sets, interleaved, on one thread. OutOfMemory if the sets do not fit into memory.
Result<std::vector<CacheTiming>> measureCaches(const CacheSettings& settings, const std::vector<WorkingSet>& sets,
                                               const PartOptions& options);

} // namespace convlens
