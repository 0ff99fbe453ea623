#include "core/analysis/map_statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numeric>
#include <string>

namespace convlens {

namespace {

/// Counts of a run of values; sums in double, because a 112 x 112 map in float would lose four digits.
struct Tally {
    float minimum = std::numeric_limits<float>::infinity(), maximum = -std::numeric_limits<float>::infinity();
    double sum = 0, squares = 0;
    std::int64_t zeros = 0, sixes = 0, negatives = 0;
};

/// All values must be finite. Four lanes, so that the additions do not wait for one another.
Tally tallyFinite(std::span<const float> values) {
    constexpr std::size_t kLanes = 4;
    float low[kLanes], high[kLanes];
    double sum[kLanes] = {}, squares[kLanes] = {};
    int zeros[kLanes] = {}, sixes[kLanes] = {}, negatives[kLanes] = {};
    std::fill_n(low, kLanes, std::numeric_limits<float>::infinity());
    std::fill_n(high, kLanes, -std::numeric_limits<float>::infinity());
    const auto take = [&](std::size_t lane, float v) {
        low[lane] = v < low[lane] ? v : low[lane];
        high[lane] = v > high[lane] ? v : high[lane];
        sum[lane] += v;
        squares[lane] += double(v) * v;
        zeros[lane] += v == 0.0f;
        sixes[lane] += v >= 6.0f;
        negatives[lane] += v < 0.0f;
    };
    Tally tally;
    // Parts small enough for the int counters, whose narrow width the vectoriser likes better.
    constexpr std::size_t kPart = std::size_t(1) << 30;
    for (std::size_t begin = 0; begin < values.size(); begin += kPart) {
        const auto part = values.subspan(begin, std::min(kPart, values.size() - begin));
        const std::size_t whole = part.size() / kLanes * kLanes;
        for (std::size_t i = 0; i < whole; i += kLanes)
            for (std::size_t lane = 0; lane < kLanes; ++lane)
                take(lane, part[i + lane]);
        for (std::size_t i = whole; i < part.size(); ++i)
            take(0, part[i]);
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            tally.zeros += zeros[lane];
            tally.sixes += sixes[lane];
            tally.negatives += negatives[lane];
            zeros[lane] = sixes[lane] = negatives[lane] = 0;
        }
    }
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
        tally.minimum = std::min(tally.minimum, low[lane]);
        tally.maximum = std::max(tally.maximum, high[lane]);
        tally.sum += sum[lane];
        tally.squares += squares[lane];
    }
    return tally;
}

double sumOfSquaredDistances(std::span<const float> values, double mean) {
    double lanes[4] = {};
    const std::size_t whole = values.size() / 4 * 4;
    for (std::size_t i = 0; i < whole; i += 4)
        for (std::size_t lane = 0; lane < 4; ++lane) {
            const double d = values[i + lane] - mean;
            lanes[lane] += d * d;
        }
    for (std::size_t i = whole; i < values.size(); ++i) {
        const double d = values[i] - mean;
        lanes[0] += d * d;
    }
    return lanes[0] + lanes[1] + lanes[2] + lanes[3];
}

bool allFinite(std::span<const float> values) {
    // x - x is zero for every finite x and NaN for the rest; the sum keeps a NaN.
    float lanes[8] = {};
    const std::size_t whole = values.size() / 8 * 8;
    for (std::size_t i = 0; i < whole; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane)
            lanes[lane] += values[i + lane] - values[i + lane];
    for (std::size_t i = whole; i < values.size(); ++i)
        lanes[0] += values[i] - values[i];
    for (const float lane : lanes)
        if (lane != 0.0f) return false;
    return true;
}

MapStatistics fromTally(const Tally& tally, std::int64_t finite, double squaredDistances) {
    MapStatistics s;
    s.count = finite;
    if (finite == 0) return s;
    const auto share = [&](std::int64_t n) { return double(n) / double(finite); };
    s.minimum = tally.minimum;
    s.maximum = tally.maximum;
    s.mean = tally.sum / double(finite);
    s.standardDeviation = s.minimum == s.maximum ? 0 : std::sqrt(squaredDistances / double(finite));
    s.energy = tally.squares / double(finite);
    s.sparsity = share(tally.zeros);
    s.atSix = share(tally.sixes);
    s.negative = share(tally.negatives);
    return s;
}

ChannelCondition conditionOf(const MapStatistics& s) {
    if (s.nans > 0) return ChannelCondition::HasNan;
    if (s.infinities > 0) return ChannelCondition::HasInf;
    if (s.count == 0 || s.minimum != s.maximum) return ChannelCondition::Normal;
    if (s.minimum == 0.0f) return ChannelCondition::Dead;
    return s.count > 1 ? ChannelCondition::Constant : ChannelCondition::Normal;
}

} // namespace

