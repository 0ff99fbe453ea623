#include "core/base/message.h"
#include "core/image/image.h" // IWYU pragma: associated
#include "core/image/preprocess_words.h"
#include "core/image/resample.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <new>

namespace convlens {

namespace {

/// Where the side x side picture comes from: the whole axis is thought of as resized to `outputs` pixels, of which
/// [begin, begin + side) are kept.
struct Axis {
    double from = 0, extent = 0;
    int outputs = 0, begin = 0;
};

struct Plan {
    Axis x, y;
};

/// Half of an odd difference is rounded to even, as Python's round() does in torchvision's centre crop.
int centred(std::int64_t outer, int inner) {
    const std::int64_t difference = outer - inner;
    const std::int64_t half = difference / 2;
    return int(difference % 2 == 0 ? half : half + (half % 2));
}

int resizedSide(const Preprocess& preprocess, int side) {
    return int(std::lround(side / preprocess.cropFraction));
}

Plan planFor(int width, int height, const Preprocess& preprocess, int side) {
    switch (preprocess.fit) {
    case Preprocess::Fit::Stretch:
        break;
    case Preprocess::Fit::CentreCrop: {
        // TensorFlow's central_crop: the margin is cut down to whole pixels, the same on both sides.
        const auto axis = [&](int size) {
            const int margin = int((size - size * preprocess.cropFraction) / 2);
            return Axis{double(margin), double(size - 2 * margin), side, 0};
        };
        return {axis(width), axis(height)};
    }
    case Preprocess::Fit::ShorterSide: {
        const std::int64_t shorter = std::min(width, height);
        const std::int64_t target = resizedSide(preprocess, side);
        const auto axis = [&](int size) {
            const std::int64_t outputs = target * size / shorter; // cut off, as torchvision does
            return Axis{0, double(size), int(std::min<std::int64_t>(outputs, std::numeric_limits<int>::max())),
                        centred(outputs, side)};
        };
        return {axis(width), axis(height)};
    }
    }
    return {Axis{0, double(width), side, 0}, Axis{0, double(height), side, 0}};
}

constexpr int kLargestSide = 1 << 14;

/// Whether the crop has more pixels than the training photos had, and the network's picture would keep them.
bool isSharper(const Image& image, const Preprocess& preprocess, int side) {
    if (preprocess.photoPixels < 1 || preprocess.photoPixels >= side) return false;
    const CropRect crop = cropOf(image, preprocess);
    return std::min(crop.width, crop.height) > preprocess.photoPixels;
}

Result<void> check(const Image& image, const Preprocess& preprocess, int side) {
    if (image.width < 1 || image.height < 1 ||
        image.rgb.size() != std::size_t(image.width) * std::size_t(image.height) * 3)
        return Error{ErrorCode::InvalidArgument, "the photo '" + image.name + "' has no pixels"};
    if (side < 1 || side > kLargestSide)
        return Error{ErrorCode::InvalidArgument,
                     "a photo cannot be resized to " + std::to_string(side) + " pixels; 1 to 16384 are allowed"};
    if (!(preprocess.cropFraction > 0.01 && preprocess.cropFraction <= 1))
        return Error{ErrorCode::InvalidArgument,
                     "the crop fraction must lie between 0.01 and 1, found " + std::to_string(preprocess.cropFraction)};
    for (const float deviation : preprocess.standardDeviation)
        if (!(std::abs(deviation) > 0))
            return Error{ErrorCode::InvalidArgument, "a standard deviation of zero cannot divide the input"};
    if (preprocess.photoPixels < 0 || preprocess.photoPixels > kLargestSide)
        return Error{ErrorCode::InvalidArgument, "photos cannot be reduced to " +
                                                     std::to_string(preprocess.photoPixels) +
                                                     " pixels first; 0 (not at all) to 16384 are allowed"};
    return {};
}

std::uint8_t rounded(float value) {
    return std::uint8_t(std::clamp(std::floor(value + 0.5f), 0.0f, 255.0f));
}

/// Horizontally first and rounded to 8 bits between the passes, as Pillow does: that is what the published weights were
/// trained and evaluated with. Input rows are taken one after the other and added to the output rows that they belong
/// to, so that the memory needed depends on the output alone, whatever the photo's extent.
Image resample(const Image& image, const Plan& plan, int side, Preprocess::Interpolation interpolation) {
    const auto columns =
        resampleTaps(image.width, plan.x.from, plan.x.extent, plan.x.outputs, plan.x.begin, side, interpolation);
    const auto rows =
        resampleTaps(image.height, plan.y.from, plan.y.extent, plan.y.outputs, plan.y.begin, side, interpolation);
    const std::size_t rowValues = std::size_t(side) * 3;
    const auto end = [](const ResampleTaps& taps) { return taps.first + int(taps.weights.size()); };
    std::vector<float> sums(rowValues * std::size_t(side));
    std::vector<float> row(rowValues);
    std::size_t done = 0; // output rows that need no further input row; taps move downwards only
    for (int y = rows.front().first; y < end(rows.back()); ++y) {
        while (end(rows[done]) <= y)
            ++done;
        if (rows[done].first > y) continue; // between two crops of a photo that is shrunk to less than its rows
        float* to = row.data();
        for (const ResampleTaps& taps : columns) {
            const std::uint8_t* from =
                image.rgb.data() + (std::size_t(y) * std::size_t(image.width) + std::size_t(taps.first)) * 3;
            float r = 0, g = 0, b = 0;
            for (const float weight : taps.weights) {
                r += weight * float(from[0]);
                g += weight * float(from[1]);
                b += weight * float(from[2]);
                from += 3;
            }
            *to++ = float(rounded(r));
            *to++ = float(rounded(g));
            *to++ = float(rounded(b));
        }
        for (std::size_t out = done; out < rows.size() && rows[out].first <= y; ++out) {
            const float weight = rows[out].weights[std::size_t(y - rows[out].first)];
            float* sum = sums.data() + out * rowValues;
            for (std::size_t i = 0; i < rowValues; ++i)
                sum[i] += weight * row[i];
        }
    }
    Image out;
    out.name = image.name;
    out.width = out.height = side;
    out.rgb.reserve(sums.size());
    for (const float sum : sums)
        out.rgb.push_back(rounded(sum));
    return out;
}

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

} // namespace

CropRect cropOf(const Image& image, const Preprocess& preprocess) {
    if (image.width < 1 || image.height < 1) return {};
    // The side only matters for rounding; a large one gives the crop to a fraction of a pixel.
    switch (preprocess.fit) {
    case Preprocess::Fit::Stretch:
        break;
    case Preprocess::Fit::CentreCrop: {
        const Plan plan = planFor(image.width, image.height, preprocess, 1);
        return {plan.x.from, plan.y.from, plan.x.extent, plan.y.extent};
    }
    case Preprocess::Fit::ShorterSide: {
        const double side = std::min(image.width, image.height) * preprocess.cropFraction;
        return {(image.width - side) / 2, (image.height - side) / 2, side, side};
    }
    }
    return {0, 0, double(image.width), double(image.height)};
}

Result<Image> cropAndResize(const Image& image, const Preprocess& preprocess, int side) {
    if (auto checked = check(image, preprocess, side); !checked) return checked.error();
    try {
        const auto resized = [&](const Image& from, const Preprocess& way, int to) {
            return resample(from, planFor(from.width, from.height, way, to), to, way.interpolation);
        };
        if (!isSharper(image, preprocess, side)) return resized(image, preprocess, side);
        Preprocess whole = preprocess;
        whole.fit = Preprocess::Fit::Stretch;
        return resized(resized(image, preprocess, preprocess.photoPixels), whole, side);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to resize '" + image.name + "'"};
    }
}

Result<Tensor> preprocessImage(const Image& image, const Preprocess& preprocess, int side) {
    auto picture = cropAndResize(image, preprocess, side);
    if (!picture) return picture.error();
    return normalise(*picture, preprocess);
}

Result<Tensor> normalise(const Image& picture, const Preprocess& preprocess) {
    auto tensor = Tensor::create({1, 3, picture.height, picture.width});
    if (!tensor) return tensor;
    for (int c = 0; c < 3; ++c) {
        const std::size_t channel = std::size_t(preprocess.bgr ? 2 - c : c);
        const float mean = preprocess.mean[std::size_t(c)], deviation = preprocess.standardDeviation[std::size_t(c)];
        const std::span<float> plane = tensor->plane(0, c);
        for (std::size_t i = 0; i < plane.size(); ++i)
            plane[i] = (float(picture.rgb[3 * i + channel]) * preprocess.scale - mean) / deviation;
    }
    return tensor;
}

Message preprocessInWords(const Preprocess& preprocess, int side) {
    const char* filter = preprocess.interpolation == Preprocess::Interpolation::Bicubic ? "bicubic" : "bilinear";
    const std::string square = std::to_string(side) + " x " + std::to_string(side);
    Message text;
    switch (preprocess.fit) {
    case Preprocess::Fit::ShorterSide:
        text = {"shorter side to %1 (%2), centre %3", {std::to_string(resizedSide(preprocess, side)), filter, square}};
        break;
    case Preprocess::Fit::CentreCrop:
        text = {"centre %1 % of both sides to %2 (%3)", {number(preprocess.cropFraction * 100), square, filter}};
        break;
    case Preprocess::Fit::Stretch:
        text = {"whole photo to %1 (%2)", {square, filter}};
        break;
    }
    if (preprocess.photoPixels > 0 && preprocess.photoPixels < side)
        text = {"%1 by way of %2 x %2 (the training photos' size)", {text, std::to_string(preprocess.photoPixels)}};
    text = {preprocess.bgr ? "%1, BGR" : "%1, RGB", {text}};
    if (preprocess.scale != 1.0f) text = {"%1, x / %2", {text, number(1.0 / double(preprocess.scale))}};
    const auto triple = [](const std::array<float, 3>& v) {
        return v[0] == v[1] && v[1] == v[2]
                   ? number(double(v[0]))
                   : number(double(v[0])) + " " + number(double(v[1])) + " " + number(double(v[2]));
    };
    return {"%1, mean %2, std %3", {text, triple(preprocess.mean), triple(preprocess.standardDeviation)}};
}

std::string describe(const Preprocess& preprocess, int side) {
    return preprocessInWords(preprocess, side);
}

} // namespace convlens
