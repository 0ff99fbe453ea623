#include "ui/theme/colours.h"
#include "tests/ui/support/contrast.h"

#include <QSet>
#include <QTest>

#include <cstdlib>

using namespace convlens;
using test::contrast;

namespace {

int distance(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
}

} // namespace

class TestColours : public QObject {
    Q_OBJECT

private slots:
    void theoryAndTimeAreOkabeAndItos() {
        QCOMPARE(theoryColour(Theme::Light), QColor(0, 114, 178));
        QCOMPARE(timeColour(Theme::Light), QColor(230, 159, 0));
    }

    void everyMeaningHasItsOwnColour_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(Theme::Light);
        QTest::newRow("dark") << int(Theme::Dark);
    }
    void everyMeaningHasItsOwnColour() {
        QFETCH(int, theme);
        QList<QColor> all{theoryColour(Theme(theme)), timeColour(Theme(theme)), doubtfulColour(Theme(theme))};
        for (int g = 0; g < kOperatorGroupCount; ++g)
            all.append(operatorColour(OperatorGroup(g), Theme(theme)));
        for (int i = 0; i < all.size(); ++i) {
            for (int j = 0; j < i; ++j)
                QVERIFY2(distance(all[i], all[j]) > 40, qPrintable(all[i].name() + " against " + all[j].name()));
            // Bars must stand out from the page.
            QVERIFY2(contrast(all[i], chartColours(Theme(theme)).background) > 1.5, qPrintable(all[i].name()));
        }
    }

    void textIsReadable_data() { everyMeaningHasItsOwnColour_data(); }
    void textIsReadable() {
        QFETCH(int, theme);
        const ChartColours colours = chartColours(Theme(theme));
        QVERIFY(contrast(colours.text, colours.background) >= 7);
        QVERIFY(contrast(colours.mutedText, colours.background) >= 4.5);
        QVERIFY(contrast(colours.text, colours.highlight) >= 7);
        for (int g = 0; g < kOperatorGroupCount; ++g) {
            const QColor swatch = operatorColour(OperatorGroup(g), Theme(theme));
            QVERIFY2(contrast(textOn(swatch), swatch) >= 4.5, qPrintable(swatch.name()));
        }
    }

    void lettersTellOperatorsApart() {
        QSet<QChar> letters;
        for (int g = 0; g < kOperatorGroupCount; ++g) {
            letters.insert(operatorLetter(OperatorGroup(g)));
            QVERIFY(!operatorTitle(OperatorGroup(g)).isEmpty());
        }
        QCOMPARE(letters.size(), kOperatorGroupCount);
    }

    void shadesOfNetworksAreDistinct() {
        const QColor base = theoryColour(Theme::Light);
        QCOMPARE(networkShade(base, 0, Theme::Light), base);
        QSet<QRgb> shades;
        for (int i = 0; i < 5; ++i)
            shades.insert(networkShade(base, i, Theme::Light).rgb());
        QCOMPARE(shades.size(), 5);
    }

    void themeFollowsThePalette() {
        QPalette palette;
        palette.setColor(QPalette::Window, QColor(30, 33, 36));
        QCOMPARE(themeOf(palette), Theme::Dark);
        palette.setColor(QPalette::Window, QColor(245, 245, 245));
        QCOMPARE(themeOf(palette), Theme::Light);
    }
};

QTEST_APPLESS_MAIN(TestColours)
#include "tst_colours.moc"
