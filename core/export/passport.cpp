#include "core/export/passport.h"

#include "core/base/version.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <variant>

namespace convlens {

namespace {

std::string fileName(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

} // namespace

std::vector<std::pair<Column, Cell>> conditions(const Passport& p) {
    std::vector<std::pair<Column, Cell>> list;
    const auto text = [&](const char* key, const char* title, const std::string& value) {
        if (!value.empty()) list.push_back({{key, title, false}, value});
    };
    const auto number = [&](const char* key, const char* title, const std::optional<int>& value) {
        if (value) list.push_back({{key, title, true}, std::int64_t(*value)});
    };
    text("version", "Convlens", kVersion);
    text("network", "network", p.network);
    text("input", "input", p.input);
    text("convention", "counted", p.convention);
    if (p.weights) {
        text("weights", "weights", p.weights->kind == WeightsInfo::Kind::Random ? "random" : "file");
        if (p.weights->kind == WeightsInfo::Kind::File) text("weights_file", "weights file", fileName(p.weights->file));
        text("weights_hash", "weights hash", p.weights->hash);
    }
    text("preprocessing", "preprocessing", p.preprocessing);
    text("engine", "engine", p.engine);
    text("engine_version", "engine version", p.engineVersion);
    text("plan", "plan", p.plan);
    number("threads", "threads", p.threads);
    number("runs", "runs", p.runs);
    if (p.denormalsFlushed) list.push_back({{"denormals_flushed", "denormals flushed", false}, *p.denormalsFlushed});
    if (p.machine) {
        text("cpu", "CPU", p.machine->cpu);
        text("isa", "instruction set", p.machine->isa);
        if (p.machine->cores > 0) number("cores", "cores", p.machine->cores);
        text("governor", "governor", p.machine->governor);
        if (p.machine->frequencyMhz >= 0)
            list.push_back({{"frequency_mhz", "frequency (MHz)", true}, p.machine->frequencyMhz});
        if (p.machine->load1 >= 0) list.push_back({{"load", "load average", true}, p.machine->load1});
        text("os", "system", p.machine->os);
        text("build", "build", p.machine->compiler);
    }
    text("time", "time", p.time);
    list.insert(list.end(), p.further.begin(), p.further.end());
    return list;
}

Json toJson(const Passport& passport) {
    Json object = Json::object();
    for (const auto& [column, cell] : conditions(passport)) {
        const std::string& key = column.key;
        std::visit(
            [&](const auto& value) {
                if constexpr (!std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) object[key] = value;
            },
            cell);
    }
    return object;
}

std::string toCaption(const Passport& passport) {
    std::string line;
    for (const auto& [column, cell] : conditions(passport))
        if (!std::holds_alternative<std::monostate>(cell))
            line += (line.empty() ? "" : "; ") + column.title + " " + cellText(cell);
    return line;
}

Json toJson(const WeightsInfo& weights) {
    Json object = Json::object();
    const bool random = weights.kind == WeightsInfo::Kind::Random;
    object["kind"] = random ? "random" : "file";
    object["hash"] = weights.hash;
    if (random) {
        object["seed"] = weights.seed;
        return object;
    }
    object["file"] = weights.file;
    object["naming"] = weights.naming;
    object["origin"] = weights.origin;
    object["license"] = weights.license;
    object["labels"] = weights.labels;
    object["batch_norm_folded"] = weights.batchNormFolded;
    object["batch_norm_epsilon"] = weights.batchNormFolded ? Json() : Json(weights.batchNormEpsilon);
    object["batch_norm_epsilon_from"] = weights.epsilonFrom;
    object["names_mapped"] = weights.namesMapped;
    return object;
}

std::string describe(const WeightsInfo& weights) {
    if (weights.kind == WeightsInfo::Kind::Random) return "random weights (seed " + std::to_string(weights.seed) + ")";
    constexpr std::size_t kShownHash = 7 + 12; // "sha256:" and enough digits to tell files apart
    const bool cut = weights.hash.size() > kShownHash;
    return fileName(weights.file) + " (" + weights.hash.substr(0, kShownHash) + (cut ? "..." : "") + ")";
}

} // namespace convlens
