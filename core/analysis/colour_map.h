#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace convlens {

/// How a value becomes a colour. All are safe for the common forms of colour blindness.
enum class ColourMapId {
    Viridis,  ///< dark blue to yellow, lightness rises evenly (van der Walt and Smith 2015, CC0)
    Magma,    ///< black to pale yellow (the same authors, CC0)
    Cividis,  ///< dark blue to yellow, made for colour blindness (Nunez et al. 2018, PLOS ONE 13(7) e0199239)
    Grey,     ///< black to white
    Diverging ///< blue - white - red, centred on zero: for data with a sign
};
inline constexpr int kColourMapCount = 5;

struct Rgb {
    std::uint8_t r = 0, g = 0, b = 0;
    bool operator==(const Rgb&) const = default;
};

inline constexpr int kColourMapSize = 256;
using ColourTable = std::array<Rgb, kColourMapSize>;

/// The colours from the lowest to the highest value; lives as long as the process.
const ColourTable& colourTable(ColourMapId id);

/// Whether the map means to show the sign, so that its range must be symmetric around zero.
bool isDiverging(ColourMapId id);

std::string_view toString(ColourMapId id);    ///< "viridis": for settings and files
std::string_view displayName(ColourMapId id); ///< "Viridis": for controls
std::span<const ColourMapId> colourMaps();    ///< in the order of the control

/// CIE 1976 L* (0 to 100) of an sRGB colour under D65: what the eye reads as lightness.
double lightness(Rgb colour);

} // namespace convlens
