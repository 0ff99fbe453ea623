#include "core/graph/infer_shape.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <utility>
#include <variant>

namespace convlens {

namespace {

Error bad(std::string message) {
    return Error{ErrorCode::InvalidArgument, std::move(message)};
}

Result<Shape> windowed(const Shape& in, const Window& window, int channels) {
    const auto& p = window.padding;
    const Shape out{in.n, channels, windowOutput(in.h, window, p.top, p.bottom),
                    windowOutput(in.w, window, p.left, p.right)};
    if (out.h < 1 || out.w < 1)
        return bad("a " + std::to_string(window.kernel) + "x" + std::to_string(window.kernel) +
                   " window does not fit into a map of " + std::to_string(in.h) + "x" + std::to_string(in.w));
    return out;
}

Result<std::vector<Shape>> one(Result<Shape> shape) {
    if (!shape) return shape.error();
    return std::vector<Shape>{*shape};
}

Result<void> expectInputs(std::span<const Shape> inputs, std::size_t count) {
    if (inputs.size() != count)
        return bad("expected " + std::to_string(count) + " inputs, found " + std::to_string(inputs.size()));
    return {};
}

Result<std::vector<Shape>> convolution(const Convolution& op, const Shape& in) {
    if (op.outChannels < 1 || op.groups < 1)
        return bad("a convolution needs at least one output channel and one group");
    if (in.c % op.groups != 0 || op.outChannels % op.groups != 0)
        return bad(std::to_string(op.groups) + " groups divide neither or only one of " + std::to_string(in.c) +
                   " input and " + std::to_string(op.outChannels) + " output channels");
    return one(windowed(in, op.window, op.outChannels));
}

Result<std::vector<Shape>> concat(std::span<const Shape> inputs) {
    if (inputs.empty()) return bad("a concat needs at least one input");
    Shape out = inputs.front();
    out.c = 0;
    for (const Shape& in : inputs) {
        if (in.n != out.n || in.h != out.h || in.w != out.w)
            return bad("cannot concat maps of " + toString(inputs.front()) + " and " + toString(in));
        out.c += in.c;
    }
    return std::vector<Shape>{out};
}

Result<std::vector<Shape>> split(const ChannelSplit& op, const Shape& in) {
    if (op.sizes.empty() || std::any_of(op.sizes.begin(), op.sizes.end(), [](int s) { return s < 1; }) ||
        std::accumulate(op.sizes.begin(), op.sizes.end(), 0) != in.c)
        return bad("the parts of a channel split do not add up to " + std::to_string(in.c) + " channels");
    std::vector<Shape> out;
    for (const int size : op.sizes)
        out.push_back({in.n, size, in.h, in.w});
    return out;
}

} // namespace

int windowOutput(int input, const Window& window, int before, int after) {
    const int reach = window.dilation * (window.kernel - 1) + 1;
    const int room = input + before + after - reach;
    return room < 0 ? 0 : room / window.stride + 1;
}

Padding2d resolvePadding(PaddingMode mode, int kernel, int stride, int dilation, int h, int w) {
    const int reach = dilation * (kernel - 1);
    if (mode == PaddingMode::Symmetric) {
        const int p = reach / 2;
        return {p, p, p, p};
    }
    const auto total = [&](int n) {
        const int out = (n + stride - 1) / stride;
        return std::max((out - 1) * stride + reach + 1 - n, 0);
    };
    const int th = total(h), tw = total(w);
    return {th / 2, th - th / 2, tw / 2, tw - tw / 2};
}

Result<std::vector<Shape>> inferShape(const Op& op, std::span<const Shape> inputs) {
    const std::size_t wanted = std::holds_alternative<Add>(op) || std::holds_alternative<ScaleChannels>(op) ? 2 : 1;
    if (!std::holds_alternative<Concat>(op)) {
        if (auto ok = expectInputs(inputs, wanted); !ok) return ok.error();
    }
    return std::visit(
        Overloaded{
            [&](const Convolution& o) { return convolution(o, inputs[0]); },
            [&](const BatchNorm&) -> Result<std::vector<Shape>> { return std::vector<Shape>{inputs[0]}; },
            [&](const Activation&) -> Result<std::vector<Shape>> { return std::vector<Shape>{inputs[0]}; },
            [&](const Add&) -> Result<std::vector<Shape>> {
                if (!(inputs[0] == inputs[1]))
                    return bad("cannot add maps of " + toString(inputs[0]) + " and " + toString(inputs[1]));
                return std::vector<Shape>{inputs[0]};
            },
            [&](const Concat&) { return concat(inputs); },
            [&](const ChannelSplit& o) { return split(o, inputs[0]); },
            [&](const ChannelShuffle& o) -> Result<std::vector<Shape>> {
                if (o.groups < 1 || inputs[0].c % o.groups != 0)
                    return bad(std::to_string(inputs[0].c) + " channels cannot be shuffled in " +
                               std::to_string(o.groups) + " groups");
                return std::vector<Shape>{inputs[0]};
            },
            [&](const MaxPool& o) { return one(windowed(inputs[0], o.window, inputs[0].c)); },
            [&](const AveragePool& o) { return one(windowed(inputs[0], o.window, inputs[0].c)); },
            [&](const GlobalAveragePool&) -> Result<std::vector<Shape>> {
                return std::vector<Shape>{{inputs[0].n, inputs[0].c, 1, 1}};
            },
            [&](const ScaleChannels&) -> Result<std::vector<Shape>> {
                if (!(inputs[1] == Shape{inputs[0].n, inputs[0].c, 1, 1}))
                    return bad("cannot scale a map of " + toString(inputs[0]) + " by factors of " +
                               toString(inputs[1]));
                return std::vector<Shape>{inputs[0]};
            },
            [&](const FullyConnected& o) -> Result<std::vector<Shape>> {
                if (o.outFeatures < 1 || inputs[0].h != 1 || inputs[0].w != 1)
                    return bad("a fully connected layer takes a vector, found " + toString(inputs[0]));
                return std::vector<Shape>{{inputs[0].n, o.outFeatures, 1, 1}};
            },
            [&](const Softmax&) -> Result<std::vector<Shape>> { return std::vector<Shape>{inputs[0]}; },
        },
        op);
}

} // namespace convlens
