#include "app/cli/chosen_engine.h"
#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/analysis/published.h"
#include "core/analysis/published_accuracy.h"
#include "core/analysis/trade_off.h"
#include "core/analysis/trust.h"
#include "core/base/json.h"
#include "core/base/message.h"
#include "core/engine/engine.h"
#include "core/export/count_titles.h"
#include "core/export/json.h"
#include "core/export/passport.h"
#include "core/export/plain_text.h"
#include "core/export/table.h"
#include "core/export/table_file.h"
#include "core/measure/denormals_flushed.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/measure/timing_input.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"
#include "core/sweep/pick.h"
#include "core/sweep/sweep.h"
#include "core/sweep/sweep_file.h"
#include "core/sweep/sweep_plan.h"
#include "core/sweep/sweep_table.h"
#include "core/weights/seeded.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace convlens::cli {

namespace {

struct Options {
    std::vector<std::string> families;
    std::vector<double> widths;
    std::vector<int> resolutions, groups;
    bool published = false;
    std::string engine, plan, file;
    int threads = 1;
    double visitSeconds = SweepConditions{}.visitSeconds;
    int visits = SweepConditions{}.visits;
    double budgetMs = 0;
    bool json = false, csv = false, quiet = false;
    bool asksForNetworks() const { return !families.empty() || published; }
};

Result<Family> familyOf(const std::string& id) {
    std::string known;
    for (const FamilyInfo& info : families()) {
        if (info.id == id) return info.family;
        known += (known.empty() ? "" : ", ") + std::string(info.id);
    }
    return Error{ErrorCode::InvalidArgument, "network family '" + id + "' is unknown; allowed: " + known + ", all"};
}

Result<SweepPlan> planOf(const Options& options) {
    if (options.published) return planPublishedSweep();
    SweepRequest request;
    for (const std::string& id : options.families) {
        if (id == "all") {
            for (const FamilyInfo& info : families())
                request.families.push_back(info.family);
            continue;
        }
        const auto family = familyOf(id);
        if (!family) return family.error();
        request.families.push_back(*family);
    }
    request.widths = options.widths;
    request.resolutions = options.resolutions;
    request.groups = options.groups;
    return planSweep(request);
}

Result<Sweep> newSweep(const Options& options) {
    auto plan = planOf(options);
    if (!plan) return plan.error();
    const auto engine = findEngine(options.engine.empty() ? engines().front()->id() : options.engine);
    if (!engine) return engine.error();
    const auto kind = choosePlan(**engine, options.plan, PlanKind::Optimised);
    if (!kind) return kind.error();
    SweepConditions conditions;
    conditions.engine = (*engine)->id();
    conditions.plan = *kind;
    conditions.threads = options.threads;
    conditions.visitSeconds = options.visitSeconds;
    conditions.visits = options.visits;
    return beginSweep(*plan, conditions);
}

bool sameNetworks(const Sweep& a, const Sweep& b) {
    return std::ranges::equal(a.networks, b.networks,
                              [](const SweepNetwork& x, const SweepNetwork& y) { return x.spec == y.spec; });
}

/// What the file holds, or a new sweep where there is no file yet.
Result<Sweep> openSweep(const Options& options) {
    if (options.file.empty() || !std::filesystem::exists(options.file)) {
        if (!options.asksForNetworks())
            return Error{ErrorCode::InvalidArgument, options.file.empty()
                                                         ? "name the networks: --family F... or --published"
                                                         : "'" + options.file +
                                                               "' does not exist yet; name the networks with "
                                                               "--family F... or --published"};
        return newSweep(options);
    }
    auto sweep = readSweepFile(options.file);
    if (!sweep) return sweep.error();
    if (options.asksForNetworks()) {
        const auto wanted = newSweep(options);
        if (!wanted) return wanted.error();
        if (!sameNetworks(*sweep, *wanted))
            return Error{ErrorCode::InvalidArgument, "'" + options.file +
                                                         "' holds a sweep of other networks; leave out --family to go "
                                                         "on with it, or name another file"};
        if (sweep->conditions != wanted->conditions)
            return Error{ErrorCode::InvalidArgument,
                         "'" + options.file +
                             "' was measured under other conditions (engine, plan, threads, --min-time, --visits); "
                             "leave out --family to go on with it, or name another file"};
    }
    return sweep;
}

Json toJson(const SweepFronts& fronts, const Sweep& sweep) {
    const auto names = [&](const std::vector<int>& indices) {
        Json list = Json::array();
        for (const int i : indices)
            list.push_back(toString(sweep.networks[std::size_t(i)].spec));
        return list;
    };
    Json json;
    json["by_macs"] = names(fronts.byMacs);
    json["by_time"] = names(fronts.byTime);
    json["only_by_macs"] = names(fronts.onlyByMacs);
    json["only_by_time"] = names(fronts.onlyByTime);
    json["pairs_compared"] = fronts.inversions.compared;
    json["rank_inversions"] = Json::array();
    for (const RankInversion& pair : fronts.inversions.pairs)
        json["rank_inversions"].push_back({{"fewer_macs", toString(sweep.networks[pair.fewer].spec)},
                                           {"more_macs", toString(sweep.networks[pair.more].spec)},
                                           {"macs_ratio", pair.macsRatio},
                                           {"time_ratio", pair.timeRatio}});
    return json;
}

Json sweepJson(const Sweep& sweep, const Options& options) {
    Json json;
    json["version"] = sweep.version;
    json["time"] = sweep.startedAt;
    json["machine"] = toJson(sweep.machine);
    json["conditions"] = {{"engine", sweep.conditions.engine},
                          {"engine_version", sweep.conditions.engineVersion},
                          {"plan", toString(sweep.conditions.plan)},
                          {"threads", sweep.conditions.threads},
                          {"visit_seconds", sweep.conditions.visitSeconds},
                          {"visits", sweep.conditions.visits},
                          {"interleaved", sweep.conditions.visits > 1},
                          {"input", kTimingInput},
                          {"weights", seededInfo(kSweepSeed).hash},
                          {"batch", 1},
                          {"convention", kPapersConvention}};
    if (const auto flushed = denormalsFlushed(sweep.conditions.engine, sweep.conditions.threads))
        json["conditions"]["denormals_flushed"] = *flushed;
    json["results"] = toJson(sweepTable(sweep));
    json["fronts"] = toJson(sweepFronts(sweep), sweep);
    json["skipped"] = Json::array();
    for (const SkippedNetwork& skipped : sweep.skipped)
        json["skipped"].push_back({{"network", skipped.network}, {"reason", skipped.reason}});
    if (options.budgetMs > 0) {
        json["budget_ms"] = options.budgetMs;
        json["picks"] = Json::array();
        for (const Pick& pick : pickWithin(sweep, options.budgetMs))
            json["picks"].push_back({{"network", toString(sweep.networks[std::size_t(pick.network)].spec)},
                                     {"top1_percent", pick.accuracy->top1Percent},
                                     {"source", pick.accuracy->row->source},
                                     {"median_ms", pick.medianMs},
                                     {"doubtful", pick.doubtful}});
    }
    return json;
}

void printForPeople(const Sweep& sweep, const Options& options) {
    Table table{{{"network", "network", false},
                 {"macs", kMacsTitle, true},
                 {"median", "median ms", true},
                 {"mad", "MAD", true},
                 {"ideal", "x ideal", true},
                 {"top1", "top-1 %", true},
                 {"front", "front", false},
                 {"doubt", "", false}},
                {}};
    const SweepFronts fronts = sweepFronts(sweep);
    const auto on = [](const std::vector<int>& front, std::size_t i) {
        return std::find(front.begin(), front.end(), int(i)) != front.end();
    };
    for (std::size_t i = 0; i < sweep.networks.size(); ++i) {
        const auto& record = sweep.records[i];
        const PublishedAccuracy* accuracy = publishedAccuracy(sweep.networks[i].spec);
        std::string front = on(fronts.byMacs, i) ? "multiply-adds" : "";
        if (on(fronts.byTime, i)) front += front.empty() ? "time" : ", time";
        table.rows.push_back(
            {toString(sweep.networks[i].spec), grouped(sweep.networks[i].macs),
             record ? Cell(significant(record->total.medianMs, 3) + (record->total.doubtful ? " ?" : "")) : Cell(),
             record ? Cell(significant(record->total.madMs, 2)) : Cell(),
             record ? Cell(fixed(idealRatio(sweep, int(i)), 2)) : Cell(),
             accuracy ? Cell(fixed(accuracy->top1Percent, 1)) : Cell(), front,
             record && record->total.doubtful ? "doubtful: " + doubtWithAdvice(record->total).english()
                                              : std::string()});
    }
    print(toPlainText(table));
    const RankInversions& inversions = fronts.inversions;
    print("\n" + std::to_string(inversions.pairs.size()) + " of " + std::to_string(inversions.compared) +
          " pairs are in another order by time than by multiply-adds, beyond the noise\n");
    if (!inversions.pairs.empty()) {
        const RankInversion& worst = inversions.pairs.front();
        print("strongest: " + toString(sweep.networks[worst.fewer].spec) + " has " + significant(worst.macsRatio, 2) +
              " times the multiply-adds of " + toString(sweep.networks[worst.more].spec) + " and takes " +
              significant(worst.timeRatio, 2) + " times its time\n");
    }
    for (const SkippedNetwork& skipped : sweep.skipped)
        print("not measured: " + skipped.network + ": " + skipped.reason + "\n");
    if (options.budgetMs > 0) {
        const std::vector<Pick> picks = pickWithin(sweep, options.budgetMs);
        print("\nwithin " + significant(options.budgetMs, 3) + " ms:\n");
        for (std::size_t i = 0; i < std::min<std::size_t>(picks.size(), 10); ++i)
            print("  " + fixed(picks[i].accuracy->top1Percent, 1) + " %  " + significant(picks[i].medianMs, 3) +
                  (picks[i].doubtful ? " ms ?  " : " ms  ") +
                  toString(sweep.networks[std::size_t(picks[i].network)].spec) + "  (" +
                  picks[i].accuracy->row->source + ")\n");
        if (std::ranges::any_of(picks, &Pick::doubtful))
            print("  (? marks a doubtful time; the table above says why and what to do)\n");
        if (picks.empty()) print("  no measured network with a published accuracy fits\n");
    }
    if (sweep.conditions.visits < 2 && sweep.networks.size() > 1) print("\n" + std::string(kOneVisitWords) + "\n");
    print("\n" + toCaption(sweepPassport(sweep)) + "\n");
}

Result<void> sweepNow(const Options& options) {
    auto opened = openSweep(options);
    if (!opened) return opened.error();
    Sweep& sweep = *opened;
    if (!sweep.isFinished()) {
        if (auto may = checkResumable(sweep, readMachineInfo()); !may) return may.error();
    }
    while (const std::optional<int> next = sweep.next()) {
        const SweepNetwork& network = sweep.networks[std::size_t(*next)];
        if (!options.quiet) {
            std::fprintf(stderr, "%d of %d: %s\n", sweep.visitsDone() + 1, sweep.visitsWanted(),
                         toString(network.spec).c_str());
        }
        auto visit = visitNetwork(network, sweep.conditions);
        if (!visit) return Error{visit.error().code, toString(network.spec) + ": " + visit.error().message};
        addVisit(sweep, *next, *visit);
        if (options.file.empty()) continue;
        if (auto written = writeSweepFile(options.file, sweep); !written) return written.error();
    }
    if (options.json) {
        print(dumpJson(sweepJson(sweep, options)));
    } else if (options.csv) {
        Table table = sweepTable(sweep);
        // As the window's table, whose rows tell some of it already.
        print(tableText({"sweep", "Sweep", std::move(table), sweepPassport(sweep)}, TableFormat::Csv));
    } else {
        printForPeople(sweep, options);
    }
    return {};
}

} // namespace

