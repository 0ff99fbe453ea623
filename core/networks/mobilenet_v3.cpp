// MobileNetV3 Large and Small, Howard et al. 2019, arXiv 1905.02244: inverted residuals found by search, h-swish,
// squeeze-and-excitation, and a last stage that pools before its widest layer.
#include "core/graph/graph_builder.h"
#include "core/graph/ops.h"
#include "core/networks/channel_rounding.h"
#include "core/networks/families.h" // IWYU pragma: associated
#include "core/networks/network_builder.h"

#include <array>
#include <span>
#include <string>

namespace convlens {

namespace {

constexpr ActivationKind RE = ActivationKind::ReLU, HS = ActivationKind::HSwish;

/// Tables 1 and 2: kernel, expanded width, output width, squeeze-and-excitation, non-linearity, stride.
struct Row {
    int stage; ///< equal output width or map, as timm groups them
    int kernel;
    int expanded;
    int out;
    bool squeezes;
    ActivationKind act;
    int stride;
};
constexpr std::array<Row, 15> kLarge{{
    {1, 3, 16, 16, false, RE, 1},
    {2, 3, 64, 24, false, RE, 2},
    {2, 3, 72, 24, false, RE, 1},
    {3, 5, 72, 40, true, RE, 2},
    {3, 5, 120, 40, true, RE, 1},
    {3, 5, 120, 40, true, RE, 1},
    {4, 3, 240, 80, false, HS, 2},
    {4, 3, 200, 80, false, HS, 1},
    {4, 3, 184, 80, false, HS, 1},
    {4, 3, 184, 80, false, HS, 1},
    {5, 3, 480, 112, true, HS, 1},
    {5, 3, 672, 112, true, HS, 1},
    {6, 5, 672, 160, true, HS, 2},
    {6, 5, 960, 160, true, HS, 1},
    {6, 5, 960, 160, true, HS, 1},
}};
constexpr std::array<Row, 11> kSmall{{
    {1, 3, 16, 16, true, RE, 2},
    {2, 3, 72, 24, false, RE, 2},
    {2, 3, 88, 24, false, RE, 1},
    {3, 5, 96, 40, true, HS, 2},
    {3, 5, 240, 40, true, HS, 1},
    {3, 5, 240, 40, true, HS, 1},
    {4, 5, 120, 48, true, HS, 1},
    {4, 5, 144, 48, true, HS, 1},
    {5, 5, 288, 96, true, HS, 2},
    {5, 5, 576, 96, true, HS, 1},
    {5, 5, 576, 96, true, HS, 1},
}};

/// What differs between the sizes outside the table. The paper's Table 2 also ticks squeeze-and-excitation on Small's
/// last 1x1 convolution; no implementation has it, and the published 2.5 M parameters leave no room for it.
struct Size {
    std::span<const Row> blocks;
    int stem;
    int last;     ///< the 1x1 convolution before pooling
    int features; ///< the fully connected layer after it
};
constexpr Size kLargeSize{kLarge, 16, 960, 1280};
constexpr Size kSmallSize{kSmall, 16, 576, 1024}; // 1280 in the paper's first versions

/// The widths of one network, by whose rule. Only the slim rule (`paper`) gives the published 155 M and 4.0 M of Large
/// 0.75 (architectures.md, section 3).
class Widths {
public:
    Widths(const NetworkSpec& spec, const Size& size) : m_rules(spec.rules), m_width(spec.width), m_size(size) {}

    int stem() const {
        // timm keeps the stem at 16 for its thin networks.
        return m_rules == Rules::Timm && m_width < 0.75 ? m_size.stem : scaled(m_size.stem);
    }
    int out(const Row& row) const { return scaled(row.out); }

