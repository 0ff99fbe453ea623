#include "app/cli/chosen_network.h"
#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/near_match.h"
#include "app/cli/numbers.h"
#include "core/base/json.h"
#include "core/engine/engine.h"
#include "core/export/json.h"
#include "core/export/network_table.h"
#include "core/export/passport.h"
#include "core/graph/graph.h"
#include "core/image/image.h"
#include "core/networks/network_spec.h"
#include "core/tensor/npy.h"
#include "core/tensor/tensor.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

namespace convlens::cli {

namespace {

struct Options {
    std::string network;
    WeightsOptions weights;
    std::vector<std::string> images;
    std::string input;
    int top = 5;
    std::string engine;
    int threads = 1;
    std::string output;
    std::vector<std::string> record;
    bool json = false;
};

/// LAYER=FILE.npy, or LAYER[i]=FILE.npy for a layer with several outputs.
struct Recording {
    LayerId layer;
    int outputIndex = 0;
    std::string name; ///< as given
    std::string file;
    Shape shape; ///< of everything appended so far
    std::vector<float> values;
};

struct Prediction {
    int index = 0;
    float probability = 0;
};

/// What became of one photo, or of one row of the input array.
struct Outcome {
    std::string source;     ///< path as given
    std::optional<int> row; ///< of an input array
    std::vector<Prediction> top;
    std::string problem; ///< why there is no prediction; empty where there is one
};

Error usage(std::string message) {
    return {ErrorCode::InvalidArgument, std::move(message)};
}

Result<Recording> parseRecording(const std::string& text, const Graph& graph) {
    const auto equals = text.find('=');
    if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
        return usage("--record '" + text + "' is not LAYER=FILE.npy");
    Recording recording;
    recording.name = text.substr(0, equals);
    recording.file = text.substr(equals + 1);
    std::string layerName = recording.name;
    int index = -1;
    if (const auto bracket = layerName.find('['); bracket != std::string::npos && layerName.back() == ']') {
        const char* end = layerName.data() + layerName.size() - 1;
        const auto [rest, code] = std::from_chars(layerName.data() + bracket + 1, end, index);
        if (code != std::errc() || rest != end || index < 0) index = -1;
        if (index >= 0) layerName.resize(bracket);
    }
    const auto layer = graph.findLayer(layerName);
    if (!layer) {
        std::vector<std::string> names;
        for (const Layer& known : graph.layers())
            names.push_back(known.name);
        std::string hint;
        for (const std::string& near : nearMatches(layerName, names))
            hint += (hint.empty() ? "; near: " : ", ") + near;
        return usage("there is no layer '" + layerName + "' in " + graph.title() +
                     (hint.empty() ? "; convlens-cli describe lists them" : hint));
    }
    recording.layer = *layer;
    const int outputs = int(graph.layer(*layer).outputs.size());
    if (index < 0 && outputs > 1)
        return usage("layer '" + layerName + "' has " + std::to_string(outputs) + " outputs; write " + layerName +
                     "[0]=FILE.npy up to " + layerName + "[" + std::to_string(outputs - 1) + "]=FILE.npy");
    recording.outputIndex = std::max(index, 0);
    if (recording.outputIndex >= outputs)
        return usage("layer '" + layerName + "' has no output " + std::to_string(index) + "; it has " +
                     std::to_string(outputs));
    recording.shape = graph.outputShapeOf(*layer, recording.outputIndex);
    recording.shape.n = 0;
    return recording;
}

/// The k likeliest classes of one row of [n, classes, 1, 1]; equal probabilities keep the order of classes.
std::vector<Prediction> topClasses(std::span<const float> probabilities, int k) {
    std::vector<int> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    const auto count = std::min(order.size(), std::size_t(k));
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(count), order.end(), [&](int a, int b) {
        const float pa = probabilities[std::size_t(a)], pb = probabilities[std::size_t(b)];
        return pa != pb ? pa > pb : a < b;
    });
    std::vector<Prediction> top;
    for (std::size_t i = 0; i < count; ++i)
        top.push_back({order[i], probabilities[std::size_t(order[i])]});
    return top;
}

/// One `run` from options to result; kept together because every step needs what the steps before it made.
class Runner {
public:
    Runner(const Options& options, ChosenNetwork network, const Engine& engine)
        : m_options(options), m_network(std::move(network)), m_engine(engine),
          m_labels(classLabels(m_network.weights.info, m_network.spec.classes)) {}

