#include "core/engine/native/steps.h"
#include "core/kernels/depthwise.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/pointwise.h"

#include <algorithm>
#include <cstring>

namespace convlens::native {

namespace {

/// Below this much work a second thread costs more than it saves (hand-over of one to two microseconds).
constexpr std::size_t kLeastMacsForThreads = 60 * 1000;

template <class Body>
void split(const Context& context, std::size_t work, std::size_t count, Body&& body) {
    if (work < kLeastMacsForThreads)
        body(std::size_t(0), count);
    else
        context.pool->parallelFor(count, body);
}

/// One group's product: which input channels it reads, its packed weights, where its outputs start.
struct Group {
    PackedMatrix weights;
    std::vector<std::int32_t> index; ///< empty where the channels lie in order
    std::size_t inOffset = 0, outOffset = 0;
};

/// weights[n][order[k]] as a matrix of its own.
std::vector<float> reordered(const float* weight, std::size_t n, std::size_t k, const std::vector<int>& order) {
    std::vector<float> out(n * k);
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t i = 0; i < k; ++i)
            out[row * k + i] = weight[row * k + std::size_t(order[i])];
    }
    return out;
}

const float* partOf(const std::vector<float>& values, std::size_t first) {
    return values.empty() ? nullptr : values.data() + first;
}

class PointwiseStep final : public Step {
public:
    std::vector<Group> groups;
    Place in, out, residual, gate;
    std::size_t inStride = 0, outStride = 0, residualStride = 0, gateStride = 0;
    std::size_t rows = 0, images = 1;
    bool hasResidual = false, hasGate = false;
    KernelActivation activation = KernelActivation::None;

    void run(const Context& context) const noexcept override {
        if (!hasGate) return runRows(context, 0, rows, nullptr);
        const std::size_t pixels = rows / images;
        for (std::size_t n = 0; n < images; ++n)
            runRows(context, n * pixels, pixels, context.at(gate) + n * gateStride);
    }

private:
    PointwiseArgs argsOf(const Context& context, const Group& group, std::size_t firstRow, std::size_t count,
                         const float* gateValues) const noexcept {
        PointwiseArgs args;
        args.in = context.at(in) + firstRow * inStride + (group.index.empty() ? group.inOffset : 0);
        args.inStride = inStride;
        args.inIndex = group.index.empty() ? nullptr : group.index.data();
        args.inScale = gateValues;
        args.out = context.at(out) + firstRow * outStride + group.outOffset;
        args.outStride = outStride;
        if (hasResidual) {
            args.residual = context.at(residual) + firstRow * residualStride + group.outOffset;
            args.residualStride = residualStride;
        }
        args.rows = count;
        args.weights = &group.weights;
        args.activation = activation;
        return args;
    }

    void runRows(const Context& context, std::size_t firstRow, std::size_t count,
                 const float* gateValues) const noexcept {
        // Tiles of all groups in one numbering, so that the threads share them evenly.
        std::size_t total = 0, work = 0;
        for (const Group& group : groups) {
            total += pointwiseTiles(argsOf(context, group, firstRow, count, gateValues));
            work += group.weights.n * group.weights.k * count;
        }
        split(context, work, total, [&](std::size_t begin, std::size_t end) {
            std::size_t first = 0;
            for (const Group& group : groups) {
                const PointwiseArgs args = argsOf(context, group, firstRow, count, gateValues);
                const std::size_t tiles = pointwiseTiles(args);
                const std::size_t from = std::max(begin, first), to = std::min(end, first + tiles);
                if (from < to) pointwise(args, from - first, to - first);
                first += tiles;
            }
        });
    }
};

/// A convolution with a window, as products over a padded copy of the input: output x of a row reads the copy from
/// x * stride on, at one fixed list of offsets. Nothing is unrolled into memory.
class WindowStep final : public Step {
public:
    struct WindowGroup {
        PackedMatrix weights;
        std::vector<std::int32_t> index;
        std::size_t outOffset = 0;
    };
    std::vector<WindowGroup> groups;
    bool planar = false; ///< copy is [c][h][w] of the network's input, else [h][w][c]
    Place in, out, padded, residual;
    std::vector<std::int32_t> inOffsets; ///< where each input channel lies (interleaved input)
    bool inOrder = true;
    std::size_t inStride = 0, outStride = 0, residualStride = 0;
    Shape inShape, outShape;
    Window window;
    bool hasResidual = false;
    KernelActivation activation = KernelActivation::None;

