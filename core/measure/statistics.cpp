#include "core/measure/statistics.h"

#include "core/base/check.h"
#include "core/base/value_pattern.h"
#include "core/measure/measure.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>
#include <optional>
#include <utility>

namespace convlens {

namespace {

std::string percent(double share) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", 100 * share);
    return text;
}

std::string milliseconds(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3g ms", value);
    return text;
}

constexpr const char *kOneRun = "only %1 run", *kFewRuns = "only %1 runs", *kCoarse = "the clock is too coarse for it",
                     *kScatter = "the runs scatter by %1 around the median",
                     *kTail = "one run in twenty takes at least %1 times as long as the fastest",
                     *kModes = "the runs fall into two clusters, at %1 and %2",
                     *kSlower = "the second half of the runs is %1 slower than the first",
                     *kFaster = "the second half of the runs is %1 faster than the first";

std::vector<double> sortedCopy(std::span<const double> values) {
    std::vector<double> sorted(values.begin(), values.end());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace

double percentile(std::span<const double> values, double p) {
    CONVLENS_CHECK(!values.empty() && p >= 0 && p <= 1);
    const std::vector<double> sorted = sortedCopy(values);
    const double place = p * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (place - double(below)) * (sorted[above] - sorted[below]);
}

double median(std::span<const double> values) {
    return percentile(values, 0.5);
}

double medianAbsoluteDeviation(std::span<const double> values, double centre) {
    std::vector<double> distances;
    distances.reserve(values.size());
    for (const double v : values)
        distances.push_back(std::abs(v - centre));
    return median(distances);
}

Modes findModes(std::span<const double> values) {
    Modes modes;
    const auto count = values.size();
    if (count < std::size_t(kModesFewestRuns)) return modes;
    const std::vector<double> sorted = sortedCopy(values);
    const double total = std::accumulate(sorted.begin(), sorted.end(), 0.0);

    // Least spread within the sides is most spread between them: n1 n2 (mean1 - mean2)^2.
    std::size_t cut = 0;
    double most = -1, sum = 0;
    for (std::size_t i = 1; i < count; ++i) {
        sum += sorted[i - 1];
        const auto lower = double(i), upper = double(count - i);
        const double apart = sum / lower - (total - sum) / upper;
        const double between = lower * upper * apart * apart;
        if (between > most) {
            most = between;
            cut = i;
        }
    }
    const std::span<const double> lower(sorted.data(), cut), upper(sorted.data() + cut, count - cut);
    if (double(std::min(lower.size(), upper.size())) < kModesShare * double(count)) return modes;
    modes.lower = median(lower);
    modes.upper = median(upper);
    const double inside = kMadToSigma * std::max(medianAbsoluteDeviation(lower, modes.lower),
                                                 medianAbsoluteDeviation(upper, modes.upper));
    const double apart = modes.upper - modes.lower;
    modes.two = apart > kModesApart * median(sorted) && apart > kModesSigmas * inside;
    return modes;
}

std::vector<Doubt> doubtsAbout(std::span<const double> values) {
    std::vector<Doubt> doubts;
    const auto count = int(values.size());
    if (count < kTooFewRuns)
        doubts.push_back({DoubtKind::FewRuns, {count == 1 ? kOneRun : kFewRuns, {std::to_string(count)}}});
    const double middle = median(values);
    if (!(middle > 0)) {
        doubts.push_back({DoubtKind::CoarseClock, kCoarse});
        return doubts;
    }
    const double spread = medianAbsoluteDeviation(values, middle) / middle;
    if (spread > kWideMad) doubts.push_back({DoubtKind::Scatter, {kScatter, {percent(spread)}}});
    const double least = *std::min_element(values.begin(), values.end());
    const double tail = percentile(values, 0.95) / least;
    if (tail > kLongTail) {
        char times[32];
        std::snprintf(times, sizeof times, tail < 10 ? "%.1f" : "%.0f", tail);
        doubts.push_back({DoubtKind::LongTail, {kTail, {times}}});
    }
    if (const Modes modes = findModes(values); modes.two)
        doubts.push_back({DoubtKind::TwoModes, {kModes, {milliseconds(modes.lower), milliseconds(modes.upper)}}});
    if (count >= kDriftFewestRuns) {
        const auto half = values.size() / 2;
        const double drift = (median(values.subspan(half)) - median(values.first(half))) / middle;
        if (std::abs(drift) > kDrift)
            doubts.push_back({DoubtKind::Drift, {drift > 0 ? kSlower : kFaster, {percent(std::abs(drift))}}});
    }
    return doubts;
}

std::vector<Message> doubtsIn(std::string_view doubt) {
    std::vector<Message> found;
    while (!doubt.empty()) {
        const std::size_t end = doubt.find("; ");
        std::string clause(doubt.substr(0, end));
        doubt = end == std::string_view::npos ? std::string_view() : doubt.substr(end + 2);
        std::string plain = clause; // the first one begins a sentence
        if (found.empty() && plain[0] >= 'A' && plain[0] <= 'Z') plain[0] = char(plain[0] - 'A' + 'a');
        std::optional<Message> known;
        for (const char* pattern : {kOneRun, kFewRuns, kCoarse, kScatter, kTail, kModes, kSlower, kFaster})
            if (const ValuePattern cut(pattern); const auto values = cut.valuesIn(plain))
                known = Message(pattern, std::vector<Message>(values->begin() + 1, values->begin() + 1 + cut.places()));
        found.push_back(known ? *known : Message(std::move(clause)));
    }
    return found;
}

std::string adviceOn(DoubtKind kind) {
    switch (kind) {
    case DoubtKind::FewRuns:
        return "measure longer";
    case DoubtKind::CoarseClock:
        return "take a larger network or resolution";
    case DoubtKind::Scatter:
    case DoubtKind::LongTail:
        return "end what else runs on this machine, then measure again";
    case DoubtKind::TwoModes:
        return "hold the clock frequency (the governor 'performance'), use fewer threads than cores, then measure "
               "again";
    case DoubtKind::Drift:
        return "let the machine reach a steady temperature and load, then measure again, longer";
    }
    return {};
}

TimingSummary summarise(std::vector<double> samplesMs, double firstMs, int warmupRuns) {
    CONVLENS_CHECK(!samplesMs.empty());
    TimingSummary s;
    s.iterations = int(samplesMs.size());
    s.medianMs = median(samplesMs);
    s.madMs = medianAbsoluteDeviation(samplesMs, s.medianMs);
    s.minMs = *std::min_element(samplesMs.begin(), samplesMs.end());
    s.p95Ms = percentile(samplesMs, 0.95);
    s.firstMs = firstMs;
    s.warmupRuns = warmupRuns;
    s.outliers = int(std::count_if(samplesMs.begin(), samplesMs.end(), [&](double ms) {
        return std::abs(ms - s.medianMs) > kOutlierSigmas * kMadToSigma * s.madMs;
    }));
    for (const Doubt& doubt : doubtsAbout(samplesMs))
        s.doubt += (s.doubt.empty() ? "" : "; ") + doubt.text.english();
    s.doubtful = !s.doubt.empty();
    if (s.doubtful) s.doubt[0] = char(s.doubt[0] >= 'a' && s.doubt[0] <= 'z' ? s.doubt[0] - 'a' + 'A' : s.doubt[0]);
    s.samplesMs = std::move(samplesMs);
    return s;
}

} // namespace convlens
