#include "core/analysis/published.h"

#include "core/analysis/published_reasons.h"
#include "core/base/check.h"
#include "core/networks/registry.h"

#include "core/graph/infer_shape.h"
#include "core/tensor/shape.h"
#include "embedded/publishedFigures.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <system_error>
#include <utility>

namespace convlens {

namespace {

constexpr std::string_view kHeader =
    "family,variant,width_multiplier,groups,resolution,mmacs,params_millions,imagenet_top1_percent,source,notes";
constexpr std::size_t kColumns = 10;

Error badLine(std::size_t line, const std::string& what) {
    return Error{ErrorCode::BadFormat, "published figures, line " + std::to_string(line) + ": " + what};
}

/// The cells of one line; a cell in quotes may hold commas, and a doubled quote stands for one.
Result<std::vector<std::string>> cellsOf(std::string_view line, std::size_t number) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"') {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    if (quoted) return badLine(number, "a quote is never closed");
    if (cells.size() != kColumns)
        return badLine(number,
                       "expected " + std::to_string(kColumns) + " columns, found " + std::to_string(cells.size()));
    return cells;
}

template <class Number>
std::optional<Number> numberOf(const std::string& text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

bool has(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

PublishedOrigin originOf(std::string_view variant, std::string_view source) {
    if (variant.starts_with("paper"))
        return has(variant, "first version") || has(variant, "early version") ? PublishedOrigin::PaperEarly
                                                                              : PublishedOrigin::Paper;
    if (variant.starts_with("torchvision")) return PublishedOrigin::Torchvision;
    if (variant.starts_with("timm")) return PublishedOrigin::Timm;
    if (variant.starts_with("pytorchcv"))
        return has(variant, "mobilenetv2b") || has(variant, "shufflenetv2b") ? PublishedOrigin::PytorchcvB
                                                                             : PublishedOrigin::Pytorchcv;
    if (variant.starts_with("d-li14")) return PublishedOrigin::Dli14;
    if (variant.starts_with("megvii")) return PublishedOrigin::Megvii;
    if (variant.starts_with("Keras")) return PublishedOrigin::Keras;
    if (has(source, "tensorflow/models")) return PublishedOrigin::Authors;
    return PublishedOrigin::Quoted;
}

Rules rulesOf(PublishedOrigin origin) {
    switch (origin) {
    case PublishedOrigin::Paper:
    case PublishedOrigin::PaperEarly:
    case PublishedOrigin::Authors:
    case PublishedOrigin::Keras:
    case PublishedOrigin::Quoted:
        return Rules::Paper;
    case PublishedOrigin::Megvii:
        return Rules::Megvii;
    case PublishedOrigin::Torchvision:
        return Rules::Torchvision;
    case PublishedOrigin::Timm:
        return Rules::Timm;
    case PublishedOrigin::Pytorchcv:
        return Rules::Pytorchcv;
    case PublishedOrigin::PytorchcvB:
        return Rules::PytorchcvB;
    case PublishedOrigin::Dli14:
        return Rules::Dli14;
    }
    CONVLENS_CHECK(false);
}

/// Networks that papers compare theirs with: no graph of ours is one.
bool isComparisonNetwork(std::string_view variant) {
    return has(variant, "full convolutions") || has(variant, "shallow") || has(variant, "with SE");
}

Result<std::optional<PublishedFigure>> figureOf(const std::string& text, std::size_t line, const char* column) {
    if (text.empty()) return std::optional<PublishedFigure>();
    const auto value = numberOf<double>(text);
    if (!value || !(*value > 0)) return badLine(line, std::string(column) + " '" + text + "' is not a positive number");
    const std::size_t point = text.find('.');
    const int decimals = point == std::string::npos ? 0 : int(text.size() - point - 1);
    return std::optional(PublishedFigure{*value, std::pow(10.0, -decimals)});
}

Result<PublishedRow> rowOf(const std::vector<std::string>& cells, std::size_t line) {
    PublishedRow row;
    row.variant = cells[1];
    row.source = cells[8];
    row.notes = cells[9];
    row.origin = originOf(row.variant, row.source);
    row.isThisNetwork = !isComparisonNetwork(row.variant);

    const auto all = families();
    const auto info = std::find_if(all.begin(), all.end(), [&](const FamilyInfo& f) { return f.id == cells[0]; });
    if (info == all.end()) return badLine(line, "family '" + cells[0] + "' is unknown");
    const auto width = numberOf<double>(cells[2]);
    if (!width) return badLine(line, "width_multiplier '" + cells[2] + "' is not a number");
    const auto resolution = numberOf<int>(cells[4]);
    if (!resolution) return badLine(line, "resolution '" + cells[4] + "' is not a whole number");
    row.spec.family = info->family;
    row.spec.width = *width;
    row.spec.resolution = *resolution;
    row.spec.rules = rulesOf(row.origin);
    row.spec.minimalistic = has(row.variant, "minimal");
    if (has(row.variant, "120 dog breeds")) row.spec.classes = 120;
    if (!cells[3].empty()) {
        const auto groups = numberOf<int>(cells[3]);
        if (!groups) return badLine(line, "groups '" + cells[3] + "' is not a whole number");
        row.spec.groups = *groups;
    }
    if (auto ok = validateNetworkSpec(row.spec); !ok) return badLine(line, ok.error().message);

    auto count = figureOf(cells[5], line, "mmacs");
    if (!count) return count.error();
    auto params = figureOf(cells[6], line, "params_millions");
    if (!params) return params.error();
    auto top1 = figureOf(cells[7], line, "imagenet_top1_percent");
    if (!top1) return top1.error();
    row.count = *count;
    row.params = *params;
    if (*top1) row.top1Percent = (*top1)->millions;

    switch (row.origin) {
    case PublishedOrigin::Timm:
        row.convention = Convention::Fvcore;
        if (row.count) row.count->step = 10; // printed in G with two decimals
        break;
    case PublishedOrigin::Pytorchcv:
    case PublishedOrigin::PytorchcvB:
        row.convention = Convention::Pytorchcv;
        break;
    case PublishedOrigin::Torchvision:
        row.convention = Convention::Torchvision;
        break;
    default:
        break;
    }
    // torchvision prints G with three decimals and one row with two; the table holds M.
    if (row.origin == PublishedOrigin::Torchvision && row.count && has(row.source, "_ops 0.04,")) row.count->step = 10;
    if (row.origin == PublishedOrigin::Authors && row.spec.family == Family::MobileNetV1)
        row.parameterConvention = ParameterConvention::SlimV1;
    if (row.origin == PublishedOrigin::Authors && row.spec.family == Family::MobileNetV2)
        row.parameterConvention = ParameterConvention::WithoutBatchNorm;
    return row;
}

} // namespace

bool PublishedFigure::agrees(double ownMillions) const {
    // A hair more than half a step, because decimal halves are no binary numbers.
    return std::abs(ownMillions - millions) <= 0.5 * step * (1 + 1e-9);
}

Result<std::vector<PublishedRow>> parsePublished(std::string_view csv) {
    std::vector<PublishedRow> rows;
    std::size_t number = 0;
    while (!csv.empty()) {
        const std::size_t end = csv.find('\n');
        std::string_view line = csv.substr(0, end);
        csv = end == std::string_view::npos ? std::string_view() : csv.substr(end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (++number == 1) {
            if (line != kHeader) return badLine(1, "the header must be " + std::string(kHeader));
            continue;
        }
        if (line.empty()) continue;
        auto cells = cellsOf(line, number);
        if (!cells) return cells.error();
        auto row = rowOf(*cells, number);
        if (!row) return row.error();
        rows.push_back(std::move(*row));
    }
    if (number == 0) return badLine(1, "the header must be " + std::string(kHeader));
    return rows;
}

std::span<const PublishedRow> publishedRows() {
    static const std::vector<PublishedRow> rows = [] {
        auto parsed = parsePublished(embedded::publishedFigures);
        CONVLENS_CHECK(parsed.has_value()); // built in, and read by a test
        return std::move(*parsed);
    }();
    return rows;
}

std::vector<const PublishedRow*> publishedFor(const NetworkSpec& given) {
    const auto comparable = [](NetworkSpec spec) {
        spec.padding = PaddingMode::Symmetric;
        spec.rules = Rules::Paper;
        return normalized(spec);
    };
    const NetworkSpec wanted = comparable(given);
    std::vector<const PublishedRow*> found;
    for (const PublishedRow& row : publishedRows())
        if (row.isThisNetwork && comparable(row.spec) == wanted) found.push_back(&row);
    return found;
}

const PublishedRow* paperRow(const NetworkSpec& spec) {
    const auto rows = publishedFor(spec);
    for (const PublishedOrigin origin : {PublishedOrigin::Paper, PublishedOrigin::Authors, PublishedOrigin::Megvii}) {
        // From the end: MobileNetV3's Table 9 comes after its Table 3, and is the one that scales.
        const auto found = std::find_if(rows.rbegin(), rows.rend(), [&](const PublishedRow* row) {
            return row->origin == origin && (row->count || row->params) && !has(row->variant, "8-bit");
        });
        if (found != rows.rend()) return *found;
    }
    return nullptr;
}

std::int64_t countParameters(ParameterConvention convention, const Graph& graph) {
    std::int64_t trained = 0, norm = 0, classifier = 0;
    for (const ParameterSpec& parameter : graph.parameters()) {
        switch (parameter.role) {
        case ParameterRole::ConvolutionWeight:
        case ParameterRole::Bias:
            trained += parameter.elements();
            break;
        case ParameterRole::FullyConnectedWeight:
            trained += parameter.elements();
            classifier = parameter.dims.back(); // the last one's inputs
            break;
        case ParameterRole::NormWeight:
            norm += parameter.elements();
            break;
        case ParameterRole::NormBias:
        case ParameterRole::NormMean:
        case ParameterRole::NormVariance:
            break;
        }
    }
    switch (convention) {
    case ParameterConvention::Trained:
        return trained + 2 * norm;
    case ParameterConvention::WithoutBatchNorm:
        return trained;
    case ParameterConvention::SlimV1:
        return trained + 3 * norm + classifier + 1; // one class more: weights and a bias
    }
    CONVLENS_CHECK(false);
}

namespace {

/// "154.6 M", "4.0 M": one digit after the point, two below ten.
std::string inMillions(double millions) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), millions,
                                            std::chars_format::fixed, millions < 10 ? 2 : 1);
    CONVLENS_CHECK(error == std::errc{});
    return std::string(buffer.data(), end) + " M";
}

FigureComparison compare(const PublishedFigure& published, double own, double ownByRowsRules, const PublishedRow& row,
                         const NetworkSpec& spec, PublishedFigureKind kind) {
    FigureComparison c;
    c.published = published;
    c.ownMillions = own;
    c.percent = 100 * (own - published.millions) / published.millions;
    c.agrees = published.agrees(own);
    if (c.agrees) {
        c.reason = "Agrees with the printed figure.";
        return c;
    }
    if (own == ownByRowsRules) {
        c.reason = reasonFor(row, kind, own);
        return c;
    }
    c.reason = {"With the rules '%1' this is another network than with '%2', which has %3.",
                {std::string(toString(spec.rules)), std::string(toString(row.spec.rules)), inMillions(ownByRowsRules)}};
    if (!published.agrees(ownByRowsRules)) c.reason = {"%1 %2", {c.reason, reasonFor(row, kind, ownByRowsRules)}};
    return c;
}

} // namespace

