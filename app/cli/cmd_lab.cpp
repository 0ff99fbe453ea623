#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/base/json.h"
#include "core/base/version.h"
#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/passport.h"
#include "core/export/plain_text.h"
#include "core/export/table.h"
#include "core/labs/lab.h"
#include "core/labs/lab_fit.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <variant>
#include <vector>

namespace convlens::cli {

namespace {

constexpr std::size_t kLineWidth = 100;

struct Options {
    std::map<std::string, double> numbers;      ///< by parameter, where given
    std::map<std::string, std::string> choices; ///< the same
    LabMeasureOptions measure;
    bool noMeasure = false, json = false;
    std::string csv; ///< id of the table that is printed as CSV
};

Json listJson() {
    Json json = Json::array();
    for (const Lab& lab : labs()) {
        Json entry{{"id", lab.id}, {"title", lab.title}, {"paper", lab.paper}, {"section", lab.section}};
        entry["parameters"] = Json::array();
        for (const LabParameter& p : lab.parameters) {
            Json parameter{{"key", p.key}, {"title", p.title}};
            if (p.isText) {
                parameter["default"] = "";
            } else if (p.isChoice()) {
                for (const LabChoice& choice : p.choices)
                    parameter["choices"].push_back(choice.key);
                parameter["default"] = p.firstChoice();
            } else {
                parameter["minimum"] = p.minimum;
                parameter["maximum"] = p.maximum;
                parameter["step"] = p.step;
                parameter["default"] = p.value;
            }
            entry["parameters"].push_back(parameter);
        }
        json.push_back(entry);
    }
    return Json{{"version", kVersion}, {"labs", json}};
}

void printList() {
    Table table{
        {{"id", "lab", false}, {"title", "title", false}, {"paper", "paper", false}, {"section", "where", false}}, {}};
    for (const Lab& lab : labs())
        table.rows.push_back({lab.id, lab.title, lab.paper, lab.section});
    print(toPlainText(table));
    print("\nconvlens-cli lab NAME --help lists what can be changed.\n");
}

Json labJson(const Lab& lab, const LabSettings& settings, const LabRun* run) {
    Json json{{"version", kVersion}, {"lab", lab.id},          {"title", lab.title},
              {"paper", lab.paper},  {"section", lab.section}, {"settings", settings.json()}};
    json["tables"] = Json::object();
    for (const LabTable& table : lab.tables(settings, run))
        json["tables"][table.id] = toJson(table.table);
    json["findings"] = Json::array();
    for (const LabText& line : lab.findings(settings, run))
        json["findings"].push_back(line.english());
    json["measured"] = nullptr;
    if (run) {
        Json readings = Json::array();
        for (const LabReading& r : run->readings) {
            Json reading{
                {"id", r.id}, {"title", r.title.english()}, {"value", r.value}, {"spread", r.spread}, {"runs", r.runs}};
            if (std::isfinite(r.low) && std::isfinite(r.high)) reading["interval"] = {r.low, r.high};
            reading["doubtful"] = r.doubtful;
            reading["doubt"] = r.doubt;
            readings.push_back(reading);
        }
        json["measured"] = Json{{"unit", run->unit}, {"conditions", toJson(run->passport)}, {"readings", readings}};
    }
    return json;
}

/// Doubles as people read them, whole numbers with their thousands apart.
Table forPeople(Table table) {
    for (auto& row : table.rows)
        for (Cell& cell : row) {
            if (const auto* number = std::get_if<double>(&cell))
                cell = significant(*number, 3);
            else if (const auto* whole = std::get_if<std::int64_t>(&cell))
                cell = grouped(*whole);
        }
    return table;
}

void printForPeople(const Lab& lab, const LabSettings& settings, const LabRun* run) {
    print(lab.title + ": " + lab.paper + ", " + lab.section + "\n" + settings.text() + "\n\n");
    print(wrapped(lab.lookFor, kLineWidth, 0) + "\n");
    for (const LabTable& table : lab.tables(settings, run))
        print("\n" + table.title.english() + "\n" + toPlainText(forPeople(table.table)));
    print("\n");
    for (const LabText& line : lab.findings(settings, run))
        print(wrapped(line.english(), kLineWidth, 0) + "\n");
    if (!run) return;
    for (const LabReading& reading : run->readings)
        if (reading.doubtful) print("doubtful: " + reading.title.english() + ": " + reading.doubt + "\n");
    print("\n" + toCaption(run->passport) + "\n");
}

Result<void> runLab(const Lab& lab, const Options& options) {
    LabSettings settings = defaultSettings(lab.parameters);
    for (const auto& [key, value] : options.numbers)
        settings.setNumber(key, value);
    for (const auto& [key, value] : options.choices)
        settings.setChoice(key, value);
    if (auto ok = checkSettings(lab.parameters, settings); !ok) return ok;
    if (auto ok = checkFit(lab, settings); !ok) return ok;
    std::unique_ptr<LabRun> run;
    if (!options.noMeasure && lab.measure) {
        auto measured = lab.measure(settings, options.measure);
        if (!measured) return measured.error();
        run = std::make_unique<LabRun>(std::move(*measured));
    }
    if (options.json) {
        print(dumpJson(labJson(lab, settings, run.get())));
    } else if (!options.csv.empty()) {
        std::string known;
        for (LabTable& table : lab.tables(settings, run.get())) {
            known += (known.empty() ? "" : ", ") + table.id;
            if (table.id != options.csv) continue;
            if (run) appendConstantColumns(table.table, conditions(run->passport));
            print(toCsv(table.table));
            return {};
        }
        return Error{ErrorCode::InvalidArgument,
                     "the lab '" + lab.id + "' has no table '" + options.csv + "'; it has: " + known};
    } else {
        printForPeople(lab, settings, run.get());
    }
    return {};
}

} // namespace

Command addLabCommand(Arguments parent) {
    const Arguments app =
        parent.subcommand("lab", "The figures behind each lab: a paper's claim, counted and measured");
    app.atMostOneSubcommand();
    auto json = std::make_shared<bool>(false);
    app.flag("--json", *json, "Print the list of labs as JSON");
    struct Entry {
        const Lab* lab;
        Arguments app;
        std::shared_ptr<Options> options;
    };
    std::vector<Entry> entries;
    for (const Lab& lab : labs()) {
        auto options = std::make_shared<Options>();
        const Arguments one = app.subcommand(lab.id, lab.title + " (" + lab.paper + ", " + lab.section + ")");
        for (const LabParameter& p : lab.parameters) {
            const std::string help = p.title + ". " + p.help;
            if (p.isText) {
                one.text(
                    "--" + p.key, [options, key = p.key](const std::string& value) { options->choices[key] = value; },
                    help);
            } else if (p.isChoice()) {
                std::vector<std::string> keys;
                for (const LabChoice& choice : p.choices)
                    keys.push_back(choice.key);
                one.text(
                       "--" + p.key,
                       [options, key = p.key](const std::string& value) { options->choices[key] = value; },
                       help + " [" + p.firstChoice() + "]")
                    .oneOf(keys);
            } else {
                one.number(
                       "--" + p.key, [options, key = p.key](const double& value) { options->numbers[key] = value; },
                       help + " [" + cellText(p.value) + "]")
                    .range(p.minimum, p.maximum);
            }
        }
        if (lab.measure) {
            one.flag("--no-measure", options->noMeasure, "Only what is counted, nothing measured");
            one.option("--threads", options->measure.threads, "Threads of the engine").range(1, 4096).showDefault();
            one.option("--min-time", options->measure.seconds, "Seconds of counted runs for each thing, at least")
                .range(0.0, 3600.0)
                .showDefault();
        }
        const Argument asJson = one.flag("--json", options->json, "Print JSON");
        one.option("--csv", options->csv, "Print this table as CSV, with its conditions").excludes(asJson);
        entries.push_back({&lab, one, options});
    }
    // CLI11 would name a lab that does not exist as an unexpected argument, without what there is instead.
    app.allowExtras();
    return {app, [app, json, entries]() -> Result<void> {
                for (const Entry& entry : entries) {
                    if (!entry.app.parsed()) continue;
                    if (const auto left = entry.app.remaining(); !left.empty())
                        return Error{ErrorCode::InvalidArgument, "'" + left.front() + "' is not an option of this lab"};
                    return runLab(*entry.lab, *entry.options);
                }
                if (const auto left = app.remaining(); !left.empty()) {
                    if (const auto found = findLab(left.front()); !found) return found.error();
                }
                if (*json)
                    print(dumpJson(listJson()));
                else
                    printList();
                return {};
            }};
}

} // namespace convlens::cli
