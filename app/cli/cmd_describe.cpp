#include "app/cli/command.h"
#include "app/cli/numbers.h"
#include "core/cost/cost_model.h"
#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/markdown.h"
#include "core/export/network_table.h"
#include "core/export/passport.h"
#include "core/export/plain_text.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <memory>

namespace convlens::cli {

namespace {

struct Options {
    std::string network;
    bool json = false, csv = false, markdown = false;
};

/// The layer table as a terminal takes it: large numbers grouped, the columns that a terminal has no room for left out.
std::string terminalTable(Table table) {
    for (const char* dropped : {"stage", "flops_all", "read_bytes", "write_bytes"}) {
        const auto column =
            std::find_if(table.columns.begin(), table.columns.end(), [&](const Column& c) { return c.key == dropped; });
        const auto index = column - table.columns.begin();
        table.columns.erase(column);
        for (auto& row : table.rows)
            row.erase(row.begin() + index);
    }
    for (auto& row : table.rows) {
        for (Cell& cell : row) {
            if (const auto* value = std::get_if<std::int64_t>(&cell)) cell = *value == 0 ? Cell() : grouped(*value);
        }
    }
    return toPlainText(table);
}

Result<void> describeNetwork(const Options& options) {
    const auto spec = parseNetworkSpec(options.network);
    if (!spec) return spec.error();
    const auto graph = buildNetwork(*spec);
    if (!graph) return graph.error();
    const NetworkCost cost = computeCost(*graph);

    Passport passport;
    passport.network = toString(*spec);
    passport.convention = kPapersConvention;
    if (options.json) {
        print(dumpJson(networkJson(passport.network, passport.convention, *graph, cost)));
        return {};
    }
    Table table = layerTable(*graph, cost);
    if (options.csv) {
        appendConstantColumns(table, conditions(passport));
        print(toCsv(table));
        return {};
    }
    if (options.markdown) {
        print("# " + displayName(*spec) + "\n\n" + toMarkdown(table) + "\n" + grouped(cost.total.params) +
              " parameters, " + grouped(cost.total.macs) + " multiply-adds. " + toCaption(passport) + ".\n");
        return {};
    }
    print(displayName(*spec) + "\n" + std::string(familyInfo(spec->family).paper) + "\n\n" + terminalTable(table) +
          "\n");
    const auto line = [](const char* title, const std::string& value) {
        std::string text = title;
        text.resize(28, ' ');
        print(text + value + "\n");
    };
    line("parameters", grouped(cost.total.params));
    line("multiply-adds", grouped(cost.total.macs));
    line("operations of every kind", grouped(cost.total.flopsAll));
    line("all maps together", megabytes(cost.activationBytes));
    line("most maps alive at once", megabytes(cost.peakActivationBytes));
    print("\nparameters and multiply-adds as in the " + std::string(kPapersConvention) + "\n");
    return {};
}

} // namespace

Command addDescribeCommand(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("describe", "Layers, shapes, parameters and multiply-adds of a network");
    app->add_option("SPEC", options->network, "The network, FAMILY[:key=value,...]; `convlens-cli list` tells the keys")
        ->required();
    auto* json = app->add_flag("--json", options->json, "Print JSON");
    auto* csv = app->add_flag("--csv", options->csv, "Print one CSV row a layer")->excludes(json);
    app->add_flag("--markdown", options->markdown, "Print a Markdown table")->excludes(json)->excludes(csv);
    return {app, [options] { return describeNetwork(*options); }};
}

} // namespace convlens::cli
