#include "tests/ui/support/sample_session.h"
#include "ui/charts/accuracy_charts.h"
#include "ui/session/network_jobs.h"
#include "ui/session/trained_choice.h"

#include <QTest>

using namespace convlens;

namespace {

PinnedNetwork trainedPin(QChar letter, Family family, bool loaded = true) {
    const TrainedNetwork& network = trainedNetwork(family);
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
        QCOMPARE(chart.series.size(), std::size_t(2)); // random weights state none
        QCOMPARE(chart.series[0].y[0], 100 * trainedNetwork(Family::MobileNetV1).top1);
        QCOMPARE(chart.series[0].x[0] * 1e6, double(view.pinned[0].network->cost->total.macs));
        QVERIFY(chart.series[1].name.startsWith(QStringLiteral("C ShuffleNetV2")));
        QVERIFY(chart.caption.contains(QStringLiteral("measured by us")));
        QVERIFY(chart.caption.contains(QStringLiteral("10,000")) || chart.caption.contains(QStringLiteral("10 000")) ||
                chart.caption.contains(QStringLiteral("10\u202F000")));
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
