#include "core/graph/graph_builder.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>

using namespace convlens;
using std::chrono::nanoseconds;

namespace {

/// Runs nothing: tells the journal its name (small when it is profiled) and claims the next of its times.
class FakePlan : public Plan {
public:
    FakePlan(char name, std::string& journal, std::function<double(int)> milliseconds)
        : m_name(name), m_journal(journal), m_milliseconds(std::move(milliseconds)) {
        m_steps = {{"first", {LayerId{0}}}, {"second + third", {LayerId{1}, LayerId{2}}}};
    }

    std::span<const PlanStep> steps() const override { return m_steps; }

    Result<RunOutput> run(const Tensor&, const RunOptions& options) override {
        denormalsFlushed = denormalsFlushed && isFlushing();
        m_journal += options.timeSteps ? char(m_name - 'A' + 'a') : m_name;
        if (options.progress) listenedTo = true;
        if (++runs == failAt) return Error{ErrorCode::Internal, "broke"};
        if (runs == cancelAt) cancelSource.cancel();
        RunOutput output;
        const double ms = options.timeSteps ? 1.5 * m_milliseconds(runs) : m_milliseconds(runs);
        output.total = nanoseconds(std::int64_t(ms * 1e6));
        if (options.timeSteps) output.stepTimes.assign(timesTold, output.total / 3);
        return output;
    }

    static bool isFlushing() {
        volatile float least = std::numeric_limits<float>::min();
        return least / 2 == 0.0f;
    }

    int runs = 0, failAt = -1, cancelAt = -1;
    std::size_t timesTold = 2;
    bool denormalsFlushed = true, listenedTo = false;
    CancelSource cancelSource;

private:
    char m_name;
    std::string& m_journal;
    std::function<double(int)> m_milliseconds;
    std::vector<PlanStep> m_steps;
};

std::function<double(int)> always(double ms) {
    return [ms](int) { return ms; };
}

MeasureOptions runsOnly(int runs) {
    MeasureOptions options;
    options.minSeconds = 0;
    options.minIterations = options.maxIterations = runs;
    return options;
}

} // namespace

class TestMeasure : public QObject {
    Q_OBJECT
private slots:
    void targetsAlternateRunByRun() {
        std::string journal;
        FakePlan a('A', journal, always(1)), b('B', journal, always(1.02));
        const Tensor input(Shape{1, 1, 1, 1});
        const std::vector<MeasureTarget> targets{{&a, &input}, {&b, &input}};
        const auto results = measure(targets, runsOnly(3));
        QVERIFY(bool(results));
        // First runs, two rounds of warm-up, then three rounds, each without and then with profiling.
        QCOMPARE(journal, std::string("AB") + "AB" + "AB" + "ABab" + "ABab" + "ABab");
        QCOMPARE(results->size(), std::size_t(2));
        for (const Measurement& m : *results) {
            QCOMPARE(m.total.iterations, 3);
            QCOMPARE(m.total.warmupRuns, 2);
        }
        QVERIFY(a.denormalsFlushed && b.denormalsFlushed);
        QVERIFY(!a.listenedTo);
        QVERIFY(!FakePlan::isFlushing());
    }

    /// Both on one machine that grows slower with every run: who is named first has no advantage, and what the drift
    /// did to each shows in neither's share.
    void theOrderOfTheTargetsDoesNotLeak() {
        const auto ratioOf = [](bool swapped) {
            double passed = 0; // milliseconds on the clock that both drift along
            const auto drifting = [&passed](double ms) {
                return [&passed, ms](int) {
                    const double took = ms * (1 + passed / 1000);
                    passed += took;
                    return took;
                };
            };
            std::string journal;
            FakePlan a('A', journal, drifting(1)), b('B', journal, drifting(2));
            const Tensor input(Shape{1, 1, 1, 1});
            std::vector<MeasureTarget> targets{{&a, &input}, {&b, &input}};
            if (swapped) std::swap(targets[0], targets[1]);
            MeasureOptions options = runsOnly(200);
            options.profileSteps = false;
            const auto results = measure(targets, options);
            if (!results) qFatal("%s", results.error().message.c_str());
            const TimingSummary &first = (*results)[0].total, &second = (*results)[1].total;
            // The drift is no small thing: measured one after the other the later one would lose by far.
            if (!(first.samplesMs.back() > 1.7 * first.samplesMs.front())) qFatal("the clock does not drift");
            return swapped ? first.medianMs / second.medianMs : second.medianMs / first.medianMs;
        };
        const double there = ratioOf(false), back = ratioOf(true);
        QVERIFY2(std::abs(there - back) < 0.01 * there, qPrintable(QString("%1 and %2").arg(there).arg(back)));
        QVERIFY(std::abs(there - 2) < 0.02);
    }

