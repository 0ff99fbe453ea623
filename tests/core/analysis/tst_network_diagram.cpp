#include "core/analysis/network_diagram.h"
#include "core/graph/graph_builder.h"
#include "core/networks/registry.h"
#include "tests/support/networks.h"

#include <QTest>

#include <cmath>
#include <map>

using namespace convlens;

namespace {

const DiagramItem& itemOrFail(const DiagramLayout& layout, const std::string& name) {
    for (const DiagramItem& item : layout.items)
        if (item.name == name) return item;
    qFatal("no item %s", name.c_str());
}

bool crosses(const DiagramPoint& a, const DiagramPoint& b, const DiagramRect& box) {
    const DiagramRect line{std::min(a.x, b.x), std::min(a.y, b.y), std::abs(a.x - b.x), std::abs(a.y - b.y)};
    constexpr double kTouch = 1e-6; // ending at the border is no crossing
    return line.x < box.right() - kTouch && box.x < line.right() - kTouch + (line.width == 0 ? 2 * kTouch : 0) &&
           line.y < box.bottom() - kTouch && box.y < line.bottom() - kTouch + (line.height == 0 ? 2 * kTouch : 0);
}

bool onBorder(const DiagramPoint& p, const DiagramRect& box) {
    const auto near = [](double a, double b) { return std::abs(a - b) < 1e-6; };
    const bool inX = p.x > box.x - 1e-6 && p.x<box.right() + 1e-6, inY = p.y> box.y - 1e-6 && p.y < box.bottom() + 1e-6;
    return (inY && (near(p.x, box.x) || near(p.x, box.right()))) ||
           (inX && (near(p.y, box.y) || near(p.y, box.bottom())));
}

/// The edges that a drawing must have, from the graph alone.
std::multiset<std::pair<int, int>> wantedEdges(const Graph& graph, const DiagramLayout& layout) {
    std::set<std::tuple<int, int, int>> wanted;
    for (int i = 0; i < graph.layerCount(); ++i)
        for (const TensorId tensor : graph.layer(LayerId{i}).inputs) {
            const LayerId maker = graph.tensor(tensor).producer;
            const int from = maker.value < 0 ? 0 : layout.partOf(maker), to = layout.partOf(LayerId{i});
            if (from != to) wanted.insert({from, to, tensor.value});
        }
    std::multiset<std::pair<int, int>> pairs;
    for (const auto& [from, to, tensor] : wanted)
        pairs.insert({from, to});
    return pairs;
}

/// in -> a -> add, with ways past it, over several blocks: shapes that no family has.
Graph oddGraph() {
    GraphBuilder builder("odd", {1, 4, 16, 16});
    builder.enterStage("one");
    const auto conv = [&](const char* name, TensorId in) {
        return builder.add(name, Convolution{4, 1, false, {3, 1, 1, {1, 1, 1, 1}}}, {in});
    };
    builder.enterBlock("left");
    const TensorId a = conv("a", builder.input()), b = conv("b", builder.input()), c = conv("c", builder.input());
    const TensorId d = conv("d", c), ab = builder.add("ab", Add{}, {a, b});
    const TensorId abd = builder.add("abd", Add{}, {ab, d});
    builder.enterBlock("right");
    const TensorId e = conv("e", abd), f = builder.add("f", Concat{}, {e, a}); // a also leaves its block
    builder.enterStage("two");
    builder.enterBlock("last");
    const TensorId g = conv("g", f), h = builder.add("h", Add{}, {g, abd}), k = builder.add("k", Add{}, {h, c});
    builder.enterStage("head");
    const TensorId pooled = builder.add("pool", GlobalAveragePool{}, {k});
    const TensorId logits = builder.add("fc", FullyConnected{10, true}, {pooled});
    auto graph = builder.finish(logits, builder.add("softmax", Softmax{}, {logits}));
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(*graph);
}

} // namespace

class TestNetworkDiagram : public QObject {
    Q_OBJECT

