#pragma once
#include <cstdint>
#include <filesystem>

namespace convlens {

/// Bytes of the data caches that one processor can use; 0 where the system does not tell, or where there is none.
struct CacheSizes {
    std::int64_t level1 = 0, level2 = 0, level3 = 0;
};

/// Of processor 0. Virtual machines may tell of a cache that they share with strangers.
CacheSizes readCacheSizes();

/// From a folder as Linux has it: index0, index1, ... each with the files level, type and size ("48K", "2M").
CacheSizes readCacheSizes(const std::filesystem::path& folder);

/// Memory of this machine; 0 where the system does not tell.
std::int64_t readMemoryBytes();

} // namespace convlens
