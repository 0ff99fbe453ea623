#include "tests/ui/support/sample_peaks.h"
#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/charts/cost_course_charts.h"
#include "ui/charts/cost_point_charts.h"
#include "ui/charts/plan_charts.h"
#include "ui/charts/trust_charts.h"

#include <QTest>

#include <algorithm>
#include <numeric>
#include <set>

using namespace convlens;

namespace {

/// The optimised plan as a step a block would be: each run of layers up to a convolution's activation in one.
std::shared_ptr<const MeasurementResult> optimised(const std::shared_ptr<const NetworkState>& state, double medianMs) {
    auto result = std::make_shared<MeasurementResult>(*test::measurement(state, test::slowDepthwise));
    result->plan = PlanKind::Optimised;
    std::vector<StepTiming> steps;
    for (const StepTiming& step : result->measurement.steps) {
        const OperatorGroup group = state->graph->groupOf(step.layers.front());
        if (!steps.empty() && (group == OperatorGroup::Elementwise || group == OperatorGroup::DataMovement))
            steps.back().layers.push_back(step.layers.front());
        else
            steps.push_back(step);
    }
    result->measurement.steps = steps;
    result->measurement.stepSumMs = std::accumulate(
        steps.begin(), steps.end(), 0.0, [](double sum, const StepTiming& s) { return sum + s.medianUs / 1000; });
    result->measurement.total.medianMs = medianMs;
    return result;
}

CostScene fullScene(const char* spec = "mobilenet_v1") {
    CostScene scene;
    scene.view.network = test::network(spec);
    scene.view.measurement = test::measurement(scene.view.network, test::slowDepthwise);
    scene.peaks = test::samplePeaks();
    auto other = std::make_shared<MeasurementResult>(*scene.view.measurement);
    other->engine = "native";
    other->measurement.total.medianMs = 4;
    scene.variants = {scene.view.measurement, optimised(scene.view.network, 3), other};
    return scene;
}

int points(const ChartData& data) {
    int count = 0;
    for (const ChartSeries& series : data.series)
        if (!series.reference) count += int(series.x.size());
    return count;
}

} // namespace

