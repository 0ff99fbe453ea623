// ShuffleNetV2, Ma et al. 2018, arXiv 1807.11164: channel split instead of group convolution, no additions.
#include "core/graph/graph_builder.h"
#include "core/graph/infer_shape.h"
#include "core/graph/ops.h"
#include "core/networks/channel_rounding.h"
#include "core/networks/families.h" // IWYU pragma: associated
#include "core/networks/network_builder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace convlens {

namespace {

/// Table 5: stage 2 and conv5 by scale; stages 3 and 4 double. A table, not a product (176 = 116 x 44 / 29).
struct Column {
    double scale;
    int stage2;
    int last;
};
constexpr std::array<Column, 4> kColumns{{{0.5, 48, 1024}, {1.0, 116, 1024}, {1.5, 176, 1024}, {2.0, 244, 2048}}};
constexpr std::array<int, 3> kUnits{4, 8, 4};
constexpr int kStem = 24; // at every tabulated scale

bool isPytorchcv(Rules rules) {
    return rules == Rules::Pytorchcv || rules == Rules::PytorchcvB;
}

/// A tabulated value at any scale: straight lines between the columns, through zero below the first, and the last
/// segment's slope above.
double interpolated(double scale, int Column::*value) {
    const Column& first = kColumns.front();
    if (scale <= first.scale) return first.*value * scale / first.scale;
    std::size_t i = 1;
    while (i + 1 < kColumns.size() && scale > kColumns[i].scale)
        ++i;
    const Column &low = kColumns[i - 1], &high = kColumns[i];
    return low.*value + (scale - low.scale) / (high.scale - low.scale) * (high.*value - low.*value);
}

struct Widths {
    int stem;
    std::array<int, 3> stages;
    int last;
};

/// The rule that registry.cpp states.
Widths widthsOf(const NetworkSpec& spec) {
    Widths w{};
    const int stage2 = nearestMultiple(interpolated(spec.width, &Column::stage2), 4);
    w.stages = {stage2, 2 * stage2, 4 * stage2};
    // Half of stage 2 at most: the official unit passes the stem's channels on, and needs some of its own beside them.
    w.stem = std::min(kStem, stage2 / 2);
    if (isPytorchcv(spec.rules)) {
        // Its scale is stage 2 over 116, and only from 1.5x on it scales conv5: 1553 and 2153.
        w.last = spec.width < 1.5 ? 1024 : 1024 * stage2 / 116;
    } else if (spec.width <= 1.5) {
        w.last = 1024;
    } else if (spec.width <= 2.0) {
        w.last = nearestMultiple(interpolated(spec.width, &Column::last), 8);
    } else {
        w.last = nearestMultiple(1024 * spec.width, 8);
    }
    return w;
}

struct UnitPlace {
    int stage; ///< 2, 3, 4
    int unit;  ///< from 1
    int index; ///< from 0 through all stages
};

/// Names are given only where this graph computes what the port does, widths aside: torchvision's symmetric unit
/// differs from the official one by width only (and at 0.5x not at all), pytorchcv's first version pools other windows,
/// megvii shuffles elsewhere.
class UnitNames {
public:
    UnitNames(Rules rules, const UnitPlace& at)
        : m_rules(rules), m_torchvision("stage" + std::to_string(at.stage) + "." + std::to_string(at.unit - 1) + "."),
          m_pytorchcv("features.stage" + std::to_string(at.stage - 1) + ".unit" + std::to_string(at.unit) + "."),
          m_megvii("features." + std::to_string(at.index) + ".") {}

    ConvNames leftDepthwise() const {
        return names("branch1", 0, "branch_proj", "dw_conv4", "dw_bn4", "shortcut_dconv");
    }
    ConvNames leftPointwise() const {
        return names("branch1", 2, "branch_proj", "expand_conv5", "expand_bn5", "shortcut_conv");
    }
    ConvNames reduce() const { return names("branch2", 0, "branch_main", "compress_conv1", "compress_bn1", "conv1"); }
    ConvNames depthwise() const { return names("branch2", 3, "branch_main", "dw_conv2", "dw_bn2", "dconv"); }
    ConvNames expand() const { return names("branch2", 5, "branch_main", "expand_conv3", "expand_bn3", "conv2"); }

private:
    ConvNames names(const std::string& torchvision, int index, const std::string& megvii,
                    const std::string& pytorchcvConv, const std::string& pytorchcvNorm,
                    const std::string& pytorchcvB) const {
        const std::string conv = "." + std::to_string(index), norm = "." + std::to_string(index + 1);
        ConvNames n;
        if (m_rules == Rules::Megvii) return n.megvii(m_megvii + megvii + conv, m_megvii + megvii + norm);
        if (m_rules == Rules::Pytorchcv) return n.pytorchcv(m_pytorchcv + pytorchcvConv, m_pytorchcv + pytorchcvNorm);
        if (m_rules != Rules::PytorchcvB)
            n.torchvision(m_torchvision + torchvision + conv, m_torchvision + torchvision + norm);
        if (m_rules != Rules::Torchvision)
            n.pytorchcv(m_pytorchcv + pytorchcvB + ".conv", m_pytorchcv + pytorchcvB + ".bn");
        return n;
    }
    Rules m_rules;
    std::string m_torchvision, m_pytorchcv, m_megvii;
};

ConvNames singleNames(Rules rules, const std::string& torchvision, const std::string& pytorchcv,
                      const std::string& megvii) {
    ConvNames n;
    if (rules == Rules::Megvii) return n.megvii(megvii + ".0", megvii + ".1");
    if (!isPytorchcv(rules)) n.torchvision(torchvision + ".0", torchvision + ".1");
    if (rules != Rules::Torchvision) n.pytorchcv(pytorchcv + ".conv", pytorchcv + ".bn");
    return n;
}

/// Figure 3 (c) and (d).
class UnitBuilder {
public:
    UnitBuilder(NetworkBuilder& net, const NetworkSpec& spec, const UnitPlace& at)
        : m_net(net), m_isMegvii(spec.rules == Rules::Megvii),
          m_isSymmetric(spec.rules == Rules::Torchvision || spec.rules == Rules::Pytorchcv), m_names(spec.rules, at),
          m_prefix("stage" + std::to_string(at.stage) + ".unit" + std::to_string(at.unit)) {
        net.graph().enterBlock(m_prefix);
    }

