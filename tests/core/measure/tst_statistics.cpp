#include "core/measure/measure.h"
#include "core/measure/statistics.h"
#include "core/measure/warm_up.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace convlens;

namespace {

using Doubles = std::vector<double>;

/// `count` timings around `centre`, up to `spread` away on both sides, in a scattered but fixed order.
Doubles around(double centre, double spread, int count) {
    Doubles values;
    for (int i = 0; i < count; ++i)
        values.push_back(centre + spread * (double((i * 7) % count) / (count - 1) * 2 - 1));
    return values;
}

Doubles joined(Doubles a, const Doubles& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// a0 b0 a1 b1 ...
Doubles alternating(const Doubles& a, const Doubles& b) {
    Doubles values;
    for (std::size_t i = 0; i < a.size(); ++i) {
        values.push_back(a[i]);
        values.push_back(b[i]);
    }
    return values;
}

bool close(double a, double b) {
    return std::abs(a - b) <= 1e-12 * std::max(1.0, std::abs(b));
}

} // namespace

class TestStatistics : public QObject {
    Q_OBJECT
private slots:
    void handComputedValues_data() {
        QTest::addColumn<Doubles>("values");
        QTest::addColumn<double>("middle");
        QTest::addColumn<double>("mad");
        QTest::addColumn<double>("p95");
        QTest::newRow("one") << Doubles{3} << 3.0 << 0.0 << 3.0;
        QTest::newRow("even count: mean of the middle two") << Doubles{4, 1, 3, 2} << 2.5 << 1.0 << 3.85;
        QTest::newRow("odd count, out of order") << Doubles{9, 1, 5, 3, 7} << 5.0 << 2.0 << 8.6;
        QTest::newRow("one far away moves neither") << Doubles{1, 1, 2, 2, 4, 6, 9} << 2.0 << 1.0 << 8.1;
        QTest::newRow("all equal") << Doubles{2, 2, 2, 2} << 2.0 << 0.0 << 2.0;
    }

    void handComputedValues() {
        QFETCH(Doubles, values);
        QFETCH(double, middle);
        QFETCH(double, mad);
        QFETCH(double, p95);
        QVERIFY(close(median(values), middle));
        QVERIFY(close(medianAbsoluteDeviation(values, middle), mad));
        QVERIFY(close(percentile(values, 0.95), p95));
        QVERIFY(close(percentile(values, 0), *std::min_element(values.begin(), values.end())));
        QVERIFY(close(percentile(values, 1), *std::max_element(values.begin(), values.end())));
    }

    void summaryKeepsTheFirstRunAndTheOrderApart() {
        // Median 10, distances 0.1 0.05 0 0.05 0.1 and 2: MAD 0.075, five scaled MADs are 0.556.
        const Doubles samples{10.1, 9.95, 10, 10.05, 9.9, 12};
        const TimingSummary s = summarise(samples, 25, 4);
        QCOMPARE(s.iterations, 6);
        QVERIFY(close(s.medianMs, 10.025));
        QVERIFY(close(s.madMs, 0.075));
        QCOMPARE(s.minMs, 9.9);
        QVERIFY(close(s.p95Ms, 11.525)); // a quarter of the way from 10.1 to 12 remains
        QCOMPARE(s.firstMs, 25.0);
        QCOMPARE(s.warmupRuns, 4);
        QCOMPARE(s.outliers, 1);
        QCOMPARE(s.samplesMs, samples);
        QVERIFY(!s.doubtful && s.doubt.empty());
    }

