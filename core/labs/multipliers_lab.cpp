#include "core/base/check.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/export/table.h"
#include "core/labs/lab_measure.h"
#include "core/labs/lab_registry.h" // IWYU pragma: associated
#include "core/labs/lab_words.h"
#include "core/labs/multipliers.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

/// What the lab on the multipliers says and measures.
namespace convlens {

namespace {

constexpr const char* kId = "multipliers";

MultiplierCost costOf(const MultiplierPoint& point) {
    const auto cost = multiplierCost(point);
    CONVLENS_CHECK(cost.has_value()); // the settings are checked
    return *cost;
}

/// The full network, both sweeps and the ranked ones, each once.
std::vector<MultiplierPoint> pointsToMeasure(const MultiplierPoint& chosen) {
    std::vector<MultiplierPoint> points{kFullMobileNet};
    const auto add = [&](const auto& list) {
        for (const MultiplierPoint& point : list)
            if (std::find(points.begin(), points.end(), point) == points.end()) points.push_back(point);
    };
    add(overWidths(chosen));
    add(overResolutions(chosen));
    add(kRankedPoints);
    return points;
}

double measuredShare(const LabRun* run, const MultiplierPoint& point) {
    return run ? run->value(multiplierReading(point)) / run->value(multiplierReading(kFullMobileNet)) : std::nan("");
}

LabTable pointsTable(const MultiplierPoint& chosen, const LabRun* run) {
    LabTable made{"networks",
                  "Rule, count, time, accuracy",
                  {{{"width", "width", true},
                    {"resolution", "resolution", true},
                    {"rule_percent", "rule of thumb (% of full)", true},
                    {"macs", kMacsTitle, true},
                    {"exact_percent", "counted (% of full)", true},
                    {"params", "parameters", true},
                    {"time_ms", "time here (ms)", true},
                    {"mad_ms", "spread (ms)", true},
                    {"doubtful", "doubtful", false},
                    {"time_percent", "time here (% of full)", true},
                    {"top1_percent", "published top-1 (%)", true},
                    {"source", "printed in", false}},
                   {}}};
    const auto full = double(costOf(kFullMobileNet).macs);
    for (const MultiplierPoint& point : pointsToMeasure(chosen)) {
        const MultiplierCost cost = costOf(point);
        std::vector<Cell> row{point.width, std::int64_t(point.resolution), 100 * ruleOfThumb(point),
                              cost.macs,   100 * double(cost.macs) / full, cost.params};
        appendReading(row, run, multiplierReading(point));
        row.push_back(knownCell(100 * measuredShare(run, point)));
        row.push_back(knownCell(publishedTop1(point).value_or(std::nan(""))));
        row.push_back(publishedSource(point));
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

LabTable partsTable(const MultiplierPoint& chosen) {
    LabTable made{"parts",
                  "Why the rule is not exact",
                  {{{"part", "part", false},
                    {"law", "falls as", false},
                    {"full_macs", "multiply-adds at 1.0 @224", true},
                    {"macs", "multiply-adds here", true},
                    {"law_percent", "by its law (%)", true},
                    {"exact_percent", "counted (%)", true},
                    {"share_percent", "share of the network here (%)", true}},
                   {}}};
    const MultiplierCost full = costOf(kFullMobileNet), cost = costOf(chosen);
    for (const NetworkPart part : kNetworkParts) {
        const auto all = double(full.partMacs[int(part)]), now = double(cost.partMacs[int(part)]);
        made.table.rows.push_back({titleOf(part), lawText(part), full.partMacs[int(part)], cost.partMacs[int(part)],
                                   100 * partLaw(part, chosen), 100 * now / all, 100 * now / double(cost.macs)});
    }
    made.table.rows.push_back({std::string("whole network"), std::string("nearly width^2 * resolution^2"), full.macs,
                               cost.macs, 100 * ruleOfThumb(chosen), 100 * double(cost.macs) / double(full.macs),
                               100.0});
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    const MultiplierPoint chosen = multiplierPoint(settings);
    return {pointsTable(chosen, run), partsTable(chosen),
            paperTable({{"1.0 @224", "569 million multiply-adds, 4.2 million parameters, 70.6 %", "none: no time",
                         "tables 6 and 7"},
                        {"0.75 @224", "325 million, 2.6 million parameters, 68.4 %", "none: no time", "table 6"},
                        {"0.5 @224", "149 million, 1.3 million parameters, 63.7 %", "none: no time", "table 6"},
                        {"0.25 @224", "41 million, 0.5 million parameters, 50.6 %", "none: no time", "table 6"},
                        {"1.0 @192", "418 million multiply-adds, 69.1 %", "none: no time", "table 7"},
                        {"1.0 @160", "290 million multiply-adds, 67.2 %", "none: no time", "table 7"},
                        {"1.0 @128", "186 million multiply-adds, 64.4 %", "none: no time", "table 7"}})};
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    const MultiplierPoint chosen = multiplierPoint(settings);
    const std::string rule = percentText(ruleOfThumb(chosen));
    const std::string exact = percentText(double(costOf(chosen).macs) / double(costOf(kFullMobileNet).macs));
    std::vector<LabText> lines;
    if (chosen == kFullMobileNet)
        lines.push_back("This is the full network: choose a smaller width or resolution to see what it saves.");
    else if (run)
        lines.push_back({"%1: the rule of thumb promises %2 of the full network's multiply-adds, counted are %3, and "
                         "measured here is %4 of its time.",
                         {titleOf(chosen), rule, exact, percentText(measuredShare(run, chosen))}});
    else
        lines.push_back({"%1: the rule of thumb promises %2 of the full network's multiply-adds, counted are %3.",
                         {titleOf(chosen), rule, exact}});
    const auto top1 = publishedTop1(chosen), full = publishedTop1(kFullMobileNet);
    if (top1 && full && !(chosen == kFullMobileNet))
        lines.push_back({"Published accuracy falls from %1 % to %2 %.", {shortNumber(*full), shortNumber(*top1)}});
    else if (!top1)
        lines.push_back(
            {"Nobody has printed an accuracy for %1; the paper's are at its own stops.", {titleOf(chosen)}});
    if (!run) lines.push_back("Measure here to see whether time follows.");
    return lines;
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    std::vector<LabCase> cases;
    for (const MultiplierPoint& point : pointsToMeasure(multiplierPoint(settings))) {
        const auto graph = multiplierGraph(point);
        if (!graph) return graph.error();
        LabCase one{multiplierReading(point), "MobileNetV1 " + titleOf(point), *graph, PlanKind::Optimised};
        one.whole = true;
        cases.push_back(std::move(one));
    }
    return measureCases(kId, settings, cases, options);
}

} // namespace

Lab multipliersLab() {
    using enum LabParagraph::Kind;
    Lab lab;
    lab.id = kId;
    lab.title = "Width and resolution multipliers";
    lab.paper = "MobileNetV1 (arXiv 1704.04861)";
    lab.section = "section 3.3";
    lab.lookFor =
        "One network is a whole family: make every layer narrower (width) or every map smaller (resolution). Cost "
        "falls about as width^2 times resolution^2. Move both and compare that rule with the exact count: the first "
        "and the last layer and the depthwise layers do not follow it. Then measure whether time follows either, and "
        "set the published accuracy beside it: which of the two multipliers gives away less for the same cost?";
    lab.help = {
        {Heading, "Width multiplier"},
        {Text,
         "Every layer's channels are multiplied by the width. A pointwise layer from C_in to C_out channels then has "
         "width C_in times width C_out weights: its cost falls with the square."},
        {Heading, "Resolution multiplier"},
        {Text,
         "The image is made smaller, and with it every map: height and width both, so that cost again falls with the "
         "square. The weights stay as they are: a smaller resolution saves no parameters."},
        {Formula, "pointwise layer: (width C_in) (width C_out) (rho N)^2, with rho = resolution / 224"},
        {Heading, "Why the rule is not exact"},
        {Text,
         "The first convolution reads three colours whatever the width, a depthwise layer has one filter a channel: "
         "both fall with width to the first power. The classifier sees one pixel and has a fixed number of classes: it "
         "falls with width alone and not with resolution. Channels are whole numbers (here: cut off, at least 8), and "
         "a map of 7 pixels cannot be halved exactly. The table 'Why the rule is not exact' has each part."},
        {Heading, "Time"},
        {Text, "Measured are whole networks in the optimised plan, in turns, with random weights (time does not depend "
               "on them). Small networks leave less to do between the fixed costs, and narrow layers fill the "
               "processor's vectors worse, so time usually falls more slowly than multiply-adds."},
        {Heading, "Accuracy"},
        {Text,
         "The accuracies are the paper's and its authors' release's, on ImageNet; nothing is trained here. A width "
         "between the paper's stops has none."},
    };
    lab.parameters = {
        {"width",
         "Width multiplier",
         "By which every layer's channels are multiplied",
         0.25,
         1.0,
         0.05,
         {0.25, 0.5, 0.75, 1.0},
         0.5},
        {"resolution", "Resolution", "Height and width of the image in pixels", 96, 224, 32, {128, 160, 192, 224}, 160},
    };
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "These have about the same number of multiply-adds (between 149 and 239 million). Which takes the "
                   "least time here? Put it first.";
    lab.options = [](const LabSettings&) {
        std::vector<LabOption> options;
        for (const MultiplierPoint& point : kRankedPoints)
            options.push_back({multiplierReading(point),
                               "width " + cellText(point.width) + ", resolution " + std::to_string(point.resolution)});
        return options;
    };
    return lab;
}

} // namespace convlens