    Result<void> run() {
        if (auto ran = m_options.input.empty() ? runImages() : runArray(); !ran) return ran;
        const auto failed = std::count_if(m_outcomes.begin(), m_outcomes.end(),
                                          [](const Outcome& outcome) { return !outcome.problem.empty(); });
        if (failed == 0) {
            // With a photo missing, the rows of the arrays would no longer be the photos in their order.
            if (auto written = writeArrays(); !written) return written;
        }
        print(m_options.json ? dumpJson(json()) : text());
        if (failed == 0) return {};
        std::string problems;
        for (const Outcome& outcome : m_outcomes) {
            if (!outcome.problem.empty()) problems += (problems.empty() ? "" : "; ") + outcome.problem;
        }
        return Error{ErrorCode::FileUnreadable, problems};
    }

private:
    /// Compiles for `batch` images and resolves the layers to record.
    Result<void> prepare(int batch) {
        auto graph = sharedGraph(m_network.spec, batch);
        if (!graph) return graph.error();
        m_graph = *graph;
        std::set<std::string> files;
        if (!m_options.output.empty()) files.insert(m_options.output);
        for (const std::string& text : m_options.record) {
            auto recording = parseRecording(text, *m_graph);
            if (!recording) return recording.error();
            if (!files.insert(recording->file).second)
                return usage("two results would go to the same file '" + recording->file + "'");
            m_recordings.push_back(std::move(*recording));
        }
        auto plan =
            m_engine.compile(m_graph, m_network.weights.parameters, {m_engine.plans().front(), m_options.threads});
        if (!plan) return plan.error();
        m_plan = std::move(*plan);
        return {};
    }

    Result<void> runImages() {
        if (auto prepared = prepare(1); !prepared) return prepared;
        for (const std::string& path : m_options.images) {
            Outcome outcome;
            outcome.source = path;
            auto input = [&]() -> Result<Tensor> {
                const auto image = loadImage(path);
                if (!image) return image.error();
                return preprocessImage(*image, m_network.weights.info.preprocess, m_network.spec.resolution);
            }();
            if (!input) {
                outcome.problem = input.error().message;
                m_outcomes.push_back(std::move(outcome));
                continue;
            }
            auto rows = execute(*input);
            if (!rows) return rows.error();
            outcome.top = std::move(rows->front());
            m_outcomes.push_back(std::move(outcome));
        }
        return {};
    }

    Result<void> runArray() {
        auto input = readNpy(m_options.input);
        if (!input) return input.error();
        const Shape& shape = input->shape();
        const int side = m_network.spec.resolution;
        if (shape.n < 1 || shape.c != 3 || shape.h != side || shape.w != side) {
            std::string hint;
            if (shape.c == 3 && shape.h == shape.w && shape.h != side)
                hint = "; say resolution=" + std::to_string(shape.h) + " in the network";
            return Error{ErrorCode::Mismatch, "'" + m_options.input + "' has the shape " + toString(shape) + ", but " +
                                                  toString(m_network.spec) + " takes nx3x" + std::to_string(side) +
                                                  "x" + std::to_string(side) + hint};
        }
        const auto values = input->values();
        const auto bad = std::find_if(values.begin(), values.end(), [](float v) { return !std::isfinite(v); });
        if (bad != values.end())
            return Error{ErrorCode::BadFormat, "'" + m_options.input + "' holds " + fixed(double(*bad), 0) +
                                                   " at element " + std::to_string(bad - values.begin()) +
                                                   "; an input must be finite"};
        if (auto prepared = prepare(shape.n); !prepared) return prepared;
        auto rows = execute(*input);
        if (!rows) return rows.error();
        for (int row = 0; row < shape.n; ++row)
            m_outcomes.push_back({m_options.input, row, std::move((*rows)[std::size_t(row)]), {}});
        return {};
    }

