// Widths, maps and layer sequences against the papers' tables, written out here a second time from
// architectures.md rather than taken from the sources' own tables.
#include "tests/support/networks.h"

#include <QTest>

using namespace convlens;
using namespace convlens::test;

namespace {

QStringList layerNames(const Graph& graph, const std::string& prefix) {
    QStringList names;
    for (const Layer& layer : graph.layers())
        if (layer.name.starts_with(prefix + ".")) names << QString::fromStdString(layer.name.substr(prefix.size() + 1));
    return names;
}

QList<int> outputs(const Graph& graph, const char* suffix) {
    QList<int> widths;
    for (const Layer& layer : graph.layers())
        if (layer.name.ends_with(suffix)) widths << channelsOf(graph, layer.name);
    return widths;
}

/// Side of the map after the last layer of each stage.
QList<int> mapsByStage(const Graph& graph) {
    QList<int> sides;
    std::string stage;
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        if (layer.stage != stage) sides << 0;
        stage = layer.stage;
        sides.back() = graph.outputShapeOf(LayerId{i}).h;
    }
    return sides;
}

} // namespace

class TestNetworkTables : public QObject {
    Q_OBJECT
private slots:
    void mapsShrinkAsTheTablesSay_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QList<int>>("sides"); // stem, stages, last, head
        QTest::newRow("V1") << "mobilenet_v1" << QList<int>{112, 112, 56, 28, 14, 7, 1};
        QTest::newRow("V2") << "mobilenet_v2" << QList<int>{112, 112, 56, 28, 14, 14, 7, 7, 7, 1};
        QTest::newRow("V3 Large") << "mobilenet_v3_large" << QList<int>{112, 112, 56, 28, 14, 14, 7, 7, 1};
        QTest::newRow("V3 Small") << "mobilenet_v3_small" << QList<int>{112, 56, 28, 14, 14, 7, 7, 1};
        QTest::newRow("ShuffleNetV1") << "shufflenet_v1" << QList<int>{56, 28, 14, 7, 1};
        QTest::newRow("ShuffleNetV2") << "shufflenet_v2" << QList<int>{56, 28, 14, 7, 7, 1};
        QTest::newRow("odd V2, symmetric")
            << "mobilenet_v2:resolution=97" << QList<int>{49, 49, 25, 13, 7, 7, 4, 4, 4, 1};
        QTest::newRow("odd V2, same") << "mobilenet_v2:resolution=97,padding=same"
                                      << QList<int>{49, 49, 25, 13, 7, 7, 4, 4, 4, 1};
        QTest::newRow("odd ShuffleNetV2") << "shufflenet_v2:resolution=225" << QList<int>{57, 29, 15, 8, 8, 1};
        // 113 -> ceil((113 - 3) / 2) + 1 = 56 without padding.
        QTest::newRow("odd ShuffleNetV2, pytorchcv's pool")
            << "shufflenet_v2:resolution=225,rules=pytorchcv" << QList<int>{56, 28, 14, 7, 7, 1};
    }
    void mapsShrinkAsTheTablesSay() {
        QFETCH(QString, spec);
        QFETCH(QList<int>, sides);
        QCOMPARE(mapsByStage(buildOrExit(spec.toStdString())), sides);
    }

    void paddingIsResolvedForEveryWindow_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QList<int>>("padding"); // top, bottom, left, right
        QTest::newRow("3x3 symmetric") << "mobilenet_v1"
                                       << "stem.conv" << QList<int>{1, 1, 1, 1};
        QTest::newRow("3x3 stride 2 same, even") << "mobilenet_v1:padding=same"
                                                 << "stem.conv" << QList<int>{0, 1, 0, 1};
        QTest::newRow("3x3 stride 2 same, odd") << "mobilenet_v1:padding=same,resolution=97"
                                                << "stem.conv" << QList<int>{1, 1, 1, 1};
        QTest::newRow("3x3 stride 1 same") << "mobilenet_v1:padding=same"
                                           << "block1.depthwise.conv" << QList<int>{1, 1, 1, 1};
        QTest::newRow("5x5 stride 2 same, even") << "mobilenet_v3_large:padding=same"
                                                 << "block4.depthwise.conv" << QList<int>{1, 2, 1, 2};
        QTest::newRow("5x5 symmetric") << "mobilenet_v3_large"
                                       << "block4.depthwise.conv" << QList<int>{2, 2, 2, 2};
        QTest::newRow("1x1 same") << "mobilenet_v1:padding=same"
                                  << "block1.pointwise.conv" << QList<int>{0, 0, 0, 0};
    }
    void paddingIsResolvedForEveryWindow() {
        QFETCH(QString, spec);
        QFETCH(QString, layer);
        QFETCH(QList<int>, padding);
        const Graph graph = buildOrExit(spec.toStdString());
        const auto& op = std::get<Convolution>(graph.layer(layerOrExit(graph, layer.toStdString())).op);
        const Padding2d p = op.window.padding;
        QCOMPARE((QList<int>{p.top, p.bottom, p.left, p.right}), padding);
    }

    void poolsFollowThePaddingConvention() {
        const Graph symmetric = buildOrExit("shufflenet_v1"), same = buildOrExit("shufflenet_v1:padding=same");
        const auto average = [](const Graph& g) {
            return std::get<AveragePool>(g.layer(layerOrExit(g, "stage2.unit1.shortcut")).op);
        };
        QVERIFY((average(symmetric).window.padding == Padding2d{1, 1, 1, 1}));
        QVERIFY(average(symmetric).countPadding);
        QVERIFY((average(same).window.padding == Padding2d{0, 1, 0, 1}));
        QVERIFY(!average(same).countPadding);
        const Graph ceiling = buildOrExit("shufflenet_v2:rules=pytorchcv");
        const auto& pool = std::get<MaxPool>(ceiling.layer(layerOrExit(ceiling, "stem.pool")).op);
        QVERIFY((pool.window.padding == Padding2d{0, 1, 0, 1}));
    }

    void mobileNetV1Widths_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QList<int>>("widths"); // stem, then the pointwise layers
        QTest::newRow("1.0") << "mobilenet_v1"
                             << QList<int>{32, 64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024};
        QTest::newRow("0.25") << "mobilenet_v1:width=0.25"
                              << QList<int>{8, 16, 32, 32, 64, 64, 128, 128, 128, 128, 128, 128, 256, 256};
        // 0.35 x 32 = 11.2, 22.4, 44.8, 89.6, 179.2, 358.4
        QTest::newRow("cut off") << "mobilenet_v1:width=0.35"
                                 << QList<int>{11, 22, 44, 44, 89, 89, 179, 179, 179, 179, 179, 179, 358, 358};
        QTest::newRow("multiples of 8 in timm")
            << "mobilenet_v1:width=0.35,rules=timm"
            << QList<int>{16, 24, 48, 48, 88, 88, 176, 176, 176, 176, 176, 176, 360, 360};
        QTest::newRow("at least 8") << "mobilenet_v1:width=0.1"
                                    << QList<int>{8, 8, 12, 12, 25, 25, 51, 51, 51, 51, 51, 51, 102, 102};
        QTest::newRow("no least in pytorchcv") << "mobilenet_v1:width=0.1,rules=pytorchcv"
                                               << QList<int>{3, 6, 12, 12, 25, 25, 51, 51, 51, 51, 51, 51, 102, 102};
    }
    void mobileNetV1Widths() {
        QFETCH(QString, spec);
        QFETCH(QList<int>, widths);
        const Graph graph = buildOrExit(spec.toStdString());
        QCOMPARE(QList<int>{channelsOf(graph, "stem.conv")} + outputs(graph, ".pointwise.conv"), widths);
    }

    void mobileNetV2Widths_data() {
        QTest::addColumn<QString>("width");
        QTest::addColumn<QList<int>>("widths"); // stem, stages 1 to 7, last
        QTest::newRow("1.4") << "1.4" << QList<int>{48, 24, 32, 48, 88, 136, 224, 448, 1792};
        QTest::newRow("1.3") << "1.3" << QList<int>{40, 24, 32, 40, 80, 128, 208, 416, 1664};
        QTest::newRow("1.0") << "1.0" << QList<int>{32, 16, 24, 32, 64, 96, 160, 320, 1280};
        QTest::newRow("0.75") << "0.75" << QList<int>{24, 16, 24, 24, 48, 72, 120, 240, 1280};
        QTest::newRow("0.5") << "0.5" << QList<int>{16, 8, 16, 16, 32, 48, 80, 160, 1280};
        QTest::newRow("0.35") << "0.35" << QList<int>{16, 8, 8, 16, 24, 32, 56, 112, 1280};
        QTest::newRow("0.25") << "0.25" << QList<int>{8, 8, 8, 8, 16, 24, 40, 80, 1280};
    }
    void mobileNetV2Widths() {
        QFETCH(QString, width);
        QFETCH(QList<int>, widths);
        for (const char* rules : {"paper", "torchvision", "timm", "dli14"}) {
            const Graph graph =
                buildOrExit("mobilenet_v2:width=" + width.toStdString() + ",rules=" + std::string(rules));
            const QList<int> blocks = outputs(graph, ".project.conv");
            QCOMPARE(blocks.size(), 17);
            // Stages begin at blocks 1, 2, 4, 7, 11, 14, 17; all blocks of a stage are equally wide.
            const QList<int> first{0, 1, 3, 6, 10, 13, 16, 17};
            QList<int> found{channelsOf(graph, "stem.conv")};
            for (int s = 0; s + 1 < first.size(); ++s) {
                found << blocks[first[s]];
                for (int b = first[s]; b < first[s + 1]; ++b)
                    QCOMPARE(blocks[b], blocks[first[s]]);
            }
            found << channelsOf(graph, "last.conv");
            QCOMPARE(found, widths);
        }
    }

    void mobileNetV2Blocks() {
        const Graph graph = buildOrExit("mobilenet_v2");
        QCOMPARE(layerNames(graph, "block1"),
                 (QStringList{"depthwise.conv", "depthwise.bn", "depthwise.act", "project.conv", "project.bn"}));
        QCOMPARE(layerNames(graph, "block3"),
                 (QStringList{"expand.conv", "expand.bn", "expand.act", "depthwise.conv", "depthwise.bn",
                              "depthwise.act", "project.conv", "project.bn", "add"}));
        QCOMPARE(channelsOf(graph, "block3.expand.conv"), 144);
        QCOMPARE(QString::fromStdString(operatorName(graph, layerOrExit(graph, "block3.expand.act"))), "relu6");
        // d-li14's narrowest network, in multiples of 4: 12.92 M and 1.356 M in its README.
        const Graph thin = buildOrExit("mobilenet_v2:width=0.1,rules=dli14");
        QCOMPARE(outputs(thin, ".project.conv"),
                 (QList<int>{4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 12, 12, 12, 16, 16, 16, 32}));
    }

    void mobileNetV3LargeTable() {
        const Graph graph = buildOrExit("mobilenet_v3_large");
        QCOMPARE(outputs(graph, ".depthwise.conv"),
                 (QList<int>{16, 64, 72, 72, 120, 120, 240, 200, 184, 184, 480, 672, 672, 960, 960}));
        QCOMPARE(outputs(graph, ".project.conv"),
                 (QList<int>{16, 24, 24, 40, 40, 40, 80, 80, 80, 80, 112, 112, 160, 160, 160}));
        QCOMPARE(outputs(graph, ".add"), (QList<int>{16, 24, 40, 40, 80, 80, 80, 112, 160, 160}));
        QCOMPARE(layerNames(graph, "block4"),
                 (QStringList{"expand.conv", "expand.bn", "expand.act", "depthwise.conv", "depthwise.bn",
                              "depthwise.act", "se.pool", "se.reduce", "se.relu", "se.expand", "se.gate", "se.scale",
                              "project.conv", "project.bn"}));
        QCOMPARE(layerNames(graph, "block1"),
                 (QStringList{"depthwise.conv", "depthwise.bn", "depthwise.act", "project.conv", "project.bn", "add"}));
        QCOMPARE(layerNames(graph, "head"), (QStringList{"pool", "hidden", "hidden_act", "fc", "softmax"}));
        for (int i = 0; i < graph.layerCount(); ++i)
            QCOMPARE(graph.layer(LayerId{i}).inSqueezeExcitation,
                     graph.layer(LayerId{i}).name.find(".se.") != std::string::npos);
    }

    void mobileNetV3SmallTable() {
        const Graph graph = buildOrExit("mobilenet_v3_small");
        QCOMPARE(outputs(graph, ".depthwise.conv"), (QList<int>{16, 72, 88, 96, 240, 240, 120, 144, 288, 576, 576}));
        QCOMPARE(outputs(graph, ".project.conv"), (QList<int>{16, 24, 24, 40, 40, 40, 48, 48, 96, 96, 96}));
        QCOMPARE(outputs(graph, ".add"), (QList<int>{24, 40, 40, 48, 96, 96}));
    }

    void mobileNetV3NonLinearities() {
        const auto kinds = [](const Graph& g, const char* suffix) {
            QStringList found;
            for (int i = 0; i < g.layerCount(); ++i)
                if (g.layer(LayerId{i}).name.ends_with(suffix))
                    found << QString::fromStdString(operatorName(g, LayerId{i}));
            return found;
        };
        const QString re = "relu", hs = "h-swish";
        QCOMPARE(kinds(buildOrExit("mobilenet_v3_large"), ".depthwise.act"),
                 (QStringList{re, re, re, re, re, re, hs, hs, hs, hs, hs, hs, hs, hs, hs}));
        QCOMPARE(kinds(buildOrExit("mobilenet_v3_small"), ".depthwise.act"),
                 (QStringList{re, re, re, hs, hs, hs, hs, hs, hs, hs, hs}));
        const Graph minimal = buildOrExit("mobilenet_v3_large:minimalistic=1");
        for (int i = 0; i < minimal.layerCount(); ++i) {
            const Op& op = minimal.layer(LayerId{i}).op;
            if (const auto* act = std::get_if<Activation>(&op)) QVERIFY(act->kind == ActivationKind::ReLU);
            if (const auto* conv = std::get_if<Convolution>(&op)) QVERIFY(conv->window.kernel <= 3);
            QVERIFY(!minimal.layer(LayerId{i}).inSqueezeExcitation);
        }
        QCOMPARE(outputs(minimal, ".depthwise.conv"), outputs(buildOrExit("mobilenet_v3_large"), ".depthwise.conv"));
    }

    void shuffleNetV1Widths_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QList<int>>("widths"); // stem, stages 2 to 4
        QTest::newRow("g=1") << "groups=1" << QList<int>{24, 144, 288, 576};
        QTest::newRow("g=2") << "groups=2" << QList<int>{24, 200, 400, 800};
        QTest::newRow("g=3") << "groups=3" << QList<int>{24, 240, 480, 960};
        QTest::newRow("g=4") << "groups=4" << QList<int>{24, 272, 544, 1088};
        QTest::newRow("g=8") << "groups=8" << QList<int>{24, 384, 768, 1536};
        // The official code's tables.
        for (const char* rules : {"paper", "megvii"}) {
            const auto add = [&](const char* keys, const QList<int>& widths) {
                const QString text = QString(keys) + ",rules=" + rules;
                QTest::newRow(qPrintable(text)) << text << widths;
            };
            add("groups=3,width=0.5", {12, 120, 240, 480});
            add("groups=3,width=1.5", {24, 360, 720, 1440});
            add("groups=3,width=2", {48, 480, 960, 1920});
            add("groups=8,width=0.5", {16, 192, 384, 768});
            add("groups=8,width=1.5", {24, 576, 1152, 2304});
            add("groups=8,width=2", {48, 768, 1536, 3072});
        }
        // The paper's one hint at its rounding: 576 channels in stage 4.
        QTest::newRow("rounded as the paper hints") << "groups=4,width=0.5" << QList<int>{12, 144, 288, 576};
        QTest::newRow("halves go up") << "groups=2,width=0.5" << QList<int>{12, 104, 208, 416}; // 100 / 8 = 12.5
        QTest::newRow("a quarter") << "groups=8,width=0.25" << QList<int>{8, 96, 192, 384};
        QTest::newRow("pytorchcv scales the stem")
            << "groups=3,width=0.25,rules=pytorchcv" << QList<int>{6, 60, 120, 240};
        QTest::newRow("pytorchcv, 0.75") << "groups=1,width=0.75,rules=pytorchcv" << QList<int>{18, 108, 216, 432};
    }
    void shuffleNetV1Widths() {
        QFETCH(QString, keys);
        QFETCH(QList<int>, widths);
        const Graph graph = buildOrExit("shufflenet_v1:" + keys.toStdString());
        QList<int> found{channelsOf(graph, "stem.conv")};
        for (const char* layer : {"stage2.unit4.add", "stage3.unit8.add", "stage4.unit4.add"})
            found << channelsOf(graph, layer);
        QCOMPARE(found, widths);
        QCOMPARE(channelsOf(graph, "stage3.unit1.reduce.conv"), widths[2] / 4);
        QCOMPARE(channelsOf(graph, "stage3.unit1.expand.conv"), widths[2] - widths[1]);
    }

    void shuffleNetV2Widths_data() {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QList<int>>("widths"); // stem, stages 2 to 4, last
        for (const char* rules : {"paper", "torchvision", "megvii"}) {
            const auto add = [&](const char* keys, const QList<int>& widths) {
                const QString text = QString(keys) + ",rules=" + rules;
                QTest::newRow(qPrintable(text)) << text << widths;
            };
            add("width=0.5", {24, 48, 96, 192, 1024});
            add("width=1.0", {24, 116, 232, 464, 1024});
            add("width=1.5", {24, 176, 352, 704, 1024});
            add("width=2.0", {24, 244, 488, 976, 2048});
        }
        QTest::newRow("pytorchcv 1.5") << "width=1.5,rules=pytorchcv" << QList<int>{24, 176, 352, 704, 1553};
        QTest::newRow("pytorchcv 2") << "width=2,rules=pytorchcv_b" << QList<int>{24, 244, 488, 976, 2153};
        // Between the columns: 48 + (0.75 - 0.5) / 0.5 * 68 = 82 -> 84 (20.5 fours, halves up).
        QTest::newRow("0.75") << "width=0.75" << QList<int>{24, 84, 168, 336, 1024};
        // 176 + 0.5 * 68 = 210 -> 212; 1024 + 0.5 * 1024.
        QTest::newRow("1.75") << "width=1.75" << QList<int>{24, 212, 424, 848, 1536};
        // 96 * 0.25 = 24, whose half is 12.
        QTest::newRow("0.25") << "width=0.25" << QList<int>{12, 24, 48, 96, 1024};
        // 244 + 136 = 380; 1024 * 3.
        QTest::newRow("3") << "width=3" << QList<int>{24, 380, 760, 1520, 3072};
    }
    void shuffleNetV2Widths() {
        QFETCH(QString, keys);
        QFETCH(QList<int>, widths);
        const Graph graph = buildOrExit("shufflenet_v2:" + keys.toStdString());
        QCOMPARE((QList<int>{channelsOf(graph, "stem.conv"), channelsOf(graph, "stage2.unit4.concat"),
                             channelsOf(graph, "stage3.unit8.concat"), channelsOf(graph, "stage4.unit4.concat"),
                             channelsOf(graph, "last.conv")}),
                 widths);
    }

    void everyLayerKnowsItsPlace_data() {
        QTest::addColumn<QString>("spec");
        for (const FamilyInfo& info : families())
            QTest::newRow(std::string(info.id).c_str()) << QString::fromUtf8(info.id.data(), int(info.id.size()));
    }
    void everyLayerKnowsItsPlace() {
        QFETCH(QString, spec);
        const Graph graph = buildOrExit(spec.toStdString());
        QCOMPARE(graph.title(), displayName(*parseNetworkSpec(spec.toStdString())));
        for (const Layer& layer : graph.layers()) {
            QVERIFY2(!layer.stage.empty(), layer.name.c_str());
            if (!layer.block.empty()) QVERIFY2(layer.name.starts_with(layer.block + "."), layer.name.c_str());
            if (layer.name.starts_with("block")) QVERIFY2(!layer.block.empty(), layer.name.c_str());
        }
        QCOMPARE(graph.layers().front().stage, std::string("stem"));
        QCOMPARE(graph.layers().back().stage, std::string("head"));
    }
};

QTEST_APPLESS_MAIN(TestNetworkTables)
#include "tst_network_tables.moc"