Command addSweepCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app = parent.subcommand(
        "sweep", "Measured latency over families, widths, resolutions and groups, beside published accuracy");
    app.option("--family", options->families, "Families, separated by commas or blanks, or all").separatedBy(',');
    app.option("--width", options->widths, "Width multipliers; the papers' if not given").separatedBy(',');
    app.option("--resolution", options->resolutions, "Resolutions; the papers' if not given").separatedBy(',');
    app.option("--groups", options->groups, "Groups of ShuffleNetV1; the paper's if not given").separatedBy(',');
    app.flag("--published", options->published, "Instead: every network with a published ImageNet accuracy")
        .excludes("--family");
    app.option("--engine", options->engine, "Engine; the first of `list` if not given");
    app.option("--plan", options->plan,
               "as-drawn: each layer its own step; optimised (the default, as in the window): fused where possible")
        .oneOf({"as-drawn", "optimised"});
    app.option("--threads", options->threads, "Threads of the engine").range(1, 4096).showDefault();
    app.option("--min-time", options->visitSeconds, "Seconds of counted runs at each visit of a network, at least")
        .range(0.0, 3600.0)
        .showDefault();
    app.option("--visits", options->visits, "How often each network is visited, in order and back")
        .range(1, kMostSweepVisits)
        .showDefault();
    app.option("--resume", options->file,
               "Keep the results in this file after each visit, and go on from where it stands");
    app.option("--budget", options->budgetMs, "Also list the most accurate networks within so many milliseconds")
        .positive();
    app.flag("--quiet", options->quiet, "No progress on standard error");
    const Argument json = app.flag("--json", options->json, "Print JSON");
    app.flag("--csv", options->csv, "Print one CSV row a network").excludes(json);
    return {app, [options] { return sweepNow(*options); }};
}

} // namespace convlens::cli
