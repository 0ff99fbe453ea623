#include "core/analysis/occlusion.h"
#include "core/graph/graph_builder.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

/// Two classes over one channel: the logit of class 0 is the mean of the picture, that of class 1 is zero.
struct MeanNetwork {
    std::shared_ptr<const Graph> graph;
    std::shared_ptr<Plan> plan;

    MeanNetwork(int h, int w) {
        GraphBuilder b("mean", {1, 1, h, w});
        const TensorId pool = b.add("pool", GlobalAveragePool{}, {b.input()});
        const TensorId fc = b.add("fc", FullyConnected{2, false}, {pool});
        graph = std::make_shared<const Graph>(*b.finish(fc, b.add("softmax", Softmax{}, {fc})));
        auto parameters = std::make_shared<Parameters>();
        parameters->arrays["fc.weight"] = {graph->parameters()[0].dims, {1, 0}};
        plan = *(*findEngine("reference"))->compile(graph, parameters, {});
    }
};

double sigmoid(double x) {
    return 1 / (1 + std::exp(-x));
}

} // namespace

class TestOcclusion : public QObject {
    Q_OBJECT
private slots:
    void theFallIsThatOfTheProbabilityWithoutTheSquare() {
        const MeanNetwork network(4, 6);
        auto input = std::make_shared<Tensor>(Shape{1, 1, 4, 6});
        input->at(0, 0, 1, 5) = 24; // mean 1
        OcclusionOptions options;
        options.patch = 2;
        options.step = 2;
        OcclusionScan scan = *OcclusionScan::begin(network.plan, input, options);
        QCOMPARE(scan.total(), 1 + 2 * 3);
        QVERIFY(scan.advance(1000));
        QVERIFY(scan.isComplete());
        // Hidden, the logits are equal: one half each.
        const double fall = sigmoid(1) - 0.5;
        const Tensor map = occlusionMap(scan.result(), 0), other = occlusionMap(scan.result(), 1);
        for (int y = 0; y < 4; ++y)
            for (int x = 0; x < 6; ++x) {
                const double expected = y < 2 && x >= 4 ? fall : 0;
                QVERIFY(std::abs(double(map.at(0, 0, y, x)) - expected) < 1e-6);
                QVERIFY(std::abs(double(other.at(0, 0, y, x)) + expected) < 1e-6);
            }
    }

    void squaresThatOverlapAreAveraged() {
        const MeanNetwork network(4, 4);
        auto input = std::make_shared<Tensor>(Shape{1, 1, 4, 4});
        input->at(0, 0, 0, 0) = 16;
        OcclusionOptions options;
        options.patch = 2;
        options.step = 1;
        OcclusionScan scan = *OcclusionScan::begin(network.plan, input, options);
        QVERIFY(scan.advance(1000));
        const Tensor map = occlusionMap(scan.result(), 0);
        const double fall = sigmoid(1) - 0.5;
        QVERIFY(std::abs(double(map.at(0, 0, 0, 0)) - fall) < 1e-6);     // only the corner's square
        QVERIFY(std::abs(double(map.at(0, 0, 0, 1)) - fall / 2) < 1e-6); // two squares, one hides the corner
        QVERIFY(std::abs(double(map.at(0, 0, 1, 1)) - fall / 4) < 1e-6);
        QVERIFY(std::abs(double(map.at(0, 0, 3, 3))) < 1e-6);
    }

    void everyPixelIsHidden_data() {
        QTest::addColumn<int>("patch");
        QTest::addColumn<int>("step");
        QTest::newRow("does not divide") << 3 << 2;
        QTest::newRow("by itself") << 0 << 0;
        QTest::newRow("the whole picture") << 7 << 7;
        QTest::newRow("a pixel") << 1 << 1;
    }
    void everyPixelIsHidden() {
        QFETCH(int, patch);
        QFETCH(int, step);
        const MeanNetwork network(7, 10);
        auto input = std::make_shared<Tensor>(Shape{1, 1, 7, 10});
        for (float& v : input->values())
            v = 1;
        OcclusionOptions options;
        options.patch = patch;
        options.step = step;
        OcclusionScan scan = *OcclusionScan::begin(network.plan, input, options);
        QVERIFY(scan.advance(1000));
        const Tensor map = occlusionMap(scan.result(), 0);
        for (const float v : map.values())
            QVERIFY(v > 0);
    }

    void theFillReplacesTheValues() {
        const MeanNetwork network(2, 2);
        auto input = std::make_shared<Tensor>(Shape{1, 1, 2, 2});
        OcclusionOptions options;
        options.patch = 2;
        options.step = 2;
        options.fill = {3};
        OcclusionScan scan = *OcclusionScan::begin(network.plan, input, options);
        QVERIFY(scan.advance(2));
        QVERIFY(std::abs(double(scan.result().hidden.at(0, 0, 0, 0)) - sigmoid(3)) < 1e-6);
        QCOMPARE(input->at(0, 0, 0, 0), 0.0f); // the picture itself stays
    }

    void theWorkCanBeDoneInPartsAndStopped() {
        const MeanNetwork network(8, 8);
        auto input = std::make_shared<Tensor>(Shape{1, 1, 8, 8});
        OcclusionOptions options;
        options.patch = 2;
        options.step = 2;
        OcclusionScan scan = *OcclusionScan::begin(network.plan, input, options);
        QVERIFY(scan.advance(5));
        QCOMPARE(scan.done(), 5);
        CancelSource source;
        source.cancel();
        const auto stopped = scan.advance(5, source.token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, ErrorCode::Cancelled);
        QCOMPARE(scan.done(), 5);
        QVERIFY(scan.advance(100));
        QCOMPARE(scan.done(), 17);
    }

    void whatCannotBeIsRefused_data() {
        QTest::addColumn<int>("patch");
        QTest::addColumn<int>("step");
        QTest::addColumn<int>("fill");
        QTest::newRow("larger than the picture") << 9 << 1 << 0;
        QTest::newRow("negative") << -1 << 1 << 0;
        QTest::newRow("gaps") << 2 << 3 << 0;
        QTest::newRow("fill of three") << 2 << 2 << 3;
    }
    void whatCannotBeIsRefused() {
        QFETCH(int, patch);
        QFETCH(int, step);
        QFETCH(int, fill);
        const MeanNetwork network(8, 8);
        OcclusionOptions options;
        options.patch = patch;
        options.step = step;
        options.fill.assign(std::size_t(fill), 0.0f);
        const auto scan =
            OcclusionScan::begin(network.plan, std::make_shared<const Tensor>(Shape{1, 1, 8, 8}), options);
        QVERIFY(!scan);
        QCOMPARE(scan.error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestOcclusion)
#include "tst_occlusion.moc"
