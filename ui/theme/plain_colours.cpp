#include "ui/theme/plain_colours.h"

#include <algorithm>
#include <array>

namespace convlens {

QColor plainColour(int number, Theme theme) {
    struct Pair {
        QRgb light, dark;
    };
    static constexpr std::array<Pair, 6> kColours{{
        {0xFF117733, 0xFF55B677}, // green
        {0xFF882255, 0xFFCB6F9E}, // wine
        {0xFF999933, 0xFFC2C25A}, // olive
        {0xFF44AA99, 0xFF6CCBBB}, // teal
        {0xFFCC6677, 0xFFE08C9A}, // rose
        {0xFF6B4FA0, 0xFFA48BD3}, // violet
    }};
    const Pair& pair = kColours[std::size_t(std::max(0, number)) % kColours.size()];
    return QColor::fromRgb(theme == Theme::Light ? pair.light : pair.dark);
}

} // namespace convlens
