#include "core/base/base64.h"
#include "core/base/json.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/session/session_file.h" // IWYU pragma: associated

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <set>

/// The form of a session file, version 1, in reading order. Every key must be there unless it is said to be optional,
/// and no other may be.
///
///   format "convlens-session", version, written_by, written_at
///   photos [{path, sha256} or {name, picture (base64)}], current_photo (index or null)
///   network {spec, weights {seed} or {file, hash; name_map, class_names, epsilon (optional)}, measurement (optional),
///     earlier [measurement] (optional)}
///   pinned [the same with letter; conditions {engine, plan, threads} (optional)]
///   layer, channel, engine, plan, threads, convention, panel
///   states (optional) {panel: {name: true, false, number or text}}
namespace convlens {

namespace {

constexpr int kMostNesting = 8;
constexpr std::size_t kMostKeys = 64; ///< of one object; ours have at most 20
constexpr std::size_t kMostText = 4096;
constexpr std::size_t kMostPhotos = 100000, kMostPinned = 1000, kMostSteps = 10000, kMostEarlier = 1000,
                      kMostLayersOfAStep = 1000;
constexpr std::size_t kMostSamples = 1000000, kMostStateText = 65536;
constexpr double kMostTime = 1e12;
constexpr int kMostCount = 1000000000;

/// Nesting and keys are counted before the JSON is built: a parser that recurses would run out of stack, and one that
/// keeps the keys' order looks through all of an object's for each.
Result<void> checkShape(std::string_view text) {
    std::array<std::size_t, kMostNesting> keys{};
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
            continue;
        }
        if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (depth == kMostNesting)
                return Error{ErrorCode::TooLarge, "nested deeper than " + std::to_string(kMostNesting) + " levels"};
            keys[std::size_t(depth++)] = 0;
        } else if (c == '}' || c == ']') {
            depth = std::max(0, depth - 1);
        } else if (c == ':' && depth > 0 && ++keys[std::size_t(depth - 1)] > kMostKeys) {
            return Error{ErrorCode::TooLarge, "an object has more than " + std::to_string(kMostKeys) + " keys"};
        }
    }
    return {};
}

/// Builds the JSON; a key that an object has twice is refused, since only one of its values could be kept.
Result<Json> readJson(std::string_view text) {
    std::vector<std::set<std::string>> open;
    std::optional<std::string> twice;
    const auto watch = [&](int, Json::parse_event_t event, Json& parsed) {
        if (event == Json::parse_event_t::object_start) open.emplace_back();
        if (event == Json::parse_event_t::object_end) open.pop_back();
        if (event == Json::parse_event_t::key && !open.back().insert(parsed.get<std::string>()).second && !twice)
            twice = parsed.get<std::string>();
        return true;
    };
    Json json = Json::parse(text, watch, false);
    if (json.is_discarded()) return Error{ErrorCode::BadFormat, "not a session: not JSON, or cut off"};
    if (twice) return Error{ErrorCode::BadFormat, "an object has the key '" + twice->substr(0, 100) + "' twice"};
    return json;
}

/// One object of the file. The first thing that is wrong is kept in `problem`, which all objects share; reading goes on
/// with harmless values, so that the code below reads like the form above.
class Fields {
public:
    Fields(const Json& json, std::string where, std::optional<Error>& problem)
        : m_json(json), m_where(std::move(where)), m_problem(problem) {
        if (!json.is_object()) fail(m_where, "is not an object");
    }

    bool has(const char* key) const { return m_json.is_object() && m_json.contains(key); }
    std::string at(const char* key) const { return m_where.empty() ? key : m_where + "." + key; }
    void fail(const std::string& where, const std::string& what) {
        if (!m_problem)
            m_problem = Error{ErrorCode::BadFormat, where.empty() ? "the file " + what : where + " " + what};
    }

