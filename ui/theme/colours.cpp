#include "ui/theme/colours.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace convlens {

namespace {

struct Pair {
    QRgb light, dark;
    QColor of(Theme theme) const { return QColor::fromRgb(theme == Theme::Light ? light : dark); }
};

constexpr Pair kTheory{0xFF0072B2, 0xFF3F93E0}; // Okabe-Ito blue
constexpr Pair kTime{0xFFE69F00, 0xFFEFB02E};   // Okabe-Ito orange
constexpr Pair kDoubtful{0xFF9A9A9A, 0xFF8A8A8A};

// Blue and orange are taken by theory and time, so the eight groups use the other five colours of the set, with black
// as a grey that shows on both backgrounds, and two darker relatives told apart by lightness.
constexpr std::array<Pair, kOperatorGroupCount> kOperators{{
    {0xFF4D4D4D, 0xFFB8B8B8}, // convolution: black of the set
    {0xFF56B4E9, 0xFF8AD0F5}, // pointwise: sky blue
    {0xFFD55E00, 0xFFEE7F2D}, // depthwise: vermilion
    {0xFF009E73, 0xFF2BBF95}, // group convolution: bluish green
    {0xFFCC79A7, 0xFFDE97C0}, // shuffle, split, concat: reddish purple
    {0xFFE3D320, 0xFFF0E442}, // norm, activation, add: yellow
    {0xFF7A4B8C, 0xFFA97FBA}, // squeeze-and-excitation: the purple, darker
    {0xFF8C6D31, 0xFFB9975B}, // pooling, classifier: the yellow, darker
}};

double luminance(const QColor& colour) {
    const auto linear = [](double c) { return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

Theme themeOf(const QPalette& palette) {
    return luminance(palette.color(QPalette::Window)) < 0.18 ? Theme::Dark : Theme::Light;
}

QColor theoryColour(Theme theme) {
    return kTheory.of(theme);
}
QColor timeColour(Theme theme) {
    return kTime.of(theme);
}
QColor doubtfulColour(Theme theme) {
    return kDoubtful.of(theme);
}
QColor operatorColour(OperatorGroup group, Theme theme) {
    return kOperators[std::size_t(group)].of(theme);
}

QChar operatorLetter(OperatorGroup group) {
    static constexpr char kLetters[kOperatorGroupCount + 1] = "CPDGMESF";
    return QLatin1Char(kLetters[int(group)]);
}

QString operatorTitle(OperatorGroup group) {
    static constexpr std::array<const char*, kOperatorGroupCount> kTitles{
        QT_TRANSLATE_NOOP("Operators", "Convolution"),
        QT_TRANSLATE_NOOP("Operators", "Pointwise"),
        QT_TRANSLATE_NOOP("Operators", "Depthwise"),
        QT_TRANSLATE_NOOP("Operators", "Group convolution"),
        QT_TRANSLATE_NOOP("Operators", "Shuffle, split, concat"),
        QT_TRANSLATE_NOOP("Operators", "Norm, activation, add"),
        QT_TRANSLATE_NOOP("Operators", "Squeeze-and-excitation"),
        QT_TRANSLATE_NOOP("Operators", "Pooling, classifier")};
    return QCoreApplication::translate("Operators", kTitles[std::size_t(group)]);
}

QColor networkShade(const QColor& base, int letter, Theme theme) {
    // Never more than two thirds of the way, so that the palest still stands out.
    static constexpr std::array kSteps{0.0, 0.32, 0.56, 0.16, 0.45};
    const double t = kSteps[std::size_t(std::max(0, letter)) % kSteps.size()];
    const QColor background = chartColours(theme).background;
    const auto mix = [t](double from, double to) { return float(from + (to - from) * t); };
    return QColor::fromRgbF(mix(base.redF(), background.redF()), mix(base.greenF(), background.greenF()),
                            mix(base.blueF(), background.blueF()));
}

QColor textOn(const QColor& background) {
    const double l = luminance(background);
    return (l + 0.05) / 0.05 >= 1.05 / (l + 0.05) ? QColor(Qt::black) : QColor(Qt::white);
}

ChartColours chartColours(Theme theme) {
    if (theme == Theme::Light)
        return {QColor(0xFF, 0xFF, 0xFF), QColor(0x1B, 0x1D, 0x20), QColor(0x5A, 0x60, 0x66), QColor(0xE3, 0xE6, 0xE9),
                QColor(0xA9, 0xAF, 0xB5), QColor(0xE4, 0xEE, 0xE9), QColor(0x00, 0x9E, 0x73)};
    return {QColor(0x1F, 0x22, 0x25), QColor(0xE9, 0xEB, 0xED), QColor(0xA4, 0xAA, 0xB0), QColor(0x35, 0x3A, 0x3F),
            QColor(0x64, 0x6B, 0x72), QColor(0x2C, 0x40, 0x3A), QColor(0x2B, 0xBF, 0x95)};
}

} // namespace convlens
