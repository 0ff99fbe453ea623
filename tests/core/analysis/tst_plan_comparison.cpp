#include "core/analysis/plan_comparison.h"
#include "tests/core/analysis/small_network.h"

#include <QTest>

using namespace convlens;
using test::smallNetwork;
using test::timedStep;

namespace {

/// Each layer its own step, 10 us, but the softmax 2.
Measurement asDrawn(const Graph& graph) {
    Measurement m;
    for (const Layer& layer : graph.layers())
        m.steps.push_back(timedStep(graph, {layer.name.c_str()}, layer.name == "softmax" ? 2 : 10));
    return m;
}

/// The stem fused, depthwise and pointwise fused, the softmax in no step.
Measurement fused(const Graph& graph) {
    Measurement m;
    m.steps = {timedStep(graph, {"stem.conv", "stem.bn", "stem.relu"}, 12),
               timedStep(graph, {"dw.conv", "dw.bn", "pw.conv"}, 21), timedStep(graph, {"pool"}, 9),
               timedStep(graph, {"classifier"}, 11)};
    return m;
}

} // namespace

class TestPlanComparison : public QObject {
    Q_OBJECT
private slots:
    void aFusedStepIsOnePartWithTheSumOfTheOthers() {
        const Graph graph = smallNetwork();
        const auto parts = comparePlans(graph, computeCost(graph), asDrawn(graph), fused(graph), CostGrouping::Layer);
        QCOMPARE(int(parts.size()), 5);
        QCOMPARE(parts[0].part.name, std::string("stem.conv + stem.bn + stem.relu"));
        QCOMPARE(parts[0].firstUs, 30.0);
        QCOMPARE(parts[0].secondUs, 12.0);
        QCOMPARE(parts[0].firstSteps, 3);
        QCOMPARE(parts[0].secondSteps, 1);
        QCOMPARE(parts[0].savedUs(), 18.0);
        QCOMPARE(parts[0].part.macs, 3456);
        QCOMPARE(parts[1].part.groups,
                 (std::vector<OperatorGroup>{OperatorGroup::Pointwise, OperatorGroup::Depthwise}));
        QCOMPARE(parts[2].part.name, std::string("pool"));
        QCOMPARE(parts[2].secondUs, 9.0);
        // A layer that the second plan computes nowhere takes it no time.
        QCOMPARE(parts[4].part.name, std::string("softmax"));
        QVERIFY(std::isnan(parts[4].secondUs));
        QCOMPARE(parts[4].savedUs(), 2.0);
    }

    void nothingIsCountedTwiceOrLost_data() {
        QTest::addColumn<int>("grouping");
        for (const int grouping : {0, 1, 2})
            QTest::addRow("%d", grouping) << grouping;
    }
    void nothingIsCountedTwiceOrLost() {
        QFETCH(int, grouping);
        const Graph graph = smallNetwork();
        double first = 0, second = 0;
        std::int64_t macs = 0;
        std::size_t layers = 0;
        for (const PlanPart& part :
             comparePlans(graph, computeCost(graph), asDrawn(graph), fused(graph), CostGrouping(grouping))) {
            first += std::isfinite(part.firstUs) ? part.firstUs : 0;
            second += std::isfinite(part.secondUs) ? part.secondUs : 0;
            macs += part.part.macs;
            layers += part.part.layers.size();
        }
        QCOMPARE(first, 82.0);
        QCOMPARE(second, 53.0);
        QCOMPARE(macs, 6816);
        QCOMPARE(layers, std::size_t(9));
    }

    void overlappingStepsOfBothAreOnePart() {
        const Graph graph = smallNetwork();
        Measurement first, second;
        first.steps = {timedStep(graph, {"stem.conv", "stem.bn"}, 5), timedStep(graph, {"stem.relu"}, 1)};
        second.steps = {timedStep(graph, {"stem.conv"}, 4), timedStep(graph, {"stem.bn", "stem.relu"}, 3)};
        const auto parts = comparePlans(graph, computeCost(graph), first, second, CostGrouping::Layer);
        QCOMPARE(parts[0].part.layers.size(), std::size_t(3));
        QCOMPARE(parts[0].firstUs, 6.0);
        QCOMPARE(parts[0].secondUs, 7.0);
        QCOMPARE(parts[0].savedUs(), -1.0);
    }
};

QTEST_APPLESS_MAIN(TestPlanComparison)
#include "tst_plan_comparison.moc"
