#include "core/networks/recognise_weights.h"
#include "core/networks/registry.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace convlens;

namespace {

/// What a checkpoint of this network would hold under a naming convention; empty where the port has no names for it.
std::vector<TensorOutline> checkpoint(const Graph& graph, const NamingConvention& naming, bool folded = false) {
    std::vector<TensorOutline> outlines;
    for (const ParameterSpec& spec : graph.parameters()) {
        const Layer& layer = graph.layer(spec.layer);
        const std::string& module = naming.moduleOf(layer);
        if (module.empty()) return {};
        if (folded && std::holds_alternative<BatchNorm>(layer.op)) {
            if (spec.role != ParameterRole::NormBias) continue;
            const Layer& convolution = graph.layer(graph.tensor(layer.inputs.front()).producer);
            outlines.push_back({naming.moduleOf(convolution) + ".bias", {spec.dims.front()}});
            continue;
        }
        outlines.push_back({module + std::string(parameterSuffix(spec.name)), {spec.dims.begin(), spec.dims.end()}});
        if (spec.role == ParameterRole::NormVariance) outlines.push_back({module + ".num_batches_tracked", {}});
    }
    return outlines;
}

bool sameParameters(const NetworkSpec& a, const NetworkSpec& b) {
    const auto one = buildNetwork(a), two = buildNetwork(b);
    return one && two &&
           std::equal(
               one->parameters().begin(), one->parameters().end(), two->parameters().begin(), two->parameters().end(),
               [](const ParameterSpec& p, const ParameterSpec& q) { return p.name == q.name && p.dims == q.dims; });
}

NetworkSpec spec(const char* text) {
    return *parseNetworkSpec(text);
}

QString messageOf(const Result<RecognisedNetwork>& result) {
    return result ? QString::fromStdString(toString(result->spec)) : QString::fromStdString(result.error().message);
}

} // namespace

class TestRecogniseWeights : public QObject {
    Q_OBJECT
private slots:
    // Names and shapes as torchvision itself makes them.
    void knowsTorchvisionsOwnStateDicts_data() {
        QTest::addColumn<QStringList>("tensors");
        QFile file(QStringLiteral(CONVLENS_TEST_DATA "/weights/torchvision_outlines.txt"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QString name;
        QStringList tensors;
        const auto row = [&] {
            if (!tensors.isEmpty()) QTest::newRow(qPrintable(name)) << tensors;
            tensors.clear();
        };
        for (const QString& line : QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts)) {
            if (line.startsWith("# ")) {
                row();
                name = line.mid(2);
            } else {
                tensors << line;
            }
        }
        row();
    }
    void knowsTorchvisionsOwnStateDicts() {
        QFETCH(QStringList, tensors);
        std::vector<TensorOutline> outlines;
        for (const QString& line : tensors) {
            TensorOutline outline{line.section(' ', 0, 0).toStdString(), {}};
            for (const QString& dim : line.section(' ', 1).split(',', Qt::SkipEmptyParts))
                outline.dims.push_back(dim.toInt());
            outlines.push_back(outline);
        }
        const auto found = recogniseNetwork(outlines, {}, "checkpoint.pth");
        QVERIFY2(found.has_value(), qPrintable(messageOf(found)));
        QCOMPARE(found->naming, std::string("torchvision"));
        NetworkSpec expected = spec(QTest::currentDataTag());
        expected.rules = Rules::Torchvision;
        QCOMPARE(messageOf(found), QString::fromStdString(toString(expected)));
        QVERIFY(!found->batchNormFolded && !found->specFromMetadata);

        for (TensorOutline& outline : outlines)
            outline.name = "module." + outline.name;
        QVERIFY(recogniseNetwork(outlines, {}, "checkpoint.pth").has_value());
    }

    // Every family, rule, group count and published width under every port's names gives itself back.
    void givesEveryNetworkBack_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("naming");
        for (const FamilyInfo& family : families()) {
            std::vector<int> groups(family.groups.begin(), family.groups.end());
            if (groups.empty()) groups.push_back(NetworkSpec{}.groups);
            for (const Rules rules : family.rules)
                for (const int g : groups)
                    for (const bool minimalistic : {false, true}) {
                        if (minimalistic && !family.hasMinimalistic) continue;
                        NetworkSpec s;
                        s.family = family.family;
                        s.rules = rules;
                        s.groups = g;
                        s.minimalistic = minimalistic;
                        s.classes = 10;
                        for (const double width : {family.widths.front(), 1.0}) {
                            s.width = width;
                            const auto graph = buildNetwork(s);
                            if (!graph) continue;
                            for (const NamingConvention& naming : namingConventions())
                                if (!checkpoint(*graph, naming).empty())
                                    QTest::addRow("%s as %s", toString(s).c_str(), std::string(naming.id).c_str())
                                        << QString::fromStdString(toString(s))
                                        << QString::fromStdString(std::string(naming.id));
                        }
                    }
        }
    }
    void givesEveryNetworkBack() {
        QFETCH(QString, text);
        QFETCH(QString, naming);
        const NetworkSpec original = spec(qPrintable(text));
        const auto graph = buildNetwork(original);
        const auto conventions = namingConventions();
        const auto convention = std::find_if(conventions.begin(), conventions.end(),
                                             [&](const NamingConvention& c) { return c.id == naming.toStdString(); });
        const auto found = recogniseNetwork(checkpoint(*graph, *convention), {}, "file");
        QVERIFY2(found.has_value(), qPrintable(messageOf(found)));
        QVERIFY(found->spec.family == original.family);
        QCOMPARE(found->spec.classes, 10);
        QVERIFY2(sameParameters(found->spec, original), qPrintable(messageOf(found)));
        QCOMPARE(QString::fromStdString(found->naming), naming);
    }

