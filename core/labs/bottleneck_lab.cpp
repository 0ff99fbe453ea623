#include "core/labs/bottleneck_lab.h"

#include "core/base/message.h"
#include "core/base/utc_now.h"
#include "core/export/passport.h"
#include "core/export/table.h"
#include "core/graph/ops.h"
#include "core/labs/lab_registry.h" // IWYU pragma: associated
#include "core/labs/lab_words.h"
#include "core/labs/point_sets.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace convlens {

namespace {

constexpr const char* kLabId = "linear-bottleneck";

struct NamedActivation {
    const char* key;
    const char* title;
    MaybeActivation kind;
};
const std::array<NamedActivation, 4> kActivations{{{"relu", "ReLU", ActivationKind::ReLU},
                                                   {"relu6", "ReLU6", ActivationKind::ReLU6},
                                                   {"h-swish", "h-swish", ActivationKind::HSwish},
                                                   {"none", "none", std::nullopt}}};

const NamedActivation& activationOf(const LabSettings& settings) {
    return *std::find_if(kActivations.begin(), kActivations.end(),
                         [&](const NamedActivation& a) { return settings.choice("activation") == a.key; });
}

const std::string kFewPoints = "draw at least %1 points; there are %2";
std::vector<Message> pointCounts(const DenseMatrix& drawn) {
    return {std::to_string(kFewestDrawnPoints), std::to_string(drawn.rows)};
}

std::string curveId(int dimensions, const char* what) {
    return "n=" + std::to_string(dimensions) + "/" + what;
}

LabReading spreadReading(std::string id, LabText title, const Spread& spread, int seeds) {
    LabReading reading;
    reading.id = std::move(id);
    reading.title = std::move(title);
    reading.value = spread.middle;
    reading.low = spread.low;
    reading.high = spread.high;
    reading.runs = seeds;
    return reading;
}

LabTable resultTable(const BottleneckView& view) {
    LabTable made{"result",
                  "There and back, with this seed",
                  {{{"what", "what", false}, {"value", "value", true}, {"meaning", "what it means", false}}, {}}};
    const Reconstruction& r = view.result;
    const auto row = [&](const char* what, Cell value, const char* meaning) {
        made.table.rows.push_back({std::string(what), std::move(value), std::string(meaning)});
    };
    row("error as drawn", r.error, "distance to the original, divided by the original's spread: 0 perfect, 1 useless");
    row("error after the best fit", r.fittedError, "what a later linear layer could not repair");
    row("share of points that collapse", r.collapsedShare, "some step away from the point changes nothing any more");
    if (view.settings.activation == ActivationKind::ReLU)
        row("share expected for ReLU", expectedCollapse(view.settings.dimensions), "(n + 1) / 2^n");
    row("share of values that are zero", r.zeroShare, "of the n values of all points, behind the activation");
    return made;
}

LabTable pointsTable(const BottleneckView& view) {
    LabTable made{"points",
                  "The points",
                  {{{"x", "x", true},
                    {"y", "y", true},
                    {"back_x", "x as it came back", true},
                    {"back_y", "y as it came back", true},
                    {"fitted_x", "x after the best fit", true},
                    {"fitted_y", "y after the best fit", true},
                    {"collapsed", "collapsed", false}},
                   {}}};
    for (int i = 0; i < view.points.rows; ++i) {
        const Reconstruction& r = view.result;
        made.table.rows.push_back({view.points.at(i, 0), view.points.at(i, 1), r.points.at(i, 0), r.points.at(i, 1),
                                   r.fitted.at(i, 0), r.fitted.at(i, 1), bool(r.collapsed[std::size_t(i)])});
    }
    return made;
}

LabTable curveTable(const LabSettings& settings, const LabRun* run) {
    LabTable made{"curve",
                  "Many seeds: the error over n",
                  {{{"n", "n", true},
                    {"fitted_error", "error after the best fit (median)", true},
                    {"fitted_low", "10th percentile", true},
                    {"fitted_high", "90th percentile", true},
                    {"error", "error as drawn (median)", true},
                    {"collapsed", "share that collapses (mean)", true},
                    {"expected", "(n + 1) / 2^n", true},
                    {"seeds", "seeds", true}},
                   {}}};
    const bool relu = activationOf(settings).kind == ActivationKind::ReLU;
    for (const int n : bottleneckDimensions()) {
        const Cell expected = relu ? Cell(expectedCollapse(n)) : Cell();
        if (const LabReading* fitted = run ? run->find(curveId(n, "fitted")) : nullptr)
            made.table.rows.push_back({std::int64_t(n), fitted->value, fitted->low, fitted->high,
                                       run->value(curveId(n, "error")), run->value(curveId(n, "collapsed")), expected,
                                       std::int64_t(fitted->runs)});
        else
            made.table.rows.push_back({std::int64_t(n), Cell(), Cell(), Cell(), Cell(), Cell(), expected, Cell()});
    }
    return made;
}

LabTable compareTable(const LabSettings& settings, const LabRun* run) {
    LabTable made{"activations",
                  {"The activations in %1 dimensions", {std::to_string(settings.integer("dimensions"))}},
                  {{{"activation", "activation", false},
                    {"fitted_error", "error after the best fit (median)", true},
                    {"low", "10th percentile", true},
                    {"high", "90th percentile", true}},
                   {}}};
    for (const NamedActivation& a : kActivations) {
        const LabReading* reading = run ? run->find(a.key) : nullptr;
        std::vector<Cell> row{std::string(a.title)};
        if (reading) row.insert(row.end(), {reading->value, reading->low, reading->high});
        row.resize(made.table.columns.size());
        made.table.rows.push_back(std::move(row));
    }
    return made;
}

std::vector<LabTable> tables(const LabSettings& settings, const LabRun* run) {
    const auto view = bottleneckView(settings);
    std::vector<LabTable> made;
    if (view) {
        made.push_back(resultTable(*view));
        made.push_back(curveTable(settings, run));
        made.push_back(compareTable(settings, run));
        made.push_back(pointsTable(*view));
    }
    made.push_back(paperTable(
        {{"the spiral through ReLU in n = 2 and 3", "information is lost: points collapse into each other", "none",
          "figure 1"},
         {"the spiral through ReLU in n = 15 to 30", "the shape survives, but highly non-convex", "none", "figure 1"},
         {"ReLU6 behind the bottleneck layers too", "lowers ImageNet accuracy; linear ends are better", "none",
          "section 6, figure 6a"}}));
    return made;
}

std::vector<LabText> findings(const LabSettings& settings, const LabRun* run) {
    const auto view = bottleneckView(settings);
    if (!view) {
        if (const auto drawn = readPoints(settings.choice("drawn")); drawn && drawn->rows < kFewestDrawnPoints)
            return {{kFewPoints + ".", pointCounts(*drawn)}};
        return {view.error().message + "."};
    }
    const Reconstruction& r = view->result;
    const NamedActivation& activation = activationOf(settings);
    std::vector<LabText> lines;
    if (!activation.kind)
        lines.push_back(
            "Without an activation everything comes back, in any number of dimensions from two on: a random "
            "matrix alone loses nothing, and its pseudo-inverse undoes it.");
    else
        lines.push_back({"With %1 in %2 dimensions %3 of the points collapse, and even after the best fit %4 of the "
                         "shape's spread is wrong.",
                         {activation.title, std::to_string(view->settings.dimensions), percentText(r.collapsedShare),
                          percentText(r.fittedError)}});
    if (activation.kind == ActivationKind::ReLU)
        lines.push_back(
            {"On average over all matrices %1 of the points collapse: each of the n values is let through "
             "with chance 1/2, and fewer than two of n come through with chance (n + 1) / 2^n. In 15 "
             "dimensions that is %2.",
             {percentText(expectedCollapse(view->settings.dimensions)), percentText(expectedCollapse(15))}});
    if (activation.kind == ActivationKind::HSwish && r.collapsedShare < 0.5)
        lines.push_back("h-swish lets small negative values through, so fewer points collapse than with ReLU. Make the "
                        "points larger and it becomes ReLU; make them small and it is nearly a straight line.");
    if (run)
        lines.push_back({"Over %1 seeds the error after the best fit is %2 in 2 dimensions and %3 in 30.",
                         {std::to_string(settings.integer("seeds")), percentText(run->value(curveId(2, "fitted"))),
                          percentText(run->value(curveId(30, "fitted")))}});
    return lines;
}

Result<LabRun> measureLab(const LabSettings& settings, const LabMeasureOptions& options) {
    const auto points = bottleneckPoints(settings);
    if (!points) return points.error();
    const EmbeddingSettings embedding = embeddingSettings(settings);
    const int seeds = settings.integer("seeds");
    const auto& dimensions = bottleneckDimensions();
    LabRun run;
    run.lab = kLabId;
    run.settings = settings;
    run.unit = "relative error";
    run.passport.time = utcNow();

    // The activations at the chosen n first: they are what is ranked.
    const int chosen[] = {embedding.dimensions};
    for (const NamedActivation& a : kActivations) {
        EmbeddingSettings one = embedding;
        one.activation = a.kind;
        auto curve = errorOverDimensions(*points, one, chosen, seeds, options.cancel);
        if (!curve) return curve.error();
        run.readings.push_back(spreadReading(a.key, a.title, curve->front().fittedError, seeds));
    }
    auto curve = errorOverDimensions(*points, embedding, dimensions, seeds, options.cancel, options.progress);
    if (!curve) return curve.error();
    for (const CurvePoint& p : *curve) {
        const std::vector<Message> n{std::to_string(p.dimensions)};
        run.readings.push_back(
            spreadReading(curveId(p.dimensions, "fitted"), {"n = %1, after the best fit", n}, p.fittedError, seeds));
        run.readings.push_back(spreadReading(curveId(p.dimensions, "error"), {"n = %1, as drawn", n}, p.error, seeds));
        LabReading collapsed = spreadReading(curveId(p.dimensions, "collapsed"),
                                             {"n = %1, share of points that collapse", n}, p.collapsedShare, seeds);
        collapsed.value = p.meanCollapsedShare;
        run.readings.push_back(std::move(collapsed));
    }
    return run;
}

std::vector<LabParagraph> helpText() {
    using enum LabParagraph::Kind;
    return {
        {Heading, "The question"},
        {Text,
         "Between two layers of a network lies a stack of maps. Each pixel of it is a list of numbers, one a channel: "
         "a point in a space with as many dimensions as there are channels. The points of real photos do not fill that "
         "space; they lie on a thin, curved surface with few dimensions of its own. So one would like narrow layers, "
         "with just as many channels as that surface needs. MobileNetV2 asks what happens if an activation such as "
         "ReLU, which sets all negative values to zero, follows such a narrow layer."},
        {Heading, "The experiment"},
        {Formula, "x  ->  T x  ->  y = activation(T x)  ->  T+ y"},
        {Text, "The surface is a spiral in the plane: every point x has two coordinates. T is a matrix of n rows of "
               "random numbers, the expansion into n dimensions. Then the activation is applied to each of the n "
               "values. Then T+, the pseudo-inverse of T, leads back into the plane: it answers with the point whose "
               "image under T is closest to y. Without an activation it would undo T exactly. What comes back "
               "differently was changed by the activation alone."},
        {Heading, "Why few dimensions lose"},
        {Text, "ReLU lets a value through or sets it to zero. A point in the plane needs two values that are let "
               "through to be told from its neighbours in every direction. With one value let through, all points "
               "along a line become one; with none, a whole region becomes zero. A random row lets a point through "
               "with chance 1/2, so the chance that fewer than two of n rows do is"},
        {Formula, "(n + 1) / 2^n: 75 % for n = 2, 50 % for n = 3, 19 % for n = 5, 0.05 % for n = 15"},
        {Text, "Those are the points drawn as collapsed. With many dimensions there are always enough values left, and "
               "the shape can be recovered; ReLU then bends it, which is what a nonlinearity is for."},
        {Heading, "What MobileNetV2 makes of it"},
        {Text,
         "An inverted residual block first expands a narrow map (by t = 6, here n = 12 for a plane), works on the wide "
         "map with ReLU6, where little is lost, and then goes back to a narrow map with a linear layer: no activation "
         "follows, because in few dimensions it would destroy what was found. That is the linear bottleneck."},
        {Heading, "The two errors"},
        {Text, "The error is the root of the mean square distance between a point and where it came back, divided by "
               "the same for the original about its mean. ReLU halves everything on average, so the shape comes back "
               "smaller and shifted: that is the error as drawn. The next layer of a network could stretch and shift "
               "it back. The error after the best fit leaves out what such a step repairs; it is what is really lost."},
        {Heading, "ReLU6 and h-swish"},
        {Text, "ReLU6 also cuts off what is above 6, so large points collapse at both ends. h-swish, x times ReLU6(x + "
               "3) / 6, is zero below -3 only, and bends gently between -3 and 3. For both it matters how large the "
               "points are; for ReLU it does not. At size 2 the n values spread as widely as values behind a batch "
               "norm do with our random weights."},
        {Heading, "The photo"},
        {Text, "The same with real data: the photo is cut into patches, and the colour values of a patch are a point "
               "with 3, 12 or more coordinates. It goes into n / 2 times as many dimensions, which is the plane's "
               "ratio, and back. What you see is the photo put together from what came back, after the best fit."},
    };
}

} // namespace