    /// Null where it is missing, which is a failure.
    const Json& get(const char* key) {
        static const Json none;
        m_known.insert(key);
        if (has(key)) return m_json.find(key).value();
        fail(at(key), "is missing");
        return none;
    }
    std::string text(const char* key, std::size_t most = kMostText) {
        const Json& value = get(key);
        if (!value.is_string()) return fail(at(key), "is not a text"), std::string();
        std::string text = value.get<std::string>();
        if (text.size() > most)
            return fail(at(key), "is longer than " + std::to_string(most) + " bytes"), std::string();
        if (text.find('\0') != std::string::npos) return fail(at(key), "holds a zero byte"), std::string();
        return text;
    }
    int integer(const char* key, int lowest, int highest) {
        const Json& value = get(key);
        const auto outside = [&] {
            fail(at(key), "is not a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
            return lowest;
        };
        if (!value.is_number_integer()) return outside();
        if (value.is_number_unsigned() && value.get<std::uint64_t>() > std::uint64_t(std::max(highest, 0)))
            return outside();
        const auto number = value.get<std::int64_t>();
        return number < lowest || number > highest ? outside() : int(number);
    }
    /// A time or the like: finite, from 0 to kMostTime.
    double amount(const char* key) { return amount(get(key), at(key)); }
    double amount(const Json& value, const std::string& where) {
        const double number = value.is_number() ? value.get<double>() : -1;
        if (number >= 0 && number <= kMostTime) return number;
        fail(where, "is not a number from 0 to 10^12");
        return 0;
    }
    bool flag(const char* key) {
        const Json& value = get(key);
        if (!value.is_boolean()) fail(at(key), "is neither true nor false");
        return value.is_boolean() && value.get<bool>();
    }
    /// Calls read(element, where) for each element.
    template <class Read>
    void list(const char* key, std::size_t most, Read read) {
        const Json& value = get(key);
        if (!value.is_array()) return fail(at(key), "is not a list");
        if (value.size() > most) return fail(at(key), "has more than " + std::to_string(most) + " entries");
        for (std::size_t i = 0; i < value.size() && !m_problem; ++i)
            read(value[i], at(key) + "[" + std::to_string(i) + "]");
    }
    /// Calls read(key, element, where) for each key, whatever its name.
    template <class Read>
    void each(Read read) {
        if (!m_json.is_object()) return;
        for (const auto& item : m_json.items()) {
            m_known.insert(item.key());
            if (!m_problem) read(item.key(), item.value(), at(item.key().c_str()));
        }
    }
    /// Every key has been asked for.
    void finish() {
        if (!m_json.is_object() || m_problem) return;
        for (const auto& item : m_json.items()) {
            if (!m_known.contains(item.key()))
                fail(m_where, "has a key '" + item.key().substr(0, 100) + "' that version " +
                                  std::to_string(kSessionVersion) + " does not know");
        }
    }

private:
    const Json& m_json;
    std::string m_where;
    std::optional<Error>& m_problem;
    std::set<std::string, std::less<>> m_known;
};

bool isSha256(const std::string& text) {
    return text.size() == 64 &&
           std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

PlanKind readPlan(Fields& fields, const char* key) {
    const std::string text = fields.text(key);
    for (const PlanKind plan : {PlanKind::AsDrawn, PlanKind::Optimised}) {
        if (text == toString(plan)) return plan;
    }
    fields.fail(fields.at(key), "is neither 'as-drawn' nor 'optimised'");
    return PlanKind::AsDrawn;
}

SessionPhoto readPhoto(const Json& json, const std::string& where, std::optional<Error>& problem) {
    Fields fields(json, where, problem);
    SessionPhoto photo;
    if (fields.has("path")) {
        photo.path = fields.text("path");
        photo.sha256 = fields.text("sha256");
        if (photo.path.empty()) fields.fail(fields.at("path"), "is empty");
        if (!photo.sha256.empty() && !isSha256(photo.sha256))
            fields.fail(fields.at("sha256"), "is not 64 hexadecimal digits");
    } else {
        photo.name = fields.text("name");
        auto picture = fromBase64(fields.text("picture", std::size_t(kMostSessionBytes)));
        if (!picture || picture->empty())
            fields.fail(fields.at("picture"), "is not a picture in base64");
        else
            photo.picture = std::move(*picture);
    }
    fields.finish();
    return photo;
}

MachineInfo readMachine(const Json& json, const std::string& where, std::optional<Error>& problem) {
    Fields fields(json, where, problem);
    const auto known = [&](const char* key) { return !fields.get(key).is_null(); };
    MachineInfo machine;
    machine.cpu = fields.text("cpu");
    machine.isa = fields.text("isa");
    machine.cores = fields.integer("cores", 0, 1000000);
    if (known("governor")) machine.governor = fields.text("governor");
    if (known("frequency_mhz")) machine.frequencyMhz = fields.amount("frequency_mhz");
    if (known("load")) machine.load1 = fields.amount("load");
    machine.os = fields.text("os");
    machine.compiler = fields.text("compiler");
    fields.finish();
    return machine;
}

SavedMeasurement readMeasurement(const Json& json, const std::string& where, std::optional<Error>& problem) {
    Fields fields(json, where, problem);
    SavedMeasurement m;
    m.engine = fields.text("engine");
    m.engineVersion = fields.text("engine_version");
    m.plan = readPlan(fields, "plan");
    m.threads = fields.integer("threads", 1, 100000);
    m.takenAt = fields.text("taken_at");
    m.machine = readMachine(fields.get("machine"), fields.at("machine"), problem);
    m.total.iterations = fields.integer("iterations", 1, kMostCount);
    m.total.medianMs = fields.amount("median_ms");
    m.total.madMs = fields.amount("mad_ms");
    m.total.minMs = fields.amount("min_ms");
    m.total.p95Ms = fields.amount("p95_ms");
    m.total.firstMs = fields.amount("first_ms");
    m.total.warmupRuns = fields.integer("warmup_runs", 0, kMostCount);
    m.total.outliers = fields.integer("outliers", 0, kMostCount);
    m.total.doubtful = fields.flag("doubtful");
    m.total.doubt = fields.text("doubt");
    fields.list("samples_ms", kMostSamples, [&](const Json& value, const std::string& place) {
        m.total.samplesMs.push_back(fields.amount(value, place));
    });
    if (fields.has("warmup_ms")) // earlier versions did not keep them
        fields.list("warmup_ms", kMostSamples, [&](const Json& value, const std::string& place) {
            m.total.warmupMs.push_back(fields.amount(value, place));
        });
    m.stepSumMs = fields.amount("layer_sum_ms");
    m.profiledMs = fields.amount("profiled_ms");
    fields.list("steps", kMostSteps, [&](const Json& value, const std::string& place) {
        Fields step(value, place, problem);
        SavedStep saved;
        saved.name = step.text("name");
        step.list("layers", kMostLayersOfAStep, [&](const Json& name, const std::string& at) {
            if (name.is_string() && name.get_ref<const std::string&>().size() <= kMostText)
                saved.layers.push_back(name.get<std::string>());
            else
                step.fail(at, "is not the name of a layer");
        });
        saved.medianUs = step.amount("median_us");
        saved.madUs = step.amount("mad_us");
        step.finish();
        m.steps.push_back(std::move(saved));
    });
    fields.finish();
    return m;
}

std::size_t codePointCount(const std::string& utf8) {
    return std::size_t(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

SessionNetwork readNetwork(const Json& json, const std::string& where, bool pinned, std::optional<Error>& problem) {
    Fields fields(json, where, problem);
    SessionNetwork network;
    if (pinned) {
        network.letter = fields.text("letter");
        if (codePointCount(network.letter) != 1) fields.fail(fields.at("letter"), "is not one letter");
    }
    if (auto spec = parseNetworkSpec(fields.text("spec")))
        network.spec = *spec;
    else
        fields.fail(fields.at("spec"), "is not a network: " + spec.error().message);

    Fields weights(fields.get("weights"), fields.at("weights"), problem);
    if (weights.has("file")) {
        ReferredWeights file{weights.text("file"), weights.text("hash")};
        if (file.path.empty()) weights.fail(weights.at("file"), "is empty");
        if (weights.has("name_map")) file.nameMap = weights.text("name_map");
        if (weights.has("class_names")) file.classNames = weights.text("class_names");
        if (weights.has("epsilon")) file.batchNormEpsilon = float(weights.amount("epsilon"));
        network.weights = std::move(file);
    } else {
        const Json& seed = weights.get("seed");
        if (!seed.is_number_unsigned())
            weights.fail(weights.at("seed"), "is not a whole number below 2^64");
        else
            network.weights = SeededWeights{seed.get<std::uint64_t>()};
    }
    weights.finish();
    if (pinned && fields.has("conditions")) {
        Fields conditions(fields.get("conditions"), fields.at("conditions"), problem);
        SessionConditions own;
        own.engine = conditions.text("engine");
        own.plan = readPlan(conditions, "plan");
        own.threads = conditions.integer("threads", 1, 100000);
        conditions.finish();
        network.conditions = std::move(own);
    }
    if (fields.has("measurement"))
        network.measurement = readMeasurement(fields.get("measurement"), fields.at("measurement"), problem);
    if (fields.has("earlier"))
        fields.list("earlier", kMostEarlier, [&](const Json& value, const std::string& place) {
            network.earlier.push_back(readMeasurement(value, place, problem));
        });
    fields.finish();
    return network;
}

SessionState readState(const Json& json, const std::string& where, std::optional<Error>& problem) {
    Fields fields(json, where, problem);
    SessionState state;
    fields.each([&](const std::string& key, const Json& value, const std::string& place) {
        if (value.is_boolean())
            state[key] = value.get<bool>();
        else if (value.is_number() && std::isfinite(value.get<double>()))
            state[key] = value.get<double>();
        else if (value.is_string() && value.get_ref<const std::string&>().size() <= kMostStateText)
            state[key] = value.get<std::string>();
        else
            fields.fail(place, "is neither true, false, a number nor a text of at most " +
                                   std::to_string(kMostStateText) + " bytes");
    });
    return state;
}

} // namespace

Result<SessionFile> parseSession(std::string_view text) {
    if (text.size() > std::size_t(kMostSessionBytes))
        return Error{ErrorCode::TooLarge, "a session of " + std::to_string(text.size()) + " bytes; at most " +
                                              std::to_string(kMostSessionBytes) + " are read"};
    if (auto checked = checkShape(text); !checked) return checked.error();
    const auto parsed = readJson(text);
    if (!parsed) return parsed.error();
    const Json& json = *parsed;
    if (!json.is_object() || !json.contains("format") || json["format"] != "convlens-session")
        return Error{ErrorCode::BadFormat, "not a session of Convlens: the key format is not 'convlens-session'"};

    std::optional<Error> problem;
    Fields fields(json, {}, problem);
    fields.get("format");
    // Before anything else: a newer file may differ in every other respect.
    const int version = fields.integer("version", 1, std::numeric_limits<int>::max());
    if (!problem && version > kSessionVersion) {
        const Json& program = json.contains("written_by") ? json["written_by"] : Json();
        return Error{ErrorCode::Unsupported,
                     "the session has version " + std::to_string(version) + "; this program reads up to version " +
                         std::to_string(kSessionVersion) +
                         (program.is_string() && !program.get_ref<const std::string&>().empty()
                              ? " (it was written by " + program.get<std::string>().substr(0, 60) + ")"
                              : "")};
    }
    SessionFile session;
    session.writtenBy = fields.text("written_by");
    session.writtenAt = fields.text("written_at");
    fields.list("photos", kMostPhotos, [&](const Json& value, const std::string& where) {
        session.photos.push_back(readPhoto(value, where, problem));
    });
    if (!fields.get("current_photo").is_null() && !problem)
        session.currentPhoto = fields.integer("current_photo", 0, int(session.photos.size()) - 1);
    session.network = readNetwork(fields.get("network"), "network", false, problem);
    fields.list("pinned", kMostPinned, [&](const Json& value, const std::string& where) {
        session.pinned.push_back(readNetwork(value, where, true, problem));
    });
    session.layer = fields.text("layer");
    session.channel = fields.integer("channel", -1, 1000000);
    session.engine = fields.text("engine");
    session.plan = readPlan(fields, "plan");
    session.threads = fields.integer("threads", 1, 100000);
    if (auto convention = parseConvention(fields.text("convention")))
        session.convention = *convention;
    else
        fields.fail("convention", "is not known: " + convention.error().message);
    session.panel = fields.text("panel");
    if (fields.has("states")) {
        Fields states(fields.get("states"), "states", problem);
        states.each([&](const std::string& panel, const Json& value, const std::string& place) {
            session.states[panel] = readState(value, place, problem);
        });
    }
    fields.finish();
    if (problem) return *problem;
    return session;
}

} // namespace convlens
