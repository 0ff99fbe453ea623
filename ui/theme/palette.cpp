#include "ui/theme/palette.h"

namespace convlens {

namespace {

struct Surface {
    QColor window, base, alternate, button, text, muted, disabled, border, highlight, highlightedText, accent, tip;
};

Surface surfaceOf(Theme theme) {
    if (theme == Theme::Light)
        return {0xF3F4F5, 0xFFFFFF, 0xF8F9FA, 0xFFFFFF, 0x1B1D20, 0x5A6066,
                0xA0A6AC, 0xD3D7DB, 0xD3EAE1, 0x12281F, 0x007C5D, 0xFFFFFF};
    return {0x181A1D, 0x1F2225, 0x24282B, 0x2A2E32, 0xE9EBED, 0xAAB0B6,
            0x666C72, 0x3A4046, 0x21463A, 0xEFF6F3, 0x2BBF95, 0x2A2E32};
}

} // namespace

QPalette appPalette(Theme theme) {
    const Surface s = surfaceOf(theme);
    QPalette palette;
    palette.setColor(QPalette::Window, s.window);
    palette.setColor(QPalette::WindowText, s.text);
    palette.setColor(QPalette::Base, s.base);
    palette.setColor(QPalette::AlternateBase, s.alternate);
    palette.setColor(QPalette::Text, s.text);
    palette.setColor(QPalette::PlaceholderText, s.muted);
    palette.setColor(QPalette::Button, s.button);
    palette.setColor(QPalette::ButtonText, s.text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, s.tip);
    palette.setColor(QPalette::ToolTipText, s.text);
    palette.setColor(QPalette::Highlight, s.highlight);
    palette.setColor(QPalette::HighlightedText, s.highlightedText);
    palette.setColor(QPalette::Link, s.accent);
    palette.setColor(QPalette::LinkVisited, s.accent);
    palette.setColor(QPalette::Light, s.base);
    palette.setColor(QPalette::Midlight, s.alternate);
    palette.setColor(QPalette::Mid, s.border);
    palette.setColor(QPalette::Dark, s.muted);
    palette.setColor(QPalette::Shadow, theme == Theme::Light ? QColor(0x80878D) : QColor(Qt::black));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, s.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, s.border);
    palette.setColor(QPalette::Disabled, QPalette::Base, s.window);
    palette.setColor(QPalette::Disabled, QPalette::Button, s.window);
    return palette;
}

QColor borderColour(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Mid);
}
QColor mutedColour(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::PlaceholderText);
}
QColor accentColour(const QPalette& palette) {
    return palette.color(QPalette::Active, QPalette::Link);
}
QColor problemColour(const QPalette& palette) {
    return themeOf(palette) == Theme::Light ? QColor(0xB3261E) : QColor(0xF2857C);
}

} // namespace convlens