    void findsWidthsBetweenThePapersStops_data() {
        QTest::addColumn<QString>("text");
        for (const char* text : {"mobilenet_v1:width=0.6", "mobilenet_v1:width=0.33", "mobilenet_v2:width=1.15",
                                 "mobilenet_v3_large:width=0.65", "shufflenet_v2:width=1.25",
                                 "shufflenet_v1:width=0.75,groups=8", "mobilenet_v1:width=0.40625"})
            QTest::newRow(text) << text;
    }
    void findsWidthsBetweenThePapersStops() {
        QFETCH(QString, text);
        const NetworkSpec original = spec(qPrintable(text));
        const auto found =
            recogniseNetwork(checkpoint(*buildNetwork(original), namingConventions().front()), {}, "file");
        QVERIFY2(found.has_value(), qPrintable(messageOf(found)));
        QVERIFY2(sameParameters(found->spec, original), qPrintable(messageOf(found)));
    }

    void seesFoldedBatchNorm() {
        const auto graph = buildNetwork(spec("mobilenet_v2:width=0.5"));
        for (const NamingConvention& naming : namingConventions()) {
            const auto outlines = checkpoint(*graph, naming, true);
            if (outlines.empty()) continue;
            const auto found = recogniseNetwork(outlines, {}, "file");
            QVERIFY2(found.has_value(), qPrintable(messageOf(found)));
            QVERIFY(found->batchNormFolded);
            QCOMPARE(found->spec.width, 0.5);
        }
    }

    void metadataDecidesWhatShapesCannotShow() {
        const auto outlines = checkpoint(*buildNetwork(spec("mobilenet_v1:width=0.5")), namingConventions().front());
        const auto found = recogniseNetwork(outlines,
                                            {{"architecture", "mobilenet_v1"},
                                             {"width_multiplier", "0.5"},
                                             {"resolution", "160"},
                                             {"padding", "same"},
                                             {"num_classes", "1000"}},
                                            "file");
        QVERIFY2(found.has_value(), qPrintable(messageOf(found)));
        QCOMPARE(messageOf(found), QString("mobilenet_v1:width=0.5,resolution=160,padding=same"));
        QVERIFY(found->specFromMetadata);
    }

