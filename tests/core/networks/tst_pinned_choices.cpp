// Places where implementations differ or a table misleads: one test each, with its source.
#include "core/cost/cost_model.h"
#include "tests/support/networks.h"

#include <QTest>

#include <numeric>

using namespace convlens;
using namespace convlens::test;

namespace {

const Convolution& convolutionOf(const Graph& graph, const std::string& name) {
    return std::get<Convolution>(graph.layer(layerOrExit(graph, name)).op);
}

int placeOf(const Graph& graph, const std::string& name) {
    return layerOrExit(graph, name).value;
}

/// Where each channel comes from after a shuffle, by the definition in ops.h.
std::vector<int> permuted(const std::vector<int>& channels, int groups) {
    const int perGroup = int(channels.size()) / groups;
    std::vector<int> out(channels.size());
    for (int a = 0; a < groups; ++a)
        for (int b = 0; b < perGroup; ++b)
            out[std::size_t(b * groups + a)] = channels[std::size_t(a * perGroup + b)];
    return out;
}

int shuffleGroups(const Graph& graph, const std::string& name) {
    return std::get<ChannelShuffle>(graph.layer(layerOrExit(graph, name)).op).groups;
}

} // namespace

class TestPinnedChoices : public QObject {
    Q_OBJECT
private slots:
    // arXiv 1707.01083, section 3.2 and figure 2 (b), (c): after the first group convolution, before the depthwise one,
    // in units of either stride (one well-known port shuffles in stride-1 units only).
    void shuffleNetV1ShufflesBeforeTheDepthwiseLayerOfEveryUnit() {
        const Graph graph = buildOrExit("shufflenet_v1");
        for (const auto& [stage, units] : {std::pair{2, 4}, {3, 8}, {4, 4}})
            for (int unit = 1; unit <= units; ++unit) {
                const std::string name = "stage" + std::to_string(stage) + ".unit" + std::to_string(unit);
                QCOMPARE(shuffleGroups(graph, name + ".shuffle"), 3);
                QCOMPARE(placeOf(graph, name + ".shuffle"), placeOf(graph, name + ".reduce.act") + 1);
                QCOMPARE(placeOf(graph, name + ".depthwise.conv"), placeOf(graph, name + ".shuffle") + 1);
            }
        QVERIFY(!graph.findLayer("stage2.unit1.depthwise.act")); // no ReLU after the depthwise layer
    }

    // megvii-model/ShuffleNet-Series, ShuffleNetV1/blocks.py: after the depthwise layer, (n, g) transposed: channel
    // i g + j moves to j n + i. Composed with the paper's shuffle it is the identity.
    void megviisShuffleIsTheInverseAndComesLater() {
        const Graph graph = buildOrExit("shufflenet_v1:rules=megvii");
        QCOMPARE(placeOf(graph, "stage3.unit2.shuffle"), placeOf(graph, "stage3.unit2.depthwise.bn") + 1);
        QCOMPARE(placeOf(graph, "stage3.unit2.expand.conv"), placeOf(graph, "stage3.unit2.shuffle") + 1);
        std::vector<int> channels(120);
        std::iota(channels.begin(), channels.end(), 0);
        const std::vector<int> moved = permuted(channels, shuffleGroups(graph, "stage3.unit2.shuffle"));
        for (int i = 0; i < 40; ++i)
            for (int j = 0; j < 3; ++j)
                QCOMPARE(moved[std::size_t(j * 40 + i)], i * 3 + j);
        QCOMPARE(permuted(moved, 3), channels);
        // Pooled input first; ReLU on the branch alone.
        const Layer& concat = graph.layer(layerOrExit(graph, "stage3.unit1.concat"));
        QCOMPARE(graph.layer(graph.tensor(concat.inputs[0]).producer).name, std::string("stage3.unit1.shortcut"));
        QCOMPARE(graph.layer(graph.tensor(concat.inputs[1]).producer).name, std::string("stage3.unit1.act"));
    }

    // With one group there is nothing to shuffle: no layer; but pytorchcv runs and counts it.
    void oneGroupHasNoShuffle() {
        QVERIFY(!buildOrExit("shufflenet_v1:groups=1").findLayer("stage2.unit1.shuffle"));
        QVERIFY(!buildOrExit("shufflenet_v1:groups=1,rules=megvii").findLayer("stage2.unit1.shuffle"));
        QCOMPARE(shuffleGroups(buildOrExit("shufflenet_v1:groups=1,rules=pytorchcv"), "stage2.unit1.shuffle"), 1);
    }

