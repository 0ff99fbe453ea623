#include "ui/theme/apply_theme.h"
#include "ui/theme/palette.h"
#include "tests/ui/support/contrast.h"

#include <QApplication>
#include <QTest>

using namespace convlens;
using test::contrast;

namespace {

QColor over(const QColor& base, const QColor& mark, double share) {
    const auto mix = [share](double a, double b) { return a + (b - a) * share; };
    return QColor::fromRgbF(float(mix(base.redF(), mark.redF())), float(mix(base.greenF(), mark.greenF())),
                            float(mix(base.blueF(), mark.blueF())));
}

} // namespace

/// WCAG's 4.5:1 for all text, in both themes.
class TestPalette : public QObject {
    Q_OBJECT
private slots:
    void textStandsOut_data() {
        QTest::addColumn<int>("theme");
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("behind");
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            const QPalette p = appPalette(theme);
            const auto row = [&](const char* name, const QColor& text, const QColor& behind) {
                QTest::addRow("%s: %s", theme == Theme::Light ? "light" : "dark", name) << int(theme) << text << behind;
            };
            using P = QPalette;
            const QColor surfaces[] = {p.color(P::Window), p.color(P::Base), p.color(P::AlternateBase),
                                       p.color(P::Button), p.color(P::ToolTipBase)};
            const char* names[] = {"window", "field", "second row", "button", "tooltip"};
            for (int i = 0; i < 5; ++i) {
                row(qPrintable(QStringLiteral("text on %1").arg(QLatin1String(names[i]))), p.color(P::Text),
                    surfaces[i]);
                row(qPrintable(QStringLiteral("second-rank text on %1").arg(QLatin1String(names[i]))), mutedColour(p),
                    surfaces[i]);
                row(qPrintable(QStringLiteral("link on %1").arg(QLatin1String(names[i]))), p.color(P::Link),
                    surfaces[i]);
            }
            row("selected text", p.color(P::HighlightedText), p.color(P::Highlight));
            row("button text pressed", p.color(P::ButtonText), over(p.color(P::Button), p.color(P::ButtonText), 0.14));
            row("problem's mark", problemColour(p), p.color(P::Window));
            row("text of a problem", p.color(P::Text), over(p.color(P::Base), problemColour(p), 0.12));
            row("second-rank text, selected", mutedColour(p), p.color(P::Highlight));
        }
    }
    void textStandsOut() {
        QFETCH(QColor, text);
        QFETCH(QColor, behind);
        QVERIFY2(
            contrast(text, behind) >= 4.5,
            qPrintable(QStringLiteral("%1 on %2: %3").arg(text.name(), behind.name()).arg(contrast(text, behind))));
    }

    /// The line around what has the focus, and switched-on controls: 3:1, as WCAG asks of parts that are not text.
    void focusStandsOut_data() {
        QTest::addColumn<int>("theme");
        QTest::newRow("light") << int(Theme::Light);
        QTest::newRow("dark") << int(Theme::Dark);
    }
    void focusStandsOut() {
        QFETCH(int, theme);
        const QPalette p = appPalette(Theme(theme));
        for (const auto surface : {QPalette::Window, QPalette::Base, QPalette::Button})
            QVERIFY(contrast(accentColour(p), p.color(surface)) >= 3);
    }

    void lettersGrowAndShrinkWithTheSetting() {
        const double before = QApplication::font().pointSizeF();
        QVERIFY(before > 0);
        applyTextScale(200);
        QCOMPARE(QApplication::font().pointSizeF(), 2 * before);
        applyTextScale(80); // of the system's size, not of the last one
        QCOMPARE(QApplication::font().pointSizeF(), 0.8 * before);
        applyTextScale(5000);
        QCOMPARE(QApplication::font().pointSizeF(), 2 * before);
        applyTextScale(100);
        QCOMPARE(QApplication::font().pointSizeF(), before);
    }
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
