#include "core/base/check.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/cost/cost_model.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/export/table.h"
#include "core/labs/channel_shuffle.h"
#include "core/labs/lab_measure.h"
#include "core/labs/lab_registry.h" // IWYU pragma: associated
#include "core/labs/lab_words.h"
#include "core/measure/measure.h"

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

/// What the lab on group convolution and channel shuffle says and measures.
namespace convlens {

namespace {

constexpr const char* kId = "channel-shuffle";

LabTable waysTable(const ShuffleUnit& unit, const LabRun* run) {
    LabTable made{"ways",
                  "Four ways to shuffle, one result",
                  {{{"way", "way", false},
                    {"same_result", "same result", false},
                    {"macs", kMacsTitle, true},
                    {"bytes", "bytes moved", true},
                    {"time_ms", "time here (ms)", true},
                    {"mad_ms", "spread (ms)", true},
                    {"doubtful", "doubtful", false},
                    {"unit_ms", "whole unit (ms)", true},
                    {"share_percent", "share of the unit's time (%)", true}},
                   {}}};
    const int m = unit.bottleneck();
    const std::vector<int> wanted = shuffleSources(m, unit.groups, ShuffleOrder::Paper);
    for (const ShuffleWay way : kShuffleWays) {
        const bool same = (way == ShuffleWay::Transpose ? shuffleByTranspose(m, unit.groups)
                           : way == ShuffleWay::Slices  ? shuffleBySlices(m, unit.groups)
                                                        : shuffleByAddress(m, unit.groups)) == wanted;
        std::vector<Cell> row{titleOf(way), same, std::int64_t(0), bytesMoved(way, unit)};
        appendReading(row, run, toString(way));
        const double whole = run ? run->value("unit/" + toString(way)) : std::nan("");
        row.push_back(knownCell(whole));
        row.push_back(knownCell(run ? 100 * run->value(toString(way)) / whole : std::nan("")));
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

LabTable unitTable(const ShuffleUnit& unit, const LabRun* run) {
    LabTable made{"unit",
                  "The unit, layer by layer",
                  {{{"layer", "layer", false},
                    {"op", "operator", false},
                    {"macs", kMacsTitle, true},
                    {"params", "parameters", true},
                    {"bytes", "bytes read and written", true},
                    {"time_ms", "time here (ms)", true},
                    {"share_percent", "share of time (%)", true}},
                   {}}};
    const double whole = run ? run->value("unit/permutation") : std::nan("");
    for (const UnitPart& part : unitParts(unit, run))
        made.table.rows.push_back({part.name, part.op, part.cost.macs, part.cost.params,
                                   part.cost.readBytes + part.cost.writeBytes, knownCell(part.ms),
                                   knownCell(100 * part.ms / whole)});
    return made;
}

LabTable formulaTable(const ShuffleUnit& unit) {
    const auto graph = shuffleUnitGraph(unit);
    CONVLENS_CHECK(graph.has_value());
    const UnitFormulas formulas = unitFormulas(unit.channels, unit.bottleneck(), unit.groups, unit.side);
    LabTable made{"formulas",
                  "Three units with the same channels",
                  {{{"unit", "unit", false}, {"formula", "formula", false}, {"macs", kMacsTitle, true}}, {}}};
    made.table.rows = {
        {std::string("ResNet: a dense bottleneck"), std::string("hw(2cm + 9m^2)"), formulas.resNet},
        {std::string("ResNeXt: groups in the 3x3 layer"), std::string("hw(2cm + 9m^2/g)"), formulas.resNeXt},
        {std::string("ShuffleNet: groups in the 1x1 layers, 3x3 depthwise"), std::string("hw(2cm/g + 9m)"),
         formulas.shuffleNet},
        {std::string("ShuffleNet, counted layer by layer") + (unit.stride == 2 ? " (stride 2: the 3x3 layer and what "
                                                                                 "follows see a quarter of the pixels)"
                                                                               : ""),
         std::string("counted"), double(labCost(**graph).macs)}};
    return made;
}

LabTable reachTable(const ShuffleUnit& unit) {
    LabTable made{"reach",
                  "What an output sees after two group convolutions",
                  {{{"between", "between the two layers", false},
                    {"formula", "formula", false},
                    {"inputs", "inputs seen", true},
                    {"channels", "of", true}},
                   {}}};
    const int m = unit.bottleneck();
    made.table.rows = {
        {std::string("nothing"), std::string("C/g"),
         std::int64_t(reachAfterTwo(m, unit.groups, false, unit.order).inputsSeen(0)), std::int64_t(m)},
        {std::string("shuffle, read as (g, n): the paper"), std::string("C/g * min(g, C/g)"),
         std::int64_t(reachAfterTwo(m, unit.groups, true, ShuffleOrder::Paper).inputsSeen(0)), std::int64_t(m)},
        {std::string("shuffle, read as (n, g): the authors' code"), std::string("C/g * min(g, C/g)"),
         std::int64_t(reachAfterTwo(m, unit.groups, true, ShuffleOrder::Megvii).inputsSeen(0)), std::int64_t(m)}};
    return made;
}

LabTable groupsTable(const ShuffleUnit& unit, const LabRun* run) {
    LabTable made{"groups",
                  "The unit over the number of groups",
                  {{{"groups", "groups", true},
                    {"macs", kMacsTitle, true},
                    {"params", "parameters", true},
                    {"time_ms", "time here (ms)", true},
                    {"mad_ms", "spread (ms)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    for (const int groups : sweptGroups(unit)) {
        ShuffleUnit other = unit;
        other.groups = groups;
        const auto graph = shuffleUnitGraph(other);
        CONVLENS_CHECK(graph.has_value());
        const LayerCost cost = labCost(**graph);
        std::vector<Cell> row{std::int64_t(groups), cost.macs, cost.params};
        appendReading(row, run, groupsReading(groups));
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    const ShuffleUnit unit = shuffleUnit(settings);
    return {waysTable(unit, run),
            unitTable(unit, run),
            groupsTable(unit, run),
            reachTable(unit),
            formulaTable(unit),
            paperTable({{"ShuffleNet 1x, g = 3: error on ImageNet without and with shuffle", "34.5 % and 32.6 %",
                         "trained: no time", "table 3"},
                        {"ShuffleNet 1x, g = 8: error on ImageNet without and with shuffle", "37.6 % and 32.4 %",
                         "trained: no time", "table 3"},
                        {"ShuffleNet 0.5x, g = 3: error on ImageNet without and with shuffle", "45.7 % and 43.2 %",
                         "trained: no time", "table 3"},
                        {"ShuffleNet 0.5x, g = 8: error on ImageNet without and with shuffle", "48.1 % and 42.3 %",
                         "trained: no time", "table 3"},
                        {"ShuffleNet 0.25x, g = 3: error on ImageNet without and with shuffle", "56.3 % and 55.0 %",
                         "trained: no time", "table 3"},
                        {"ShuffleNet 0.25x, g = 8: error on ImageNet without and with shuffle", "56.5 % and 52.7 %",
                         "trained: no time", "table 3"},
                        {"ShuffleNet 0.5x, g = 3, 224x224 (38 million multiply-adds)", "15.2 ms",
                         "Snapdragon 820, one thread", "table 8"},
                        {"ShuffleNet 1x, g = 3, 224x224 (140 million multiply-adds)", "37.8 ms",
                         "Snapdragon 820, one thread", "table 8"},
                        {"MobileNetV1 1.0, 224x224 (569 million multiply-adds)", "110.0 ms",
                         "Snapdragon 820, one thread", "table 8"},
                        {"four times fewer multiply-adds", "about 2.6 times faster", "Snapdragon 820, one thread",
                         "section 4.5"}})};
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    const ShuffleUnit unit = shuffleUnit(settings);
    const int m = unit.bottleneck();
    if (unit.groups == 1)
        return {"One group: every output sees every input already, and there is nothing to shuffle. Choose more groups "
                "to see the lanes part."};
    std::vector<LabText> lines;
    const int seen = inputsSeenByFormula(m, unit.groups, true);
    const std::string alone = std::to_string(m / unit.groups), all = std::to_string(m);
    if (seen == m)
        lines.push_back(
            {"Two group convolutions in a row: without a shuffle each output sees %1 of %2 inputs, with it all %2.",
             {alone, all}});
    else
        lines.push_back(
            {"Two group convolutions in a row: without a shuffle each output sees %1 of %2 inputs, with it %3.",
             {alone, all, std::to_string(seen)}});
    if (!run) {
        lines.push_back(
            "The shuffle has no multiply-adds at all. Measure here to see that it is not free for that, and what "
            "is left of it when it is folded.");
        return lines;
    }
    lines.push_back({"No multiply-adds, yet the shuffle takes %1 of the unit's time as drawn, and %2 as slices and "
                     "concat.",
                     {percentText(run->value("permutation") / run->value("unit/permutation")),
                      percentText(run->value("slices") / run->value("unit/slices"))}});
    if (const LabReading* folded = run->find("folded")) {
        const std::string share = percentText(std::abs(folded->value) / run->value("unit/folded"));
        if (std::abs(folded->value) <= folded->spread)
            lines.push_back(
                "Folded into the next layer's addressing, its cost cannot be told from the noise of the measurement.");
        else if (folded->value > 0)
            lines.push_back(
                {"Folded into the next layer's addressing, the unit takes %1 longer than without any shuffle.",
                 {share}});
        else
            lines.push_back(
                {"Folded into the next layer's addressing, the unit takes %1 less than without any shuffle.", {share}});
    }
    const double fewer = [&] {
        ShuffleUnit dense = unit;
        dense.groups = 1;
        const auto one = shuffleUnitGraph(dense), many = shuffleUnitGraph(unit);
        CONVLENS_CHECK(one && many);
        return double(labCost(**one).macs) / double(labCost(**many).macs);
    }();
    const double faster = run->value(groupsReading(1)) / run->value(groupsReading(unit.groups));
    if (faster >= 1)
        lines.push_back({"Against one group: %1 times fewer multiply-adds, %2 times faster here.",
                         {shortNumber(fewer), shortNumber(faster)}});
    else
        lines.push_back({"Against one group: %1 times fewer multiply-adds, %2 times slower here.",
                         {shortNumber(fewer), shortNumber(1 / faster)}});
    return lines;
}

LabReading namedReading(const LabReading& from, const std::string& id, const std::string& title) {
    LabReading made = from;
    made.id = id;
    made.title = title;
    return made;
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    const ShuffleUnit unit = shuffleUnit(settings);
    const auto with = shuffleUnitGraph(unit), without = shuffleUnitGraph(unit, false);
    if (!with) return with.error();
    if (!without) return without.error();
    std::vector<LabCase> cases{
        {"unit/transpose", "unit, shuffled by reshape, transpose, reshape", *with, PlanKind::AsDrawn,
         ShuffleMethod::Transpose},
        {"unit/permutation", "unit, shuffled by a table", *with, PlanKind::AsDrawn, ShuffleMethod::Permutation},
        {"unit/slices", "unit, shuffled by slices and concat", *with, PlanKind::AsDrawn, ShuffleMethod::Slices},
        {"unit/folded", "unit, shuffle folded", *with, PlanKind::Optimised},
        {"unit/without", "unit without a shuffle, as optimised", *without, PlanKind::Optimised}};
    for (const int groups : sweptGroups(unit)) {
        ShuffleUnit other = unit;
        other.groups = groups;
        const auto graph = shuffleUnitGraph(other);
        if (!graph) return graph.error();
        cases.push_back({groupsReading(groups),
                         {"unit with %1 groups, optimised", {std::to_string(groups)}},
                         *graph,
                         PlanKind::Optimised});
    }
    auto run = measureCases(kId, settings, cases, options);
    if (!run) return run;
    // The shuffle's own time: its step where it has one; where it is folded, what the unit takes longer than without.
    std::vector<LabReading> ways;
    for (const ShuffleWay way : {ShuffleWay::Transpose, ShuffleWay::Permutation, ShuffleWay::Slices}) {
        LabReading reading = namedReading(*run->find("unit/" + toString(way)), toString(way), titleOf(way));
        std::erase_if(reading.steps, [](const StepTiming& step) { return step.name != "shuffle"; });
        reading.value = reading.spread = 0; // with one group there is no step
        for (const StepTiming& step : reading.steps) {
            reading.value += step.medianUs / 1000;
            reading.spread += step.madUs / 1000;
        }
        ways.push_back(std::move(reading));
    }
    const LabReading &folded = *run->find("unit/folded"), &bare = *run->find("unit/without");
    LabReading difference = namedReading(folded, toString(ShuffleWay::Folded), titleOf(ShuffleWay::Folded));
    difference.steps.clear();
    difference.value = folded.value - bare.value;
    difference.spread = folded.spread + bare.spread;
    difference.doubtful = folded.doubtful || bare.doubtful;
    if (difference.doubt.empty()) difference.doubt = bare.doubt;
    ways.push_back(std::move(difference));
    run->readings.insert(run->readings.begin(), ways.begin(), ways.end());
    return run;
}

} // namespace

Lab channelShuffleLab() {
    using enum LabParagraph::Kind;
    Lab lab;
    lab.id = kId;
    lab.title = "Group convolution and channel shuffle";
    lab.paper = "ShuffleNetV1 (arXiv 1707.01083)";
    lab.section = "sections 3.1 and 3.2";
    lab.lookFor = "Pointwise layers hold nearly all multiply-adds of a separable network. Groups cut them by g, but "
                  "then each lane only ever sees its own inputs: look at the lanes without and with a shuffle between "
                  "two layers. The shuffle has no multiply-adds, so it is free on paper. Measure it in the ways in "
                  "which frameworks do it, and see what share of the unit's time it takes; then see it folded away.";
    lab.help = {
        {Heading, "Group convolution"},
        {Text,
         "The C channels are cut into g groups of n = C/g. Each group is convolved for itself, so that an output is a "
         "weighted sum of n channels instead of C."},
        {Formula, "h w C_in C_out / g multiply-adds, C_in C_out / g weights"},
        {Text,
         "Two such layers in a row keep the groups apart for ever: an output of group 1 knows nothing of what group 2 "
         "saw. The paper finds that this costs accuracy (its table 3, below)."},
        {Heading, "Channel shuffle"},
        {Text, "Write the channels as a table of g rows and n columns, transpose it, and read it as one line again:"},
        {Formula, "channel a n + b moves to b g + a"},
        {Text,
         "The next layer's groups then hold channels of all groups, and after it each output sees all inputs (as long "
         "as a group has at least g channels). The authors' published code reads the table as n rows and g columns "
         "instead: the inverse permutation, which mixes as well but needs other weights, so that a file of one cannot "
         "be run as the other. (That code also shuffles after the depthwise layer instead of before it.)"},
        {Heading, "Ways to do it"},
        {Text,
         "Frameworks without a shuffle reshape, transpose and reshape: one copy of the map. Some gather by a table of "
         "places, one copy too. Others cut a slice for each group and concatenate channel by channel: two copies. An "
         "engine that knows the operator lets the next layer read each channel from where it lies, and nothing moves: "
         "here this is the optimised plan. A step that does several things cannot be split by guess, so the folded "
         "shuffle's time is the difference between the optimised unit with and without it; it may come out as a little "
         "less than nothing."},
        {Heading, "The unit"},
        {Text, "1x1 group convolution to a quarter of the channels (the bottleneck m), shuffle, 3x3 depthwise "
               "convolution, 1x1 group convolution back, and the input added. At stride 2 the input is averaged over "
               "3x3 instead and put beside the result, which doubles the channels."},
        {Formula, "ShuffleNet unit: hw(2cm/g + 9m) multiply-adds; ResNet unit: hw(2cm + 9m^2)"},
        {Text,
         "Times in the diagram are of the plan as drawn, each layer a step of its own, with batch norm and activation "
         "as layers; the times over the number of groups are of the optimised plan."},
    };
    lab.parameters = {
        {"channels",
         "Channels C",
         "Channels that enter the unit; its bottleneck has a quarter of them, and the groups must divide it",
         48,
         960,
         4,
         {96, 144, 200, 240, 272, 384, 576, 768, 960},
         384},
        {"groups",
         "Groups g",
         "Into how many groups the 1x1 layers are cut",
         0,
         0,
         1,
         {},
         2,
         {{"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"8", "8"}}},
        {"side", "Map side", "Height and width of the unit's input", 7, 56, 7, {7, 14, 28, 56}, 28},
        {"stride",
         "Stride",
         "1 keeps the map's size and adds the input; 2 halves it and appends the pooled input",
         0,
         0,
         1,
         {},
         0,
         {{"1", "1: add"}, {"2", "2: concat"}}},
        {"order",
         "Group order",
         "How the channels are read before they are transposed",
         0,
         0,
         1,
         {},
         0,
         {{"paper", "(g, n): the paper"}, {"megvii", "(n, g): the authors' code"}}},
        {"output",
         "Output group looked at",
         "Whose inputs the lanes show",
         1,
         8,
         1,
         {1, 2, 3, 4, 5, 6, 7, 8},
         1,
         {},
         true},
    };
    lab.fit = dividedChannels;
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "Which way of shuffling takes the least time on this machine? Put it first.";
    lab.options = [](const LabSettings&) {
        std::vector<LabOption> options;
        for (const ShuffleWay way : kShuffleWays)
            options.push_back({toString(way), titleOf(way)});
        return options;
    };
    return lab;
}

} // namespace convlens
