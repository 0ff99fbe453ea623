#include "core/labs/function_plan.h"
#include "core/labs/guidelines.h"
#include "core/labs/measure_parts.h"
#include "core/labs/part_plan.h"
#include "core/measure/timing_input.h"
#include "core/weights/weights.h"

#include <QTest>

using namespace convlens;

namespace {

PartTarget smallTarget() {
    auto cases = guidelineCases({Guideline::FewElementwise, 32, 7, 2});
    if (!cases) qFatal("%s", cases.error().message.c_str());
    return {cases->back().graph, cases->back().body};
}

PartOptions quick() {
    PartOptions options;
    options.minSeconds = 0;
    return options;
}

} // namespace

class TestMeasureParts : public QObject {
    Q_OBJECT
private slots:
    void aPartHasOnlyItsOwnSteps_data() {
        QTest::addColumn<bool>("optimised");
        QTest::newRow("as drawn") << false;
        QTest::newRow("optimised") << true;
    }
    void aPartHasOnlyItsOwnSteps() {
        QFETCH(bool, optimised);
        const PartTarget target = smallTarget();
        const auto engine = findEngine("native");
        QVERIFY(engine);
        const CompileOptions how{optimised ? PlanKind::Optimised : PlanKind::AsDrawn, 1, ShuffleMethod::Permutation};
        auto plan = (*engine)->compile(target.graph, seededWeights(*target.graph, 1).parameters, how);
        QVERIFY(plan);
        const std::size_t whole = (*plan)->steps().size();
        PartPlan part(std::move(*plan), target.part);
        QVERIFY(part.steps().size() < whole);
        std::size_t covered = 0;
        for (const PlanStep& step : part.steps())
            covered += step.layers.size();
        QVERIFY(covered >= target.part.size());
        RunOptions options;
        options.timeSteps = true;
        const Tensor input = timingInput(target.graph->inputShape());
        const auto output = part.run(input, options);
        QVERIFY(output);
        QCOMPARE(output->stepTimes.size(), part.steps().size());
        std::chrono::nanoseconds sum{0};
        for (const auto time : output->stepTimes)
            sum += time;
        QCOMPARE(output->total.count(), sum.count());
        QVERIFY(sum.count() > 0);
        options.timeSteps = false;
        QVERIFY(part.run(input, options)->stepTimes.empty());
    }

    void everyTargetGetsATimeAndAnInterval() {
        PartTarget whole = smallTarget();
        whole.part.clear();
        const PartTarget targets[] = {smallTarget(), whole};
        const auto timings = measureParts(targets, quick());
        QVERIFY(timings);
        QCOMPARE(timings->size(), std::size_t(2));
        for (const PartTiming& one : *timings) {
            QVERIFY(one.timing.iterations >= 10);
            QVERIFY(one.interval.low <= one.interval.median && one.interval.median <= one.interval.high);
            QCOMPARE(one.interval.median, one.timing.medianMs);
        }
    }

    void anyWorkIsMeasuredAsAPlan() {
        int runs = 0;
        FunctionPlan plan("counting", [&] { ++runs; });
        QCOMPARE(plan.steps().size(), std::size_t(1));
        const Tensor nothing({1, 1, 1, 1});
        const MeasureTarget targets[] = {{&plan, &nothing}};
        const auto timings = measurePlans(targets, quick());
        QVERIFY(timings);
        QVERIFY(runs >= timings->front().timing.iterations);
    }

    void stopsWhenAsked() {
        CancelSource source;
        source.cancel();
        PartOptions options = quick();
        options.cancel = source.token();
        const PartTarget targets[] = {smallTarget()};
        QCOMPARE(measureParts(targets, options).error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestMeasureParts)
#include "tst_measure_parts.moc"