    /// `tabulatedIn` is the input width in the table, `in` the real one.
    int expanded(const Row& row, int tabulatedIn, int in) const {
        switch (m_rules) {
        case Rules::Torchvision:
        case Rules::Pytorchcv:
            return scaled(row.expanded);
        case Rules::Timm:
        case Rules::Dli14:
            // These write the ratio with two decimals; 88/24 is the only one that this changes.
            return makeDivisible(in * (row.expanded == 88 ? 3.67 : ratio(row, tabulatedIn)));
        default:
            return makeDivisible(in * ratio(row, tabulatedIn));
        }
    }
    int last(int in) const {
        switch (m_rules) {
        case Rules::Torchvision:
            return 6 * in;
        case Rules::Dli14:
            return makeDivisible(6 * in);
        case Rules::Pytorchcv:
            return m_width > 1.0 ? scaled(m_size.last) : m_size.last;
        default:
            return scaled(m_size.last);
        }
    }
    int features() const {
        switch (m_rules) {
        case Rules::Torchvision:
            return scaled(m_size.features);
        case Rules::Dli14:
            return m_width > 1.0 ? scaled(m_size.features) : m_size.features;
        case Rules::Pytorchcv:
            return kLargeSize.features; // in Small too, as the paper's first versions
        default:
            return m_size.features;
        }
    }
    /// A quarter of the expanded width, rounded as every other width.
    static int squeezed(int expandedWidth) { return makeDivisible(expandedWidth / 4.0); }

private:
    static double ratio(const Row& row, int tabulatedIn) { return double(row.expanded) / tabulatedIn; }
    int scaled(int channels) const { return makeDivisible(m_width * channels); }

    Rules m_rules;
    double m_width;
    const Size& m_size;
};

/// Where a block stands in the ports' own numbering.
struct Place {
    int block = 0;                             ///< from 1
    int timmStage = 0, timmUnit = -1;          ///< from 0
    int pytorchcvStage = 1, pytorchcvUnit = 0; ///< from 1, a new stage where the map shrinks
    bool expands = false, squeezes = false;
};

/// Names of one block's layers. torchvision counts the parts that exist; d-li14 leaves room for an activation each.
class BlockNames {
public:
    BlockNames(const NetworkSpec& spec, const Place& place) : m_spec(spec), m_place(place) {
        const auto number = [](int n) { return std::to_string(n); };
        m_torchvision = "features." + number(place.block) + ".block.";
        m_timm = "blocks." + number(place.timmStage) + "." + number(place.timmUnit) + ".";
        m_pytorchcv = "features.stage" + number(place.pytorchcvStage) + ".unit" + number(place.pytorchcvUnit) + ".";
        m_dli14 = "features." + number(place.block) + ".conv.";
    }
    ConvNames expand() const { return conv(0, "conv_pw", "bn1", "exp_conv", 0); }
    ConvNames depthwise() const {
        return m_place.expands ? conv(1, "conv_dw", "bn2", "conv1", 3) : conv(0, "conv_dw", "bn1", "conv1", 0);
    }
    ConvNames project() const {
        const int index = int(m_place.expands) + 1 + int(m_place.squeezes);
        return m_place.expands ? conv(index, "conv_pwl", "bn3", "conv2", 7) : conv(index, "conv_pw", "bn2", "conv2", 4);
    }
    SourceNames squeezeReduce() const { return squeeze("fc1", "conv_reduce", "conv1", "fc.0"); }
    SourceNames squeezeExpand() const { return squeeze("fc2", "conv_expand", "conv2", "fc.2"); }

private:
    ConvNames conv(int torchvision, const std::string& timmConv, const std::string& timmNorm,
                   const std::string& pytorchcv, int dli14) const;
    SourceNames squeeze(const std::string& torchvision, const std::string& timm, const std::string& pytorchcv,
                        const std::string& dli14) const;

