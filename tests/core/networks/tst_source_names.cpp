// The names that ports give our layers: complete where a port exists, absent where this graph would compute something
// else than the port. Patterns, entry counts and examples: architectures.md, section 7.
#include "tests/support/networks.h"

#include <QTest>

#include <set>

using namespace convlens;
using namespace convlens::test;

namespace {

using Port = std::string SourceNames::*;
constexpr Port kPorts[]{&SourceNames::torchvision, &SourceNames::timm, &SourceNames::pytorchcv, &SourceNames::megvii,
                        &SourceNames::dli14};

/// Modules with parameters that have a name in this port, and how many there are.
std::pair<int, int> namedModules(const Graph& graph, Port port) {
    int named = 0, all = 0;
    for (int i = 0; i < graph.layerCount(); ++i) {
        if (graph.parametersOf(LayerId{i}).empty()) continue;
        ++all;
        named += !(graph.layer(LayerId{i}).sourceNames.*port).empty();
    }
    return {named, all};
}

/// Entries of the port's state dict: our parameters, and num_batches_tracked for each batch norm.
int entries(const Graph& graph) {
    int count = int(graph.parameters().size());
    for (const Layer& layer : graph.layers())
        count += std::holds_alternative<BatchNorm>(layer.op);
    return count;
}

} // namespace

