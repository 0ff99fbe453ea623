#pragma once
#include <QColor>

#include <algorithm>
#include <cmath>

namespace convlens::test {

/// Contrast of two colours by WCAG 2.1, 1 (same) to 21 (black on white); written anew from the standard.
inline double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& c) {
        double part[3] = {c.redF(), c.greenF(), c.blueF()};
        for (double& p : part)
            p = p <= 0.03928 ? p / 12.92 : std::pow((p + 0.055) / 1.055, 2.4);
        return 0.2126 * part[0] + 0.7152 * part[1] + 0.0722 * part[2];
    };
    const double la = luminance(a), lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace convlens::test
