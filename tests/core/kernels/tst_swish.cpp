#include "core/kernels/swish.h"
#include "tests/core/kernels/kernel_case.h"

using namespace convlens;
using namespace convlens::test;

class TestSwish : public QObject {
    Q_OBJECT
private slots:
    void followsItsFormula_data() { forEveryInstructionSet(); }
    void followsItsFormula() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        for (std::size_t count = 1; count <= 70; ++count) {
            auto in = randomValues(count, std::uint32_t(count));
            for (float& value : in)
                value *= 10;
            Guarded out(count, 1);
            swish(in.data(), out.data(), count);
            QVERIFY(out.bandsIntact());
            for (std::size_t i = 0; i < count; ++i) {
                const double expected = double(in[i]) / (1 + std::exp(-double(in[i])));
                QVERIFY(std::abs(out.data()[i] - expected) <= 1e-6 * std::abs(expected) + 1e-12);
            }
        }
    }

    void staysFiniteFarOut_data() { forEveryInstructionSet(); }
    void staysFiniteFarOut() {
        QFETCH(QString, set);
        const UsedSet used(set);
        QVERIFY(used.good());
        const float in[] = {-1e30f, -200, -88, 88, 200, 1e30f};
        float out[6];
        swish(in, out, 6);
        for (const float v : {out[0], out[1], out[2]})
            QVERIFY(std::abs(v) < 1e-30f);
        QCOMPARE(out[3], 88.0f);
        QCOMPARE(out[4], 200.0f);
        QCOMPARE(out[5], 1e30f);
    }
};

QTEST_APPLESS_MAIN(TestSwish)
#include "tst_swish.moc"
