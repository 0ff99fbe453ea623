#include "core/labs/point_sets.h"

#include "core/base/check.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <system_error>
#include <utility>
#include <vector>

namespace convlens {

namespace {

constexpr double kPi = std::numbers::pi;

/// Two and a half turns; the radius grows with the root, so that the points lie about evenly along the line.
void spiral(DenseMatrix& points) {
    for (int i = 0; i < points.rows; ++i) {
        const double t = std::sqrt((i + 0.5) / points.rows);
        const double angle = 5 * kPi * t;
        points.at(i, 0) = t * std::cos(angle);
        points.at(i, 1) = t * std::sin(angle);
    }
}

void ring(DenseMatrix& points) {
    for (int i = 0; i < points.rows; ++i) {
        const double angle = 2 * kPi * i / points.rows;
        points.at(i, 0) = std::cos(angle);
        points.at(i, 1) = std::sin(angle);
    }
}

/// Two half circles, each reaching into the other.
void twoMoons(DenseMatrix& points) {
    const int first = (points.rows + 1) / 2;
    for (int i = 0; i < points.rows; ++i) {
        const bool upper = i < first;
        const int place = upper ? i : i - first, of = upper ? first : points.rows - first;
        const double angle = kPi * (place + 0.5) / of;
        points.at(i, 0) = upper ? std::cos(angle) : 1 - std::cos(angle);
        points.at(i, 1) = upper ? std::sin(angle) : 0.5 - std::sin(angle);
    }
}

void grid(DenseMatrix& points, int side) {
    for (int i = 0; i < points.rows; ++i) {
        const int row = i / side;
        points.at(i, 0) = i % side;
        points.at(i, 1) = row;
    }
}

} // namespace

std::string_view toString(PointSet set) {
    switch (set) {
    case PointSet::Spiral:
        return "spiral";
    case PointSet::Ring:
        return "ring";
    case PointSet::TwoMoons:
        return "moons";
    case PointSet::Grid:
        return "grid";
    case PointSet::Drawn:
        return "drawn";
    }
    return "";
}

DenseMatrix normalised(DenseMatrix points) {
    double square = 0;
    for (int c = 0; c < points.columns; ++c) {
        double mean = 0;
        for (int r = 0; r < points.rows; ++r)
            mean += points.at(r, c) / points.rows;
        for (int r = 0; r < points.rows; ++r) {
            points.at(r, c) -= mean;
            square += points.at(r, c) * points.at(r, c) / points.rows;
        }
    }
    if (square > 0) {
        for (double& value : points.values)
            value /= std::sqrt(square);
    }
    return points;
}

DenseMatrix makePoints(PointSet set, int count) {
    CONVLENS_CHECK(count >= 4 && set != PointSet::Drawn);
    const int side = int(std::sqrt(double(count)) + 1e-9);
    DenseMatrix points(set == PointSet::Grid ? side * side : count, 2);
    switch (set) {
    case PointSet::Spiral:
        spiral(points);
        break;
    case PointSet::Ring:
        ring(points);
        break;
    case PointSet::TwoMoons:
        twoMoons(points);
        break;
    case PointSet::Grid:
        grid(points, side);
        break;
    case PointSet::Drawn:
        break;
    }
    return normalised(std::move(points));
}

Result<DenseMatrix> readPoints(std::string_view text) {
    constexpr int kMostPoints = 4096;
    DenseMatrix points(0, 2);
    const auto take = [](std::string_view number, double& value) {
        const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value);
        return error == std::errc() && end == number.data() + number.size() && std::isfinite(value);
    };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string_view word = text.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const std::size_t comma = word.find(',');
        double x = 0, y = 0;
        if (comma == std::string_view::npos || !take(word.substr(0, comma), x) || !take(word.substr(comma + 1), y))
            return Error{ErrorCode::InvalidArgument,
                         "points are written \"x,y x,y ...\", found '" + std::string(word) + "'"};
        if (++points.rows > kMostPoints)
            return Error{ErrorCode::InvalidArgument, "more than " + std::to_string(kMostPoints) + " points"};
        points.values.insert(points.values.end(), {x, y});
    }
    return points;
}

std::string writePoints(const DenseMatrix& points) {
    std::string text;
    const auto append = [&](double value) {
        char number[32];
        text.append(number, std::to_chars(number, number + sizeof(number), value).ptr);
    };
    for (int r = 0; r < points.rows; ++r) {
        if (r > 0) text += ' ';
        append(points.at(r, 0));
        text += ',';
        append(points.at(r, 1));
    }
    return text;
}

} // namespace convlens