    const NetworkSpec& m_spec;
    const Place& m_place;
    std::string m_torchvision, m_timm, m_pytorchcv, m_dli14;
};

/// d-li14 gates before the activation, which is another function of the same weights; everybody else after it. So its
/// names stand only in its own graph, and the others' names only outside it. Only timm builds the minimalistic variant.
enum class Ports { Dli14, TimmOnly, All };
Ports portsOf(const NetworkSpec& spec) {
    if (spec.rules == Rules::Dli14) return Ports::Dli14;
    return spec.minimalistic ? Ports::TimmOnly : Ports::All;
}

ConvNames BlockNames::conv(int torchvision, const std::string& timmConv, const std::string& timmNorm,
                           const std::string& pytorchcv, int dli14) const {
    ConvNames n;
    const Ports ports = portsOf(m_spec);
    if (ports == Ports::Dli14) return n.dli14(m_dli14 + std::to_string(dli14), m_dli14 + std::to_string(dli14 + 1));
    n.timm(m_timm + timmConv, m_timm + timmNorm);
    if (ports == Ports::TimmOnly) return n;
    const std::string tv = m_torchvision + std::to_string(torchvision);
    return n.torchvision(tv + ".0", tv + ".1")
        .pytorchcv(m_pytorchcv + pytorchcv + ".conv", m_pytorchcv + pytorchcv + ".bn");
}

SourceNames BlockNames::squeeze(const std::string& torchvision, const std::string& timm, const std::string& pytorchcv,
                                const std::string& dli14) const {
    LayerNames n;
    if (portsOf(m_spec) == Ports::Dli14)
        return n.dli14Name(m_dli14 + std::to_string(m_place.expands ? 5 : 3) + "." + dli14);
    return n.torchvisionName(m_torchvision + std::to_string(int(m_place.expands) + 1) + "." + torchvision)
        .timmName(m_timm + "se." + timm)
        .pytorchcvName(m_pytorchcv + "se." + pytorchcv);
}

ConvNames singleNames(const NetworkSpec& spec, const std::string& torchvision, const std::string& timmConv,
                      const std::string& timmNorm, const std::string& pytorchcv, const std::string& dli14) {
    ConvNames n;
    const Ports ports = portsOf(spec);
    if (ports == Ports::Dli14) return n.dli14(dli14 + ".0", dli14 + ".1");
    n.timm(timmConv, timmNorm);
    if (ports == Ports::TimmOnly) return n;
    return n.torchvision(torchvision + ".0", torchvision + ".1").pytorchcv(pytorchcv + ".conv", pytorchcv + ".bn");
}

LayerNames headNames(const NetworkSpec& spec, const std::string& torchvision, const std::string& timm,
                     const std::string& pytorchcv, const std::string& dli14) {
    LayerNames n;
    const Ports ports = portsOf(spec);
    if (ports == Ports::Dli14) return n.dli14Name(dli14);
    n.timmName(timm);
    if (ports == Ports::TimmOnly) return n;
    return n.torchvisionName(torchvision).pytorchcvName(pytorchcv);
}

/// Section 5.3: pool, squeeze to a quarter, ReLU, back, h-sigmoid, multiply.
TensorId squeezeAndExcite(NetworkBuilder& net, const std::string& prefix, TensorId in, const BlockNames& names) {
    GraphBuilder& graph = net.graph();
    const int channels = net.channels(in);
    graph.setSqueezeExcitation(true);
    TensorId x = graph.add(prefix + ".pool", GlobalAveragePool{}, {in});
    x = graph.add(prefix + ".reduce", Convolution{Widths::squeezed(channels), 1, true, {}}, {x}, names.squeezeReduce());
    x = net.activation(prefix + ".relu", x, ActivationKind::ReLU);
    x = graph.add(prefix + ".expand", Convolution{channels, 1, true, {}}, {x}, names.squeezeExpand());
    x = net.activation(prefix + ".gate", x, ActivationKind::HSigmoid);
    x = graph.add(prefix + ".scale", ScaleChannels{}, {in, x});
    graph.setSqueezeExcitation(false);
    return x;
}

TensorId blockLayers(NetworkBuilder& net, const NetworkSpec& spec, const Row& row, const Place& place, TensorId in,
                     int expanded, int out) {
    const std::string block = "block" + std::to_string(place.block);
    const ActivationKind act = spec.minimalistic ? RE : row.act;
    const int kernel = spec.minimalistic ? 3 : row.kernel;
    const BlockNames names(spec, place);
    const int inChannels = net.channels(in);

    net.graph().enterBlock(block);
    TensorId x = in;
    if (place.expands) x = net.convNormAct(block + ".expand", x, {expanded}, act, names.expand());

    const bool gatesBeforeActivation = spec.rules == Rules::Dli14 && place.expands && place.squeezes;
    const ConvShape depthwise{expanded, kernel, row.stride, expanded};
    x = gatesBeforeActivation ? net.convNorm(block + ".depthwise", x, depthwise, names.depthwise())
                              : net.convNormAct(block + ".depthwise", x, depthwise, act, names.depthwise());
    if (place.squeezes) x = squeezeAndExcite(net, block + ".se", x, names);
    if (gatesBeforeActivation) x = net.activation(block + ".depthwise.act", x, act);

    x = net.convNorm(block + ".project", x, {out}, names.project());
    if (row.stride == 1 && inChannels == out) x = net.graph().add(block + ".add", Add{}, {in, x});
    return x;
}

} // namespace

Result<Graph> buildMobileNetV3(const NetworkSpec& spec, const Shape& input) {
    const Size& size = spec.family == Family::MobileNetV3Large ? kLargeSize : kSmallSize;
    const Widths widths(spec, size);
    const ActivationKind act = spec.minimalistic ? RE : HS;
    NetworkBuilder net(spec, input);
    GraphBuilder& graph = net.graph();

    graph.enterStage("stem");
    TensorId x =
        net.convNormAct("stem", net.input(), {widths.stem(), 3, 2}, act,
                        singleNames(spec, "features.0", "conv_stem", "bn1", "features.init_block", "features.0"));
    Place place;
    int stage = 0, tabulatedIn = size.stem;
    for (const Row& row : size.blocks) {
        if (row.stage != stage) {
            stage = row.stage;
            place.timmStage = stage - 1;
            place.timmUnit = -1;
            graph.enterStage("stage " + std::to_string(stage));
        }
        if (place.block > 0 && row.stride == 2) {
            ++place.pytorchcvStage;
            place.pytorchcvUnit = 0;
        }
        ++place.block;
        ++place.timmUnit;
        ++place.pytorchcvUnit;
        const int in = net.channels(x), expanded = widths.expanded(row, tabulatedIn, in);
        place.expands = expanded != in;
        place.squeezes = row.squeezes && !spec.minimalistic;
        x = blockLayers(net, spec, row, place, x, expanded, widths.out(row));
        tabulatedIn = row.out;
    }

    const int blocks = int(size.blocks.size());
    const std::string timmLast = "blocks." + std::to_string(stage) + ".0.";
    graph.enterStage("last");
    x = net.convNormAct("last", x, {widths.last(net.channels(x))}, act,
                        singleNames(spec, "features." + std::to_string(blocks + 1), timmLast + "conv", timmLast + "bn1",
                                    "features.final_block.conv", "conv"));

    // Section 5.1: the widest layer works on one pooled vector instead of a 7 x 7 map, and needs no batch norm.
    graph.enterStage("head");
    x = graph.add("head.pool", GlobalAveragePool{}, {x});
    x = graph.add("head.hidden", FullyConnected{widths.features(), spec.rules != Rules::Pytorchcv}, {x},
                  headNames(spec, "classifier.0", "conv_head", "output.conv1", "classifier.0"));
    x = net.activation("head.hidden_act", x, act);
    return net.classify(x, spec.classes, true,
                        headNames(spec, "classifier.3", "classifier", "output.conv2", "classifier.3"));
}

} // namespace convlens
