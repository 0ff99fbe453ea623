#pragma once
#include "core/export/table_file.h"
#include "core/measure/peaks.h"
#include "ui/charts/chart_source.h"
#include "ui/session/session_values.h"

#include <memory>

/// What stands behind a time, as plain functions of values: its runs, how they spread, and what the machine can do.
namespace convlens {

struct TrustView {
    std::shared_ptr<const MeasurementResult> measurement; ///< null until measured
    std::shared_ptr<const MachinePeaks> peaks;            ///< null until measured
    bool logarithmic = false;        ///< the times of every run: the cold one may be many times the others
    bool logarithmicReading = false; ///< the speeds of reading, which then stand as dots
};

/// Every run in order: the first, the warm-up, the counted ones, with the median and what counts as an outlier.
ChartData runsChart(const TrustView& view, Theme theme);
QString runsSentence(const TrustView& view);

/// How many of the counted runs took how long.
ChartData distributionChart(const TrustView& view, Theme theme);
QString distributionSentence(const TrustView& view);

/// Arithmetic with one core to all of them.
ChartData peakChart(const TrustView& view, Theme theme);
/// How fast each level of the memory is read.
ChartData bandwidthChart(const TrustView& view, Theme theme);
QString peaksSentence(const TrustView& view);

/// Each run with its time and what it was.
ConditionedTable runsTable(const TrustView& view);
/// How many counted runs took how long: the bars of the distribution.
ConditionedTable distributionTable(const TrustView& view);
/// cores, gflops; level, ...: the machine's peaks.
ConditionedTable peaksTable(const TrustView& view);

} // namespace convlens
