#include "tests/ui/support/sample_sweep.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_figure.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/sweep_heat_map.h"
#include "ui/session/session_object.h"
#include "ui/session/sweep_store.h"

#include <QSignalSpy>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace convlens;

namespace {

const ChartSeries* seriesNamed(const ChartData& data, const QString& name) {
    for (const ChartSeries& series : data.series)
        if (series.name == name) return &series;
    return nullptr;
}

} // namespace

class TestSweepCharts : public QObject {
    Q_OBJECT

private slots:
    void timeStandsOverMultiplyAdds() {
        auto sweep = test::sweepOf({{"mobilenet_v2", 4}, {"mobilenet_v1", 3}, {"mobilenet_v2:width=0.5", 0}});
        const SweepView view = makeSweepView(sweep);
        // By family in the registry's order; what is not measured yet has no point.
        QCOMPARE(sweepPoints(*sweep, SweepMeasure::Time), (std::vector<int>{1, 0}));
        const ChartData data = sweepChart(view, SweepMeasure::Time, Theme::Light);
        const ChartSeries* v1 = seriesNamed(data, "MobileNetV1");
        const ChartSeries* v2 = seriesNamed(data, "MobileNetV2");
        QVERIFY(v1 && v2 && v1->colour != v2->colour);
        QVERIFY(std::abs(v1->x[0] - 568.74) < 0.01); // published: 569 M
        QCOMPARE(v1->y, (std::vector<double>{3}));
        QCOMPARE(v2->y, (std::vector<double>{4}));
        QVERIFY(!seriesNamed(data, "ShuffleNetV2"));
        QVERIFY(data.category.logarithmic && data.value.logarithmic);
        QVERIFY(data.caption.contains("random weights"));
        QVERIFY(data.caption.contains(QStringLiteral("1\u00A0thread")));
    }

    void pairsInTheWrongOrderAreDrawnAndSaid() {
        const auto sweep = test::threeWidths();
        const SweepView view = makeSweepView(sweep);
        const ChartData data = sweepChart(view, SweepMeasure::Time, Theme::Light);
        const ChartSeries* pairs = seriesNamed(data, "in another order by time than by multiply-adds");
        QVERIFY(pairs && pairs->reference);
        // Two pairs, each from the one with fewer multiply-adds to the faster one, then a break. The strongest is 0.35
        // against 1.0: a fifth of the multiply-adds and 1.25 times the time.
        QCOMPARE(pairs->x.size(), std::size_t(6));
        QCOMPARE(pairs->y[0], 5.0);
        QCOMPARE(pairs->y[1], 4.0);
        QVERIFY(std::isnan(pairs->y[2]));
        QCOMPARE(
            sweepSentence(view, SweepMeasure::Time),
            QStringLiteral("Of 3 pairs of networks, 2 are in another order by time than by multiply-adds, beyond the "
                           "noise."));
        // 59.3 of 300.8 million.
        QCOMPARE(
            inversionInWords(view, view.fronts.inversions.pairs[0]),
            QStringLiteral("MobileNetV2 0.35 @224 has 0.20 times the multiply-adds of MobileNetV2 1.0 @224 and takes "
                           "1.3 times its time."));
        SweepView chosen = view;
        chosen.pair = 1;
        QVERIFY(seriesNamed(sweepChart(chosen, SweepMeasure::Time, Theme::Light), "the pair chosen"));
    }

    void bothFrontsStandOnBothCharts() {
        const SweepView view = makeSweepView(test::threeWidths());
        const ChartData byMacs = sweepChart(view, SweepMeasure::AccuracyByMacs, Theme::Light);
        const ChartData byTime = sweepChart(view, SweepMeasure::AccuracyByTime, Theme::Light);
        // By multiply-adds all three are worth it, in this order of accuracy; by time the slowest is not.
        QCOMPARE(seriesNamed(byMacs, "front by multiply-adds")->y.size(), std::size_t(3));
        QCOMPARE(seriesNamed(byMacs, "front by time")->y.size(), std::size_t(2));
        QCOMPARE(seriesNamed(byTime, "front by time")->x, (std::vector<double>{3, 4}));
        QCOMPARE(seriesNamed(byTime, "front by multiply-adds")->x, (std::vector<double>{3, 4, 5}));
        QCOMPARE(seriesNamed(byTime, "front by time")->colour, timeColour(Theme::Light));
        QCOMPARE(seriesNamed(byTime, "front by multiply-adds")->colour, theoryColour(Theme::Light));
        const QString tip = seriesNamed(byTime, "MobileNetV2")->tooltips[0];
        QVERIFY2(tip.contains("published by:"), qPrintable(tip));
        QVERIFY2(
            sweepSentence(view, SweepMeasure::AccuracyByTime).contains("Only by multiply-adds: MobileNetV2 0.35 @224."),
            qPrintable(sweepSentence(view, SweepMeasure::AccuracyByTime)));
    }

    void anUnpublishedNetworkHasATimeAndNoAccuracy() {
        const auto sweep = test::sweepOf({{"mobilenet_v2", 4}, {"mobilenet_v2:width=0.6,resolution=100", 1}});
        QCOMPARE(sweepPoints(*sweep, SweepMeasure::Time).size(), std::size_t(2));
        QCOMPARE(sweepPoints(*sweep, SweepMeasure::AccuracyByTime), (std::vector<int>{0}));
    }

