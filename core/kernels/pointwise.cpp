#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/pointwise.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "core/base/check.h"
#include "core/kernels/epilogue-inl.h"
#include "core/kernels/pointwise.h"

#include <algorithm>

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Full = hn::CappedTag<float, 16>;
constexpr std::size_t kLanes = hn::MaxLanes(Full());
constexpr std::size_t kHalfLanes = kLanes >= 8 ? kLanes / 2 : kLanes;
using Half = hn::CappedTag<float, kHalfLanes>;

// Rows of pixels times vectors of channels held in registers. With 32 registers 14 x 2 accumulators, two weights and
// one broadcast fit; 14 divides the pixel counts of every map from 112 x 112 down to 14 x 14, and 49 = 3 x 14 + 7. With
// 16 registers 6 x 2 is the most.
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
constexpr std::size_t kTileRows = 14;
#elif HWY_ARCH_ARM_A64
constexpr std::size_t kTileRows = 12;
#else
constexpr std::size_t kTileRows = 6;
#endif

/// Input pixels of one row block are read again for every panel, so a block should stay in the second-level cache.
constexpr std::size_t kBlockBytes = 256 * 1024;
/// Floats in a cache line.
constexpr std::size_t kLine = 16;

std::size_t depthOf(const PointwiseArgs& args) {
    return args.inputs > 0 ? args.inputs : args.weights->k;
}

std::size_t blockRows(const PointwiseArgs& args) {
    const std::size_t rowBytes = depthOf(args) * sizeof(float);
    const std::size_t tiles = std::max<std::size_t>(1, kBlockBytes / (rowBytes * kTileRows));
    return tiles * kTileRows;
}

alignas(64) constexpr float kNoBias[2 * kLanes] = {};

/// Weights that are soon needed, to be fetched into the second-level cache while a tile is summed: `step` floats
/// further with each input channel. A step of 0 fetches what is there anyway, which costs nothing that can be measured.
struct Ahead {
    const float* from;
    std::size_t step;

    Ahead behind(std::size_t inputs) const { return {from + inputs * step, step}; }
};

/// kRows pixels by kVectors * Lanes(d) channels, `count` of which exist.
template <std::size_t kRows, std::size_t kVectors, bool kIndexed, bool kScaled, class D>
HWY_NOINLINE void tile(D d, const PointwiseArgs& args, const PackedMatrix::Panel& panel, const float* HWY_RESTRICT bias,
                       std::size_t row, Ahead ahead, Ahead later) {
    using V = hn::Vec<D>;
    constexpr std::size_t kWidth = hn::MaxLanes(D());
    const float* HWY_RESTRICT weights = args.weights->values.data() + panel.offset + args.firstInput * panel.width;
    const float* HWY_RESTRICT in = args.in + row * args.inStride;
    const std::size_t inStride = args.inStride;

    V sum[kRows][kVectors];
#pragma GCC unroll 16
    for (std::size_t v = 0; v < kVectors; ++v) {
        const V b = hn::Load(d, bias + v * kWidth);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < kRows; ++r)
            sum[r][v] = b;
    }
    const std::size_t depth = depthOf(args);
    for (std::size_t k = 0; k < depth; ++k) {
        V w[kVectors];
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v)
            w[v] = hn::Load(d, weights + v * kWidth);
        if constexpr (kScaled) {
            // Scaling two weights instead of fourteen pixels: the gate costs 2 multiplications for 28 multiply-adds.
            const V s = hn::Set(d, args.inScale[k]);
#pragma GCC unroll 16
            for (std::size_t v = 0; v < kVectors; ++v)
                w[v] = hn::Mul(w[v], s);
        }
        weights += kVectors * kWidth;
        __builtin_prefetch(ahead.from, 0, 2);
        ahead.from += ahead.step;
        __builtin_prefetch(later.from, 0, 2);
        later.from += later.step;
        const float* HWY_RESTRICT pixel = in + (kIndexed ? std::size_t(args.inIndex[k]) : k);
