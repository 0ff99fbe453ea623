#include "core/export/cost_tables.h"

#include "core/analysis/step_work.h"
#include "core/cost/cost_model.h"
#include "core/export/count_titles.h"
#include "core/tensor/shape.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

namespace {

Cell known(double value) {
    return std::isfinite(value) ? Cell(value) : Cell();
}

double perMillion(double microseconds, std::int64_t macs) {
    return macs > 0 ? microseconds / (double(macs) / 1e6) : CostShare::kUnknown;
}

const Column kName{"name", "layer", false}, kOperators{"operators", "operators", false},
    kMacs{"macs", kMacsTitle, true}, kTime{"median_us", "time (\xC2\xB5s)", true},
    kPerMillion{"us_per_million_macs", "\xC2\xB5s per million multiply-adds", true};

} // namespace

Table costPointTable(std::span<const CostPoint> points, const Roofline* roofline) {
    Table table{{kName,
                 kOperators,
                 kMacs,
                 {"operations", "operations", true},
                 {"read_bytes", "bytes read", true},
                 {"write_bytes", "bytes written", true},
                 {"intensity", "operations per byte", true},
                 kTime,
                 {"mad_us", "MAD (\xC2\xB5s)", true},
                 kPerMillion,
                 {"gflops", "GFLOP/s", true},
                 {"gb_s", "GB/s", true}},
                {}};
    if (roofline) {
        table.columns.push_back({"peak_share", "of the peak (%)", true});
        table.columns.push_back({"roof_share", "of what the memory allows (%)", true});
    }
    for (const CostPoint& point : points) {
        std::vector<Cell> row{point.share.name,
                              operatorNames(point.share.groups),
                              point.work.macs,
                              point.work.operations,
                              point.work.readBytes,
                              point.work.writeBytes,
                              point.work.intensity(),
                              known(point.share.microseconds),
                              known(point.share.spreadUs),
                              known(point.nsPerMac() * 1000),
                              known(point.gflops()),
                              known(point.gbPerSecond())};
        if (roofline) {
            row.push_back(known(100 * point.gflops() / roofline->peakGflops));
            const auto* memory = roofline->memory();
            row.push_back(memory ? known(100 * point.gflops() / roofline->attainable(*memory, point.work.intensity()))
                                 : Cell());
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table paceTable(std::span<const CostShare> parts) {
    Table table{{kName, kOperators, kMacs, kTime, kPerMillion}, {}};
    for (const CostShare& part : parts)
        table.rows.push_back({part.name, operatorNames(part.groups), part.macs, known(part.microseconds),
                              known(perMillion(part.microseconds, part.macs))});
    return table;
}

Table cumulativeTable(const CostShares& shares) {
    Table table{{kName, {"macs_sum", "multiply-adds up to here (%)", true}, {"time_sum", "time up to here (%)", true}},
                {}};
    const std::vector<CumulativeShare> sums = cumulativeShares(shares);
    for (std::size_t i = 0; i < sums.size(); ++i)
        table.rows.push_back({shares.parts[i].name, 100 * sums[i].macs, known(100 * sums[i].time)});
    return table;
}

Table aliveMemoryTable(const Graph& graph) {
    Table table{{kName,
                 {"operator", "operator", false},
                 {"alive_bytes", "bytes of maps alive", true},
                 {"output_bytes", "bytes of its own output", true}},
                {}};
    const std::vector<std::int64_t> alive = aliveActivationBytes(graph);
    for (int i = 0; i < graph.layerCount(); ++i) {
        const LayerId id{i};
        std::int64_t output = 0;
        for (const TensorId tensor : graph.layer(id).outputs)
            output += graph.tensor(tensor).shape.bytes();
        table.rows.push_back({graph.layer(id).name, operatorName(graph, id), alive[std::size_t(i)], output});
    }
    return table;
}

Table planTable(std::span<const PlanPart> parts, std::string_view first, std::string_view second) {
    Table table{{kName,
                 kOperators,
                 kMacs,
                 {"first_us", std::string(first) + " (\xC2\xB5s)", true},
                 {"second_us", std::string(second) + " (\xC2\xB5s)", true},
                 {"saved_us", "saved (\xC2\xB5s)", true},
                 {"first_steps", "steps, " + std::string(first), true},
                 {"second_steps", "steps, " + std::string(second), true}},
                {}};
    for (const PlanPart& part : parts)
        table.rows.push_back({part.part.name, operatorNames(part.part.groups), part.part.macs, known(part.firstUs),
                              known(part.secondUs), part.savedUs(), std::int64_t(part.firstSteps),
                              std::int64_t(part.secondSteps)});
    return table;
}

} // namespace convlens
