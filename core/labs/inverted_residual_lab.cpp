#include "core/base/check.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/cost/cost_model.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/export/table.h"
#include "core/graph/graph.h"
#include "core/labs/inverted_residual.h"
#include "core/labs/lab_measure.h"
#include "core/labs/lab_registry.h" // IWYU pragma: associated
#include "core/labs/lab_words.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// What the lab on the inverted residual says and measures.
namespace convlens {

namespace {

constexpr const char* kId = "inverted-residual";

template <class Block>
LayerCost costOf(const Block& block, Result<std::shared_ptr<const Graph>> (*graphOf)(const Block&)) {
    const auto graph = graphOf(block);
    CONVLENS_CHECK(graph.has_value()); // the settings are checked
    return labCost(**graph);
}

std::int64_t weightBytes(const LayerCost& cost) {
    return 4 * cost.params;
}

LabTable blocksTable(const InvertedResidual& block, const LabRun* run) {
    LabTable made{"blocks",
                  "Inverted residual and classical bottleneck of equal cost",
                  {{{"block", "block", false},
                    {"ends", "channels at the ends", true},
                    {"inside", "channels inside", true},
                    {"macs", kMacsTitle, true},
                    {"params", "parameters", true},
                    {"shortcut_bytes", "bytes of the map at the ends", true},
                    {"peak_bytes", "most bytes of maps at once", true},
                    {"bytes", "bytes read and written, layer by layer", true},
                    {"drawn_ms", "layer by layer here (ms)", true},
                    {"fused_ms", "fused here (ms)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    const auto row = [&](const char* name, int ends, int inside, const LayerCost& cost, std::int64_t peak,
                         const std::string& id) {
        std::vector<Cell> cells{std::string(name),
                                std::int64_t(ends),
                                std::int64_t(inside),
                                cost.macs,
                                cost.params,
                                std::int64_t(4) * block.side * block.side * ends,
                                peak,
                                cost.readBytes + cost.writeBytes};
        const LabReading* drawn = run ? run->find(id + "/as-drawn") : nullptr;
        const LabReading* fused = run ? run->find(id + "/optimised") : nullptr;
        cells.push_back(knownCell(drawn ? drawn->value : std::nan("")));
        cells.push_back(knownCell(fused ? fused->value : std::nan("")));
        cells.emplace_back();
        if (drawn && fused) cells.back() = drawn->doubtful || fused->doubtful;
        made.table.rows.push_back(std::move(cells));
    };
    const ClassicalBottleneck classical = classicalOfEqualCost(block);
    row("inverted residual", block.channels, block.inner(), costOf(block, invertedGraph),
        invertedMemory(block, 1).materialised, "inverted");
    row("classical bottleneck", classical.wide, classical.narrow(), costOf(classical, classicalGraph),
        classicalMemory(classical), "classical");
    return made;
}

LabTable memoryTable(const InvertedResidual& block, int parts) {
    LabTable made{"memory",
                  "Memory of the maps, whole and in parts",
                  {{{"way", "way", false},
                    {"parts", "parts", true},
                    {"bytes", "most bytes of maps at once", true},
                    {"of_materialised_percent", "of whole maps (%)", true},
                    {"extra_macs", "multiply-adds done twice", true}},
                   {}}};
    const auto whole = double(invertedMemory(block, 1).materialised);
    made.table.rows.push_back({std::string("whole maps, layer by layer"), std::int64_t(1),
                               invertedMemory(block, 1).materialised, 100.0, std::int64_t(0)});
    std::vector<int> counts{2, 3, 4, 5, 8};
    if (std::find(counts.begin(), counts.end(), parts) == counts.end() && parts > 1) counts.push_back(parts);
    std::sort(counts.begin(), counts.end());
    for (const int count : counts) {
        const BlockMemory memory = invertedMemory(block, count);
        made.table.rows.push_back({std::string("inner channels in parts"), std::int64_t(count), memory.channelTiles,
                                   100 * double(memory.channelTiles) / whole, std::int64_t(0)});
    }
    for (const int count : counts) {
        const BlockMemory memory = invertedMemory(block, count);
        made.table.rows.push_back({std::string("bands of rows"), std::int64_t(count), memory.rowBands,
                                   100 * double(memory.rowBands) / whole, memory.rowBandsExtraMacs});
    }
    return made;
}

LabTable trafficTable(const InvertedResidual& block) {
    LabTable made{"traffic",
                  "Memory traffic",
                  {{{"way", "way", false}, {"bytes", "bytes read and written", true}, {"percent", "%", true}}, {}}};
    const LayerCost cost = costOf(block, invertedGraph);
    const std::int64_t drawn = cost.readBytes + cost.writeBytes;
    const std::int64_t in = std::int64_t(4) * block.side * block.side * block.channels,
                       out = std::int64_t(4) * block.outSide() * block.outSide() * block.channels,
                       inner =
                           std::int64_t(4) * block.inner() *
                           (std::int64_t(block.side) * block.side + std::int64_t(block.outSide()) * block.outSide());
    // Batch norm and activation inside the convolutions; the sum reads the input once more.
    const std::int64_t folded = in + out + 2 * inner + (block.adds() ? in : 0) + weightBytes(cost);
    const std::int64_t fused = in + out + weightBytes(cost);
    const auto row = [&](const char* way, std::int64_t bytes) {
        made.table.rows.push_back({std::string(way), bytes, 100 * double(bytes) / double(drawn)});
    };
    row("each layer reads and writes its maps, batch norm and activation too", drawn);
    row("batch norm and activation folded, inner maps still written", folded);
    row("fused tiles: the inner maps never leave the cache", fused);
    return made;
}

LabTable expansionTable(const InvertedResidual& block, const LabRun* run) {
    LabTable made{"expansion",
                  "Over the expansion factor",
                  {{{"expansion", "t", true},
                    {"macs", kMacsTitle, true},
                    {"params", "parameters", true},
                    {"peak_bytes", "most bytes of maps at once", true},
                    {"time_ms", "time here (ms)", true},
                    {"mad_ms", "spread (ms)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    for (const int expansion : kSweptExpansions) {
        InvertedResidual other = block;
        other.expansion = expansion;
        const LayerCost cost = costOf(other, invertedGraph);
        std::vector<Cell> row{std::int64_t(expansion), cost.macs, cost.params, invertedMemory(other, 1).materialised};
        appendReading(row, run, expansionReading(expansion));
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    const InvertedResidual block = invertedResidual(settings);
    return {
        blocksTable(block, run), memoryTable(block, settings.integer("parts")), trafficTable(block),
        expansionTable(block, run),
        paperTable({{"multiply-adds of the block at stride 1", "h w d' t (d' + k^2 + d'')", "counted", "section 3.3"},
                    {"expansion factor", "between 5 and 10 nearly the same curves of accuracy over cost; 6 is used",
                     "trained: no time", "section 4"},
                    {"inner channels computed in parts", "most helpful with 2 to 5 parts", "not stated", "section 5.1"},
                    {"MobileNetV1 1.0 @224 (575 million multiply-adds), 70.6 %", "113 ms",
                     "Google Pixel 1, one large core", "table 4"},
                    {"MobileNetV2 1.0 @224 (300 million multiply-adds), 72.0 %", "75 ms",
                     "Google Pixel 1, one large core", "table 4"},
                    {"MobileNetV2 1.4 @224 (585 million multiply-adds), 74.7 %", "143 ms",
                     "Google Pixel 1, one large core", "table 4"}})};
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    const InvertedResidual block = invertedResidual(settings);
    const ClassicalBottleneck classical = classicalOfEqualCost(block);
    const int parts = settings.integer("parts");
    std::vector<LabText> lines;
    const BlockMemory memory = invertedMemory(block, parts);
    // For equal multiply-adds it is always wider, whatever the settings.
    lines.push_back(
        {"At equal multiply-adds the classical bottleneck has %1 channels at its ends, this block %2: what a "
         "shortcut carries is %3 times smaller.",
         {std::to_string(classical.wide), std::to_string(block.channels),
          shortNumber(double(classical.wide) / block.channels)}});
    if (parts > 1)
        lines.push_back({"Inside it is %1 channels wide. With the inner channels in %2 parts the maps need %3 of the "
                         "memory that whole maps need.",
                         {std::to_string(block.inner()), std::to_string(parts),
                          percentText(double(memory.channelTiles) / double(memory.materialised))}});
    if (!run) {
        lines.push_back("Measure here to see what fusing is worth, and which of the two blocks is faster.");
        return lines;
    }
    const double drawn = run->value("inverted/as-drawn"), fused = run->value("inverted/optimised"),
                 other = run->value("classical/optimised");
    const std::string share = percentText(fused / drawn);
    if (fused <= other)
        lines.push_back({"Fused, the block takes %1 of its time layer by layer; against the classical bottleneck it is "
                         "%2 times faster.",
                         {share, shortNumber(other / fused)}});
    else
        lines.push_back({"Fused, the block takes %1 of its time layer by layer; against the classical bottleneck it is "
                         "%2 times slower.",
                         {share, shortNumber(fused / other)}});
    if (block.adds()) {
        const auto graph = invertedGraph(block);
        CONVLENS_CHECK(graph.has_value());
        lines.push_back({"The addition has no multiply-adds and takes %1 of the time as drawn.",
                         {percentText(partOf(*run->find("inverted/as-drawn"), **graph, "add") / drawn)}});
    }
    return lines;
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    const InvertedResidual block = invertedResidual(settings);
    const auto inverted = invertedGraph(block), classical = classicalGraph(classicalOfEqualCost(block));
    if (!inverted) return inverted.error();
    if (!classical) return classical.error();
    std::vector<LabCase> cases{
        {"inverted/as-drawn", "inverted residual, layer by layer", *inverted, PlanKind::AsDrawn},
        {"inverted/optimised", "inverted residual, fused", *inverted, PlanKind::Optimised},
        {"classical/as-drawn", "classical bottleneck, layer by layer", *classical, PlanKind::AsDrawn},
        {"classical/optimised", "classical bottleneck, fused", *classical, PlanKind::Optimised}};
    for (const int expansion : kSweptExpansions) {
        InvertedResidual other = block;
        other.expansion = expansion;
        const auto graph = invertedGraph(other);
        if (!graph) return graph.error();
        cases.push_back({expansionReading(expansion),
                         {"inverted residual, t = %1, fused", {std::to_string(expansion)}},
                         *graph,
                         PlanKind::Optimised});
    }
    return measureCases(kId, settings, cases, options);
}

} // namespace

Lab invertedResidualLab() {
    using enum LabParagraph::Kind;
    Lab lab;
    lab.id = kId;
    lab.title = "Inverted residual";
    lab.paper = "MobileNetV2 (arXiv 1801.04381)";
    lab.section = "section 3.3";
    lab.lookFor =
        "A classical bottleneck is wide at its ends and narrow inside; MobileNetV2 turns that round: narrow ends, "
        "where the shortcut is, and a wide inside that is only filtered channel by channel. Change the expansion and "
        "see cost and memory grow with it. The wide maps need not exist: done in parts they stay in the cache. Measure "
        "what that is worth here, and whether the block beats the classical one of equal multiply-adds.";
    lab.help = {
        {Heading, "The block"},
        {Text, "A 1x1 convolution expands k channels to t k, a 3x3 depthwise convolution filters each of them, and a "
               "1x1 convolution projects back to k. Batch norm follows each, ReLU6 the first two; the projection has "
               "no activation, since there it would destroy what the few channels hold (the lab on linear bottlenecks "
               "shows that)."},
        {Formula, "stride 1: h w k t (k + 9 + k) multiply-adds, since 3x3 = 9"},
        {Text,
         "At stride 2 the depthwise layer skips every second pixel, so that it and the projection cost a quarter. The "
         "input is added only at stride 1. Input and output have the same number of channels here; the network "
         "changes it where the stride is 2."},
        {Heading, "Memory"},
        {Text,
         "What the block hands over is small: k channels. The t k channels inside are not needed as whole maps. The "
         "depthwise layer treats each channel alone, so the inside can be computed in n parts of its channels, each "
         "expanded, filtered and projected into the sum at once:"},
        {Formula, "input + output + (expanded + filtered) / n"},
        {Text,
         "The classical bottleneck cannot do this: its 3x3 layer needs all channels at once. Bands of rows are another "
         "way, used by the optimised plan here for large maps: a window of 3x3 reaches over a band's edge, so some "
         "rows are kept or computed twice. The memory counted takes batch norm and activation as done in place."},
        {Heading, "The classical bottleneck"},
        {Text, "1x1 to a quarter of the channels, dense 3x3, 1x1 back, as in residual networks. Its width is chosen so "
               "that its multiply-adds are nearest to the block's; it is a multiple of 4, so they agree to some per "
               "cent only, and both counts are in the table."},
        {Heading, "What is measured"},
        {Text, "Layer by layer is the plan as drawn, every batch norm and activation a step of its own. Fused is the "
               "optimised plan: batch norm, activation and addition inside the convolutions, and bands of rows where "
               "maps are large. Whether it uses bands depends on their size; small maps stay in the cache anyway."},
    };
    lab.parameters = {
        {"channels", "Channels k", "Channels at the ends of the block", 8, 160, 8, {16, 24, 32, 64, 96, 160}, 32},
        {"expansion", "Expansion t", "By which the channels are multiplied inside", 1, 10, 1, {1, 2, 4, 6, 8, 10}, 6},
        {"side", "Map side", "Height and width of the block's input", 7, 112, 7, {7, 14, 28, 56, 112}, 28},
        {"stride", "Stride", "Of the depthwise layer", 0, 0, 1, {}, 0, {{"1", "1"}, {"2", "2"}}},
        {"residual",
         "Residual",
         "Whether the input is added to the output (at stride 1)",
         0,
         0,
         1,
         {},
         1,
         {{"no", "off"}, {"yes", "on"}}},
        {"parts",
         "Parts n",
         "In how many parts the inside is computed",
         1,
         32,
         1,
         {1, 2, 3, 4, 5, 8, 16, 32},
         4,
         {},
         true},
    };
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "Which takes the least time on this machine? Put it first.";
    lab.options = [](const LabSettings&) -> std::vector<LabOption> {
        return {{"inverted/as-drawn", "inverted residual, layer by layer"},
                {"inverted/optimised", "inverted residual, fused"},
                {"classical/as-drawn", "classical bottleneck, layer by layer"},
                {"classical/optimised", "classical bottleneck, fused"}};
    };
    return lab;
}

} // namespace convlens