    // arXiv 1707.01083, section 3.3: no group convolution on the first pointwise layer of stage 2.
    void shuffleNetV1sFirstPointwiseLayerHasNoGroups() {
        for (const int groups : {2, 3, 4, 8}) {
            const Graph graph = buildOrExit("shufflenet_v1:groups=" + std::to_string(groups));
            QCOMPARE(convolutionOf(graph, "stage2.unit1.reduce.conv").groups, 1);
            QCOMPARE(convolutionOf(graph, "stage2.unit1.expand.conv").groups, groups);
            QCOMPARE(convolutionOf(graph, "stage2.unit2.reduce.conv").groups, groups);
            QCOMPARE(convolutionOf(graph, "stage3.unit1.reduce.conv").groups, groups);
        }
    }

    // arXiv 1707.01083, figure 2 (c): pooled shortcut, concatenation, and the bottleneck a quarter of the whole output.
    void shuffleNetV1sStrideTwoUnit() {
        const Graph graph = buildOrExit("shufflenet_v1");
        QCOMPARE(channelsOf(graph, "stage2.unit1.reduce.conv"), 60);
        QCOMPARE(channelsOf(graph, "stage2.unit1.expand.conv"), 240 - 24);
        const Layer& concat = graph.layer(layerOrExit(graph, "stage2.unit1.concat"));
        QCOMPARE(graph.layer(graph.tensor(concat.inputs[0]).producer).name, std::string("stage2.unit1.expand.bn"));
        QCOMPARE(graph.layer(graph.tensor(concat.inputs[1]).producer).name, std::string("stage2.unit1.shortcut"));
        QCOMPARE(placeOf(graph, "stage2.unit1.act"), placeOf(graph, "stage2.unit1.concat") + 1);
    }

    // arXiv 1807.11164, figure 3 (c), (d): shuffle with two groups at the end of every unit.
    void shuffleNetV2ShufflesAtTheEndOfEveryUnit() {
        const Graph graph = buildOrExit("shufflenet_v2");
        for (const char* unit : {"stage2.unit1", "stage2.unit4", "stage4.unit4"}) {
            QCOMPARE(shuffleGroups(graph, std::string(unit) + ".shuffle"), 2);
            QCOMPARE(placeOf(graph, std::string(unit) + ".shuffle"), placeOf(graph, std::string(unit) + ".concat") + 1);
        }
    }

    // megvii-model/ShuffleNet-Series, ShuffleNetV2/blocks.py: at the start of stride-1 units, even channels to the
    // left.
    void megviiSplitsEvenAndOddChannels() {
        const Graph graph = buildOrExit("shufflenet_v2:rules=megvii");
        QVERIFY(!graph.findLayer("stage2.unit1.shuffle"));
        QCOMPARE(placeOf(graph, "stage2.unit2.split"), placeOf(graph, "stage2.unit2.shuffle") + 1);
        std::vector<int> channels(116);
        std::iota(channels.begin(), channels.end(), 0);
        const std::vector<int> moved = permuted(channels, shuffleGroups(graph, "stage2.unit2.shuffle"));
        for (int i = 0; i < 58; ++i) {
            QCOMPARE(moved[std::size_t(i)], 2 * i);
            QCOMPARE(moved[std::size_t(58 + i)], 2 * i + 1);
        }
        QCOMPARE(placeOf(graph, "last.conv"), placeOf(graph, "stage4.unit4.concat") + 1);
    }

