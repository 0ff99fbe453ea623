#include "core/base/check.h"
#include "core/engine/native/group_weights.h"
#include "core/engine/native/steps.h" // IWYU pragma: associated
#include "core/kernels/aligned.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/fetch.h"
#include "core/kernels/pointwise.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

namespace convlens::native {

namespace {

/// One group's product: which input channels it reads, its packed weights, where its outputs start.
struct Group {
    PackedMatrix weights;
    std::vector<std::int32_t> index; ///< empty where the channels lie in order
    std::size_t inOffset = 0, outOffset = 0;
};

/// Below this many pixels a product waits for its weights, not for its sums.
constexpr std::size_t kFewPixels = 8;
/// Weights that a thread reads in the time of one value that the other thread has written.
constexpr std::size_t kWeightsPerValue = 3;

class PointwiseStep final : public RowStep {
public:
    std::vector<Group> groups;
    int inBuffer = -1;
    Place out, residual, gate, secondGate; ///< the second owner's factors, if the input has two
    std::size_t inStride = 0, outStride = 0, residualStride = 0, gateStride = 0;
    std::size_t images = 1, height = 1, width = 1;
    bool hasResidual = false, hasGate = false;
    bool isOwned = false; ///< a group's outputs belong to one thread
    CutSum sum;
    std::size_t firstOwner = 0, secondOwner = 0;      ///< where the input's channels lie, if these are used
    int inCopy = -1, outCopy = -1, residualCopy = -1; ///< buffers of the second owner, or none
    KernelActivation activation = KernelActivation::None;
    LaterLists later;

    void run(const Context& context) const noexcept override {
        const std::size_t pixels = height * width;
        const auto pixelsOf = [&](std::size_t firstImage, std::size_t count) {
            Product p;
            p.in = wholeInput(context, firstImage).data;
            p.out = wholeOutput(context, firstImage).data;
            if (hasResidual) p.residual = context.at(residual) + firstImage * pixels * residualStride;
            if (hasGate) p.gate = context.at(gate) + firstImage * gateStride;
            p.count = count * pixels;
            runPixels(context, p);
        };
        // Each image has factors of its own.
        if (hasGate)
            for (std::size_t n = 0; n < images; ++n)
                pixelsOf(n, 1);
        else
            pixelsOf(0, images);
    }

    std::vector<WeightsRead> weightsReadOnce() const override {
        if (images * height * width >= kFewPixels) return {};
        std::vector<WeightsRead> all;
        if (hasTwoParts()) { // each owner reads some rows of every panel
            const PackedMatrix& weights = groups.front().weights;
            for (const PackedMatrix::Panel& panel : weights.panels) {
                const float* from = weights.values.data() + panel.offset;
                const std::size_t first = sum.cut * panel.width;
                all.push_back({{from, first}, {from + first, weights.k * panel.width - first}});
            }
            return all;
        }
        WeightsRead ofOwners;
        for (const Group& group : groups) {
            const FetchList::Span span{group.weights.values.data(), group.weights.values.size()};
            if (isOwned)
                ofOwners.push_back(span);
            else
                all.push_back({span});
        }
        if (isOwned) all.push_back(std::move(ofOwners));
        return all;
    }
    std::size_t mostFetched() const noexcept override {
        const std::size_t own = weights(), macs = own * images * height * width;
        const auto spare = std::size_t(double(macs) * kFetchedPerMac);
        return (groups.size() == 1 || isOwned) && spare > own ? spare - own : 0;
    }
    void setLater(std::vector<FetchList> lists) override { later.byThread = std::move(lists); }

    Rows inputRows(Rows rows) const noexcept override { return rows; }
    Band wholeInput(const Context& context, std::size_t image) const noexcept override {
        return {context.at({inBuffer, image * height * width * inStride}), 0};
    }
    Band wholeOutput(const Context& context, std::size_t image) const noexcept override {
        return {context.at({out.buffer, out.offset + image * height * width * outStride}), 0};
    }
    void runRows(const Context& context, std::size_t image, Rows rows, Band in, Band to,
                 float*) const noexcept override {
        Product p;
        p.in = in.data + (rows.begin - in.first) * width * inStride;
        p.out = to.data + (rows.begin - to.first) * width * outStride;
        if (hasResidual) p.residual = context.at(residual) + (image * height + rows.begin) * width * residualStride;
        if (hasGate) p.gate = context.at(gate) + image * gateStride;
        p.count = rows.size() * width;
        p.later = later.of(image * height + rows.begin, image * height + rows.end, images * height);
        for (const Group& group : groups) {
            const PointwiseArgs args = argsOf(group, p);
            pointwise(args, 0, pointwiseTiles(args));
        }
    }

private:
    struct Product {
        const float* in = nullptr;
        float* out = nullptr;
        const float* residual = nullptr;
        const float* gate = nullptr;
        std::size_t count = 0; ///< pixels
        Fetch later;
    };

