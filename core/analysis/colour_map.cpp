#include "core/analysis/colour_map.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace convlens {

namespace {

/// Every fifth entry of the published 256-entry tables; straight lines between them stay within one step of 255 for
/// viridis and magma and within four for cividis, which has a kink near its dark end.
constexpr int kPointCount = 52;
using ControlPoints = std::array<std::uint32_t, kPointCount>;

constexpr ControlPoints kViridis = {
    0x440154, 0x46085c, 0x471063, 0x481769, 0x481d6f, 0x482475, 0x472a7a, 0x46307e, 0x453781, 0x433d84, 0x414287,
    0x3f4889, 0x3d4e8a, 0x3a538b, 0x38598c, 0x355e8d, 0x33638d, 0x31688e, 0x2e6d8e, 0x2c718e, 0x2a768e, 0x297b8e,
    0x27808e, 0x25848e, 0x23898e, 0x218e8d, 0x20928c, 0x1f978b, 0x1e9c89, 0x1fa188, 0x21a585, 0x24aa83, 0x28ae80,
    0x2eb37c, 0x35b779, 0x3dbc74, 0x46c06f, 0x50c46a, 0x5ac864, 0x65cb5e, 0x70cf57, 0x7cd250, 0x89d548, 0x95d840,
    0xa2da37, 0xb0dd2f, 0xbddf26, 0xcae11f, 0xd8e219, 0xe5e419, 0xf1e51d, 0xfde725};

constexpr ControlPoints kMagma = {
    0x000004, 0x02020b, 0x050416, 0x090720, 0x0e0b2b, 0x140e36, 0x1a1042, 0x21114e, 0x29115a, 0x311165, 0x390f6e,
    0x420f75, 0x4a1079, 0x52137c, 0x5a167e, 0x621980, 0x6a1c81, 0x721f81, 0x792282, 0x812581, 0x892881, 0x912b81,
    0x992d80, 0xa1307e, 0xaa337d, 0xb2357b, 0xba3878, 0xc23b75, 0xca3e72, 0xd2426f, 0xd9466b, 0xe04c67, 0xe75263,
    0xec5860, 0xf1605d, 0xf4695c, 0xf7725c, 0xf97b5d, 0xfb8560, 0xfc8e64, 0xfd9869, 0xfea16e, 0xfeaa74, 0xfeb47b,
    0xfebd82, 0xfec68a, 0xfecf92, 0xfed89a, 0xfde2a3, 0xfdebac, 0xfcf4b6, 0xfcfdbf};

constexpr ControlPoints kCividis = {
    0x00224e, 0x002656, 0x002a5f, 0x002d68, 0x003070, 0x083370, 0x163770, 0x203a6f, 0x273e6e, 0x2e416d, 0x34456c,
    0x3a486c, 0x3f4c6c, 0x444f6c, 0x49536c, 0x4e566c, 0x535a6d, 0x575d6d, 0x5c616e, 0x60646f, 0x656870, 0x696b71,
    0x6d6f72, 0x727274, 0x767676, 0x7a7a78, 0x7e7d78, 0x838179, 0x888578, 0x8d8878, 0x928c78, 0x969077, 0x9b9476,
    0xa09875, 0xa59c74, 0xaaa073, 0xafa471, 0xb5a86f, 0xbaac6d, 0xbfb06b, 0xc4b468, 0xc9b965, 0xcfbd62, 0xd4c15f,
    0xdac65b, 0xdfca57, 0xe5cf52, 0xead34c, 0xf0d846, 0xf6dd3f, 0xfce236, 0xfee838};

std::uint8_t toByte(double value) {
    return std::uint8_t(std::lround(std::clamp(value, 0.0, 255.0)));
}

ColourTable interpolate(const ControlPoints& points) {
    ColourTable table;
    for (int i = 0; i < kColourMapSize; ++i) {
        const double position = double(i) * (kPointCount - 1) / (kColourMapSize - 1);
        const int left = std::min(int(position), kPointCount - 2);
        const double t = position - left;
        const auto channel = [&](int shift) {
            const double a = (points[std::size_t(left)] >> shift) & 0xff;
            const double b = (points[std::size_t(left) + 1] >> shift) & 0xff;
            return toByte(a + t * (b - a));
        };
        table[std::size_t(i)] = {channel(16), channel(8), channel(0)};
    }
    return table;
}

ColourTable greys() {
    ColourTable table;
    for (int i = 0; i < kColourMapSize; ++i)
        table[std::size_t(i)] = {std::uint8_t(i), std::uint8_t(i), std::uint8_t(i)};
    return table;
}

constexpr double kWhiteX = 0.95047, kWhiteZ = 1.08883; // D65, Y = 1
constexpr double kDelta = 6.0 / 29;

/// CIE LCh (D65) to sRGB.
Rgb fromLch(double lightnessStar, double chroma, double hueDegrees) {
    const double hue = hueDegrees * std::numbers::pi / 180;
    const double fy = (lightnessStar + 16) / 116;
    const double fx = fy + chroma * std::cos(hue) / 500;
    const double fz = fy - chroma * std::sin(hue) / 200;
    const auto inverse = [](double f) { return f > kDelta ? f * f * f : 3 * kDelta * kDelta * (f - 4.0 / 29); };
    const double x = kWhiteX * inverse(fx), y = inverse(fy), z = kWhiteZ * inverse(fz);
    const auto encode = [](double linear) {
        return toByte(255 * (linear <= 0.0031308 ? 12.92 * linear : 1.055 * std::pow(linear, 1 / 2.4) - 0.055));
    };
    return {encode(3.2406 * x - 1.5372 * y - 0.4986 * z), encode(-0.9689 * x + 1.8758 * y + 0.0415 * z),
            encode(0.0557 * x - 0.2040 * y + 1.0570 * z)};
}

/// Both arms have the same lightness at the same distance from zero, so that neither sign looks stronger; hue and
/// chroma stay inside sRGB all the way (the blue gamut is narrow where it is dark, hence the falling chroma there).
ColourTable diverging() {
    constexpr double kCentreLightness = 96, kEndLightness = 32;
    constexpr double kBlueHue = 268, kRedHue = 38;
    ColourTable table;
    for (int i = 0; i < kColourMapSize; ++i) {
        const double signedT = 2.0 * i / (kColourMapSize - 1) - 1;
        const double t = std::abs(signedT);
        const double l = kCentreLightness + t * (kEndLightness - kCentreLightness);
        const double rise = 1 - (1 - t) * (1 - t);
        table[std::size_t(i)] =
            signedT < 0 ? fromLch(l, 45 * rise * (1 - 0.28 * t), kBlueHue) : fromLch(l, 66 * rise, kRedHue);
    }
    return table;
}

constexpr std::array<ColourMapId, kColourMapCount> kAll = {
    ColourMapId::Viridis, ColourMapId::Magma, ColourMapId::Cividis, ColourMapId::Grey, ColourMapId::Diverging};

} // namespace

