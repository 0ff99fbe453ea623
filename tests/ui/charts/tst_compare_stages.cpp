#include "tests/ui/support/sample_session.h"
#include "ui/charts/compare_stages.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

CompareView twoNetworks(bool measured = true) {
    CompareView view;
    view.pinned = {test::pinned(3, u'A', "mobilenet_v1", measured), test::pinned(5, u'B', "mobilenet_v2", measured)};
    return view;
}

} // namespace

class TestCompareStages : public QObject {
    Q_OBJECT

private slots:
    void thePairIsBaselineAgainstTheOther() {
        CompareView view = twoNetworks();
        QCOMPARE(comparePair(view)->base.letter, QChar(u'A'));
        QCOMPARE(comparePair(view)->other.letter, QChar(u'B'));
        view.baseline = 5;
        QCOMPARE(comparePair(view)->base.letter, QChar(u'B'));
        view.other = 5;
        QCOMPARE(comparePair(view)->other.letter, QChar(u'A')); // never against itself
        view.pinned.pop_back();
        QVERIFY(!comparePair(view));
    }

    void stagesAddUpToTheWhole() {
        for (const bool time : {true, false}) {
            const CompareView view = twoNetworks();
            const ChartData data = compareStages(view, time, Theme::Light);
            QCOMPARE(data.series.size(), std::size_t(6)); // five resolutions and the head
            QCOMPARE(data.series.back().name, QStringLiteral("head"));
            for (std::size_t n = 0; n < 2; ++n) {
                double sum = 0;
                for (const ChartSeries& series : data.series)
                    sum += series.values[n];
                const double whole = time ? view.pinned[n].measurement->measurement.stepSumMs
                                          : double(view.pinned[n].network->cost->total.macs) / 1e6;
                QVERIFY(std::abs(sum - whole) < 1e-6 * whole);
            }
        }
        QVERIFY(compareStages(twoNetworks(false), true, Theme::Light).isEmpty());
    }

    void differencesBelowTheThresholdAreHidden() {
        const ComparePair pair = *comparePair(twoNetworks());
        const StageDifferences all = stageDifferences(pair, 0);
        QVERIFY(all.timed);
        QCOMPARE(all.table.rows.size(), std::size_t(6));
        QCOMPARE(all.hidden, 0);
        double ms = 0;
        std::int64_t macs = 0;
        std::size_t large = 0;
        for (const auto& row : all.table.rows) {
            macs += std::get<std::int64_t>(row[3]);
            ms += std::get<double>(row[6]);
            if (std::abs(std::get<double>(row[7])) >= 20) ++large;
        }
        // The differences of the parts are the difference of the wholes.
        QCOMPARE(macs, pair.other.network->cost->total.macs - pair.base.network->cost->total.macs);
        QVERIFY(std::abs(ms - (pair.other.measurement->measurement.stepSumMs -
                               pair.base.measurement->measurement.stepSumMs)) < 1e-9);
        const StageDifferences some = stageDifferences(pair, 0.2);
        QCOMPARE(some.table.rows.size(), large);
        QCOMPARE(some.hidden, int(6 - large));
        QVERIFY(large > 0 && large < 6);
    }

    void withoutTimesTheMultiplyAddsAreCompared() {
        const StageDifferences all = stageDifferences(*comparePair(twoNetworks(false)), 0);
        QVERIFY(!all.timed);
        QCOMPARE(all.table.columns.size(), std::size_t(4));
    }

    void theCauseIsNamed() {
        // Depthwise layers take 300 us, others 100, activations and norms 10: what V2 takes beyond V1's pace lies there.
        const ComparePair pair = *comparePair(twoNetworks());
        const ChartData byOperator = excessChart(pair, CostGrouping::Operator, Theme::Light);
        QCOMPARE(byOperator.category.categories.first(), QStringLiteral("Depthwise"));
        // 17 depthwise layers of 300 us; 20.8 million multiply-adds of theirs at V1's pace.
        const auto& v1 = pair.base.measurement->measurement;
        double depthwiseMacs = 0;
        int depthwise = 0;
        const Graph& graph = *pair.other.network->graph;
        for (int i = 0; i < graph.layerCount(); ++i) {
            if (graph.groupOf(LayerId{i}) != OperatorGroup::Depthwise) continue;
            depthwiseMacs += double(pair.other.network->cost->layers[std::size_t(i)].macs);
            ++depthwise;
        }
        const double expected =
            0.3 * depthwise - depthwiseMacs * v1.stepSumMs / double(pair.base.network->cost->total.macs);
        QVERIFY(std::abs(byOperator.series[0].values[0] - expected) < 1e-6);
        const QString sentence = excessSentence(pair);
        QVERIFY2(sentence.contains("Depthwise (+") && sentence.contains("The layers with the most: "),
                 qPrintable(sentence));
        const ChartData byLayer = excessChart(pair, CostGrouping::Layer, Theme::Light);
        QCOMPARE(byLayer.category.categories.size(), 12);
        QVERIFY(byLayer.category.categories.first().contains("depthwise"));
        QCOMPARE(excessParts(pair, CostGrouping::Layer).size(), std::size_t(12));
        QVERIFY(excessChart(*comparePair(twoNetworks(false)), CostGrouping::Layer, Theme::Light).isEmpty());
        QCOMPARE(excessSentence(*comparePair(twoNetworks(false))), QString());
    }
};

QTEST_MAIN(TestCompareStages)
#include "tst_compare_stages.moc"
