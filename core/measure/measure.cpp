#include "core/measure/measure.h"

#include "core/base/check.h"
#include "core/measure/machine.h"
#include "core/measure/statistics.h"
#include "core/measure/warm_up.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <new>
#include <ratio>
#include <utility>

namespace convlens {

namespace {

/// A target sits a round out while its share of work done is more than this many times that of the slowest. Targets of
/// like speed then simply alternate, and a slow one's few runs are spread over all of a fast one's many.
constexpr double kMayBeAhead = 1.05;

double toMs(std::chrono::nanoseconds time) {
    return std::chrono::duration<double, std::milli>(time).count();
}

/// One target and what was measured of it so far.
class Series {
public:
    Series(const MeasureTarget& target, const MeasureOptions& options)
        : m_target(target), m_options(options), m_warmUp(options.minSeconds),
          m_stepUs(options.profileSteps ? target.plan->steps().size() : 0) {}

    Result<void> runFirst() {
        auto ms = runOnce();
        if (!ms) return ms.error();
        m_firstMs = *ms;
        return {};
    }

    Result<void> runWarmUp() {
        auto ms = runOnce();
        if (!ms) return ms.error();
        m_warmUp.add(*ms);
        return {};
    }

    Result<void> runCounted() {
        auto ms = runOnce();
        if (!ms) return ms.error();
        m_samplesMs.push_back(*ms);
        m_sumMs += *ms;
        return {};
    }

    Result<void> runProfiled() {
        auto output = run(true);
        if (!output) return output.error();
        if (output->stepTimes.size() != m_stepUs.size())
            return Error{ErrorCode::Internal, "the engine timed " + std::to_string(output->stepTimes.size()) +
                                                  " steps of a plan that has " + std::to_string(m_stepUs.size())};
        m_profiledMs.push_back(toMs(output->total));
        for (std::size_t i = 0; i < m_stepUs.size(); ++i)
            m_stepUs[i].push_back(1000 * toMs(output->stepTimes[i]));
        return {};
    }

    bool isWarm() const { return m_warmUp.isDone(); }
    bool isDone() const { return fraction() >= 1; }

    /// How much of the work is done, in [0, 1]: both the time and the runs asked for are needed, unless there are more
    /// runs than are allowed.
    double fraction() const {
        const auto runs = double(m_samplesMs.size());
        if (runs >= m_options.maxIterations) return 1;
        const double byRuns = runs / m_options.minIterations;
        const double byTime = m_options.minSeconds > 0 ? m_sumMs / (1000 * m_options.minSeconds) : 1;
        return std::min({byRuns, byTime, 1.0});
    }

    Measurement finish() && {
        Measurement m;
        m.total = summarise(std::move(m_samplesMs), m_firstMs, m_warmUp.runs());
        m.total.warmupMs = m_warmUp.samplesMs();
        if (m_options.profileSteps) {
            const auto steps = m_target.plan->steps();
            for (std::size_t i = 0; i < m_stepUs.size(); ++i) {
                const double middle = median(m_stepUs[i]);
                m.steps.push_back(
                    {steps[i].name, steps[i].layers, middle, medianAbsoluteDeviation(m_stepUs[i], middle)});
                m.stepSumMs += middle / 1000;
            }
            m.profiledMs = median(m_profiledMs);
        }
        return m;
    }

private:
    Result<RunOutput> run(bool timeSteps) {
        RunOptions options;
        options.timeSteps = timeSteps;
        options.cancel = m_options.cancel; // one relaxed load a step, so that a slow network can be left at once
        return m_target.plan->run(*m_target.input, options);
    }

    Result<double> runOnce() {
        auto output = run(false);
        if (!output) return output.error();
        return toMs(output->total);
    }

    MeasureTarget m_target;
    const MeasureOptions& m_options;
    WarmUp m_warmUp;
    double m_firstMs = 0, m_sumMs = 0;
    std::vector<double> m_samplesMs, m_profiledMs;
    std::vector<std::vector<double>> m_stepUs; ///< by step, then by profiled run
};

/// Calls `work` for each of the series in turn, if it may take part; the first error ends the round.
template <class MayRun, class Work>
Result<void> round(std::vector<Series>& series, const CancelToken& cancel, MayRun mayRun, Work work) {
    for (Series& s : series) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the measurement was cancelled"};
        if (!mayRun(s)) continue;
        if (auto done = work(s); !done) return done;
    }
    return {};
}

Result<void> checkOptions(const MeasureOptions& options) {
    if (!(options.minSeconds >= 0) || !std::isfinite(options.minSeconds))
        return Error{ErrorCode::InvalidArgument,
                     "the time to measure must be zero seconds or more, found " + std::to_string(options.minSeconds)};
    if (options.minIterations < 1 || options.maxIterations < options.minIterations)
        return Error{ErrorCode::InvalidArgument, "the number of runs must be between 1 and a larger limit, found " +
                                                     std::to_string(options.minIterations) + " and " +
                                                     std::to_string(options.maxIterations)};
    return {};
}

Result<std::vector<Measurement>> tryMeasure(std::span<const MeasureTarget> targets, const MeasureOptions& options) {
    std::vector<Series> series;
    for (const MeasureTarget& target : targets) {
        CONVLENS_CHECK(target.plan && target.input);
        series.emplace_back(target, options);
    }
    const FlushDenormals flush;
    const auto all = [](const Series&) { return true; };

    report(options.progress, 0, "first runs");
    if (auto done = round(series, options.cancel, all, [](Series& s) { return s.runFirst(); }); !done)
        return done.error();

    // Those that are warm already go on running, so that the others warm up under the conditions they are measured in.
    const auto isWarm = [](const Series& s) { return s.isWarm(); };
    while (!std::all_of(series.begin(), series.end(), isWarm)) {
        report(options.progress, 0, "warming up");
        if (auto done = round(series, options.cancel, all, [](Series& s) { return s.runWarmUp(); }); !done)
            return done.error();
    }

    for (int number = 1;; ++number) {
        double least = 1;
        for (const Series& s : series)
            least = std::min(least, s.fraction());
        report(options.progress, least, "round " + std::to_string(number));
        if (least >= 1) break;
        std::vector<const Series*> taking;
        for (const Series& s : series) {
            if (!s.isDone() && s.fraction() <= least * kMayBeAhead) taking.push_back(&s);
        }
        const auto takesPart = [&](const Series& s) {
            return std::find(taking.begin(), taking.end(), &s) != taking.end();
        };
        if (auto done = round(series, options.cancel, takesPart, [](Series& s) { return s.runCounted(); }); !done)
            return done.error();
        if (!options.profileSteps) continue;
        if (auto done = round(series, options.cancel, takesPart, [](Series& s) { return s.runProfiled(); }); !done)
            return done.error();
    }

    std::vector<Measurement> results;
    for (Series& s : series)
        results.push_back(std::move(s).finish());
    return results;
}

} // namespace

Result<std::vector<Measurement>> measure(std::span<const MeasureTarget> targets, const MeasureOptions& options) {
    if (auto valid = checkOptions(options); !valid) return valid.error();
    try {
        return tryMeasure(targets, options);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to keep the timings"};
    }
}

} // namespace convlens