    std::size_t paddedHeight() const { return std::size_t(inShape.h + window.padding.top + window.padding.bottom); }
    std::size_t paddedWidth() const { return std::size_t(inShape.w + window.padding.left + window.padding.right); }
    std::size_t paddedImage() const { return paddedHeight() * paddedWidth() * std::size_t(inShape.c); }

    void run(const Context& context) const noexcept override {
        std::size_t work = std::size_t(inShape.elements());
        const std::size_t copies = planar ? std::size_t(inShape.n) * std::size_t(inShape.c) * paddedHeight()
                                          : std::size_t(inShape.n) * paddedHeight();
        split(context, work, copies, [&](std::size_t begin, std::size_t end) {
            for (std::size_t row = begin; row < end; ++row)
                planar ? copyPlanarRow(context, row) : copyPixelRow(context, row);
        });
        work = 0;
        for (const WindowGroup& group : groups)
            work += group.weights.n * group.weights.k * std::size_t(outShape.plane());
        split(context, work, std::size_t(outShape.n) * std::size_t(outShape.h),
              [&](std::size_t begin, std::size_t end) {
                  for (std::size_t row = begin; row < end; ++row)
                      outputRow(context, row);
              });
    }

private:
    void copyPlanarRow(const Context& context, std::size_t row) const noexcept {
        const std::size_t height = paddedHeight(), width = paddedWidth();
        float* to = context.at(padded) + row * width;
        const auto y = std::ptrdiff_t(row % height) - window.padding.top;
        const std::size_t plane = row / height;
        if (y < 0 || y >= inShape.h) {
            std::fill_n(to, width, 0.0f);
            return;
        }
        const float* from =
            context.input->data() + (plane * std::size_t(inShape.h) + std::size_t(y)) * std::size_t(inShape.w);
        std::fill_n(to, window.padding.left, 0.0f);
        std::memcpy(to + window.padding.left, from, std::size_t(inShape.w) * sizeof(float));
        std::fill_n(to + window.padding.left + inShape.w, window.padding.right, 0.0f);
    }

    void copyPixelRow(const Context& context, std::size_t row) const noexcept {
        const std::size_t height = paddedHeight(), width = paddedWidth(), channels = std::size_t(inShape.c);
        float* to = context.at(padded) + row * width * channels;
        const auto y = std::ptrdiff_t(row % height) - window.padding.top;
        const std::size_t image = row / height;
        if (y < 0 || y >= inShape.h) {
            std::fill_n(to, width * channels, 0.0f);
            return;
        }
        const std::size_t first = (image * std::size_t(inShape.h) + std::size_t(y)) * std::size_t(inShape.w);
        std::fill_n(to, std::size_t(window.padding.left) * channels, 0.0f);
        to += std::size_t(window.padding.left) * channels;
        const float* from = context.buffers[std::size_t(in.buffer)];
        for (std::size_t x = 0; x < std::size_t(inShape.w); ++x, to += channels) {
            const float* pixel = from + (first + x) * inStride;
            if (inOrder)
                std::memcpy(to, pixel + inOffsets.front(), channels * sizeof(float));
            else
                for (std::size_t c = 0; c < channels; ++c)
                    to[c] = pixel[inOffsets[c]];
        }
        std::fill_n(to, std::size_t(window.padding.right) * channels, 0.0f);
    }

    void outputRow(const Context& context, std::size_t row) const noexcept {
        const std::size_t image = row / std::size_t(outShape.h), y = row % std::size_t(outShape.h);
        const std::size_t pixel = planar ? 1 : std::size_t(inShape.c);
        PointwiseArgs args;
        args.in = context.at(padded) + image * paddedImage() + y * std::size_t(window.stride) * paddedWidth() * pixel;
        args.inStride = std::size_t(window.stride) * pixel;
        args.outStride = outStride;
        args.rows = std::size_t(outShape.w);
        args.activation = activation;
        const std::size_t firstPixel = row * std::size_t(outShape.w);
        for (const WindowGroup& group : groups) {
            args.inIndex = group.index.data();
            args.weights = &group.weights;
            args.out = context.at(out) + firstPixel * outStride + group.outOffset;
            if (hasResidual) {
                args.residual = context.at(residual) + firstPixel * residualStride + group.outOffset;
                args.residualStride = residualStride;
            }
            pointwise(args, 0, pointwiseTiles(args));
        }
    }
};

