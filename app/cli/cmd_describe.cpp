#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "app/cli/published_lines.h"
#include "core/base/json.h"
#include "core/cost/conventions.h"
#include "core/cost/cost_model.h"
#include "core/export/count_titles.h"
#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/markdown.h"
#include "core/export/network_table.h"
#include "core/export/passport.h"
#include "core/export/plain_text.h"
#include "core/export/table.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <variant>
#include <vector>

namespace convlens::cli {

namespace {

struct Options {
    std::string network;
    std::string convention = "papers";
    bool json = false, csv = false, markdown = false;
};

void dropColumn(Table& table, std::string_view key) {
    const auto column =
        std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& c) { return c.key == key; });
    if (column == table.columns.end()) return;
    const auto index = column - table.columns.begin();
    table.columns.erase(column);
    for (auto& row : table.rows)
        row.erase(row.begin() + index);
}

/// The layer table as a terminal takes it: large numbers grouped, the columns that a terminal has no room for left out.
std::string terminalTable(Table table) {
    for (const std::string_view key : {"stage", "flops_all", "read_bytes", "write_bytes"})
        dropColumn(table, key);
    for (auto& row : table.rows) {
        for (Cell& cell : row) {
            if (const auto* value = std::get_if<std::int64_t>(&cell)) cell = *value == 0 ? Cell() : grouped(*value);
            if (const auto* value = std::get_if<double>(&cell)) cell = *value == 0 ? Cell() : fixed(*value, 2);
        }
    }
    return toPlainText(table);
}

Result<void> describeNetwork(const Options& options) {
    const auto spec = parseNetworkSpec(options.network);
    if (!spec) return spec.error();
    const auto convention = parseConvention(options.convention);
    if (!convention) return convention.error();
    const auto graph = buildNetwork(*spec);
    if (!graph) return graph.error();
    const NetworkCost cost = computeCost(*graph);

    Passport passport;
    passport.network = toString(*spec);
    passport.convention = describe(*convention);
    if (options.json) {
        Json json = networkJson(passport.network, *convention, *graph, cost);
        json["published"] = publishedJson(*spec, *graph);
        json["rules"] = rulesJson(*spec);
        print(dumpJson(json));
        return {};
    }
    Table table = layerTable(*graph, cost, *convention);
    const ConventionInfo& info = conventionInfo(*convention);
    const std::string total = grouped(std::int64_t(std::llround(countNetwork(*convention, *graph).total)));
    if (options.csv) {
        appendConstantColumns(table, conditions(passport));
        print(toCsv(table));
        return {};
    }
    // For people a count stands there once; files keep the same columns in every convention.
    if (*convention == Convention::Papers) dropColumn(table, "count");
    if (*convention == Convention::AllOperations) dropColumn(table, "flops_all");
    if (options.markdown) {
        print("# " + displayName(*spec) + "\n\n" + toMarkdown(table) + "\n" + grouped(cost.total.params) +
              " parameters, " + total + " " + std::string(info.unit) + " (" + std::string(info.name) + "). " +
              toCaption(passport) + "\n");
        return {};
    }
    print(displayName(*spec) + "\n" + std::string(familyInfo(spec->family).paper) + "\n\n" + terminalTable(table) +
          "\n");
    const auto line = [](const char* title, const std::string& value) {
        std::string text = title;
        text.resize(36, ' ');
        print(text + value + "\n");
    };
    line("parameters", grouped(cost.total.params));
    line(kMacsTitle, grouped(cost.total.macs));
    if (*convention != Convention::Papers) line((std::string(info.unit) + ", " + std::string(info.id)).c_str(), total);
    line("operations of every kind", grouped(cost.total.flopsAll));
    line("all maps together", megabytes(cost.activationBytes));
    line("most maps alive at once", megabytes(cost.peakActivationBytes));
    print("\n" + wrapped("Counted " + std::string(info.name) + ". " + std::string(info.counted), 100, 0));
    if (*convention != Convention::Papers)
        print(wrapped("Parameters and multiply-adds as the papers count them.", 100, 0));
    print(publishedText(*spec, *graph));
    return {};
}

} // namespace

Command addDescribeCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app = parent.subcommand("describe", "Layers, shapes, parameters and multiply-adds of a network");
    app.option("SPEC", options->network, "The network, FAMILY[:key=value,...]; `convlens-cli list` tells the keys")
        .required();
    app.option("--convention", options->convention,
               "How to count: papers, torchvision, fvcore, ptflops, thop, pytorchcv or all; `list` explains them")
        .showDefault();
    const Argument json = app.flag("--json", options->json, "Print JSON");
    const Argument csv = app.flag("--csv", options->csv, "Print one CSV row a layer").excludes(json);
    app.flag("--markdown", options->markdown, "Print a Markdown table").excludes(json).excludes(csv);
    return {app, [options] { return describeNetwork(*options); }};
}

} // namespace convlens::cli
