#include "core/weights/half.h"

#include <QTest>

#include <cmath>

using namespace convlens;

class TestHalf : public QObject {
    Q_OBJECT
private slots:
    // IEEE 754: (-1)^s 2^(e - 15) (1 + f / 1024), subnormals (-1)^s 2^-14 f / 1024.
    void everyHalfHasItsValue() {
        for (int bits = 0; bits < 65536; ++bits) {
            const int exponent = (bits >> 10) & 31, fraction = bits & 1023;
            const float ours = floatFromHalf(std::uint16_t(bits));
            if (exponent == 31) {
                QVERIFY(fraction == 0 ? std::isinf(ours) : std::isnan(ours));
            } else {
                const double expected = exponent == 0 ? std::ldexp(fraction / 1024.0, -14)
                                                      : std::ldexp(1 + fraction / 1024.0, exponent - 15);
                QCOMPARE(double(std::fabs(ours)), expected);
            }
            QCOMPARE(std::signbit(ours), bits >= 32768);
        }
    }

    // bfloat16: (-1)^s 2^(e - 127) (1 + f / 128), subnormals (-1)^s 2^-126 f / 128.
    void everyBrainFloatHasItsValue() {
        for (int bits = 0; bits < 65536; ++bits) {
            const int exponent = (bits >> 7) & 255, fraction = bits & 127;
            const float ours = floatFromBrainFloat(std::uint16_t(bits));
            if (exponent == 255) {
                QVERIFY(fraction == 0 ? std::isinf(ours) : std::isnan(ours));
            } else {
                const double expected = exponent == 0 ? std::ldexp(fraction / 128.0, -126)
                                                      : std::ldexp(1 + fraction / 128.0, exponent - 127);
                QCOMPARE(double(std::fabs(ours)), expected);
            }
            QCOMPARE(std::signbit(ours), bits >= 32768);
        }
    }
};

QTEST_GUILESS_MAIN(TestHalf)
#include "tst_half.moc"