    void withoutProfilingNothingIsProfiled() {
        std::string journal;
        FakePlan a('A', journal, always(1));
        const Tensor input(Shape{1, 1, 1, 1});
        MeasureOptions options = runsOnly(4);
        options.profileSteps = false;
        const std::vector<MeasureTarget> targets{{&a, &input}};
        const auto results = measure(targets, options);
        QVERIFY(bool(results));
        QCOMPARE(journal, std::string("A") + "AA" + "AAAA");
        QVERIFY(results->front().steps.empty());
        QCOMPARE(results->front().profiledMs, 0.0);
    }

    void firstWarmUpCountedAndProfiledRunsAreKeptApart() {
        std::string journal;
        // Run 1 is cold; the next six fall and level out; what follows is counted.
        FakePlan a('A', journal, [](int run) { return run == 1 ? 50.0 : run <= 4 ? 14.0 - run : 6.0; });
        const Tensor input(Shape{1, 1, 1, 1});
        MeasureOptions options;
        options.minSeconds = 0.2;
        options.minIterations = 5;
        const std::vector<MeasureTarget> targets{{&a, &input}};
        const auto results = measure(targets, options);
        QVERIFY(bool(results));
        const Measurement& m = results->front();
        QCOMPARE(m.total.firstMs, 50.0);
        // 12 11 10 | 6 6 6 still falls, and so on until 6 6 6 follow 10 6 6.
        QCOMPARE(m.total.warmupRuns, 8);
        QCOMPARE(m.total.medianMs, 6.0);
        QCOMPARE(m.total.iterations, 34); // 34 * 6 ms reach 0.2 s
        QCOMPARE(m.profiledMs, 9.0);
        QCOMPARE(m.steps.size(), std::size_t(2));
        QCOMPARE(m.steps[1].name, std::string("second + third"));
        QVERIFY((m.steps[1].layers == std::vector{LayerId{1}, LayerId{2}}));
        QCOMPARE(m.steps[1].medianUs, 3000.0);
        QCOMPARE(m.steps[1].madUs, 0.0);
        QCOMPARE(m.stepSumMs, 6.0);
        QCOMPARE(m.unexplainedMs(), 0.0);
    }

    void aSlowTargetsRunsAreSpreadOverTheFastOnes() {
        std::string journal;
        FakePlan a('A', journal, always(1)), b('B', journal, always(50));
        const Tensor input(Shape{1, 1, 1, 1});
        MeasureOptions options;
        options.minSeconds = 1;
        options.minIterations = 10;
        options.profileSteps = false;
        const std::vector<MeasureTarget> targets{{&a, &input}, {&b, &input}};
        const auto results = measure(targets, options);
        QVERIFY(bool(results));
        QCOMPARE((*results)[0].total.iterations, 1000);
        QCOMPARE((*results)[1].total.iterations, 20);
        // Each quarter of the journal's counted part holds at least three of B's twenty runs.
        const std::string counted = journal.substr(journal.size() - 1020);
        for (int quarter = 0; quarter < 4; ++quarter) {
            const std::string part = counted.substr(std::size_t(quarter) * 255, 255);
            QVERIFY2(std::count(part.begin(), part.end(), 'B') >= 3, part.c_str());
        }
    }

    void theLimitOfRunsHolds() {
        std::string journal;
        FakePlan a('A', journal, always(0.001));
        const Tensor input(Shape{1, 1, 1, 1});
        MeasureOptions options;
        options.minSeconds = 3600;
        options.maxIterations = 25;
        const std::vector<MeasureTarget> targets{{&a, &input}};
        const auto results = measure(targets, options);
        QVERIFY(results && results->front().total.iterations == 25);
    }

    void cancellingEndsBetweenRuns() {
        std::string journal;
        FakePlan a('A', journal, always(1)), b('B', journal, always(1));
        a.cancelAt = 9;
        const Tensor input(Shape{1, 1, 1, 1});
        MeasureOptions options = runsOnly(1000);
        options.cancel = a.cancelSource.token();
        const std::vector<MeasureTarget> targets{{&a, &input}, {&b, &input}};
        const auto results = measure(targets, options);
        QVERIFY(!results);
        QCOMPARE(results.error().code, ErrorCode::Cancelled);
        QCOMPARE(a.runs, 9);
        QCOMPARE(b.runs, 8);
    }

