#include "core/export/report_html.h"

#include "core/analysis/cost_shares.h"
#include "core/analysis/trust.h"
#include "core/base/message.h"
#include "core/base/utc_now.h"
#include "core/base/version.h"
#include "core/cost/cost_model.h"
#include "core/export/count_titles.h"
#include "core/export/passport.h"
#include "core/export/svg_bars.h"
#include "core/export/table.h"
#include "core/export/timed_layers.h"
#include "core/graph/graph.h"
#include "core/image/image.h"
#include "core/measure/denormals_flushed.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/measure/timing_input.h"
#include "core/networks/network_spec.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

namespace convlens {

namespace {

constexpr const char* kStyle = R"(
body { font: 15px/1.5 sans-serif; color: #1B1D20; background: #fff; max-width: 64em; margin: 2em auto; padding: 0 1em; }
h1 { font-size: 1.6em; margin-bottom: 0; } h2 { margin-top: 2em; border-bottom: 1px solid #E3E6E9; }
table { border-collapse: collapse; margin: 1em 0; font-variant-numeric: tabular-nums; }
th, td { padding: 2px 10px; text-align: left; vertical-align: top; border-bottom: 1px solid #E3E6E9; }
th { color: #5A6066; font-weight: normal; } .n { text-align: right; }
.chip { background: #E4EEE9; border-radius: 4px; padding: 0 6px; white-space: nowrap; }
.doubt { color: #8a5a00; } .quiet { color: #5A6066; } .macs { color: #0072B2; } .time { color: #8a5f00; }
figure { margin: 1em 0; } figcaption { color: #5A6066; }
img { max-width: 100%; } .sheet { image-rendering: pixelated; } svg { max-width: 100%; height: auto; }
details { margin: 1em 0; } summary { cursor: pointer; } .wide { overflow-x: auto; font-size: 13px; }
@media print { body { margin: 0; } h2 { break-before: page; } figure, tr { break-inside: avoid; } }
)";

const std::string kNotMeasured = "not measured";

std::string general(double value, int digits) {
    if (!std::isfinite(value)) return "\xE2\x80\x93";
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, value, std::chars_format::general, digits).ptr;
    std::string out(text, end);
    if (out.find('e') == std::string::npos) return out;
    const auto plain = std::to_chars(text, text + sizeof text, value, std::chars_format::fixed, 0).ptr;
    return std::string(text, plain);
}

std::string percent(double share) {
    if (!std::isfinite(share)) return "\xE2\x80\x93";
    char text[64];
    const auto end = std::to_chars(text, text + sizeof text, share * 100, std::chars_format::fixed, 1).ptr;
    return std::string(text, end) + " %";
}

/// 300774272 as "301 M".
std::string count(std::int64_t value) {
    if (value >= 1000000000) return general(double(value) / 1e9, 3) + " G";
    if (value >= 1000000) return general(double(value) / 1e6, 3) + " M";
    if (value >= 1000) return general(double(value) / 1e3, 3) + " k";
    return std::to_string(value);
}

std::string td(const std::string& text, bool number = false) {
    return std::string("<td") + (number ? " class=\"n\">" : ">") + xmlText(text) + "</td>";
}

std::string th(const std::string& text, bool number = false) {
    return std::string("<th") + (number ? " class=\"n\">" : ">") + xmlText(text) + "</th>";
}

std::string tableHtml(const Table& table) {
    std::string html = "<table><thead><tr>";
    for (const Column& column : table.columns)
        html += th(column.title, column.numeric);
    html += "</tr></thead><tbody>\n";
    for (const auto& row : table.rows) {
        html += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            const auto* value = std::get_if<double>(&row[i]);
            html += td(value ? general(*value, 3) : cellText(row[i]), table.columns[i].numeric);
        }
        html += "</tr>\n";
    }
    return html + "</tbody></table>\n";
}

std::string conditionList(const Passport& passport) {
    std::string html = "<table><tbody>\n";
    for (const auto& [column, cell] : conditions(passport))
        html += "<tr>" + th(column.title) + td(cellText(cell)) + "</tr>\n";
    return html + "</tbody></table>\n";
}

bool isRandom(const ReportNetwork& network) {
    return network.weights.info.kind == WeightsInfo::Kind::Random;
}

/// "2 threads": in what ways networks of one specification can differ, as words; the same order for all.
std::array<std::string, 4> traits(const ReportNetwork& network) {
    std::array<std::string, 4> words{describe(network.weights.info)};
    if (network.times) {
        const int threads = network.times->threads;
        words[1] = network.times->engine;
        words[2] = toString(network.times->plan);
        words[3] = std::to_string(threads) + (threads == 1 ? " thread" : " threads");
    }
    return words;
}

/// What the report calls each network: its display name, and where several have the same, that in which they differ.
std::vector<std::string> namesOf(const ReportRequest& request) {
    std::vector<std::string> plain, names;
    for (const ReportNetwork& network : request.networks)
        plain.push_back(displayName(network.spec));
    for (std::size_t i = 0; i < plain.size(); ++i) {
        const auto own = traits(request.networks[i]);
        std::string differing;
        for (std::size_t trait = 0; trait < own.size(); ++trait) {
            bool differs = false;
            for (std::size_t other = 0; other < plain.size(); ++other)
                differs = differs || (plain[other] == plain[i] && traits(request.networks[other])[trait] != own[trait]);
            if (!differs) continue;
            if (!own[trait].empty()) differing += (differing.empty() ? "" : ", ") + own[trait];
        }
        const bool hasTwin = std::ranges::count(plain, plain[i]) > 1;
        if (hasTwin && !request.networks[i].times) differing += (differing.empty() ? "" : ", ") + kNotMeasured;
        names.push_back(plain[i] + (differing.empty() ? "" : " (" + differing + ")"));
    }
    return names;
}

std::string totalsTable(const ReportRequest& request, const std::vector<NetworkCost>& costs,
                        const std::vector<std::string>& names) {
    std::string html = "<table><thead><tr>" + th("network") + th("specification") + th("parameters", true) +
                       th(kMacsTitle, true) + th("median (ms)", true) + th("MAD (ms)", true) + th("runs", true) +
                       th("engine, plan, threads") + th("weights") + "</tr></thead><tbody>\n";
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const ReportNetwork& network = request.networks[i];
        html += "<tr>" + td(names[i]) + td(toString(network.spec)) + td(count(costs[i].total.params), true) +
                td(count(costs[i].total.macs), true);
        if (network.times) {
            const TimingSummary& t = network.times->measurement.total;
            html += td(general(t.medianMs, 3) + (t.doubtful ? " ?" : ""), true) + td(general(t.madMs, 2), true) +
                    td(std::to_string(t.iterations), true) +
                    td(network.times->engine + ", " + std::string(toString(network.times->plan)) + ", " +
                       std::to_string(network.times->threads));
        } else {
            html += td(kNotMeasured, true) + td("", true) + td("", true) + td("");
        }
        html += td(describe(network.weights.info)) + "</tr>\n";
    }
    html += "</tbody></table>\n";
    for (std::size_t i = 0; i < names.size(); ++i) {
        const ReportNetwork& network = request.networks[i];
        if (network.times && network.times->measurement.total.doubtful)
            html += "<p class=\"doubt\">The time of " + xmlText(names[i]) +
                    " is doubtful: " + xmlText(doubtWithAdvice(network.times->measurement.total).english()) + "</p>\n";
    }
    return html;
}

std::string totalsCharts(const ReportRequest& request, const std::vector<NetworkCost>& costs,
                         const std::vector<std::string>& names) {
    SvgSeries macs{kMacsTitle, kTheoryColour, {}, {}}, times{"median time", kTimeColour, {}, {}};
    bool timed = false;
    for (std::size_t i = 0; i < costs.size(); ++i) {
        const ReportNetwork& network = request.networks[i];
        macs.values.push_back(double(costs[i].total.macs));
        macs.labels.push_back(count(costs[i].total.macs));
        times.values.push_back(network.times ? network.times->measurement.total.medianMs : std::nan(""));
        times.labels.push_back(general(times.values.back(), 3) + " ms" +
                               (network.times && network.times->measurement.total.doubtful ? " ?" : ""));
        timed = timed || network.times;
    }
    std::string html = "<figure>" + svgBars("Multiply-adds (papers)", names, {macs}) + "</figure>\n";
    if (timed) html += "<figure>" + svgBars("Measured time", names, {times}) + "</figure>\n";
    return html;
}

std::string sharesChart(const ReportNetwork& network, const NetworkCost& cost, CostGrouping grouping,
                        const std::string& title) {
    const Measurement* measurement = network.times ? &network.times->measurement : nullptr;
    const CostShares shares = costShares(*network.graph, cost, measurement, grouping);
    std::vector<std::string> names;
    const bool doubtful = measurement && measurement->total.doubtful;
    SvgSeries macs{"share of multiply-adds", kTheoryColour, {}, {}},
        time{doubtful ? "share of time (doubtful)" : "share of time", kTimeColour, {}, {}};
    for (const CostShare& part : shares.parts) {
        names.push_back(grouping == CostGrouping::Operator && !part.groups.empty() ? operatorNames(part.groups)
                                                                                   : part.name);
        macs.values.push_back(part.countShare);
        macs.labels.push_back(percent(part.countShare));
        time.values.push_back(part.timeShare);
        time.labels.push_back(percent(part.timeShare));
    }
    std::vector<SvgSeries> series{macs};
    if (shares.measured) series.push_back(time);
    return "<figure>" + svgBars(title, names, series) + "</figure>\n";
}

std::string layersHtml(const ReportNetwork& network, const NetworkCost& cost) {
    const Table table = timedLayerTable(*network.graph, cost, network.times ? &network.times->measurement : nullptr);
    return "<details><summary>All " + std::to_string(network.graph->layerCount()) +
           " layers</summary>\n<div class=\"wide\">" + tableHtml(table) + "</div></details>\n";
}

std::string sightsHtml(const ReportNetwork& network, const ReportSights& sights) {
    if (sights.photos.empty()) return {};
    std::string html = "<h3>What it sees</h3>\n";
    if (isRandom(network))
        html += "<p class=\"doubt\"><span class=\"chip\">random weights</span> This network was never trained: its "
                "predictions and maps say nothing about what it could see, only how it computes.</p>\n";
    html += "<table><tbody>\n";
    for (const ReportSight& sight : sights.photos) {
        html += "<tr><td><img src=\"" + sight.picture + "\" width=\"160\" height=\"160\" alt=\"" + xmlText(sight.name) +
                "\"/><br/>" + xmlText(sight.name) + "</td><td><table><tbody>\n";
        for (const ReportPrediction& p : sight.top)
            html += "<tr>" + td(percent(double(p.probability)), true) +
                    td(p.label.empty() ? "class " + std::to_string(p.index) : p.label) + "</tr>\n";
        html += "</tbody></table></td></tr>\n";
    }
    html += "</tbody></table>\n";
    if (sights.sheets.empty()) return html;
    html +=
        "<h3>Feature maps of " + xmlText(sights.photos.front().name) +
        "</h3>\n<p class=\"quiet\">The last layer of each stage. Colours run from each channel's lowest value (dark "
        "blue) to its highest (yellow), so channels cannot be compared in strength.</p>\n";
    for (const ReportSheet& sheet : sights.sheets) {
        html += "<figure><img class=\"sheet\" src=\"" + sheet.picture + "\" width=\"" + std::to_string(sheet.width) +
                "\" height=\"" + std::to_string(sheet.height) + "\" alt=\"maps of " + xmlText(sheet.layer) +
                "\"/><figcaption>" + xmlText(sheet.layer) + " (" + xmlText(sheet.stage) + "), " + xmlText(sheet.shape) +
                (sheet.shown < sheet.all
                     ? ", channels 0 to " + std::to_string(sheet.shown - 1) + " of " + std::to_string(sheet.all)
                     : "") +
                (isRandom(network) ? "; random weights" : "") + "</figcaption></figure>\n";
    }
    return html;
}

Passport passportOf(const ReportNetwork& network, bool seen, const Engine& engine, int threads) {
    Passport passport;
    passport.network = toString(network.spec);
    passport.convention = kPapersConvention;
    passport.weights = network.weights.info;
    if (seen) passport.preprocessing = describe(network.weights.info.preprocess, network.spec.resolution);
    if (network.times) {
        passport.engine = network.times->engine;
        passport.engineVersion = network.times->engineVersion;
        passport.plan = toString(network.times->plan);
        passport.threads = network.times->threads;
        passport.runs = network.times->measurement.total.iterations;
        passport.denormalsFlushed = denormalsFlushed(network.times->engine, network.times->threads);
        passport.machine = network.times->machine;
        passport.time = network.times->takenAt;
        passport.further = {{{"timing_input", "timed on", false}, std::string(kTimingInput)}};
    } else if (seen) {
        passport.engine = engine.id();
        passport.engineVersion = engine.version();
        passport.plan = toString(engine.plans().front());
        passport.threads = threads;
    }
    return passport;
}

} // namespace

std::string reportHtml(const ReportRequest& request, const std::vector<ReportSights>& sights, const Engine& engine) {
    const std::vector<std::string> each = namesOf(request);
    std::string names;
    for (const std::string& name : each)
        names += (names.empty() ? "" : ", ") + name;
    std::string html = "<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"en\">\n<head>\n"
                       "<meta charset=\"utf-8\"/>\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>" +
                       xmlText(names) + " \xE2\x80\x93 Convlens report</title>\n<style>" + kStyle +
                       "</style>\n</head>\n<body>\n<h1>" + xmlText(names) +
                       "</h1>\n<p class=\"quiet\">Written by Convlens " + xmlText(kVersion) + ", " + xmlText(utcNow()) +
                       "</p>\n";
    std::vector<NetworkCost> costs;
    for (const ReportNetwork& network : request.networks)
        costs.push_back(computeCost(*network.graph));
    if (std::ranges::any_of(request.networks, isRandom))
        html += "<p class=\"doubt\">Some of these networks have <span class=\"chip\">random weights</span>: counts and "
                "times hold for them, predictions and maps do not show a trained network.</p>\n";
    html += totalsTable(request, costs, each) + totalsCharts(request, costs, each);
    for (std::size_t i = 0; i < request.networks.size(); ++i) {
        const ReportNetwork& network = request.networks[i];
        html += "<h2>" + xmlText(each[i]) + "</h2>\n<p><span class=\"macs\">" + xmlText(count(costs[i].total.macs)) +
                " multiply-adds (papers)</span>, " + xmlText(count(costs[i].total.params)) + " parameters";
        if (network.times)
            html += ", <span class=\"time\">" + xmlText(general(network.times->measurement.total.medianMs, 3)) +
                    (network.times->measurement.total.doubtful ? " ms ?</span>" : " ms</span>");
        html += ".</p>\n";
        if (network.times && network.times->measurement.total.doubtful)
            html += "<p class=\"doubt\">The time, and every share of it below, is doubtful: " +
                    xmlText(doubtWithAdvice(network.times->measurement.total).english()) + "</p>\n";
        html += sharesChart(network, costs[i], CostGrouping::Operator, "By operator") +
                sharesChart(network, costs[i], CostGrouping::Stage, "By stage") + layersHtml(network, costs[i]) +
                sightsHtml(network, sights[i]) + "<h3>Conditions</h3>\n" +
                conditionList(passportOf(network, !sights[i].photos.empty(), engine, request.threads));
    }
    return html + "</body>\n</html>\n";
}

} // namespace convlens