class DepthwiseStep final : public Step {
public:
    struct Part {
        DepthwiseArgs args; ///< pointers are filled in when run
        std::size_t inOffset = 0, outOffset = 0;
        AlignedFloats weights, bias;
    };
    std::vector<Part> parts;
    int inBuffer = -1, outBuffer = -1;

    void run(const Context& context) const noexcept override {
        for (const Part& part : parts) {
            DepthwiseArgs args = part.args;
            args.in = context.at({inBuffer, part.inOffset});
            args.out = context.at({outBuffer, part.outOffset});
            args.weights = part.weights.data();
            args.bias = part.bias.empty() ? nullptr : part.bias.data();
            const std::size_t rows = args.images * args.outHeight;
            const std::size_t work = rows * args.outWidth * args.channels * std::size_t(args.kernel * args.kernel);
            split(context, work, rows, [&](std::size_t begin, std::size_t end) { depthwise(args, begin, end); });
        }
    }
};

StepPtr makePointwise(const Convolution& op, const float* weight, const View& in, const View& out,
                      const Epilogue& epilogue) {
    auto step = std::make_unique<PointwiseStep>();
    const auto groups = std::size_t(op.groups);
    const std::size_t n = std::size_t(op.outChannels) / groups, k = std::size_t(in.shape.c) / groups;
    for (std::size_t g = 0; g < groups; ++g) {
        // Read the group's channels in memory order: neighbouring channels share cache lines, and a permuted but
        // unbroken run needs no index at all.
        View part;
        part.offsets.assign(in.offsets.begin() + std::ptrdiff_t(g * k),
                            in.offsets.begin() + std::ptrdiff_t((g + 1) * k));
        std::vector<int> order;
        std::vector<std::int32_t> index;
        const auto runs = runsOf(part);
        for (const ChannelRun& run : runs) {
            for (std::size_t i = 0; i < run.channels.size(); ++i) {
                order.push_back(run.channels[i]);
                index.push_back(std::int32_t(run.offset + i));
            }
        }
        // A gate has one factor a logical channel, so the order must stay.
        CONVLENS_CHECK(!in.gate || in.inOrder());
        Group group;
        const std::vector<float> ordered = reordered(weight + g * n * k, n, k, order);
        group.weights = packMatrix(ordered.data(), partOf(epilogue.shift, g * n), partOf(epilogue.scale, g * n), n, k);
        if (runs.size() == 1)
            group.inOffset = runs.front().offset;
        else
            group.index = std::move(index);
        group.outOffset = g * n;
        step->groups.push_back(std::move(group));
    }
    step->in = {in.buffer, 0};
    step->inStride = in.stride;
    step->out = out.place();
    step->outStride = out.stride;
    step->rows = in.pixels();
    step->images = std::size_t(in.shape.n);
    step->activation = epilogue.activation;
    if (epilogue.residual) {
        step->hasResidual = true;
        step->residual = epilogue.residual->place();
        step->residualStride = epilogue.residual->stride;
    }
    if (in.gate) {
        step->hasGate = true;
        step->gate = *in.gate;
        step->gateStride = in.gateStride;
    }
    return step;
}

StepPtr makeWindow(const Convolution& op, const float* weight, const View* in, const Shape& inShape, const View& out,
                   const Epilogue& epilogue, const std::function<int(std::size_t)>& scratch) {
    auto step = std::make_unique<WindowStep>();
    step->planar = in == nullptr;
    step->inShape = inShape;
    step->outShape = out.shape;
    step->window = op.window;
    const auto groups = std::size_t(op.groups);
    const std::size_t n = std::size_t(op.outChannels) / groups, channels = std::size_t(inShape.c) / groups;
    const auto kernel = std::size_t(op.window.kernel);
    const std::size_t k = channels * kernel * kernel;
    for (std::size_t g = 0; g < groups; ++g) {
        WindowStep::WindowGroup group;
        // Order of the sum: for interleaved input the channel runs fastest, as it lies in memory.
        std::vector<int> order(k);
        group.index.resize(k);
        std::size_t at = 0;
        const auto add = [&](std::size_t c, std::size_t ky, std::size_t kx) {
            order[at] = int((c * kernel + ky) * kernel + kx);
            const std::size_t y = ky * std::size_t(op.window.dilation), x = kx * std::size_t(op.window.dilation);
            const std::size_t channel = g * channels + c;
            const std::size_t offset = step->planar ? (channel * step->paddedHeight() + y) * step->paddedWidth() + x
                                                    : (y * step->paddedWidth() + x) * std::size_t(inShape.c) + channel;
            group.index[at++] = std::int32_t(offset);
        };
        if (step->planar) {
            for (std::size_t c = 0; c < channels; ++c)
                for (std::size_t ky = 0; ky < kernel; ++ky)
                    for (std::size_t kx = 0; kx < kernel; ++kx)
                        add(c, ky, kx);
        } else {
            for (std::size_t ky = 0; ky < kernel; ++ky)
                for (std::size_t kx = 0; kx < kernel; ++kx)
                    for (std::size_t c = 0; c < channels; ++c)
                        add(c, ky, kx);
        }
        const std::vector<float> ordered = reordered(weight + g * n * k, n, k, order);
        group.weights = packMatrix(ordered.data(), partOf(epilogue.shift, g * n), partOf(epilogue.scale, g * n), n, k);
        group.outOffset = g * n;
        step->groups.push_back(std::move(group));
    }
    if (in) {
        step->in = {in->buffer, 0};
        step->inStride = in->stride;
        step->inOffsets = in->offsets;
        step->inOrder = in->inOrder();
    }
    step->padded = {scratch(step->paddedImage() * std::size_t(inShape.n)), 0};
    step->out = out.place();
    step->outStride = out.stride;
    step->activation = epilogue.activation;
    if (epilogue.residual) {
        step->hasResidual = true;
        step->residual = epilogue.residual->place();
        step->residualStride = epilogue.residual->stride;
    }
    return step;
}

} // namespace

