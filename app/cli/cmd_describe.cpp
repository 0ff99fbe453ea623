#include "app/cli/command.h"
#include "app/cli/numbers.h"
#include "core/analysis/published.h"
#include "core/cost/conventions.h"
#include "core/cost/cost_model.h"
#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/markdown.h"
#include "core/export/network_table.h"
#include "core/export/passport.h"
#include "core/export/plain_text.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace convlens::cli {

namespace {

struct Options {
    std::string network;
    std::string convention = "papers";
    bool json = false, csv = false, markdown = false;
};

/// The layer table as a terminal takes it: large numbers grouped, the columns that a terminal has no room for left out.
std::string terminalTable(Table table, Convention convention) {
    std::vector<std::string_view> narrow{"stage", "flops_all", "read_bytes", "write_bytes"};
    if (convention == Convention::Papers) narrow.push_back("count"); // the same as macs
    for (const std::string_view dropped : narrow) {
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
            if (const auto* value = std::get_if<double>(&cell)) cell = *value == 0 ? Cell() : fixed(*value, 2);
        }
    }
    return toPlainText(table);
}

/// How far the network is from the paper's figures, a line for each.
std::string publishedText(const PublishedComparison& compared) {
    std::string text;
    const auto add = [&](const char* what, const std::optional<FigureComparison>& figure) {
        if (!figure) return;
        text +=
            wrapped(compared.row->source + " prints " + cellText(figure->published.millions) + " M " + what +
                        (figure->agrees ? ", as here. "
                                        : ", here " + significant(figure->ownMillions, 4) + " M (" +
                                              (figure->percent > 0 ? "+" : "") + fixed(figure->percent, 1) + " %). ") +
                        figure->reason,
                    100, 0);
    };
    const std::string count = std::string(conventionInfo(compared.row->convention).unit) + " (" +
                              std::string(conventionInfo(compared.row->convention).id) + ")";
    add(count.c_str(), compared.count);
    add("parameters", compared.params);
    return text;
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
        print(dumpJson(networkJson(passport.network, *convention, *graph, cost)));
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
    if (options.markdown) {
        print("# " + displayName(*spec) + "\n\n" + toMarkdown(table) + "\n" + grouped(cost.total.params) +
              " parameters, " + total + " " + std::string(info.unit) + " (" + std::string(info.name) + "). " +
              toCaption(passport) + "\n");
        return {};
    }
    print(displayName(*spec) + "\n" + std::string(familyInfo(spec->family).paper) + "\n\n" +
          terminalTable(table, *convention) + "\n");
    const auto line = [](const char* title, const std::string& value) {
        std::string text = title;
        text.resize(36, ' ');
        print(text + value + "\n");
    };
    line("parameters", grouped(cost.total.params));
    line("multiply-adds", grouped(cost.total.macs));
    if (*convention != Convention::Papers) line((std::string(info.unit) + ", " + std::string(info.id)).c_str(), total);
    line("operations of every kind", grouped(cost.total.flopsAll));
    line("all maps together", megabytes(cost.activationBytes));
    line("most maps alive at once", megabytes(cost.peakActivationBytes));
    print("\n" + wrapped("Counted " + std::string(info.name) + ". " + std::string(info.counted), 100, 0));
    if (*convention != Convention::Papers)
        print(wrapped("Parameters and multiply-adds as the papers count them.", 100, 0));
    if (const auto compared = compareWithPaper(*spec, *graph)) print("\n" + publishedText(*compared));
    return {};
}

} // namespace

Command addDescribeCommand(CLI::App& parent) {
    auto options = std::make_shared<Options>();
    CLI::App* app = parent.add_subcommand("describe", "Layers, shapes, parameters and multiply-adds of a network");
    app->add_option("SPEC", options->network, "The network, FAMILY[:key=value,...]; `convlens-cli list` tells the keys")
        ->required();
    app->add_option("--convention", options->convention,
                    "How to count: papers, torchvision, fvcore, ptflops, thop, pytorchcv or all; `list` explains them")
        ->capture_default_str();
    auto* json = app->add_flag("--json", options->json, "Print JSON");
    auto* csv = app->add_flag("--csv", options->csv, "Print one CSV row a layer")->excludes(json);
    app->add_flag("--markdown", options->markdown, "Print a Markdown table")->excludes(json)->excludes(csv);
    return {app, [options] { return describeNetwork(*options); }};
}

} // namespace convlens::cli
