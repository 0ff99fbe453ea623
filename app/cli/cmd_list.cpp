#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/base/json.h"
#include "core/cost/conventions.h"
#include "core/engine/engine.h"
#include "core/export/json.h"
#include "core/export/table.h"
#include "core/graph/infer_shape.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"
#include "core/trained/trained.h"

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace convlens::cli {

namespace {

constexpr std::size_t kLineWidth = 100;

template <class Range, class Text>
std::string joined(const Range& values, Text text) {
    std::string out;
    for (const auto& value : values)
        out += (out.empty() ? "" : " ") + std::string(text(value));
    return out;
}

Json familyJson(const FamilyInfo& info) {
    NetworkSpec defaults;
    defaults.family = info.family;
    Json keys;
    keys["width"] = {{"default", defaults.width},
                     {"min", kMinWidth},
                     {"max", kMaxWidth},
                     {"published", info.widths},
                     {"note", info.widthNote}};
    keys["resolution"] = {{"default", defaults.resolution},
                          {"min", kMinResolution},
                          {"max", kMaxResolution},
                          {"published", info.resolutions}};
    if (!info.groups.empty()) keys["groups"] = {{"default", defaults.groups}, {"values", info.groups}};
    keys["classes"] = {{"default", defaults.classes}, {"min", kMinClasses}, {"max", kMaxClasses}};
    if (info.hasMinimalistic) keys["minimalistic"] = {{"default", 0}, {"values", {0, 1}}};
    keys["padding"] = {{"default", toString(defaults.padding)},
                       {"values", {toString(PaddingMode::Symmetric), toString(PaddingMode::Same)}}};
    Json rules = Json::array();
    for (const Rules value : info.rules)
        rules.push_back(toString(value));
    keys["rules"] = {{"default", toString(defaults.rules)}, {"values", rules}, {"note", info.rulesNote}};

    Json json;
    json["id"] = info.id;
    json["name"] = info.displayName;
    json["paper"] = info.paper;
    json["summary"] = info.summary;
    json["keys"] = std::move(keys);
    json["trained"] = nullptr;
    if (const TrainedNetwork* trained = trainedNetwork(info.family))
        json["trained"] = {{"network", toString(trained->spec)},
                           {"data", trained->data},
                           {"top1", trained->top1},
                           {"test_photos", trained->testPhotos}};
    return json;
}

Json engineJson(const Engine& engine) {
    Json json;
    json["id"] = engine.id();
    json["name"] = engine.displayName();
    json["version"] = engine.version();
    json["plans"] = Json::array();
    for (const PlanKind plan : engine.plans())
        json["plans"].push_back(toString(plan));
    json["max_threads"] = engine.maxThreads();
    return json;
}

void printFamily(const FamilyInfo& info) {
    const auto line = [](const char* key, const std::string& value) {
        std::string text = std::string("  ") + key;
        text.resize(16, ' ');
        print(text + value + "\n");
    };
    NetworkSpec defaults;
    defaults.family = info.family;
    print(std::string(info.id) + "  (" + std::string(info.displayName) + ": " + std::string(info.paper) + ")\n" +
          wrapped(std::string(info.summary), kLineWidth, 2));
    const auto number = [](const auto value) { return cellText(double(value)); };
    line("width", cellText(kMinWidth) + " to " + cellText(kMaxWidth) + ", published: " + joined(info.widths, number) +
                      "; default " + cellText(defaults.width));
    print(wrapped(std::string(info.widthNote), kLineWidth, 16));
    line("resolution", std::to_string(kMinResolution) + " to " + std::to_string(kMaxResolution) + ", published: " +
                           joined(info.resolutions, number) + "; default " + std::to_string(defaults.resolution));
    if (!info.groups.empty())
        line("groups", joined(info.groups, number) + "; default " + std::to_string(defaults.groups));
    line("classes", std::to_string(kMinClasses) + " to " + std::to_string(kMaxClasses) + "; default " +
                        std::to_string(defaults.classes));
    if (info.hasMinimalistic) line("minimalistic", "0 1; default 0");
    line("padding", "symmetric same; default " + std::string(toString(defaults.padding)));
    line("rules", joined(info.rules, [](Rules value) { return toString(value); }) + "; default " +
                      std::string(toString(defaults.rules)));
    print(wrapped(std::string(info.rulesNote), kLineWidth, 16));
    if (const TrainedNetwork* trained = trainedNetwork(info.family))
        line("--weights", "trained: " + toString(trained->spec) + ", top-1 " + fixed(100 * trained->top1, 1) +
                              " % of " + grouped(trained->testPhotos) + " test photos of " + trained->data);
    print("\n");
}

void printEngine(const Engine& engine) {
    std::string id(engine.id());
    id.resize(14, ' ');
    print("  " + id + std::string(engine.displayName()) + " " + engine.version() +
          "; plans: " + joined(engine.plans(), [](PlanKind plan) { return toString(plan); }) + "; threads: up to " +
          std::to_string(engine.maxThreads()) + "\n");
}

Result<void> list(bool asJson) {
    if (asJson) {
        Json json;
        json["families"] = Json::array();
        for (const FamilyInfo& info : families())
            json["families"].push_back(familyJson(info));
        json["engines"] = Json::array();
        for (const Engine* engine : engines())
            json["engines"].push_back(engineJson(*engine));
        json["missing_engines"] = Json::array();
        for (const MissingEngine& engine : missingEngines())
            json["missing_engines"].push_back(
                {{"id", engine.id}, {"name", engine.displayName}, {"reason", engine.reason}});
        json["conventions"] = Json::array();
        for (const ConventionInfo& info : conventions())
            json["conventions"].push_back(
                {{"id", info.id}, {"name", info.name}, {"unit", info.unit}, {"counted", info.counted}});
        print(dumpJson(json));
        return {};
    }
    print("Networks, written FAMILY[:key=value,...]\n\n");
    for (const FamilyInfo& info : families())
        printFamily(info);
    print("Engines, the first is the default\n\n");
    for (const Engine* engine : engines())
        printEngine(*engine);
    for (const MissingEngine& engine : missingEngines()) {
        std::string id = engine.id;
        id.resize(14, ' ');
        print("  " + id + engine.displayName + " is not on this machine\n");
        print(wrapped(engine.reason, kLineWidth, 16));
    }
    print("\nCounting conventions, for --convention\n\n");
    for (const ConventionInfo& info : conventions())
        print("  " + std::string(info.id) + "\n" + wrapped(std::string(info.counted), kLineWidth, 16));
    return {};
}

} // namespace

Command addListCommand(Arguments parent) {
    auto json = std::make_shared<bool>(false);
    const Arguments app =
        parent.subcommand("list", "Network families with their keys, engines, and counting conventions");
    app.flag("--json", *json, "Print JSON");
    return {app, [json] { return list(*json); }};
}

} // namespace convlens::cli
