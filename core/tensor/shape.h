#pragma once
#include <cstdint>
#include <string>

namespace convlens {

/// Extent of a float32 feature map in NCHW order. A vector of features is [n, c, 1, 1].
struct Shape {
    int n = 0, c = 0, h = 0, w = 0;

    std::int64_t elements() const { return std::int64_t(n) * c * h * w; }
    std::int64_t bytes() const { return elements() * std::int64_t(sizeof(float)); }
    std::int64_t plane() const { return std::int64_t(h) * w; }
    bool operator==(const Shape&) const = default;
};

/// "1x32x112x112"
std::string toString(const Shape& shape);

} // namespace convlens
