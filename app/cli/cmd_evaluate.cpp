#include "app/cli/chosen_network.h"
#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/base/json.h"
#include "core/base/progress.h"
#include "core/engine/engine.h"
#include "core/evaluate/evaluate.h"
#include "core/evaluate/labelled_photos.h"
#include "core/export/json.h"
#include "core/export/passport.h"
#include "core/image/image.h"
#include "core/networks/network_spec.h"
#include "core/weights/weights.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <unistd.h>
#include <vector>

namespace convlens::cli {

namespace {

constexpr std::size_t kShownMistakes = 20;

struct Options {
    std::string network;
    WeightsOptions weights;
    std::string images, labels, engine;
    std::size_t limit = 0; ///< 0 for all
    int threads = 1;
    bool json = false;
};

/// "412 of 5000  name.jpg" in place, where somebody looks at a terminal; nothing in a file or a pipe.
class TerminalProgress {
public:
    explicit TerminalProgress(std::size_t total) : m_total(total), m_shown(isatty(STDERR_FILENO) != 0) {}
    ~TerminalProgress() {
        if (m_shown) std::fputs("\r\x1b[K", stderr);
    }
    TerminalProgress(const TerminalProgress&) = delete;
    TerminalProgress& operator=(const TerminalProgress&) = delete;
    void operator()(const Progress& progress) {
        ++m_done;
        if (m_shown)
            std::fprintf(stderr, "\r\x1b[K%zu of %zu  %s", m_done, m_total,
                         oneLine(progress.what).substr(0, 60).c_str());
    }

private:
    std::size_t m_total, m_done = 0;
    bool m_shown;
};

Json classJson(int index, const std::vector<std::string>& labels) {
    return std::size_t(index) < labels.size() ? Json(labels[std::size_t(index)]) : Json();
}

Json evaluationJson(const Evaluation& evaluation, const std::vector<std::string>& labels) {
    Json json;
    json["count"] = evaluation.count;
    json["top1"] = evaluation.top1Share();
    json["top5"] = evaluation.top5Share();
    json["per_class"] = Json::array();
    for (const ClassAccuracy& accuracy : evaluation.perClass)
        json["per_class"].push_back({{"index", accuracy.classIndex},
                                     {"label", classJson(accuracy.classIndex, labels)},
                                     {"count", accuracy.count},
                                     {"top1", double(accuracy.top1) / double(accuracy.count)},
                                     {"top5", double(accuracy.top5) / double(accuracy.count)}});
    json["mistakes"] = Json::array();
    for (const PhotoVerdict* mistake : evaluation.worstMistakes(kShownMistakes))
        json["mistakes"].push_back({{"image", mistake->photo.file.string()},
                                    {"index", mistake->photo.classIndex},
                                    {"label", classJson(mistake->photo.classIndex, labels)},
                                    {"predicted", mistake->predicted},
                                    {"predicted_label", classJson(mistake->predicted, labels)},
                                    {"probability", mistake->probability},
                                    {"right_probability", mistake->rightProbability},
                                    {"rank", mistake->rank}});
    json["not_used"] = Json::array();
    for (const UnusedPhoto& photo : evaluation.unused)
        json["not_used"].push_back({{"image", photo.file.string()}, {"error", photo.reason}});
    return json;
}

std::string className(int index, const std::vector<std::string>& labels) {
    const std::string number = std::to_string(index);
    return std::size_t(index) < labels.size() ? labels[std::size_t(index)] + " (" + number + ")" : "class " + number;
}

std::string evaluationText(const Evaluation& evaluation, const std::vector<std::string>& labels) {
    std::string text = "photos  " + grouped(evaluation.count) + "\n" + "top-1   " +
                       fixed(100 * evaluation.top1Share(), 2) + " %\n" + "top-5   " +
                       fixed(100 * evaluation.top5Share(), 2) + " %\n\nper class, top-1 and top-5 of photos\n";
    for (const ClassAccuracy& accuracy : evaluation.perClass)
        text += "  " + className(accuracy.classIndex, labels) + ": " + std::to_string(accuracy.top1) + " and " +
                std::to_string(accuracy.top5) + " of " + std::to_string(accuracy.count) + "\n";
    const auto mistakes = evaluation.worstMistakes(kShownMistakes);
    if (!mistakes.empty()) text += "\nmost confident mistakes\n";
    for (const PhotoVerdict* mistake : mistakes)
        text += "  " + oneLine(mistake->photo.file.string()) + ": " + className(mistake->predicted, labels) + " " +
                fixed(100 * double(mistake->probability), 1) + " %, but is " +
                className(mistake->photo.classIndex, labels) + "\n";
    if (!evaluation.unused.empty()) text += "\nnot counted: " + std::to_string(evaluation.unused.size()) + "\n";
    for (const UnusedPhoto& photo : evaluation.unused)
        text += "  " + oneLine(photo.reason) + "\n";
    return text;
}

Result<void> evaluateNetwork(const Options& options) {
    const auto engine = options.engine.empty() ? Result<const Engine*>(engines().front()) : findEngine(options.engine);
    if (!engine) return engine.error();
    auto network = chooseNetwork(options.network, options.weights);
    if (!network) return network.error();
    const WeightsInfo& info = network->weights.info;
    const int classes = network->spec.classes;
    const std::vector<std::string> labels = classLabels(info, classes);
    auto photos = options.labels.empty() ? photosByFolder(options.images, labels, classes)
                                         : photosByCsv(options.labels, options.images, classes);
    if (!photos) return photos.error();
    if (options.limit > 0) *photos = spreadOver(*photos, options.limit);

    const auto graph = sharedGraph(network->spec, 1);
    if (!graph) return graph.error();
    const PlanKind kind = (*engine)->plans().back(); // the fastest: nothing is recorded
    auto plan = (*engine)->compile(*graph, network->weights.parameters, {kind, options.threads});
    if (!plan) return plan.error();
    const auto evaluation = [&] {
        TerminalProgress progress(photos->size());
        return evaluate(*photos, **plan, info.preprocess, network->spec.resolution, {}, std::ref(progress));
    }();
    if (!evaluation) return evaluation.error();
    if (evaluation->count == 0)
        return Error{ErrorCode::FileUnreadable,
                     "none of the " + std::to_string(evaluation->unused.size()) +
                         " photos could be used; the first: " + evaluation->unused.front().reason};

    Passport passport;
    passport.network = toString(network->spec);
    passport.input = options.images;
    passport.weights = info;
    passport.preprocessing = describe(info.preprocess, network->spec.resolution);
    passport.engine = (*engine)->id();
    passport.engineVersion = (*engine)->version();
    passport.plan = toString(kind);
    passport.threads = options.threads;
    if (options.json) {
        Json json = evaluationJson(*evaluation, labels);
        json["network"] = passport.network;
        json["weights"] = toJson(info);
        json["conditions"] = toJson(passport);
        print(dumpJson(json));
        return {};
    }
    print(displayName(network->spec) + ", " + describe(info) + "\n\n" + evaluationText(*evaluation, labels) + "\n" +
          toCaption(passport) + "\n");
    return {};
}

} // namespace

Command addEvaluateCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app = parent.subcommand("evaluate", "Top-1 and top-5 accuracy over labelled photos");
    app.option("SPEC", options->network,
               "The network, FAMILY[:key=value,...]; keys that are not given follow the weights file")
        .required();
    addWeightsOptions(app, options->weights, false, false); // --labels are the photos' here
    app.option("--images", options->images,
               "Folder of photos: one folder a class in it, named by the class's label or index")
        .required();
    app.option("--labels", options->labels, "CSV of file,index instead; files are looked for in --images");
    app.option("--limit", options->limit, "At most this many photos, spread evenly over all").range(1, 1000000000);
    app.option("--engine", options->engine, "Engine; the first of `list` if not given");
    app.option("--threads", options->threads, "Threads of the engine").range(1, 4096).showDefault();
    app.flag("--json", options->json, "Print JSON");
    return {app, [options] { return evaluateNetwork(*options); }};
}

} // namespace convlens::cli
