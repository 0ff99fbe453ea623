#include "core/cost/conventions.h"
#include "core/cost/cost_model.h"
#include "core/graph/graph_builder.h"
#include "tests/support/networks.h"

#include <QTest>

using namespace convlens;
using namespace convlens::test;

namespace {

Window window(int kernel, int stride, int padding) {
    return {kernel, stride, 1, {padding, padding, padding, padding}};
}

/// Every operator once, small enough to count by hand: 2 images of 4 x 8 x 8.
Graph everyOperator() {
    GraphBuilder b("every operator", {2, 4, 8, 8});
    TensorId x = b.add("conv", Convolution{6, 1, true, window(3, 2, 1)}, {b.input()}); // 6 x 4 x 4
    x = b.add("bn", BatchNorm{}, {x});
    x = b.add("relu", Activation{ActivationKind::ReLU}, {x});
    x = b.add("group", Convolution{8, 2, false, window(1, 1, 0)}, {x}); // 8 x 4 x 4
    x = b.add("relu6", Activation{ActivationKind::ReLU6}, {x});
    x = b.add("shuffle", ChannelShuffle{2}, {x});
    x = b.add("depthwise", Convolution{8, 8, false, window(3, 1, 1)}, {x});
    x = b.add("hswish", Activation{ActivationKind::HSwish}, {x});
    const auto parts = b.addMany("split", ChannelSplit{{4, 4}}, {x});
    const TensorId gate =
        b.add("gate", Activation{ActivationKind::HSigmoid}, {b.add("squeeze", GlobalAveragePool{}, {parts[1]})});
    const TensorId scaled = b.add("scale", ScaleChannels{}, {parts[1], gate});
    x = b.add("concat", Concat{}, {parts[0], scaled});
    x = b.add("add", Add{}, {x, x});
    const TensorId average = b.add("average", AveragePool{window(3, 2, 1)}, {x}); // 8 x 2 x 2
    const TensorId maximum = b.add("maximum", MaxPool{window(3, 2, 1)}, {x});
    x = b.add("sum", Add{}, {average, maximum});
    x = b.add("pool", GlobalAveragePool{}, {x});
    x = b.add("fc", FullyConnected{10, true}, {x});
    return *b.finish(x, b.add("softmax", Softmax{}, {x}));
}

} // namespace

class TestCostModel : public QObject {
    Q_OBJECT
private slots:
    void layersCountAsByHand_data() {
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QList<qint64>>("expected"); // params, macs, operations, values read, values written
        const auto row = [](const char* layer, const QList<qint64>& expected) {
            QTest::newRow(layer) << QString(layer) << expected;
        };
        // Output values: 6 x 4 x 4 = 96 an image. Input: 4 x 8 x 8 = 256 an image. Weights 6 x 4 x 9 = 216.
        row("conv", {216 + 6, 2 * 96 * 36, 2 * (2 * 96 * 36 + 96), 2 * 256 + 222, 2 * 96});
        row("bn", {12, 0, 2 * 2 * 96, 2 * 96 + 24, 2 * 96});
        row("relu", {0, 0, 2 * 96, 2 * 96, 2 * 96});
        row("group", {24, 2 * 128 * 3, 2 * 2 * 128 * 3, 2 * 96 + 24, 2 * 128});
        row("relu6", {0, 0, 2 * 2 * 128, 256, 256});
        row("shuffle", {0, 0, 0, 256, 256});
        row("depthwise", {72, 2 * 128 * 9, 2 * 2 * 128 * 9, 256 + 72, 256});
        row("hswish", {0, 0, 5 * 256, 256, 256});
        row("split", {0, 0, 0, 0, 0});
        row("squeeze", {0, 0, 2 * 64, 2 * 64, 8});
        row("gate", {0, 0, 4 * 8, 8, 8});
        row("scale", {0, 0, 128, 128 + 8, 128});
        row("concat", {0, 0, 0, 256, 256});
        row("add", {0, 0, 256, 2 * 256, 256});
        row("average", {0, 0, 9 * 64, 256, 64});
        row("maximum", {0, 0, 8 * 64, 256, 64});
        row("pool", {0, 0, 2 * 32, 64, 16});
        row("fc", {80 + 10, 2 * 80, 2 * (2 * 80 + 10), 16 + 90, 20});
        row("softmax", {0, 0, 5 * 20, 20, 20});
    }
    void layersCountAsByHand() {
        QFETCH(QString, layer);
        QFETCH(QList<qint64>, expected);
        const Graph graph = everyOperator();
        const LayerCost c = computeCost(graph).layers[std::size_t(layerOrExit(graph, layer.toStdString()).value)];
        QCOMPARE((QList<qint64>{c.params, c.macs, c.flopsAll, c.readBytes / 4, c.writeBytes / 4}), expected);
    }

    void totalsAndGroupsAddUp_data() {
        QTest::addColumn<QString>("spec");
        for (const FamilyInfo& info : families())
            QTest::newRow(std::string(info.id).c_str()) << QString::fromUtf8(info.id.data(), int(info.id.size()));
    }
    void totalsAndGroupsAddUp() {
        QFETCH(QString, spec);
        const NetworkCost cost = computeCost(buildOrExit(spec.toStdString()));
        LayerCost layers, groups;
        for (const LayerCost& c : cost.layers)
            layers += c;
        for (const LayerCost& c : cost.byGroup)
            groups += c;
        for (const LayerCost& sum : {layers, groups}) {
            QCOMPARE(sum.params, cost.total.params);
            QCOMPARE(sum.macs, cost.total.macs);
            QCOMPARE(sum.flopsAll, cost.total.flopsAll);
            QCOMPARE(sum.readBytes, cost.total.readBytes);
            QCOMPARE(sum.writeBytes, cost.total.writeBytes);
        }
        QVERIFY(cost.total.flopsAll > 2 * cost.total.macs);
        QVERIFY(cost.peakActivationBytes < cost.activationBytes);
    }

