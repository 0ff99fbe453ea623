#pragma once
#include "core/export/shared_conditions.h"
#include "core/export/table_file.h"
#include "ui/charts/compare_stages.h"

/// The figures behind the comparison's charts, for reading and for files.
namespace convlens {

/// Under what the pinned networks were counted and measured, a row each where they differ.
SharedConditions compareConditions(const CompareView& view, Convention convention);

/// A row a part of each network: letter, name, part, macs (or count) and macs_share, median_us and time_share where it
/// is measured, and the conditions in which the networks differ. By operator in the view's convention, by stage in the
/// papers'.
ConditionedTable comparePartsTable(const CompareView& view, bool byStage);
/// A row a network whose weights state an accuracy: letter, name, top1_percent, photos, resolution, data,
/// measured_by_us, macs (or count), median_ms, doubtful.
ConditionedTable compareAccuracyTable(const CompareView& view);
/// A row a part of the pair's other network: name, macs, expected_us, median_us, excess_us.
ConditionedTable excessTable(const ComparePair& pair, CostGrouping grouping);

/// The conditions of a table whose columns set one network against another: what both share, then each one's own.
Passport pairPassport(const ComparePair& pair);

/// Which part takes most of each network's time or count; empty where there is nothing to show. Of a chart of stacked
/// bars made of this view.
QString breakdownSentence(const ChartData& chart, const CompareView& view, bool time);
/// Which network is the most accurate and which costs least.
QString accuracySentence(const CompareView& view, bool time);

} // namespace convlens
