#include "core/labs/denormals.h"
#include "core/measure/keep_denormals.h"
#include "core/measure/machine.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;

class TestDenormals : public QObject {
    Q_OBJECT
private slots:
    void guardsNest() {
        if (!FlushDenormals::supported()) QSKIP("this processor cannot flush denormals");
        volatile float small = std::numeric_limits<float>::min(), half = 0.5f;
        const auto product = [&] { return float(small * half); };
        QVERIFY(std::fpclassify(product()) == FP_SUBNORMAL);
        {
            const FlushDenormals flush;
            QVERIFY(std::fpclassify(product()) == FP_ZERO);
            {
                const KeepDenormals keep;
                QVERIFY(std::fpclassify(product()) == FP_SUBNORMAL);
            }
            QVERIFY(std::fpclassify(product()) == FP_ZERO);
        }
        QVERIFY(std::fpclassify(product()) == FP_SUBNORMAL);
    }

    void soManyValuesAreDenormalAsAskedFor() {
        const Shape shape{1, 4, 10, 10};
        for (const double share : {0.0, 0.25, 0.5, 1.0})
            QCOMPARE(countDenormals(denormalInput(shape, share).values()), std::int64_t(400 * share));
        const float values[] = {0, 1, -1e-39f, std::numeric_limits<float>::min(), 1e-45f};
        QCOMPARE(countDenormals(values), std::int64_t(2));
        const FlushDenormals flush;
        QCOMPARE(countDenormals(values), std::int64_t(2)); // they are there, whatever the processor makes of them
    }

    /// 2^-126 is the smallest normal float and 2^-149 the smallest of all; half of that rounds to zero.
    void halvingFadesAsTheFormatSays() {
        const FadeResult half = fade(0.5f);
        QCOMPARE(half.denormalAt.value(), 127);
        QCOMPARE(half.zeroAt.value(), 150);
        const FadeResult quarter = fade(0.25f);
        QCOMPARE(quarter.denormalAt.value(), 64);
        QCOMPARE(quarter.zeroAt.value(), 75);
        QCOMPARE(fade(0.9f).denormalAt.value(), int(std::ceil(126 * std::log(2) / -std::log(0.9))));
        QVERIFY(!fade(0.9f).zeroAt); // five times 2^-149 times 0.9 rounds to five times 2^-149
        QVERIFY(!fade(1.0f).denormalAt);
    }

    void fadingIgnoresFlushing() {
        const FlushDenormals flush;
        QCOMPARE(fade(0.5f).denormalAt.value(), 127);
    }

    void flushingChangesTheValuesOfDenormalInputOnly_data() {
        QTest::addColumn<int>("layer");
        for (const DenormalLayer layer : kDenormalLayers)
            QTest::newRow(std::string(toString(layer)).c_str()) << int(layer);
    }
    void flushingChangesTheValuesOfDenormalInputOnly() {
        if (!FlushDenormals::supported()) QSKIP("this processor cannot flush denormals");
        QFETCH(int, layer);
        DenormalSettings settings;
        settings.layer = static_cast<DenormalLayer>(layer);
        settings.channels = 8;
        settings.side = 5;
        PartOptions options;
        options.minSeconds = 0;
        const auto cases = measureDenormals(settings, options);
        QVERIFY2(cases.has_value(), cases ? "" : cases.error().message.c_str());
        QCOMPARE(cases->size(), std::size_t(4));
        const DenormalCase &normalFlushed = (*cases)[0], &normalKept = (*cases)[1], &flushed = (*cases)[2],
                           &kept = (*cases)[3];
        QVERIFY(!normalFlushed.denormalInput && normalFlushed.flushed && kept.denormalInput && !kept.flushed);
        QCOMPARE(normalFlushed.largestOut, normalKept.largestOut);
        QVERIFY(normalFlushed.largestOut > 0.01f);
        QCOMPARE(normalKept.denormalsIn, std::int64_t(0));
        QCOMPARE(kept.denormalsIn, std::int64_t(200));
        QVERIFY(kept.denormalsOut > 0);
        QVERIFY(kept.largestOut > 0 && kept.largestOut < 1e-36f);
        QCOMPARE(flushed.denormalsIn, std::int64_t(0));
        QCOMPARE(flushed.denormalsOut, std::int64_t(0));
        QCOMPARE(flushed.largestOut, 0.0f);
    }

    void settingsOutsideAreRefused() {
        DenormalSettings settings;
        settings.share = 1.5;
        QCOMPARE(denormalNetwork(settings).error().code, ErrorCode::InvalidArgument);
        settings = {};
        settings.channels = 0;
        QCOMPARE(denormalNetwork(settings).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestDenormals)
#include "tst_denormals.moc"
