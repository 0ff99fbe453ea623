#include "core/labs/channel_shuffle.h"

#include "core/base/check.h"
#include "core/graph/graph_builder.h"
#include "core/graph/infer_shape.h"
#include "core/graph/ops.h"
#include "core/labs/lab_graph.h"
#include "core/measure/measure.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <utility>

namespace convlens {

std::vector<int> shuffleSources(int channels, int groups, ShuffleOrder order) {
    // Reading as (groups, n): channel a n + b goes to b groups + a. The other order exchanges groups and n.
    const int rows = order == ShuffleOrder::Paper ? groups : channels / groups, columns = channels / rows;
    std::vector<int> sources(static_cast<std::size_t>(channels));
    for (int a = 0; a < rows; ++a)
        for (int b = 0; b < columns; ++b)
            sources[std::size_t(b * rows + a)] = a * columns + b;
    return sources;
}

std::vector<int> shuffleByTranspose(int channels, int groups) {
    const auto n = std::size_t(channels / groups), g = std::size_t(groups);
    std::vector<int> line(std::size_t(channels), 0);
    std::iota(line.begin(), line.end(), 0);
    std::vector<std::vector<int>> table(g), transposed(n); // reshaped, then exchanged rows and columns
    for (std::size_t a = 0; a < g; ++a)
        table[a].assign(line.begin() + std::ptrdiff_t(a * n), line.begin() + std::ptrdiff_t((a + 1) * n));
    for (std::size_t b = 0; b < n; ++b)
        for (std::size_t a = 0; a < g; ++a)
            transposed[b].push_back(table[a][b]);
    line.clear(); // and flattened
    for (const auto& row : transposed)
        line.insert(line.end(), row.begin(), row.end());
    return line;
}

std::vector<int> shuffleBySlices(int channels, int groups) {
    const int n = channels / groups;
    std::vector<std::vector<int>> slices;
    for (int a = 0; a < groups; ++a) {
        std::vector<int> slice(std::size_t(n), 0);
        std::iota(slice.begin(), slice.end(), a * n);
        slices.push_back(slice);
    }
    std::vector<int> line; // one channel of each slice after the other
    for (int b = 0; b < n; ++b)
        for (const auto& slice : slices)
            line.push_back(slice[std::size_t(b)]);
    return line;
}

std::vector<int> shuffleByAddress(int channels, int groups) {
    std::vector<int> line(std::size_t(channels), 0);
    for (int k = 0; k < channels; ++k)
        line[std::size_t(k)] = k % groups * (channels / groups) + k / groups;
    return line;
}

int Reach::inputsSeen(int output) const {
    const auto& row = sees[std::size_t(output)];
    return int(std::count(row.begin(), row.end(), true));
}

Reach reachAfterTwo(int channels, int groups, bool shuffled, ShuffleOrder order) {
    const int n = channels / groups;
    std::vector<int> sources(std::size_t(channels), 0);
    std::iota(sources.begin(), sources.end(), 0);
    if (shuffled) sources = shuffleSources(channels, groups, order);
    Reach reach;
    reach.channels = channels;
    reach.sees.assign(std::size_t(channels), std::vector<bool>(std::size_t(channels), false));
    for (int out = 0; out < channels; ++out) {
        // The second layer's group reads n channels of the map between; each was made by a whole group of inputs.
        for (int k = out / n * n; k < (out / n + 1) * n; ++k) {
            const int group = sources[std::size_t(k)] / n;
            for (int in = group * n; in < (group + 1) * n; ++in)
                reach.sees[std::size_t(out)][std::size_t(in)] = true;
        }
    }
    return reach;
}

int inputsSeenByFormula(int channels, int groups, bool shuffled) {
    const int n = channels / groups;
    return shuffled ? n * std::min(groups, n) : n;
}

Result<std::shared_ptr<const Graph>> shuffleUnitGraph(const ShuffleUnit& unit, bool shuffled) {
    const int m = unit.bottleneck(), g = unit.groups;
    LabGraph graph("ShuffleNet unit", {1, unit.channels, unit.side, unit.side});
    GraphBuilder& builder = graph.builder();
    const TensorId in = graph.start();
    TensorId x = graph.convolution("reduce", in, m, 1, 1, g);
    x = graph.batchNorm("reduce.bn", x);
    x = graph.activation("reduce.act", x, ActivationKind::ReLU);
    if (shuffled && g > 1)
        x = builder.add("shuffle", ChannelShuffle{unit.order == ShuffleOrder::Paper ? g : m / g}, {x});
    x = graph.depthwise("depthwise", x, 3, unit.stride);
    x = graph.batchNorm("depthwise.bn", x);
    x = graph.convolution("expand", x, unit.channels, 1, 1, g);
    x = graph.batchNorm("expand.bn", x);
    if (unit.stride == 1) {
        x = graph.add("add", in, x);
    } else {
        AveragePool pool;
        pool.window.kernel = 3;
        pool.window.stride = 2;
        pool.window.padding = resolvePadding(PaddingMode::Symmetric, 3, 2, 1, unit.side, unit.side);
        const TensorId pooled = builder.add("pool", pool, {in});
        x = builder.add("concat", Concat{}, {x, pooled});
    }
    return graph.finish(graph.activation("act", x, ActivationKind::ReLU));
}

UnitFormulas unitFormulas(int channels, int bottleneck, int groups, int side) {
    const double hw = double(side) * side, c = channels, m = bottleneck, g = groups;
    return {hw * (2 * c * m + 9 * m * m), hw * (2 * c * m + 9 * m * m / g), hw * (2 * c * m / g + 9 * m)};
}

std::int64_t bytesMoved(ShuffleWay way, const ShuffleUnit& unit) {
    if (unit.groups == 1) return 0;
    const std::int64_t map = std::int64_t(4) * unit.side * unit.side * unit.bottleneck();
    switch (way) {
    case ShuffleWay::Transpose:
    case ShuffleWay::Permutation:
        return 2 * map;
    case ShuffleWay::Slices:
        return 4 * map;
    case ShuffleWay::Folded:
        return 0;
    }
    return 0;
}

std::string toString(ShuffleWay way) {
    switch (way) {
    case ShuffleWay::Transpose:
        return "transpose";
    case ShuffleWay::Permutation:
        return "permutation";
    case ShuffleWay::Slices:
        return "slices";
    case ShuffleWay::Folded:
        return "folded";
    }
    return {};
}

std::string titleOf(ShuffleWay way) {
    switch (way) {
    case ShuffleWay::Transpose:
        return "reshape, transpose, reshape";
    case ShuffleWay::Permutation:
        return "gather by a table";
    case ShuffleWay::Slices:
        return "slices, then concat";
    case ShuffleWay::Folded:
        return "folded into the next layer's addressing";
    }
    return {};
}

ShuffleUnit shuffleUnit(const LabSettings& settings) {
    return {settings.integer("channels"), std::stoi(settings.choice("groups")), settings.integer("side"),
            std::stoi(settings.choice("stride")),
            settings.choice("order") == "paper" ? ShuffleOrder::Paper : ShuffleOrder::Megvii};
}

LabSettings dividedChannels(LabSettings settings) {
    const int step = 4 * std::stoi(settings.choice("groups"));
    const double least = std::ceil(48.0 / step) * step; // the smallest that the control offers
    settings.setNumber("channels", std::max(least, std::round(settings.number("channels") / step) * step));
    return settings;
}

std::vector<int> sweptGroups(const ShuffleUnit& unit) {
    std::vector<int> dividing;
    for (const int groups : kSweptGroups)
        if (unit.bottleneck() % groups == 0) dividing.push_back(groups);
    return dividing;
}

std::string groupsReading(int groups) {
    return "groups=" + std::to_string(groups);
}

std::vector<UnitPart> unitParts(const ShuffleUnit& unit, const LabRun* run) {
    const auto graph = shuffleUnitGraph(unit);
    CONVLENS_CHECK(graph.has_value()); // the settings are checked
    const NetworkCost cost = computeCost(**graph);
    const LabReading* whole = run ? run->find("unit/permutation") : nullptr;
    std::vector<UnitPart> parts;
    for (int i = 0; i < (*graph)->layerCount(); ++i) {
        const LayerId id{i};
        const Layer& layer = (*graph)->layer(id);
        if (layer.stage != LabGraph::kStage) continue;
        UnitPart part{layer.name, operatorName(**graph, id), cost.layers[std::size_t(i)]};
        if (whole)
            for (const StepTiming& step : whole->steps)
                if (step.layers == std::vector<LayerId>{id}) part.ms = step.medianUs / 1000;
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace convlens
