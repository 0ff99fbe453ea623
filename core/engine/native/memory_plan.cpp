#include "core/engine/native/memory_plan.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace convlens::native {

namespace {

constexpr std::size_t kLine = 16; // floats in a cache line

std::size_t rounded(std::size_t floats) {
    return (floats + kLine - 1) / kLine * kLine;
}

bool overlapInTime(const Lifetime& a, const Lifetime& b) {
    return a.first <= b.last && b.first <= a.last;
}

/// Places the pieces in the order of time, each at the lower or the upper end of the memory that is left, and goes back
/// where that leads nowhere. Layers hand on one or two maps at a time, so the two ends nearly always do.
class Search {
public:
    Search(const std::vector<Lifetime>& lifetimes, std::size_t capacity)
        : m_lifetimes(lifetimes), m_capacity(capacity), m_offsets(lifetimes.size()), m_order(lifetimes.size()) {
        std::iota(m_order.begin(), m_order.end(), std::size_t(0));
        std::stable_sort(m_order.begin(), m_order.end(), [&](std::size_t a, std::size_t b) {
            const Lifetime &x = lifetimes[a], &y = lifetimes[b];
            return x.first != y.first ? x.first < y.first : x.floats > y.floats;
        });
    }

    bool place(std::size_t next = 0) {
        if (next == m_order.size()) return true;
        if (m_tries == 0) return false;
        --m_tries;
        const std::size_t i = m_order[next], size = rounded(m_lifetimes[i].floats);
        std::vector<std::pair<std::size_t, std::size_t>> taken; // [begin, end) by offset
        for (std::size_t k = 0; k < next; ++k) {
            const std::size_t other = m_order[k];
            if (overlapInTime(m_lifetimes[i], m_lifetimes[other]))
                taken.emplace_back(m_offsets[other], m_offsets[other] + rounded(m_lifetimes[other].floats));
        }
        std::sort(taken.begin(), taken.end());
        std::vector<std::size_t> places;
        std::size_t free = 0;
        const auto gap = [&](std::size_t end) {
            if (end < free + size) return;
            if (places.empty()) places.push_back(free);
            places.push_back(end - size);
        };
        for (const auto& [begin, end] : taken) {
            gap(begin);
            free = std::max(free, end);
        }
        gap(m_capacity);
        if (places.empty()) return false;
        for (const std::size_t offset : {places.front(), places.back()}) {
            m_offsets[i] = offset;
            if (place(next + 1)) return true;
            if (places.front() == places.back()) break;
        }
        return false;
    }

    const std::vector<std::size_t>& offsets() const { return m_offsets; }

private:
    const std::vector<Lifetime>& m_lifetimes;
    std::size_t m_capacity;
    std::vector<std::size_t> m_offsets, m_order;
    int m_tries = 2000; ///< milliseconds; a network that needs more keeps the simple plan
};

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

    for (const std::size_t percent : {0, 2, 5, 9}) {
        const std::size_t capacity = rounded(plan.lowerBound + plan.lowerBound * percent / 100);
        if (capacity >= plan.floats) break;
        Search search(lifetimes, capacity);
        if (!search.place()) continue;
        plan.offsets = search.offsets();
        plan.floats = capacity;
        break;
    }
    return plan;
}

} // namespace convlens::native