MapStatistics statisticsOf(std::span<const float> values) {
    MapStatistics s;
    if (allFinite(values)) {
        const Tally tally = tallyFinite(values);
        const double mean = values.empty() ? 0 : tally.sum / double(values.size());
        s = fromTally(tally, std::int64_t(values.size()), sumOfSquaredDistances(values, mean));
    } else {
        std::vector<float> finite;
        finite.reserve(values.size());
        std::int64_t nans = 0, infinities = 0;
        for (const float v : values) {
            if (std::isnan(v))
                ++nans;
            else if (std::isinf(v))
                ++infinities;
            else
                finite.push_back(v);
        }
        s = statisticsOf(finite);
        s.count = std::int64_t(values.size());
        // Shares speak of all values.
        const double rescale = double(finite.size()) / double(values.size());
        s.sparsity *= rescale;
        s.atSix *= rescale;
        s.negative *= rescale;
        s.nans = nans;
        s.infinities = infinities;
    }
    s.condition = conditionOf(s);
    return s;
}

Result<LayerStatistics> layerStatistics(const Tensor& map, int n, const CancelToken& cancel) {
    const Shape& shape = map.shape();
    if (n < 0 || n >= shape.n)
        return Error{ErrorCode::InvalidArgument,
                     "image " + std::to_string(n) + " is not in a batch of " + std::to_string(shape.n)};
    LayerStatistics layer;
    layer.shape = shape;
    layer.channels.reserve(std::size_t(shape.c));
    MapStatistics& all = layer.all;
    double sum = 0, squares = 0, zeros = 0, sixes = 0, negatives = 0;
    std::int64_t finite = 0;
    bool first = true;
    for (int c = 0; c < shape.c; ++c) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "map statistics were cancelled"};
        const MapStatistics s = statisticsOf(map.plane(n, c));
        const std::int64_t here = s.count - s.nans - s.infinities;
        all.count += s.count;
        all.nans += s.nans;
        all.infinities += s.infinities;
        zeros += s.sparsity * double(s.count);
        sixes += s.atSix * double(s.count);
        negatives += s.negative * double(s.count);
        if (here > 0) {
            all.minimum = first ? s.minimum : std::min(all.minimum, s.minimum);
            all.maximum = first ? s.maximum : std::max(all.maximum, s.maximum);
            first = false;
            finite += here;
            sum += s.mean * double(here);
            squares += s.energy * double(here);
        }
        layer.deadChannels += s.condition == ChannelCondition::Dead;
        layer.constantChannels += s.condition == ChannelCondition::Constant;
        layer.channels.push_back(s);
    }
    if (finite > 0) {
        all.mean = sum / double(finite);
        all.energy = squares / double(finite);
        // From the channels' own spreads, which keeps the cancellation out that mean square minus squared mean has.
        double squaredDistances = 0;
        for (const MapStatistics& s : layer.channels) {
            const auto here = double(s.count - s.nans - s.infinities);
            const double d = s.mean - all.mean;
            squaredDistances += here * (s.standardDeviation * s.standardDeviation + d * d);
        }
        all.standardDeviation = all.minimum == all.maximum ? 0 : std::sqrt(squaredDistances / double(finite));
    }
    if (all.count > 0) {
        all.sparsity = zeros / double(all.count);
        all.atSix = sixes / double(all.count);
        all.negative = negatives / double(all.count);
    }
    all.condition = conditionOf(all);
    return layer;
}

std::vector<int> channelOrder(std::span<const double> scores) {
    std::vector<int> order(scores.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int a, int b) { return scores[std::size_t(a)] > scores[std::size_t(b)]; });
    return order;
}

std::vector<int> channelOrder(const LayerStatistics& layer, ChannelSort sort) {
    std::vector<double> scores;
    scores.reserve(layer.channels.size());
    for (const MapStatistics& s : layer.channels) {
        if (sort == ChannelSort::Index)
            scores.push_back(0);
        else if (s.nans > 0 || s.infinities > 0)
            scores.push_back(-std::numeric_limits<double>::infinity());
        else if (sort == ChannelSort::Mean)
            scores.push_back(s.mean);
        else if (sort == ChannelSort::Energy)
            scores.push_back(s.energy);
        else if (sort == ChannelSort::Variance)
            scores.push_back(s.standardDeviation);
        else
            scores.push_back(s.sparsity);
    }
    return channelOrder(scores);
}

} // namespace convlens
