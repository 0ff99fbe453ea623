#include "core/measure/peaks.h"

#include "core/base/cache_sizes.h"
#include "core/base/thread_pool.h"
#include "core/base/utc_now.h"
#include "core/kernels/aligned.h"
#include "core/kernels/peak_loops.h"
#include "core/measure/machine.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <exception>
#include <new>
#include <stdexcept>
#include <utility>

namespace convlens {

namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

Error cancelled() {
    return Error{ErrorCode::Cancelled, "the measurement of the machine was cancelled"};
}

/// Values one cache line apart, so that threads do not write to each other's.
struct alignas(64) Sink {
    float value = 0;
    double work = 0;
};

/// Work per second, the best burst of several: `body(worker)` returns what it did.
template <class Body>
Result<double> bestRate(ThreadPool& pool, const PeakOptions& options, std::vector<Sink>& sinks, Body body) {
    double best = 0;
    for (int burst = 0; burst < options.bursts; ++burst) {
        if (options.cancel.isCancelled()) return cancelled();
        const auto start = Clock::now();
        pool.run([&](int worker) { sinks[std::size_t(worker)].work = body(worker); });
        const double seconds = secondsSince(start);
        double work = 0;
        for (int worker = 0; worker < pool.threads(); ++worker)
            work += sinks[std::size_t(worker)].work;
        if (seconds > 0) best = std::max(best, work / seconds);
    }
    return best;
}

volatile float g_seed = 0.5f; ///< volatile: nothing can be worked out while compiling

} // namespace

Result<double> measureGflops(int threads, const PeakOptions& options) {
    ThreadPool pool(threads);
    std::vector<Sink> sinks(std::size_t(pool.threads()));
    // How many rounds make a burst, found on this machine.
    std::size_t rounds = 1000;
    for (;;) {
        const auto start = Clock::now();
        multiplyAddBurst(rounds, g_seed, &sinks[0].value);
        if (secondsSince(start) >= options.burstSeconds || rounds > (std::size_t(1) << 40)) break;
        rounds *= 2;
    }
    const auto rate = bestRate(pool, options, sinks, [&](int worker) {
        return multiplyAddBurst(rounds, g_seed, &sinks[std::size_t(worker)].value);
    });
    if (!rate) return rate.error();
    return *rate / 1e9;
}

namespace {

/// Bytes a second, each thread reading `bytes` of its own part of `values` again and again.
Result<double> reading(ThreadPool& pool, std::vector<Sink>& sinks, const AlignedFloats& values, std::int64_t bytes,
                       const PeakOptions& options) {
    const std::size_t count = std::size_t(bytes) / sizeof(float) / kReadStep * kReadStep;
    const auto part = [&](int worker) { return values.data() + std::size_t(worker) * count; };
    std::size_t times = 1;
    sinks[0].value = readFloats(part(0), count); // brought near
    for (;;) {
        const auto start = Clock::now();
        for (std::size_t i = 0; i < times; ++i)
            sinks[0].value += readFloats(part(0), count);
        if (secondsSince(start) >= options.burstSeconds || times > (std::size_t(1) << 40)) break;
        times *= 2;
    }
    return bestRate(pool, options, sinks, [&](int worker) {
        for (std::size_t i = 0; i < times; ++i)
            sinks[std::size_t(worker)].value += readFloats(part(worker), count);
        return double(count * sizeof(float)) * double(times);
    });
}

/// What one of `sharers` cores reads to meet a level: half of it, but clearly more than the level before.
struct LevelPlan {
    std::string name;
    std::int64_t bytes = 0, alone = 0, together = 0; ///< of the cache; that one core reads alone, and among all
};

std::vector<LevelPlan> planLevels(const CacheSizes& caches, int cores, std::int64_t mostBytes) {
    std::vector<LevelPlan> plans;
    const auto atLeastAStep = [](std::int64_t bytes) {
        return std::max<std::int64_t>(bytes, kReadStep * sizeof(float));
    };
    if (caches.level1 > 0)
        plans.push_back({"L1", caches.level1, atLeastAStep(caches.level1 / 2), atLeastAStep(caches.level1 / 2)});
    if (caches.level2 > 0)
        plans.push_back({"L2", caches.level2, atLeastAStep(caches.level2 / 2), atLeastAStep(caches.level2 / 2)});
    // The cores share the third level: together they may read half of it, each more than its own second level.
    if (caches.level3 > 0) {
        const std::int64_t most = std::min(caches.level3 / 2, mostBytes);
        const std::int64_t alone = std::min(most, std::max(4 * caches.level2, caches.level3 / 8));
        const std::int64_t together = std::min(alone, std::max(most / cores, 2 * caches.level2));
        if (alone > caches.level2 && together > caches.level2) plans.push_back({"L3", caches.level3, alone, together});
    }
    const std::int64_t last = std::max({caches.level1, caches.level2, caches.level3, std::int64_t(1) << 24});
    const std::int64_t all = std::min(mostBytes, 4 * last);
    plans.push_back({"memory", 0, atLeastAStep(all), atLeastAStep(all / cores)});
    return plans;
}

Result<MachinePeaks> tryMeasure(const PeakOptions& options) {
    const FlushDenormals flush;
    const MachineInfo machine = readMachineInfo();
    MachinePeaks peaks;
    peaks.cpu = machine.cpu;
    peaks.isa = machine.isa;
    peaks.cores = std::max(1, machine.cores);
    peaks.load1 = machine.load1;
    peaks.takenAt = utcNow();
    std::int64_t mostBytes = options.mostBytes;
    if (const std::int64_t memory = readMemoryBytes(); memory > 0) mostBytes = std::min(mostBytes, memory / 4);
    const auto plans = planLevels(readCacheSizes(), peaks.cores, mostBytes);
    std::vector<Sink> sinks(std::size_t(peaks.cores));
    const double steps = peaks.cores + 2.0 * double(plans.size());
    double done = 0;

    for (int threads = 1; threads <= peaks.cores; ++threads) {
        report(options.progress, done++ / steps,
               "arithmetic, " + std::to_string(threads) + " of " + std::to_string(peaks.cores) + " cores");
        const auto gflops = measureGflops(threads, options);
        if (!gflops) return gflops.error();
        peaks.gflops.push_back(*gflops);
    }
    ThreadPool one(1), all(peaks.cores);
    for (const LevelPlan& plan : plans) {
        const std::int64_t bytes = std::max(plan.alone, plan.together * peaks.cores);
        const AlignedFloats values(std::size_t(bytes) / sizeof(float) + kReadStep, 0.0f);
        MemoryLevel level{plan.name, plan.bytes, plan.alone, 0, 0};
        report(options.progress, done++ / steps, "reading " + plan.name + ", one core");
        const auto alone = reading(one, sinks, values, plan.alone, options);
        if (!alone) return alone.error();
        level.oneCoreGBs = *alone / 1e9;
        report(options.progress, done++ / steps, "reading " + plan.name + ", all cores");
        const auto together = reading(all, sinks, values, plan.together, options);
        if (!together) return together.error();
        level.allCoresGBs = *together / 1e9;
        peaks.levels.push_back(level);
    }
    report(options.progress, 1, "done");
    return peaks;
}

} // namespace