const std::vector<int>& bottleneckDimensions() {
    static const std::vector<int> all = [] {
        std::vector<int> list;
        for (int n = 2; n <= 30; ++n)
            list.push_back(n);
        return list;
    }();
    return all;
}

EmbeddingSettings embeddingSettings(const LabSettings& settings) {
    return {settings.integer("dimensions"), activationOf(settings).kind, std::uint64_t(settings.integer("seed")),
            settings.number("size")};
}

Result<DenseMatrix> bottleneckPoints(const LabSettings& settings) {
    for (const PointSet set : kPointSets) {
        if (settings.choice("points") != toString(set)) continue;
        if (set != PointSet::Drawn) return makePoints(set, settings.integer("count"));
    }
    auto drawn = readPoints(settings.choice("drawn"));
    if (!drawn) return drawn.error();
    if (drawn->rows < kFewestDrawnPoints)
        return Error{ErrorCode::InvalidArgument, Message(kFewPoints, pointCounts(*drawn))};
    return normalised(std::move(*drawn));
}

Result<BottleneckView> bottleneckView(const LabSettings& settings) {
    auto points = bottleneckPoints(settings);
    if (!points) return points.error();
    BottleneckView view;
    view.settings = embeddingSettings(settings);
    auto result = reconstruct(*points, view.settings);
    if (!result) return result.error();
    view.points = std::move(*points);
    view.result = std::move(*result);
    return view;
}

