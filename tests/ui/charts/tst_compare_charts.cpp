#include "core/analysis/trust.h"
#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/charts/compare_charts.h"
#include "ui/session/session_object.h"

#include <QDir>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace convlens;

class TestCompareCharts : public QObject {
    Q_OBJECT

    static CompareView twoNetworks() {
        CompareView view;
        view.pinned = {test::pinned(3, u'A', "mobilenet_v1"), test::pinned(5, u'B', "mobilenet_v2")};
        return view;
    }

private slots:
    void totalsAreTheModels() {
        const CompareView view = twoNetworks();
        // Published: MobileNetV1 4.2 M parameters, 569 M multiply-adds; MobileNetV2 3.4 M and 300 M.
        QVERIFY(std::abs(compareValue(view.pinned[0], CompareMeasure::Parameters) / 1e6 - 4.2) < 0.05);
        QVERIFY(std::abs(compareValue(view.pinned[0], CompareMeasure::MultiplyAdds) / 1e6 - 569) < 1);
        QVERIFY(std::abs(compareValue(view.pinned[1], CompareMeasure::Parameters) / 1e6 - 3.5) < 0.1);
        QVERIFY(std::abs(compareValue(view.pinned[1], CompareMeasure::MultiplyAdds) / 1e6 - 300) < 1);
        const auto& m = view.pinned[0].measurement->measurement;
        QCOMPARE(compareValue(view.pinned[0], CompareMeasure::Time), m.total.medianMs);
    }

    void eachMeasureHasItsOwnAxisAndUnit() {
        const CompareView view = twoNetworks();
        const ChartData macs = compareChart(view, CompareMeasure::MultiplyAdds, Theme::Light);
        QCOMPARE(macs.value.unit, QStringLiteral("M"));
        QVERIFY(std::abs(macs.series[0].values[0] - 568.74) < 0.01);
        QCOMPARE(macs.series[0].labels[0], QStringLiteral("569\u00A0M"));
        const ChartData memory = compareChart(view, CompareMeasure::PeakMemory, Theme::Light);
        QCOMPARE(memory.value.unit, QStringLiteral("MB"));
        const ChartData time = compareChart(view, CompareMeasure::Time, Theme::Light);
        QCOMPARE(time.value.unit, QStringLiteral("ms"));
        QVERIFY(time.series[0].spreads[1] > 0);
        QCOMPARE(time.category.categoryMarks, (QStringList{"A", "B"}));
        QVERIFY(time.series[0].colours[0] != time.series[0].colours[1]);
    }

    void unmeasuredNetworksShowNoTime() {
        CompareView view;
        view.pinned = {test::pinned(1, u'A', "mobilenet_v1", false), test::pinned(2, u'B', "mobilenet_v2")};
        const ChartData time = compareChart(view, CompareMeasure::Time, Theme::Light);
        QVERIFY(std::isnan(time.series[0].values[0]));
        QVERIFY(std::isfinite(time.series[0].values[1]));
        view.pinned.pop_back();
        QVERIFY(compareChart(view, CompareMeasure::Time, Theme::Light).isEmpty());
        QVERIFY(compareBreakdown(view, true, Theme::Light).isEmpty());
        QVERIFY(!compareBreakdown(view, false, Theme::Light).isEmpty());
    }

    void baselineGivesRatios() {
        CompareView view = twoNetworks();
        view.baseline = 3;
        const ChartData macs = compareChart(view, CompareMeasure::MultiplyAdds, Theme::Light);
        QCOMPARE(macs.series[0].labels[0], QStringLiteral("569\u00A0M"));
        // 300.77 / 568.74
        QVERIFY(macs.series[0].labels[1].endsWith(QChar(0x00D7) + QStringLiteral("0.529")));
    }

    void sentenceComparesWithTheBaseline() {
        CompareView view = twoNetworks();
        const double a = view.pinned[0].measurement->measurement.total.medianMs;
        const double b = view.pinned[1].measurement->measurement.total.medianMs;
        QCOMPARE(compareSentence(view),
                 QStringLiteral("B has 0.53 times the multiply-adds of A and takes %1 times its time.")
                     .arg(b / a, 0, 'f', b / a < 1 ? 2 : 1));
        view.baseline = 5;
        QVERIFY(compareSentence(view).startsWith(QStringLiteral("A has 1.9 times the multiply-adds of B")));
        view.pinned.pop_back();
        QCOMPARE(compareSentence(view), QString());
    }

    void timesTakenApartSaySo() {
        CompareView view = twoNetworks();
        QVERIFY(!compareSentence(view).contains(QStringLiteral("in turn")));
        auto later = std::make_shared<MeasurementResult>(*view.pinned[1].measurement);
        later->takenAt = QStringLiteral("2026-11-27T15:00:00+00:00");
        view.pinned[1].measurement = later;
        QVERIFY(compareSentence(view).contains(QStringLiteral("in turn")));
        QVERIFY(compareChart(view, CompareMeasure::Time, Theme::Light).doubt.contains(QStringLiteral("in turn")));
        QVERIFY(compareChart(view, CompareMeasure::MultiplyAdds, Theme::Light).doubt.isEmpty());
    }

