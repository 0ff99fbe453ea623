#include "core/engine/native/memory_plan.h"

#include <algorithm>
#include <numeric>

namespace convlens::native {

namespace {

constexpr std::size_t kLine = 16; // floats in a cache line

std::size_t rounded(std::size_t floats) {
    return (floats + kLine - 1) / kLine * kLine;
}

bool overlapInTime(const Lifetime& a, const Lifetime& b) {
    return a.first <= b.last && b.first <= a.last;
}

} // namespace

MemoryPlan planMemory(const std::vector<Lifetime>& lifetimes) {
    MemoryPlan plan;
    plan.offsets.assign(lifetimes.size(), 0);
    std::vector<std::size_t> order(lifetimes.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return lifetimes[a].floats > lifetimes[b].floats; });

    std::vector<std::size_t> placed; // by offset
    for (const std::size_t i : order) {
        std::size_t offset = 0;
        for (const std::size_t other : placed) {
            if (!overlapInTime(lifetimes[i], lifetimes[other])) continue;
            if (offset + rounded(lifetimes[i].floats) <= plan.offsets[other]) break;
            offset = std::max(offset, plan.offsets[other] + rounded(lifetimes[other].floats));
        }
        plan.offsets[i] = offset;
        plan.floats = std::max(plan.floats, offset + rounded(lifetimes[i].floats));
        placed.insert(std::upper_bound(placed.begin(), placed.end(), offset,
                                       [&](std::size_t at, std::size_t p) { return at < plan.offsets[p]; }),
                      i);
    }

    int steps = 0;
    for (const Lifetime& life : lifetimes)
        steps = std::max(steps, life.last + 1);
    for (int step = 0; step < steps; ++step) {
        std::size_t alive = 0;
        for (const Lifetime& life : lifetimes) {
            if (life.first <= step && step <= life.last) alive += rounded(life.floats);
        }
        plan.lowerBound = std::max(plan.lowerBound, alive);
    }
    return plan;
}

} // namespace convlens::native
