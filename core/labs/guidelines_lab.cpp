#include "core/labs/guidelines_lab.h"

#include "core/base/check.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/export/table.h"
#include "core/graph/graph.h"
#include "core/labs/lab_registry.h" // IWYU pragma: associated
#include "core/labs/lab_words.h"
#include "core/labs/measure_parts.h"
#include "core/labs/part_readings.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <utility>

namespace convlens {

namespace {

constexpr const char* kLabId = "guidelines";
constexpr const char* kSource = "arXiv 1807.11164, table ";

int numberOf(Guideline guideline) {
    return int(guideline) + 1;
}

std::vector<GuidelineCase> casesOf(const LabSettings& settings) {
    auto cases = guidelineCases(guidelineSettings(settings));
    CONVLENS_CHECK(cases.has_value()); // guidelineSettings() keeps to what is allowed
    return std::move(*cases);
}

Cell imagesPerSecond(double milliseconds) {
    return milliseconds > 0 ? Cell(1000 / milliseconds) : Cell();
}

LabTable speedTable(const LabSettings& settings, const LabRun* run) {
    const GuidelineSettings chosen = guidelineSettings(settings);
    LabTable made{"speed",
                  "Equal multiply-adds, measured here and in the paper",
                  {{{"option", "option", false},
                    {"channels", "channels", false},
                    {"macs", kMacsTitle, true},
                    {"accesses", "memory access cost (values)", true},
                    {"images_per_second", "here (images/s)", true},
                    {"low", "at least", true},
                    {"high", "at most", true},
                    {"slower", "times slower at equal multiply-adds", true},
                    {"paper_gpu", "paper, GPU (batches/s)", true},
                    {"paper_arm", "paper, ARM (images/s)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    const std::vector<GuidelineCase> cases = casesOf(settings);
    for (const GuidelineCase& one : cases) {
        const LabReading* reading = run ? run->find(one.name) : nullptr;
        const LabReading* plain = run ? run->find(cases.front().name) : nullptr;
        std::vector<Cell> row{one.name, one.channels, one.macs, one.accesses};
        if (reading) {
            row.insert(row.end(), {imagesPerSecond(reading->value), imagesPerSecond(reading->high),
                                   imagesPerSecond(reading->low)});
            row.push_back(
                plain ? Cell(slowdown(intervalOf(*plain), cases.front().macs, intervalOf(*reading), one.macs).ratio)
                      : Cell());
        } else {
            row.resize(row.size() + 4);
        }
        const auto paper = [](std::optional<double> value) { return value ? Cell(*value) : Cell(); };
        row.push_back(paper(one.paper.gpuAt(chosen.channels)));
        row.push_back(paper(one.paper.armAt(chosen.channels)));
        row.push_back(reading ? Cell(reading->doubtful) : Cell());
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

/// The paper's whole table, in its own columns.
LabTable wholePaperTable(const LabSettings& settings) {
    const std::vector<GuidelineCase> cases = casesOf(settings);
    LabTable made{"paper",
                  {"Table %1 of the paper", {std::to_string(numberOf(guidelineSettings(settings).guideline))}},
                  {{{"option", "option", false}}, {}}};
    for (const PaperSpeed& s : cases.front().paper.gpu)
        made.table.columns.push_back({"gpu_" + std::to_string(s.channels),
                                      "GTX 1080Ti, c = " + std::to_string(s.channels) + " (batches/s)", true});
    for (const PaperSpeed& s : cases.front().paper.arm)
        made.table.columns.push_back({"arm_" + std::to_string(s.channels),
                                      "Snapdragon 810, c = " + std::to_string(s.channels) + " (images/s)", true});
    made.table.columns.push_back({"source", "where", false});
    for (const GuidelineCase& one : cases) {
        std::vector<Cell> row{one.name};
        for (const auto* device : {&one.paper.gpu, &one.paper.arm}) {
            for (const PaperSpeed& s : *device)
                row.emplace_back(s.value);
        }
        row.push_back(kSource + std::to_string(numberOf(guidelineSettings(settings).guideline)));
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    return {speedTable(settings, run), wholePaperTable(settings)};
}

std::string claimOf(Guideline guideline) {
    switch (guideline) {
    case Guideline::EqualWidth:
        return "G1, equal channel width is fastest";
    case Guideline::FewGroups:
        return "G2, many groups are slow";
    case Guideline::FewFragments:
        return "G3, fragments are slow";
    case Guideline::FewElementwise:
        return "G4, element-wise operations take time";
    }
    return {};
}

LabText verdictSentence(const GuidelineSettings& settings, const GuidelineJudgement& j) {
    const std::vector<Message> values{claimOf(settings.guideline),   j.extreme,
                                      shortNumber(j.slowdown.ratio), j.recommended,
                                      shortNumber(j.slowdown.low),   shortNumber(j.slowdown.high)};
    switch (j.verdict) {
    case Verdict::Holds:
        return {"%1: holds on this machine. '%2' takes %3 times as long as '%4' for the same multiply-adds (between %5 "
                "times and %6 times).",
                values};
    case Verdict::Reversed:
        return {"%1: does not hold on this machine; it is the other way round. '%2' takes %3 times as long as '%4' for "
                "the same multiply-adds (between %5 times and %6 times).",
                values};
    case Verdict::NoMatter:
        return {"%1: does not matter on this machine. '%2' takes %3 times as long as '%4' for the same multiply-adds "
                "(between %5 times and %6 times), which is the same within 3 %.",
                values};
    case Verdict::Unclear:
        return {"%1: cannot be told from this measurement. '%2' takes %3 times as long as '%4' for the same "
                "multiply-adds (between %5 times and %6 times). Measure again while the machine does nothing else, or "
                "for longer.",
                values};
    }
    return {};
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    const GuidelineSettings chosen = guidelineSettings(settings);
    const std::vector<GuidelineCase> cases = casesOf(settings);
    std::vector<LabText> lines;
    if (run) {
        if (const auto judged = judgeGuideline(cases, *run)) lines.push_back(verdictSentence(chosen, *judged));
    } else {
        lines.push_back("All options below cost about the same multiply-adds. Measure here to see whether they take "
                        "the same time.");
    }
    const GuidelineCase &plain = cases.front(), &extreme = cases.back();
    lines.push_back({"By the memory access cost, '%1' moves %2 times as many values as '%3'.",
                     {extreme.name, shortNumber(double(extreme.accesses) / double(plain.accesses)), plain.name}});
    const auto compare = [&](const char* device, std::optional<double> a, std::optional<double> b) {
        if (a && b)
            lines.push_back({"In the paper '%1' takes %2 times as long as '%3' on the %4.",
                             {extreme.name, shortNumber(*a / *b), plain.name, device}});
    };
    compare("GPU (NVIDIA GTX 1080Ti)", plain.paper.gpuAt(chosen.channels), extreme.paper.gpuAt(chosen.channels));
    compare("ARM processor (Snapdragon 810, one thread)", plain.paper.armAt(chosen.channels),
            extreme.paper.armAt(chosen.channels));
    if (chosen.channels != settings.integer("channels"))
        lines.push_back({"The paper's table has no column for %1 channels; shown are %2.",
                         {std::to_string(settings.integer("channels")), std::to_string(chosen.channels)}});
    return lines;
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    std::vector<PartTarget> targets;
    const std::vector<GuidelineCase> cases = casesOf(settings);
    for (const GuidelineCase& one : cases)
        targets.push_back({one.graph, one.body});
    const PlanKind plan = settings.choice("plan") == "optimised" ? PlanKind::Optimised : PlanKind::AsDrawn;
    LabRun run = startedRun(kLabId, settings, plan, options);
    auto timings = measureParts(targets, partOptions(plan, options));
    if (!timings) return timings.error();
    for (std::size_t i = 0; i < cases.size(); ++i)
        addReading(run, partReading(cases[i].name, {"%1, %2", {cases[i].name, cases[i].channels}}, (*timings)[i]));
    return run;
}

std::vector<LabParagraph> helpText() {
    using enum LabParagraph::Kind;
    return {
        {Heading, "Why multiply-adds are not time"},
        {Text, "Networks used to be compared by their multiply-adds. ShuffleNetV2's authors built stacks of layers "
               "with the same multiply-adds but different shapes, timed them on a graphics card and a phone's "
               "processor, and found up to four times difference. From that they drew four guidelines. Here you repeat "
               "their experiments on your own machine, which is neither of theirs: no guideline has to hold on it."},
        {Heading, "Memory access cost"},
        {Text, "A layer has to fetch its input and its weights and to store its output. Counted in values, for a 1x1 "
               "convolution from c1 to c2 channels in g groups on h x w pixels:"},
        {Formula, "access = h w (c1 + c2) + c1 c2 / g,    multiply-adds B = h w c1 c2 / g"},
        {Text, "This is the paper's MAC, for memory access cost; elsewhere the same three letters mean multiply-adds, "
               "so this program never uses them. It takes for granted that a cache holds everything, so each value is "
               "fetched once."},
        {Heading, "G1: equal channel width"},
        {Formula, "access >= 2 sqrt(h w B) + B / (h w), with equality for c1 = c2"},
        {Text, "For a given B the cost is least where both widths are the same (the mean of two numbers is least for a "
               "given product when they are equal). The stack has ten blocks; each goes from c1 to c2 channels and "
               "back. MobileNetV2's expansion by 6 is a ratio of 1:6."},
        {Heading, "G2: group convolution"},
        {Text, "With g groups each output sees only a part of the inputs, so for the same multiply-adds there can be "
               "more channels: c^2 / g stays the same. But more channels are larger maps to read and write. The paper "
               "prints c = 180 for 8 groups on ARM. Eight groups cannot divide 180; the next number they divide is "
               "184, which this lab uses."},
        {Heading, "G3: fragmentation"},
        {Text, "One 1x1 convolution a block, against two or four narrower ones, one after the other or side by side. "
               "Small operators start and end more often, and leave parallel processors idle. Side by side means here "
               "that all read the block's input and their outputs are added; the paper shows its blocks only as a "
               "drawing in the appendix."},
        {Heading, "G4: element-wise operations"},
        {Text, "ReLU and the addition of a shortcut have next to no arithmetic, but read and write whole maps. The "
               "stack has ten bottleneck units as in ResNet: 1x1 to a quarter of the channels, 3x3, 1x1 back, with or "
               "without ReLU behind each convolution and the shortcut around the unit. The paper gives neither map "
               "size nor inner width for its table 4; 56 x 56 and a quarter are this lab's choice."},
        {Heading, "How it is measured"},
        {Text, "Only the stack is timed, not the layer that feeds it nor what follows. The options run in turns, A B C "
               "D A B C D, so that a machine that slows down slows all of them. 'At least' and 'at most' hold the "
               "median of more runs with 95 % confidence, by the order of the samples alone. Options differ by up to 5 "
               "% in multiply-adds because channels are whole numbers; 'times slower' is corrected for that."},
        {Heading, "The verdict"},
        {Text, "The recommended option is compared with the one farthest from it. The guideline holds if the latter is "
               "more than 3 % slower for the same multiply-adds even where both intervals are taken at their kindest; "
               "it is reversed if it is 3 % faster; it does not matter if the difference stays below 3 %; otherwise "
               "the measurement cannot tell."},
        {Heading, "As drawn or optimised"},
        {Text, "As drawn, every layer runs on its own, as the paper's frameworks did. The optimised plan folds ReLU "
               "and shortcut into the convolution before them, so G4 should shrink to almost nothing: it is a "
               "guideline about software as much as about hardware. Try both."},
    };
}

} // namespace

GuidelineSettings guidelineSettings(const LabSettings& settings) {
    GuidelineSettings chosen;
    for (const Guideline g : kGuidelines)
        if (settings.choice("guideline") == toString(g)) chosen.guideline = g;
    // The nearest number of channels that the guideline's table has a column for.
    const double wanted = settings.number("channels");
    const std::vector<int> allowed = guidelineChannels(chosen.guideline);
    chosen.channels = *std::min_element(allowed.begin(), allowed.end(),
                                        [&](int a, int b) { return std::abs(a - wanted) < std::abs(b - wanted); });
    chosen.side = settings.integer("side");
    chosen.blocks = settings.integer("blocks");
    return chosen;
}

std::optional<GuidelineJudgement> judgeGuideline(const std::vector<GuidelineCase>& cases, const LabRun& run) {
    const auto extreme = std::find_if(cases.begin(), cases.end(), [](const GuidelineCase& c) { return c.extreme; });
    CONVLENS_CHECK(extreme != cases.end());
    const LabReading *plain = run.find(cases.front().name), *other = run.find(extreme->name);
    if (!plain || !other) return std::nullopt;
    GuidelineJudgement judged;
    judged.slowdown = slowdown(intervalOf(*plain), cases.front().macs, intervalOf(*other), extreme->macs);
    judged.verdict = plain->doubtful || other->doubtful ? Verdict::Unclear : verdictOf(judged.slowdown);
    judged.recommended = cases.front().name;
    judged.extreme = extreme->name;
    return judged;
}

Lab guidelinesLab() {
    Lab lab;
    lab.id = kLabId;
    lab.title = "Four guidelines";
    lab.paper = "ShuffleNetV2 (arXiv 1807.11164)";
    lab.section = "section 2, tables 1 to 4";
    lab.lookFor =
        "Four ways to spend the same multiply-adds: with uneven widths (G1), in groups (G2), in fragments (G3), with "
        "element-wise operations in between (G4). Choose one, guess the order, then measure: do equal multiply-adds "
        "take equal time here? Compare with the paper's graphics card and phone. Then switch the plan from as drawn to "
        "optimised and see which of the guidelines are about the hardware and which about the software.";
    lab.help = helpText();
    LabParameter guideline, channels, side, blocks, plan;
    guideline.key = "guideline";
    guideline.title = "Guideline";
    guideline.help = "Which of the four experiments";
    guideline.choices = {{"g1", "G1: equal channel width"},
                         {"g2", "G2: groups"},
                         {"g3", "G3: fragments"},
                         {"g4", "G4: element-wise operations"}};
    channels.key = "channels";
    channels.title = "Channels c";
    channels.help = "Channels of the plainest option; 128 is in both columns of the paper";
    channels.choices = {};
    channels.minimum = 32;
    channels.maximum = 512;
    channels.step = 32;
    channels.stops = {32, 64, 128, 256, 512};
    channels.value = 128;
    side.key = "side";
    side.title = "Map side";
    side.help = "Height and width of the maps; the paper's are 56";
    side.minimum = 7;
    side.maximum = 112;
    side.step = 7;
    side.stops = {7, 14, 28, 56, 112};
    side.value = 56;
    blocks.key = "blocks";
    blocks.title = "Blocks";
    blocks.help = "How many blocks are stacked; ten in the paper";
    blocks.minimum = 1;
    blocks.maximum = 20;
    blocks.step = 1;
    blocks.stops = {1, 5, 10, 20};
    blocks.value = 10;
    plan.key = "plan";
    plan.title = "Plan";
    plan.help = "As drawn: each layer runs on its own. Optimised: ReLU and shortcuts are folded into convolutions";
    plan.choices = {{"as-drawn", "as drawn"}, {"optimised", "optimised"}};
    lab.parameters = {std::move(guideline), std::move(channels), std::move(side), std::move(blocks), std::move(plan)};
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "All cost the same multiply-adds. Which takes the least time here? Put it first.";
    lab.options = [](const LabSettings& settings) -> std::vector<LabOption> {
        std::vector<LabOption> options;
        for (const GuidelineCase& one : casesOf(settings))
            options.push_back({one.name, one.name});
        return options;
    };
    return lab;
}

} // namespace convlens