    bool hasTwoParts() const noexcept { return sum.second.buffer >= 0; }

    std::size_t weights() const noexcept {
        std::size_t all = 0;
        for (const Group& group : groups)
            all += group.weights.n * group.weights.k;
        return all;
    }

    PointwiseArgs argsOf(const Group& group, const Product& p) const noexcept {
        PointwiseArgs args;
        args.in = p.in + (group.index.empty() ? group.inOffset : 0);
        args.inStride = inStride;
        args.inIndex = group.index.empty() ? nullptr : group.index.data();
        args.inScale = p.gate;
        args.out = p.out + group.outOffset;
        args.outStride = outStride;
        if (p.residual) {
            args.residual = p.residual + group.outOffset;
            args.residualStride = residualStride;
        }
        args.rows = p.count;
        args.isOnlyRow = images * height * width == 1 && !hasGate;
        args.weights = &group.weights;
        args.cut = sum.cut;
        args.activation = activation;
        args.later = p.later;
        return args;
    }

    /// Whether threads share the pixels rather than the output channels. What lies around a product is shared by rows
    /// of pixels, so with the same split each thread finds its input in its own cache; the price is that every thread
    /// reads all weights. Worth it where the weights are not many more than the values that would change sides, which
    /// come several times as slowly as weights that are fetched ahead (ShuffleNetV1's layers of 7 x 7: 0.90 to 0.94).
    bool sharesRows(std::size_t weights, std::size_t count) const noexcept {
        const std::size_t channels = groups.size() * (groups.front().weights.k + groups.front().weights.n);
        return height > 1 && weights <= kWeightsPerValue * channels * count;
    }

    void runPixels(const Context& context, const Product& p) const noexcept {
        const std::size_t weights = this->weights(), work = weights * p.count;
        if (hasTwoParts()) {
            runParts(context, p, work);
            return;
        }
        if (isOwned) {
            context.owned([&](std::size_t owner) {
                Product part = p;
                if (owner > 0 && inCopy >= 0) part.in = moved(context, p.in, inBuffer, inCopy);
                part.later = later.of(owner, owner + 1, groups.size());
                const PointwiseArgs args = argsOf(groups[owner], part);
                pointwise(args, 0, pointwiseTiles(args));
            });
            return;
        }
        if (sharesRows(weights, p.count)) {
            context.split(work, kLeastMacsForThreads, p.count / width, [&](std::size_t begin, std::size_t end) {
                Product part = p;
                part.in += begin * width * inStride;
                part.out += begin * width * outStride;
                if (part.residual) part.residual += begin * width * residualStride;
                part.count = (end - begin) * width;
                part.later = later.of(begin, end, p.count / width);
                for (const Group& group : groups) {
                    const PointwiseArgs args = argsOf(group, part);
                    pointwise(args, 0, pointwiseTiles(args));
                }
            });
            return;
        }
        // Tiles of all groups in one numbering, so that the threads share them evenly.
        std::size_t total = 0;
        for (const Group& group : groups)
            total += pointwiseTiles(argsOf(group, p));
        context.split(work, kLeastMacsForThreads, total, [&](std::size_t begin, std::size_t end) {
            std::size_t first = 0;
            for (const Group& group : groups) {
                PointwiseArgs args = argsOf(group, p);
                args.later = later.of(begin, end, total);
                const std::size_t tiles = pointwiseTiles(args);
                const std::size_t from = std::max(begin, first), to = std::min(end, first + tiles);
                if (from < to) pointwise(args, from - first, to - first);
                first += tiles;
            }
        });
    }

    /// The same value in another buffer.
    static const float* moved(const Context& context, const float* at, int from, int to) noexcept {
        return context.buffers[std::size_t(to)] + (at - context.buffers[std::size_t(from)]);
    }

