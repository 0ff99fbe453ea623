#include "core/engine/native/steps.h" // IWYU pragma: associated
#include "core/kernels/aligned.h"
#include "core/kernels/elementwise.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace convlens::native {

namespace {

/// A step made of one function; the simple operators need no more state than its captures.
template <class Body>
class BodyStep final : public Step {
public:
    explicit BodyStep(Body body) : m_body(std::move(body)) {}
    void run(const Context& context) const noexcept override { m_body(context); }

private:
    Body m_body;
};

template <class Body>
StepPtr step(Body body) {
    return std::make_unique<BodyStep<Body>>(std::move(body));
}

AlignedFloats picked(const std::vector<float>& values, const std::vector<int>& channels) {
    AlignedFloats out;
    if (values.empty()) return out;
    for (const int c : channels)
        out.push_back(values[std::size_t(c)]);
    return out;
}

} // namespace

View perChannelOutput(const View& in, const Shape& shape, int buffer, std::size_t stride, std::size_t offset) {
    View out = denseView(shape, buffer, stride, offset);
    std::int32_t at = std::int32_t(offset);
    for (const ChannelRun& run : runsOf(in)) {
        for (const int c : run.channels)
            out.offsets[std::size_t(c)] = at++;
    }
    return out;
}

StepPtr makePool(const Window& window, bool average, bool countPadding, const View& in, const View& out,
                 KernelActivation activation) {
    std::vector<PoolArgs> parts;
    std::vector<std::pair<Place, Place>> places;
    for (const ChannelRun& run : runsOf(in)) {
        PoolArgs args;
        args.inStride = in.stride;
        args.outStride = out.stride;
        args.images = std::size_t(in.shape.n);
        args.channels = run.channels.size();
        args.inHeight = std::size_t(in.shape.h);
        args.inWidth = std::size_t(in.shape.w);
        args.outHeight = std::size_t(out.shape.h);
        args.outWidth = std::size_t(out.shape.w);
        args.kernel = window.kernel;
        args.stride = window.stride;
        args.dilation = window.dilation;
        args.padTop = window.padding.top;
        args.padLeft = window.padding.left;
        args.average = average;
        args.countPadding = countPadding;
        args.activation = activation;
        parts.push_back(args);
        places.push_back(
            {{in.buffer, run.offset}, {out.buffer, std::size_t(out.offsets[std::size_t(run.channels.front())])}});
    }
    const auto values = std::size_t(in.shape.elements());
    return step([parts, places, values](const Context& context) {
        for (std::size_t i = 0; i < parts.size(); ++i) {
            PoolArgs args = parts[i];
            args.in = context.at(places[i].first);
            args.out = context.at(places[i].second);
            context.split(
                values, kLeastValuesForThreads, args.images * args.outHeight,
                [&](std::size_t b, std::size_t e) { pool(args, b, e); },
                i == 0 ? Context::After::Others : Context::After::Nobody);
        }
    });
}

namespace {

/// The average of a map of one cache line of channels, whose lines two threads can only share by pixels: each averages
/// half of them, for any number of threads, and the average of the two is the map's.
class AverageOfHalves final : public Step {
public:
    Place in, out;
    std::size_t inStride = 0, outStride = 0, images = 0, pixels = 0, channels = 0;

    /// Halves of as many pixels, in whole rounds of the kernel's four sums.
    static bool takes(std::size_t pixels, std::size_t channels) {
        return channels <= kLine && pixels % 8 == 0 && pixels >= kLeastPixels;
    }
    std::size_t scratchFloats() const noexcept override { return 2 * images * kLine; }

    void run(const Context& context) const noexcept override {
        // Each in memory of its own thread where there are two.
        float* halves[2] = {context.scratch[0],
                            context.threads() > 1 ? context.scratch[1] : context.scratch[0] + images * kLine};
        context.split(images * pixels * channels, kLeastValuesForThreads, 2, [&](std::size_t begin, std::size_t end) {
            for (std::size_t half = begin; half < end; ++half) {
                for (std::size_t n = 0; n < images; ++n)
                    globalAverage(context.at(in) + (n * pixels + half * (pixels / 2)) * inStride, inStride, 1,
                                  pixels / 2, halves[half] + n * kLine, kLine, 0, channels);
            }
        });
        context.alone([&] {
            for (std::size_t n = 0; n < images; ++n) {
                for (std::size_t c = 0; c < channels; ++c)
                    context.at(out)[n * outStride + c] = (halves[0][n * kLine + c] + halves[1][n * kLine + c]) * 0.5f;
            }
        });
    }

private:
    static constexpr std::size_t kLine = 16, kLeastPixels = 1024;
};

} // namespace

StepPtr makeGlobalAverage(const View& in, const View& out) {
    struct Part {
        Place in, out;
        std::size_t channels;
    };
    std::vector<Part> parts;
    for (const ChannelRun& run : runsOf(in))
        parts.push_back({{in.buffer, run.offset},
                         {out.buffer, std::size_t(out.offsets[std::size_t(run.channels.front())])},
                         run.channels.size()});
    const auto images = std::size_t(in.shape.n), pixels = std::size_t(in.shape.plane());
    if (parts.size() == 1 && AverageOfHalves::takes(pixels, parts.front().channels)) {
        auto halves = std::make_unique<AverageOfHalves>();
        halves->in = parts.front().in;
        halves->out = parts.front().out;
        halves->inStride = in.stride;
        halves->outStride = out.stride;
        halves->images = images;
        halves->pixels = pixels;
        halves->channels = parts.front().channels;
        return halves;
    }
    if (in.owners > 1) {
        return step([parts, images, pixels, inStride = in.stride, outStride = out.stride](const Context& context) {
            context.owned([&](std::size_t owner) {
                const Part& part = parts[owner];
                globalAverage(context.at(part.in), inStride, images, pixels, context.at(part.out), outStride, 0,
                              part.channels);
            });
        });
    }
    return step([parts, images, pixels, inStride = in.stride, outStride = out.stride](const Context& context) {
        for (const Part& part : parts) {
            // Whole cache lines of channels a thread, so that no two threads write the same line.
            const std::size_t lines = (part.channels + 15) / 16;
            context.split(
                part.channels * pixels * images, kLeastValuesForThreads, lines,
                [&](std::size_t b, std::size_t e) {
                    globalAverage(context.at(part.in), inStride, images, pixels, context.at(part.out), outStride,
                                  b * 16, std::min(e * 16, part.channels));
                },
                &part == &parts.front() ? Context::After::Others : Context::After::Nobody);
        }
    });
}