    // The paper's 146, 299, 591 M hold with the official unit: its left branch keeps the input's channels.
    // torchvision's gives half to each branch. They coincide where the input is half the output.
    void shuffleNetV2sStrideTwoUnits() {
        const Graph official = buildOrExit("shufflenet_v2"), symmetric = buildOrExit("shufflenet_v2:rules=torchvision");
        QCOMPARE(channelsOf(official, "stage2.unit1.left.pointwise.conv"), 24);
        QCOMPARE(channelsOf(official, "stage2.unit1.right.expand.conv"), 92);
        QCOMPARE(channelsOf(official, "stage2.unit1.right.reduce.conv"), 58);
        QCOMPARE(channelsOf(symmetric, "stage2.unit1.left.pointwise.conv"), 58);
        QCOMPARE(channelsOf(symmetric, "stage2.unit1.right.expand.conv"), 58);
        QCOMPARE(channelsOf(official, "stage3.unit1.left.pointwise.conv"), 116);
        QCOMPARE(widthsOf(buildOrExit("shufflenet_v2:width=0.5")),
                 widthsOf(buildOrExit("shufflenet_v2:width=0.5,rules=torchvision")));
    }

    // arXiv 1905.02244, section 5.1 and figure 5: pool between the 1x1 convolution and the wide layer, no batch norm
    // after.
    void mobileNetV3sLastStage() {
        for (const auto& [spec, last, hidden] :
             {std::tuple{"mobilenet_v3_large", 960, 1280}, {"mobilenet_v3_small", 576, 1024}}) {
            const Graph graph = buildOrExit(spec);
            QCOMPARE(channelsOf(graph, "last.conv"), last);
            QVERIFY((graph.outputShapeOf(layerOrExit(graph, "last.act")) == Shape{1, last, 7, 7}));
            QCOMPARE(placeOf(graph, "head.pool"), placeOf(graph, "last.act") + 1);
            QVERIFY((graph.outputShapeOf(layerOrExit(graph, "head.hidden")) == Shape{1, hidden, 1, 1}));
            QVERIFY(std::get<FullyConnected>(graph.layer(layerOrExit(graph, "head.hidden")).op).bias);
            QCOMPARE(operatorName(graph, layerOrExit(graph, "head.hidden_act")), std::string("h-swish"));
            QCOMPARE(placeOf(graph, "head.fc"), placeOf(graph, "head.hidden_act") + 1);
        }
        // Table 2 ticks squeeze-and-excitation on Small's last convolution; nobody builds it.
        QVERIFY(!buildOrExit("mobilenet_v3_small").findLayer("last.se.pool"));
    }

    // slim, Keras, torchvision, timm and pytorchcv gate after the depthwise activation; d-li14 before it where the
    // block expands.
    void squeezeAndExcitationComesAfterTheActivation() {
        const Graph graph = buildOrExit("mobilenet_v3_small");
        QCOMPARE(placeOf(graph, "block4.se.pool"), placeOf(graph, "block4.depthwise.act") + 1);
        const Graph other = buildOrExit("mobilenet_v3_small:rules=dli14");
        QCOMPARE(placeOf(other, "block4.se.pool"), placeOf(other, "block4.depthwise.bn") + 1);
        QCOMPARE(placeOf(other, "block4.depthwise.act"), placeOf(other, "block4.se.scale") + 1);
        QCOMPARE(placeOf(other, "block1.se.pool"), placeOf(other, "block1.depthwise.act") + 1);
    }

    // slim, mobilenet_v3.py and conv_blocks.py: a quarter of the expanded width by make_divisible: 18 becomes 24, since
    // 16 would lose more than a tenth; 4 becomes 8; 30 becomes 32.
    void squeezeWidthsAreRoundedToEights() {
        const auto squeezed = [](const Graph& graph) {
            QList<int> widths;
            for (const Layer& layer : graph.layers())
                if (layer.name.ends_with(".se.reduce")) widths << channelsOf(graph, layer.name);
            return widths;
        };
        QCOMPARE(squeezed(buildOrExit("mobilenet_v3_large")), (QList<int>{24, 32, 32, 120, 168, 168, 240, 240}));
        QCOMPARE(squeezed(buildOrExit("mobilenet_v3_small")), (QList<int>{8, 24, 64, 64, 32, 40, 72, 144, 144}));
    }

    // arXiv 1801.04381, section 6.1: the multiplier goes to all layers but the last convolution where it is below 1.
    void mobileNetV2sLastConvolutionNeverShrinks() {
        for (const auto& [width, last] :
             {std::pair{"0.35", 1280}, {"0.75", 1280}, {"1", 1280}, {"1.3", 1664}, {"1.4", 1792}})
            QCOMPARE(channelsOf(buildOrExit("mobilenet_v2:width=" + std::string(width)), "last.conv"), last);
    }