    /// Each thread sums the input channels that it owns, for all outputs. Then they share the pixels and add, or each
    /// adds all of them for a copy of its own.
    void runParts(const Context& context, const Product& p, std::size_t work) const noexcept {
        const Group& group = groups.front();
        context.owned([&](std::size_t owner) {
            PointwiseArgs args = argsOf(group, p);
            args.inIndex = nullptr;
            args.residual = nullptr;
            args.activation = KernelActivation::None;
            args.cut = 0;
            args.firstInput = owner == 0 ? 0 : sum.cut;
            args.inputs = owner == 0 ? sum.cut : group.weights.k - sum.cut;
            args.in = p.in + (owner == 0 ? firstOwner : secondOwner);
            if (p.gate && owner > 0) args.inScale = context.at(secondGate);
            args.out = context.at(owner == 0 ? sum.first : sum.second);
            args.later = later.of(owner, owner + 1, 2);
            pointwise(args, 0, pointwiseTiles(args));
        });
        AddArgs both;
        both.a = context.at(sum.first);
        both.b = context.at(sum.second);
        both.c = p.residual;
        both.out = p.out;
        both.aStride = both.bStride = both.outStride = outStride;
        both.cStride = residualStride;
        both.channels = group.weights.n;
        both.activation = activation;
        if (outCopy < 0) {
            context.split(work, kLeastMacsForThreads, p.count,
                          [&](std::size_t begin, std::size_t end) { add(both, begin, end); });
            return;
        }
        context.exchange([&](std::size_t owner) {
            AddArgs args = both;
            if (owner > 0) {
                args.out += context.buffers[std::size_t(outCopy)] - context.buffers[std::size_t(out.buffer)];
                if (p.residual && residualCopy >= 0) args.c = moved(context, p.residual, residual.buffer, residualCopy);
            }
            add(args, 0, p.count);
        });
    }
};

} // namespace

RowStepPtr makePointwise(const Convolution& op, const float* weight, const View& in, const View& out,
                         const Epilogue& epilogue, CutSum sum) {
    auto step = std::make_unique<PointwiseStep>();
    const auto groups = std::size_t(op.groups);
    const std::size_t n = std::size_t(op.outChannels) / groups, k = std::size_t(in.shape.c) / groups;
    CONVLENS_CHECK((out.owners == 1 && in.owners == 1 && sum.cut == 0) || groups == 1);
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
        CONVLENS_CHECK(!in.gate || in.ascends());
        Group group;
        if (runs.size() == 1)
            group.inOffset = runs.front().offset;
        else
            group.index = std::move(index);
        if (out.owners == 1) {
            group.weights = packGroup(weight, epilogue, g, n, k, order);
            group.outOffset = g * n;
            step->groups.push_back(std::move(group));
            continue;
        }
        step->isOwned = true;
        for (const ChannelRun& run : runsOf(out)) {
            Group owned = group;
            owned.weights =
                packRows(weight, epilogue, std::size_t(run.channels.front()), run.channels.size(), k, order);
            owned.outOffset = run.offset - out.place().offset;
            step->groups.push_back(std::move(owned));
        }
    }
    step->sum = sum;
    if (sum.second.buffer >= 0) {
        const auto runs = runsOf(in);
        CONVLENS_CHECK(runs.size() == 2 && runs.front().channels.size() == sum.cut && out.owners == 1);
        step->firstOwner = runs.front().offset;
        step->secondOwner = runs.back().offset;
        step->outCopy = out.copyBuffer;
    }
    step->inCopy = in.copyBuffer;
    step->inBuffer = in.buffer;
    step->inStride = in.stride;
    step->out = out.place();
    step->outStride = out.stride;
    step->images = std::size_t(in.shape.n);
    step->height = std::size_t(in.shape.h);
    step->width = std::size_t(in.shape.w);
    step->activation = epilogue.activation;
    if (epilogue.residual) {
        step->hasResidual = true;
        step->residual = epilogue.residual->place();
        step->residualCopy = epilogue.residual->copyBuffer;
        step->residualStride = epilogue.residual->stride;
    }
    if (in.gate) {
        step->hasGate = true;
        step->gate = *in.gate;
        if (step->sum.second.buffer >= 0) {
            CONVLENS_CHECK(in.secondGate);
            step->secondGate = *in.secondGate;
        }
        step->gateStride = in.gateStride;
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
