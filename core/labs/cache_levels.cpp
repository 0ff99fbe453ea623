#include "core/labs/cache_levels.h"

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/kernels/aligned.h"
#include "core/kernels/pointwise.h"
#include "core/labs/function_plan.h"
#include "core/labs/guidelines.h"
#include "core/measure/measure.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <string>
#include <utility>

namespace convlens {

namespace {

constexpr int kFewestChannels = 8, kMostChannels = 512, kMostPixels = 3136;
/// Multiply-adds of one timed run, at least: some tens of microseconds, so that the clock's own time does not show.
constexpr double kMacsOfARun = 4e6;

Result<void> check(const CacheSettings& s) {
    if (s.channels < kFewestChannels || s.channels > kMostChannels || s.pixels < 1 || s.pixels > kMostPixels)
        return Error{ErrorCode::InvalidArgument, "the layer takes " + std::to_string(kFewestChannels) + " to " +
                                                     std::to_string(kMostChannels) + " channels and 1 to " +
                                                     std::to_string(kMostPixels) + " pixels, found " +
                                                     std::to_string(s.channels) + " and " + std::to_string(s.pixels)};
    return {};
}

struct LayerCopy {
    PackedMatrix weights;
    AlignedFloats in, out;
};

/// Walks through the first `count` copies again and again.
class Walk {
public:
    Walk(const CacheSettings& settings, std::vector<LayerCopy>& copies, std::int64_t count)
        : m_settings(settings), m_copies(copies), m_count(std::size_t(count)) {}
    /// Goes on where the last run ended, so that a set larger than one run's share is still walked through whole.
    void run(std::int64_t layers) noexcept {
        for (std::int64_t i = 0; i < layers; ++i) {
            LayerCopy& copy = m_copies[m_next];
            m_next = m_next + 1 < m_count ? m_next + 1 : 0;
            PointwiseArgs args;
            args.in = copy.in.data();
            args.out = copy.out.data();
            args.inStride = args.outStride = std::size_t(m_settings.channels);
            args.rows = std::size_t(m_settings.pixels);
            args.weights = &copy.weights;
            pointwise(args, 0, pointwiseTiles(args));
        }
    }

private:
    const CacheSettings& m_settings;
    std::vector<LayerCopy>& m_copies;
    std::size_t m_count, m_next = 0;
};

LayerCopy makeCopy(const CacheSettings& s) {
    const auto c = std::size_t(s.channels);
    const std::vector<float> weight(c * c, 0.01f);
    LayerCopy copy;
    copy.weights = packMatrix(weight.data(), nullptr, nullptr, c, c);
    copy.in.assign(c * std::size_t(s.pixels), 1.0f);
    copy.out.assign(c * std::size_t(s.pixels), 0.0f);
    return copy;
}

} // namespace

std::string_view toString(MemoryPlace level) {
    switch (level) {
    case MemoryPlace::Level1:
        return "L1";
    case MemoryPlace::Level2:
        return "L2";
    case MemoryPlace::Level3:
        return "L3";
    case MemoryPlace::Memory:
        return "memory";
    }
    return "";
}

std::int64_t layerBytes(const CacheSettings& s) {
    const std::int64_t c = s.channels;
    return (c * c + 2 * c * s.pixels) * std::int64_t(sizeof(float));
}

std::vector<WorkingSet> workingSets(const CacheSettings& settings, const CacheSizes& caches, std::int64_t mostBytes) {
    const std::int64_t one = layerBytes(settings);
    struct Level {
        MemoryPlace level;
        std::int64_t bytes;
    };
    std::vector<Level> levels;
    for (const Level level : {Level{MemoryPlace::Level1, caches.level1}, Level{MemoryPlace::Level2, caches.level2},
                              Level{MemoryPlace::Level3, caches.level3}}) {
        if (level.bytes > 0) levels.push_back(level);
    }
    const std::int64_t last = levels.empty() ? one : levels.back().bytes;
    const std::int64_t most = std::min(2 * last, mostBytes);
    const auto levelOf = [&](std::int64_t bytes) {
        for (const Level& level : levels)
            if (bytes <= level.bytes) return level.level;
        return MemoryPlace::Memory;
    };
    std::vector<WorkingSet> sets;
    for (std::int64_t copies = 1; copies * one <= most || copies == 1; copies *= 2)
        sets.push_back({levelOf(copies * one), false, copies, copies * one});
    // The named set of a level: the largest that leaves half of it free, or the smallest that fits at all.
    for (const Level& level : levels) {
        WorkingSet* best = nullptr;
        for (WorkingSet& set : sets) {
            if (set.level == level.level && (!best || 2 * set.bytes <= level.bytes)) best = &set;
        }
        if (best) best->named = true;
    }
    if (sets.back().level == MemoryPlace::Memory) sets.back().named = true;
    return sets;
}

Result<std::vector<CacheTiming>> measureCaches(const CacheSettings& settings, const std::vector<WorkingSet>& sets,
                                               const PartOptions& options) {
    if (auto ok = check(settings); !ok) return ok.error();
    const double macs = double(settings.channels) * settings.channels * settings.pixels;
    try {
        std::int64_t most = 1;
        for (const WorkingSet& set : sets)
            most = std::max(most, set.copies);
        std::vector<LayerCopy> copies; // of the largest set; the others are its beginnings
        for (std::int64_t i = 0; i < most; ++i) {
            if (options.cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the measurement was cancelled"};
            if (i % 256 == 0) report(options.progress, 0, "copies of the layer");
            copies.push_back(makeCopy(settings));
        }
        std::vector<std::unique_ptr<Walk>> walks;
        std::vector<std::unique_ptr<FunctionPlan>> plans;
        std::vector<MeasureTarget> targets;
        // Each run does the same number of layers, at least enough for four walks through what a second-level cache
        // holds: the first of them finds what the set before has left behind.
        std::int64_t layers = std::max<std::int64_t>(1, std::int64_t(kMacsOfARun / macs));
        for (const WorkingSet& set : sets) {
            if (set.level == MemoryPlace::Level1 || set.level == MemoryPlace::Level2)
                layers = std::max(layers, 4 * set.copies);
        }
        const Tensor nothing({1, 1, 1, 1});
        for (const WorkingSet& set : sets) {
            walks.push_back(std::make_unique<Walk>(settings, copies, set.copies));
            plans.push_back(std::make_unique<FunctionPlan>(std::string(toString(set.level)),
                                                           [walk = walks.back().get(), layers] { walk->run(layers); }));
            targets.push_back({plans.back().get(), &nothing});
        }
        auto timings = measurePlans(targets, options);
        if (!timings) return timings.error();
        std::vector<CacheTiming> result;
        for (std::size_t i = 0; i < sets.size(); ++i) {
            CacheTiming one{sets[i], std::move((*timings)[i]), 0, 0};
            // From a run to one layer.
            TimingSummary& t = one.timing.timing;
            for (double* value : {&t.medianMs, &t.madMs, &t.minMs, &t.p95Ms, &t.firstMs, &one.timing.interval.median,
                                  &one.timing.interval.low, &one.timing.interval.high})
                *value /= double(layers);
            for (double& sample : t.samplesMs)
                sample /= double(layers);
            one.gigaMacs = macs / (t.medianMs * 1e6);
            one.gigaBytes = double(layerBytes(settings)) / (t.medianMs * 1e6);
            result.push_back(std::move(one));
        }
        return result;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory for the largest working set"};
    }
}

} // namespace convlens
