#include "ui/widgets/histogram_strip.h"
#include "ui/widgets/map_image.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInf = std::numeric_limits<float>::infinity();

MapColouring grey(MapInterpolation interpolation = MapInterpolation::Nearest) {
    return {ColourMapId::Grey, {0, 1}, interpolation};
}

int level(const QImage& image, int x, int y) {
    return qRed(image.pixel(x, y));
}

} // namespace

class TestMapImage : public QObject {
    Q_OBJECT
private slots:
    void endsOfTheRangeTakeTheEndsOfTheMap() {
        const ColourTable& table = colourTable(ColourMapId::Viridis);
        const auto at = [&](float v) { return colourOf(v, table, {-2, 2}); };
        QCOMPARE(at(-2), qRgb(0x44, 0x01, 0x54));
        QCOMPARE(at(2), qRgb(0xfd, 0xe7, 0x25));
        QCOMPARE(at(-1e30f), at(-2));
        QCOMPARE(at(1e30f), at(2));
    }

    void zeroIsTheMiddleOfTheDivergingMap() {
        const ColourTable& table = colourTable(ColourMapId::Diverging);
        const QColor zero = QColor::fromRgb(colourOf(0, table, {-3, 3}));
        QVERIFY(zero.lightness() > 235);
        QVERIFY(QColor::fromRgb(colourOf(-3, table, {-3, 3})).blue() > 100);
        QVERIFY(QColor::fromRgb(colourOf(3, table, {-3, 3})).red() > 100);
    }

    void nearestDrawsEachValueAsAFlatSquare() {
        const std::vector<float> plane{0, 1, 0.25f, 0.75f};
        const QImage image = renderMap(plane, 2, 2, {8, 8}, grey());
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x) {
                const float v = plane[std::size_t(y / 4 * 2 + x / 4)];
                QCOMPARE(level(image, x, y), std::min(255, int(v * 256)));
            }
    }

    void smoothInterpolatesValuesBetweenTheirCentres() {
        const std::vector<float> plane{0, 1};
        const QImage image = renderMap(plane, 1, 2, {8, 1}, grey(MapInterpolation::Smooth));
        // Centres lie at pixels 1.5 and 5.5; between them the value rises by a quarter a pixel.
        const double expected[8] = {0, 0, 0.125, 0.375, 0.625, 0.875, 1, 1};
        for (int x = 0; x < 8; ++x)
            QVERIFY2(std::abs(level(image, x, 0) - std::min(255.0, expected[x] * 256)) <= 1,
                     qPrintable(QString::number(x)));
    }

    void smoothShrinkingShowsTheMeanOfTheValuesNotOfTheirColours() {
        // One strong value among sixteen: the mean is 1/16 of it.
        std::vector<float> plane(64, 0.0f);
        plane[0] = 16;
        const QImage image = renderMap(plane, 8, 8, {2, 2}, {ColourMapId::Grey, {0, 2}, MapInterpolation::Smooth});
        QCOMPARE(level(image, 0, 0), 128);
        QCOMPARE(level(image, 1, 1), 0);
    }

    void notFiniteValuesAreChequeredAndDoNotSpread() {
        const std::vector<float> plane{0.5f, kNan, 0.5f, kInf};
        for (const auto mode : {MapInterpolation::Nearest}) {
            const QImage image = renderMap(plane, 2, 2, {24, 24}, grey(mode));
            QCOMPARE(level(image, 3, 3), 128);
            QCOMPARE(level(image, 3, 20), 128);
            QSet<QRgb> nan, inf;
            for (int y = 0; y < 12; ++y)
                for (int x = 12; x < 24; ++x) {
                    nan << image.pixel(x, y);
                    inf << image.pixel(x, y + 12);
                }
            QCOMPARE(nan, (QSet<QRgb>{qRgb(0, 0, 0), qRgb(255, 255, 255)}));
            QCOMPARE(inf, (QSet<QRgb>{qRgb(255, 0, 255), qRgb(255, 255, 255)}));
        }
        // Smooth drawing at the same size mixes nothing in.
        const QImage same = renderMap(plane, 2, 2, {2, 2}, grey(MapInterpolation::Smooth));
        QCOMPARE(level(same, 0, 0), 128);
        QCOMPARE(level(same, 0, 1), 128);
    }

    void hugeRangesDoNotOverflow() {
        const std::vector<float> plane{-3e38f, 0, 3e38f};
        const QImage image =
            renderMap(plane, 1, 3, {3, 1}, {ColourMapId::Grey, {-3e38f, 3e38f}, MapInterpolation::Nearest});
        QCOMPARE(level(image, 0, 0), 0);
        QVERIFY(std::abs(level(image, 1, 0) - 128) <= 1);
        QCOMPARE(level(image, 2, 0), 255);
    }

    void emptyTargetsGiveEmptyImages() {
        QVERIFY(renderMap({}, 0, 0, {4, 4}, grey()).isNull());
        QVERIFY(renderMap(std::vector<float>{1}, 1, 1, {0, 4}, grey()).isNull());
    }

    void threePlanesBecomeRedGreenAndBlue() {
        Tensor planes({1, 3, 1, 2});
        const float values[6] = {0, 1, 5, 0, -1, 1};
        std::copy(values, values + 6, planes.data());
        const std::vector<ValueRange> ranges{{0, 1}, {0, 5}, {-1, 1}};
        const QImage image = renderRgb(planes, {2, 1}, ranges, MapInterpolation::Nearest);
        QCOMPARE(image.pixel(0, 0), qRgb(0, 255, 0));
        QCOMPARE(image.pixel(1, 0), qRgb(255, 0, 255));
    }

    void histogramCountsEveryValueInsideOnce() {
        const std::vector<float> values{0, 0.1f, 0.25f, 0.5f, 0.99f, 1, 2, -1, kNan, kInf};
        QCOMPARE(histogramOf(values, 0, 1, 4), (std::vector<std::int64_t>{2, 1, 1, 2}));
        QCOMPARE(histogramOf(std::vector<float>{3, 3}, 3, 3, 2), (std::vector<std::int64_t>{2, 0}));
    }
};

QTEST_APPLESS_MAIN(TestMapImage)
#include "tst_map_image.moc"
