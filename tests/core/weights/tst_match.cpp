#include "core/graph/graph_builder.h"
#include "core/networks/registry.h"
#include "core/weights/conventions.h"
#include "core/weights/safetensors.h"
#include "core/weights/weights.h"

#include "safetensors_bytes.h"

#include <QTest>

using namespace convlens;
using namespace convlens::test;

namespace {

SourceNames torchvisionAndTimm(const char* torchvision, const char* timm) {
    SourceNames names;
    names.torchvision = torchvision;
    names.timm = timm;
    return names;
}

/// conv [2,3,1,1], batch norm, pool, fully connected [4,2]: with names of two ports.
Graph smallGraph() {
    GraphBuilder b("Small", {1, 3, 4, 4});
    const TensorId conv =
        b.add("stem.conv", Convolution{2, 1, false, {}}, {b.input()}, torchvisionAndTimm("features.0.0", "conv_stem"));
    const TensorId norm = b.add("stem.bn", BatchNorm{}, {conv}, torchvisionAndTimm("features.0.1", "bn1"));
    const TensorId pool = b.add("head.pool", GlobalAveragePool{}, {norm});
    const TensorId fc =
        b.add("head.fc", FullyConnected{4, true}, {pool}, torchvisionAndTimm("classifier.1", "classifier"));
    return *b.finish(fc, b.add("head.softmax", Softmax{}, {fc}));
}

const std::vector<float> kConv{1, 2, 3, 4, 5, 6}, kFc{1, 2, 3, 4, 5, 6, 7, 8}, kFour{1, 2, 3, 4};

SafetensorsBuilder torchvisionFile(const QByteArray& prefix = {}) {
    SafetensorsBuilder b;
    b.add(prefix + "features.0.0.weight", {2, 3, 1, 1}, kConv)
        .add(prefix + "features.0.1.weight", {2}, {1, 2})
        .add(prefix + "features.0.1.bias", {2}, {3, 4})
        .add(prefix + "features.0.1.running_mean", {2}, {5, 6})
        .add(prefix + "features.0.1.running_var", {2}, {7, 8})
        .add(prefix + "classifier.1.weight", {4, 2}, kFc)
        .add(prefix + "classifier.1.bias", {4}, kFour);
    return b;
}

WeightsFile parsed(const SafetensorsBuilder& builder, const std::string& path = "dir/file.safetensors") {
    const QByteArray bytes = builder.bytes();
    return *parseSafetensors(bytesOf(bytes), path);
}

QString messageOf(const Result<LoadedWeights>& result) {
    return result ? QStringLiteral("matched") : QString::fromStdString(result.error().message);
}

} // namespace

class TestMatch : public QObject {
    Q_OBJECT
private slots:
    void takesAPortsNames() {
        const auto weights = matchWeights(parsed(torchvisionFile()), smallGraph());
        QVERIFY2(weights.has_value(), qPrintable(messageOf(weights)));
        QCOMPARE(weights->info.naming, std::string("torchvision"));
        QVERIFY(!weights->info.batchNormFolded);
        QCOMPARE(weights->parameters->batchNormEpsilon, 1e-5f);
        QVERIFY(weights->parameters->find("stem.conv.weight")->values == kConv);
        QVERIFY(weights->parameters->find("stem.bn.running_var")->values == (std::vector<float>{7, 8}));
        QVERIFY(weights->parameters->find("head.fc.bias")->values == kFour);
        QVERIFY(validateParameters(smallGraph(), *weights->parameters).has_value());
    }

    void dropsThePrefixOfParallelTraining() {
        const auto weights = matchWeights(parsed(torchvisionFile("module.")), smallGraph());
        QVERIFY2(weights.has_value(), qPrintable(messageOf(weights)));
    }

