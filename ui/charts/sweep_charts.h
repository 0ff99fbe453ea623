#pragma once
#include "core/sweep/sweep.h"
#include "core/sweep/sweep_table.h"
#include "ui/charts/chart_source.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

/// What a sweep shows of time, multiply-adds and accuracy, as plain functions of values.
namespace convlens {

enum class SweepMeasure {
    Time,           ///< multiply-adds against time
    AccuracyByMacs, ///< published accuracy against multiply-adds, with both fronts
    AccuracyByTime  ///< published accuracy against time, with both fronts
};
inline constexpr int kSweepMeasureCount = 3;

/// A sweep with what follows from it, worked out once.
struct SweepView {
    std::shared_ptr<const Sweep> sweep;
    SweepFronts fronts;
    /// Place in SweepFronts::inversions of the pair that stands out; none draws the strongest alike.
    std::optional<std::size_t> pair;
    bool logarithmic = true;         ///< the axes of multiply-adds against time
    bool logarithmicAccuracy = true; ///< the axes of multiply-adds and of time below the accuracy
};
SweepView makeSweepView(const std::shared_ptr<const Sweep>& sweep);

/// Pairs in the wrong order that are drawn and listed; the rest is counted.
inline constexpr std::size_t kMostInversionsDrawn = 12;

ChartData sweepChart(const SweepView& view, SweepMeasure measure, Theme theme);
/// The networks that its points stand for, in the order in which ChartData::highlighted counts them.
std::vector<int> sweepPoints(const Sweep& sweep, SweepMeasure measure);

/// Under which everything was measured, as one line.
QString sweepConditions(const Sweep& sweep);
QString sweepNetworkName(const Sweep& sweep, int network);
/// Every figure of a network, as HTML lines; the source of the accuracy among them.
QStringList sweepNetworkTip(const SweepView& view, int network);

/// Marks a chart of these networks' times as doubtful if one of them is, with the first one's reason and advice, or if
/// none was visited twice.
void addSweepDoubt(ChartData& data, const Sweep& sweep, const std::vector<int>& networks);
/// What speaks against a sweep with a single visit to each of its networks; empty of another.
QString notInTurn(const Sweep& sweep);
/// One sentence on what the chart shows; empty before there is anything to say.
QString sweepSentence(const SweepView& view, SweepMeasure measure);
/// "MobileNetV2 1.0 @224 has 0.53 times the multiply-adds of MobileNetV1 1.0 @224 and takes 1.2 times its time."
QString inversionInWords(const SweepView& view, const RankInversion& pair);

} // namespace convlens
