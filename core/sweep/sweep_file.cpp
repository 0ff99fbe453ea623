#include "core/sweep/sweep_file.h"

#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/read_file.h"
#include "core/base/write_file.h"
#include "core/engine/engine.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/networks/network_spec.h"
#include "core/sweep/sweep_plan.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace convlens {

namespace {

constexpr std::size_t kMostSamples = 1'000'000;

std::string line(const Json& json) {
    return jsonLine(json) + "\n";
}

Error bad(std::size_t number, const std::string& what) {
    return Error{ErrorCode::BadFormat, "sweep, line " + std::to_string(number) + ": " + what};
}

/// Values of an object, with the first thing that is not as it must be.
class Reader {
public:
    Reader(const Json& object, std::size_t line) : m_object(object), m_line(line) {}

    std::string text(const char* key) {
        const Json* value = find(key);
        if (value && value->is_string()) return value->get<std::string>();
        return fail<std::string>(key, "must be text");
    }
    /// Text, or nothing where it is null.
    std::string optionalText(const char* key) {
        const auto found = m_object.find(key);
        if (found == m_object.end() || found->is_null()) return {};
        return text(key);
    }
    double number(const char* key, double least, double most) {
        const Json* value = find(key);
        if (value && value->is_number()) {
            const double number = value->get<double>();
            if (number >= least && number <= most) return number;
        }
        return fail<double>(key, "must be a number in its range");
    }
    double optionalNumber(const char* key) {
        const auto found = m_object.find(key);
        if (found == m_object.end() || found->is_null()) return -1;
        return number(key, 0, 1e12);
    }
    std::int64_t whole(const char* key, std::int64_t least, std::int64_t most) {
        const Json* value = find(key);
        if (value && value->is_number_integer()) {
            const auto number = value->get<std::int64_t>();
            if (number >= least && number <= most) return number;
        }
        return fail<std::int64_t>(key, "must be a whole number in its range");
    }
    const Json& part(const char* key, Json::value_t type) {
        static const Json kNothing = Json::object();
        const Json* value = find(key);
        if (value && value->type() == type) return *value;
        fail<int>(key, type == Json::value_t::array ? "must be a list" : "must be an object");
        return kNothing;
    }

    const std::optional<Error>& error() const { return m_error; }
    void take(const Reader& inner) {
        if (!m_error) m_error = inner.m_error;
    }

private:
    const Json* find(const char* key) {
        if (!m_object.is_object()) return nullptr;
        const auto found = m_object.find(key);
        return found == m_object.end() ? nullptr : &*found;
    }
    template <class T>
    T fail(const char* key, const char* what) {
        if (!m_error) m_error = bad(m_line, "'" + std::string(key) + "' " + what);
        return {};
    }