    void timmsTensorFlowPortsGetItsPadding() {
        const auto conventions = namingConventions();
        const auto timm = std::find_if(conventions.begin(), conventions.end(), [](auto& c) { return c.id == "timm"; });
        const auto outlines = checkpoint(*buildNetwork(spec("mobilenet_v3_large")), *timm);
        QVERIFY(recogniseNetwork(outlines, {}, "tf_mobilenetv3_large_100-427764d5.pth")->spec.padding ==
                PaddingMode::Same);
        QVERIFY(recogniseNetwork(outlines, {}, "mobilenetv3_large_100_ra.pth")->spec.padding == PaddingMode::Symmetric);
    }

    void saysWhyNothingFits_data() {
        QTest::addColumn<QString>("metadataKey");
        QTest::addColumn<QString>("metadataValue");
        QTest::addColumn<QStringList>("words");
        QTest::newRow("unknown architecture") << "architecture"
                                              << "resnet50" << QStringList{"resnet50", "mobilenet_v2"};
        QTest::newRow("another architecture") << "architecture"
                                              << "mobilenet_v1" << QStringList{"MobileNetV1", "missing"};
        QTest::newRow("another width") << "width_multiplier"
                                       << "0.75"
                                       << QStringList{"MobileNetV2 0.75", "stem.conv.weight", "[24, 3, 3, 3]",
                                                      "[32, 3, 3, 3]"};
        QTest::newRow("absurd width") << "width_multiplier"
                                      << "1e9" << QStringList{"width_multiplier", "1e9"};
        QTest::newRow("other classes") << "num_classes"
                                       << "10" << QStringList{"10 classes", "1000"};
        QTest::newRow("absurd resolution") << "resolution"
                                           << "7" << QStringList{"resolution", "7", "32"};
        QTest::newRow("padding") << "padding"
                                 << "reflect" << QStringList{"padding", "reflect", "symmetric"};
    }
    void saysWhyNothingFits() {
        QFETCH(QString, metadataKey);
        QFETCH(QString, metadataValue);
        QFETCH(QStringList, words);
        const auto outlines = checkpoint(*buildNetwork(spec("mobilenet_v2")), namingConventions().front());
        const auto found =
            recogniseNetwork(outlines, {{metadataKey.toStdString(), metadataValue.toStdString()}}, "my.safetensors");
        QVERIFY2(!found.has_value(), qPrintable(messageOf(found)));
        words << "my.safetensors";
        for (const QString& word : words)
            QVERIFY2(messageOf(found).contains(word), qPrintable(messageOf(found)));
    }

    void strangersAreNamed() {
        auto found = recogniseNetwork({}, {}, "empty.safetensors");
        QVERIFY(!found.has_value() && messageOf(found).contains("empty.safetensors"));
        const std::vector<TensorOutline> resnet{{"conv1.weight", {64, 3, 7, 7}},
                                                {"layer1.0.conv1.weight", {64, 64, 1, 1}}};
        found = recogniseNetwork(resnet, {}, "resnet.pth");
        QVERIFY(!found.has_value() && messageOf(found).contains("resnet.pth"));
        auto outlines = checkpoint(*buildNetwork(spec("mobilenet_v2")), namingConventions().front());
        outlines[40].dims[0] += 1;
        found = recogniseNetwork(outlines, {}, "odd.pth");
        QVERIFY(!found.has_value());
        QVERIFY2(messageOf(found).contains(QString::fromStdString(outlines[40].name)), qPrintable(messageOf(found)));
        outlines = checkpoint(*buildNetwork(spec("mobilenet_v2")), namingConventions().front());
        outlines.push_back({"extra.weight", {1}});
        found = recogniseNetwork(outlines, {}, "more.pth");
        QVERIFY(!found.has_value() && messageOf(found).contains("no place"));
    }
};

QTEST_GUILESS_MAIN(TestRecogniseWeights)
#include "tst_recognise_weights.moc"
