#include "core/labs/inverted_residual.h"
#include "core/labs/lab_measure.h"

#include <QTest>

using namespace convlens;

class TestInvertedResidual : public QObject {
    Q_OBJECT
private slots:
    void costIsThePapersFormula_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("expansion");
        QTest::addColumn<int>("side");
        QTest::addColumn<int>("stride");
        QTest::newRow("plain") << 32 << 6 << 28 << 1;
        QTest::newRow("no expansion") << 16 << 1 << 14 << 1;
        QTest::newRow("halving") << 24 << 6 << 14 << 2;
        QTest::newRow("halving an odd map") << 24 << 4 << 7 << 2;
    }
    void costIsThePapersFormula() {
        QFETCH(int, channels);
        QFETCH(int, expansion);
        QFETCH(int, side);
        QFETCH(int, stride);
        const InvertedResidual block{channels, expansion, side, stride, true};
        const auto graph = invertedGraph(block);
        QVERIFY2(graph.has_value(), graph ? "" : graph.error().message.c_str());
        QCOMPARE(labCost(**graph).macs, invertedMacs(block));
        // Section 3.3, with d' = d'' = k and a 3x3 kernel.
        if (stride == 1)
            QCOMPARE(invertedMacs(block),
                     std::int64_t(side) * side * channels * expansion * (channels + 9 + channels));
        QCOMPARE((*graph)->findLayer("add").has_value(), stride == 1);
        const auto bare = invertedGraph({channels, expansion, side, stride, false});
        QVERIFY(bare.has_value() && !(*bare)->findLayer("add"));
        QCOMPARE(labCost(**bare).macs, invertedMacs(block)); // an addition has no multiply-adds
    }

    void theClassicalOneCostsAsMuch() {
        for (const int stride : {1, 2})
            for (const int channels : {16, 32, 96}) {
                const InvertedResidual block{channels, 6, 28, stride, true};
                const ClassicalBottleneck classical = classicalOfEqualCost(block);
                const auto graph = classicalGraph(classical);
                QVERIFY(graph.has_value());
                QCOMPARE(labCost(**graph).macs, classicalMacs(classical));
                QVERIFY(std::abs(double(classicalMacs(classical)) / double(invertedMacs(block)) - 1) < 0.08);
                // No neighbour is nearer.
                for (const int step : {-4, 4}) {
                    ClassicalBottleneck other = classical;
                    other.wide += step;
                    QVERIFY(std::abs(classicalMacs(other) - invertedMacs(block)) >=
                            std::abs(classicalMacs(classical) - invertedMacs(block)));
                }
                QVERIFY(classical.wide > channels); // the point of the block
            }
    }

    void memoryByHand() {
        // 4 x 4 pixels, 2 channels, expanded to 6: maps of 32 and 96 values, four bytes each.
        const InvertedResidual block{2, 3, 4, 1, true};
        QCOMPARE(invertedMemory(block, 1).materialised, std::int64_t(4 * (32 + 96 + 96))); // the input waits for the sum
        const InvertedResidual bare{2, 3, 4, 1, false};
        QCOMPARE(invertedMemory(bare, 1).materialised, std::int64_t(4 * (96 + 96)));
        QCOMPARE(invertedMemory(block, 3).channelTiles, std::int64_t(4 * (32 + 32 + 2 * (16 + 16))));
        QCOMPARE(invertedMemory(block, 100).channelTiles, std::int64_t(4 * (32 + 32 + 1 * (16 + 16)))); // one channel each
        // Two bands of two rows: each needs three expanded rows (the map ends above or below), two filtered ones.
        QCOMPARE(invertedMemory(block, 2).rowBands, std::int64_t(4 * (32 + 32 + 6 * (3 * 4 + 2 * 4))));
        // Rows 1 and 2 are expanded twice: two rows of four pixels, 2 x 6 multiply-adds each.
        QCOMPARE(invertedMemory(block, 2).rowBandsExtraMacs, std::int64_t(2 * 4 * 2 * 6));
        QCOMPARE(invertedMemory(block, 1).rowBandsExtraMacs, std::int64_t(0));
        // 4 x 4, 8 channels at the ends, 2 inside.
        QCOMPARE(classicalMemory({8, 4, 1, true}), std::int64_t(4 * (128 + 32 + 128)));
    }

    void atStrideTwoBandsDoNotOverlapByMuch() {
        // Output row r reads expanded rows 2r - 1 to 2r + 1: neighbours share one.
        const InvertedResidual block{4, 2, 8, 2, true};
        QVERIFY(!block.adds());
        QCOMPARE(invertedMemory(block, 4).rowBandsExtraMacs, std::int64_t(3 * 8 * 4 * 8));
    }

    void morePartsNeverNeedMore() {
        const InvertedResidual block{32, 6, 28, 1, true};
        for (int parts = 2; parts <= 32; ++parts) {
            QVERIFY(invertedMemory(block, parts).channelTiles <= invertedMemory(block, parts - 1).channelTiles);
            QVERIFY(invertedMemory(block, parts).channelTiles < invertedMemory(block, 1).materialised);
        }
    }

    void measuringFillsEveryReading() {
        const Lab& lab = **findLab("inverted-residual");
        LabSettings settings = defaultSettings(lab.parameters);
        settings.setNumber("channels", 8);
        settings.setNumber("side", 7);
        LabMeasureOptions options;
        options.seconds = 0;
        const auto run = lab.measure(settings, options);
        QVERIFY2(run.has_value(), run ? "" : run.error().message.c_str());
        for (const LabOption& option : lab.options(settings))
            QVERIFY2(run->value(option.id) > 0, option.id.c_str());
        for (const int expansion : kSweptExpansions)
            QVERIFY(run->value(expansionReading(expansion)) > 0);
        const auto graph = invertedGraph(invertedResidual(settings));
        QVERIFY(partOf(*run->find("inverted/as-drawn"), **graph, "add") > 0);
    }
};

QTEST_APPLESS_MAIN(TestInvertedResidual)
#include "tst_inverted_residual.moc"
