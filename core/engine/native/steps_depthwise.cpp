#include "core/base/check.h"
#include "core/engine/native/steps.h" // IWYU pragma: associated
#include "core/kernels/aligned.h"
#include "core/kernels/depthwise.h"
#include "core/kernels/fetch.h"

#include <memory>
#include <utility>

namespace convlens::native {

namespace {

class DepthwiseStep final : public RowStep {
public:
    struct Part {
        DepthwiseArgs args; ///< pointers are filled in when run
        std::size_t inOffset = 0, outOffset = 0;
        AlignedFloats weights, bias;
    };
    std::vector<Part> parts;
    int inBuffer = -1, outBuffer = -1;
    std::size_t inImage = 0, outImage = 0; ///< floats of an image's map
    bool isOwned = false;                  ///< a part belongs to one thread
    LaterLists later;

    std::size_t mostFetched() const noexcept override {
        if (parts.size() > 1 && !isOwned) return 0;
        return std::size_t(double(wholeWork()) * kFetchedPerDepthwiseMac);
    }
    void setLater(std::vector<FetchList> lists) override { later.byThread = std::move(lists); }

    void run(const Context& context) const noexcept override {
        if (isOwned) {
            context.owned([&](std::size_t owner) {
                DepthwiseArgs args = placedArgsOf(context, parts[owner]);
                args.later = later.of(owner, owner + 1, parts.size());
                depthwise(args, 0, args.images * args.outHeight);
            });
            return;
        }
        for (const Part& part : parts) {
            const DepthwiseArgs args = placedArgsOf(context, part);
            const std::size_t rows = args.images * args.outHeight;
            context.split(
                work(args), kLeastMacsForThreads, rows,
                [&](std::size_t begin, std::size_t end) {
                    DepthwiseArgs share = args;
                    share.later = later.of(begin, end, rows);
                    depthwise(share, begin, end);
                },
                &part == &parts.front() ? Context::After::Others : Context::After::Nobody);
        }
    }

    Rows inputRows(Rows rows) const noexcept override {
        const DepthwiseArgs& args = parts.front().args;
        return windowRows(rows, args.kernel, args.stride, args.dilation, args.padTop, args.inHeight);
    }
    Band wholeInput(const Context& context, std::size_t image) const noexcept override {
        return {context.at({inBuffer, image * inImage}), 0};
    }
    Band wholeOutput(const Context& context, std::size_t image) const noexcept override {
        return {context.at({outBuffer, image * outImage}), 0};
    }
    void runRows(const Context&, std::size_t image, Rows rows, Band in, Band out, float*) const noexcept override {
        for (const Part& part : parts) {
            DepthwiseArgs args = argsOf(part);
            // The band is a map of its own: rows count from its first one, and the border above moves with them.
            args.in = in.data + part.inOffset;
            args.inHeight -= in.first;
            args.padTop += int(in.first) - int(rows.begin) * args.stride;
            args.out = out.data + (rows.begin - out.first) * args.outWidth * args.outStride + part.outOffset;
            const std::size_t before = image * args.outHeight;
            args.later = later.of(before + rows.begin, before + rows.end, args.images * args.outHeight);
            args.outHeight = rows.size();
            args.images = 1;
            depthwise(args, 0, rows.size());
        }
    }

private:
    static std::size_t work(const DepthwiseArgs& args) noexcept {
        return args.images * args.outHeight * args.outWidth * args.channels * std::size_t(args.kernel * args.kernel);
    }
    std::size_t wholeWork() const noexcept {
        std::size_t all = 0;
        for (const Part& part : parts)
            all += work(part.args);
        return all;
    }
    DepthwiseArgs placedArgsOf(const Context& context, const Part& part) const noexcept {
        DepthwiseArgs args = argsOf(part);
        args.in = context.at({inBuffer, part.inOffset});
        args.out = context.at({outBuffer, part.outOffset});
        return args;
    }
    static DepthwiseArgs argsOf(const Part& part) noexcept {
        DepthwiseArgs args = part.args;
        args.weights = part.weights.data();
        args.bias = part.bias.empty() ? nullptr : part.bias.data();
        return args;
    }
};

} // namespace

RowStepPtr makeDepthwise(const Convolution& op, const float* weight, const View& in, const View& out,
                         const Epilogue& epilogue) {
    auto step = std::make_unique<DepthwiseStep>();
    step->inBuffer = in.buffer;
    step->outBuffer = out.buffer;
    step->inImage = std::size_t(in.shape.plane()) * in.stride;
    step->outImage = std::size_t(out.shape.plane()) * out.stride;
    CONVLENS_CHECK(in.owners == out.owners);
    step->isOwned = in.owners > 1;
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

} // namespace convlens::native