Lab linearBottleneckLab() {
    Lab lab;
    lab.id = kLabId;
    lab.title = "Linear bottlenecks";
    lab.paper = "MobileNetV2 (arXiv 1801.04381)";
    lab.section = "figure 1 and section 3.2";
    lab.lookFor = "A spiral goes through a random matrix into n dimensions, through an activation, and back. Start "
                  "with n = 2 and go "
                  "up: with ReLU half of the plane folds onto lines and one point at first, and from about 15 "
                  "dimensions on nearly "
                  "nothing is lost. Try other seeds: with few dimensions it is luck which part survives. Choose no "
                  "activation, and "
                  "everything comes back at any n. That is why MobileNetV2 puts ReLU6 on wide maps only and ends its "
                  "blocks linearly.";
    lab.help = helpText();
    std::vector<LabChoice> activations;
    for (const NamedActivation& a : kActivations)
        activations.push_back({a.key, a.title});
    const auto numberOf = [](const char* key, const char* title, const char* help, double minimum, double maximum,
                             double step, std::vector<double> stops, double value) {
        LabParameter p;
        p.key = key;
        p.title = title;
        p.help = help;
        p.minimum = minimum;
        p.maximum = maximum;
        p.step = step;
        p.stops = std::move(stops);
        p.value = value;
        return p;
    };
    LabParameter points, activation, drawn;
    points.key = "points";
    points.title = "Points";
    points.help = "What goes in: a shape in the plane, or points that you draw into the left picture with the mouse";
    points.choices = {
        {"spiral", "spiral"}, {"ring", "ring"}, {"moons", "two moons"}, {"grid", "grid"}, {"drawn", "drawn by you"}};
    activation.key = "activation";
    activation.title = "Activation";
    activation.help = "What is applied to each of the n values";
    activation.choices = std::move(activations);
    drawn.key = "drawn";
    drawn.title = "Drawn points";
    drawn.help = "The points that were drawn, as \"x,y x,y ...\"";
    drawn.isText = true;
    lab.parameters = {
        std::move(points),
        std::move(activation),
        numberOf("dimensions", "Dimensions n", "Rows of the random matrix: how many values each point becomes", 2, 30,
                 1, {2, 3, 5, 15, 30}, 3),
        numberOf("size", "Size", "How large the points are; ReLU does not care, ReLU6 and h-swish do", 0.5, 10, 0.5, {},
                 2),
        numberOf("seed", "Seed", "Which random matrix", 1, 9999, 1, {}, 1),
        numberOf("count", "Number of points", "How many points the shape has", 16, 1024, 1, {}, 256),
        numberOf("seeds", "Seeds of the curve", "How many random matrices the curve over n tries", 10, 200, 10, {}, 50),
        std::move(drawn),
    };
    lab.isTimed = false;
    lab.tables = tables;
    lab.findings = findings;
    lab.measure = measureLab;
    lab.question = "Which loses the least of the shape in this many dimensions? Put it first.";
    lab.options = [](const LabSettings&) -> std::vector<LabOption> {
        std::vector<LabOption> options;
        for (const NamedActivation& a : kActivations)
            options.push_back({a.key, a.title});
        return options;
    };
    return lab;
}

} // namespace convlens