class TestCostViews : public QObject {
    Q_OBJECT
private slots:
    void everyViewIsWhole_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("spec");
        for (const CostViewInfo& info : costViews())
            for (const char* spec : {"mobilenet_v1", "mobilenet_v3_small", "shufflenet_v2"})
                QTest::addRow("%s %s", info.id, spec) << int(info.kind) << spec;
    }
    /// Chart, sentence, layers and table of each view tell of the same items.
    void everyViewIsWhole() {
        QFETCH(int, kind);
        QFETCH(QString, spec);
        const auto which = CostViewKind(kind);
        QCOMPARE(costViewInfo(which).kind, which);
        const CostScene scene = fullScene(qPrintable(spec));
        QVERIFY(hasCostView(which, scene));
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            const ChartData data = costViewChart(which, scene, theme);
            QVERIFY(!data.isEmpty());
            QVERIFY(!data.title.isEmpty() && data.caption.contains(QStringLiteral("Convlens")));
            const bool bars = data.kind == ChartKind::HorizontalBars;
            const auto items = costViewItems(which, scene);
            QCOMPARE(int(items.size()), bars ? int(data.category.categories.size()) : points(data));
            const std::size_t rows = costViewTable(which, scene).table.rows.size();
            QVERIFY(rows > 0 && items.size() % rows == 0);
            bool referencesStarted = false;
            for (const ChartSeries& series : data.series) {
                QVERIFY(!(referencesStarted && !series.reference)); // references stand last
                referencesStarted = series.reference;
                if (!bars) QCOMPARE(std::size_t(series.tooltips.size()), series.x.size());
            }
        }
        QVERIFY(costViewSentence(which, scene).endsWith(u'.'));
    }

    void withoutMeasurementsAViewSaysWhatItWillShow() {
        CostScene scene;
        scene.view.network = test::network("mobilenet_v2");
        for (const CostViewInfo& info : costViews()) {
            QCOMPARE(hasCostView(info.kind, scene), info.needs == CostNeeds::Nothing);
            if (info.needs == CostNeeds::Nothing) continue;
            const ChartData data = costViewChart(info.kind, scene, Theme::Light);
            QVERIFY(data.isEmpty());
            QCOMPARE(data.emptyText, costViewPurpose(info.kind));
            QVERIFY(costViewItems(info.kind, scene).empty());
        }
    }

    void theCatalogueHasEveryViewUnderItsOwnName() {
        std::set<QString> ids;
        for (const NamedChart& chart : costCharts(fullScene())) {
            QVERIFY2(ids.insert(chart.id).second, qPrintable(chart.id));
            QVERIFY(!chart.source(Theme::Light).isEmpty());
        }
        for (const CostViewInfo& info : costViews())
            QVERIFY(ids.contains(costChartId(info.kind, CostGrouping::Stage)));
        QVERIFY(ids.contains(QStringLiteral("roofline")) && ids.contains(QStringLiteral("cost-by-operator")));
    }

    void paceIsTimeOverMultiplyAdds() {
        CostScene scene = fullScene();
        scene.view.grouping = CostGrouping::Layer;
        const ChartData data = costViewChart(CostViewKind::Pace, scene, Theme::Light);
        // The first depthwise layer of MobileNetV1: 300 us for 112*112*9*32 multiply-adds.
        const double expected = 300 / (112.0 * 112 * 9 * 32 / 1e6);
        const auto& values = data.series[0].values;
        QVERIFY(std::ranges::any_of(values, [&](double v) { return std::abs(v - expected) < 1e-9 * expected; }));
        scene.view.order = CostOrder::Gap;
        const ChartData ordered = costViewChart(CostViewKind::Pace, scene, Theme::Light);
        QVERIFY(std::ranges::is_sorted(ordered.series[0].values, std::greater<>()));
        QVERIFY(costViewSentence(CostViewKind::Pace, scene).contains(QStringLiteral("times as long")));
    }

    void rooflineHasTheRoofsOfTheMeasurementsThreads() {
        CostScene scene = fullScene();
        ChartData data = costViewChart(CostViewKind::Roofline, scene, Theme::Light);
        const ChartSeries& memory = data.series.back();
        QVERIFY(memory.reference);
        QCOMPARE(int(memory.x.size()), 3);
        QCOMPARE(memory.x[1], 10.0); // 100 GFLOP/s over 10 GB/s
        QCOMPARE(memory.y[1], 100.0);
        QCOMPARE(memory.y[2], 100.0);
        QCOMPARE(memory.y[0], 10 * memory.x[0]);
        QVERIFY(costViewSentence(CostViewKind::Roofline, scene).contains(QStringLiteral("fewer than 10.0 operations")));
        auto two = std::make_shared<MeasurementResult>(*scene.view.measurement);
        two->threads = 2;
        scene.view.measurement = two;
        data = costViewChart(CostViewKind::Roofline, scene, Theme::Light);
        QCOMPARE(data.series.back().y[2], 190.0);
        scene.peaks = nullptr; // the points stay
        data = costViewChart(CostViewKind::Roofline, scene, Theme::Light);
        QVERIFY(points(data) > 20);
        QVERIFY(std::ranges::none_of(data.series, &ChartSeries::reference));
    }

    void pointsAreColouredByOperator() {
        const ChartData data = costViewChart(CostViewKind::MacsAgainstTime, fullScene(), Theme::Light);
        bool depthwise = false;
        for (const ChartSeries& series : data.series) {
            if (series.name != operatorTitle(OperatorGroup::Depthwise)) continue;
            depthwise = true;
            QCOMPARE(series.colour, operatorColour(OperatorGroup::Depthwise, Theme::Light));
            QCOMPARE(int(series.x.size()), 13);
            for (const double time : series.y)
                QCOMPARE(time, 300.0);
        }
        QVERIFY(depthwise);
    }

    void doubtIsSaidWhereItStandsWithWhatToDo() {
        CostScene scene = fullScene();
        auto doubtful = std::make_shared<MeasurementResult>(*scene.view.measurement);
        doubtful->measurement.total = summarise({10, 10, 10, 25}, 30, 4);
        scene.view.measurement = doubtful;
        for (const CostViewKind kind : {CostViewKind::Shares, CostViewKind::Pace, CostViewKind::MacsAgainstTime,
                                        CostViewKind::Roofline, CostViewKind::Cumulative}) {
            const ChartData data = costViewChart(kind, scene, Theme::Light);
            QVERIFY(data.doubtful);
            QVERIFY2(data.doubt.contains(QStringLiteral("Measure longer.")), qPrintable(data.doubt));
            QVERIFY(costViewSentence(kind, scene).contains(QStringLiteral("doubtful")));
        }
        // What was only counted is not doubted.
        QVERIFY(!costViewChart(CostViewKind::MemoryAlong, scene, Theme::Light).doubtful);
    }

    void cumulativeEndsAtAll() {
        const ChartData data = costViewChart(CostViewKind::Cumulative, fullScene(), Theme::Light);
        for (const ChartSeries& series : data.series) {
            QVERIFY(std::abs(series.y.back() - 100) < 1e-9);
            QVERIFY(std::ranges::is_sorted(series.y));
        }
        QCOMPARE(data.series[0].colour, theoryColour(Theme::Light));
        QCOMPARE(data.series[1].colour, timeColour(Theme::Light));
    }

    void memoryAlongPeaksWhereTheCostModelSays() {
        const CostScene scene = fullScene("mobilenet_v2");
        const ChartData data = costViewChart(CostViewKind::MemoryAlong, scene, Theme::Light);
        const double peak = *std::ranges::max_element(data.series[0].y);
        QCOMPARE(peak, double(scene.view.network->cost->peakActivationBytes) / 1e6);
        QVERIFY(!data.caption.contains(QStringLiteral("median")));
        // The first convolution reads 3 x 224 x 224 floats and writes 32 x 112 x 112; nothing else is alive.
        const QString first = QString(data.series[0].tooltips[0]).replace(QChar(0x00A0), u' ');
        QVERIFY2(first.contains("602 kB that it reads + 1.61 MB that it writes + 0 B kept"), qPrintable(first));
        // The caches' sizes are drawn where they are of that order.
        QVERIFY(std::ranges::any_of(data.series, &ChartSeries::reference));
    }

    void aFusedStepIsOneBarThatNamesItsLayers() {
        CostScene scene = fullScene();
        scene.view.grouping = CostGrouping::Layer;
        const ChartData data = costViewChart(CostViewKind::Plans, scene, Theme::Light);
        QCOMPARE(int(data.series.size()), 2);
        // 28 convolutions with norm and activation, pooling, classifier, softmax of MobileNetV1, the classifier of its
        // own: fewer bars than layers, and the times of both plans complete.
        const auto sum = [](const std::vector<double>& values) {
            return std::accumulate(values.begin(), values.end(), 0.0);
        };
        QVERIFY(std::abs(sum(data.series[0].values) - 1000 * scene.variants[0]->measurement.stepSumMs) < 1e-6);
        QVERIFY(std::abs(sum(data.series[1].values) - 1000 * scene.variants[1]->measurement.stepSumMs) < 1e-6);
        QVERIFY(data.category.categories.size() < scene.view.network->graph->layerCount() / 2);
        QVERIFY(data.series[0].tooltips[0].contains(QStringLiteral("computes ")));
        QVERIFY(data.category.categories[0].contains(QStringLiteral(" + ")));
        QVERIFY(costViewSentence(CostViewKind::Plans, scene).contains(QStringLiteral("instead of")));
        scene.view.order = CostOrder::Gap;
        const auto parts = planParts(scene);
        QVERIFY(std::ranges::is_sorted(parts, std::greater<>(), &PlanPart::savedUs));
    }

    void barsStandOnALogarithmicAxisWhenAskedFor() {
        CostScene scene = fullScene();
        for (const CostViewInfo& info : costViews()) {
            scene.logarithmicBars = false;
            QCOMPARE(costViewChart(info.kind, scene, Theme::Light).kind == ChartKind::HorizontalBars, info.bars);
            if (!info.bars) continue;
            QVERIFY(!costViewChart(info.kind, scene, Theme::Light).value.logarithmic);
            scene.logarithmicBars = true;
            QVERIFY(costViewChart(info.kind, scene, Theme::Light).value.logarithmic);
        }
        const TrustView linear{scene.view.measurement, scene.peaks},
            dots{scene.view.measurement, scene.peaks, false, true};
        QVERIFY(!bandwidthChart(linear, Theme::Light).value.logarithmic);
        QVERIFY(bandwidthChart(dots, Theme::Light).value.logarithmic);
        QVERIFY(!runsChart(dots, Theme::Light).value.logarithmic);
    }

    /// Each figure of a tooltip with how it comes about, in the charts whose bars and points are no single layers.
    void tooltipsSayHowTheirFiguresComeAbout() {
        auto measured = std::make_shared<MeasurementResult>(*fullScene().view.measurement);
        measured->measurement.total = summarise({10, 10, 10, 10, 10, 10, 10, 10, 10, 20}, 30, 0);
        const TrustView view{measured, test::samplePeaks()};
        const ChartData runs = runsChart(view, Theme::Light);
        QVERIFY2(runs.series[0].tooltips[0].contains("3.00 the median 10.0"), qPrintable(runs.series[0].tooltips[0]));
        const ChartData spread = distributionChart(view, Theme::Light);
        QVERIFY2(spread.series[0].tooltips[0].contains("90.0\u00A0% = 9 / 10 counted runs") ||
                     spread.series[0].tooltips[0].contains("100\u00A0% = 10 / 10 counted runs"),
                 qPrintable(spread.series[0].tooltips[0]));
        CostScene scene = fullScene(); // 3, 4 and the slow one
        const ChartData engines = costViewChart(CostViewKind::Engines, scene, Theme::Light);
        QVERIFY2(engines.series[0].tooltips[1].contains("1.33 = 4.00") &&
                     engines.series[0].tooltips[1].contains("/ 3.00"),
                 qPrintable(engines.series[0].tooltips[1]));
    }

    void theDistributionsTableHoldsItsBars() {
        auto measured = std::make_shared<MeasurementResult>(*fullScene().view.measurement);
        std::vector<double> samples;
        for (int i = 0; i < 40; ++i)
            samples.push_back(10 + 0.1 * (i % 10));
        measured->measurement.total = summarise(samples, 30, 0);
        const TrustView view{measured, {}};
        const Table table = distributionTable(view).table;
        const ChartData chart = distributionChart(view, Theme::Light);
        QCOMPARE(table.rows.size(), chart.series[0].values.size());
        QVERIFY(table.rows.size() > 2);
        double runs = 0, share = 0;
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            QCOMPARE(double(std::get<std::int64_t>(table.rows[i][2])), chart.series[0].values[i]);
            if (i > 0) QCOMPARE(std::get<double>(table.rows[i][0]), std::get<double>(table.rows[i - 1][1]));
            runs += chart.series[0].values[i];
            share += std::get<double>(table.rows[i][3]);
        }
        QCOMPARE(runs, 40.0);
        QVERIFY(std::abs(share - 100) < 1e-9);
        QVERIFY(distributionTable({}).table.rows.empty());
    }

    void enginesStandByTheirTime() {
        const CostScene scene = fullScene();
        const ChartData data = costViewChart(CostViewKind::Engines, scene, Theme::Light);
        QCOMPARE(int(data.series[0].values.size()), 3);
        QVERIFY(std::ranges::is_sorted(data.series[0].values));
        QCOMPARE(data.series[0].values.front(), 3.0);
        QVERIFY(data.caption.contains(QStringLiteral("in turn")));
    }

    void runsAreAllThereAndOutliersAreNamed() {
        auto measured =
            std::make_shared<MeasurementResult>(*test::measurement(test::network("mobilenet_v1"), test::slowDepthwise));
        std::vector<double> samples;
        for (int i = 0; i < 40; ++i)
            samples.push_back(10 + 0.02 * (i % 5));
        samples[7] = 14;
        measured->measurement.total = summarise(samples, 30, 2);
        measured->measurement.total.warmupMs = {12, 11};
        const TrustView view{measured, test::samplePeaks()};
        const ChartData data = runsChart(view, Theme::Light);
        QCOMPARE(points(data), 1 + 2 + 40);
        QCOMPARE(int(data.series[3].x.size()), 1);
        QCOMPARE(data.series[3].y[0], 14.0);
        QCOMPARE(data.series[3].x[0], 1.0 + 2 + 8);
        QCOMPARE(int(runsTable(view).table.rows.size()), 43);
        QVERIFY(runsSentence(view).contains(QStringLiteral("one is an outlier")));
        const ChartData spread = distributionChart(view, Theme::Light);
        QCOMPARE(std::accumulate(spread.series[0].values.begin(), spread.series[0].values.end(), 0.0), 40.0);
        // The outlier has a bar of its own, and the others keep theirs.
        QCOMPARE(spread.series[0].values.back(), 1.0);
        QVERIFY(spread.category.categories.back().startsWith(QStringLiteral("> ")));
        QVERIFY(spread.series[0].tooltips.back().contains(QStringLiteral("outliers, further than")));
        QVERIFY(std::ranges::count_if(spread.series[0].values, [](double runs) { return runs > 1; }) >= 3);
        QCOMPARE(std::get<double>(distributionTable(view).table.rows.back()[1]), 14.0);
        QCOMPARE(trustCharts(view).size(), std::size_t(4));
        QCOMPARE(int(peaksTable(view).table.rows.size()), 2 + 2 * 3);
        QVERIFY(peaksSentence(view).contains(QStringLiteral("10.0 operations per byte")));
        QVERIFY(trustCharts({}).empty());
        QVERIFY(runsChart({}, Theme::Light).isEmpty() && !runsChart({}, Theme::Light).emptyText.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCostViews)
#include "tst_cost_views.moc"
