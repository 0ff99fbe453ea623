#pragma once
#include <cstddef>
#include <vector>

namespace convlens::native {

/// A piece of memory that must exist from step `first` to step `last`, both included.
struct Lifetime {
    std::size_t floats = 0;
    int first = 0, last = 0;
};

struct MemoryPlan {
    std::vector<std::size_t> offsets; ///< in floats, a multiple of 16 (64 bytes), by lifetime
    std::size_t floats = 0;           ///< of the whole arena
    std::size_t lowerBound = 0;       ///< most floats alive at one step: no plan can need less
};

/// Places the pieces so that no two that live at the same time overlap: largest first, each into the lowest gap;
/// where that needs more than is alive at once, a short search looks for less.
MemoryPlan planMemory(const std::vector<Lifetime>& lifetimes);

} // namespace convlens::native