    void takesOurOwnNamesAndIgnoresStepCounters() {
        SafetensorsBuilder b;
        b.add("stem.conv.weight", {2, 3, 1, 1}, kConv)
            .add("stem.bn.weight", {2}, {1, 1})
            .add("stem.bn.bias", {2}, {0, 0})
            .add("stem.bn.running_mean", {2}, {0, 0})
            .add("stem.bn.running_var", {2}, {1, 1})
            .add("stem.bn.num_batches_tracked", {}, {12})
            .add("head.fc.weight", {4, 2}, kFc)
            .add("head.fc.bias", {4}, kFour);
        const auto weights = matchWeights(parsed(b), smallGraph());
        QVERIFY2(weights.has_value(), qPrintable(messageOf(weights)));
        QCOMPARE(weights->info.naming, std::string("convlens"));
    }

    void foldedBatchNormLeavesTheBiasAlone() {
        SafetensorsBuilder b;
        b.add("conv_stem.weight", {2, 3, 1, 1}, kConv)
            .add("conv_stem.bias", {2}, {9, -9})
            .add("classifier.weight", {4, 2, 1, 1}, kFc) // a 1x1 convolution as the classifier: the same numbers
            .add("classifier.bias", {4}, kFour);
        const auto weights = matchWeights(parsed(b), smallGraph());
        QVERIFY2(weights.has_value(), qPrintable(messageOf(weights)));
        QVERIFY(weights->info.batchNormFolded);
        QCOMPARE(weights->parameters->batchNormEpsilon, 0.0f);
        MatchOptions options;
        options.batchNormEpsilon = 1e-3f; // there is nothing left that it could be added to
        const auto refused = matchWeights(parsed(b), smallGraph(), options);
        QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
        QVERIFY(weights->parameters->find("stem.bn.weight")->values == (std::vector<float>{1, 1}));
        QVERIFY(weights->parameters->find("stem.bn.bias")->values == (std::vector<float>{9, -9}));
        QVERIFY(weights->parameters->find("stem.bn.running_mean")->values == (std::vector<float>{0, 0}));
        QVERIFY(weights->parameters->find("stem.bn.running_var")->values == (std::vector<float>{1, 1}));
        QVERIFY((weights->parameters->find("head.fc.weight")->dims == std::vector<int>{4, 2}));
    }

