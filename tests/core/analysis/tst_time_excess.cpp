#include "core/analysis/stage_totals.h"
#include "core/analysis/time_excess.h"
#include "core/graph/graph_builder.h"
#include "core/networks/registry.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

/// A stem of stride 2 (3 -> 8 channels, 8 x 8 maps of 16), a depthwise layer of stride 2 (4 x 4), a pointwise one (8 ->
/// 16), pooling and a classifier of 10. Multiply-adds by hand: 64*9*3*8 = 13824; 16*9*8 = 1152; 16*8*16 = 2048; 160.
Graph smallNetwork() {
    GraphBuilder b("small", Shape{1, 3, 16, 16});
    const Window three{3, 2, 1, {1, 1, 1, 1}}, one{1, 1, 1, {}};
    b.enterStage("any");
    TensorId x = b.add("stem", Convolution{8, 1, false, three}, {b.input()});
    x = b.add("stem.relu", Activation{ActivationKind::ReLU}, {x});
    x = b.add("dw", Convolution{8, 8, false, three}, {x});
    x = b.add("pw", Convolution{16, 1, false, one}, {x});
    x = b.add("pool", GlobalAveragePool{}, {x});
    const TensorId logits = b.add("classifier", FullyConnected{10, true}, {x});
    const TensorId p = b.add("softmax", Softmax{}, {logits});
    auto graph = b.finish(logits, p);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(graph).value();
}

void addStep(Measurement& measurement, const Graph& graph, std::initializer_list<const char*> layers, double us) {
    StepTiming step;
    for (const char* name : layers) {
        step.name += name;
        step.layers.push_back(*graph.findLayer(name));
    }
    step.medianUs = us;
    measurement.steps.push_back(step);
    measurement.stepSumMs += us / 1000;
}

Measurement asDrawn(const Graph& graph) {
    Measurement m;
    addStep(m, graph, {"stem"}, 100);
    addStep(m, graph, {"stem.relu"}, 20);
    addStep(m, graph, {"dw"}, 90);
    addStep(m, graph, {"pw"}, 30);
    addStep(m, graph, {"pool"}, 5);
    addStep(m, graph, {"classifier"}, 4);
    addStep(m, graph, {"softmax"}, 1);
    return m;
}

} // namespace

class TestTimeExcess : public QObject {
    Q_OBJECT
private slots:
    void excessIsWhatAnotherPaceDoesNotExplain() {
        const Graph graph = smallNetwork();
        const NetworkCost cost = computeCost(graph);
        QCOMPARE(cost.total.macs, std::int64_t(13824 + 1152 + 2048 + 160));
        const Measurement measured = asDrawn(graph);
        CostShares other;
        other.measured = true;
        other.macs = 100000;
        other.stepSumUs = 500; // 0.005 us a multiply-add
        const TimeExcess excess =
            timeExcess(costShares(graph, cost, &measured, CostGrouping::Layer), other);
        QVERIFY(std::abs(excess.expectedUs - 17184 * 0.005) < 1e-9);
        QCOMPARE(excess.stepSumUs, 250.0);
        QVERIFY(std::abs(excess.excessUs() - (250 - 85.92)) < 1e-9);
        // dw: 90 - 1152 * 0.005 = 84.24; stem: 100 - 69.12 = 30.88; pw 30 - 10.24 = 19.76; relu 20.
        QCOMPARE(excess.parts[0].part.name, std::string("dw"));
        QVERIFY(std::abs(excess.parts[0].excessUs - 84.24) < 1e-9);
        QCOMPARE(excess.parts[1].part.name, std::string("stem"));
        QCOMPARE(excess.parts[2].part.name, std::string("stem.relu"));
        QVERIFY(std::abs(excess.parts[2].excessUs - 20) < 1e-9);
        double sum = 0;
        for (const ExcessPart& part : excess.parts)
            sum += part.excessUs;
        QVERIFY(std::abs(sum - excess.excessUs()) < 1e-9);
    }

