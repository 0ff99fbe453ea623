#pragma once
#include "core/base/message.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Middle value; the mean of the two middle ones for an even count. `values` must not be empty; order does not matter.
double median(std::span<const double> values);

/// Median distance of the values from `centre`. Times 1.4826 it estimates the standard deviation of normal noise.
double medianAbsoluteDeviation(std::span<const double> values, double centre);

/// The value below which the share `p` in [0, 1] of the values lies, interpolated linearly between neighbours (NumPy's
/// and R's default). `values` must not be empty.
double percentile(std::span<const double> values, double p);

/// MAD of normal noise times this is its standard deviation.
inline constexpr double kMadToSigma = 1.4826;
/// A run further than this many scaled MADs from the median counts as an outlier.
inline constexpr double kOutlierSigmas = 5.0;

/// When a series of timings is not to be trusted. Each limit leaves room for the noise of a quiet machine, where the
/// MAD of a network of milliseconds stays below 1 % of its median, and catches what changes conclusions.
inline constexpr int kTooFewRuns = 5;       ///< fewer counted runs cannot show their own spread
inline constexpr double kWideMad = 0.05;    ///< MAD / median above this: networks often differ by less
inline constexpr double kLongTail = 1.5;    ///< p95 / min above this: something took turns with the network
inline constexpr double kDrift = 0.05;      ///< medians of the first and the second half differ by more (of the whole)
inline constexpr double kModesApart = 0.05; ///< two clusters count only if their medians differ by more (of the whole)
inline constexpr double kModesSigmas = 8.0; ///< ... and by more than this many times the scaled MAD inside the wider
inline constexpr double kModesShare = 0.2;  ///< ... and if each holds at least this share of the runs
inline constexpr int kModesFewestRuns = 10; ///< ... of at least so many
inline constexpr int kDriftFewestRuns = 20;

/// Two clusters of timings, as when the clock frequency switches between two values.
struct Modes {
    bool two = false;
    double lower = 0, upper = 0; ///< their medians
};

/// Cuts the sorted values where the sum of squared distances to the two sides' means is least (Otsu's threshold) and
/// asks whether the sides stand apart as the limits above say.
Modes findModes(std::span<const double> values);

enum class DoubtKind { FewRuns, CoarseClock, Scatter, LongTail, TwoModes, Drift };

/// One thing that is wrong with a series.
struct Doubt {
    DoubtKind kind = DoubtKind::FewRuns;
    Message text; ///< a clause without a full stop, with the numbers
};

/// What is wrong with a series; empty if nothing is. `values` are in the order they were made.
std::vector<Doubt> doubtsAbout(std::span<const double> values);
/// The clauses of TimingSummary::doubt apart, each with its numbers: of a time that was kept without its runs.
std::vector<Message> doubtsIn(std::string_view doubt);
/// What a person can do about it, a clause in the imperative without a full stop.
std::string adviceOn(DoubtKind kind);

} // namespace convlens
