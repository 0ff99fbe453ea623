#include "core/labs/guidelines.h"

#include "core/base/check.h"
#include "core/cost/cost_model.h"
#include "core/graph/graph_builder.h"
#include "core/graph/ops.h"
#include "core/labs/guideline_tables.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>

namespace convlens {

namespace {

constexpr int kMostSide = 224, kMostBlocks = 20;

Convolution pointwise(int out, int groups = 1) {
    return {out, groups, true, {}};
}

Window square3() {
    return {3, 1, 1, {1, 1, 1, 1}};
}

/// Puts a stack of blocks between what every graph needs: a stem that makes the first map, a classifier at the end.
/// `block` adds one block behind a value and returns the next one.
template <class Block>
Result<GuidelineCase> stack(const GuidelineSettings& settings, std::string name, std::string channels, int width,
                            Block block) {
    GraphBuilder graph(std::string(toString(settings.guideline)) + ", " + name, {1, 3, settings.side, settings.side});
    graph.enterStage("stem");
    TensorId x = graph.add("stem.conv", pointwise(width), {graph.input()});
    graph.enterStage("body");
    for (int i = 0; i < settings.blocks; ++i) {
        const std::string prefix = "block" + std::to_string(i + 1);
        graph.enterBlock(prefix);
        x = block(graph, prefix, x);
    }
    graph.enterStage("head");
    x = graph.add("head.pool", GlobalAveragePool{}, {x});
    x = graph.add("head.fc", FullyConnected{2, true}, {x});
    const TensorId probabilities = graph.add("head.softmax", Softmax{}, {x});
    auto finished = graph.finish(x, probabilities);
    if (!finished) return finished.error();

    GuidelineCase made;
    made.name = std::move(name);
    made.channels = std::move(channels);
    made.graph = std::make_shared<const Graph>(std::move(*finished));
    const NetworkCost cost = computeCost(*made.graph);
    for (int i = 0; i < made.graph->layerCount(); ++i) {
        if (made.graph->layer(LayerId{i}).stage != "body") continue;
        made.body.push_back(LayerId{i});
        const LayerCost& layer = cost.layers[std::size_t(i)];
        made.macs += layer.macs;
        made.accesses += (layer.readBytes + layer.writeBytes) / std::int64_t(sizeof(float));
        // The paper's formula has no biases.
        if (const auto* conv = std::get_if<Convolution>(&made.graph->layer(LayerId{i}).op))
            made.accesses -= conv->outChannels;
    }
    return made;
}

Result<GuidelineCase> ratioCase(const GuidelineSettings& settings, std::size_t option) {
    const bool large = settings.channels >= 128;
    const WidthPair base = (large ? kTable1Gpu : kTable1Arm)[option];
    const int times = settings.channels / (large ? 128 : 32);
    const int first = base.first * times, second = base.second * times;
    return stack(settings, "1:" + std::to_string(kRatios[option]),
                 "(" + std::to_string(first) + ", " + std::to_string(second) + ")", first,
                 [=](GraphBuilder& graph, const std::string& prefix, TensorId x) {
                     x = graph.add(prefix + ".widen", pointwise(second), {x});
                     return graph.add(prefix + ".narrow", pointwise(first), {x});
                 });
}

Result<GuidelineCase> groupsCase(const GuidelineSettings& settings, std::size_t option) {
    const bool large = settings.channels >= 128;
    const int groups = kGroups[option];
    const int width = (large ? kTable2Gpu : kTable2Arm)[option] * (settings.channels / (large ? 128 : 64));
    return stack(settings, std::to_string(groups) + (groups == 1 ? " group" : " groups"), std::to_string(width), width,
                 [=](GraphBuilder& graph, const std::string& prefix, TensorId x) {
                     return graph.add(prefix + ".conv", pointwise(width, groups), {x});
                 });
}

/// `count` pointwise layers a block, each as wide as makes all of them together cost what one of `channels` costs.
/// Parallel ones all read the block's input, and their outputs are added: the paper draws this in its appendix only.
Result<GuidelineCase> fragmentsCase(const GuidelineSettings& settings, int count, bool parallel) {
    const int width = int(std::lround(settings.channels / std::sqrt(double(count))));
    const std::string number = std::to_string(count);
    return stack(settings, count == 1 ? "1 fragment" : number + (parallel ? " in parallel" : " in series"),
                 std::to_string(width), width, [=](GraphBuilder& graph, const std::string& prefix, TensorId x) {
                     TensorId sum;
                     for (int i = 0; i < count; ++i) {
                         const std::string name = prefix + ".conv" + std::to_string(i + 1);
                         const TensorId next = graph.add(name, pointwise(width), {x});
                         if (!parallel) {
                             x = next;
                         } else if (i == 0) {
                             sum = next;
                         } else {
                             sum = graph.add(prefix + ".add" + std::to_string(i), Add{}, {sum, next});
                         }
                     }
                     return parallel ? sum : x;
                 });
}

/// ResNet's bottleneck unit: 1x1 to a quarter of the channels, 3x3, 1x1 back.
Result<GuidelineCase> elementwiseCase(const GuidelineSettings& settings, bool relu, bool shortcut) {
    const int width = settings.channels, narrow = std::max(1, width / 4);
    const std::string name = relu ? (shortcut ? "ReLU and shortcut" : "ReLU") : (shortcut ? "shortcut" : "neither");
    return stack(settings, name, std::to_string(width), width,
                 [=](GraphBuilder& graph, const std::string& prefix, TensorId x) {
                     const auto activate = [&](const std::string& layer, TensorId value) {
                         return relu ? graph.add(layer, Activation{ActivationKind::ReLU}, {value}) : value;
                     };
                     TensorId y = activate(prefix + ".relu1", graph.add(prefix + ".reduce", pointwise(narrow), {x}));
                     y = graph.add(prefix + ".conv", Convolution{narrow, 1, true, square3()}, {y});
                     y = activate(prefix + ".relu2", y);
                     y = graph.add(prefix + ".expand", pointwise(width), {y});
                     if (shortcut) y = graph.add(prefix + ".add", Add{}, {x, y});
                     return activate(prefix + ".relu3", y);
                 });
}

} // namespace

std::string_view toString(Guideline guideline) {
    switch (guideline) {
    case Guideline::EqualWidth:
        return "g1";
    case Guideline::FewGroups:
        return "g2";
    case Guideline::FewFragments:
        return "g3";
    case Guideline::FewElementwise:
        return "g4";
    }
    return "";
}

std::string_view toString(Verdict verdict) {
    switch (verdict) {
    case Verdict::Holds:
        return "holds";
    case Verdict::Reversed:
        return "reversed";
    case Verdict::NoMatter:
        return "no matter";
    case Verdict::Unclear:
        return "unclear";
    }
    return "";
}

std::optional<double> PaperSpeeds::gpuAt(int channels) const {
    const auto found =
        std::find_if(gpu.begin(), gpu.end(), [&](const PaperSpeed& s) { return s.channels == channels; });
    return found == gpu.end() ? std::nullopt : std::optional(found->value);
}

std::optional<double> PaperSpeeds::armAt(int channels) const {
    const auto found =
        std::find_if(arm.begin(), arm.end(), [&](const PaperSpeed& s) { return s.channels == channels; });
    return found == arm.end() ? std::nullopt : std::optional(found->value);
}

std::vector<int> guidelineChannels(Guideline guideline) {
    const PaperSpeeds columns = paperSpeeds(guideline, 0);
    std::vector<int> all;
    for (const auto* device : {&columns.arm, &columns.gpu}) {
        for (const PaperSpeed& column : *device) {
            if (std::find(all.begin(), all.end(), column.channels) == all.end()) all.push_back(column.channels);
        }
    }
    std::sort(all.begin(), all.end());
    return all;
}

Result<std::vector<GuidelineCase>> guidelineCases(const GuidelineSettings& settings) {
    const std::vector<int> allowed = guidelineChannels(settings.guideline);
    if (std::find(allowed.begin(), allowed.end(), settings.channels) == allowed.end()) {
        std::string list;
        for (const int channels : allowed)
            list += (list.empty() ? "" : ", ") + std::to_string(channels);
        return Error{ErrorCode::InvalidArgument, "the paper's table about " +
                                                     std::string(toString(settings.guideline)) + " has " + list +
                                                     " channels, found " + std::to_string(settings.channels)};
    }
    if (settings.side < 1 || settings.side > kMostSide || settings.blocks < 1 || settings.blocks > kMostBlocks)
        return Error{ErrorCode::InvalidArgument, "the side must be 1 to " + std::to_string(kMostSide) +
                                                     " and the blocks 1 to " + std::to_string(kMostBlocks) +
                                                     ", found " + std::to_string(settings.side) + " and " +
                                                     std::to_string(settings.blocks)};
    std::vector<Result<GuidelineCase>> made;
    switch (settings.guideline) {
    case Guideline::EqualWidth:
        for (std::size_t i = 0; i < std::size(kRatios); ++i)
            made.push_back(ratioCase(settings, i));
        break;
    case Guideline::FewGroups:
        for (std::size_t i = 0; i < std::size(kGroups); ++i)
            made.push_back(groupsCase(settings, i));
        break;
    case Guideline::FewFragments:
        made.push_back(fragmentsCase(settings, 1, false));
        for (const bool parallel : {false, true}) {
            made.push_back(fragmentsCase(settings, 2, parallel));
            made.push_back(fragmentsCase(settings, 4, parallel));
        }
        break;
    case Guideline::FewElementwise:
        made.push_back(elementwiseCase(settings, false, false));
        made.push_back(elementwiseCase(settings, true, false));
        made.push_back(elementwiseCase(settings, false, true));
        made.push_back(elementwiseCase(settings, true, true));
        break;
    }
    std::vector<GuidelineCase> cases;
    for (auto& one : made) {
        if (!one) return one.error();
        cases.push_back(std::move(*one));
        cases.back().paper = paperSpeeds(settings.guideline, int(cases.size()) - 1);
    }
    cases.back().extreme = true;
    return cases;
}

double memoryAccessCost(double pixels, double inChannels, double outChannels, double groups) {
    return pixels * (inChannels + outChannels) + inChannels * outChannels / groups;
}

double leastMemoryAccessCost(double pixels, double macs) {
    return 2 * std::sqrt(pixels * macs) + macs / pixels;
}

TimeInterval medianInterval(std::span<const double> samples) {
    CONVLENS_CHECK(!samples.empty());
    std::vector<double> sorted(samples.begin(), samples.end());
    std::sort(sorted.begin(), sorted.end());
    const auto n = std::int64_t(sorted.size());
    const double middle =
        n % 2 ? sorted[std::size_t(n / 2)] : (sorted[std::size_t(n / 2 - 1)] + sorted[std::size_t(n / 2)]) / 2;
    // The number of samples below the true median is binomial(n, 1/2): the pair of k-th smallest and k-th largest holds
    // it unless fewer than k lie on one side. The largest k whose both tails together stay below 5 %.
    double tail = std::pow(0.5, double(n)), term = tail;
    std::int64_t k = 0; // samples that may be left out at each end
    if (n > 1000) {
        k = std::max<std::int64_t>(0, std::int64_t(std::floor(n / 2.0 - 1.96 * std::sqrt(double(n)) / 2)));
    } else {
        while (k < n / 2) {
            // `tail` is the chance that at most k samples lie below.
            if (2 * tail > 0.05) break;
            ++k;
            term *= double(n - k + 1) / double(k);
            tail += term;
        }
    }
    const std::int64_t out = std::max<std::int64_t>(0, k - 1);
    return {middle, sorted[std::size_t(out)], sorted[std::size_t(n - 1 - out)]};
}

Slowdown slowdown(const TimeInterval& plain, std::int64_t plainMacs, const TimeInterval& other,
                  std::int64_t otherMacs) {
    const double equal = plainMacs > 0 && otherMacs > 0 ? double(plainMacs) / double(otherMacs) : 1;
    return {other.median / plain.median * equal, other.low / plain.high * equal, other.high / plain.low * equal};
}

Verdict verdictOf(const Slowdown& s) {
    const double above = 1 + kVerdictMargin, below = 1 / above;
    if (s.low > above) return Verdict::Holds;
    if (s.high < below) return Verdict::Reversed;
    if (s.low >= below && s.high <= above) return Verdict::NoMatter;
    return Verdict::Unclear;
}

} // namespace convlens
