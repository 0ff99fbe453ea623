#include "ui/text/duration.h"

#include "ui/text/numbers.h"

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

QString withUnit(int number, const char* unit) {
    return QString::number(number) + QChar(0x00A0) + QLatin1String(unit);
}

} // namespace

QString duration(double seconds) {
    if (!std::isfinite(seconds)) return unknownNumber();
    if (seconds <= 55) {
        const double step = seconds <= 10 ? 1 : 5;
        return withUnit(std::max(1, int(std::ceil(seconds / step) * step)), "s");
    }
    const int minutes = int(std::ceil(seconds / 60 - 0.05));
    if (minutes < 60) return withUnit(minutes, "min");
    const QString hours = withUnit(minutes / 60, "h");
    return minutes % 60 == 0 ? hours : hours + u' ' + withUnit(minutes % 60, "min");
}

} // namespace convlens