#pragma GCC unroll 16
        for (std::size_t r = 0; r < kRows; ++r) {
            const V x = hn::Set(d, pixel[r * inStride]);
#pragma GCC unroll 16
            for (std::size_t v = 0; v < kVectors; ++v)
                sum[r][v] = hn::MulAdd(x, w[v], sum[r][v]);
        }
    }

    // One decision for the whole tile each: taken vector by vector they cost a third of a tile of 32 input channels.
    const bool whole = panel.count == kVectors * kWidth;
    float* out = args.out + row * args.outStride + panel.first; // which may be what is added
    const auto addAll = [&](const float* from, std::size_t stride) HWY_ATTR {
#pragma GCC unroll 16
        for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
            for (std::size_t v = 0; v < kVectors; ++v) {
                const float* at = from + r * stride + v * kWidth;
                sum[r][v] = hn::Add(sum[r][v], whole ? hn::LoadU(d, at) : loadSome(d, at, panel.count - v * kWidth));
            }
        }
    };
    if (args.before) addAll(args.before + row * args.outStride + panel.first, args.outStride);
    if (args.residual) addAll(args.residual + row * args.residualStride + panel.first, args.residualStride);
    activateAll(d, sum, args.activation);
    if (whole) {
#pragma GCC unroll 16
        for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
            for (std::size_t v = 0; v < kVectors; ++v)
                hn::StoreU(sum[r][v], d, out + r * args.outStride + v * kWidth);
        }
    } else {
#pragma GCC unroll 16
        for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
            for (std::size_t v = 0; v < kVectors; ++v)
                storeSome(sum[r][v], d, out + r * args.outStride + v * kWidth, panel.count - v * kWidth);
        }
    }
}

/// One pixel, as squeeze-and-excitation and classifiers have it: four sums a vector, because one would be waited for at
/// every input channel.
template <std::size_t kVectors, class D>
HWY_NOINLINE void onlyRow(D d, const PointwiseArgs& args, const PackedMatrix::Panel& panel,
                          const float* HWY_RESTRICT bias, Ahead ahead) {
    using V = hn::Vec<D>;
    constexpr std::size_t kWidth = hn::MaxLanes(D()), kParts = 4;
    const float* HWY_RESTRICT weights = args.weights->values.data() + panel.offset + args.firstInput * panel.width;
    const float* HWY_RESTRICT in = args.in;
    V sum[kParts][kVectors];
#pragma GCC unroll 4
    for (std::size_t part = 0; part < kParts; ++part) {
#pragma GCC unroll 2
        for (std::size_t v = 0; v < kVectors; ++v)
            sum[part][v] = part == 0 ? hn::Load(d, bias + v * kWidth) : hn::Zero(d);
    }
    const auto addTo = [&](std::size_t part, std::size_t k) HWY_ATTR {
        const V x = hn::Set(d, in[args.inIndex ? std::size_t(args.inIndex[k]) : k]);
#pragma GCC unroll 2
        for (std::size_t v = 0; v < kVectors; ++v)
            sum[part][v] = hn::MulAdd(x, hn::Load(d, weights + (k * kVectors + v) * kWidth), sum[part][v]);
        __builtin_prefetch(ahead.from + k * ahead.step, 0, 2);
    };
    const std::size_t depth = depthOf(args);
    std::size_t k = 0;
    for (; k + kParts <= depth; k += kParts) {
#pragma GCC unroll 4
        for (std::size_t part = 0; part < kParts; ++part)
            addTo(part, k + part);
    }
    for (; k < depth; ++k)
        addTo(0, k);
    float* out = args.out + panel.first;
#pragma GCC unroll 2
    for (std::size_t v = 0; v < kVectors; ++v) {
        V all = hn::Add(hn::Add(sum[0][v], sum[1][v]), hn::Add(sum[2][v], sum[3][v]));
        const std::size_t left = panel.count - std::min<std::size_t>(panel.count, v * kWidth);
        if (left == 0) continue;
        if (args.before) all = hn::Add(all, loadSome(d, args.before + panel.first + v * kWidth, left));
        if (args.residual) all = hn::Add(all, loadSome(d, args.residual + panel.first + v * kWidth, left));
        storeSome(activate(d, all, args.activation), d, out + v * kWidth, left);
    }
}

template <std::size_t kVectors, bool kIndexed, bool kScaled, class D>
void rowsOf(D d, const PointwiseArgs& args, const PackedMatrix::Panel& panel, const float* bias, std::size_t row,
            std::size_t count, Ahead ahead, Ahead later) {
    // A few heights only, because each is compiled for every panel width and instruction set: a rest of 5 is 4 + 1.
    while (count > 0) {
        std::size_t done = 1;
        if (count >= kTileRows) {
            done = kTileRows;
            tile<kTileRows, kVectors, kIndexed, kScaled>(d, args, panel, bias, row, ahead, later);
        } else if (kTileRows > 7 && count >= 7) {
            done = 7;
            if constexpr (kTileRows > 7) tile<7, kVectors, kIndexed, kScaled>(d, args, panel, bias, row, ahead, later);
        } else if (count >= 4) {
            done = 4;
            tile<4, kVectors, kIndexed, kScaled>(d, args, panel, bias, row, ahead, later);
        } else if (count >= 2) {
            done = 2;
            tile<2, kVectors, kIndexed, kScaled>(d, args, panel, bias, row, ahead, later);
        } else {
            tile<1, kVectors, kIndexed, kScaled>(d, args, panel, bias, row, ahead, later);
        }
        row += done;
        count -= done;
    }
}

