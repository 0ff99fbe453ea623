#include "app/cli/published_lines.h"

#include "app/cli/numbers.h"
#include "core/analysis/published.h"
#include "core/base/message.h"
#include "core/cost/conventions.h"
#include "core/export/count_titles.h"
#include "core/export/table.h"

#include <cmath>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace convlens::cli {

namespace {

constexpr int kLineWidth = 100;

/// "+3.1 %"; never a signed nothing.
std::string deviation(double percent) {
    if (std::abs(percent) < 0.05) return "less than 0.1 % off";
    return (percent > 0 ? "+" : "") + fixed(percent, 1) + " %";
}

std::string figureText(const PublishedRow& row, const FigureComparison& figure, const std::string& what) {
    return row.source + " prints " + cellText(figure.published.millions) + " M " + what +
           (figure.agrees
                ? ", as here. "
                : ", here " + significant(figure.ownMillions, 4) + " M (" + deviation(figure.percent) + "). ") +
           figure.reason.english();
}

std::string countWords(const PublishedRow& row) {
    const ConventionInfo& info = conventionInfo(row.convention);
    return std::string(info.unit) + " (" + std::string(info.id) + ")";
}

std::string namesOf(const RulesCount& count) {
    std::string names;
    for (const Rules rules : count.rules)
        names += (names.empty() ? "" : ", ") + std::string(toString(rules));
    return names;
}

Json figureJson(const FigureComparison& figure) {
    return {{"millions", figure.published.millions},
            {"own_millions", figure.ownMillions},
            {"percent", figure.percent},
            {"agrees", figure.agrees},
            {"reason", figure.reason.english()}};
}

Json comparisonJson(const PublishedComparison& compared, bool isPaper) {
    Json json{{"source", compared.row->source},
              {"variant", compared.row->variant},
              {"is_paper", isPaper},
              {"convention", conventionInfo(compared.row->convention).id}};
    json["count"] = compared.count ? figureJson(*compared.count) : Json();
    json["params"] = compared.params ? figureJson(*compared.params) : Json();
    return json;
}

} // namespace

std::string publishedText(const NetworkSpec& spec, const Graph& graph) {
    std::string text;
    const auto paragraph = [&](const std::string& words) { text += wrapped(words, kLineWidth, 0); };
    if (const auto paper = compareWithPaper(spec, graph)) {
        text += "\n";
        if (paper->count) paragraph(figureText(*paper->row, *paper->count, countWords(*paper->row)));
        if (paper->params) paragraph(figureText(*paper->row, *paper->params, "parameters"));
    }
    int agreeing = 0;
    std::string differing;
    for (const PublishedComparison& other : compareWithOthers(spec, graph)) {
        const auto add = [&](const std::optional<FigureComparison>& figure, const std::string& what) {
            if (!figure) return;
            if (figure->agrees)
                ++agreeing;
            else
                differing += wrapped(figureText(*other.row, *figure, what), kLineWidth, 0);
        };
        add(other.count, countWords(*other.row));
        add(other.params, "parameters");
    }
    if (!differing.empty()) text += "\nOthers differ:\n" + differing;
    if (agreeing > 0)
        text += "\n" + std::to_string(agreeing) + (agreeing == 1 ? " figure" : " figures") +
                " of other sources agree with what is counted here by their conventions.\n";
    const std::vector<RulesCount> counts = countByRules(spec);
    if (counts.size() > 1) {
        text += "\nThe same network by other rules:\n";
        for (const RulesCount& count : counts)
            paragraph("rules " + namesOf(count) + ": " + significant(double(count.macs) / 1e6, 4) + " M " + kMacsTitle +
                      ", " + significant(double(count.params) / 1e6, 4) + " M parameters.");
    }
    return text;
}

Json publishedJson(const NetworkSpec& spec, const Graph& graph) {
    Json list = Json::array();
    if (const auto paper = compareWithPaper(spec, graph)) list.push_back(comparisonJson(*paper, true));
    for (const PublishedComparison& other : compareWithOthers(spec, graph))
        list.push_back(comparisonJson(other, false));
    return list;
}

Json rulesJson(const NetworkSpec& spec) {
    Json list = Json::array();
    for (const RulesCount& count : countByRules(spec)) {
        Json names = Json::array();
        for (const Rules rules : count.rules)
            names.push_back(toString(rules));
        list.push_back({{"rules", std::move(names)}, {"macs", count.macs}, {"params", count.params}});
    }
    return list;
}

} // namespace convlens::cli