    void memoryOfAStraightLine() {
        // 256 -> 512 -> 128 values: the widest pair is alive while the second layer runs.
        GraphBuilder b("line", {1, 4, 8, 8});
        TensorId x = b.add("a", Convolution{8, 1, false, window(1, 1, 0)}, {b.input()});
        x = b.add("b", Convolution{8, 1, false, window(1, 2, 0)}, {x});
        const NetworkCost cost = computeCost(*b.finish(x, x));
        QCOMPARE(cost.activationBytes, std::int64_t(4 * (512 + 128)));
        QCOMPARE(cost.peakActivationBytes, std::int64_t(4 * (256 + 512)));
    }

    void memoryOfAShortcut() {
        // The input waits for the addition: 256 + 256 + 256 while `a`'s output is turned into `b`'s.
        GraphBuilder b("shortcut", {1, 4, 8, 8});
        const TensorId a = b.add("a", Activation{ActivationKind::ReLU}, {b.input()});
        const TensorId c = b.add("b", Activation{ActivationKind::ReLU}, {a});
        const TensorId sum = b.add("sum", Add{}, {b.input(), c});
        QCOMPARE(computeCost(*b.finish(sum, sum)).peakActivationBytes, std::int64_t(4 * 3 * 256));
    }

    void memoryOfASplitIsItsInputs() {
        // Both halves are views: the whole map stays while either is used, and nothing is copied.
        GraphBuilder b("split", {1, 4, 8, 8});
        const auto parts = b.addMany("split", ChannelSplit{{2, 2}}, {b.input()});
        const TensorId right = b.add("right", Activation{ActivationKind::ReLU}, {parts[1]});
        const TensorId joined = b.add("join", Concat{}, {parts[0], right});
        const NetworkCost cost = computeCost(*b.finish(joined, joined));
        QCOMPARE(cost.activationBytes, std::int64_t(4 * (128 + 256)));
        QCOMPARE(cost.peakActivationBytes, std::int64_t(4 * (256 + 128 + 256)));
    }

    void intensityIsOperationsByBytes() {
        LayerCost cost;
        QCOMPARE(cost.arithmeticIntensity(), 0.0);
        cost.flopsAll = 300;
        cost.readBytes = 100;
        cost.writeBytes = 50;
        QCOMPARE(cost.arithmeticIntensity(), 2.0);
    }

    // MobileNetV1's Table 3 (cost-conventions.md, section 4): 14 x 14 x 512, standard against separable, and width
    // 0.75.
    void separableAgainstStandardConvolution() {
        const auto macs = [](int channels, bool separable) {
            GraphBuilder b("pair", {1, channels, 14, 14});
            TensorId x = b.input();
            if (separable) {
                x = b.add("depthwise", Convolution{channels, channels, false, window(3, 1, 1)}, {x});
                x = b.add("pointwise", Convolution{channels, 1, false, window(1, 1, 0)}, {x});
            } else {
                x = b.add("standard", Convolution{channels, 1, false, window(3, 1, 1)}, {x});
            }
            return computeCost(*b.finish(x, x)).total.macs;
        };
        QCOMPARE(macs(512, false), std::int64_t(462422016));
        QCOMPARE(macs(512, true), std::int64_t(52283392));
        QCOMPARE(qRound(double(macs(384, true)) / 1e5), 296); // 29.6 M
    }

    // Memory access of whole networks in M elements (cost-conventions.md, section 5): an independent count of the
    // convolutions and fully connected layers, squeeze-and-excitation's left out.
    void memoryAccessOfTheConvolutions_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<double>("millions");
        QTest::newRow("V1") << "mobilenet_v1" << 14.4;
        QTest::newRow("V2") << "mobilenet_v2" << 16.9;
        QTest::newRow("V3 Large") << "mobilenet_v3_large" << 14.4;
        QTest::newRow("V3 Small") << "mobilenet_v3_small" << 5.5;
        QTest::newRow("ShuffleNetV1") << "shufflenet_v1" << 7.8;
        QTest::newRow("ShuffleNetV2") << "shufflenet_v2:rules=torchvision" << 6.3;
    }
    void memoryAccessOfTheConvolutions() {
        QFETCH(QString, spec);
        QFETCH(double, millions);
        const Graph graph = buildOrExit(spec.toStdString());
        const NetworkCost cost = computeCost(graph);
        double values = 0;
        for (int i = 0; i < graph.layerCount(); ++i) {
            const LayerCost& c = cost.layers[std::size_t(i)];
            if (c.macs > 0) values += double(c.readBytes + c.writeBytes) / 4;
        }
        QVERIFY2(std::abs(values / 1e6 - millions) < 0.06, qPrintable(QString::number(values)));
    }
};

QTEST_APPLESS_MAIN(TestCostModel)
#include "tst_cost_model.moc"