void onlyRowOf(const PointwiseArgs& args, std::size_t panelIndex, Ahead ahead) {
    const PackedMatrix& w = *args.weights;
    const PackedMatrix::Panel& panel = w.panels[panelIndex];
    const float* bias = args.firstInput > 0 ? kNoBias : w.bias.data() + w.biasOffset[panelIndex];
    if (panel.width == 2 * kLanes)
        onlyRow<2>(Full(), args, panel, bias, ahead);
    else if (panel.width == kLanes)
        onlyRow<1>(Full(), args, panel, bias, ahead);
    else
        onlyRow<1>(Half(), args, panel, bias, ahead);
}

template <bool kIndexed, bool kScaled>
void panelRows(const PointwiseArgs& args, std::size_t panelIndex, std::size_t row, std::size_t count, Ahead ahead,
               Ahead later) {
    const PackedMatrix& w = *args.weights;
    const PackedMatrix::Panel& panel = w.panels[panelIndex];
    const float* bias = args.firstInput > 0 ? kNoBias : w.bias.data() + w.biasOffset[panelIndex];
    if (panel.width == 2 * kLanes)
        rowsOf<2, kIndexed, kScaled>(Full(), args, panel, bias, row, count, ahead, later);
    else if (panel.width == kLanes)
        rowsOf<1, kIndexed, kScaled>(Full(), args, panel, bias, row, count, ahead, later);
    else
        rowsOf<1, kIndexed, kScaled>(Half(), args, panel, bias, row, count, ahead, later);
}

void rowsOfTile(const PointwiseArgs& args, std::size_t panel, std::size_t row, std::size_t count, Ahead ahead,
                Ahead later) {
    if (args.inScale)
        args.inIndex ? panelRows<true, true>(args, panel, row, count, ahead, later)
                     : panelRows<false, true>(args, panel, row, count, ahead, later);
    else
        args.inIndex ? panelRows<true, false>(args, panel, row, count, ahead, later)
                     : panelRows<false, false>(args, panel, row, count, ahead, later);
}

/// The sum of the input channels before the cut, as it leaves it in `out`.
PointwiseArgs beforeCut(PointwiseArgs args) {
    args.inputs = args.cut;
    args.cut = 0;
    args.residual = nullptr;
    args.activation = KernelActivation::None;
    return args;
}

/// The other input channels' sum, to which the first is added.
PointwiseArgs behindCut(PointwiseArgs args) {
    const std::size_t cut = args.cut;
    args.cut = 0;
    args.firstInput = cut;
    args.inputs = args.weights->k - cut;
    if (args.inIndex)
        args.inIndex += cut;
    else
        args.in += cut;
    if (args.inScale) args.inScale += cut;
    args.before = args.out;
    return args;
}

std::size_t ceilDiv(std::size_t a, std::size_t b) {
    return (a + b - 1) / b;
}

/// A network's weights are more than the second-level cache holds, so each panel comes from further away, and the
/// processor's own prefetching loses its way at every page. Each of a panel's tiles fetches its share of the next
/// panel: rows [tile * step, (tile + 1) * step).
class NextPanel {
public:
    NextPanel(const PointwiseArgs& args, std::size_t panel, std::size_t tiles) : m_k(depthOf(args)) {
        const PackedMatrix& w = *args.weights;
        const bool isLast = panel + 1 == w.panels.size();
        m_from = w.values.data() + w.panels[isLast ? panel : panel + 1].offset;
        if (isLast) return;
        m_width = w.panels[panel + 1].width;
        m_from += args.firstInput * m_width;
        m_step = ceilDiv(m_width, tiles);
    }
    Ahead shareOf(std::size_t tile) const { return {m_from + std::min(tile * m_step, m_width - m_step) * m_k, m_step}; }

private:
    const float* m_from = nullptr;
    std::size_t m_k = 0, m_width = 0, m_step = 0;
};

/// Tile `tile` of `tiles` fetches its share of what is read later, as far as a line for each input channel goes.
Ahead laterOf(const PointwiseArgs& args, std::size_t tile, std::size_t tiles) {
    if (!args.later.list) return {args.weights->values.data(), 0};
    const Fetch share = args.later.share(tile, tile + 1, tiles);
    const std::size_t k = depthOf(args);
    if (share.floats() == 0) return {args.weights->values.data(), 0};
    return {share.list->at(share.begin), std::min<std::size_t>(ceilDiv(share.floats(), k), kLine)};
}

} // namespace

