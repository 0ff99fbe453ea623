#include "core/labs/activation_curves.h"

#include <QTest>

#include <cmath>

using namespace convlens;

class TestActivationCurves : public QObject {
    Q_OBJECT
private slots:
    void valuesFollowTheirFormulas() {
        QCOMPARE(curveValue(CurveKind::Swish, 0), 0.0);
        QVERIFY(std::abs(curveValue(CurveKind::Swish, 1) - 0.7310585786300049) < 1e-15);
        QVERIFY(std::abs(curveValue(CurveKind::Swish, -2) + 0.2384058440442351) < 1e-15);
        QCOMPARE(curveValue(CurveKind::HSwish, -3), 0.0);
        QCOMPARE(curveValue(CurveKind::HSwish, 1), 4.0 / 6);
        QCOMPARE(curveValue(CurveKind::ReLU6, 9), 6.0);
        QCOMPARE(curveValue(CurveKind::ReLU, 9), 9.0);
    }

    /// h-swish bends at -3 and 3, and is farthest from swish exactly there: 3 - 3 / (1 + e^-3) = 3 / (1 + e^3).
    void hSwishIsFarthestFromSwishAtItsBends() {
        const CurveError error = errorAgainstSwish(CurveKind::HSwish, -8, 8, 16000);
        QVERIFY(std::abs(error.largest - 3 / (1 + std::exp(3.0))) < 1e-9);
        QVERIFY(std::abs(std::abs(error.at) - 3) < 1e-9);
    }

    /// |relu - swish| = |x| / (1 + e^|x|), largest where its slope is zero: at the x with e^x (x - 1) = 1, some 1.278.
    void reluIsTwiceAsFar() {
        const CurveError error = errorAgainstSwish(CurveKind::ReLU, -8, 8, 160000);
        const double x = std::abs(error.at);
        QVERIFY(std::abs(std::exp(x) * (x - 1) - 1) < 1e-3);
        QVERIFY(std::abs(error.largest - (x - 1)) < 1e-4); // x / (1 + e^x) there; x is known to a step
        QVERIFY(error.rms > errorAgainstSwish(CurveKind::HSwish, -8, 8).rms);
    }

    void swishAgainstItselfHasNoError() {
        const CurveError error = errorAgainstSwish(CurveKind::Swish, -8, 8);
        QCOMPARE(error.largest, 0.0);
        QCOMPARE(error.rms, 0.0);
    }

    void allFunctionsAreMeasured() {
        PartOptions options;
        options.minSeconds = 0;
        const auto timings = measureCurves(1000, options);
        QVERIFY(timings);
        QCOMPARE(timings->size(), 1 + std::size(kCurveKinds));
        QCOMPARE(measureCurves(0, options).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestActivationCurves)
#include "tst_activation_curves.moc"