    void doubtfulTimesAreGreyAndCounted() {
        auto sweep = test::threeWidths();
        sweep->records[1]->total = summarise({3, 3, 3, 9}, 6, 3);
        const ChartData data = sweepChart(makeSweepView(sweep), SweepMeasure::Time, Theme::Light);
        QVERIFY(data.doubtful);
        QVERIFY(data.doubt.startsWith("1 of 3"));
        QVERIFY2(data.doubt.contains("MobileNetV2 0.5") && data.doubt.contains("Measure longer."),
                 qPrintable(data.doubt));
        QVERIFY(sweepNetworkTip(makeSweepView(sweep), 1).join(u' ').contains("Measure longer."));
        const ChartData heat = sweepHeatMap(makeSweepView(sweep), sweepGrids(*sweep)[0], Theme::Light);
        QVERIFY(heat.doubtful && heat.doubt.startsWith("1 of 3"));
        QCOMPARE(seriesNamed(data, "MobileNetV2")->doubtful, (std::vector<bool>{false, true, false}));
    }

    /// One visit each is not in turn, and every chart and the picks' sentence say so; two are.
    void aSingleVisitIsSaidNotToBeInTurn() {
        const auto once = test::threeWidths();
        QVERIFY(notInTurn(*once).contains("not measured in turn"));
        for (const NamedChart& chart : sweepCharts(makeSweepView(once)))
            QVERIFY2(chart.source(Theme::Light).doubt.contains(notInTurn(*once)), qPrintable(chart.id));
        const auto twice = test::sweepOf({{"mobilenet_v2", 4}, {"mobilenet_v2:width=0.5", 3}}, 2);
        QVERIFY(notInTurn(*twice).isEmpty());
        QVERIFY(!sweepChart(makeSweepView(twice), SweepMeasure::Time, Theme::Light).doubtful);
        QVERIFY(notInTurn(*test::sweepOf({{"mobilenet_v2", 4}})).isEmpty()); // with itself
    }

    /// Results come as they are measured: what is still to come has no point, though its accuracy is known.
    void whatIsNotMeasuredYetHasNoPoint() {
        const auto sweep =
            test::sweepOf({{"mobilenet_v2", 4}, {"mobilenet_v2:width=0.5", 3}, {"mobilenet_v2:width=0.35", 0}});
        for (int m = 0; m < kSweepMeasureCount; ++m) {
            QCOMPARE(sweepPoints(*sweep, SweepMeasure(m)), (std::vector<int>{0, 1}));
            const ChartData data = sweepChart(makeSweepView(sweep), SweepMeasure(m), Theme::Light);
            QCOMPARE(seriesNamed(data, "MobileNetV2")->x.size(), std::size_t(2));
        }
    }

    void theTimesAxesAreLinearWhenAskedFor() {
        SweepView view = makeSweepView(test::threeWidths());
        view.logarithmic = false;
        const ChartData time = sweepChart(view, SweepMeasure::Time, Theme::Light);
        QVERIFY(!time.category.logarithmic && !time.value.logarithmic);
    }

    void theHeatMapsCellsCanBePointedAt() {
        // Half of the side in a quarter of the time is the ideal; here it takes half.
        const auto sweep = test::sweepOf({{"mobilenet_v2", 16},
                                          {"mobilenet_v2:resolution=112", 8},
                                          {"mobilenet_v2:width=0.5", 4},
                                          {"mobilenet_v2:width=0.5,resolution=112", 0}});
        const SweepView view = makeSweepView(sweep);
        const SweepGrid grid = sweepGrids(*sweep).front();
        ChartWidget widget;
        widget.setSource([=](Theme theme) { return sweepHeatMap(view, grid, theme); });
        widget.resize(600, 360);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        const ChartFigure& figure = *widget.data().figure;
        QCOMPARE(figure.partCount(), 4);
        const ChartStyle style = makeChartStyle(Theme::Light);
        const QRectF area = widget.chartLayout().plot;
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < i; ++j)
                QVERIFY(!figure.partRect(i, area, style).intersects(figure.partRect(j, area, style)));
        QSignalSpy activated(&widget, &ChartWidget::activated);
        const QPoint cell = figure.partRect(2, area, style).center().toPoint(); // second row, first column
        const QString tip = widget.toolTipAt(cell);
        QVERIFY2(tip.contains("MobileNetV2 1.0 @112") && tip.contains(QChar(0x00D7) + QStringLiteral("2.00")),
                 qPrintable(tip));
        QTest::mouseClick(widget.viewport(), Qt::LeftButton, {}, cell);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), 2);
        QCOMPARE(widget.highlighted(), 2);
        QCOMPARE(sweepHeatSentence(view, grid),
                 QStringLiteral("Farthest from the ideal: MobileNetV2 1.0 @112 takes 2.00 times as long as width² × "
                                "resolution² makes of the largest one's time."));
    }

    void theCatalogueHasThemAllAndTheyExport() {
        SessionObject session;
        const std::size_t before = allCharts(session).size();
        SweepStore::of(session).setSweep(test::threeWidths());
        const std::vector<NamedChart> all = allCharts(session);
        QCOMPARE(all.size(), before + 4); // time, two of accuracy, one heat map
        ChartExportOptions options;
        options.dotsPerInch = 72;
        for (std::size_t i = before; i < all.size(); ++i) {
            const auto svg = renderChart(all[i].source(Theme::Light), ChartFormat::Svg, options);
            QVERIFY2(svg.has_value(), svg ? "" : svg.error().message.c_str());
            QXmlStreamReader xml(*svg);
            while (!xml.atEnd())
                xml.readNext();
            QVERIFY2(!xml.hasError(), qPrintable(all[i].id));
            QVERIFY(svg->contains("MobileNetV2"));
        }
    }
};

QTEST_MAIN(TestSweepCharts)
#include "tst_sweep_charts.moc"
