#include "core/analysis/layer_summary.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;

class TestLayerSummary : public QObject {
    Q_OBJECT
private slots:
    void rangesAreOfEachChannelAndOfAllValuesOfTheFirstImage() {
        Tensor map({2, 2, 1, 5});
        const float values[20] = {0, 1, 2, 3, 4, 10, 20, 30, 40, 50, -99, -99};
        std::copy(values, values + 20, map.data());
        const LayerSummary whole = *summariseLayer(map, 100);
        QVERIFY((whole.channels[0] == ValueRange{0, 4}));
        QVERIFY((whole.channels[1] == ValueRange{10, 50}));
        QVERIFY((whole.range == ValueRange{0, 50}));
        // A quarter cut at each end, by NumPy's percentile 25 and 75.
        const LayerSummary clipped = *summariseLayer(map, 75);
        QVERIFY((clipped.channels[0] == ValueRange{1, 3}));
        QVERIFY((clipped.channels[1] == ValueRange{20, 40}));
        QVERIFY((clipped.range == ValueRange{2.25f, 27.5f}));
    }

    void aChannelWithoutFiniteValuesHasNoRange() {
        Tensor map({1, 2, 1, 2});
        map.at(0, 0, 0, 0) = map.at(0, 0, 0, 1) = std::numeric_limits<float>::quiet_NaN();
        map.at(0, 1, 0, 1) = 3;
        const LayerSummary summary = *summariseLayer(map, 100);
        QVERIFY(!summary.channels[0]);
        QVERIFY((summary.range == ValueRange{0, 3}));
    }

    void smallDipsBelowZeroAreNoSign_data() {
        QTest::addColumn<float>("low");
        QTest::addColumn<float>("high");
        QTest::addColumn<bool>("sign");
        QTest::newRow("relu") << 0.0f << 6.0f << false;
        QTest::newRow("h-swish") << -0.375f << 8.0f << false;
        QTest::newRow("convolution") << -3.0f << 5.0f << true;
        QTest::newRow("negative alone") << -3.0f << -1.0f << true;
    }
    void smallDipsBelowZeroAreNoSign() {
        QFETCH(float, low);
        QFETCH(float, high);
        QFETCH(bool, sign);
        MapStatistics s;
        s.minimum = low;
        s.maximum = high;
        QCOMPARE(isSigned(s), sign);
    }

    void cancellingIsNoFailure() {
        CancelSource source;
        source.cancel();
        QCOMPARE(summariseLayer(Tensor({1, 2, 2, 2}), 99, source.token()).error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestLayerSummary)
#include "tst_layer_summary.moc"
