#include "ui/text/numbers.h"

#include <QLocale>

#include <array>
#include <cmath>

namespace convlens {

namespace {

const QChar kNoBreakSpace(0x00A0);
const QString kMicro(QChar(0x00B5));

QString fixed(double value, int decimals) {
    return QString::number(value == 0 ? 0.0 : value, 'f', decimals); // never "-0"
}

QString withUnit(const QString& number, const QString& unit) {
    return unit.isEmpty() ? number : number + kNoBreakSpace + unit;
}

/// `value` after rounding to `digits`, so that 999.9 k is seen to be 1.00 M before a prefix is chosen.
double rounded(double value, int digits) {
    if (value == 0 || !std::isfinite(value)) return value;
    const double scale = std::pow(10.0, digits - 1 - int(std::floor(std::log10(std::abs(value)))));
    return std::round(value * scale) / scale;
}

} // namespace

QString unknownNumber() {
    return QString(QChar(0x2013));
}

int significantDecimals(double value, int digits) {
    if (value == 0 || !std::isfinite(value)) return 0;
    const int exponent = int(std::floor(std::log10(std::abs(rounded(value, digits)))));
    return std::max(0, digits - 1 - exponent);
}

QString significant(double value, int digits) {
    if (!std::isfinite(value)) return unknownNumber();
    const double shown = rounded(value, digits), size = std::abs(shown);
    if (size >= 1e9 || (size > 0 && size < 1e-7)) return QString::number(shown, 'e', digits - 1);
    return fixed(shown, significantDecimals(value, digits));
}

SiScale siScale(double largest, bool allowSmall) {
    struct Step {
        double from;
        const char16_t* prefix;
    };
    static constexpr std::array<Step, 8> kSteps{{{1e12, u"T"},
                                                 {1e9, u"G"},
                                                 {1e6, u"M"},
                                                 {1e3, u"k"},
                                                 {1.0, u""},
                                                 {1e-3, u"m"},
                                                 {1e-6, u"\u00B5"},
                                                 {1e-9, u"n"}}};
    const double magnitude = std::abs(largest);
    if (magnitude == 0 || !std::isfinite(magnitude)) return {};
    for (const Step& step : kSteps) {
        const bool last = step.from == (allowSmall ? 1e-9 : 1.0);
        if (magnitude >= step.from || last) return {1.0 / step.from, QString::fromUtf16(step.prefix)};
    }
    return {};
}

QString count(double value, int digits) {
    if (!std::isfinite(value)) return unknownNumber();
    // Small whole numbers are exact: "7", not "7.00".
    if (std::abs(value) < 1000 && value == std::floor(value)) return fixed(value, 0);
    const SiScale scale = siScale(rounded(value, digits));
    return withUnit(significant(value * scale.factor, digits), scale.prefix);
}

QString fullCount(std::int64_t value) {
    return QLocale(QLocale::English).toString(qlonglong(value));
}

QString bytes(double value, int digits) {
    if (!std::isfinite(value)) return unknownNumber();
    const SiScale scale = siScale(rounded(value, digits));
    const bool whole = scale.prefix.isEmpty() && value == std::floor(value);
    return withUnit(whole ? fixed(value, 0) : significant(value * scale.factor, digits), scale.prefix + u'B');
}

namespace {

struct TimeUnit {
    double perMs;
    QString name;
};

TimeUnit timeUnit(double ms, int digits) {
    const double magnitude = std::abs(rounded(ms, digits));
    if (magnitude >= 1000) return {1e-3, QStringLiteral("s")};
    if (magnitude >= 1 || magnitude == 0) return {1.0, QStringLiteral("ms")};
    if (magnitude >= 1e-3) return {1e3, kMicro + u's'};
    return {1e6, QStringLiteral("ns")};
}

} // namespace

QString milliseconds(double ms, int digits) {
    if (!std::isfinite(ms)) return unknownNumber();
    const TimeUnit unit = timeUnit(ms, digits);
    return withUnit(significant(ms * unit.perMs, digits), unit.name);
}

QString millisecondsWithSpread(double medianMs, double madMs) {
    if (!std::isfinite(medianMs)) return unknownNumber();
    if (!std::isfinite(madMs)) return milliseconds(medianMs);
    const TimeUnit unit = timeUnit(medianMs, 3);
    const double median = medianMs * unit.perMs, spread = madMs * unit.perMs;
    int decimals = significantDecimals(median, 3);
    if (spread > 0) decimals = std::max(decimals, std::min(decimals + 2, significantDecimals(spread, 1)));
    return withUnit(fixed(median, decimals) + QStringLiteral(" \u00B1 ") + fixed(spread, decimals), unit.name);
}

QString percent(double share, int digits) {
    if (!std::isfinite(share)) return unknownNumber();
    if (share > 0 && share < 1e-5) return QStringLiteral("< 0.001\u00A0%");
    return withUnit(significant(share * 100, digits), QStringLiteral("%"));
}

QString ratio(double value, int digits) {
    if (!std::isfinite(value)) return unknownNumber();
    return QChar(0x00D7) + significant(value, digits);
}

} // namespace convlens
