#include "core/labs/depthwise_separable.h"

#include "core/base/check.h"
#include "core/base/message.h"
#include "core/export/count_titles.h"
#include "core/export/table.h"
#include "core/labs/lab_graph.h"
#include "core/labs/lab_measure.h"
#include "core/labs/lab_registry.h"
#include "core/labs/lab_words.h"
#include "core/measure/measure.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

namespace convlens {

namespace {

/// "standard, 3x3, 512 to 512 channels, 14x14".
LabText sweepTitle(const SeparableShape& s, bool separable) {
    return {separable ? "separable, %1x%1, %2 to %3 channels, %4x%4" : "standard, %1x%1, %2 to %3 channels, %4x%4",
            {std::to_string(s.kernel), std::to_string(s.inChannels), std::to_string(s.outChannels),
             std::to_string(s.side)}};
}

std::int64_t standardMacs(const SeparableShape& s) {
    return std::int64_t(s.side) * s.side * s.kernel * s.kernel * s.inChannels * s.outChannels;
}

/// The chosen shape first, then every swept one that differs from it.
std::vector<SeparableShape> shapesToMeasure(const SeparableShape& chosen) {
    std::vector<SeparableShape> shapes{chosen};
    const SeparableSweep sweep = separableSweep(chosen);
    for (const auto* list : {&sweep.outChannels, &sweep.kernels})
        for (const SeparableShape& s : *list)
            if (std::find(shapes.begin(), shapes.end(), s) == shapes.end()) shapes.push_back(s);
    return shapes;
}

LabTable costTable(const SeparableCost& cost, const LabRun* run) {
    LabTable made{"cost",
                  "The same map, two ways",
                  {{{"layer", "layer", false},
                    {"macs", kMacsTitle, true},
                    {"params", "parameters", true},
                    {"read_bytes", "bytes read", true},
                    {"write_bytes", "bytes written", true},
                    {"time_ms", "time here (ms)", true},
                    {"mad_ms", "spread (ms)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    const auto row = [&](const char* title, const LayerCost& c, const char* reading) {
        made.table.rows.push_back({std::string(title), c.macs, c.params, c.readBytes, c.writeBytes});
        appendReading(made.table.rows.back(), run, reading);
    };
    row("standard convolution", cost.standard, "standard");
    row("depthwise layer", cost.depthwise, "depthwise");
    row("pointwise layer", cost.pointwise, "pointwise");
    row("depthwise separable (both)", cost.separable(), "separable");
    return made;
}

LabTable ratioTable(const SeparableShape& shape, const SeparableCost& cost) {
    LabTable made{"ratio",
                  "The ratio, and what it is not",
                  {{{"what", "what", false}, {"formula", "formula", false}, {"value", "value", true}}, {}}};
    const double k2 = double(shape.kernel) * shape.kernel, out = shape.outChannels;
    const auto row = [&](const char* what, const char* formula, Cell value) {
        made.table.rows.push_back({std::string(what), std::string(formula), std::move(value)});
    };
    row("counted: separable by standard multiply-adds", "counted layer by layer", cost.ratio());
    row("the paper's ratio", "1/C_out + 1/K^2", separableRatio(shape.outChannels, shape.kernel));
    row("how many times fewer", "C_out K^2 / (C_out + K^2)", 1 / separableRatio(shape.outChannels, shape.kernel));
    row("often quoted instead, but no ratio", "C_out + K^2", out + k2);
    row("what C_out + K^2 is: separable multiply-adds for each pixel and input channel", "N^2 C_in (C_out + K^2)",
        double(cost.separable().macs) / (double(shape.side) * shape.side * shape.inChannels));
    row("the same of the standard convolution", "N^2 C_in C_out K^2",
        double(cost.standard.macs) / (double(shape.side) * shape.side * shape.inChannels));
    return made;
}

LabTable sweepTable(const SeparableShape& chosen, const LabRun* run) {
    LabTable made{"speed-up",
                  "Predicted against measured speed-up",
                  {{{"kernel", "K", true},
                    {"out_channels", "C_out", true},
                    {"predicted", "predicted (times fewer multiply-adds)", true},
                    {"measured", "measured (times faster)", true},
                    {"standard_ms", "standard (ms)", true},
                    {"separable_ms", "separable (ms)", true},
                    {"doubtful", "doubtful", false}},
                   {}}};
    for (const SeparableShape& s : shapesToMeasure(chosen)) {
        const LabReading* standard = run ? run->find(sweepReading(s, false)) : nullptr;
        const LabReading* separable = run ? run->find(sweepReading(s, true)) : nullptr;
        std::vector<Cell> row{std::int64_t(s.kernel), std::int64_t(s.outChannels),
                              1 / separableRatio(s.outChannels, s.kernel)};
        row.resize(made.table.columns.size());
        if (standard && separable) {
            row[3] = measuredSpeedUp(*run, s);
            row[4] = standard->value;
            row[5] = separable->value;
            row[6] = standard->doubtful || separable->doubtful;
        }
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    const SeparableShape shape = separableShape(settings);
    const auto cost = separableCost(shape);
    CONVLENS_CHECK(cost.has_value()); // the settings are checked
    return {
        costTable(*cost, run), ratioTable(shape, *cost), sweepTable(shape, run),
        paperTable(
            {{"3x3, 512 to 512 channels, 14x14: standard convolution",
              "462 million multiply-adds, 2.36 million parameters", "counted", "table 3"},
             {"the same, depthwise separable", "52.3 million multiply-adds, 0.27 million parameters", "counted",
              "table 3"},
             {"3x3 depthwise separable against standard convolutions", "between 8 and 9 times less computation",
              "counted", "section 3.1"},
             {"the whole network with full convolutions",
              "4866 million multiply-adds, 29.3 million parameters, 71.7 % on ImageNet", "none: no time", "table 4"},
             {"the whole network, depthwise separable",
              "569 million multiply-adds, 4.2 million parameters, 70.6 % on ImageNet", "none: no time", "table 4"}})};
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    const SeparableShape shape = separableShape(settings);
    const double fewer = 1 / separableRatio(shape.outChannels, shape.kernel);
    std::vector<LabText> lines;
    if (run) {
        const double faster = measuredSpeedUp(*run, shape);
        const double depthwise = run->value("depthwise"), separable = run->value("separable");
        if (faster >= std::max(fewer, 1.0))
            lines.push_back({"%1 times fewer multiply-adds, and measured here %2 times faster.",
                             {shortNumber(fewer), shortNumber(faster)}});
        else if (faster >= 1)
            lines.push_back({"%1 times fewer multiply-adds, but measured here %2 times faster.",
                             {shortNumber(fewer), shortNumber(faster)}});
        else
            lines.push_back({"%1 times fewer multiply-adds, but measured here %2 times slower.",
                             {shortNumber(fewer), shortNumber(1 / faster)}});
        const auto cost = separableCost(shape);
        CONVLENS_CHECK(cost.has_value());
        lines.push_back({"The depthwise layer has %1 of the separable multiply-adds and takes %2 of its time.",
                         {percentText(double(cost->depthwise.macs) / double(cost->separable().macs)),
                          percentText(depthwise / separable)}});
    } else if (fewer >= 1) {
        lines.push_back({"The separable convolution has %1 times fewer multiply-adds. Measure here to see how much of "
                         "that arrives as time.",
                         {shortNumber(fewer)}});
    } else {
        lines.push_back("With K = 1 there is nothing to separate: the extra depthwise layer only adds work.");
    }
    const double wrong = shape.outChannels + double(shape.kernel) * shape.kernel;
    lines.push_back(
        {"C_out + K*K = %1 is not the ratio: nothing becomes %1 times cheaper. It is the separable work for "
         "one pixel of one input channel; the standard work is %2, and only their quotient says something.",
         {shortNumber(wrong), shortNumber(double(shape.outChannels) * shape.kernel * shape.kernel)}});
    return lines;
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    std::vector<LabCase> cases;
    const SeparableShape chosen = separableShape(settings);
    for (const SeparableShape& shape : shapesToMeasure(chosen)) {
        const auto standard = standardConvolution(shape), separable = separableConvolution(shape);
        if (!standard) return standard.error();
        if (!separable) return separable.error();
        cases.push_back({sweepReading(shape, false), sweepTitle(shape, false), *standard});
        cases.push_back({sweepReading(shape, true), sweepTitle(shape, true), *separable});
    }
    auto run = measureCases("depthwise-separable", settings, cases, options);
    if (!run) return run;
    // The chosen shape comes first in the list; it also answers by the plain ids that are ranked.
    LabReading standard = run->readings[0], separable = run->readings[1];
    standard.id = "standard";
    standard.title = "standard convolution";
    separable.id = "separable";
    separable.title = "depthwise separable";
    std::vector<LabReading> plain{standard, separable};
    for (const char* part : {"depthwise", "pointwise"}) {
        LabReading reading = separable;
        reading.id = part;
        reading.title = std::string(part) + " layer";
        std::erase_if(reading.steps, [&](const StepTiming& step) { return step.name != part; });
        reading.value = partOf(separable, *cases[1].graph, part);
        reading.spread = reading.steps.empty() ? 0 : reading.steps.front().madUs / 1000;
        plain.push_back(std::move(reading));
    }
    run->readings.insert(run->readings.begin(), plain.begin(), plain.end());
    return run;
}

} // namespace

SeparableShape separableShape(const LabSettings& settings) {
    return {settings.integer("side"), settings.integer("kernel"), settings.integer("in-channels"),
            settings.integer("out-channels")};
}

double separableRatio(int outChannels, int kernel) {
    return 1.0 / outChannels + 1.0 / (double(kernel) * kernel);
}

Result<std::shared_ptr<const Graph>> standardConvolution(const SeparableShape& shape) {
    LabGraph graph("standard convolution", {1, shape.inChannels, shape.side, shape.side});
    return graph.finish(graph.convolution("standard", graph.start(), shape.outChannels, shape.kernel));
}

Result<std::shared_ptr<const Graph>> separableConvolution(const SeparableShape& shape) {
    LabGraph graph("depthwise separable convolution", {1, shape.inChannels, shape.side, shape.side});
    const TensorId filtered = graph.depthwise("depthwise", graph.start(), shape.kernel);
    return graph.finish(graph.convolution("pointwise", filtered, shape.outChannels));
}

Result<SeparableCost> separableCost(const SeparableShape& shape) {
    const auto standard = standardConvolution(shape), separable = separableConvolution(shape);
    if (!standard) return standard.error();
    if (!separable) return separable.error();
    const NetworkCost parts = computeCost(**separable);
    SeparableCost cost;
    cost.standard = labCost(**standard);
    cost.depthwise = parts.layers[std::size_t((*separable)->findLayer("depthwise")->value)];
    cost.pointwise = parts.layers[std::size_t((*separable)->findLayer("pointwise")->value)];
    return cost;
}

SeparableSweep separableSweep(const SeparableShape& chosen) {
    SeparableSweep sweep;
    const auto keep = [&](std::vector<SeparableShape>& list, SeparableShape shape) {
        if (shape == chosen || standardMacs(shape) <= kMostSweptMacs) list.push_back(shape);
    };
    std::vector<int> widths{16, 32, 64, 128, 256, 512};
    if (std::find(widths.begin(), widths.end(), chosen.outChannels) == widths.end()) {
        widths.push_back(chosen.outChannels);
        std::sort(widths.begin(), widths.end());
    }
    for (const int width : widths)
        keep(sweep.outChannels, {chosen.side, chosen.kernel, chosen.inChannels, width});
    for (const int kernel : {1, 3, 5, 7})
        keep(sweep.kernels, {chosen.side, kernel, chosen.inChannels, chosen.outChannels});
    return sweep;
}

std::string sweepReading(const SeparableShape& shape, bool separable) {
    return "sweep/kernel=" + std::to_string(shape.kernel) + "/out-channels=" + std::to_string(shape.outChannels) +
           (separable ? "/separable" : "/standard");
}

double measuredSpeedUp(const LabRun& run, const SeparableShape& shape) {
    return run.value(sweepReading(shape, false)) / run.value(sweepReading(shape, true));
}

Lab depthwiseSeparableLab() {
    using enum LabParagraph::Kind;
    Lab lab;
    lab.id = "depthwise-separable";
    lab.title = "Depthwise separable convolution";
    lab.paper = "MobileNetV1 (arXiv 1704.04861)";
    lab.section = "section 3.1";
    lab.lookFor =
        "A standard convolution filters and mixes channels in one step; MobileNetV1 does the two one after the other, "
        "which costs about one ninth with 3x3 filters. Move C_out and K and see which of the two decides the ratio. "
        "Then measure: is it nine times faster too? Small depthwise layers do little arithmetic for each value they "
        "fetch, so time saves less than multiply-adds do, and the gap is widest where C_out is small.";
    lab.help = {
        {Heading, "What is computed"},
        {Text, "The input is a stack of C_in maps of N x N values; the output shall be C_out maps of the same size. A "
               "standard convolution has C_out filters, each a block of K x K x C_in weights. Each output value "
               "multiplies a whole block with the input below it and adds up."},
        {Formula, "standard: N^2 K^2 C_in C_out multiply-adds, K^2 C_in C_out weights"},
        {Text,
         "The depthwise layer gives each input channel one flat K x K filter of its own and mixes nothing. The "
         "pointwise layer then is a 1x1 convolution: at each pixel, each output is a weighted sum of all channels."},
        {Formula, "depthwise: N^2 K^2 C_in, pointwise: N^2 C_in C_out multiply-adds"},
        {Heading, "The ratio"},
        {Formula, "(N^2 K^2 C_in + N^2 C_in C_out) / (N^2 K^2 C_in C_out) = 1/C_out + 1/K^2"},
        {Text, "N and C_in cancel. With many output channels 1/C_out vanishes, and a 3x3 kernel costs a little more "
               "than one ninth. A popular explanation on the web gives the ratio as C_out + K*K. That is what is left "
               "of the numerator when N^2 C_in is taken out; the denominator C_out K^2 was forgotten. The table 'The "
               "ratio, and what it is not' puts your numbers in."},
        {Heading, "Memory traffic"},
        {Text, "Counted as if each layer read its input and its weights once and wrote its output once, 4 bytes a "
               "value. The separable version writes one more map in between and reads it again, so its traffic shrinks "
               "far less than its multiply-adds; where weights are few it even grows."},
        {Heading, "Predicted and measured"},
        {Text, "The prediction takes time to be proportional to multiply-adds. The measurement runs the bare "
               "convolutions (no "
               "batch norm, no activation) of both versions in turns on this machine, layer by layer. In the sweeps "
               "one of C_out and K "
               "varies and the rest stays as you chose; shapes whose standard convolution exceeds 2 billion "
               "multiply-adds are left out."},
    };
    lab.parameters = {
        {"side", "Map side N", "Height and width of the input and output maps", 7, 56, 1, {7, 14, 28, 56}, 14},
        {"kernel", "Kernel K", "Height and width of the filters", 1, 7, 2, {1, 3, 5, 7}, 3},
        {"in-channels", "Input channels C_in", "Maps in the input stack", 8, 512, 8, {32, 64, 128, 256, 512}, 512},
        {"out-channels",
         "Output channels C_out",
         "Maps in the output stack",
         8,
         512,
         8,
         {16, 32, 64, 128, 256, 512},
         512},
    };
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "Which takes the least time on this machine? Put it first.";
    lab.options = [](const LabSettings&) -> std::vector<LabOption> {
        return {
            {"standard", "standard convolution"}, {"depthwise", "depthwise layer"}, {"pointwise", "pointwise layer"}};
    };
    return lab;
}

} // namespace convlens
