#include "core/image/resample.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace convlens {

namespace {

double triangle(double x) {
    return std::max(0.0, 1.0 - std::abs(x));
}

double keysCubic(double x) {
    x = std::abs(x);
    if (x < 1) return (1.5 * x - 2.5) * x * x + 1;
    if (x < 2) return ((-0.5 * x + 2.5) * x - 4) * x + 2;
    return 0;
}

} // namespace

std::vector<ResampleTaps> resampleTaps(int size, double from, double extent, int outputs, int begin, int count,
                                       Preprocess::Interpolation interpolation) {
    const bool cubic = interpolation == Preprocess::Interpolation::Bicubic;
    const double scale = extent / outputs;
    const double widening = std::max(scale, 1.0);
    const double support = (cubic ? 2.0 : 1.0) * widening;
    const int lowest = std::clamp(int(std::floor(from)), 0, size - 1);
    const int highest = std::clamp(int(std::ceil(from + extent)), lowest + 1, size);
    std::vector<ResampleTaps> taps(std::size_t(std::max(count, 0)));
    std::vector<double> weights;
    for (int i = 0; i < count; ++i) {
        const double centre = from + (begin + i + 0.5) * scale;
        const int first = std::clamp(int(std::floor(centre - support + 0.5)), lowest, highest - 1);
        const int end = std::clamp(int(std::floor(centre + support + 0.5)), first + 1, highest);
        weights.clear();
        double sum = 0;
        for (int k = first; k < end; ++k) {
            const double distance = (k + 0.5 - centre) / widening;
            weights.push_back(cubic ? keysCubic(distance) : triangle(distance));
            sum += weights.back();
        }
        // Never reached by a photo's own pixels, but a division by zero would be worse than the nearest pixel.
        if (sum == 0) {
            weights.assign(1, 1.0);
            sum = 1;
        }
        taps[std::size_t(i)].first = first;
        for (const double weight : weights)
            taps[std::size_t(i)].weights.push_back(float(weight / sum));
    }
    return taps;
}

} // namespace convlens
