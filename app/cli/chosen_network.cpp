#include "app/cli/chosen_network.h"

#include "core/networks/recognise_weights.h"
#include "core/networks/registry.h"

#include <charconv>
#include <set>
#include <string_view>

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
        return ChosenNetwork{*given, seededWeights(*graph, options.seed)};
    }
    const auto file = readWeightsFile(options.file);
    if (!file) return file.error();
    const std::string fileName = std::filesystem::path(options.file).filename().string();
    const auto recognised = recogniseNetwork(outlineOf(*file), file->metadata, fileName);
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
    const auto graph = buildNetwork(spec);
    if (!graph) return graph.error();
    auto weights = matchWeights(*file, *graph);
    if (!weights) {
        Error error = weights.error();
        if (recognised) error.message += "; the file is for " + toString(recognised->spec);
        return error;
    }
    return ChosenNetwork{spec, std::move(*weights)};
}

} // namespace convlens::cli