    void doubts_data() {
        QTest::addColumn<Doubles>("values");
        QTest::addColumn<QString>("doubt"); // what the sentence says; empty for none
        QTest::newRow("quiet") << around(10, 0.2, 40) << "";
        QTest::newRow("quiet with one outlier in forty") << joined(around(10, 0.2, 40), {30}) << "";
        QTest::newRow("a spread just inside the limit") << around(10, 0.9, 41) << "";
        QTest::newRow("four runs") << Doubles{10, 10, 10, 10} << "Only 4 runs";
        QTest::newRow("one run") << Doubles{10} << "Only 1 run";
        QTest::newRow("five runs") << Doubles{10, 10, 10, 10, 10} << "";
        QTest::newRow("wide") << around(10, 1.5, 41) << "The runs scatter by";
        QTest::newRow("long tail") << alternating(around(10, 0.2, 40), joined(around(10, 0.2, 35), around(18, 2, 5)))
                                   << "One run in twenty takes";
        QTest::newRow("two clock frequencies in turn")
            << alternating(around(10, 0.05, 30), around(11, 0.05, 30)) << "two clusters, at 10 ms and 11 ms";
        QTest::newRow("clusters closer than networks differ")
            << alternating(around(10, 0.02, 30), around(10.3, 0.02, 30)) << "";
        QTest::newRow("a cluster of every tenth run is a tail")
            << joined(around(10, 0.05, 45), around(11, 0.05, 5)) << "";
        QTest::newRow("drift") << joined(around(10, 0.3, 30), around(10.7, 0.3, 30)) << "slower than the first";
        QTest::newRow("still warming up")
            << joined(around(10.7, 0.3, 30), around(10, 0.3, 30)) << "faster than the first";
        QTest::newRow("zeros") << Doubles(10, 0.0) << "The clock is too coarse";
    }

    void doubts() {
        QFETCH(Doubles, values);
        QFETCH(QString, doubt);
        const TimingSummary s = summarise(values, 1, 1);
        QCOMPARE(s.doubtful, !doubt.isEmpty());
        const QString found = QString::fromStdString(s.doubt);
        QVERIFY2(doubt.isEmpty() ? found.isEmpty() : found.contains(doubt), qPrintable(found));
    }

    void severalDoubtsMakeOneSentence() {
        const QString doubt = QString::fromStdString(summarise({1, 2}, 1, 0).doubt);
        QVERIFY2(doubt.startsWith("Only 2 runs; the runs scatter by 33 % around the median; one run in twenty"),
                 qPrintable(doubt));
    }

    void evenlySpreadAndBellShapedTimingsAreOneCluster() {
        QVERIFY(!findModes(around(10, 5, 100)).two);
        Doubles bell;
        for (int i = 0; i < 100; ++i)
            bell.push_back(10 + std::log((i + 0.5) / (99.5 - i))); // logistic quantiles
        QVERIFY(!findModes(bell).two);
    }

    void warmUpEndsWhenTimesStopFalling() {
        WarmUp warmUp(1000);
        for (const double ms : {30.0, 20.0, 15.0, 12.0, 11.0, 10.0, 10.0, 10.0}) {
            warmUp.add(ms);
            QVERIFY(!warmUp.isDone());
        }
        warmUp.add(10.1); // 12 11 10 -> 10 10 10.1 would still fall; 11 10 10 10 10.1 needs one more
        QVERIFY(!warmUp.isDone());
        warmUp.add(10.0);
        QVERIFY(warmUp.isDone()); // 11 10 10 against 10 10.1 10
        QCOMPARE(warmUp.runs(), 10);
    }

    void warmUpIsBoundedInRunsAndTime() {
        WarmUp falling(1e9);
        double ms = 1e6;
        for (int i = 1; i < WarmUp::kMostRuns; ++i, ms *= 0.9) {
            falling.add(ms);
            QVERIFY(!falling.isDone());
        }
        falling.add(ms);
        QVERIFY(falling.isDone());

        WarmUp slow(1.0); // half a second may be spent
        slow.add(3000);
        QVERIFY(!slow.isDone());
        slow.add(2990);
        QVERIFY(slow.isDone());
    }
};

QTEST_APPLESS_MAIN(TestStatistics)
#include "tst_statistics.moc"
