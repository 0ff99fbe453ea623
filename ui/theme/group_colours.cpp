#include "ui/theme/group_colours.h"

#include <iterator>

namespace convlens {

QColor groupColour(int group) {
    // Okabe and Ito's set without the blue and the orange that stand for theory and time elsewhere; eight groups at
    // most in the papers.
    static constexpr QRgb kColours[] = {0xFF009E73, 0xFFCC79A7, 0xFF56B4E9, 0xFFD55E00,
                                        0xFFB8A800, 0xFF7A4B8C, 0xFF8C6D31, 0xFF808080};
    return QColor::fromRgb(kColours[std::size_t(group) % std::size(kColours)]);
}

} // namespace convlens