KernelActivation toKernel(ActivationKind kind) {
    switch (kind) {
    case ActivationKind::ReLU:
        return KernelActivation::ReLU;
    case ActivationKind::ReLU6:
        return KernelActivation::ReLU6;
    case ActivationKind::HSwish:
        return KernelActivation::HSwish;
    case ActivationKind::HSigmoid:
        return KernelActivation::HSigmoid;
    }
    return KernelActivation::None;
}

StepPtr makeConvolution(const Convolution& op, const float* weight, const View* in, const Shape& inShape,
                        const View& out, const Epilogue& epilogue, const std::function<int(std::size_t)>& scratch) {
    const bool direct = op.window.kernel == 1 && op.window.stride == 1 && op.window.padding == Padding2d{};
    if (in && direct) return makePointwise(op, weight, *in, out, epilogue);
    return makeWindow(op, weight, in, inShape, out, epilogue, scratch);
}

StepPtr makeDepthwise(const Convolution& op, const float* weight, const View& in, const View& out,
                      const Epilogue& epilogue) {
    auto step = std::make_unique<DepthwiseStep>();
    step->inBuffer = in.buffer;
    step->outBuffer = out.buffer;
    const auto taps = std::size_t(op.window.kernel * op.window.kernel);
    for (const ChannelRun& run : runsOf(in)) {
        DepthwiseStep::Part part;
        DepthwiseArgs& args = part.args;
        args.inStride = in.stride;
        args.outStride = out.stride;
        args.images = std::size_t(in.shape.n);
        args.channels = run.channels.size();
        args.inHeight = std::size_t(in.shape.h);
        args.inWidth = std::size_t(in.shape.w);
        args.outHeight = std::size_t(out.shape.h);
        args.outWidth = std::size_t(out.shape.w);
        args.kernel = op.window.kernel;
        args.stride = op.window.stride;
        args.dilation = op.window.dilation;
        args.padTop = op.window.padding.top;
        args.padLeft = op.window.padding.left;
        args.activation = epilogue.activation;
        std::vector<float> filters, scale;
        for (const int c : run.channels) {
            const float* filter = weight + std::size_t(c) * taps;
            filters.insert(filters.end(), filter, filter + taps);
            if (!epilogue.scale.empty()) scale.push_back(epilogue.scale[std::size_t(c)]);
            if (!epilogue.shift.empty()) part.bias.push_back(epilogue.shift[std::size_t(c)]);
        }
        part.weights =
            packDepthwise(filters.data(), scale.empty() ? nullptr : scale.data(), args.channels, op.window.kernel);
        part.inOffset = run.offset;
        part.outOffset = std::size_t(out.offsets[std::size_t(run.channels.front())]);
        step->parts.push_back(std::move(part));
    }
    return step;
}

StepPtr makeFullyConnected(const float* weight, const Epilogue& epilogue, std::size_t outFeatures, const View& in,
                           const View& out) {
    Convolution op;
    op.outChannels = int(outFeatures);
    return makePointwise(op, weight, in, out, epilogue);
}

} // namespace convlens::native
