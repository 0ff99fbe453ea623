#include "core/analysis/value_range.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

using namespace convlens;

namespace {

/// The definition, by sorting everything.
double byDefinition(std::vector<float> values, double q) {
    std::sort(values.begin(), values.end());
    const double position = q * double(values.size() - 1);
    const auto i = std::size_t(position);
    if (i + 1 >= values.size()) return double(values.back());
    return double(values[i]) + (position - double(i)) * (double(values[i + 1]) - double(values[i]));
}

} // namespace

class TestValueRange : public QObject {
    Q_OBJECT
private slots:
    void quantilesAgreeWithNumPy_data() {
        QTest::addColumn<double>("q");
        QTest::addColumn<double>("numpy");
        // numpy.quantile([3, -1, 4, 1, -5, 9, 2, 6, 5, 3.5], q)
        QTest::newRow("0") << 0.0 << -5.0;
        QTest::newRow("0.1") << 0.1 << -1.4;
        QTest::newRow("0.25") << 0.25 << 1.25;
        QTest::newRow("0.37") << 0.37 << 2.33;
        QTest::newRow("0.5") << 0.5 << 3.25;
        QTest::newRow("0.95") << 0.95 << 7.65;
        QTest::newRow("1") << 1.0 << 9.0;
    }
    void quantilesAgreeWithNumPy() {
        QFETCH(double, q);
        QFETCH(double, numpy);
        const std::vector<float> values{3, -1, 4, 1, -5, 9, 2, 6, 5, 3.5f};
        QVERIFY(std::abs(double(*quantile(values, q)) - numpy) < 1e-6);
    }

    void quantilesAreExactWhateverTheDistribution_data() {
        QTest::addColumn<int>("kind");
        QTest::newRow("normal") << 0;
        QTest::newRow("one far outlier squeezes the rest into one bin") << 1;
        QTest::newRow("half zeros") << 2;
        QTest::newRow("few distinct values") << 3;
    }
    void quantilesAreExactWhateverTheDistribution() {
        QFETCH(int, kind);
        std::mt19937 random(20240 + unsigned(kind));
        std::normal_distribution<float> normal;
        std::vector<float> values(5000);
        for (float& v : values) {
            v = normal(random);
            if (kind == 2) v = std::max(v, 0.0f);
            if (kind == 3) v = std::round(v);
        }
        if (kind == 1) values[77] = 1e9f;
        for (const double q : {0.001, 0.01, 0.5, 0.73, 0.99, 0.9999})
            QVERIFY2(std::abs(double(*quantile(values, q)) - byDefinition(values, q)) <=
                         1e-6 * std::abs(byDefinition(values, q)),
                     qPrintable(QString::number(q)));
    }

    void notFiniteValuesDoNotTakePart() {
        constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInf = std::numeric_limits<float>::infinity();
        QCOMPARE(*quantile(std::vector<float>{kNan, 1, kInf, 3, -kInf, 2}, 0.5), 2.0f);
        QVERIFY(!quantile(std::vector<float>{kNan, kInf}, 0.5));
        QVERIFY(!clippedRange(std::vector<float>{}, 99));
    }

    void clippingCutsTheSameShareAtBothEnds() {
        std::vector<float> values(101);
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = float((i * 37) % 101); // 0 ... 100 in another order
        QVERIFY((*clippedRange(values, 100) == ValueRange{0, 100}));
        QVERIFY((*clippedRange(values, 90) == ValueRange{10, 90}));
    }

    void clippingASparseMapKeepsItsFewStrongValues() {
        std::vector<float> values(1000, 0.0f);
        values[3] = 5;
        QVERIFY((*clippedRange(values, 99) == ValueRange{0, 5}));
    }

    void drawableRangesAreNeverEmptyAndMayBeCentred() {
        QVERIFY((drawableRange(-1, 3, false) == ValueRange{-1, 3}));
        QVERIFY((drawableRange(-1, 3, true) == ValueRange{-3, 3}));
        QVERIFY((drawableRange(0, 0, true) == ValueRange{-1, 1}));
        for (const float v : {0.0f, 2.0f, -1e20f}) {
            const ValueRange r = drawableRange(v, v, false);
            QVERIFY(r.low < v && v < r.high);
        }
    }
};

QTEST_APPLESS_MAIN(TestValueRange)
#include "tst_value_range.moc"