    static void checkDrawing(const Graph& graph, const DiagramLayout& layout) {
        // Every layer in one part, every part in its item.
        std::vector<int> seen(std::size_t(graph.layerCount()), 0);
        for (std::size_t i = 0; i < layout.parts.size(); ++i) {
            for (const LayerId id : layout.parts[i].layers)
                ++seen[std::size_t(id.value)];
            const DiagramItem& item = layout.items[std::size_t(layout.parts[i].item)];
            QVERIFY(item.frame.contains(layout.parts[i].box));
            QVERIFY(layout.bounds.contains(layout.parts[i].box));
        }
        for (const int count : seen)
            QCOMPARE(count, 1);
        // Nothing overlaps.
        for (std::size_t i = 0; i < layout.parts.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY2(!layout.parts[i].box.overlaps(layout.parts[j].box), qPrintable(QString::number(i)));
        for (std::size_t i = 0; i < layout.items.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) {
                const DiagramItem &a = layout.items[i], &b = layout.items[j];
                QVERIFY2(!a.frame.overlaps(b.frame), a.name.c_str());
                QVERIFY2(!a.label.overlaps(b.frame) && !b.label.overlaps(a.frame), a.name.c_str());
                QVERIFY2(!a.label.overlaps(b.label), a.name.c_str());
            }
        for (std::size_t i = 0; i < layout.bands.size(); ++i) {
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!layout.bands[i].box.overlaps(layout.bands[j].box));
            for (const DiagramItem& item : layout.items)
                QVERIFY2(!layout.bands[i].label.overlaps(item.frame), item.name.c_str());
        }
        // Every edge once, from box to box, through nothing else.
        std::multiset<std::pair<int, int>> drawn;
        for (const DiagramEdge& edge : layout.edges) {
            drawn.insert({edge.from, edge.to});
            QVERIFY(edge.points.size() >= 2);
            const auto part = [&](int p) { return layout.parts[std::size_t(p)].box; };
            const std::string name = std::to_string(edge.from) + " to " + std::to_string(edge.to);
            QVERIFY2(onBorder(edge.points.front(), part(edge.from)), name.c_str());
            QVERIFY2(onBorder(edge.points.back(), part(edge.to)), name.c_str());
            for (std::size_t i = 1; i < edge.points.size(); ++i) {
                const DiagramPoint &a = edge.points[i - 1], &b = edge.points[i];
                QVERIFY(a.x == b.x || std::abs(a.y - b.y) < 1e-9);
                for (std::size_t p = 0; p < layout.parts.size(); ++p)
                    QVERIFY2(!crosses(a, b, layout.parts[p].box), (name + " crosses " + std::to_string(p)).c_str());
            }
        }
        QCOMPARE(drawn, wantedEdges(graph, layout));
    }

private slots:
    void everyNetworkIsDrawnWhole_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("open"); // 0 none, 1 every other block, 2 all
        QTest::addColumn<int>("rows");
        const char* specs[] = {"mobilenet_v1",
                               "mobilenet_v2:width=1.4",
                               "mobilenet_v3_large",
                               "mobilenet_v3_small:rules=dli14",
                               "shufflenet_v1:groups=3",
                               "shufflenet_v1:groups=1,rules=pytorchcv",
                               "shufflenet_v2:width=0.5",
                               "shufflenet_v2:rules=megvii"};
        for (const char* spec : specs)
            for (const int open : {0, 1, 2})
                for (const int rows : {1, 4})
                    QTest::addRow("%s open %d rows %d", spec, open, rows) << spec << open << rows;
    }
    void everyNetworkIsDrawnWhole() {
        QFETCH(QString, spec);
        QFETCH(int, open);
        QFETCH(int, rows);
        const Graph graph = test::buildOrExit(spec.toStdString());
        DiagramOptions options;
        options.expandAll = open == 2;
        if (open == 1)
            for (const DiagramItem& item : layoutDiagram(graph).items)
                if (item.isBlock && item.layers.front().value % 2 == 0) options.expanded.insert(item.name);
        if (rows > 1) options.rowWidth = layoutDiagram(graph, options).bounds.width / rows;
        const DiagramLayout layout = layoutDiagram(graph, options);
        QVERIFY(rows == 1 ? layout.rows == 1 : layout.rows >= rows);
        checkDrawing(graph, layout);
    }

    void waysThatNoFamilyHasAreDrawnToo_data() {
        QTest::addColumn<double>("rowWidth");
        QTest::addColumn<bool>("open");
        for (const double width : {0.0, 60.0, 120.0, 10.0})
            for (const bool open : {false, true})
                QTest::addRow("width %g %s", width, open ? "open" : "closed") << width << open;
    }
    void waysThatNoFamilyHasAreDrawnToo() {
        QFETCH(double, rowWidth);
        QFETCH(bool, open);
        const Graph graph = oddGraph();
        DiagramOptions options;
        options.rowWidth = rowWidth;
        options.expandAll = open;
        checkDrawing(graph, layoutDiagram(graph, options));
    }

    void blocksAreTheGraphsBlocks() {
        for (const char* spec : {"mobilenet_v1", "mobilenet_v2", "mobilenet_v3_large", "mobilenet_v3_small",
                                 "shufflenet_v1", "shufflenet_v2"}) {
            const Graph graph = test::buildOrExit(spec);
            std::map<std::string, int> wanted, found;
            for (const Layer& layer : graph.layers())
                if (!layer.block.empty()) ++wanted[layer.block];
            for (const DiagramItem& item : layoutDiagram(graph).items)
                if (item.isBlock) found[item.name] = int(item.layers.size());
            QCOMPARE(found, wanted);
        }
    }

    void heightIsTheSideAndWidthTheChannels() {
        const Graph graph = test::buildOrExit("mobilenet_v2");
        const DiagramLayout layout = layoutDiagram(graph);
        const auto box = [&](const char* layer) {
            return layout.parts[std::size_t(layout.partOf(test::layerOrExit(graph, layer)))].box;
        };
        QVERIFY(box("stem.conv").height > box("block2.project.conv").height);             // 112 and 56
        QCOMPARE(box("block2.depthwise.conv").height, box("block2.project.conv").height); // both 56
        QVERIFY(box("block2.expand.conv").height > box("block2.depthwise.conv").height);  // 112, then stride 2
        QVERIFY(box("block2.expand.conv").width > box("block2.project.conv").width);      // 96 and 24
        QCOMPARE(box("block2.expand.conv").width, box("block2.depthwise.conv").width);
        // Square roots: four times the side is twice the height.
        QCOMPARE(diagramHeightOf(112), 2 * diagramHeightOf(28));
    }

    void shortcutsPassTheirBlockAndOnlyThose() {
        const Graph graph = test::buildOrExit("mobilenet_v2");
        const DiagramLayout layout = layoutDiagram(graph);
        int shortcuts = 0;
        for (const DiagramEdge& edge : layout.edges) {
            if (!edge.bypass) continue;
            ++shortcuts;
            const LayerId end = layout.parts[std::size_t(edge.to)].layers.front();
            QVERIFY(std::holds_alternative<Add>(graph.layer(end).op));
            // Over the block, not through it.
            const DiagramItem& item = layout.items[std::size_t(layout.parts[std::size_t(edge.to)].item)];
            double top = item.frame.bottom();
            for (const DiagramPoint& point : edge.points)
                top = std::min(top, point.y);
            for (const int part : item.parts)
                QVERIFY(top < layout.parts[std::size_t(part)].box.y);
        }
        QCOMPARE(shortcuts, 10); // MobileNetV2's blocks with stride 1 and equal widths: 1 + 2 + 3 + 2 + 2
    }

    void branchesRunBelowTheMainWay() {
        const Graph v2 = test::buildOrExit("shufflenet_v2");
        const DiagramLayout layout = layoutDiagram(v2);
        const auto box = [&](const Graph& graph, const DiagramLayout& in, const char* layer) {
            return in.parts[std::size_t(in.partOf(test::layerOrExit(graph, layer)))].box;
        };
        QVERIFY(box(v2, layout, "stage2.unit1.left.depthwise.conv").y >
                box(v2, layout, "stage2.unit1.right.depthwise.conv").bottom());
        const Graph v3 = test::buildOrExit("mobilenet_v3_large");
        DiagramOptions open;
        open.expanded = {"block4"};
        for (const DiagramLayout& at : {layoutDiagram(v3), layoutDiagram(v3, open)}) {
            QVERIFY(box(v3, at, "block4.se.reduce").y > box(v3, at, "block4.depthwise.conv").centreY());
            // Its factors come back to the map behind it.
            QVERIFY(box(v3, at, "block4.se.scale").x > box(v3, at, "block4.se.expand").right());
        }
        QCOMPARE(int(layoutDiagram(v3)
                         .parts[std::size_t(layoutDiagram(v3).partOf(test::layerOrExit(v3, "block4.se.pool")))]
                         .layers.size()),
                 5);
    }

    void openingShowsEachLayer() {
        const Graph graph = test::buildOrExit("mobilenet_v2");
        DiagramOptions options;
        options.expanded = {"block3", "stem", "nobody"};
        const DiagramLayout layout = layoutDiagram(graph, options);
        QCOMPARE(itemOrFail(layout, "block3").parts.size(), itemOrFail(layout, "block3").layers.size());
        QCOMPARE(int(itemOrFail(layout, "stem").parts.size()), 3);
        QVERIFY(!itemOrFail(layout, "block4").expanded);
        QCOMPARE(int(itemOrFail(layout, "block4").parts.size()), 3); // expand, depthwise, project
        QVERIFY(!itemOrFail(layout, "head.pool").expandable);
        QCOMPARE(itemOrFail(layout, "input").layers.size(), std::size_t(0));
    }

    void stagesAreBandsWithTheirSize() {
        const Graph graph = test::buildOrExit("shufflenet_v2:width=1.5");
        const DiagramLayout layout = layoutDiagram(graph);
        std::map<std::string, Shape> bands;
        for (const DiagramBand& band : layout.bands)
            bands[band.stage] = band.shape;
        QVERIFY((bands.at("stage 2") == Shape{1, 176, 28, 28})); // table 5 of the paper
        QVERIFY((bands.at("stage 3") == Shape{1, 352, 14, 14}));
        QVERIFY((bands.at("stage 4") == Shape{1, 704, 7, 7}));
    }

    void aPageIsFilled() {
        const Graph graph = test::buildOrExit("mobilenet_v2");
        const auto scale = [](const DiagramLayout& layout, double w, double h) {
            return std::min(w / layout.bounds.width, h / layout.bounds.height);
        };
        const DiagramLayout one = layoutDiagram(graph), page = layoutDiagramFor(graph, {}, 800, 600);
        QVERIFY(page.rows > 1);
        QVERIFY(scale(page, 800, 600) > 1.4 * scale(one, 800, 600));
        QCOMPARE(layoutDiagramFor(graph, {}, 8000, 100).rows, 1);
    }
};

QTEST_APPLESS_MAIN(TestNetworkDiagram)
#include "tst_network_diagram.moc"
