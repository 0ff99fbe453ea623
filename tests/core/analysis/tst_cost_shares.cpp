#include "core/analysis/cost_shares.h"
#include "core/networks/registry.h"
#include "tests/core/analysis/small_network.h"

#include <QTest>

using namespace convlens;
using test::smallNetwork;

namespace {

constexpr double kAllMacs = 6816;

StepTiming step(const Graph& graph, std::initializer_list<const char*> layers, double us) {
    return test::timedStep(graph, layers, us);
}

const CostShare* find(const CostShares& shares, const std::string& name) {
    for (const CostShare& part : shares.parts)
        if (part.name == name) return &part;
    return nullptr;
}

/// Every layer once, shares that add up: what must hold for any network, plan and grouping.
void verifyWhole(const CostShares& shares, const Graph& graph) {
    double counts = 0, time = 0;
    std::int64_t sum = 0;
    std::vector<int> seen(std::size_t(graph.layerCount()), 0);
    for (const CostShare& part : shares.parts) {
        counts += part.countShare;
        sum += part.macs;
        if (part.timed()) time += part.timeShare;
        for (const LayerId layer : part.layers)
            ++seen[std::size_t(layer.value)];
    }
    QCOMPARE(sum, shares.macs);
    QVERIFY(std::abs(counts - 1) < 1e-12);
    if (shares.measured) QVERIFY(std::abs(time - 1) < 1e-12);
    for (const int times : seen)
        QCOMPARE(times, 1);
}

} // namespace

class TestCostShares : public QObject {
    Q_OBJECT

private slots:
    void withoutMeasurementOnlyMultiplyAdds() {
        const Graph graph = smallNetwork();
        const CostShares shares = costShares(graph, computeCost(graph), nullptr, CostGrouping::Layer);
        QVERIFY(!shares.measured);
        QCOMPARE(int(shares.parts.size()), 9);
        QCOMPARE(shares.parts[0].macs, 3456);
        QCOMPARE(shares.parts[0].count, 3456.0);
        QCOMPARE(shares.parts[0].countShare, 3456 / kAllMacs);
        QCOMPARE(shares.parts[1].macs, 0);
        QVERIFY(!shares.parts[0].timed());
        QVERIFY(std::isnan(shares.parts[0].gap()));
        verifyWhole(shares, graph);
    }

