#pragma once
#include <QString>

namespace convlens {

/// "1 layer", "3 layers": until there are translations with Qt's own plural rules, the English ones.
inline QString plural(int n, const QString& one, const QString& many) {
    return QString::number(n) + QChar(0x00A0) + (n == 1 ? one : many);
}

} // namespace convlens
