#include "core/analysis/channel_kernel.h"
#include "core/analysis/layer_unit.h"
#include "core/graph/graph_builder.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

/// conv - bn - relu - shuffle - split - (depthwise, rest) - concat - add with the relu's output.
Graph movingGraph() {
    GraphBuilder b("moves", {1, 3, 8, 8});
    const TensorId conv = b.add("conv", Convolution{6, 1, false, {3, 1, 1, {1, 1, 1, 1}}}, {b.input()});
    const TensorId bn = b.add("bn", BatchNorm{}, {conv});
    const TensorId act = b.add("act", Activation{ActivationKind::ReLU}, {bn});
    const TensorId shuffle = b.add("shuffle", ChannelShuffle{3}, {act});
    const auto parts = b.addMany("split", ChannelSplit{{2, 4}}, {shuffle});
    const TensorId dw = b.add("dw", Convolution{4, 4, true, {3, 1, 1, {1, 1, 1, 1}}}, {parts[1]});
    const TensorId concat = b.add("concat", Concat{}, {parts[0], dw});
    const TensorId add = b.add("add", Add{}, {concat, act});
    const TensorId late = b.add("late", Activation{ActivationKind::ReLU}, {add});
    const TensorId group = b.add("group", Convolution{4, 2, false, {}}, {late});
    const TensorId pool = b.add("pool", GlobalAveragePool{}, {group});
    const TensorId fc = b.add("fc", FullyConnected{2, true}, {pool});
    const TensorId soft = b.add("softmax", Softmax{}, {fc});
    return *b.finish(fc, soft);
}

QStringList names(const Graph& g, const std::vector<LayerId>& ids) {
    QStringList list;
    for (const LayerId id : ids)
        list << QString::fromStdString(g.layer(id).name);
    return list;
}

} // namespace

class TestLayerUnit : public QObject {
    Q_OBJECT
private slots:
    void unitHoldsConvolutionNormAndActivation() {
        const Graph g = movingGraph();
        for (const char* member : {"conv", "bn", "act"})
            QCOMPARE(names(g, unitOf(g, *g.findLayer(member))), (QStringList{"conv", "bn", "act"}));
        // The activation behind an add belongs to the add, and the unit ends where the map is read twice.
        QCOMPARE(names(g, unitOf(g, *g.findLayer("late"))), (QStringList{"add", "late"}));
        QCOMPARE(names(g, unitOf(g, *g.findLayer("shuffle"))), (QStringList{"shuffle"}));
    }

    void shuffleMovesAsThePaperSays() {
        const Graph g = movingGraph();
        const auto moves = *channelMoves(g, *g.findLayer("shuffle"));
        // 3 groups of 2: 0 1 | 2 3 | 4 5 becomes 0 2 4 1 3 5.
        QList<int> from;
        for (const ChannelRef& ref : moves)
            from << ref.channel;
        QCOMPARE(from, (QList<int>{0, 2, 4, 1, 3, 5}));
        QVERIFY(!channelMoves(g, *g.findLayer("conv")));
    }

    void splitAndConcatNameTheirSide() {
        const Graph g = movingGraph();
        const TensorId shuffled = g.layer(*g.findLayer("shuffle")).outputs[0];
        QVERIFY((channelSources(g, *g.findLayer("split"), 1, 3) == std::vector<ChannelRef>{{shuffled, 5}}));
        const Layer& concat = g.layer(*g.findLayer("concat"));
        QVERIFY((channelSources(g, *g.findLayer("concat"), 0, 1) == std::vector<ChannelRef>{{concat.inputs[0], 1}}));
        QVERIFY((channelSources(g, *g.findLayer("concat"), 0, 2) == std::vector<ChannelRef>{{concat.inputs[1], 0}}));
    }

    void convolutionsReadTheirGroup() {
        const Graph g = movingGraph();
        const LayerId group = *g.findLayer("group");
        const TensorId in = g.layer(group).inputs[0];
        QVERIFY((channelSources(g, group, 0, 2) == std::vector<ChannelRef>{{in, 3}, {in, 4}, {in, 5}}));
        QCOMPARE(channelSources(g, *g.findLayer("dw"), 0, 2).size(), std::size_t(1));
        QCOMPARE(channelSources(g, *g.findLayer("conv"), 0, 0).size(), std::size_t(3));
        QCOMPARE(channelSources(g, *g.findLayer("add"), 0, 0).size(), std::size_t(2));
    }

    void kernelIsFoundThroughNormAndActivation() {
        const Graph g = movingGraph();
        Parameters p;
        p.batchNormEpsilon = 0.5f;
        for (const auto& spec : g.parameters()) {
            std::vector<float> values(std::size_t(spec.elements()));
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = float(i);
            p.arrays[spec.name] = {spec.dims, values};
        }
        p.arrays["bn.weight"].values[2] = -3;
        p.arrays["bn.running_var"].values[2] = 3.5f;
        const ChannelKernel kernel = **kernelOf(g, p, *g.findLayer("act"), 2);
        QCOMPARE(g.layer(kernel.layer).name, std::string("conv"));
        QCOMPARE(kernel.side, 3);
        QCOMPARE(kernel.inputs, 3);
        // Weight [6, 3, 3, 3]: output 2 starts at 54; input 1, row 2, column 0 lies 9 + 6 further.
        QCOMPARE(kernel.weight(1, 2, 0), 69.0f);
        QVERIFY(!kernel.bias);
        QVERIFY(std::abs(double(*kernel.normScale) + 1.5) < 1e-6);

        const ChannelKernel group = **kernelOf(g, p, *g.findLayer("group"), 3);
        QCOMPARE(group.firstInput, 3);
        QCOMPARE(group.weights, (std::vector<float>{9, 10, 11}));
        const ChannelKernel depthwise = **kernelOf(g, p, *g.findLayer("dw"), 1);
        QCOMPARE(depthwise.firstInput, 1);
        QCOMPARE(*depthwise.bias, 1.0f);
        QVERIFY(std::abs(depthwise.strength(0) - std::sqrt(1581.0)) < 1e-9); // 9^2 + ... + 17^2 = 1785 - 204
        QVERIFY(!*kernelOf(g, p, *g.findLayer("shuffle"), 0));

        p.batchNormEpsilon = 0; // folded
        QVERIFY(!(*kernelOf(g, p, *g.findLayer("act"), 2))->normScale);
        p.arrays.erase("conv.weight");
        const auto gone = kernelOf(g, p, *g.findLayer("act"), 2);
        QVERIFY(!gone);
        QVERIFY(gone.error().message.find("conv.weight") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestLayerUnit)
#include "tst_layer_unit.moc"
