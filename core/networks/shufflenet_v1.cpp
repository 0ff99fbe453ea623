// ShuffleNetV1, Zhang et al. 2018, arXiv 1707.01083: pointwise group convolutions joined by channel shuffle.
#include "core/base/check.h"
#include "core/graph/graph_builder.h"
#include "core/graph/ops.h"
#include "core/networks/channel_rounding.h"
#include "core/networks/families.h" // IWYU pragma: associated
#include "core/networks/network_builder.h"

#include <array>
#include <cstddef>
#include <string>

namespace convlens {

namespace {

/// Table 1: output width of stage 2 by groups; stages 3 and 4 double it.
struct Column {
    int groups;
    int stage2;
};
constexpr std::array<Column, 5> kColumns{{{1, 144}, {2, 200}, {3, 240}, {4, 272}, {8, 384}}};
constexpr std::array<int, 3> kUnits{4, 8, 4};

int tabulatedStage2(int groups) {
    for (const Column& column : kColumns)
        if (column.groups == groups) return column.stage2;
    CONVLENS_CHECK(false); // the spec is validated before
}

struct Widths {
    int stem;
    std::array<int, 3> stages;
};

/// Width of the first convolution; it must divide by the groups, because stage 2 does and its first unit adds the
/// difference. The official code has 12 at half width (16 with 8 groups), 24 up to 1.5x and 48 at 2x. The paper's 13 M
/// at a quarter fit 12 as well, and 8 with 8 groups.
int stemWidth(const NetworkSpec& spec) {
    if (spec.rules == Rules::Pytorchcv) {
        const int exact = truncated(spec.width, 24);
        return (exact + spec.groups - 1) / spec.groups * spec.groups;
    }
    if (spec.width >= 2.0) return 48;
    if (spec.width >= 0.75) return 24;
    if (spec.groups == 8) return spec.width < 0.375 ? 8 : 16;
    return 12;
}

/// The rule that registry.cpp states: every width a multiple of 4 g, because the bottleneck (a quarter of the output)
/// must divide into g groups.
Widths widthsOf(const NetworkSpec& spec) {
    const int step = 4 * spec.groups, tabulated = tabulatedStage2(spec.groups);
    Widths w{};
    w.stem = stemWidth(spec);
    for (std::size_t i = 0; i < w.stages.size(); ++i) {
        // pytorchcv cuts off every stage by itself; the others double stage 2.
        const int exact = truncated(spec.width, tabulated << i);
        w.stages[i] = spec.rules != Rules::Pytorchcv ? nearestMultiple(spec.width * tabulated, step) << i
                      : exact % step == 0            ? exact
                                                     : nearestMultiple(exact, step);
    }
    return w;
}

struct UnitPlace {
    int stage; ///< 2, 3, 4
    int unit;  ///< from 1
    int index; ///< from 0 through all stages
};

/// Names are given only where this graph computes what the port does: megvii's depthwise filters are in the order
/// before its shuffle, pytorchcv's in the order after it.
class UnitNames {
public:
    UnitNames(Rules rules, const UnitPlace& at)
        : m_isMegvii(rules == Rules::Megvii), m_megvii("features." + std::to_string(at.index) + "."),
          m_pytorchcv("features.stage" + std::to_string(at.stage - 1) + ".unit" + std::to_string(at.unit) + ".") {}
    ConvNames reduce() const { return names("branch_main_1.0", "branch_main_1.1", "compress_conv1", "compress_bn1"); }
    ConvNames depthwise() const { return names("branch_main_1.3", "branch_main_1.4", "dw_conv2", "dw_bn2"); }
    ConvNames expand() const { return names("branch_main_2.0", "branch_main_2.1", "expand_conv3", "expand_bn3"); }

private:
    ConvNames names(const std::string& megviiConv, const std::string& megviiNorm, const std::string& pytorchcvConv,
                    const std::string& pytorchcvNorm) const {
        ConvNames n;
        return m_isMegvii ? n.megvii(m_megvii + megviiConv, m_megvii + megviiNorm)
                          : n.pytorchcv(m_pytorchcv + pytorchcvConv, m_pytorchcv + pytorchcvNorm);
    }
    bool m_isMegvii;
    std::string m_megvii, m_pytorchcv;
};

/// Figure 2 (b) and (c).
TensorId unitLayers(NetworkBuilder& net, const NetworkSpec& spec, const UnitPlace& at, TensorId in, int out) {
    GraphBuilder& graph = net.graph();
    const std::string name = "stage" + std::to_string(at.stage) + ".unit" + std::to_string(at.unit);
    const bool isMegvii = spec.rules == Rules::Megvii, shrinks = at.unit == 1;
    const int stride = shrinks ? 2 : 1, bottleneck = out / 4, inChannels = net.channels(in);
    const UnitNames names(spec.rules, at);
    // Section 3.2: no groups on the very first pointwise layer, its input being too narrow.
    const int firstGroups = at.index == 0 ? 1 : spec.groups;
    graph.enterBlock(name);

    const auto shuffle = [&](TensorId x) {
        // One group shuffles nothing: no layer, as the paper's g = 1 networks have none and the official code skips
        // it. pytorchcv runs it all the same and counts it in its published figures.
        if (spec.groups == 1 && spec.rules != Rules::Pytorchcv) return x;
        // megvii reads the channels as (c / g, g) where the paper reads (g, c / g): the inverse permutation.
        const int groups = isMegvii ? net.channels(x) / spec.groups : spec.groups;
        return graph.add(name + ".shuffle", ChannelShuffle{groups}, {x});
    };
    TensorId x =
        net.convNormAct(name + ".reduce", in, {bottleneck, 1, 1, firstGroups}, ActivationKind::ReLU, names.reduce());
    if (!isMegvii) x = shuffle(x); // section 3.2 and figure 2: before the depthwise layer
    x = net.convNorm(name + ".depthwise", x, {bottleneck, 3, stride, bottleneck}, names.depthwise());
    if (isMegvii) x = shuffle(x);
    x = net.convNorm(name + ".expand", x, {shrinks ? out - inChannels : out, 1, 1, spec.groups}, names.expand());

    if (!shrinks) {
        x = graph.add(name + ".add", Add{}, {in, x});
        return net.activation(name + ".act", x, ActivationKind::ReLU);
    }
    if (isMegvii) { // ReLU on the branch alone (the pooled input is not negative anyway), pooled input first
        x = net.activation(name + ".act", x, ActivationKind::ReLU);
        const TensorId pooled = net.averagePool(name + ".shortcut", in);
        return graph.add(name + ".concat", Concat{}, {pooled, x});
    }
    const TensorId pooled = net.averagePool(name + ".shortcut", in);
    x = graph.add(name + ".concat", Concat{}, {x, pooled});
    return net.activation(name + ".act", x, ActivationKind::ReLU);
}

} // namespace

Result<Graph> buildShuffleNetV1(const NetworkSpec& spec, const Shape& input) {
    const Widths widths = widthsOf(spec);
    const bool isMegvii = spec.rules == Rules::Megvii;
    NetworkBuilder net(spec, input);
    GraphBuilder& graph = net.graph();

    graph.enterStage("stem");
    ConvNames stem;
    TensorId x = net.convNormAct("stem", net.input(), {widths.stem, 3, 2}, ActivationKind::ReLU,
                                 isMegvii ? stem.megvii("first_conv.0", "first_conv.1")
                                          : stem.pytorchcv("features.init_block.conv", "features.init_block.bn"));
    x = net.maxPool("stem.pool", x);

    int index = 0;
    for (std::size_t s = 0; s < kUnits.size(); ++s) {
        const int stage = int(s) + 2;
        graph.enterStage("stage " + std::to_string(stage));
        for (int unit = 1; unit <= kUnits[s]; ++unit)
            x = unitLayers(net, spec, {stage, unit, index++}, x, widths.stages[s]);
    }

    graph.enterStage("head");
    x = graph.add("head.pool", GlobalAveragePool{}, {x});
    LayerNames fc;
    return net.classify(x, spec.classes, !isMegvii,
                        isMegvii ? fc.megviiName("classifier.0") : fc.pytorchcvName("output"));
}

} // namespace convlens
