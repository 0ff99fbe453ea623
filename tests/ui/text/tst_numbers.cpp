#include "ui/text/duration.h"
#include "ui/text/numbers.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;

/// A no-break space stands before units; rows write it as '_' to be readable.
static QString spaced(const char* text) {
    return QString::fromUtf8(text).replace(u'_', QChar(0x00A0));
}

class TestNumbers : public QObject {
    Q_OBJECT

private slots:
    void significantDigits_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << "0";
        QTest::newRow("negative zero") << -0.0 << "0";
        QTest::newRow("one") << 1.0 << "1.00";
        QTest::newRow("tens") << 24.34 << "24.3";
        QTest::newRow("hundreds") << 153.4 << "153";
        QTest::newRow("beyond the digits") << 1234.0 << "1230";
        QTest::newRow("small") << 0.03123 << "0.0312";
        QTest::newRow("rounds up to another place") << 9.996 << "10.0";
        QTest::newRow("rounds up to a thousand") << 999.7 << "1000";
        QTest::newRow("too long to be read") << -3.2123e32 << "-3.21e+32";
        QTest::newRow("rounds up to where exponents begin") << 999.9e6 << "1.00e+09";
        QTest::newRow("still read") << 123.4e6 << "123000000";
        QTest::newRow("too small to be read") << 4.2e-9 << "4.20e-09";
        QTest::newRow("negative") << -0.5 << "-0.500";
        QTest::newRow("unknown") << std::nan("") << QString(QChar(0x2013));
        QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << QString(QChar(0x2013));
    }
    void significantDigits() {
        QFETCH(double, value);
        QTEST(significant(value), "text");
    }

    void countsCarryPrefixes_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing") << 0.0 << spaced("0");
        QTest::newRow("few are exact") << 7.0 << spaced("7");
        QTest::newRow("640") << 640.0 << spaced("640");
        QTest::newRow("thousands") << 12345.0 << spaced("12.3_k");
        // MobileNetV2's parameters and multiply-adds, as every port prints them.
        QTest::newRow("parameters") << 3504872.0 << spaced("3.50_M");
        QTest::newRow("multiply-adds") << 300774272.0 << spaced("301_M");
        QTest::newRow("rounds into the next prefix") << 999960.0 << spaced("1.00_M");
        QTest::newRow("thousand millions") << 1.02e9 << spaced("1.02_G");
    }
    void countsCarryPrefixes() {
        QFETCH(double, value);
        QTEST(count(value), "text");
    }

    void fullCountsHaveEveryDigit() {
        QCOMPARE(fullCount(300774272), QStringLiteral("300,774,272"));
        QCOMPARE(fullCount(0), QStringLiteral("0"));
    }

    void bytesAreDecimal_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("few") << 812.0 << spaced("812_B");
        QTest::newRow("mega") << 13.54e6 << spaced("13.5_MB");
        QTest::newRow("none") << 0.0 << spaced("0_B");
    }
    void bytesAreDecimal() {
        QFETCH(double, value);
        QTEST(bytes(value), "text");
    }

    void timesChooseTheirUnit_data() {
        QTest::addColumn<double>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("ns") << 0.00042 << spaced("420_ns");
        QTest::newRow("us") << 0.412 << spaced("412_µs");
        QTest::newRow("ms") << 3.9 << spaced("3.90_ms");
        QTest::newRow("nearly a millisecond") << 0.9999 << spaced("1.00_ms");
        QTest::newRow("s") << 1240.0 << spaced("1.24_s");
        QTest::newRow("zero") << 0.0 << spaced("0_ms");
    }
    void timesChooseTheirUnit() {
        QFETCH(double, ms);
        QTEST(milliseconds(ms), "text");
    }

    void spreadIsWrittenLikeItsMedian_data() {
        QTest::addColumn<double>("median");
        QTest::addColumn<double>("mad");
        QTest::addColumn<QString>("text");
        QTest::newRow("same decimals") << 3.9 << 0.06 << spaced("3.90 ±_0.06_ms").replace(spaced("±_"), "± ");
        QTest::newRow("spread keeps a digit") << 153.0 << 0.4 << spaced("153.0 ± 0.4_ms");
        QTest::newRow("no spread") << 2.0 << 0.0 << spaced("2.00 ± 0.00_ms");
        QTest::newRow("spread in the median's unit") << 0.412 << 0.011 << spaced("412 ± 11_µs");
    }
    void spreadIsWrittenLikeItsMedian() {
        QFETCH(double, median);
        QFETCH(double, mad);
        QTEST(millisecondsWithSpread(median, mad), "text");
    }

    void shares_data() {
        QTest::addColumn<double>("share");
        QTest::addColumn<int>("digits");
        QTest::addColumn<QString>("text");
        QTest::newRow("three digits") << 0.2431 << 3 << spaced("24.3_%");
        QTest::newRow("two digits") << 0.0312 << 2 << spaced("3.1_%");
        QTest::newRow("all") << 1.0 << 3 << spaced("100_%");
        QTest::newRow("none") << 0.0 << 3 << spaced("0_%");
        QTest::newRow("next to none") << 1e-7 << 3 << spaced("< 0.001_%");
    }
    void shares() {
        QFETCH(double, share);
        QFETCH(int, digits);
        QTEST(percent(share, digits), "text");
    }

    void ratiosAndScales() {
        QCOMPARE(ratio(1.8437), QString(QChar(0x00D7)) + "1.84");
        QCOMPARE(siScale(569e6).prefix, QStringLiteral("M"));
        QCOMPARE(siScale(569e6).factor, 1e-6);
        QCOMPARE(siScale(0.004).prefix, QString());
        QCOMPARE(siScale(0.004, true).prefix, QStringLiteral("m"));
        QCOMPARE(siScale(0).factor, 1.0);
    }

    void durationsAreRoundedUp_data() {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << QStringLiteral("1 s");
        QTest::newRow("seconds") << 4.2 << QStringLiteral("5 s");
        QTest::newRow("fives") << 36.0 << QStringLiteral("40 s");
        QTest::newRow("a minute") << 58.0 << QStringLiteral("1 min");
        QTest::newRow("minutes") << 230.0 << QStringLiteral("4 min");
        QTest::newRow("an hour") << 3600.0 << QStringLiteral("1 h");
        QTest::newRow("more") << 4800.0 << QStringLiteral("1 h 20 min");
        QTest::newRow("unknown") << std::nan("") << unknownNumber();
    }
    void durationsAreRoundedUp() {
        QFETCH(double, seconds);
        QFETCH(QString, text);
        QCOMPARE(duration(seconds).replace(QChar(0x00A0), QChar(' ')), text);
    }
};

QTEST_APPLESS_MAIN(TestNumbers)
#include "tst_numbers.moc"
