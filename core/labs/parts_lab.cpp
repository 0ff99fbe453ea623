#include "core/labs/parts_lab.h"
#include "core/base/check.h"
#include "core/base/message.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/export/table.h"
#include "core/graph/graph.h"
#include "core/labs/activation_curves.h"
#include "core/labs/guidelines.h"
#include "core/labs/lab_registry.h" // IWYU pragma: associated
#include "core/labs/lab_words.h"
#include "core/labs/measure_parts.h"
#include "core/labs/part_readings.h"
#include "core/labs/price_tags.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace convlens {

namespace {

constexpr const char* kLabId = "v3-parts";

std::string titleOf(V3Part part) {
    switch (part) {
    case V3Part::Whole:
        return "the whole network";
    case V3Part::SqueezeExcitation:
        return "squeeze-and-excitation";
    case V3Part::Kernels5x5:
        return "5x5 instead of 3x3";
    case V3Part::HSwish:
        return "h-swish instead of ReLU";
    case V3Part::LastStage:
        return "the new last stage instead of the old";
    case V3Part::Minimalistic:
        return "the first three together";
    }
    return {};
}

std::string withoutTitle(V3Part part) {
    switch (part) {
    case V3Part::Whole:
        return "as it is";
    case V3Part::SqueezeExcitation:
        return "without squeeze-and-excitation";
    case V3Part::Kernels5x5:
        return "with 3x3 only";
    case V3Part::HSwish:
        return "with ReLU for h-swish";
    case V3Part::LastStage:
        return "with the old last stage";
    case V3Part::Minimalistic:
        return "minimalistic";
    }
    return {};
}

std::vector<V3Variant> variantsOf(const LabSettings& settings) {
    auto variants = v3Variants(v3Settings(settings));
    CONVLENS_CHECK(variants.has_value()); // the parameters allow nothing else
    return std::move(*variants);
}

LabTable priceTable(const LabSettings& settings, const LabRun* run) {
    LabTable made{"prices",
                  "Price tags: what each part adds to the network",
                  {{{"part", "part", false},
                    {"macs", "price (multiply-adds)", true},
                    {"params", "price (parameters)", true},
                    {"time_ms", "price here (ms)", true},
                    {"low", "at least", true},
                    {"high", "at most", true},
                    {"share_macs", "of the multiply-adds (%)", true},
                    {"share_time", "of the time (%)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    const auto variants = variantsOf(settings);
    const LabReading* whole = run ? run->find(variantReading(V3Part::Whole)) : nullptr;
    for (const V3Variant& v : variants) {
        if (v.part == V3Part::Whole) continue;
        std::vector<Cell> row{titleOf(v.part), v.macsPrice, v.paramsPrice};
        const LabReading* without = run ? run->find(variantReading(v.part)) : nullptr;
        const double shareMacs = 100.0 * double(v.macsPrice) / double(variants.front().macs);
        if (whole && without) {
            const TimeInterval price = timeDifference(intervalOf(*whole), intervalOf(*without));
            row.insert(row.end(), {price.median, price.low, price.high, shareMacs, 100 * price.median / whole->value,
                                   whole->doubtful || without->doubtful});
        } else {
            row.insert(row.end(), {Cell(), Cell(), Cell(), shareMacs, Cell(), Cell()});
        }
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

LabTable variantTable(const LabSettings& settings, const LabRun* run) {
    LabTable made{"variants",
                  "The network with and without",
                  {{{"variant", "variant", false},
                    {"macs", kMacsTitle, true},
                    {"params", "parameters", true},
                    {"time_ms", "time here (ms)", true},
                    {"mad_ms", "spread (ms)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    for (const V3Variant& v : variantsOf(settings)) {
        made.table.rows.push_back({withoutTitle(v.part), v.macs, v.params});
        appendReading(made.table.rows.back(), run, variantReading(v.part));
    }
    return made;
}

LabTable functionTable(const LabSettings& settings, const LabRun* run) {
    LabTable made{"functions",
                  "The activation functions",
                  {{{"function", "function", false},
                    {"largest_error", "largest distance from swish", true},
                    {"at", "at x", true},
                    {"rms_error", "root mean square distance", true},
                    {"operations", "operations a value", true},
                    {"ns", "time here (ns a value)", true},
                    {"times_copy", "times a plain copy", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    const double values = settings.number("map-values") * 1000;
    const LabReading* copy = run ? run->find(curveReading("copy")) : nullptr;
    const auto timed = [&](std::vector<Cell> row, std::string_view key) {
        const LabReading* reading = run ? run->find(curveReading(key)) : nullptr;
        // No conditional expressions: GCC 12 takes an empty cell's string for one that is read.
        const std::size_t first = row.size();
        row.resize(first + 3);
        if (reading) row[first].emplace<double>(reading->value * 1e6 / values);
        if (reading && copy) row[first + 1].emplace<double>(reading->value / copy->value);
        if (reading) row[first + 2].emplace<bool>(reading->doubtful);
        made.table.rows.push_back(std::move(row));
    };
    timed({std::string("none: a plain copy"), Cell(), Cell(), Cell(), std::int64_t(0)}, "copy");
    for (const CurveKind kind : kCurveKinds) {
        const CurveError e = errorAgainstSwish(kind, kCurveFrom, kCurveTo);
        timed({curveTitle(kind), e.largest, kind == CurveKind::Swish ? Cell() : Cell(e.at), e.rms,
               std::int64_t(curveOperations(kind))},
              toString(kind));
    }
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    return {
        priceTable(settings, run), functionTable(settings, run), variantTable(settings, run),
        paperTable({{"the new last stage", "7 ms or 11 % of the time less, 30 million multiply-adds less", "Pixel 1",
                     "section 5.1"},
                    {"MobileNetV3 Large 1.0", "219 million multiply-adds, 5.4 million parameters, 75.2 % on ImageNet",
                     "none: counted", "table 3"},
                    {"Large, minimalistic", "209 million multiply-adds, 3.9 million parameters, 72.3 % on ImageNet",
                     "none: counted", "the authors' release notes (TensorFlow models)"}})};
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    const auto variants = variantsOf(settings);
    std::vector<LabText> lines;
    if (!run) {
        lines.push_back({"By multiply-adds h-swish is free and squeeze-and-excitation costs %1 of the network. Measure "
                         "here to see what they cost in milliseconds.",
                         {percentText(double(variants[1].macsPrice) / double(variants[0].macs))}});
    } else {
        const LabReading* whole = run->find(variantReading(V3Part::Whole));
        for (const V3Variant& v : variants) {
            const LabReading* without = run->find(variantReading(v.part));
            if (v.part == V3Part::Whole || v.part == V3Part::LastStage || !whole || !without) continue;
            const TimeInterval price = timeDifference(intervalOf(*whole), intervalOf(*without));
            if (price.low <= 0 && price.high >= 0)
                lines.push_back(
                    {"%1: the difference in time is smaller than this measurement can see.", {titleOf(v.part)}});
            else
                lines.push_back({"%1: %2 of the multiply-adds, %3 of the time.",
                                 {titleOf(v.part), percentText(double(v.macsPrice) / double(variants[0].macs)),
                                  percentText(price.median / whole->value)}});
        }
        const LabReading* old = run->find(variantReading(V3Part::LastStage));
        if (whole && old)
            lines.push_back(
                {"The old last stage has %1 million multiply-adds more and takes %2 ms more, %3 of its time "
                 "(the paper's Pixel 1: 11 %).",
                 {shortNumber(std::abs(double(variants[4].macsPrice)) / 1e6), shortNumber(old->value - whole->value),
                  percentText(1 - whole->value / old->value)}});
        const double swish = run->value(curveReading("swish")), hard = run->value(curveReading("h-swish"));
        if (swish > 0 && hard > 0)
            lines.push_back({"Alone on a map, swish takes %1 times as long as h-swish.", {shortNumber(swish / hard)}});
    }
    lines.push_back("h-swish is never farther than 3 / (1 + e^3) = 0.142 from swish; ReLU is up to 0.278 away.");
    return lines;
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    const PlanKind plan = settings.choice("plan") == "optimised" ? PlanKind::Optimised : PlanKind::AsDrawn;
    LabRun run = startedRun(kLabId, settings, plan, options);
    const auto variants = variantsOf(settings);
    std::vector<PartTarget> targets;
    for (const V3Variant& v : variants)
        targets.push_back({v.graph, {}});
    auto timings = measureParts(targets, partOptions(plan, options));
    if (!timings) return timings.error();
    for (std::size_t i = 0; i < variants.size(); ++i)
        addReading(run, partReading(variantReading(variants[i].part), withoutTitle(variants[i].part), (*timings)[i]));
    auto curves = measureCurves(std::int64_t(settings.number("map-values") * 1000), partOptions(plan, options));
    if (!curves) return curves.error();
    addReading(run, partReading(curveReading("copy"), "plain copy of a map", curves->front()));
    for (std::size_t i = 0; i < std::size(kCurveKinds); ++i)
        addReading(run, partReading(curveReading(toString(kCurveKinds[i])),
                                    {"%1 on a map", {curveTitle(kCurveKinds[i])}}, (*curves)[i + 1]));
    return run;
}

std::vector<LabParagraph> helpText() {
    using enum LabParagraph::Kind;
    return {
        {Heading, "What this lab takes apart"},
        {Text, "MobileNetV3 was found by a program that searched among building blocks and timed each candidate on a "
               "phone. Its authors then improved it by hand. The network here is that network; each row of the price "
               "tags is the same network with one part taken out or replaced. The price is what the whole network has "
               "more of than the one without: multiply-adds and parameters by counting, milliseconds by measuring both "
               "in turns on this machine."},
        {Heading, "h-swish (section 5.2)"},
        {Formula, "swish(x) = x / (1 + e^-x)      h-swish(x) = x ReLU6(x + 3) / 6"},
        {Text, "Swish is a smooth relative of ReLU that makes networks more accurate, but its exponential is expensive "
               "on small processors. h-swish replaces the smooth step by a straight ramp between -3 and 3. The largest "
               "distance between the two is at both bends, 3 / (1 + e^3) = 0.142. The curves are drawn above; the "
               "table times each function alone on a map, beside a plain copy of the map: a copy is what fetching and "
               "storing costs without any arithmetic. Where a function takes hardly longer than the copy, memory is "
               "the limit and the function is free."},
        {Heading, "Squeeze-and-excitation (section 5.3)"},
        {Text, "A module averages each channel of a map over all pixels, feeds those averages through two small layers "
               "(to a quarter of the channels and back), and multiplies each channel by the result, a factor between 0 "
               "and 1. It has few multiply-adds, because the layers work on one pixel, but many parameters, and the "
               "whole map must be finished before the first factor is known, and must then be read once more."},
        {Heading, "5x5 instead of 3x3"},
        {Text, "Many blocks filter with a 5x5 depthwise window. It has 25 weights a channel instead of 9, but "
               "depthwise layers "
               "have few multiply-adds to begin with."},
        {Heading, "The last stage (section 5.1, figure 5)"},
        {Formula, "old: 160 -> 960 -> depthwise 3x3 -> 320 -> 1280 on 7 x 7, then average, then classify"},
        {Formula, "new: 160 -> 960 on 7 x 7, then average, then 960 -> 1280 on one pixel, then classify"},
        {Text,
         "The widest layer gives the classifier its features. It need not know where in the photo they are, so it may "
         "as well work on the averaged map, which is one pixel instead of 49; then the depthwise layer and the narrow "
         "layer before it are of no use either. The figures are those of Large at width 1 and 224 x 224; for Small, "
         "which the paper does not draw, the old stage is built by the same rule (twice the last block's channels)."},
        {Heading, "Minimalistic"},
        {Text, "The authors also released a variant without squeeze-and-excitation, 5x5 and h-swish, for processors on "
               "which those are slow. Its price tag is that of all three together; it need not be the sum, because the "
               "parts share layers."},
        {Heading, "As drawn or optimised"},
        {Text, "As drawn, an activation is a layer that reads and writes the whole map; optimised, it is folded into "
               "the convolution before it and costs next to nothing. So the price of h-swish depends on the software "
               "more than on the function."},
    };
}

} // namespace

V3Settings v3Settings(const LabSettings& settings) {
    // A slider adds up its steps; two decimals are what it means.
    return {settings.choice("size") == "large", std::round(settings.number("width") * 100) / 100,
            settings.integer("resolution")};
}

std::string variantReading(V3Part part) {
    return "network/" + std::string(toString(part));
}

std::string curveReading(std::string_view key) {
    return "function/" + std::string(key);
}

std::string curveTitle(CurveKind kind) {
    switch (kind) {
    case CurveKind::ReLU:
        return "ReLU";
    case CurveKind::ReLU6:
        return "ReLU6";
    case CurveKind::HSwish:
        return "h-swish";
    case CurveKind::Swish:
        return "swish";
    }
    return {};
}

Lab v3PartsLab() {
    Lab lab;
    lab.id = kLabId;
    lab.title = "Parts of MobileNetV3";
    lab.paper = "MobileNetV3 (arXiv 1905.02244)";
    lab.section = "sections 5.1 to 5.3";
    lab.lookFor = "Every part of MobileNetV3 with two price tags: multiply-adds and milliseconds. They do not agree. "
                  "h-swish has no multiply-adds at all, squeeze-and-excitation nearly none; measure what they take "
                  "here, first with the optimised plan, then as drawn. The new last stage is the one change that saves "
                  "both. Make the network smaller and watch the shares move.";
    lab.help = helpText();
    LabParameter size, width, resolution, plan, values;
    size.key = "size";
    size.title = "Size";
    size.help = "MobileNetV3 Large or Small";
    size.choices = {{"large", "Large"}, {"small", "Small"}};
    width.key = "width";
    width.title = "Width";
    width.help = "Width multiplier: all channels times this, rounded to eights";
    width.minimum = 0.25;
    width.maximum = 1.5;
    width.step = 0.05;
    width.stops = {0.35, 0.5, 0.75, 1, 1.25};
    width.value = 1;
    resolution.key = "resolution";
    resolution.title = "Resolution";
    resolution.help = "Side of the input photo in pixels";
    resolution.minimum = 32;
    resolution.maximum = 320;
    resolution.step = 32;
    resolution.stops = {96, 128, 160, 192, 224, 256};
    resolution.value = 224;
    plan.key = "plan";
    plan.title = "Plan";
    plan.help = "Optimised: activations are folded into convolutions. As drawn: each layer runs on its own";
    plan.choices = {{"optimised", "optimised"}, {"as-drawn", "as drawn"}};
    values.key = "map-values";
    values.title = "Map for the functions (thousand values)";
    values.help = "How large the map is on which each activation function is timed alone; 200 is 112 x 112 x 16";
    values.minimum = 1;
    values.maximum = 4000;
    values.step = 1;
    values.stops = {1, 10, 50, 200, 800};
    values.value = 200;
    lab.parameters = {std::move(size), std::move(width), std::move(resolution), std::move(plan), std::move(values)};
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "Which of these networks takes the least time here? Put it first.";
    lab.options = [](const LabSettings&) -> std::vector<LabOption> {
        std::vector<LabOption> options;
        for (const V3Part part : {V3Part::Whole, V3Part::SqueezeExcitation, V3Part::Kernels5x5, V3Part::HSwish,
                                  V3Part::LastStage, V3Part::Minimalistic})
            options.push_back({variantReading(part), withoutTitle(part)});
        return options;
    };
    return lab;
}

} // namespace convlens
