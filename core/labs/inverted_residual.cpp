#include "core/labs/inverted_residual.h"

#include "core/graph/ops.h"
#include "core/labs/lab_graph.h"

#include <algorithm>
#include <cstdlib>

namespace convlens {

namespace {

constexpr std::int64_t kBytes = 4; // a float

std::int64_t square(int side) {
    return std::int64_t(side) * side;
}

TensorId convNormAct(LabGraph& graph, const std::string& name, TensorId conv, ActivationKind act) {
    return graph.activation(name + ".act", graph.batchNorm(name + ".bn", conv), act);
}

} // namespace

Result<std::shared_ptr<const Graph>> invertedGraph(const InvertedResidual& block) {
    LabGraph graph("inverted residual", {1, block.channels, block.side, block.side});
    const TensorId in = graph.start();
    TensorId x = convNormAct(graph, "expand", graph.convolution("expand", in, block.inner()), ActivationKind::ReLU6);
    x = convNormAct(graph, "depthwise", graph.depthwise("depthwise", x, 3, block.stride), ActivationKind::ReLU6);
    x = graph.batchNorm("project.bn", graph.convolution("project", x, block.channels));
    if (block.adds()) x = graph.add("add", in, x);
    return graph.finish(x);
}

std::int64_t invertedMacs(const InvertedResidual& block) {
    const std::int64_t k = block.channels, inner = block.inner();
    return square(block.side) * k * inner + square(block.outSide()) * inner * (9 + k);
}

Result<std::shared_ptr<const Graph>> classicalGraph(const ClassicalBottleneck& block) {
    LabGraph graph("classical bottleneck", {1, block.wide, block.side, block.side});
    const TensorId in = graph.start();
    TensorId x = convNormAct(graph, "reduce", graph.convolution("reduce", in, block.narrow()), ActivationKind::ReLU);
    x = convNormAct(graph, "filter", graph.convolution("filter", x, block.narrow(), 3, block.stride),
                    ActivationKind::ReLU);
    x = graph.batchNorm("expand.bn", graph.convolution("expand", x, block.wide));
    if (block.adds()) x = graph.add("add", in, x);
    return graph.finish(graph.activation("act", x, ActivationKind::ReLU));
}

std::int64_t classicalMacs(const ClassicalBottleneck& block) {
    const std::int64_t wide = block.wide, narrow = block.narrow();
    return square(block.side) * wide * narrow + square(block.outSide()) * narrow * (9 * narrow + wide);
}

ClassicalBottleneck classicalOfEqualCost(const InvertedResidual& block) {
    const std::int64_t wanted = invertedMacs(block);
    ClassicalBottleneck best;
    std::int64_t least = -1;
    for (int wide = 4;; wide += 4) {
        const ClassicalBottleneck candidate{wide, block.side, block.stride, block.residual};
        const std::int64_t macs = classicalMacs(candidate), apart = std::abs(macs - wanted);
        if (least < 0 || apart < least) {
            best = candidate;
            least = apart;
        }
        if (macs > wanted) return best; // they only grow from here
    }
}

BlockMemory invertedMemory(const InvertedResidual& block, int parts) {
    const std::int64_t in = kBytes * square(block.side) * block.channels,
                       out = kBytes * square(block.outSide()) * block.channels,
                       expanded = kBytes * square(block.side) * block.inner(),
                       filtered = kBytes * square(block.outSide()) * block.inner();
    const std::int64_t kept = block.adds() ? in : 0; // the input lives on where it is added at the end
    BlockMemory memory;
    memory.materialised = std::max({in + expanded, kept + expanded + filtered, kept + filtered + out});

    const int tiles = std::clamp(parts, 1, block.inner());
    const std::int64_t channels = (block.inner() + tiles - 1) / tiles;
    memory.channelTiles = in + out + kBytes * channels * (square(block.side) + square(block.outSide()));

    const int bands = std::clamp(parts, 1, block.outSide());
    const int rows = (block.outSide() + bands - 1) / bands;
    // A band of output rows needs stride (rows - 1) + 3 expanded rows, those beyond the map's edge being zeros.
    const auto expandedRows = [&](int first, int count) {
        const int top = std::max(0, first * block.stride - 1);
        const int bottom = std::min(block.side, (first + count - 1) * block.stride + 2);
        return bottom - top;
    };
    std::int64_t most = 0, computed = 0, needed = 0;
    for (int first = 0; first < block.outSide(); first += rows) {
        const int count = std::min(rows, block.outSide() - first);
        const std::int64_t above = expandedRows(first, count);
        most = std::max(most, kBytes * block.inner() * (above * block.side + std::int64_t(count) * block.outSide()));
        computed += above;
    }
    needed = expandedRows(0, block.outSide());
    memory.rowBands = in + out + most;
    memory.rowBandsExtraMacs = (computed - needed) * block.side * block.channels * block.inner();
    return memory;
}

std::int64_t classicalMemory(const ClassicalBottleneck& block) {
    const std::int64_t in = kBytes * square(block.side) * block.wide,
                       out = kBytes * square(block.outSide()) * block.wide,
                       reduced = kBytes * square(block.side) * block.narrow(),
                       filtered = kBytes * square(block.outSide()) * block.narrow();
    const std::int64_t kept = block.adds() ? in : 0;
    return std::max({in + reduced, kept + reduced + filtered, kept + filtered + out});
}

InvertedResidual invertedResidual(const LabSettings& settings) {
    return {settings.integer("channels"), settings.integer("expansion"), settings.integer("side"),
            std::stoi(settings.choice("stride")), settings.isOn("residual")};
}

std::string expansionReading(int expansion) {
    return "t=" + std::to_string(expansion);
}

} // namespace convlens