void packPanels(const float* weight, const float* bias, const float* scale, PackedMatrix& m) {
    const auto push = [&](std::size_t first, std::size_t count, std::size_t width) {
        PackedMatrix::Panel panel;
        panel.first = std::uint32_t(first);
        panel.count = std::uint32_t(count);
        panel.width = std::uint32_t(width);
        panel.offset = m.values.size();
        m.biasOffset.push_back(m.bias.size());
        // Rounded to whole cache lines so that every panel and bias row starts aligned.
        m.values.resize(m.values.size() + ceilDiv(m.k * width, 16) * 16, 0.0f);
        m.bias.resize(m.bias.size() + ceilDiv(width, 16) * 16, 0.0f);
        for (std::size_t j = 0; j < count; ++j) {
            const std::size_t row = first + j;
            const float factor = scale ? scale[row] : 1.0f;
            for (std::size_t k = 0; k < m.k; ++k)
                m.values[panel.offset + k * width + j] = weight[row * m.k + k] * factor;
            m.bias[m.biasOffset.back() + j] = bias ? bias[row] : 0.0f;
        }
        m.panels.push_back(panel);
    };
    m.values.reserve(ceilDiv(m.n, kLanes) * ceilDiv(m.k * kLanes, 16) * 16);
    std::size_t first = 0;
    while (first < m.n) {
        // 24 channels take less time in one panel of 32 than in 16 and 8, whose tiles are bound by their loads.
        const std::size_t left = m.n - first;
        std::size_t width = 2 * kLanes;
        if (left <= kHalfLanes)
            width = kHalfLanes;
        else if (left <= kLanes)
            width = kLanes;
        const std::size_t count = std::min(left, width);
        push(first, count, width);
        first += count;
    }
}

std::size_t countTiles(const PointwiseArgs& args) {
    const std::size_t block = blockRows(args);
    const std::size_t panels = args.weights->panels.size();
    const std::size_t whole = args.rows / block, rest = args.rows % block;
    return (whole * (block / kTileRows) + ceilDiv(rest, kTileRows)) * panels;
}

void runTiles(const PointwiseArgs& args, std::size_t firstTile, std::size_t endTile) {
    // Order of tiles: row block, then panel, then row tile: a panel's weights are reused over the block's rows and the
    // block's pixels over the panels.
    CONVLENS_CHECK(!args.isOnlyRow || (args.rows == 1 && !args.inScale));
    CONVLENS_CHECK(args.cut == 0 || (args.cut < args.weights->k && args.inputs == 0));
    const PointwiseArgs before = beforeCut(args), behind = behindCut(args); // read only where there is a cut
    const std::size_t block = blockRows(args);
    const std::size_t panels = args.weights->panels.size();
    const std::size_t tilesPerBlock = block / kTileRows * panels;
    // The place of the first tile is found by dividing, the others by counting: with 16 input channels three divisions
    // are a tenth of a tile.
    std::size_t t = firstTile, blockRow = firstTile / tilesPerBlock * block, inBlock = firstTile % tilesPerBlock;
    for (; t < endTile; blockRow += block, inBlock = 0) {
        const std::size_t tilesHere = ceilDiv(std::min(block, args.rows - blockRow), kTileRows);
        std::size_t rowTile = inBlock % tilesHere;
        for (std::size_t panel = inBlock / tilesHere; panel < panels && t < endTile; ++panel, rowTile = 0) {
            const NextPanel next(args, panel, tilesHere);
            for (; rowTile < tilesHere && t < endTile; ++rowTile, ++t) {
                const std::size_t row = blockRow + rowTile * kTileRows;
                const std::size_t count = std::min(kTileRows, args.rows - row);
                const Ahead ahead = next.shareOf(rowTile);
                const Ahead later = laterOf(args, t - firstTile, endTile - firstTile);
                if (args.isOnlyRow && args.cut > 0) {
                    onlyRowOf(before, panel, ahead);
                    onlyRowOf(behind, panel, ahead.behind(args.cut));
                } else if (args.isOnlyRow) {
                    onlyRowOf(args, panel, ahead);
                } else if (args.cut > 0) {
                    rowsOfTile(before, panel, row, count, ahead, later);
                    rowsOfTile(behind, panel, row, count, ahead.behind(args.cut), later.behind(args.cut));
                } else {
                    rowsOfTile(args, panel, row, count, ahead, later);
                }
            }
        }
    }
}

} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace convlens {
namespace {
HWY_EXPORT(packPanels);
HWY_EXPORT(countTiles);
HWY_EXPORT(runTiles);
} // namespace

PackedMatrix packMatrix(const float* weight, const float* bias, const float* scale, std::size_t n, std::size_t k) {
    PackedMatrix m;
    m.n = n;
    m.k = k;
    HWY_DYNAMIC_DISPATCH(packPanels)(weight, bias, scale, m);
    return m;
}

std::size_t pointwiseTiles(const PointwiseArgs& args) noexcept {
    return HWY_DYNAMIC_DISPATCH(countTiles)(args);
}

void pointwise(const PointwiseArgs& args, std::size_t firstTile, std::size_t endTile) noexcept {
    HWY_DYNAMIC_DISPATCH(runTiles)(args, firstTile, endTile);
}

} // namespace convlens
#endif
