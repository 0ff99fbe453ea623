#include "core/engine/native/group_weights.h"
#include "core/engine/native/steps.h" // IWYU pragma: associated
#include "core/kernels/pointwise.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <span>
#include <utility>

namespace convlens::native {

namespace {

/// A convolution with a window, as products over a zero-bordered copy of some rows of the input: output x of a row
/// reads the copy from x * stride on, at one fixed list of offsets. Nothing is unrolled into memory, and the copy never
/// leaves the cache.
class WindowStep final : public RowStep {
public:
    struct Group {
        PackedMatrix weights;
        std::vector<std::int32_t> index;
        std::size_t outOffset = 0;
    };
    std::vector<Group> groups;
    bool planar = false; ///< a row of the copy is [c][w] of the network's input, else [w][c]
    int inBuffer = -1;
    Place out, residual;
    std::vector<std::int32_t> inOffsets; ///< where each input channel lies (interleaved input)
    bool inOrder = true;
    std::size_t inStride = 0, outStride = 0, residualStride = 0;
    Shape inShape, outShape;
    Window window;
    bool hasResidual = false;
    KernelActivation activation = KernelActivation::None;

    std::size_t paddedWidth() const { return std::size_t(inShape.w + window.padding.left + window.padding.right); }
    std::size_t paddedRow() const { return paddedWidth() * std::size_t(inShape.c); }

    void run(const Context& context) const noexcept override {
        const auto height = std::size_t(outShape.h), rows = std::size_t(outShape.n) * height;
        std::size_t work = 0;
        for (const Group& group : groups)
            work += group.weights.n * group.weights.k * rows * std::size_t(outShape.w);
        context.split(work, kLeastMacsForThreads, rows, [&](std::size_t begin, std::size_t end) {
            while (begin < end) {
                const std::size_t image = begin / height, y = begin % height;
                const std::size_t count = std::min({kBandRows, height - y, end - begin});
                runRows(context, image, {y, y + count}, planar ? Band{} : wholeInput(context, image),
                        wholeOutput(context, image), context.scratch[std::size_t(context.worker)]);
                begin += count;
            }
        });
    }
    std::size_t scratchFloats() const noexcept override { return rowScratchFloats(kBandRows); }

    Rows inputRows(Rows rows) const noexcept override {
        return windowRows(rows, window.kernel, window.stride, window.dilation, window.padding.top,
                          std::size_t(inShape.h));
    }
    std::size_t rowScratchFloats(std::size_t rows) const noexcept override { return copiedRows(rows) * paddedRow(); }
    Band wholeInput(const Context& context, std::size_t image) const noexcept override {
        if (planar) return {};
        return {context.at({inBuffer, image * std::size_t(inShape.plane()) * inStride}), 0};
    }
    Band wholeOutput(const Context& context, std::size_t image) const noexcept override {
        return {context.at({out.buffer, out.offset + image * std::size_t(outShape.plane()) * outStride}), 0};
    }
    void runRows(const Context& context, std::size_t image, Rows rows, Band in, Band to,
                 float* scratch) const noexcept override {
        const std::size_t copied = copiedRows(rows.size());
        const std::ptrdiff_t top = std::ptrdiff_t(rows.begin) * window.stride - window.padding.top;
        for (std::size_t i = 0; i < copied; ++i) {
            const std::ptrdiff_t y = top + std::ptrdiff_t(i);
            float* row = scratch + i * paddedRow();
            if (y < 0 || y >= inShape.h)
                std::fill_n(row, paddedRow(), 0.0f);
            else if (planar)
                copyPlanarRow(*context.input, image, std::size_t(y), row);
            else
                copyPixelRow(in.data + (std::size_t(y) - in.first) * std::size_t(inShape.w) * inStride, row);
        }
        const std::size_t width = std::size_t(outShape.w), pixel = planar ? 1 : std::size_t(inShape.c);
        PointwiseArgs args;
        args.inStride = std::size_t(window.stride) * pixel;
        args.outStride = outStride;
        args.residualStride = residualStride;
        args.rows = width;
        args.activation = activation;
        for (std::size_t y = rows.begin; y < rows.end; ++y) {
            args.in = scratch + (y - rows.begin) * std::size_t(window.stride) * paddedRow();
            for (const Group& group : groups) {
                args.inIndex = group.index.data();
                args.weights = &group.weights;
                args.out = to.data + (y - to.first) * width * outStride + group.outOffset;
                if (hasResidual)
                    args.residual = context.at(residual) +
                                    (image * std::size_t(outShape.h) + y) * width * residualStride + group.outOffset;
                pointwise(args, 0, pointwiseTiles(args));
            }
        }
    }

private:
    /// Output rows that share one copy when the step runs by itself: few, so that the copy stays in the first-level
    /// cache, and enough that the rows which two bands share are not copied too often.
    static constexpr std::size_t kBandRows = 4;