PublishedComparison compareWithPublished(const PublishedRow& row, const NetworkSpec& spec, const Graph& graph) {
    PublishedComparison comparison;
    comparison.row = &row;
    const auto rowsGraph = buildNetwork(row.spec);
    CONVLENS_CHECK(rowsGraph.has_value()); // parsePublished() validated it
    const int images = graph.inputShape().n;
    if (row.count)
        comparison.count =
            compare(*row.count, countNetwork(row.convention, graph).total / images / 1e6,
                    countNetwork(row.convention, *rowsGraph).total / 1e6, row, spec, PublishedFigureKind::Count);
    if (row.params)
        comparison.params = compare(*row.params, double(countParameters(row.parameterConvention, graph)) / 1e6,
                                    double(countParameters(row.parameterConvention, *rowsGraph)) / 1e6, row, spec,
                                    PublishedFigureKind::Params);
    return comparison;
}

std::optional<PublishedComparison> compareWithPaper(const NetworkSpec& spec, const Graph& graph) {
    const PublishedRow* row = paperRow(spec);
    if (!row) return std::nullopt;
    return compareWithPublished(*row, spec, graph);
}

std::vector<PublishedComparison> compareWithOthers(const NetworkSpec& spec, const Graph& graph) {
    std::vector<PublishedComparison> all;
    const PublishedRow* paper = paperRow(spec);
    for (const PublishedRow* row : publishedFor(spec))
        if (row != paper && !has(row->variant, "8-bit") && (row->count || row->params))
            all.push_back(compareWithPublished(*row, spec, graph));
    return all;
}

std::vector<RulesCount> countByRules(const NetworkSpec& spec) {
    std::vector<RulesCount> counts;
    NetworkSpec other = spec;
    for (const Rules rules : familyInfo(spec.family).rules) {
        other.rules = rules;
        const auto graph = buildNetwork(other);
        if (!graph) continue; // a width that these rules cannot have
        const auto macs = std::int64_t(countNetwork(Convention::Papers, *graph).total);
        const std::int64_t params = countParameters(ParameterConvention::Trained, *graph);
        const auto same =
            std::ranges::find_if(counts, [&](const RulesCount& c) { return c.macs == macs && c.params == params; });
        if (same != counts.end())
            same->rules.push_back(rules);
        else
            counts.push_back({{rules}, macs, params});
    }
    return counts;
}

} // namespace convlens
