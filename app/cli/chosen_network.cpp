#include "app/cli/chosen_network.h"

#include "core/graph/naming.h"
#include "core/networks/recognise_weights.h"
#include "core/networks/registry.h"
#include "core/trained/trained.h"
#include "core/weights/conventions.h"
#include "core/weights/text_files.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace convlens::cli {

namespace {

/// The keys that a (valid) specification text spells out.
std::set<std::string, std::less<>> keysGivenIn(std::string_view text) {
    std::set<std::string, std::less<>> keys;
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return keys;
    text.remove_prefix(colon + 1);
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        const std::string_view pair = text.substr(0, comma);
        keys.emplace(pair.substr(0, pair.find('=')));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return keys;
}

/// What the options say instead of the file and its names.
Result<MatchOptions> matchOptions(const WeightsOptions& options) {
    return readMatchOptions(options.names, options.classNames, options.batchNormEpsilon);
}

Result<RecognisedNetwork> recognise(const WeightsFile& file, const MatchOptions& match, const WeightsOptions& options) {
    return recogniseNetwork(outlineOf(file, match.nameMap), file.metadata, tellingName(options.file));
}

Result<ChosenNetwork> matched(const WeightsFile& file, const NetworkSpec& spec, const MatchOptions& match) {
    const auto graph = buildNetwork(spec);
    if (!graph) return graph.error();
    auto weights = matchWeights(file, *graph, match);
    if (!weights) return weights.error();
    return ChosenNetwork{spec, std::move(*weights)};
}

} // namespace

std::string isSeed(const std::string& text) {
    std::uint64_t seed = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), seed);
    return code == std::errc() && end == text.data() + text.size() ? ""
                                                                   : "'" + text + "' is not a whole number below 2^64";
}

Result<std::shared_ptr<const Graph>> sharedGraph(const NetworkSpec& spec, int batch) {
    auto graph = buildNetwork(spec, batch);
    if (!graph) return graph.error();
    return std::shared_ptr<const Graph>(std::make_shared<Graph>(std::move(*graph)));
}

Result<ChosenNetwork> chooseNetwork(const std::string& specText, const WeightsOptions& options) {
    const auto given = parseNetworkSpec(specText);
    if (!given) return given.error();
    if (options.file.empty()) {
        const auto graph = buildNetwork(*given);
        if (!graph) return graph.error();
        if (!options.names.empty() || options.batchNormEpsilon)
            return Error{ErrorCode::InvalidArgument,
                         "--names and --batch-norm-epsilon are about a weights file; give --weights"};
        ChosenNetwork chosen{*given, seededWeights(*graph, options.seed)};
        if (options.classNames.empty()) return chosen;
        const auto match = matchOptions(options);
        if (!match) return match.error();
        auto used = useClassNames(chosen.weights.info, match->classNames, match->classNamesFrom, given->classes);
        if (!used) return used.error();
        return chosen;
    }
    const auto match = matchOptions(options);
    if (!match) return match.error();
    const TrainedNetwork* trained = options.file == kTrainedWeights ? trainedNetwork(given->family) : nullptr;
    if (!trained && options.file == kTrainedWeights)
        return Error{ErrorCode::InvalidArgument, displayName(*given) + " does not come trained; name a file"};
    const auto file = readWeightsFile(trained ? trained->path : options.file);
    if (!file) return file.error();
    const auto recognised = recognise(*file, *match, options);
    // Without metadata, a file that fits no network we know is matched to the one that was asked for: that error names
    // the first tensor. Metadata that are wrong are an error of their own, lest what they say is passed over.
    const bool claims = file->metadata.contains("architecture");
    if (!recognised && (claims || recognised.error().code != ErrorCode::Mismatch)) return recognised.error();
    NetworkSpec spec = *given;
    if (recognised && recognised->spec.family == given->family) {
        const auto keys = keysGivenIn(specText);
        spec = recognised->spec;
        if (keys.contains("width")) spec.width = given->width;
        if (keys.contains("resolution")) spec.resolution = given->resolution;
        if (keys.contains("groups")) spec.groups = given->groups;
        if (keys.contains("classes")) spec.classes = given->classes;
        if (keys.contains("minimalistic")) spec.minimalistic = given->minimalistic;
        if (keys.contains("padding")) spec.padding = given->padding;
        if (keys.contains("rules")) spec.rules = given->rules;
    }
    auto chosen = matched(*file, spec, *match);
    if (chosen || !recognised) return chosen;
    Error error = chosen.error();
    if (error.code == ErrorCode::Mismatch) error.message += "; the file is for " + toString(recognised->spec);
    return error;
}

Result<ChosenNetwork> recogniseFile(const WeightsOptions& options) {
    const auto match = matchOptions(options);
    if (!match) return match.error();
    const auto file = readWeightsFile(options.file);
    if (!file) return file.error();
    const auto recognised = recognise(*file, *match, options);
    if (!recognised) return recognised.error();
    return matched(*file, recognised->spec, *match);
}

void addWeightsOptions(Arguments app, WeightsOptions& options, bool seeded, bool shortLabels) {
    const Argument weights = app.option(
        "--weights", options.file,
        "Weights file (safetensors or PyTorch checkpoint), or `trained` for those that come with the program");
    if (seeded)
        app.option("--seed", options.seed, "Random weights from this seed")
            .excludes(weights)
            .check(isSeed, "SEED")
            .showDefault();
    else
        weights.required();
    addFileOptions(app, options, shortLabels);
}

void addFileOptions(Arguments app, WeightsOptions& options, bool shortLabels) {
    app.option("--names", options.names,
               "Name map for a weights file with names of its own: CSV of our parameter's name and the file's");
    app.option(shortLabels ? "--class-names,--labels" : "--class-names", options.classNames,
               "Names of the classes: a text file, one a line");
    app.option("--batch-norm-epsilon", options.batchNormEpsilon,
               "Batch norm's epsilon, where neither the file nor its names tell the right one")
        .range(0.0, 1.0);
}

} // namespace convlens::cli
