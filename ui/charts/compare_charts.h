#pragma once
#include "core/cost/conventions.h"
#include "ui/charts/chart_source.h"
#include "ui/session/session_values.h"

#include <QString>

#include <optional>
#include <vector>

/// Charts that set pinned networks beside each other, as plain functions of values.
namespace convlens {

/// A total that networks are compared by.
enum class CompareMeasure { Parameters, MultiplyAdds, ActivationMemory, PeakMemory, Time, TimePerMac };
inline constexpr int kCompareMeasureCount = 6;

/// The figure in its base unit (a count, bytes, milliseconds; milliseconds per million of the count); NaN where it is
/// not known yet.
double compareValue(const PinnedNetwork& pin, CompareMeasure measure, Convention convention = Convention::Papers);
/// "parameters", "peak activation memory", ...
QString compareTitle(CompareMeasure measure, Convention convention = Convention::Papers);
/// What it is called in files, whatever the window's language: "params", "macs", "median_ms", ...
QString compareKey(CompareMeasure measure, Convention convention = Convention::Papers);
/// The figure as text with its unit; a time with its spread.
QString compareText(const PinnedNetwork& pin, CompareMeasure measure, Convention convention = Convention::Papers);
/// Whether it was measured rather than counted.
bool isMeasured(CompareMeasure measure);
/// Whether the measurement behind a measured figure is doubtful.
bool isDoubtfulFigure(const PinnedNetwork& pin, CompareMeasure measure);

struct CompareView {
    std::vector<PinnedNetwork> pinned;
    std::optional<quint64> baseline; ///< the others' labels say how many times as much
    std::optional<quint64> other;    ///< that is set against it in detail; else the first other one
    bool lettersOnly = false;        ///< names left out where they stand beside the chart anyway
    Convention convention = Convention::Papers;
};

/// One bar a network: a small multiple with an axis of its own.
ChartData compareChart(const CompareView& view, CompareMeasure measure, Theme theme);
/// One bar a network, made of its operators' parts. `time` false: the count.
ChartData compareBreakdown(const CompareView& view, bool time, Theme theme);
/// Captions of several networks: what differs a network each, what is common once.
QString compareConditions(const CompareView& view, bool measured);
/// The networks against the baseline (or the first), in plain words; empty for fewer than two.
QString compareSentence(const CompareView& view);
/// A further line of a tooltip, as HTML: why the network's time is doubtful and what to do; empty where it is not.
QString doubtLine(const PinnedNetwork& pin);
/// Marks a chart of measured figures as doubtful if a network's time is, or if they were not taken in turn.
void addTimeDoubt(ChartData& data, const CompareView& view);
/// What speaks against comparing their times, a sentence each: a doubtful time with its reason and what to do, times
/// that were not taken in turn.
QStringList timeCaveats(const std::vector<PinnedNetwork>& pins);

/// What a pinned network is called beside its letter, with the conditions of its own where it has some.
QString pinName(const PinnedNetwork& pin);

/// The times that came with a session file against today's: "2026-11-27: 4.10 ms, today 3.90 ms (0.951x)"; "measured
/// 2026-11-27" before it is measured again; empty where none came with a file.
QString savedInWords(const PinnedNetwork& pin);

/// The shade that follows a network through every view, of theory's or of time's colour.
QColor shadeOf(const PinnedNetwork& pin, bool time, Theme theme);

} // namespace convlens