    void byOperator() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        for (const Layer& layer : graph.layers())
            measurement.steps.push_back(step(graph, {layer.name.c_str()}, 10));
        const CostShares shares = costShares(graph, computeCost(graph), &measurement, CostGrouping::Operator);
        // Fixed order of the groups, absent ones left out.
        QCOMPARE(int(shares.parts.size()), 5);
        QCOMPARE(shares.parts[0].name, std::string("convolution"));
        QCOMPARE(shares.parts[1].name, std::string("pointwise"));
        QCOMPARE(shares.parts[2].name, std::string("depthwise"));
        QCOMPARE(shares.parts[2].countShare, 1152 / kAllMacs);
        QVERIFY(std::abs(shares.parts[2].timeShare - 1.0 / 9) < 1e-12);
        QVERIFY(std::abs(shares.parts[2].gap() - (1.0 / 9 - 1152 / kAllMacs)) < 1e-12);
        QCOMPARE(shares.parts[3].microseconds, 30.0); // two norms and a relu
        QCOMPARE(shares.parts[4].macs, 160);          // pooling, classifier, softmax
        QCOMPARE(shares.stepSumUs, 90.0);
        verifyWhole(shares, graph);
    }

    void byStage() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        for (const Layer& layer : graph.layers())
            measurement.steps.push_back(step(graph, {layer.name.c_str()}, 10));
        const CostShares shares = costShares(graph, computeCost(graph), &measurement, CostGrouping::Stage);
        QCOMPARE(int(shares.parts.size()), 3);
        QCOMPARE(shares.parts[1].name, std::string("stage 1"));
        QCOMPARE(shares.parts[1].macs, 1152 + 2048);
        QCOMPARE(shares.parts[1].microseconds, 30.0);
        QVERIFY(std::isnan(shares.parts[1].spreadUs)); // of a sum it is not known
        verifyWhole(shares, graph);
    }

    void aFusedStepIsOnePartAndNotSplit() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        measurement.steps = {step(graph, {"stem.conv", "stem.bn", "stem.relu"}, 40),
                             step(graph, {"dw.conv", "dw.bn", "pw.conv"}, 50), step(graph, {"pool"}, 4),
                             step(graph, {"classifier"}, 5), step(graph, {"softmax"}, 1)};
        const NetworkCost cost = computeCost(graph);
        const CostShares layers = costShares(graph, cost, &measurement, CostGrouping::Layer);
        QCOMPARE(int(layers.parts.size()), 5);
        QCOMPARE(layers.parts[1].macs, 1152 + 2048);
        QCOMPARE(layers.parts[1].timeShare, 0.5);
        QCOMPARE(layers.parts[1].spreadUs, 5.0);
        verifyWhole(layers, graph);

        const CostShares operators = costShares(graph, cost, &measurement, CostGrouping::Operator);
        // Norm and relu count with the convolution they were fused into; two convolutions make a part of their own.
        QVERIFY(find(operators, "convolution"));
        QCOMPARE(find(operators, "convolution")->microseconds, 40.0);
        const CostShare* both = find(operators, "pointwise + depthwise");
        QVERIFY(both);
        QCOMPARE(both->groups, (std::vector{OperatorGroup::Pointwise, OperatorGroup::Depthwise}));
        QVERIFY(!find(operators, "depthwise"));
        verifyWhole(operators, graph);
    }

    void aStepAcrossStagesIsNamedAfterBoth() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        measurement.steps = {step(graph, {"pw.conv", "pool"}, 10)};
        const CostShares shares = costShares(graph, computeCost(graph), &measurement, CostGrouping::Stage);
        QVERIFY(find(shares, "stage 1 + head"));
        verifyWhole(shares, graph);
    }

    void uncoveredLayersKeepTheirMultiplyAddsWithoutTime() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        measurement.steps = {step(graph, {"stem.conv"}, 30), step(graph, {"pw.conv"}, 10)};
        const CostShares shares = costShares(graph, computeCost(graph), &measurement, CostGrouping::Layer);
        QCOMPARE(int(shares.parts.size()), 9);
        QCOMPARE(find(shares, "stem.conv")->timeShare, 0.75);
        QVERIFY(!find(shares, "dw.conv")->timed());
        QCOMPARE(find(shares, "dw.conv")->macs, 1152);
        QCOMPARE(shares.parts[0].name, std::string("stem.conv")); // the network's order, not the steps'
        QCOMPARE(shares.parts[8].name, std::string("softmax"));
        verifyWhole(shares, graph);
    }

    void stepsOutsideTheNetworkAreShown() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        measurement.steps = {step(graph, {"stem.conv"}, 30), StepTiming{"convert input", {}, 10, 1}};
        for (const CostGrouping grouping : {CostGrouping::Layer, CostGrouping::Operator, CostGrouping::Stage}) {
            const CostShares shares = costShares(graph, computeCost(graph), &measurement, grouping);
            QCOMPARE(shares.parts.back().timeShare, 0.25);
            QVERIFY(shares.parts.back().groups.empty());
            verifyWhole(shares, graph);
        }
    }

    void aLayerInTwoStepsCountsOnce() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        measurement.steps = {step(graph, {"stem.conv"}, 30), step(graph, {"stem.conv", "stem.bn"}, 10)};
        verifyWhole(costShares(graph, computeCost(graph), &measurement, CostGrouping::Layer), graph);
    }

    void sharesAddUpForEveryFamily_data() {
        QTest::addColumn<int>("family");
        for (const FamilyInfo& family : families())
            QTest::newRow(std::string(family.id).c_str()) << int(family.family);
    }
    void sharesAddUpForEveryFamily() {
        QFETCH(int, family);
        NetworkSpec spec;
        spec.family = Family(family);
        const auto graph = buildNetwork(spec);
        QVERIFY(graph);
        const NetworkCost cost = computeCost(*graph);
        Measurement measurement;
        for (int i = 0; i < graph->layerCount(); ++i)
            measurement.steps.push_back({graph->layer(LayerId{i}).name, {LayerId{i}}, 1.0 + i % 13, 0.1});
        for (const CostGrouping grouping : {CostGrouping::Layer, CostGrouping::Operator, CostGrouping::Stage}) {
            verifyWhole(costShares(*graph, cost, &measurement, grouping), *graph);
            verifyWhole(costShares(*graph, cost, nullptr, grouping), *graph);
            for (const ConventionInfo& info : conventions()) {
                const CostShares counted = costShares(*graph, cost, &measurement, grouping, info.convention);
                verifyWhole(counted, *graph);
                double sum = 0;
                for (const CostShare& part : counted.parts)
                    sum += part.count;
                QVERIFY(std::abs(sum - countNetwork(info.convention, *graph).total) < 1e-3);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestCostShares)
#include "tst_cost_shares.moc"
