#include "ui/theme/apply_theme.h"

#include "ui/theme/flat_style.h"

#include <QApplication>
#include <QFont>
#include <QToolTip>

#include <algorithm>

namespace convlens {

void applyTheme(ThemeChoice choice) {
    static const Theme system = themeOf(QApplication::palette()); // before our own palette hides it
    Theme theme = system;
    if (choice == ThemeChoice::Light) theme = Theme::Light;
    if (choice == ThemeChoice::Dark) theme = Theme::Dark;
    if (QApplication::style()->objectName() != QLatin1String("convlens-flat")) QApplication::setStyle(new FlatStyle);
    const QPalette palette = appPalette(theme);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
}

void applyTextScale(int percent) {
    static const QFont system = QApplication::font(); // before our own size hides it
    QFont font = system;
    font.setPointSizeF(system.pointSizeF() * std::clamp(percent, kLeastTextScale, kMostTextScale) / 100.0);
    QApplication::setFont(font);
    QToolTip::setFont(font);
}

} // namespace convlens
