#include "core/analysis/cost_points.h"
#include "core/analysis/roofline.h"
#include "core/networks/registry.h"
#include "tests/core/analysis/small_network.h"

#include <QTest>

#include <algorithm>

using namespace convlens;
using test::layersOf;
using test::smallNetwork;
using test::splitNetwork;
using test::timedStep;

namespace {

StepWork workOf(const Graph& graph, std::initializer_list<const char*> layers) {
    const std::vector<std::vector<LayerId>> steps{layersOf(graph, layers)};
    return stepWork(graph, computeCost(graph), steps).front();
}

bool close(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(std::abs(a), std::abs(b));
}

} // namespace

class TestCostPoints : public QObject {
    Q_OBJECT
private slots:
    void oneLayerMovesWhatTheCostModelSays() {
        for (const Family family : {Family::MobileNetV2, Family::ShuffleNetV2}) {
            NetworkSpec spec;
            spec.family = family;
            const auto graph = buildNetwork(spec);
            QVERIFY(bool(graph));
            const NetworkCost cost = computeCost(*graph);
            const auto points = costPoints(*graph, cost, nullptr);
            QCOMPARE(int(points.size()), graph->layerCount());
            for (std::size_t i = 0; i < points.size(); ++i) {
                QCOMPARE(points[i].work.readBytes, cost.layers[i].readBytes);
                QCOMPARE(points[i].work.writeBytes, cost.layers[i].writeBytes);
                QCOMPARE(points[i].work.operations, cost.layers[i].flopsAll);
                QCOMPARE(points[i].work.macs, cost.layers[i].macs);
            }
        }
    }

    void whatAFusedStepKeepsInsideIsNotMoved() {
        const Graph graph = smallNetwork();
        // Input 3*4*4 and output 8*4*4 floats; weights 8*3*9, the norm's four values of 8 channels.
        StepWork work = workOf(graph, {"stem.conv", "stem.bn", "stem.relu"});
        QCOMPARE(work.readBytes, 4 * (48 + 216 + 32));
        QCOMPARE(work.writeBytes, 4 * 128);
        QCOMPARE(work.macs, 3456);
        QCOMPARE(work.operations, 2 * 3456 + 2 * 128 + 128);
        QCOMPARE(work.intensity(), double(2 * 3456 + 2 * 128 + 128) / (4 * (48 + 216 + 32) + 4 * 128));
        work = workOf(graph, {"dw.conv", "dw.bn", "pw.conv"});
        QCOMPARE(work.readBytes, 4 * (128 + 72 + 32 + 128));
        QCOMPARE(work.writeBytes, 4 * 256);
        // Results leave, whoever reads them.
        work = workOf(graph, {"classifier", "softmax"});
        QCOMPARE(work.readBytes, 4 * (16 + 160 + 10));
        QCOMPARE(work.writeBytes, 4 * (10 + 10));
    }

    void concatSplitAndShuffleAreAddressingInAFusedStep() {
        const Graph graph = splitNetwork();
        // The branch reads half of the maps (2*4 floats) and its 4 weights, and writes half of the joined ones.
        StepWork work = workOf(graph, {"cut", "branch", "join", "shuffle"});
        QCOMPARE(work.readBytes, 4 * (8 + 4));
        QCOMPARE(work.writeBytes, 4 * 8);
        // With what makes its input in the step as well, only the half that passes by leaves besides.
        work = workOf(graph, {"in", "cut", "branch", "join", "shuffle"});
        QCOMPARE(work.readBytes, 4 * (16 + 16 + 4));
        QCOMPARE(work.writeBytes, 4 * (16 + 8));
        // Alone they are copies.
        work = workOf(graph, {"join", "shuffle"});
        QCOMPARE(work.readBytes, 4 * (16 + 16));
        QCOMPARE(work.writeBytes, 4 * (16 + 16));
    }