    /// Runs one batch, keeps its logits and recorded maps, and returns the likeliest classes of each row.
    Result<std::vector<std::vector<Prediction>>> execute(const Tensor& input) {
        RunOptions options;
        for (const Recording& recording : m_recordings) {
            if (std::find(options.record.begin(), options.record.end(), recording.layer) == options.record.end())
                options.record.push_back(recording.layer);
        }
        auto output = m_plan->run(input, options);
        if (!output) return output.error();
        const auto logits = output->logits.values();
        if (!m_options.output.empty()) m_logits.insert(m_logits.end(), logits.begin(), logits.end());
        for (Recording& recording : m_recordings) {
            const auto found = std::find_if(output->recorded.begin(), output->recorded.end(), [&](const auto& r) {
                return r.layer == recording.layer && r.outputIndex == recording.outputIndex;
            });
            if (found == output->recorded.end())
                return Error{ErrorCode::Unsupported, "engine '" + std::string(m_engine.id()) +
                                                         "' cannot record layer '" + recording.name + "'"};
            const auto values = found->tensor->values();
            recording.values.insert(recording.values.end(), values.begin(), values.end());
            recording.shape.n += found->tensor->shape().n;
        }
        std::vector<std::vector<Prediction>> rows;
        const std::size_t classes = std::size_t(m_network.spec.classes);
        for (int n = 0; n < input.shape().n; ++n)
            rows.push_back(
                topClasses(output->probabilities.values().subspan(std::size_t(n) * classes, classes), m_options.top));
        return rows;
    }

    Result<void> writeArrays() const {
        const int classes = m_network.spec.classes;
        if (!m_options.output.empty()) {
            const std::array dims{int(m_logits.size() / std::size_t(classes)), classes};
            if (auto written = writeNpy(m_options.output, m_logits, dims); !written) return written;
        }
        for (const Recording& recording : m_recordings) {
            const Shape& s = recording.shape;
            const std::array dims{s.n, s.c, s.h, s.w};
            if (auto written = writeNpy(recording.file, recording.values, dims); !written) return written;
        }
        return {};
    }

    std::string label(int index) const {
        return std::size_t(index) < m_labels.size() ? m_labels[std::size_t(index)] : std::string();
    }

    Passport passport() const {
        Passport passport;
        passport.network = toString(m_network.spec);
        passport.weights = m_network.weights.info;
        if (m_options.input.empty())
            passport.preprocessing = describe(m_network.weights.info.preprocess, m_network.spec.resolution);
        passport.engine = m_engine.id();
        passport.engineVersion = m_engine.version();
        passport.plan = toString(m_engine.plans().front());
        passport.threads = m_options.threads;
        return passport;
    }

    Json json() const {
        Json json;
        json["network"] = toString(m_network.spec);
        json["conditions"] = toJson(passport());
        json["weights"] = toJson(m_network.weights.info);
        json["results"] = Json::array();
        for (const Outcome& outcome : m_outcomes) {
            Json result;
            result["image"] = outcome.source;
            if (outcome.row) result["row"] = *outcome.row;
            if (!outcome.problem.empty()) {
                result["error"] = outcome.problem;
                json["results"].push_back(std::move(result));
                continue;
            }
            result["top"] = Json::array();
            for (const Prediction& p : outcome.top) {
                const std::string name = label(p.index);
                result["top"].push_back({{"index", p.index},
                                         {"label", name.empty() ? Json() : Json(name)},
                                         {"probability", p.probability}});
            }
            result["weights"] = {{"kind", json["weights"]["kind"]}, {"hash", json["weights"]["hash"]}};
            json["results"].push_back(std::move(result));
        }
        json["recorded"] = Json::array();
        for (const Recording& recording : m_recordings)
            json["recorded"].push_back(
                {{"layer", recording.name}, {"file", recording.file}, {"shape", toJson(recording.shape)}});
        return json;
    }