    const Json& m_object;
    std::size_t m_line;
    std::optional<Error> m_error;
};

Json headerJson(const Sweep& sweep) {
    Json json;
    json["convlens_sweep"] = kSweepFormat;
    json["version"] = sweep.version;
    json["started"] = sweep.startedAt;
    const SweepConditions& c = sweep.conditions;
    json["conditions"] = {{"engine", c.engine},   {"engine_version", c.engineVersion}, {"plan", toString(c.plan)},
                          {"threads", c.threads}, {"visit_seconds", c.visitSeconds},   {"visits", c.visits}};
    json["machine"] = toJson(sweep.machine);
    json["networks"] = Json::array();
    for (const SweepNetwork& network : sweep.networks)
        json["networks"].push_back(toString(network.spec));
    json["skipped"] = Json::array();
    for (const SkippedNetwork& skipped : sweep.skipped)
        json["skipped"].push_back({{"network", skipped.network}, {"reason", skipped.reason}});
    return json;
}

Json recordJson(const SweepNetwork& network, const SweepRecord& record) {
    const TimingSummary& t = record.total;
    Json json;
    json["network"] = toString(network.spec);
    json["macs"] = network.macs;
    json["params"] = network.params;
    json["visits"] = record.visits;
    json["iterations"] = t.iterations;
    json["warmup_runs"] = t.warmupRuns;
    json["median_ms"] = t.medianMs;
    json["mad_ms"] = t.madMs;
    json["min_ms"] = t.minMs;
    json["p95_ms"] = t.p95Ms;
    json["first_ms"] = t.firstMs;
    json["outliers"] = t.outliers;
    json["doubtful"] = t.doubtful;
    json["doubt"] = t.doubt;
    json["load"] = record.mostLoad < 0 ? Json(nullptr) : Json(record.mostLoad);
    json["time"] = record.takenAt;
    json["samples_ms"] = t.samplesMs;
    return json;
}

Result<Sweep> parseHeader(const Json& json) {
    Reader read(json, 1);
    const auto format = read.whole("convlens_sweep", 1, 1'000'000);
    if (read.error()) return bad(1, "this is not a Convlens sweep");
    if (format > kSweepFormat)
        return Error{ErrorCode::Unsupported, "the sweep has format " + std::to_string(format) +
                                                 ", this version of Convlens reads up to " +
                                                 std::to_string(kSweepFormat)};
    Sweep sweep;
    sweep.version = read.text("version");
    sweep.startedAt = read.text("started");
    Reader conditions(read.part("conditions", Json::value_t::object), 1);
    sweep.conditions.engine = conditions.text("engine");
    sweep.conditions.engineVersion = conditions.text("engine_version");
    sweep.conditions.threads = int(conditions.whole("threads", 1, 4096));
    sweep.conditions.visitSeconds = conditions.number("visit_seconds", 0, 3600);
    sweep.conditions.visits = int(conditions.whole("visits", 1, kMostSweepVisits));
    const std::string plan = conditions.text("plan");
    read.take(conditions);
    Reader machine(read.part("machine", Json::value_t::object), 1);
    sweep.machine.cpu = machine.text("cpu");
    sweep.machine.isa = machine.text("isa");
    sweep.machine.cores = int(machine.whole("cores", 0, 1 << 20));
    sweep.machine.governor = machine.optionalText("governor");
    sweep.machine.frequencyMhz = machine.optionalNumber("frequency_mhz");
    sweep.machine.load1 = machine.optionalNumber("load");
    sweep.machine.os = machine.text("os");
    sweep.machine.compiler = machine.text("compiler");
    read.take(machine);
    if (read.error()) return *read.error();
    if (plan != toString(PlanKind::AsDrawn) && plan != toString(PlanKind::Optimised))
        return bad(1, "plan '" + plan + "' is unknown");
    sweep.conditions.plan = plan == toString(PlanKind::AsDrawn) ? PlanKind::AsDrawn : PlanKind::Optimised;

    std::vector<NetworkSpec> specs;
    for (const Json& text : read.part("networks", Json::value_t::array)) {
        if (!text.is_string()) return bad(1, "'networks' must hold text");
        const auto spec = parseNetworkSpec(text.get<std::string>());
        if (!spec) return bad(1, spec.error().message);
        specs.push_back(*spec);
    }
    for (const Json& entry : read.part("skipped", Json::value_t::array)) {
        Reader skipped(entry, 1);
        sweep.skipped.push_back({skipped.text("network"), skipped.text("reason")});
        read.take(skipped);
    }
    if (read.error()) return *read.error();
    // Costs are counted anew: a file must not bring its own multiply-adds.
    auto plan2 = planSweepOf(specs);
    if (!plan2) return bad(1, plan2.error().message);
    if (plan2->networks.size() != specs.size())
        return bad(1, "'networks' names one twice, or one that cannot be measured");
    sweep.networks = std::move(plan2->networks);
    sweep.records.resize(sweep.networks.size());
    return sweep;
}

Result<void> parseRecord(const Json& json, std::size_t number, Sweep& sweep) {
    Reader read(json, number);
    const std::string name = read.text("network");
    const auto visits = int(read.whole("visits", 1, kMostSweepVisits));
    const double first = read.number("first_ms", 0, 1e9);
    const auto warmup = int(read.whole("warmup_runs", 0, 1 << 30));
    const double load = read.optionalNumber("load");
    const std::string time = read.text("time");
    std::vector<double> samples;
    for (const Json& sample : read.part("samples_ms", Json::value_t::array)) {
        const double ms = sample.is_number() ? sample.get<double>() : -1;
        if (!(ms > 0 && ms < 1e9)) return bad(number, "'samples_ms' must hold positive numbers");
        samples.push_back(ms);
    }
    if (read.error()) return *read.error();
    if (samples.empty() || samples.size() > kMostSamples) return bad(number, "'samples_ms' must hold runs");
    const auto spec = parseNetworkSpec(name);
    if (!spec) return bad(number, spec.error().message);
    const auto same = [&](const SweepNetwork& network) { return network.spec == *spec; };
    const auto place = std::find_if(sweep.networks.begin(), sweep.networks.end(), same);
    if (place == sweep.networks.end()) return bad(number, "network '" + name + "' is not one of the first line's");
    std::optional<SweepRecord>& record = sweep.records[std::size_t(place - sweep.networks.begin())];
    if (record) return bad(number, "network '" + name + "' stands there twice");
    record = SweepRecord{visits, summarise(std::move(samples), first, warmup), load, time};
    return {};
}

} // namespace

std::string toJsonLines(const Sweep& sweep) {
    std::string text = line(headerJson(sweep));
    for (std::size_t i = 0; i < sweep.networks.size(); ++i)
        if (sweep.records[i]) text += line(recordJson(sweep.networks[i], *sweep.records[i]));
    return text;
}

Result<Sweep> parseSweep(std::string_view text) {
    std::optional<Sweep> sweep;
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view one = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
        ++number;
        if (one.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Json json = parseJson(one);
        if (json.is_discarded() || !json.is_object()) return bad(number, "this is not a JSON object");
        if (!sweep) {
            auto header = parseHeader(json);
            if (!header) return header.error();
            sweep = std::move(*header);
        } else if (auto done = parseRecord(json, number, *sweep); !done) {
            return done.error();
        }
    }
    if (!sweep) return Error{ErrorCode::BadFormat, "the sweep is empty"};
    return std::move(*sweep);
}

Result<Sweep> readSweepFile(const std::filesystem::path& file) {
    auto bytes = readFileBytes(file, kMostSweepFileBytes);
    if (!bytes) return bytes.error();
    auto sweep = parseSweep({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!sweep) return Error{sweep.error().code, "'" + file.string() + "': " + sweep.error().message};
    return sweep;
}

Result<void> writeSweepFile(const std::filesystem::path& file, const Sweep& sweep) {
    return writeFile(file, toJsonLines(sweep));
}

} // namespace convlens