StepPtr makeAffine(const std::vector<float>& scale, const std::vector<float>& shift, KernelActivation activation,
                   const View& in, const View& out) {
    struct Part {
        Place in, out;
        AlignedFloats scale, shift;
        std::size_t channels;
    };
    std::vector<Part> parts;
    for (const ChannelRun& run : runsOf(in))
        parts.push_back({{in.buffer, run.offset},
                         {out.buffer, std::size_t(out.offsets[std::size_t(run.channels.front())])},
                         picked(scale, run.channels),
                         picked(shift, run.channels),
                         run.channels.size()});
    return step([parts = std::move(parts), activation, pixels = in.pixels(), inStride = in.stride,
                 outStride = out.stride](const Context& context) {
        for (const Part& part : parts) {
            AffineArgs args;
            args.in = context.at(part.in);
            args.inStride = inStride;
            args.out = context.at(part.out);
            args.outStride = outStride;
            args.scale = part.scale.empty() ? nullptr : part.scale.data();
            args.shift = part.shift.empty() ? nullptr : part.shift.data();
            args.channels = part.channels;
            args.activation = activation;
            context.split(
                part.channels * pixels, kLeastValuesForThreads, pixels,
                [&](std::size_t b, std::size_t e) { affine(args, b, e); },
                &part == &parts.front() ? Context::After::Others : Context::After::Nobody);
        }
    });
}

StepPtr makeAdd(const View& a, const View& b, const View& out, KernelActivation activation) {
    return step([a, b, out, activation](const Context& context) {
        // Both operands lie in order; the compiler of the plan copies one that does not.
        AddArgs args;
        args.a = context.at(a.place());
        args.aStride = a.stride;
        args.b = context.at(b.place());
        args.bStride = b.stride;
        args.out = context.at(out.place());
        args.outStride = out.stride;
        args.channels = std::size_t(a.shape.c);
        args.activation = activation;
        context.split(std::size_t(a.shape.elements()), kLeastValuesForThreads, a.pixels(),
                      [&](std::size_t begin, std::size_t end) { add(args, begin, end); });
    });
}

StepPtr makeScale(const View& in, const View& gate, const View& out) {
    return step([in, gate, out](const Context& context) {
        const auto images = std::size_t(in.shape.n), pixels = std::size_t(in.shape.plane());
        for (std::size_t n = 0; n < images; ++n) {
            AffineArgs args;
            args.in = context.at(in.place()) + n * pixels * in.stride;
            args.inStride = in.stride;
            args.out = context.at(out.place()) + n * pixels * out.stride;
            args.outStride = out.stride;
            args.scale = context.at(gate.place()) + n * gate.stride;
            args.channels = std::size_t(in.shape.c);
            context.split(args.channels * pixels, kLeastValuesForThreads, pixels,
                          [&](std::size_t b, std::size_t e) { affine(args, b, e); });
        }
    });
}

StepPtr makeCopy(const View& in, const View& out) {
    return step([in, out, ordered = in.inOrder()](const Context& context) {
        const float* from = context.buffers[std::size_t(in.buffer)];
        float* to = context.at(out.place());
        const auto channels = std::size_t(in.shape.c);
        context.split(std::size_t(in.shape.elements()), kLeastValuesForThreads, in.pixels(),
                      [&](std::size_t b, std::size_t e) {
                          if (ordered)
                              copyChannels(from + in.offsets.front(), in.stride, to, out.stride, channels, b, e);
                          else
                              gatherChannels(from, in.stride, in.offsets.data(), to, out.stride, channels, b, e);
                      });
    });
}

StepPtr makeInterleaveGroups(const View& in, std::size_t groups, std::size_t groupDistance, const View& out) {
    return step([in, groups, groupDistance, out](const Context& context) {
        InterleaveArgs args;
        args.in = context.at(in.place());
        args.inStride = in.stride;
        args.groupDistance = groupDistance;
        args.groups = groups;
        args.each = std::size_t(out.shape.c) / groups;
        args.out = context.at(out.place());
        args.outStride = out.stride;
        context.split(std::size_t(out.shape.elements()), kLeastValuesForThreads, out.pixels(),
                      [&](std::size_t b, std::size_t e) { interleaveGroups(args, b, e); });
    });
}

StepPtr makeInterleave(const View& out) {
    return step([out](const Context& context) {
        context.alone([&] {
            toInterleaved(context.input->data(), context.at(out.place()), out.stride, std::size_t(out.shape.n),
                          std::size_t(out.shape.c), std::size_t(out.shape.plane()));
        });
    });
}

StepPtr makeSoftmax(const View& in, const View& out) {
    return step([in, out](const Context& context) {
        context.alone([&] {
            softmax(context.at(in.place()), in.stride, context.at(out.place()), out.stride, std::size_t(in.shape.c), 0,
                    in.pixels());
        });
    });
}

} // namespace convlens::native
