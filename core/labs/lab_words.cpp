#include "core/labs/lab_words.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <variant>

namespace convlens {

std::string shortNumber(double value, int digits) {
    if (!std::isfinite(value)) return "unknown";
    const int before = value == 0 ? 1 : int(std::floor(std::log10(std::abs(value)))) + 1;
    const int decimals = value == std::round(value) && before >= digits ? 0 : std::clamp(digits - before, 0, 12);
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    std::string made = text;
    std::replace(made.begin(), made.end(), ',', '.'); // whatever the locale
    return made;
}

std::string tinyNumber(double value) {
    if (!std::isfinite(value)) return "unknown";
    if (value == 0) return "0";
    char text[32];
    std::snprintf(text, sizeof text, "%.2e", value);
    std::string made = text;
    std::replace(made.begin(), made.end(), ',', '.'); // whatever the locale
    return made;
}

std::string percentText(double share) {
    return shortNumber(100 * share, 2) + " %";
}

Cell knownCell(double value) {
    Cell cell;
    if (std::isfinite(value)) cell = value;
    return cell;
}

void appendReading(std::vector<Cell>& row, const LabRun* run, std::string_view id) {
    const LabReading* reading = run ? run->find(id) : nullptr;
    const bool known = reading && std::isfinite(reading->value);
    row.resize(row.size() + 3);
    if (!known) return;
    row[row.size() - 3] = reading->value;
    row[row.size() - 2] = reading->spread;
    row[row.size() - 1] = reading->doubtful;
}

} // namespace convlens
