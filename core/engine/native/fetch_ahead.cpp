#include "core/engine/native/fetch_ahead.h"

#include "core/base/cache_sizes.h"
#include "core/base/check.h"
#include "core/kernels/fetch.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

namespace convlens::native {

namespace {

/// Steps ahead of which something is fetched: from an expansion over the depthwise layer and the pool to both layers of
/// squeeze-and-excitation.
constexpr std::size_t kMostSteps = 4;

/// Floats that may wait in a thread's second-level cache for their step: half of it, for maps lie there too.
std::size_t mostWaiting() {
    constexpr std::int64_t kLeast = 256 * 1024, kMost = 1024 * 1024; // bytes; the least where the system tells nothing
    static const std::int64_t bytes = std::clamp(readCacheSizes().level2 / 2, kLeast, kMost);
    return std::size_t(bytes) / sizeof(float);
}

/// Weights of one step, by their place in the order in which the network reads them.
struct Block {
    WeightsRead weights;
    std::size_t step = 0, begin = 0, end = 0;

    /// What thread t of `count` reads.
    FetchList::Span partOf(std::size_t t, std::size_t count) const {
        CONVLENS_CHECK(weights.size() == 1 || weights.size() == count);
        if (weights.size() == count) return weights[t];
        const FetchList::Span& all = weights.front();
        const std::size_t first = all.floats * t / count;
        return {all.from + first, all.floats * (t + 1) / count - first};
    }
};

std::vector<Block> blocksOf(const std::vector<StepPtr>& steps) {
    std::vector<Block> blocks;
    std::size_t at = 0;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        for (WeightsRead& weights : steps[s]->weightsReadOnce()) {
            std::size_t floats = 0;
            for (const FetchList::Span& part : weights)
                floats += part.floats;
            blocks.push_back({std::move(weights), s, at, at + floats});
            at += floats;
        }
    }
    return blocks;
}

/// Values [begin, end) of all blocks, by the thread that will read them: each reads a part of every block.
std::vector<FetchList> listsOf(const std::vector<Block>& blocks, std::size_t begin, std::size_t end, int threads) {
    const auto count = std::size_t(threads);
    std::vector<FetchList> lists(count);
    for (const Block& block : blocks) {
        const std::size_t first = std::max(begin, block.begin), last = std::min(end, block.end);
        if (first >= last) continue;
        for (std::size_t t = 0; t < count; ++t) {
            const FetchList::Span part = block.partOf(t, count);
            const std::size_t from = part.floats * (first - block.begin) / (block.end - block.begin),
                              to = part.floats * (last - block.begin) / (block.end - block.begin);
            if (from < to) lists[t].add({part.from + from, to - from});
        }
    }
    return lists;
}

} // namespace

void planFetches(std::vector<StepPtr>& steps, int threads) {
    const std::vector<Block> blocks = blocksOf(steps);
    const std::size_t most = mostWaiting() * std::size_t(threads);
    std::size_t fetched = 0; // of all blocks, in their order
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const auto next = std::find_if(blocks.begin(), blocks.end(), [s](const Block& b) { return b.step > s; });
        if (next == blocks.end()) return;
        fetched = std::max(fetched, next->begin);
        std::size_t end = next->begin; // of what is near enough
        for (const Block& block : blocks) {
            if (block.step <= s + kMostSteps) end = std::max(end, block.end);
        }
        if (end <= fetched) continue;
        const std::size_t waiting = fetched - next->begin;
        const std::size_t floats = std::min({steps[s]->mostFetched(), most - std::min(most, waiting), end - fetched});
        if (floats == 0) continue;
        steps[s]->setLater(listsOf(blocks, fetched, fetched + floats, threads));
        fetched += floats;
    }
}

} // namespace convlens::native
