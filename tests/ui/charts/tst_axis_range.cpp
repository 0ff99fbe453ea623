#include "tests/ui/charts/sample_charts.h"
#include "ui/charts/axis_range.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;

class TestAxisRange : public QObject {
    Q_OBJECT

private slots:
    void endsAreRoundAndHoldTheValues_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<double>("minimum");
        QTest::addColumn<double>("maximum");
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("decimals");
        QTest::newRow("per cents") << 0.0 << 94.8 << 0.0 << 100.0 << 20.0 << 0;
        QTest::newRow("exact end") << 0.0 << 100.0 << 0.0 << 100.0 << 20.0 << 0;
        QTest::newRow("small") << 0.0 << 0.043 << 0.0 << 0.05 << 0.01 << 2;
        QTest::newRow("below zero") << -3.0 << 7.0 << -4.0 << 8.0 << 2.0 << 0;
        QTest::newRow("one value") << 8.0 << 8.0 << 0.0 << 8.0 << 2.0 << 0;
        QTest::newRow("zero only") << 0.0 << 0.0 << 0.0 << 1.0 << 0.2 << 1;
        QTest::newRow("swapped") << 10.0 << 0.0 << 0.0 << 10.0 << 2.0 << 0;
    }
    void endsAreRoundAndHoldTheValues() {
        QFETCH(double, low);
        QFETCH(double, high);
        const AxisRange range = niceRange(low, high, 5);
        QTEST(range.minimum, "minimum");
        QTEST(range.maximum, "maximum");
        QTEST(range.step, "step");
        QTEST(range.decimals, "decimals");
    }

    void unknownEndsGiveAUsableAxis() {
        const AxisRange range = niceRange(std::nan(""), std::numeric_limits<double>::infinity(), 5);
        QVERIFY(range.maximum > range.minimum);
    }

    void logarithmicEndsAreDecades() {
        const AxisRange range = logRange(0.03, 420);
        QCOMPARE(range.minimum, 0.01);
        QCOMPARE(range.maximum, 1000.0);
        QCOMPARE(logRange(10, 1000).minimum, 10.0);
        QCOMPARE(logRange(10, 1000).maximum, 1000.0);
        QVERIFY(logRange(5, 5).maximum > logRange(5, 5).minimum);
        QVERIFY(logRange(0, -1).minimum > 0);
    }

    void fractionsAndValuesAreInverse() {
        const AxisRange linear = niceRange(-2, 6, 4), decades = logRange(0.1, 100);
        for (const double part : {0.0, 0.25, 0.5, 1.0}) {
            QVERIFY(std::abs(linear.fraction(linear.valueAt(part)) - part) < 1e-12);
            QVERIFY(std::abs(decades.fraction(decades.valueAt(part)) - part) < 1e-12);
        }
        QCOMPARE(decades.fraction(0.1), 0.0);
        QVERIFY(std::abs(decades.fraction(std::sqrt(10.0)) - 0.5) < 1e-12);
        QVERIFY(std::isnan(decades.fraction(0)));
    }

    void barsStartAtZero() {
        ChartData data = test::pairedBars(4);
        QCOMPARE(barRange(data, 5).minimum, 0.0);
        data.series[0].spreads = {20, 0, 0, 0}; // reaches below zero, but nothing is negative
        QCOMPARE(barRange(data, 5).minimum, 0.0);
        QVERIFY(barRange(data, 5).maximum >= 21);
        data.series[0].values[2] = -3;
        QVERIFY(barRange(data, 5).minimum <= -3);
    }

    void stacksReachTheirSum() {
        ChartData data = test::pairedBars(1); // 1 and 8
        data.kind = ChartKind::StackedBars;
        QVERIFY(barRange(data, 5).maximum >= 9);
    }

    void unknownValuesDoNotCount() {
        ChartData data = test::pairedBars(2);
        data.series[1].values[0] = std::nan("");
        QVERIFY(std::isfinite(barRange(data, 5).maximum));
        ChartData points = test::scatter();
        points.series[0].x[0] = -5; // cannot stand on a logarithmic axis
        points.category.logarithmic = true;
        const AxisRange range = pointRange(points, true, 5);
        QVERIFY(range.minimum > 0.9 && range.minimum < 1); // the decade of the smallest positive value, a hair more
        QVERIFY(range.fraction(1.0) > 0.01);
    }

    void logarithmicAxesKeepTheirNumbersWhenZoomed_data() {
        QTest::addColumn<double>("from");
        QTest::addColumn<double>("to");
        QTest::addColumn<QList<double>>("ticks");
        using L = QList<double>;
        QTest::newRow("decades") << 0.1 << 1000.0 << L{0.1, 1, 10, 100, 1000};
        QTest::newRow("one decade") << 1.0 << 10.0 << L{1, 2, 5, 10};
        QTest::newRow("between") << 3.0 << 60.0 << L{5, 10, 20, 50};
        QTest::newRow("close") << 2.0 << 4.0 << L{2, 2.5, 3, 3.5, 4};
        QTest::newRow("no range") << 0.0 << 1.0 << L{};
    }
    void logarithmicAxesKeepTheirNumbersWhenZoomed() {
        QFETCH(double, from);
        QFETCH(double, to);
        QFETCH(QList<double>, ticks);
        const std::vector<double> found = logTicks({from, to, 1, 0, true});
        QCOMPARE(qsizetype(found.size()), ticks.size());
        for (qsizetype i = 0; i < ticks.size(); ++i)
            QVERIFY(std::abs(found[std::size_t(i)] - ticks[i]) < 1e-9 * ticks[i]);
    }
};

QTEST_APPLESS_MAIN(TestAxisRange)
#include "tst_axis_range.moc"