    std::size_t copiedRows(std::size_t rows) const {
        return (rows - 1) * std::size_t(window.stride) + std::size_t((window.kernel - 1) * window.dilation) + 1;
    }

    void copyPlanarRow(const Tensor& input, std::size_t image, std::size_t y, float* to) const noexcept {
        const auto channels = std::size_t(inShape.c), height = std::size_t(inShape.h), width = std::size_t(inShape.w);
        for (std::size_t c = 0; c < channels; ++c) {
            to = std::fill_n(to, window.padding.left, 0.0f);
            std::memcpy(to, input.data() + ((image * channels + c) * height + y) * width, width * sizeof(float));
            to = std::fill_n(to + width, window.padding.right, 0.0f);
        }
    }

    void copyPixelRow(const float* from, float* to) const noexcept {
        const auto channels = std::size_t(inShape.c), width = std::size_t(inShape.w);
        to = std::fill_n(to, std::size_t(window.padding.left) * channels, 0.0f);
        for (std::size_t x = 0; x < width; ++x, to += channels) {
            const float* pixel = from + x * inStride;
            if (inOrder)
                std::memcpy(to, pixel + inOffsets.front(), channels * sizeof(float));
            else
                for (std::size_t c = 0; c < channels; ++c)
                    to[c] = pixel[inOffsets[c]];
        }
        std::fill_n(to, std::size_t(window.padding.right) * channels, 0.0f);
    }
};

RowStepPtr makeWindow(const Convolution& op, const float* weight, const View* in, const Shape& inShape, const View& out,
                      const Epilogue& epilogue) {
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
        WindowStep::Group group;
        // Order of the sum: for interleaved input the channel runs fastest, as it lies in memory.
        std::vector<int> order(k);
        group.index.resize(k);
        std::size_t at = 0;
        const auto add = [&](std::size_t c, std::size_t ky, std::size_t kx) {
            order[at] = int((c * kernel + ky) * kernel + kx);
            const std::size_t y = ky * std::size_t(op.window.dilation), x = kx * std::size_t(op.window.dilation);
            const std::size_t channel = g * channels + c;
            const std::size_t offset = y * step->paddedRow() + (step->planar ? channel * step->paddedWidth() + x
                                                                             : x * std::size_t(inShape.c) + channel);
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
        group.weights = packGroup(weight, epilogue, g, n, k, order);
        group.outOffset = g * n;
        step->groups.push_back(std::move(group));
    }
    if (in) {
        step->inBuffer = in->buffer;
        step->inStride = in->stride;
        step->inOffsets = in->offsets;
        step->inOrder = in->inOrder();
    }
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

RowStepPtr makeConvolution(const Convolution& op, const float* weight, const View* in, const Shape& inShape,
                           const View& out, const Epilogue& epilogue, CutSum sum) {
    const bool direct = op.window.kernel == 1 && op.window.stride == 1 && op.window.padding == Padding2d{};
    if (in && direct) return makePointwise(op, weight, *in, out, epilogue, sum);
    return makeWindow(op, weight, in, inShape, out, epilogue);
}

} // namespace convlens::native
