#include "core/graph/graph_builder.h"
#include "core/graph/parameters.h"

#include <QTest>

using namespace convlens;

namespace {

Graph smallGraph() {
    GraphBuilder b("small", {1, 3, 8, 8});
    b.enterStage("stem");
    const TensorId conv = b.add("stem.conv", Convolution{4, 1, false, {3, 2, 1, {1, 1, 1, 1}}}, {b.input()});
    const TensorId norm = b.add("stem.bn", BatchNorm{}, {conv});
    b.enterStage("head");
    const TensorId pool = b.add("head.pool", GlobalAveragePool{}, {norm});
    const TensorId fc = b.add("head.fc", FullyConnected{10, true}, {pool});
    const TensorId soft = b.add("head.softmax", Softmax{}, {fc});
    return *b.finish(fc, soft);
}

} // namespace

class TestGraphBuilder : public QObject {
    Q_OBJECT
private slots:
    void layersKeepOrderStageAndShapes() {
        const Graph g = smallGraph();
        QCOMPARE(g.layerCount(), 5);
        QCOMPARE(g.layer(LayerId{0}).stage, std::string("stem"));
        QVERIFY((g.outputShapeOf(LayerId{0}) == Shape{1, 4, 4, 4}));
        QVERIFY((g.tensor(g.logits()).shape == Shape{1, 10, 1, 1}));
        QCOMPARE(g.findLayer("head.fc")->value, 3);
        QVERIFY(!g.findLayer("nowhere"));
    }

    void parametersCarryPyTorchsSuffixes() {
        const Graph g = smallGraph();
        QStringList names;
        for (const auto& p : g.parameters())
            names << QString::fromStdString(p.name);
        QCOMPARE(names, (QStringList{"stem.conv.weight", "stem.bn.weight", "stem.bn.bias", "stem.bn.running_mean",
                                     "stem.bn.running_var", "head.fc.weight", "head.fc.bias"}));
        QCOMPARE(g.parametersOf(LayerId{1}).size(), std::size_t(4));
        QCOMPARE(g.parameters()[0].fanIn(), 27);
    }

    void firstErrorIsKeptAndNamesItsLayer() {
        GraphBuilder b("broken", {1, 3, 8, 8});
        const TensorId bad = b.add("block1.conv", Convolution{4, 2, false, {}}, {b.input()});
        const TensorId later = b.add("block2.conv", Convolution{4, 1, false, {}}, {bad});
        const auto graph = b.finish(later, later);
        QVERIFY(!graph);
        QVERIFY2(graph.error().message.find("block1.conv") != std::string::npos, graph.error().message.c_str());
    }

    void validationNamesTheMissingOrMisshapenParameter() {
        const Graph g = smallGraph();
        Parameters p;
        QVERIFY(validateParameters(g, p).error().message.find("stem.conv.weight") != std::string::npos);
        for (const auto& spec : g.parameters())
            p.arrays[spec.name] = {spec.dims, std::vector<float>(std::size_t(spec.elements()))};
        QVERIFY(bool(validateParameters(g, p)));
        p.arrays["head.fc.weight"].dims = {4, 10};
        QVERIFY(validateParameters(g, p).error().message.find("[10, 4]") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestGraphBuilder)
#include "tst_graph_builder.moc"