    void breakdownAddsUpToTheWhole() {
        const CompareView view = twoNetworks();
        for (const bool time : {true, false}) {
            const ChartData chart = compareBreakdown(view, time, Theme::Light);
            QCOMPARE(int(chart.kind), int(ChartKind::StackedBars));
            for (std::size_t n = 0; n < 2; ++n) {
                double sum = 0;
                for (const ChartSeries& series : chart.series)
                    sum += series.values[n];
                const double expected = time ? view.pinned[n].measurement->measurement.stepSumMs
                                             : double(view.pinned[n].network->cost->total.macs) / 1e6;
                QVERIFY(std::abs(sum - expected) < 1e-6 * expected);
            }
        }
    }

    void doubtfulTimesAreMarked() {
        CompareView view = twoNetworks();
        auto measured = std::make_shared<MeasurementResult>(*view.pinned[1].measurement);
        measured->measurement.total.doubtful = true;
        view.pinned[1].measurement = measured;
        const ChartData time = compareChart(view, CompareMeasure::Time, Theme::Light);
        QCOMPARE(time.series[0].doubtful, (std::vector<bool>{false, true}));
        QVERIFY(time.doubt.contains(QStringLiteral("B")));
        // The true reason with what to do, above the chart, at the bar and in the sentence.
        measured = std::make_shared<MeasurementResult>(*measured);
        measured->measurement.total = summarise({10, 10, 10, 25}, 30, 4);
        const QString reason = QString::fromStdString(doubtWithAdvice(measured->measurement.total).english());
        QVERIFY2(reason.contains(QStringLiteral("Measure longer.")), qPrintable(reason));
        view.pinned[1].measurement = measured;
        for (const CompareMeasure measure : {CompareMeasure::Time, CompareMeasure::TimePerMac}) {
            const ChartData chart = compareChart(view, measure, Theme::Light);
            QVERIFY2(chart.doubt.contains(reason), qPrintable(chart.doubt));
            QVERIFY(chart.series[0].tooltips[1].contains(reason.toHtmlEscaped()));
            QVERIFY(!chart.series[0].tooltips[0].contains(reason.toHtmlEscaped()));
        }
        QVERIFY(compareBreakdown(view, true, Theme::Light).series[0].tooltips[1].contains(reason.toHtmlEscaped()));
        QVERIFY(compareSentence(view).contains(reason));
        QVERIFY(!compareChart(view, CompareMeasure::Parameters, Theme::Light).doubtful);
        QVERIFY(compareSentence(view).contains(QStringLiteral("doubtful")));
    }

    void captionTellsWhatDiffersAndWhatIsCommon() {
        const ChartData chart = compareChart(twoNetworks(), CompareMeasure::Time, Theme::Light);
        QVERIFY(chart.caption.contains(QStringLiteral("A: MobileNetV1 1.0 @224")));
        QVERIFY(chart.caption.contains(QStringLiteral("B: MobileNetV2 1.0 @224")));
        QCOMPARE(chart.caption.count(QStringLiteral("Test CPU")), 1);
        QVERIFY(!compareChart(twoNetworks(), CompareMeasure::Parameters, Theme::Light)
                     .caption.contains(QStringLiteral("Test CPU")));
    }

    void shadesStayWhenOthersGo() {
        const CompareView view = twoNetworks();
        CompareView less = view;
        less.pinned.erase(less.pinned.begin());
        QCOMPARE(compareChart(view, CompareMeasure::Time, Theme::Light).series[0].colours[1],
                 compareChart(less, CompareMeasure::Time, Theme::Light).series[0].colours[0]);
    }

    void everyChartOfASessionIsExported() {
        SessionObject session;
        session.setMeasurement(test::measurement(session.network(), test::slowDepthwise));
        session.pinCurrent();
        session.pinNetwork(*parseNetworkSpec("mobilenet_v1"), RandomWeights{1});
        QTemporaryDir folder;
        ChartExportOptions options;
        options.dotsPerInch = 72; // only that they come, and quickly
        const auto written = exportAllCharts(folder.path(), session, options);
        QVERIFY(written);
        // 11 of the cost, 4 diagrams (operator, multiply-adds, time, memory; no photo has run), 10 of the comparison
        // (nothing beyond the multiply-adds: one of the two is not measured).
        QCOMPARE(written->size(), 3 * 25);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 3 * 25);
        for (const QString& name : *written) {
            const QString path = folder.filePath(name);
            QVERIFY(QFileInfo(path).size() > 500);
            if (name.endsWith(QStringLiteral(".png"))) QVERIFY(!QImage(path).isNull());
            if (name.endsWith(QStringLiteral(".svg"))) {
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                QXmlStreamReader xml(&file);
                while (!xml.atEnd())
                    xml.readNext();
                QVERIFY2(!xml.hasError(), qPrintable(name + xml.errorString()));
            }
        }
    }
};

QTEST_MAIN(TestCompareCharts)
#include "tst_compare_charts.moc"
