#include "core/export/timed_layers.h"

#include "core/export/count_titles.h"
#include "core/export/network_table.h"

#include <cmath>
#include <cstddef>
#include <string>
#include <variant>
#include <vector>

namespace convlens {

Table timedLayerTable(const Graph& graph, const NetworkCost& cost, const Measurement* measurement) {
    Table table = layerTable(graph, cost);
    if (!measurement || measurement->steps.empty()) return table;
    table.columns.push_back({"median_us", "time (\xC2\xB5s)", true});
    table.columns.push_back({"time_share", "share of time (%)", true});
    table.columns.push_back({"step", "timed together with", false});
    for (auto& row : table.rows)
        row.resize(table.columns.size());
    for (const CostShare& part : costShares(graph, cost, measurement, CostGrouping::Layer).parts) {
        if (!part.timed() || part.layers.empty()) continue;
        auto& row = table.rows[std::size_t(part.layers.front().value)];
        row[row.size() - 3] = part.microseconds;
        row[row.size() - 2] = part.timeShare * 100;
        std::string others;
        for (std::size_t i = 1; i < part.layers.size(); ++i)
            others += (i > 1 ? ", " : "") + graph.layer(part.layers[i]).name;
        if (!others.empty()) row.back() = others;
    }
    return table;
}

Table sharesTable(const Graph& graph, const NetworkCost& cost, const Measurement* measurement, CostGrouping grouping) {
    Table table{{{"name",
                  grouping == CostGrouping::Operator ? "operator"
                  : grouping == CostGrouping::Stage  ? "stage"
                                                     : "layer",
                  false},
                 {"operators", "operators", false},
                 {"macs", kMacsTitle, true},
                 {"macs_share", kMacsShareTitle, true},
                 {"median_us", "time (\xC2\xB5s)", true},
                 {"mad_us", "MAD (\xC2\xB5s)", true},
                 {"time_share", "share of time (%)", true},
                 {"gap", "gap (points)", true}},
                {}};
    const auto known = [](double value) { return std::isfinite(value) ? Cell(value) : Cell(); };
    for (const CostShare& part : costShares(graph, cost, measurement, grouping).parts) {
        table.rows.push_back({part.name, operatorNames(part.groups), part.macs, part.countShare * 100,
                              known(part.microseconds), known(part.spreadUs), known(part.timeShare * 100),
                              known(part.gap() * 100)});
    }
    return table;
}

} // namespace convlens