    std::string text() const {
        const WeightsInfo& info = m_network.weights.info;
        std::string text =
            displayName(m_network.spec) + ", " + describe(info) + ", " + std::string(m_engine.displayName()) + "\n";
        if (info.kind == WeightsInfo::Kind::Random)
            text += "RANDOM WEIGHTS: these classes and probabilities mean nothing.\n";
        for (const Outcome& outcome : m_outcomes) {
            text +=
                "\n" + oneLine(outcome.source) + (outcome.row ? ", row " + std::to_string(*outcome.row) : "") + "\n";
            if (!outcome.problem.empty()) text += "  not used: " + oneLine(outcome.problem) + "\n";
            for (const Prediction& p : outcome.top) {
                const std::string percent = fixed(100.0 * double(p.probability), 2), name = label(p.index);
                text +=
                    "  " + std::string(percent.size() < 6 ? 6 - percent.size() : 0, ' ') + percent + " %  " +
                    (name.empty() ? "class " + std::to_string(p.index) : name + " (" + std::to_string(p.index) + ")") +
                    "\n";
            }
        }
        return text;
    }

    const Options& m_options;
    ChosenNetwork m_network;
    const Engine& m_engine;
    std::vector<std::string> m_labels;
    std::shared_ptr<const Graph> m_graph;
    std::unique_ptr<Plan> m_plan;
    std::vector<Recording> m_recordings;
    std::vector<Outcome> m_outcomes;
    std::vector<float> m_logits;
};

Result<void> runNetwork(Options options) {
    if (options.images.empty() == options.input.empty())
        return usage(options.input.empty() ? "give --image FILE... or --input X.npy"
                                           : "--image and --input exclude each other");
    const auto engine = options.engine.empty() ? Result<const Engine*>(engines().front()) : findEngine(options.engine);
    if (!engine) return engine.error();
    if (options.threads > (*engine)->maxThreads())
        return usage("engine '" + std::string((*engine)->id()) + "' uses up to " +
                     std::to_string((*engine)->maxThreads()) + " threads here, asked for " +
                     std::to_string(options.threads));
    std::vector<std::string> images;
    for (const std::string& path : options.images) {
        std::error_code ignored;
        if (!std::filesystem::is_directory(path, ignored)) {
            images.push_back(path);
            continue;
        }
        const auto found = findImages(path);
        // The option was well-formed: what is in the folder is a matter of the work.
        if (!found) return Error{ErrorCode::FileNotFound, found.error().message};
        for (const auto& file : *found)
            images.push_back(file.string());
    }
    options.images = std::move(images);
    auto network = chooseNetwork(options.network, options.weights);
    if (!network) return network.error();
    return Runner(options, std::move(*network), **engine).run();
}

} // namespace

Command addRunCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app =
        parent.subcommand("run", "What a network sees in photos; its logits and feature maps as arrays");
    app.option("SPEC", options->network,
               "The network, FAMILY[:key=value,...]; keys that are not given follow the "
               "weights file")
        .required();
    addWeightsOptions(app, options->weights, true);
    const Argument image = app.option("--image", options->images, "Photos, or folders of photos");
    app.option("--input", options->input, "The network's input as an array, float32 [n, 3, side, side] (.npy)")
        .excludes(image);
    app.option("--top", options->top, "How many classes to print").range(1, 1000000).showDefault();
    app.option("--engine", options->engine, "Engine; the first of `list` if not given");
    app.option("--threads", options->threads, "Threads of the engine").range(1, 4096).showDefault();
    app.option("--output", options->output, "Write the logits, float32 [n, classes] (.npy)");
    app.option("--record", options->record,
               "LAYER=FILE.npy: write a layer's output, float32 [n, c, h, w]; may be repeated")
        .oneEach();
    app.flag("--json", options->json, "Print JSON");
    return {app, [options] { return runNetwork(*options); }};
}

} // namespace convlens::cli