    // Rounding can make widths equal: at 0.25 stem and first block have 8 channels, and get a shortcut in torchvision,
    // slim and Keras.
    void shortcutsFollowTheRoundedWidths() {
        QVERIFY(buildOrExit("mobilenet_v2:width=0.25").findLayer("block1.add").has_value());
        QVERIFY(!buildOrExit("mobilenet_v2").findLayer("block1.add"));
    }

    // arXiv 1704.04861, Table 1 prints stride 2 for the last depthwise layer; 7 x 7 goes in and comes out.
    void mobileNetV1sLastDepthwiseLayerHasStrideOne() {
        const Graph graph = buildOrExit("mobilenet_v1");
        QCOMPARE(convolutionOf(graph, "block12.depthwise.conv").window.stride, 2);
        QCOMPARE(convolutionOf(graph, "block13.depthwise.conv").window.stride, 1);
    }

    // The paper says ReLU; slim, Keras and timm have ReLU6; pytorchcv ReLU.
    void mobileNetV1sActivation() {
        const auto act = [](const char* spec) {
            const Graph graph = buildOrExit(spec);
            return operatorName(graph, layerOrExit(graph, "block7.pointwise.act"));
        };
        QCOMPARE(act("mobilenet_v1"), std::string("relu6"));
        QCOMPARE(act("mobilenet_v1:rules=timm"), std::string("relu6"));
        QCOMPARE(act("mobilenet_v1:rules=pytorchcv"), std::string("relu"));
    }

    // pytorchcv's MobileNetV2 keeps a 1x1 expansion of ratio 1 in the first block, its b version does not; neither has
    // a bias in the classifier.
    void pytorchcvsMobileNetV2() {
        const Graph first = buildOrExit("mobilenet_v2:rules=pytorchcv"),
                    second = buildOrExit("mobilenet_v2:rules=pytorchcv_b");
        QCOMPARE(channelsOf(first, "block1.expand.conv"), 32);
        QVERIFY(!second.findLayer("block1.expand.conv"));
        QVERIFY(!std::get<FullyConnected>(first.layer(layerOrExit(first, "head.fc")).op).bias);
        QVERIFY(!std::get<FullyConnected>(second.layer(layerOrExit(second, "head.fc")).op).bias);
    }

    // MobileNetV3 Large 0.75 by everybody's width rule (architectures.md, section 3: multiply-adds and parameters in
    // M).
    void mobileNetV3WidthRules_data() {
        QTest::addColumn<QString>("rules");
        QTest::addColumn<double>("macs");
        QTest::addColumn<double>("params");
        QTest::newRow("slim") << "paper" << 154.6 << 3.994;
        QTest::newRow("timm") << "timm" << 154.6 << 3.994;
        QTest::newRow("d-li14") << "dli14" << 154.6 << 3.994;
        QTest::newRow("torchvision") << "torchvision" << 140.0 << 3.378;
        QTest::newRow("pytorchcv") << "pytorchcv" << 142.3 << 4.263;
    }
    void mobileNetV3WidthRules() {
        QFETCH(QString, rules);
        QFETCH(double, macs);
        QFETCH(double, params);
        const LayerCost total =
            computeCost(buildOrExit("mobilenet_v3_large:width=0.75,rules=" + rules.toStdString())).total;
        QVERIFY2(std::abs(double(total.macs) / 1e6 - macs) < 0.05, qPrintable(QString::number(total.macs)));
        QVERIFY2(std::abs(double(total.params) / 1e6 - params) < 0.0006, qPrintable(QString::number(total.params)));
    }

    // timm keeps a stem of 16 below 0.75 and writes 88/24 as 3.67.
    void timmsMobileNetV3() {
        QCOMPARE(channelsOf(buildOrExit("mobilenet_v3_small:width=0.5,rules=timm"), "stem.conv"), 16);
        QCOMPARE(channelsOf(buildOrExit("mobilenet_v3_small:width=0.5"), "stem.conv"), 8);
        QCOMPARE(channelsOf(buildOrExit("mobilenet_v3_small:rules=timm"), "block3.expand.conv"), 88);
    }
};

QTEST_APPLESS_MAIN(TestPinnedChoices)
#include "tst_pinned_choices.moc"