    void aNetworkHasNoExcessOverItself() {
        const Graph graph = smallNetwork();
        const NetworkCost cost = computeCost(graph);
        const Measurement measured = asDrawn(graph);
        const CostShares own = costShares(graph, cost, &measured, CostGrouping::Operator);
        QVERIFY(std::abs(timeExcess(own, own).excessUs()) < 1e-9);
        // Without times there is nothing to say.
        QVERIFY(timeExcess(costShares(graph, cost, nullptr, CostGrouping::Operator), own).parts.empty());
    }

    void stagesAreThoseOfEqualResolution() {
        const Graph graph = smallNetwork();
        const NetworkCost cost = computeCost(graph);
        const Measurement measured = asDrawn(graph);
        const std::vector<StageTotal> totals = stageTotals(graph, cost, &measured);
        QCOMPARE(totals.size(), std::size_t(3));
        QCOMPARE(totals[0].halvings, 1);
        QCOMPARE(totals[0].macs, std::int64_t(13824));
        QCOMPARE(totals[0].microseconds, 120.0);
        QCOMPARE(totals[1].halvings, 2);
        QCOMPARE(totals[1].macs, std::int64_t(1152 + 2048));
        QCOMPARE(totals[1].microseconds, 120.0);
        QCOMPARE(totals[2].halvings, StageTotal::kHead);
        QCOMPARE(totals[2].macs, std::int64_t(160));
        QCOMPARE(totals[2].layers, 3);
        QCOMPARE(totals[2].microseconds, 10.0);
    }

    void aFusedStepCountsWholeWhereItEnds() {
        const Graph graph = smallNetwork();
        const NetworkCost cost = computeCost(graph);
        Measurement m;
        addStep(m, graph, {"stem", "stem.relu", "dw"}, 150); // of 8 x 8 and of 4 x 4
        addStep(m, graph, {"pw"}, 30);
        addStep(m, graph, {"pool", "classifier", "softmax"}, 9);
        const std::vector<StageTotal> totals = stageTotals(graph, cost, &m);
        QCOMPARE(totals.size(), std::size_t(2));
        QCOMPARE(totals[0].halvings, 2);
        QCOMPARE(totals[0].macs, std::int64_t(13824 + 1152 + 2048));
        QCOMPARE(totals[0].microseconds, 180.0);
    }

    void everyLayerOfEveryFamilyIsInOneStage() {
        for (const FamilyInfo& info : families()) {
            NetworkSpec spec;
            spec.family = info.family;
            const auto graph = buildNetwork(spec);
            const NetworkCost cost = computeCost(*graph);
            const std::vector<StageTotal> totals = stageTotals(*graph, cost, nullptr);
            std::vector<int> halvings;
            std::int64_t macs = 0, params = 0;
            int layers = 0;
            for (const StageTotal& total : totals) {
                halvings.push_back(total.halvings);
                macs += total.macs;
                params += total.params;
                layers += total.layers;
                QVERIFY(std::isnan(total.microseconds));
            }
            QCOMPARE(macs, cost.total.macs);
            QCOMPARE(params, cost.total.params);
            QCOMPARE(layers, graph->layerCount());
            QCOMPARE(halvings, (std::vector<int>{1, 2, 3, 4, 5, StageTotal::kHead}));
        }
    }

    void stagesOfTwoNetworksAreSetBesideEachOther() {
        const std::vector<StageTotal> a{{1, 3}, {2, 4}, {StageTotal::kHead, 2}}, b{{2, 5}, {3, 1}, {StageTotal::kHead, 1}};
        const std::vector<StagePair> pairs = pairStages(a, b);
        QCOMPARE(pairs.size(), std::size_t(4));
        QVERIFY(pairs[0].a == &a[0] && !pairs[0].b);
        QVERIFY(pairs[1].a == &a[1] && pairs[1].b == &b[0]);
        QVERIFY(!pairs[2].a && pairs[2].b == &b[1]);
        QCOMPARE(pairs[3].halvings, StageTotal::kHead);
    }
};

QTEST_GUILESS_MAIN(TestTimeExcess)
#include "tst_time_excess.moc"
