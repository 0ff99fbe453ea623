#include "tests/ui/support/sample_session.h"
#include "ui/charts/accuracy_charts.h"
#include "ui/charts/axis_range.h"
#include "ui/session/network_jobs.h"
#include "ui/session/trained_choice.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

PinnedNetwork trainedPin(QChar letter, Family family, bool loaded = true) {
    const TrainedNetwork& network = *trainedNetwork(family);
    PinnedNetwork pin;
    pin.id = letter.unicode();
    pin.letter = letter;
    pin.network = *buildNetworkState(network.spec, trainedChoice(network));
    if (loaded) pin.network = *loadNetworkWeights(pin.network, {});
    return pin;
}

} // namespace

class TestAccuracyCharts : public QObject {
    Q_OBJECT
private slots:
    void aPointANetworkThatStatesAnAccuracy() {
        CompareView view;
        view.pinned = {trainedPin(u'A', Family::MobileNetV1), test::pinned(2, u'B', "mobilenet_v2"),
                       trainedPin(u'C', Family::ShuffleNetV2)};
        QVERIFY(anyAccuracy(view));
        const ChartData chart = accuracyChart(view, false, Theme::Light);
        QCOMPARE(chart.series.size(), std::size_t(3)); // random weights state none; the third are the intervals
        QCOMPARE(chart.series[0].y[0], 100 * trainedNetwork(Family::MobileNetV1)->top1);
        QCOMPARE(chart.series[0].x[0] * 1e6, double(view.pinned[0].network->cost->total.macs));
        QVERIFY(chart.series[1].name.startsWith(QStringLiteral("C ShuffleNetV2")));
        QVERIFY(chart.caption.contains(QStringLiteral("measured by us")));
        QVERIFY(chart.caption.contains(QStringLiteral("10,000")) || chart.caption.contains(QStringLiteral("10 000")) ||
                chart.caption.contains(QStringLiteral("10\u202F000")));
    }

    void whatTheTestPhotosCannotTellApartDoesNotLookFarApart() {
        CompareView view;
        view.pinned = {trainedPin(u'A', Family::MobileNetV1), trainedPin(u'B', Family::ShuffleNetV2)};
        const ChartData chart = accuracyChart(view, false, Theme::Light);
        const double a = chart.series[0].y[0], b = chart.series[1].y[0];
        QVERIFY(std::abs(a - b) < 0.1); // 85.03 and 85.02 %
        const AxisRange axis = pointRange(chart, false, 5);
        QVERIFY(axis.maximum - axis.minimum > 1.4); // 0.7 points to either side of each
        QVERIFY(std::abs(axis.fraction(a) - axis.fraction(b)) < 0.05);
        const ChartSeries& intervals = chart.series.back();
        QVERIFY(intervals.reference);
        QCOMPARE(intervals.x.size(), std::size_t(6));
        QCOMPARE(intervals.x[0], chart.series[0].x[0]);
        QVERIFY(intervals.y[0] < a && a < intervals.y[1] && std::isnan(intervals.y[2]));
        QVERIFY2(chart.series[0].tooltips[0].contains("95 % interval of so many photos: 84.3 to 85.7 %"),
                 qPrintable(chart.series[0].tooltips[0]));
    }

    void timeNeedsAMeasurement() {
        CompareView view;
        view.pinned = {trainedPin(u'A', Family::MobileNetV1)};
        QVERIFY(accuracyChart(view, true, Theme::Light).isEmpty());
        view.pinned[0].measurement = test::measurement(view.pinned[0].network, test::slowDepthwise);
        const ChartData chart = accuracyChart(view, true, Theme::Light);
        QCOMPARE(chart.series[0].x[0], view.pinned[0].measurement->measurement.total.medianMs);
    }

    void notBeforeTheWeightsAreLoadedNorAtAnotherResolution() {
        CompareView view;
        view.pinned = {trainedPin(u'A', Family::MobileNetV2, false)};
        QVERIFY(!anyAccuracy(view));
        auto state = std::make_shared<NetworkState>(*trainedPin(u'B', Family::MobileNetV2).network);
        state->spec.resolution = 224;
        view.pinned[0].network = state;
        QVERIFY(!anyAccuracy(view));
        QVERIFY(accuracyChart(view, false, Theme::Light).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAccuracyCharts)
#include "tst_accuracy_charts.moc"
