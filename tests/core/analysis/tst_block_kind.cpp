#include "core/analysis/block_kind.h"
#include "tests/support/networks.h"

#include <QTest>

#include <map>

using namespace convlens;

namespace {

std::map<std::string, std::vector<LayerId>> blocksOf(const Graph& graph) {
    std::map<std::string, std::vector<LayerId>> blocks;
    for (int i = 0; i < graph.layerCount(); ++i)
        if (const std::string& block = graph.layer(LayerId{i}).block; !block.empty())
            blocks[block].push_back(LayerId{i});
    return blocks;
}

} // namespace

class TestBlockKind : public QObject {
    Q_OBJECT
private slots:
    /// Counts from the papers' tables.
    void blocksAreWhatThePapersCallThem_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<BlockKind>("kind");
        QTest::addColumn<int>("count");
        const auto row = [](const char* spec, BlockKind kind, int count) {
            QTest::addRow("%s %s", spec, std::string(toString(kind)).c_str()) << spec << kind << count;
        };
        row("mobilenet_v1", BlockKind::DepthwiseSeparable, 13);
        row("mobilenet_v2", BlockKind::InvertedResidual, 17);
        row("mobilenet_v2:width=0.35", BlockKind::InvertedResidual, 17);
        row("mobilenet_v3_large", BlockKind::InvertedResidualSqueezing, 8); // ticks of table 1
        row("mobilenet_v3_large", BlockKind::InvertedResidual, 7);
        row("mobilenet_v3_small", BlockKind::InvertedResidualSqueezing, 9); // ticks of table 2
        row("mobilenet_v3_small", BlockKind::InvertedResidual, 2);
        row("mobilenet_v3_small:minimalistic=1", BlockKind::InvertedResidual, 11);
        row("mobilenet_v3_small:rules=dli14", BlockKind::InvertedResidualSqueezing, 9);
        row("shufflenet_v1:groups=3", BlockKind::ShuffleUnit, 16);
        row("shufflenet_v1:groups=1", BlockKind::Bottleneck, 16);
        row("shufflenet_v2", BlockKind::ShuffleUnit, 16);
    }
    void blocksAreWhatThePapersCallThem() {
        QFETCH(QString, spec);
        QFETCH(BlockKind, kind);
        QFETCH(int, count);
        const Graph graph = test::buildOrExit(spec.toStdString());
        int found = 0;
        for (const auto& [name, layers] : blocksOf(graph))
            found += blockKindOf(graph, layers) == kind;
        QCOMPARE(found, count);
    }

    void onlyInvertedResidualsEndLinearly() {
        const Graph v2 = test::buildOrExit("mobilenet_v2");
        const auto blocks = blocksOf(v2);
        QCOMPARE(v2.layer(linearEndOf(v2, blocks.at("block3"))).name, std::string("block3.project.bn"));
        QCOMPARE(linearEndOf(v2, {}).value, -1);
        for (const char* spec : {"mobilenet_v1", "shufflenet_v1", "shufflenet_v2"}) {
            const Graph other = test::buildOrExit(spec);
            for (const auto& [name, layers] : blocksOf(other))
                QCOMPARE(linearEndOf(other, layers).value, -1);
        }
    }
};

QTEST_APPLESS_MAIN(TestBlockKind)
#include "tst_block_kind.moc"