    void aPlanThatFailsEndsTheMeasurementWithItsError_data() {
        QTest::addColumn<int>("failAt");
        QTest::newRow("first run") << 1;
        QTest::newRow("warm-up") << 2;
        QTest::newRow("counted") << 4;
        QTest::newRow("profiled") << 5;
    }

    void aPlanThatFailsEndsTheMeasurementWithItsError() {
        QFETCH(int, failAt);
        std::string journal;
        FakePlan a('A', journal, always(1));
        a.failAt = failAt;
        const Tensor input(Shape{1, 1, 1, 1});
        const std::vector<MeasureTarget> targets{{&a, &input}};
        const auto results = measure(targets, runsOnly(5));
        QVERIFY(!results);
        QCOMPARE(results.error().message, std::string("broke"));
        QCOMPARE(a.runs, failAt);
        QVERIFY(!FakePlan::isFlushing());
    }

    void stepTimesThatDoNotFitThePlanAreAnError() {
        std::string journal;
        FakePlan a('A', journal, always(1));
        a.timesTold = 3;
        const Tensor input(Shape{1, 1, 1, 1});
        const std::vector<MeasureTarget> targets{{&a, &input}};
        const auto results = measure(targets, runsOnly(5));
        QVERIFY(!results);
        QCOMPARE(results.error().code, ErrorCode::Internal);
    }

    void progressIsToldBetweenRoundsOnly() {
        std::string journal;
        FakePlan a('A', journal, always(1)), b('B', journal, always(1));
        const Tensor input(Shape{1, 1, 1, 1});
        MeasureOptions options = runsOnly(4);
        double last = -1;
        options.progress = [&](const Progress& p) {
            QVERIFY(p.fraction >= last);
            last = p.fraction;
            journal += '.';
        };
        const std::vector<MeasureTarget> targets{{&a, &input}, {&b, &input}};
        QVERIFY(bool(measure(targets, options)));
        QCOMPARE(journal, std::string(".AB.AB.AB.ABab.ABab.ABab.ABab."));
        QCOMPARE(last, 1.0);
    }

    void nonsenseIsRefusedAndNothingToMeasureIsNothing() {
        QVERIFY(measure({}, {})->empty());
        for (const double seconds : {-1.0, std::numeric_limits<double>::quiet_NaN()}) {
            MeasureOptions options;
            options.minSeconds = seconds;
            QCOMPARE(measure({}, options).error().code, ErrorCode::InvalidArgument);
        }
        QCOMPARE(measure({}, runsOnly(0)).error().code, ErrorCode::InvalidArgument);
        MeasureOptions options;
        options.minIterations = 20;
        options.maxIterations = 10;
        QCOMPARE(measure({}, options).error().code, ErrorCode::InvalidArgument);
    }

    void aRealPlanIsMeasured() {
        GraphBuilder b("real", {1, 3, 16, 16});
        const TensorId conv = b.add("conv", Convolution{4, 1, false, {3, 1, 1, {1, 1, 1, 1}}}, {b.input()});
        const TensorId relu = b.add("relu", Activation{}, {conv});
        const auto graph = std::make_shared<const Graph>(*b.finish(relu, relu));
        Parameters parameters;
        parameters.arrays["conv.weight"] = {{4, 3, 3, 3}, std::vector<float>(108, 0.1f)};
        auto plan =
            (*findEngine("reference"))->compile(graph, std::make_shared<const Parameters>(std::move(parameters)), {});
        QVERIFY(bool(plan));
        const Tensor input(graph->inputShape());
        MeasureOptions options;
        options.minSeconds = 0.01;
        const std::vector<MeasureTarget> targets{{plan->get(), &input}};
        const auto results = measure(targets, options);
        QVERIFY(bool(results));
        const Measurement& m = results->front();
        QVERIFY(m.total.iterations >= 10);
        QVERIFY(m.total.medianMs > 0 && m.total.minMs <= m.total.medianMs && m.total.p95Ms >= m.total.medianMs);
        QCOMPARE(m.steps.size(), std::size_t(2));
        QVERIFY(m.steps[0].medianUs > 0 && m.profiledMs > 0);
    }
};

QTEST_APPLESS_MAIN(TestMeasure)
#include "tst_measure.moc"