    void ratesFromTimes() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        measurement.steps = {timedStep(graph, {"pw.conv"}, 4), timedStep(graph, {"stem.bn"}, 2)};
        const auto points = costPoints(graph, computeCost(graph), &measurement);
        const auto find = [&](const char* name) {
            return *std::ranges::find_if(points, [&](const CostPoint& p) { return p.share.name == name; });
        };
        const CostPoint pointwise = find("pw.conv");
        QVERIFY(close(pointwise.nsPerMac(), 4000.0 / 2048));
        QVERIFY(close(pointwise.gflops(), 2 * 2048 / 4e-6 / 1e9));
        QVERIFY(close(pointwise.gbPerSecond(), 4.0 * (128 + 128 + 256) / 4e-6 / 1e9));
        QVERIFY(std::isnan(find("stem.bn").nsPerMac())); // no multiply-adds
        QVERIFY(find("stem.bn").gflops() > 0);
        QVERIFY(std::isnan(find("pool").gflops())); // not timed
    }

    void aliveMapsOfEachLayer() {
        const Graph graph = smallNetwork();
        const std::vector<std::int64_t> alive = aliveActivationBytes(graph);
        // Floats that a layer reads and writes: nothing else lives in a chain.
        const std::vector<std::int64_t> floats{48 + 128, 256, 256, 256, 256, 128 + 256, 256 + 16, 16 + 10, 20};
        QCOMPARE(alive.size(), floats.size());
        for (std::size_t i = 0; i < floats.size(); ++i)
            QCOMPARE(alive[i], 4 * floats[i]);
        QCOMPARE(computeCost(graph).peakActivationBytes, 4 * (128 + 256));
    }

    void ranksAgreeOrNot_data() {
        QTest::addColumn<QList<double>>("x");
        QTest::addColumn<QList<double>>("y");
        QTest::addColumn<double>("correlation");
        using L = QList<double>;
        QTest::newRow("one order") << L{1, 2, 3, 100} << L{5, 6, 7, 8} << 1.0;
        QTest::newRow("the reverse") << L{1, 2, 3} << L{3, 2, 1} << -1.0;
        // 1 - 6 sum d^2 / (n (n^2 - 1)) with d = 0, 1, 1, 0.
        QTest::newRow("one swap of four") << L{1, 2, 3, 4} << L{1, 3, 2, 4} << 1 - 6 * 2.0 / (4 * 15);
        // Ranks 0.5 0.5 2 against 0 1 2: Pearson 1.5 / sqrt(1.5 * 2).
        QTest::newRow("a tie") << L{1, 1, 2} << L{1, 2, 3} << 1.5 / std::sqrt(3.0);
        QTest::newRow("all equal") << L{1, 1, 1} << L{1, 2, 3} << std::nan("");
        QTest::newRow("two items") << L{1, 2} << L{1, 2} << std::nan("");
    }
    void ranksAgreeOrNot() {
        QFETCH(QList<double>, x);
        QFETCH(QList<double>, y);
        QFETCH(double, correlation);
        const double found = rankCorrelation(x, y);
        QVERIFY(std::isnan(correlation) ? std::isnan(found) : std::abs(found - correlation) < 1e-12);
    }

    void sharesAddUpToAll() {
        const Graph graph = smallNetwork();
        Measurement measurement;
        for (const Layer& layer : graph.layers())
            if (layer.name != "softmax") measurement.steps.push_back(timedStep(graph, {layer.name.c_str()}, 5));
        const NetworkCost cost = computeCost(graph);
        const auto sums = cumulativeShares(costShares(graph, cost, &measurement, CostGrouping::Layer));
        QCOMPARE(int(sums.size()), 9);
        QVERIFY(close(sums[0].macs, 3456.0 / 6816));
        QVERIFY(close(sums[0].time, 1.0 / 8));
        QVERIFY(close(sums[3].macs, (3456.0 + 1152) / 6816));
        QVERIFY(close(sums[3].time, 4.0 / 8));
        QVERIFY(close(sums[8].macs, 1) && close(sums[8].time, 1)); // the softmax adds no time
        const auto uncounted = cumulativeShares(costShares(graph, cost, nullptr, CostGrouping::Layer));
        QVERIFY(close(uncounted[8].macs, 1) && std::isnan(uncounted[8].time));
    }

    void roofsOfAMachine() {
        MachinePeaks peaks;
        peaks.cores = 2;
        peaks.gflops = {100, 180};
        peaks.levels = {{"L1", 32768, 16384, 200, 400}, {"memory", 0, 1 << 28, 10, 15}};
        const Roofline one = rooflineOf(peaks, 1), two = rooflineOf(peaks, 2);
        QCOMPARE(one.peakGflops, 100.0);
        QCOMPARE(one.slopes.size(), std::size_t(2));
        QCOMPARE(one.memory()->level, std::string("memory"));
        QCOMPARE(one.ridge(*one.memory()), 10.0);
        QCOMPARE(one.attainable(*one.memory(), 4), 40.0);
        QCOMPARE(one.attainable(*one.memory(), 40), 100.0);
        QCOMPARE(one.attainable(one.slopes[0], 0.25), 50.0);
        QCOMPARE(two.ridge(*two.memory()), 12.0);
        QCOMPARE(two.attainable(*two.memory(), 4), 60.0);
        QVERIFY(!Roofline{}.memory());
    }
};

QTEST_APPLESS_MAIN(TestCostPoints)
#include "tst_cost_points.moc"