    void saysWhatDoesNotFit_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QStringList>("words");
        SafetensorsBuilder b;
        b.add("conv1.weight", {2, 3, 1, 1}, kConv);
        QTest::newRow("unknown names") << b.bytes()
                                       << QStringList{"Small",       "stem.conv.weight", "features.0.0.weight",
                                                      "torchvision", "conv_stem.weight", "conv1.weight",
                                                      "name map"};
        QTest::newRow("no tensor") << SafetensorsBuilder().bytes() << QStringList{"no tensor"};
        QTest::newRow("one too many") << torchvisionFile().add("features.1.0.weight", {1, 1, 1, 1}, {1}).bytes()
                                      << QStringList{"no place", "features.1.0.weight", "[1, 1, 1, 1]"};
        b = {};
        b.add("features.0.0.weight", {2, 3, 1, 1}, kConv);
        QTest::newRow("missing") << b.bytes() << QStringList{"features.0.1.weight", "[2]", "missing"};
        b = {};
        b.add("features.0.0.weight", {3, 2, 1, 1}, kConv);
        QTest::newRow("wrong shape") << b.bytes() << QStringList{"features.0.0.weight", "[2, 3, 1, 1]", "[3, 2, 1, 1]"};
        b = {};
        b.add("features.0.0.weight", {2, 3, 1, 1}, kConv)
            .add("features.0.1.weight", {2}, {1, 2})
            .add("features.0.1.bias", {2}, {3, 4})
            .add("features.0.1.running_mean", {2}, {5, 6})
            .add("features.0.1.running_var", {2}, {7, -8});
        QTest::newRow("negative variance") << b.bytes() << QStringList{"features.0.1.running_var", "negative"};
    }
    void saysWhatDoesNotFit() {
        QFETCH(QByteArray, bytes);
        QFETCH(QStringList, words);
        const auto weights = matchWeights(*parseSafetensors(bytesOf(bytes), "odd.safetensors"), smallGraph());
        QVERIFY(!weights.has_value());
        words << "odd.safetensors";
        for (const QString& word : words)
            QVERIFY2(messageOf(weights).contains(word), qPrintable(messageOf(weights)));
    }

    void aNameMapSaysWhichIsWhich() {
        SafetensorsBuilder b;
        b.add("a", {2, 3, 1, 1}, kConv)
            .add("b", {2}, {1, 2})
            .add("c", {2}, {3, 4})
            .add("d", {2}, {5, 6})
            .add("e", {2}, {7, 8})
            .add("f", {4, 2}, kFc)
            .add("g", {4}, kFour);
        MatchOptions options;
        options.nameMap = {{"stem.conv.weight", "a"},     {"stem.bn.weight", "b"},      {"stem.bn.bias", "c"},
                           {"stem.bn.running_mean", "d"}, {"stem.bn.running_var", "e"}, {"head.fc.weight", "f"},
                           {"head.fc.bias", "g"}};
        const auto weights = matchWeights(parsed(b), smallGraph(), options);
        QVERIFY2(weights.has_value(), qPrintable(messageOf(weights)));
        QVERIFY(weights->parameters->find("stem.bn.running_mean")->values == (std::vector<float>{5, 6}));
        QVERIFY(weights->info.namesMapped);
        QVERIFY(!matchWeights(parsed(b), smallGraph()).has_value());
        // What recognises networks sees our names.
        const auto outline = outlineOf(parsed(b), options.nameMap);
        QCOMPARE(outline[0].name, std::string("stem.conv.weight"));
        QCOMPARE(outlineOf(parsed(b))[0].name, std::string("a"));
    }

    void classNamesAreTakenOrRefused() {
        MatchOptions options;
        options.classNames = {"a", "b, c", "d", "e"};
        options.classNamesFrom = "mine.txt";
        const auto weights = matchWeights(parsed(torchvisionFile()), smallGraph(), options);
        QVERIFY2(weights.has_value(), qPrintable(messageOf(weights)));
        QVERIFY(classLabels(weights->info, 4) == options.classNames);
        options.classNames.pop_back();
        const auto refused = matchWeights(parsed(torchvisionFile()), smallGraph(), options);
        QVERIFY(messageOf(refused).contains("mine.txt") && messageOf(refused).contains("4 classes"));
    }

    void metadataAndTheCallerDecideEpsilonAndPreprocessing() {
        auto file = torchvisionFile();
        file.metadata("{\"batch_norm_epsilon\":\"0.002\",\"input_mean\":\"0,0,0\",\"license\":\"CC0\"}");
        auto weights = matchWeights(parsed(file), smallGraph());
        QCOMPARE(weights->parameters->batchNormEpsilon, 0.002f);
        QCOMPARE(weights->info.epsilonFrom, std::string("metadata"));
        QCOMPARE(weights->info.preprocess.mean[0], 0.0f);
        QCOMPARE(weights->info.license, std::string("CC0"));
        MatchOptions options;
        options.batchNormEpsilon = 0.5f;
        options.preprocess = Preprocess{};
        weights = matchWeights(parsed(file), smallGraph(), options);
        QCOMPARE(weights->parameters->batchNormEpsilon, 0.5f);
        QCOMPARE(weights->info.batchNormEpsilon, 0.5f);
        QCOMPARE(weights->info.epsilonFrom, std::string("chosen"));
        QVERIFY(weights->info.preprocess == Preprocess{});

        auto broken = torchvisionFile();
        broken.metadata("{\"input_std\":\"0,0,0\"}");
        const auto refused = matchWeights(parsed(broken), smallGraph());
        QVERIFY(!refused.has_value());
        QVERIFY(messageOf(refused).contains("file.safetensors") && messageOf(refused).contains("input_std"));
    }

    void filesThatHubsCallAlikeAreToldByTheirFolder() {
        for (const char* path : {"/hub/tf_mobilenetv3_large_100.in1k/model.safetensors", "x/pytorch_model.bin"})
            QCOMPARE(tellingName(path), std::string(path));
        QCOMPARE(tellingName("/tf_mobilenetv3/mine.pth"), std::string("mine.pth"));
        QCOMPARE(tellingName("mine.pth"), std::string("mine.pth"));
        const auto graph = buildNetwork(*parseNetworkSpec("mobilenet_v3_large"));
        QCOMPARE(conventionDefaults("timm", *graph, tellingName("/hub/tf_mobilenetv3_large_100.in1k/model.safetensors"))
                     .batchNormEpsilon,
                 1e-3f);
    }

    // architectures.md, sections 0 and 6.
    void portsDecideEpsilonAndPreprocessing_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("naming");
        QTest::addColumn<QString>("file");
        QTest::addColumn<float>("epsilon");
        QTest::addColumn<QString>("preprocess");
        const QString imageNet = ", RGB, x / 255, mean 0.485 0.456 0.406, std 0.229 0.224 0.225";
        const QString half = ", RGB, x / 255, mean 0.5, std 0.5";
        const QString shorter256 = "shorter side to 256 (bilinear), centre 224 x 224";
        const QString bicubic256 = "shorter side to 256 (bicubic), centre 224 x 224";
        QTest::newRow("torchvision V2") << "mobilenet_v2"
                                        << "torchvision"
                                        << "mobilenet_v2-b0353104.pth" << 1e-5f << shorter256 + imageNet;
        QTest::newRow("torchvision V2, second weights")
            << "mobilenet_v2"
            << "torchvision"
            << "mobilenet_v2-7ebf99e0.pth" << 1e-5f << "shorter side to 232 (bilinear), centre 224 x 224" + imageNet;
        QTest::newRow("torchvision V3") << "mobilenet_v3_small"
                                        << "torchvision"
                                        << "x.pth" << 1e-3f << shorter256 + imageNet;
        QTest::newRow("torchvision ShuffleNetV2") << "shufflenet_v2"
                                                  << "torchvision"
                                                  << "x.pth" << 1e-5f << shorter256 + imageNet;
        QTest::newRow("timm V1") << "mobilenet_v1"
                                 << "timm"
                                 << "model.safetensors" << 1e-5f << bicubic256 + half;
        QTest::newRow("timm V2") << "mobilenet_v2"
                                 << "timm"
                                 << "model.safetensors" << 1e-5f << bicubic256 + imageNet;
        QTest::newRow("timm V3") << "mobilenet_v3_large"
                                 << "timm"
                                 << "mobilenetv3_large_100_ra.pth" << 1e-5f << bicubic256 + imageNet;
        QTest::newRow("timm tf V3") << "mobilenet_v3_large"
                                    << "timm"
                                    << "tf_mobilenetv3_large_100.pth" << 1e-3f << shorter256 + half;
        QTest::newRow("timm tf V3, minimalistic")
            << "mobilenet_v3_large:minimalistic=1"
            << "timm"
            << "tf_mobilenetv3_large_minimal_100.pth" << 1e-3f << shorter256 + half;
        QTest::newRow("timm miil") << "mobilenet_v3_large"
                                   << "timm"
                                   << "mobilenetv3_large_100_miil.pth" << 1e-5f
                                   << shorter256 + ", RGB, x / 255, mean 0, std 1";
        QTest::newRow("pytorchcv V3") << "mobilenet_v3_large"
                                      << "pytorchcv"
                                      << "x.pth" << 1e-5f << shorter256 + imageNet;
        QTest::newRow("megvii") << "shufflenet_v2:rules=megvii"
                                << "megvii"
                                << "x.pth.tar" << 1e-5f << shorter256 + ", BGR, mean 0, std 1";
    }
    void portsDecideEpsilonAndPreprocessing() {
        QFETCH(QString, spec);
        QFETCH(QString, naming);
        QFETCH(QString, file);
        QFETCH(float, epsilon);
        QFETCH(QString, preprocess);
        const auto graph = buildNetwork(*parseNetworkSpec(spec.toStdString()));
        QVERIFY(graph.has_value());
        const ConventionDefaults defaults = conventionDefaults(naming.toStdString(), *graph, file.toStdString());
        QCOMPARE(defaults.batchNormEpsilon, epsilon);
        QCOMPARE(QString::fromStdString(describe(defaults.preprocess, 224)), preprocess);
        QCOMPARE(defaults.labels, std::string("imagenet-1k"));
    }
};

QTEST_GUILESS_MAIN(TestMatch)
#include "tst_match.moc"