    TensorId shrinking(TensorId in, int out) {
        const int inChannels = m_net.channels(in), half = out / 2;
        const int leftOut = m_isSymmetric ? half : inChannels;
        TensorId left =
            m_net.convNorm(m_prefix + ".left.depthwise", in, {inChannels, 3, 2, inChannels}, m_names.leftDepthwise());
        left = m_net.convNormAct(m_prefix + ".left.pointwise", left, {leftOut}, ActivationKind::ReLU,
                                 m_names.leftPointwise());
        return join(left, right(in, half, out - leftOut, 2));
    }
    TensorId keeping(TensorId in) {
        const int channels = m_net.channels(in), half = channels / 2;
        // megvii shuffles on the way in, by even and odd channels; so nothing is shuffled after the last unit.
        if (m_isMegvii) in = m_net.graph().add(m_prefix + ".shuffle", ChannelShuffle{half}, {in});
        const auto parts = m_net.graph().addMany(m_prefix + ".split", ChannelSplit{{half, channels - half}}, {in});
        if (parts.size() != 2) return {};
        return join(parts[0], right(parts[1], half, channels - half, 1));
    }

private:
    TensorId right(TensorId in, int middle, int out, int stride) {
        TensorId x =
            m_net.convNormAct(m_prefix + ".right.reduce", in, {middle}, ActivationKind::ReLU, m_names.reduce());
        x = m_net.convNorm(m_prefix + ".right.depthwise", x, {middle, 3, stride, middle}, m_names.depthwise());
        return m_net.convNormAct(m_prefix + ".right.expand", x, {out}, ActivationKind::ReLU, m_names.expand());
    }
    TensorId join(TensorId left, TensorId rightBranch) {
        const TensorId x = m_net.graph().add(m_prefix + ".concat", Concat{}, {left, rightBranch});
        return m_isMegvii ? x : m_net.graph().add(m_prefix + ".shuffle", ChannelShuffle{2}, {x});
    }

    NetworkBuilder& m_net;
    bool m_isMegvii, m_isSymmetric;
    UnitNames m_names;
    std::string m_prefix;
};

TensorId stemPool(NetworkBuilder& net, const NetworkSpec& spec, TensorId in) {
    if (spec.rules != Rules::Pytorchcv || spec.padding == PaddingMode::Same) return net.maxPool("stem.pool", in);
    // pytorchcv's first version: no padding, and a last window that may reach over the edge.
    const Shape shape = net.graph().shape(in);
    const int below = shape.h % 2 == 0 ? 1 : 0, beside = shape.w % 2 == 0 ? 1 : 0;
    return net.graph().add("stem.pool", MaxPool{Window{3, 2, 1, Padding2d{0, below, 0, beside}}}, {in});
}

} // namespace

Result<Graph> buildShuffleNetV2(const NetworkSpec& spec, const Shape& input) {
    const Widths widths = widthsOf(spec);
    NetworkBuilder net(spec, input);
    GraphBuilder& graph = net.graph();

    graph.enterStage("stem");
    TensorId x = net.convNormAct("stem", net.input(), {widths.stem, 3, 2}, ActivationKind::ReLU,
                                 singleNames(spec.rules, "conv1", "features.init_block.conv", "first_conv"));
    x = stemPool(net, spec, x);

    int index = 0;
    for (std::size_t s = 0; s < kUnits.size(); ++s) {
        const int stage = int(s) + 2;
        graph.enterStage("stage " + std::to_string(stage));
        for (int unit = 1; unit <= kUnits[s]; ++unit) {
            UnitBuilder builder(net, spec, {stage, unit, index++});
            x = unit == 1 ? builder.shrinking(x, widths.stages[s]) : builder.keeping(x);
        }
    }

    graph.enterStage("last");
    x = net.convNormAct("last", x, {widths.last}, ActivationKind::ReLU,
                        singleNames(spec.rules, "conv5", "features.final_block", "conv_last"));
    graph.enterStage("head");
    x = graph.add("head.pool", GlobalAveragePool{}, {x});
    LayerNames fc;
    if (spec.rules == Rules::Megvii) return net.classify(x, spec.classes, false, fc.megviiName("classifier.0"));
    if (!isPytorchcv(spec.rules)) fc.torchvisionName("fc");
    if (spec.rules != Rules::Torchvision) fc.pytorchcvName("output");
    return net.classify(x, spec.classes, true, fc);
}

} // namespace convlens