const ColourTable& colourTable(ColourMapId id) {
    static const std::array<ColourTable, kColourMapCount> tables = {interpolate(kViridis), interpolate(kMagma),
                                                                    interpolate(kCividis), greys(), diverging()};
    return tables[std::size_t(id)];
}

bool isDiverging(ColourMapId id) {
    return id == ColourMapId::Diverging;
}

std::string_view toString(ColourMapId id) {
    switch (id) {
    case ColourMapId::Viridis:
        return "viridis";
    case ColourMapId::Magma:
        return "magma";
    case ColourMapId::Cividis:
        return "cividis";
    case ColourMapId::Grey:
        return "grey";
    case ColourMapId::Diverging:
        return "diverging";
    }
    return {};
}

std::string_view displayName(ColourMapId id) {
    switch (id) {
    case ColourMapId::Viridis:
        return "Viridis";
    case ColourMapId::Magma:
        return "Magma";
    case ColourMapId::Cividis:
        return "Cividis";
    case ColourMapId::Grey:
        return "Grey";
    case ColourMapId::Diverging:
        return "Blue - red around 0";
    }
    return {};
}

std::span<const ColourMapId> colourMaps() {
    return kAll;
}

double lightness(Rgb colour) {
    const auto linear = [](std::uint8_t value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
    const double f = y > kDelta * kDelta * kDelta ? std::cbrt(y) : y / (3 * kDelta * kDelta) + 4.0 / 29;
    return 116 * f - 16;
}

} // namespace convlens
