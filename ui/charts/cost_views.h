#pragma once
#include "core/export/table_file.h"
#include "core/measure/peaks.h"
#include "ui/charts/cost_charts.h"

#include <span>
#include <vector>

/// The charts of one network's cost as a list: each with its sentence, its layers and its table, as plain functions of
/// values. A new chart is a row of costViews() and a function in a file of its own.
namespace convlens {

enum class CostViewKind {
    Shares,
    Pace,
    MacsAgainstTime,
    Roofline,
    MemoryAgainstTime,
    Cumulative,
    MemoryAlong,
    Plans,
    Engines
};

/// All that the charts are about.
struct CostScene {
    CostView view;
    std::shared_ptr<const MachinePeaks> peaks; ///< null until measured
    /// The focused network with each engine and plan, measured in turn; empty until measured.
    std::vector<std::shared_ptr<const MeasurementResult>> variants;
    bool logarithmic = true;        ///< the axes of the charts of points
    bool logarithmicBars = false;   ///< the axis of the charts of bars, whose values then stand as dots
    bool logarithmicMemory = false; ///< of the memory along the network, which begins at zero unless asked for
};

/// What a person has to measure before a chart can show what it is for.
enum class CostNeeds { Nothing, Times, Variants };

struct CostViewInfo {
    CostViewKind kind;
    const char* id;    ///< for files and settings: "roofline"
    const char* title; ///< in the context "CostViews"; costViewTitle() translates
    CostNeeds needs = CostNeeds::Times;
    bool grouped = false;     ///< by operator, layer or stage
    bool ordered = false;     ///< in the network's order or by what is shown
    bool logarithmic = false; ///< offers both kinds of axes
    bool usesPeaks = false;   ///< shows more once the machine's peaks are known
    bool bars = false;        ///< becomes dots on a logarithmic axis
};
std::span<const CostViewInfo> costViews();
const CostViewInfo& costViewInfo(CostViewKind kind);
QString costViewTitle(CostViewKind kind);
/// What the chart will show, for where there is nothing to show yet.
QString costViewPurpose(CostViewKind kind);
/// Whether what it needs has been measured.
bool hasCostView(CostViewKind kind, const CostScene& scene);

ChartData costViewChart(CostViewKind kind, const CostScene& scene, Theme theme);
/// What it shows for this network on this machine, in plain words.
QString costViewSentence(CostViewKind kind, const CostScene& scene);
/// The layers of each category or point, counted as ChartData::highlighted counts. The first of them are the rows of
/// the table; a chart that draws a row twice goes on with the same layers.
std::vector<std::vector<LayerId>> costViewItems(CostViewKind kind, const CostScene& scene);
/// The figures, with their conditions.
ConditionedTable costViewTable(CostViewKind kind, const CostScene& scene);

} // namespace convlens
