#include "core/analysis/histogram.h"

#include <QTest>

#include <numeric>

using namespace convlens;

class TestHistogram : public QObject {
    Q_OBJECT
private slots:
    void binsAreAsWideAsTheSpreadAsksFor() {
        // 0, 1, ..., 26: quartiles 6.5 and 19.5, 2 * 13 / cbrt(27) = 26 / 3: the range 26 makes three bins.
        std::vector<double> values(27);
        std::iota(values.begin(), values.end(), 0.0);
        const Histogram histogram = histogramOf(values, 100);
        QCOMPARE(histogram.low, 0.0);
        QVERIFY(std::abs(histogram.width - 26.0 / 3) < 1e-12);
        QCOMPARE(histogram.counts, (std::vector<int>{9, 9, 9}));
    }
    void theLastBinHoldsItsEnd() {
        const std::vector<double> values{1, 1, 1, 1, 2};
        const Histogram histogram = histogramOf(values, 4); // no spread between the quartiles: as many as allowed
        QCOMPARE(histogram.counts, (std::vector<int>{4, 0, 0, 1}));
        QCOMPARE(histogram.width, 0.25);
    }
    void equalValuesAndNone() {
        const std::vector<double> values{3, 3, 3};
        QCOMPARE(histogramOf(values, 10).counts, std::vector<int>{3});
        QVERIFY(histogramOf({}, 10).counts.empty());
    }
};

QTEST_APPLESS_MAIN(TestHistogram)
#include "tst_histogram.moc"