class TestSourceNames : public QObject {
    Q_OBJECT
private slots:
    void aPortsNetworkIsNamedWhole_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<Port>("port");
        QTest::addColumn<int>("count"); // 0: not in the facts
        const auto row = [](const char* spec, const char* name, Port port, int count) {
            QTest::addRow("%s as %s", spec, name) << QString(spec) << port << count;
        };
        row("mobilenet_v1", "timm", &SourceNames::timm, 164);
        row("mobilenet_v1:rules=timm", "timm", &SourceNames::timm, 164);
        row("mobilenet_v1:rules=pytorchcv", "pytorchcv", &SourceNames::pytorchcv, 164);
        row("mobilenet_v2", "torchvision", &SourceNames::torchvision, 314);
        row("mobilenet_v2", "timm", &SourceNames::timm, 314);
        row("mobilenet_v2", "dli14", &SourceNames::dli14, 314);
        row("mobilenet_v2:rules=dli14", "dli14", &SourceNames::dli14, 314);
        row("mobilenet_v2:rules=pytorchcv", "pytorchcv", &SourceNames::pytorchcv, 319);
        row("mobilenet_v2:rules=pytorchcv_b", "pytorchcv", &SourceNames::pytorchcv, 313);
        row("mobilenet_v3_large", "torchvision", &SourceNames::torchvision, 312);
        row("mobilenet_v3_large", "timm", &SourceNames::timm, 312);
        row("mobilenet_v3_large:rules=pytorchcv", "pytorchcv", &SourceNames::pytorchcv, 311);
        row("mobilenet_v3_large:rules=dli14", "dli14", &SourceNames::dli14, 312);
        row("mobilenet_v3_small", "torchvision", &SourceNames::torchvision, 244);
        row("mobilenet_v3_small:rules=timm", "timm", &SourceNames::timm, 244);
        row("mobilenet_v3_small:rules=dli14", "dli14", &SourceNames::dli14, 244);
        row("mobilenet_v3_large:minimalistic=1", "timm", &SourceNames::timm, 0);
        row("shufflenet_v1", "pytorchcv", &SourceNames::pytorchcv, 296);
        row("shufflenet_v1:rules=megvii", "megvii", &SourceNames::megvii, 295);
        row("shufflenet_v2:rules=torchvision", "torchvision", &SourceNames::torchvision, 338);
        row("shufflenet_v2:rules=pytorchcv", "pytorchcv", &SourceNames::pytorchcv, 338);
        row("shufflenet_v2:rules=pytorchcv_b", "pytorchcv", &SourceNames::pytorchcv, 0);
        row("shufflenet_v2:rules=megvii", "megvii", &SourceNames::megvii, 337);
    }
    void aPortsNetworkIsNamedWhole() {
        QFETCH(QString, spec);
        QFETCH(Port, port);
        QFETCH(int, count);
        const Graph graph = buildOrExit(spec.toStdString());
        const auto [named, all] = namedModules(graph, port);
        QCOMPARE(named, all);
        std::set<std::string> names;
        for (const Layer& layer : graph.layers())
            if (!(layer.sourceNames.*port).empty()) names.insert(layer.sourceNames.*port);
        QCOMPARE(int(names.size()), named); // no two layers share a name
        if (count > 0) QCOMPARE(entries(graph), count);
    }

    void everyGraphIsNamedWholeOrNotAtAll() {
        for (const FamilyInfo& info : families())
            for (const Rules rules : info.rules)
                for (const bool minimalistic : {false, true}) {
                    NetworkSpec spec;
                    spec.family = info.family;
                    spec.rules = rules;
                    spec.minimalistic = minimalistic && info.hasMinimalistic;
                    const auto graph = buildNetwork(spec);
                    QVERIFY(graph.has_value());
                    for (const Port port : kPorts) {
                        const auto [named, all] = namedModules(*graph, port);
                        QVERIFY2(named == 0 || named == all, toString(spec).c_str());
                    }
                }
    }

    void namesOfPortsThatComputeSomethingElseAreAbsent_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<Port>("port");
        const auto row = [](const char* spec, const char* name, Port port) {
            QTest::addRow("%s not as %s", spec, name) << QString(spec) << port;
        };
        row("mobilenet_v1", "pytorchcv (ReLU)", &SourceNames::pytorchcv);
        row("mobilenet_v1:rules=pytorchcv", "timm (ReLU6)", &SourceNames::timm);
        row("mobilenet_v2", "pytorchcv (no bias)", &SourceNames::pytorchcv);
        row("mobilenet_v3_large", "dli14 (gate before activation)", &SourceNames::dli14);
        row("mobilenet_v3_large:rules=dli14", "torchvision", &SourceNames::torchvision);
        row("mobilenet_v3_large:minimalistic=1", "torchvision (has none)", &SourceNames::torchvision);
        row("shufflenet_v1", "megvii (shuffle elsewhere)", &SourceNames::megvii);
        row("shufflenet_v1:rules=megvii", "pytorchcv", &SourceNames::pytorchcv);
        row("shufflenet_v2", "megvii (shuffle elsewhere)", &SourceNames::megvii);
        row("shufflenet_v2:rules=pytorchcv", "torchvision (other pool)", &SourceNames::torchvision);
    }
    void namesOfPortsThatComputeSomethingElseAreAbsent() {
        QFETCH(QString, spec);
        QFETCH(Port, port);
        QCOMPARE(namedModules(buildOrExit(spec.toStdString()), port).first, 0);
    }

    void examples_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<Port>("port");
        QTest::addColumn<QString>("layer");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<int>>("dims");
        const auto row = [](const char* spec, Port port, const char* layer, const char* name, const QList<int>& dims) {
            QTest::addRow("%s of %s", name, spec) << QString(spec) << port << QString(layer) << QString(name) << dims;
        };
        const Port timm = &SourceNames::timm, cv = &SourceNames::pytorchcv, megvii = &SourceNames::megvii,
                   dli = &SourceNames::dli14;
        row("mobilenet_v1", timm, "stem.conv", "conv_stem", {32, 3, 3, 3});
        row("mobilenet_v1", timm, "stem.bn", "bn1", {32});
        row("mobilenet_v1", timm, "block6.depthwise.conv", "blocks.3.0.conv_dw", {256, 1, 3, 3});
        row("mobilenet_v1", timm, "block11.pointwise.bn", "blocks.3.5.bn2", {512});
        row("mobilenet_v1", timm, "head.fc", "classifier", {1000, 1024});
        row("mobilenet_v1:rules=pytorchcv", cv, "block6.depthwise.conv", "features.stage4.unit1.dw_conv.conv",
            {256, 1, 3, 3});
        row("mobilenet_v1:rules=pytorchcv", cv, "block13.pointwise.bn", "features.stage5.unit2.pw_conv.bn", {1024});
        row("mobilenet_v2", timm, "block2.depthwise.conv", "blocks.1.0.conv_dw", {96, 1, 3, 3});
        row("mobilenet_v2", timm, "block1.depthwise.bn", "blocks.0.0.bn1", {32});
        row("mobilenet_v2", timm, "block1.project.conv", "blocks.0.0.conv_pw", {16, 32, 1, 1});
        row("mobilenet_v2", timm, "block2.depthwise.bn", "blocks.1.0.bn2", {96});
        row("mobilenet_v2", timm, "block17.project.conv", "blocks.6.0.conv_pwl", {320, 960, 1, 1});
        row("mobilenet_v2", timm, "last.bn", "bn2", {1280});
        row("mobilenet_v2", dli, "block2.project.bn", "features.2.conv.7", {24});
        row("mobilenet_v2", dli, "block1.project.conv", "features.1.conv.3", {16, 32, 1, 1});
        row("mobilenet_v2", dli, "last.conv", "conv.0", {1280, 320, 1, 1});
        row("mobilenet_v2:rules=pytorchcv", cv, "block1.expand.conv", "features.stage1.unit1.conv1.conv",
            {32, 32, 1, 1});
        // 64 and 96 channels are one stage there (4 + 3 units), 160 and 320 another (3 + 1).
        row("mobilenet_v2:rules=pytorchcv", cv, "block13.project.conv", "features.stage4.unit7.conv3.conv",
            {96, 576, 1, 1});
        row("mobilenet_v2:rules=pytorchcv_b", cv, "block17.depthwise.bn", "features.stage5.unit4.conv2.bn", {960});
        row("mobilenet_v3_large", timm, "block4.se.reduce", "blocks.2.0.se.conv_reduce", {24, 72, 1, 1});
        row("mobilenet_v3_large", timm, "block1.depthwise.bn", "blocks.0.0.bn1", {16});
        row("mobilenet_v3_large", timm, "last.conv", "blocks.6.0.conv", {960, 160, 1, 1});
        row("mobilenet_v3_large", timm, "head.hidden", "conv_head", {1280, 960});
        row("mobilenet_v3_small", timm, "last.bn", "blocks.5.0.bn1", {576});
        row("mobilenet_v3_small", timm, "block1.se.expand", "blocks.0.0.se.conv_expand", {16, 8, 1, 1});
        row("mobilenet_v3_large:rules=pytorchcv", cv, "block12.depthwise.conv", "features.stage4.unit6.conv1.conv",
            {672, 1, 3, 3});
        row("mobilenet_v3_large:rules=pytorchcv", cv, "block2.expand.conv", "features.stage2.unit1.exp_conv.conv",
            {64, 16, 1, 1});
        row("mobilenet_v3_small:rules=pytorchcv", cv, "block8.se.reduce", "features.stage3.unit5.se.conv1",
            {40, 144, 1, 1});
        row("mobilenet_v3_large:rules=pytorchcv", cv, "last.conv", "features.final_block.conv.conv", {960, 160, 1, 1});
        row("mobilenet_v3_large:rules=pytorchcv", cv, "head.hidden", "output.conv1", {1280, 960});
        row("mobilenet_v3_large:rules=dli14", dli, "block4.se.reduce", "features.4.conv.5.fc.0", {24, 72, 1, 1});
        row("mobilenet_v3_small:rules=dli14", dli, "block1.se.expand", "features.1.conv.3.fc.2", {16, 8, 1, 1});
        row("mobilenet_v3_small:rules=dli14", dli, "block1.project.bn", "features.1.conv.5", {16});
        row("shufflenet_v1", cv, "stage2.unit1.reduce.conv", "features.stage1.unit1.compress_conv1", {60, 24, 1, 1});
        row("shufflenet_v1", cv, "stage3.unit1.reduce.conv", "features.stage2.unit1.compress_conv1", {120, 80, 1, 1});
        row("shufflenet_v1", cv, "stem.bn", "features.init_block.bn", {24});
        row("shufflenet_v1:rules=megvii", megvii, "stage4.unit4.expand.bn", "features.15.branch_main_2.1", {960});
        row("shufflenet_v1:rules=megvii", megvii, "stage3.unit1.depthwise.conv", "features.4.branch_main_1.3",
            {120, 1, 3, 3});
        row("shufflenet_v2:rules=pytorchcv", cv, "stage2.unit1.left.depthwise.conv", "features.stage1.unit1.dw_conv4",
            {24, 1, 3, 3});
        row("shufflenet_v2:rules=pytorchcv_b", cv, "stage2.unit1.left.pointwise.conv",
            "features.stage1.unit1.shortcut_conv.conv", {24, 24, 1, 1});
        row("shufflenet_v2:rules=megvii", megvii, "stage2.unit1.left.pointwise.bn", "features.0.branch_proj.3", {24});
        row("shufflenet_v2:rules=megvii", megvii, "stage2.unit2.right.depthwise.conv", "features.1.branch_main.3",
            {58, 1, 3, 3});
        row("shufflenet_v2:rules=megvii", megvii, "last.conv", "conv_last.0", {1024, 464, 1, 1});
    }
    void examples() {
        QFETCH(QString, spec);
        QFETCH(Port, port);
        QFETCH(QString, layer);
        QFETCH(QString, name);
        QFETCH(QList<int>, dims);
        const Graph graph = buildOrExit(spec.toStdString());
        const LayerId id = layerOrExit(graph, layer.toStdString());
        QCOMPARE(QString::fromStdString(graph.layer(id).sourceNames.*port), name);
        const auto& found = graph.parametersOf(id).front().dims;
        QCOMPARE(QList<int>(found.begin(), found.end()), dims);
    }
};

QTEST_APPLESS_MAIN(TestSourceNames)
#include "tst_source_names.moc"
