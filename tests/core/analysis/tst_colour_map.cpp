#include "core/analysis/colour_map.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace convlens;

namespace {

Rgb rgb(unsigned hex) {
    return {std::uint8_t(hex >> 16), std::uint8_t(hex >> 8), std::uint8_t(hex)};
}

int distance(Rgb a, Rgb b) {
    return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)});
}

} // namespace

class TestColourMap : public QObject {
    Q_OBJECT
private slots:
    /// Entries of the published tables that are not among our control points.
    void betweenControlPointsTheMapFollowsThePublishedTable_data() {
        QTest::addColumn<int>("map");
        QTest::addColumn<int>("index");
        QTest::addColumn<unsigned>("published");
        QTest::addColumn<int>("tolerance");
        const auto row = [](const char* name, ColourMapId map, int index, unsigned colour, int tolerance) {
            QTest::addRow("%s %d", name, index) << int(map) << index << colour << tolerance;
        };
        row("viridis", ColourMapId::Viridis, 0, 0x440154u, 1);
        row("viridis", ColourMapId::Viridis, 2, 0x450457u, 1);
        row("viridis", ColourMapId::Viridis, 33, 0x472e7cu, 1);
        row("viridis", ColourMapId::Viridis, 64, 0x3b528bu, 1);
        row("viridis", ColourMapId::Viridis, 128, 0x21918cu, 1);
        row("viridis", ColourMapId::Viridis, 191, 0x5cc863u, 1);
        row("viridis", ColourMapId::Viridis, 217, 0x9bd93cu, 1);
        row("viridis", ColourMapId::Viridis, 255, 0xfde725u, 1);
        row("magma", ColourMapId::Magma, 0, 0x000004u, 1);
        row("magma", ColourMapId::Magma, 2, 0x010106u, 1);
        row("magma", ColourMapId::Magma, 33, 0x1e1149u, 1);
        row("magma", ColourMapId::Magma, 64, 0x51127cu, 1);
        row("magma", ColourMapId::Magma, 128, 0xb73779u, 1);
        row("magma", ColourMapId::Magma, 191, 0xfb8761u, 1);
        row("magma", ColourMapId::Magma, 217, 0xfeb77eu, 1);
        row("magma", ColourMapId::Magma, 255, 0xfcfdbfu, 1);
        row("cividis", ColourMapId::Cividis, 0, 0x00224eu, 4);
        row("cividis", ColourMapId::Cividis, 2, 0x002451u, 4);
        row("cividis", ColourMapId::Cividis, 33, 0x1c396fu, 4);
        row("cividis", ColourMapId::Cividis, 64, 0x434e6cu, 4);
        row("cividis", ColourMapId::Cividis, 128, 0x7d7c78u, 4);
        row("cividis", ColourMapId::Cividis, 191, 0xbbad6du, 4);
        row("cividis", ColourMapId::Cividis, 217, 0xd6c35du, 4);
        row("cividis", ColourMapId::Cividis, 255, 0xfee838u, 4);
    }
    void betweenControlPointsTheMapFollowsThePublishedTable() {
        QFETCH(int, map);
        QFETCH(int, index);
        QFETCH(unsigned, published);
        QFETCH(int, tolerance);
        const Rgb ours = colourTable(ColourMapId(map))[std::size_t(index)];
        QVERIFY2(distance(ours, rgb(published)) <= tolerance,
                 qPrintable(QString("%1 %2 %3").arg(ours.r).arg(ours.g).arg(ours.b)));
    }

    void lightnessRisesWithTheValue_data() {
        QTest::addColumn<int>("map");
        for (const ColourMapId id : colourMaps())
            if (!isDiverging(id)) QTest::addRow("%s", std::string(toString(id)).c_str()) << int(id);
    }
    void lightnessRisesWithTheValue() {
        QFETCH(int, map);
        const ColourTable& table = colourTable(ColourMapId(map));
        // A quarter of a unit of L* is what rounding to bytes can take back.
        for (std::size_t i = 1; i < table.size(); ++i)
            QVERIFY2(lightness(table[i]) > lightness(table[i - 1]) - 0.25, qPrintable(QString::number(i)));
        for (std::size_t i = 16; i < table.size(); i += 16)
            QVERIFY(lightness(table[i]) > lightness(table[i - 16]) + 1);
        QVERIFY(lightness(table.back()) - lightness(table.front()) > 70);
    }

    void divergingMapIsSymmetricInLightnessAndPalestAtZero() {
        const ColourTable& table = colourTable(ColourMapId::Diverging);
        for (std::size_t i = 0; i < 128; ++i) {
            const double left = lightness(table[i]), right = lightness(table[255 - i]);
            QVERIFY2(std::abs(left - right) < 0.6, qPrintable(QString("%1: %2 %3").arg(i).arg(left).arg(right)));
            if (i > 0) QVERIFY(left > lightness(table[i - 1]));
        }
        // The two entries next to zero are nearly neutral and nearly white.
        for (const std::size_t i : {127u, 128u}) {
            QVERIFY(lightness(table[i]) > 95);
            QVERIFY(std::max({table[i].r, table[i].g, table[i].b}) - std::min({table[i].r, table[i].g, table[i].b}) <
                    8);
        }
        // Low is blue, high is red.
        QVERIFY(table[0].b > table[0].r + 60);
        QVERIFY(table[255].r > table[255].b + 60);
    }

    void lightnessAgreesWithKnownColours() {
        QVERIFY(std::abs(lightness({255, 255, 255}) - 100) < 0.01);
        QCOMPARE(lightness({0, 0, 0}), 0.0);
        // CIE L* of mid grey and of the sRGB primaries, as any colour calculator gives them.
        QVERIFY(std::abs(lightness({119, 119, 119}) - 50.03) < 0.05);
        QVERIFY(std::abs(lightness({255, 0, 0}) - 53.24) < 0.05);
        QVERIFY(std::abs(lightness({0, 0, 255}) - 32.30) < 0.05);
    }
};

QTEST_APPLESS_MAIN(TestColourMap)
#include "tst_colour_map.moc"
