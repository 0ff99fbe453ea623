#include "core/base/base64.h"
#include "core/base/json.h"
#include "core/export/json.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/session/session_file.h" // IWYU pragma: associated

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

/// JSON has no NaN and no infinity, and a measurement with a hole in it is none.
bool isFinite(const SavedMeasurement& m) {
    const TimingSummary& t = m.total;
    const auto finite = [](double value) { return std::isfinite(value); };
    return std::ranges::all_of(std::initializer_list<double>{t.medianMs, t.madMs, t.minMs, t.p95Ms, t.firstMs,
                                                             m.stepSumMs, m.profiledMs},
                               finite) &&
           std::ranges::all_of(t.samplesMs, finite) && std::ranges::all_of(t.warmupMs, finite) &&
           std::ranges::all_of(m.steps, [&](const SavedStep& s) { return finite(s.medianUs) && finite(s.madUs); });
}

Json toJson(const SavedMeasurement& m) {
    Json json;
    json["engine"] = m.engine;
    json["engine_version"] = m.engineVersion;
    json["plan"] = std::string(toString(m.plan));
    json["threads"] = m.threads;
    json["taken_at"] = m.takenAt;
    json["machine"] = convlens::toJson(m.machine);
    json["iterations"] = m.total.iterations;
    json["median_ms"] = m.total.medianMs;
    json["mad_ms"] = m.total.madMs;
    json["min_ms"] = m.total.minMs;
    json["p95_ms"] = m.total.p95Ms;
    json["first_ms"] = m.total.firstMs;
    json["warmup_runs"] = m.total.warmupRuns;
    json["outliers"] = m.total.outliers;
    json["doubtful"] = m.total.doubtful;
    json["doubt"] = m.total.doubt;
    json["samples_ms"] = m.total.samplesMs;
    if (!m.total.warmupMs.empty()) json["warmup_ms"] = m.total.warmupMs;
    json["layer_sum_ms"] = m.stepSumMs;
    json["profiled_ms"] = m.profiledMs;
    json["steps"] = Json::array();
    for (const SavedStep& step : m.steps) {
        Json object;
        object["name"] = step.name;
        object["layers"] = step.layers;
        object["median_us"] = step.medianUs;
        object["mad_us"] = step.madUs;
        json["steps"].push_back(std::move(object));
    }
    return json;
}

Json toJson(const SessionNetwork& network) {
    Json json;
    if (!network.letter.empty()) json["letter"] = network.letter;
    json["spec"] = toString(network.spec);
    if (const auto* file = std::get_if<ReferredWeights>(&network.weights)) {
        json["weights"]["file"] = file->path;
        json["weights"]["hash"] = file->hash;
        if (!file->nameMap.empty()) json["weights"]["name_map"] = file->nameMap;
        if (!file->classNames.empty()) json["weights"]["class_names"] = file->classNames;
        if (file->batchNormEpsilon && std::isfinite(*file->batchNormEpsilon))
            json["weights"]["epsilon"] = *file->batchNormEpsilon;
    } else {
        json["weights"]["seed"] = std::get<SeededWeights>(network.weights).seed;
    }
    if (network.conditions) {
        json["conditions"]["engine"] = network.conditions->engine;
        json["conditions"]["plan"] = std::string(toString(network.conditions->plan));
        json["conditions"]["threads"] = network.conditions->threads;
    }
    if (network.measurement && isFinite(*network.measurement)) json["measurement"] = toJson(*network.measurement);
    for (const SavedMeasurement& older : network.earlier)
        if (isFinite(older)) json["earlier"].push_back(toJson(older));
    return json;
}

Json toJson(const SessionState& state) {
    Json json = Json::object();
    for (const auto& [key, value] : state) {
        if (const auto* number = std::get_if<double>(&value); number && !std::isfinite(*number)) continue;
        std::visit([&json, &name = key](const auto& held) { json[name] = held; }, value);
    }
    return json;
}

} // namespace

std::string toText(const SessionFile& session) {
    Json json;
    json["format"] = "convlens-session";
    json["version"] = kSessionVersion;
    json["written_by"] = session.writtenBy;
    json["written_at"] = session.writtenAt;
    json["photos"] = Json::array();
    for (const SessionPhoto& photo : session.photos) {
        Json object;
        if (photo.path.empty()) {
            object["name"] = photo.name;
            object["picture"] = toBase64(photo.picture);
        } else {
            object["path"] = photo.path;
            object["sha256"] = photo.sha256;
        }
        json["photos"].push_back(std::move(object));
    }
    json["current_photo"] = session.currentPhoto ? Json(*session.currentPhoto) : Json();
    json["network"] = toJson(session.network);
    json["pinned"] = Json::array();
    for (const SessionNetwork& network : session.pinned)
        json["pinned"].push_back(toJson(network));
    json["layer"] = session.layer;
    json["channel"] = session.channel;
    json["engine"] = session.engine;
    json["plan"] = std::string(toString(session.plan));
    json["threads"] = session.threads;
    json["convention"] = std::string(conventionInfo(session.convention).id);
    json["panel"] = session.panel;
    json["states"] = Json::object();
    for (const auto& [panel, state] : session.states)
        json["states"][panel] = toJson(state);
    return dumpJson(json);
}

} // namespace convlens