double MachinePeaks::gflopsOf(int threads) const {
    if (gflops.empty()) return 0;
    return gflops[std::size_t(std::clamp(threads, 1, int(gflops.size())) - 1)];
}

double MachinePeaks::bandwidthOf(const MemoryLevel& level, int threads) const {
    if (threads <= 1) return level.oneCoreGBs;
    if (threads >= cores) return level.allCoresGBs;
    return std::min(level.allCoresGBs, threads * level.oneCoreGBs);
}

Result<MachinePeaks> measurePeaks(const PeakOptions& options) {
    try {
        return tryMeasure(options);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to measure the machine's bandwidths"};
    }
}

Json toJson(const MachinePeaks& peaks) {
    Json json;
    json["cpu"] = peaks.cpu;
    json["isa"] = peaks.isa;
    json["cores"] = peaks.cores;
    json["peak_gflops"] = peaks.gflops;
    json["bandwidths"] = Json::array();
    for (const MemoryLevel& level : peaks.levels) {
        Json row;
        row["level"] = level.name;
        row["bytes"] = level.bytes > 0 ? Json(level.bytes) : Json(nullptr);
        row["read_bytes"] = level.readBytes;
        row["one_core_gb_s"] = level.oneCoreGBs;
        row["all_cores_gb_s"] = level.allCoresGBs;
        json["bandwidths"].push_back(std::move(row));
    }
    json["taken_at"] = peaks.takenAt;
    json["load"] = peaks.load1 < 0 ? Json(nullptr) : Json(peaks.load1);
    return json;
}

Result<MachinePeaks> peaksFromJson(const Json& json) {
    std::string field;
    const auto at = [&](const Json& object, const char* key) -> const Json& {
        field = key;
        return object.at(key);
    };
    const auto positive = [](const Json& value) {
        const double number = value.get<double>();
        if (!(number > 0) || !std::isfinite(number)) throw std::domain_error("not positive");
        return number;
    };
    try {
        MachinePeaks peaks;
        peaks.cpu = at(json, "cpu").get<std::string>();
        peaks.isa = at(json, "isa").get<std::string>();
        peaks.cores = at(json, "cores").get<int>();
        for (const Json& value : at(json, "peak_gflops"))
            peaks.gflops.push_back(positive(value));
        if (peaks.cores < 1 || peaks.gflops.size() != std::size_t(peaks.cores)) {
            field = "peak_gflops";
            throw std::domain_error("not one a core");
        }
        for (const Json& row : at(json, "bandwidths")) {
            MemoryLevel level;
            level.name = at(row, "level").get<std::string>();
            if (const Json& bytes = at(row, "bytes"); !bytes.is_null()) level.bytes = bytes.get<std::int64_t>();
            level.readBytes = at(row, "read_bytes").get<std::int64_t>();
            level.oneCoreGBs = positive(at(row, "one_core_gb_s"));
            level.allCoresGBs = positive(at(row, "all_cores_gb_s"));
            peaks.levels.push_back(std::move(level));
        }
        peaks.takenAt = at(json, "taken_at").get<std::string>();
        if (const Json& load = at(json, "load"); !load.is_null()) peaks.load1 = load.get<double>();
        return peaks;
    } catch (const std::exception&) {
        return Error{ErrorCode::BadFormat, "the machine's peaks have no usable '" + field + "'"};
    }
}

} // namespace convlens
