#include "tests/ui/support/sample_session.h"
#include "ui/charts/cost_charts.h"

#include <QTest>

#include <numeric>

using namespace convlens;

namespace {

double sum(const std::vector<double>& values) {
    double total = 0;
    for (const double value : values)
        if (std::isfinite(value)) total += value;
    return total;
}

} // namespace

class TestCostCharts : public QObject {
    Q_OBJECT

private slots:
    void sharesAddToAHundred_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("grouping");
        for (const char* spec : {"mobilenet_v1", "mobilenet_v2:width=1.4", "mobilenet_v3_large",
                                 "mobilenet_v3_small:minimalistic=1", "shufflenet_v1:groups=8", "shufflenet_v2"})
            for (const int grouping : {0, 1, 2})
                QTest::addRow("%s %d", spec, grouping) << spec << grouping;
    }
    void sharesAddToAHundred() {
        QFETCH(QString, spec);
        QFETCH(int, grouping);
        CostView view;
        view.network = test::network(qPrintable(spec));
        view.measurement = test::measurement(view.network, test::slowDepthwise);
        view.grouping = CostGrouping(grouping);
        for (const CostOrder order : {CostOrder::Network, CostOrder::Gap}) {
            view.order = order;
            const ChartData chart = costChart(view, Theme::Light);
            QCOMPARE(int(chart.series.size()), 2);
            QVERIFY(std::abs(sum(chart.series[0].values) - 100) < 1e-9);
            QVERIFY(std::abs(sum(chart.series[1].values) - 100) < 1e-9);
            QCOMPARE(chart.category.categories.size(), qsizetype(chart.series[0].values.size()));
            QCOMPARE(chart.category.categories.size(), qsizetype(chart.series[1].values.size()));
            QCOMPARE(chart.category.categories.size(), chart.series[0].tooltips.size());
        }
    }

    void theoryIsBlueAndTimeOrange() {
        const auto state = test::network("mobilenet_v2");
        const CostView view{state, test::measurement(state, test::slowDepthwise)};
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            const ChartData chart = costChart(view, theme);
            QCOMPARE(chart.series[0].colour, theoryColour(theme));
            QCOMPARE(chart.series[1].colour, timeColour(theme));
        }
    }

    void withoutTimesOnlyMultiplyAddsAreShown() {
        const CostView view{test::network("mobilenet_v2"), nullptr};
        const ChartData chart = costChart(view, Theme::Light);
        QCOMPARE(int(chart.series.size()), 1);
        QVERIFY(!chart.caption.contains(QStringLiteral("median")));
        QVERIFY(costSentence(view).startsWith(QStringLiteral("Pointwise layers: ")));
        CostView gap = view;
        gap.order = CostOrder::Gap; // nothing to sort by: the network's order stays
        QCOMPARE(costChart(gap, Theme::Light).category.categories, chart.category.categories);
    }

    void sentenceSaysWhatTheChartShows() {
        // MobileNetV1 1.0 at 224: 13 depthwise layers with 17,336,592... computed here from the paper's shapes.
        double depthwise = 0;
        struct Row {
            int side, channels;
        };
        for (const Row row : {Row{112, 32},
                              {56, 64},
                              {56, 128},
                              {28, 128},
                              {28, 256},
                              {14, 256},
                              {14, 512},
                              {14, 512},
                              {14, 512},
                              {14, 512},
                              {14, 512},
                              {7, 512},
                              {7, 1024}})
            depthwise += 9.0 * row.side * row.side * row.channels;
        const double all = 568740352; // pytorchcv's 568.7 M of MobileNetV1 without biases
        const auto state = test::network("mobilenet_v1");
        QCOMPARE(double(state->cost->total.macs), all);
        const auto measured = test::measurement(state, test::slowDepthwise);
        const double time = 13 * 300.0 / (measured->measurement.stepSumMs * 1000);
        const QString expected =
            QStringLiteral("Depthwise layers: %1\u00A0% of the multiply-adds, %2\u00A0% of the time.")
                .arg(100 * depthwise / all, 0, 'f', 1)
                .arg(100 * time, 0, 'f', 0);
        QCOMPARE(costSentence({state, measured}), expected);
    }

    void orderByGapPutsTheWidestFirst() {
        const auto state = test::network("mobilenet_v1");
        CostView view{state, test::measurement(state, test::slowDepthwise), CostGrouping::Operator, CostOrder::Gap};
        const ChartData chart = costChart(view, Theme::Light);
        QCOMPARE(chart.category.categories.first(), QStringLiteral("Depthwise"));
        QCOMPARE(chart.category.categories.last(), QStringLiteral("Pointwise"));
        for (std::size_t i = 1; i < chart.series[0].values.size(); ++i)
            QVERIFY(chart.series[1].values[i - 1] - chart.series[0].values[i - 1] >=
                    chart.series[1].values[i] - chart.series[0].values[i] - 1e-9);
    }

    void fusedStepsAreOneBarThatNamesItsLayers() {
        const auto state = test::network("mobilenet_v2");
        auto measured = std::make_shared<MeasurementResult>(*test::measurement(state, test::slowDepthwise));
        auto& steps = measured->measurement.steps;
        StepTiming fused = steps[0];
        fused.layers = {LayerId{0}, LayerId{1}, LayerId{2}};
        steps.erase(steps.begin(), steps.begin() + 3);
        steps.insert(steps.begin(), fused);
        const ChartData chart = costChart({state, measured, CostGrouping::Layer}, Theme::Light);
        QCOMPARE(chart.category.categories.size(), qsizetype(state->graph->layerCount() - 2));
        for (int i = 0; i < 3; ++i) {
            const QString name = QString::fromStdString(state->graph->layer(LayerId{i}).name);
            QVERIFY(chart.series[0].tooltips[0].contains(name));
            QVERIFY(chart.category.categories[0].contains(name.section(u'.', -1)));
        }
        QCOMPARE(chart.category.categoryMarks[0], QString(operatorLetter(OperatorGroup::Convolution)));
    }

    void captionCarriesTheConditions() {
        const auto state = test::network("mobilenet_v2:width=0.75,resolution=192");
        const ChartData chart = costChart({state, test::measurement(state, test::slowDepthwise)}, Theme::Light);
        for (const char* part :
             {"MobileNetV2 0.75 @192", "mobilenet_v2:width=0.75,resolution=192", "reference", "Eigen 3.4", "as-drawn",
              "1 thread", "median of 40 runs", "Test CPU", "AVX2", "2026-01-02",
              "multiply-adds of convolutions and fully connected layers", "random weights (seed 7)", "Convlens "})
            QVERIFY2(chart.caption.contains(QLatin1String(part)), part);
    }

    void doubtfulTimesAreGreyAndSaidToBe() {
        const auto state = test::network("mobilenet_v2");
        auto measured = std::make_shared<MeasurementResult>(*test::measurement(state, test::slowDepthwise));
        measured->measurement.total.doubtful = true;
        measured->measurement.total.doubt = "the spread is wide";
        const ChartData chart = costChart({state, measured}, Theme::Light);
        QVERIFY(chart.doubtful);
        QVERIFY(chart.doubt.contains(QStringLiteral("The spread is wide")));
        QCOMPARE(chart.series[1].colour, doubtfulColour(Theme::Light));
        QCOMPARE(chart.series[0].colour, theoryColour(Theme::Light));
        QVERIFY(costSentence({state, measured}).contains(QStringLiteral("doubtful")));
    }

    void formulasGiveTheCount_data() {
        QTest::addColumn<QString>("layer");
        for (const char* layer : {"convolution", "pointwise", "depthwise", "group convolution", "fully connected"})
            QTest::newRow(layer) << layer;
    }
    void formulasGiveTheCount() {
        QFETCH(QString, layer);
        int seen = 0;
        for (const char* spec : {"shufflenet_v1:groups=4", "mobilenet_v3_small"}) {
            const auto state = test::network(spec);
            for (int i = 0; i < state->graph->layerCount(); ++i) {
                if (QString::fromStdString(operatorName(*state->graph, LayerId{i})) != layer) continue;
                double product = 1;
                for (QString factor : macsFormula(*state->graph, LayerId{i}).split(QStringLiteral(" × "))) {
                    const bool squared = factor.endsWith(QChar(0x00B2));
                    if (squared) factor.chop(1);
                    product *= squared ? factor.toDouble() * factor.toDouble() : factor.toDouble();
                }
                QCOMPARE(std::int64_t(product), state->cost->layers[std::size_t(i)].macs);
                ++seen;
            }
        }
        QVERIFY(seen > 0);
    }

    void sharesReadEvenly_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0\u00A0%";
        QTest::newRow("all") << 1.0 << "100\u00A0%";
        QTest::newRow("tens") << 0.2434 << "24.3\u00A0%";
        QTest::newRow("ones") << 0.0312 << "3.12\u00A0%";
        QTest::newRow("less") << 0.004 << "0.40\u00A0%";
        QTest::newRow("next to none") << 1e-6 << "< 0.01\u00A0%";
        QTest::newRow("rounds to ten") << 0.09999 << "10.0\u00A0%";
        QTest::newRow("unknown") << std::nan("") << QString(QChar(0x2013));
    }
    void sharesReadEvenly() {
        QFETCH(double, share);
        QTEST(shareText(share), "text");
    }
};

QTEST_GUILESS_MAIN(TestCostCharts)
#include "tst_cost_charts.moc"
