// MobileNetV2, Sandler et al. 2018, arXiv 1801.04381: inverted residuals with linear bottlenecks.
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

/// Table 2: t, c, n, s. Seventeen blocks; the paper's text says nineteen.
struct Row {
    int expansion;
    int out;
    int repeats;
    int stride; ///< of the first block; the others have 1
};
constexpr std::array<Row, 7> kStages{{
    {1, 16, 1, 1},
    {6, 24, 2, 2},
    {6, 32, 3, 2},
    {6, 64, 4, 2},
    {6, 96, 3, 1},
    {6, 160, 3, 2},
    {6, 320, 1, 1},
}};
constexpr int kStem = 32, kLast = 1280;

bool isPytorchcv(Rules rules) {
    return rules == Rules::Pytorchcv || rules == Rules::PytorchcvB;
}

int scaled(const NetworkSpec& spec, int channels) {
    if (isPytorchcv(spec.rules)) return truncated(spec.width, channels);
    // d-li14 rounds to 4 at its narrowest width, which is the only one where 8 would swallow the differences.
    const int divisor = spec.rules == Rules::Dli14 && spec.width == 0.1 ? 4 : 8;
    return makeDivisible(spec.width * channels, divisor);
}

/// Never narrower than 1280: the authors' rule, so that the classifier of a thin network keeps its features.
int lastChannels(const NetworkSpec& spec) {
    return spec.width > 1.0 ? scaled(spec, kLast) : kLast;
}

/// Where a block stands in the ports' own numbering.
struct Place {
    int block = 0;                             ///< from 1
    int timmStage = 0, timmUnit = 0;           ///< from 0, one stage a row of the table
    int pytorchcvStage = 1, pytorchcvUnit = 0; ///< from 1, a new stage where the map shrinks
};

class BlockNames {
public:
    BlockNames(const NetworkSpec& spec, const Place& place, bool expands) : m_spec(spec), m_expands(expands) {
        const auto number = [](int n) { return std::to_string(n); };
        m_torchvision = "features." + number(place.block) + ".conv.";
        m_timm = "blocks." + number(place.timmStage) + "." + number(place.timmUnit) + ".";
        m_pytorchcv = "features.stage" + number(place.pytorchcvStage) + ".unit" + number(place.pytorchcvUnit) + ".";
    }
    ConvNames expand() const { return names("0.0", "0.1", "conv_pw", "bn1", "conv1", "0", "1"); }
    ConvNames depthwise() const {
        return m_expands ? names("1.0", "1.1", "conv_dw", "bn2", "conv2", "3", "4")
                         : names("0.0", "0.1", "conv_dw", "bn1", "conv2", "0", "1");
    }
    ConvNames project() const {
        return m_expands ? names("2", "3", "conv_pwl", "bn3", "conv3", "6", "7")
                         : names("1", "2", "conv_pw", "bn2", "conv3", "3", "4");
    }

private:
    ConvNames names(const std::string& tvConv, const std::string& tvNorm, const std::string& timmConv,
                    const std::string& timmNorm, const std::string& pytorchcv, const std::string& dliConv,
                    const std::string& dliNorm) const {
        ConvNames n;
        if (isPytorchcv(m_spec.rules))
            return n.pytorchcv(m_pytorchcv + pytorchcv + ".conv", m_pytorchcv + pytorchcv + ".bn");
        return n.torchvision(m_torchvision + tvConv, m_torchvision + tvNorm)
            .timm(m_timm + timmConv, m_timm + timmNorm)
            .dli14(m_torchvision + dliConv, m_torchvision + dliNorm);
    }
    const NetworkSpec& m_spec;
    bool m_expands;
    std::string m_torchvision, m_timm, m_pytorchcv;
};

ConvNames singleNames(const NetworkSpec& spec, const std::string& torchvision, const std::string& timmConv,
                      const std::string& timmNorm, const std::string& pytorchcv, const std::string& dli14) {
    ConvNames n;
    if (isPytorchcv(spec.rules)) return n.pytorchcv(pytorchcv + ".conv", pytorchcv + ".bn");
    return n.torchvision(torchvision + ".0", torchvision + ".1")
        .timm(timmConv, timmNorm)
        .dli14(dli14 + ".0", dli14 + ".1");
}

TensorId invertedResidual(NetworkBuilder& net, const NetworkSpec& spec, const Place& place, TensorId in, int expansion,
                          int out, int stride) {
    constexpr ActivationKind act = ActivationKind::ReLU6;
    const std::string block = "block" + std::to_string(place.block);
    // pytorchcv's first version keeps a 1x1 convolution of ratio 1 in the first block.
    const bool expands = expansion != 1 || spec.rules == Rules::Pytorchcv;
    const BlockNames names(spec, place, expands);
    const int inChannels = net.channels(in), hidden = inChannels * expansion;

    net.graph().enterBlock(block);
    TensorId x = in;
    if (expands) x = net.convNormAct(block + ".expand", x, {hidden}, act, names.expand());
    x = net.convNormAct(block + ".depthwise", x, {hidden, 3, stride, hidden}, act, names.depthwise());
    x = net.convNorm(block + ".project", x, {out}, names.project());
    // After rounding: at width 0.25 stem and first block are both 8 wide and get a shortcut everywhere.
    if (stride == 1 && inChannels == out) x = net.graph().add(block + ".add", Add{}, {in, x});
    return x;
}

} // namespace

Result<Graph> buildMobileNetV2(const NetworkSpec& spec, const Shape& input) {
    NetworkBuilder net(spec, input);
    net.graph().enterStage("stem");
    TensorId x =
        net.convNormAct("stem", net.input(), {scaled(spec, kStem), 3, 2}, ActivationKind::ReLU6,
                        singleNames(spec, "features.0", "conv_stem", "bn1", "features.init_block", "features.0"));
    Place place;
    for (std::size_t s = 0; s < kStages.size(); ++s) {
        const Row& row = kStages[s];
        net.graph().enterStage("stage " + std::to_string(s + 1));
        place.timmStage = int(s);
        for (int i = 0; i < row.repeats; ++i) {
            const int stride = i == 0 ? row.stride : 1;
            if (stride == 2) {
                ++place.pytorchcvStage;
                place.pytorchcvUnit = 0;
            }
            ++place.block;
            ++place.pytorchcvUnit;
            place.timmUnit = i;
            x = invertedResidual(net, spec, place, x, row.expansion, scaled(spec, row.out), stride);
        }
    }
    net.graph().enterStage("last");
    x = net.convNormAct("last", x, {lastChannels(spec)}, ActivationKind::ReLU6,
                        singleNames(spec, "features.18", "conv_head", "bn2", "features.final_block", "conv"));
    net.graph().enterStage("head");
    x = net.graph().add("head.pool", GlobalAveragePool{}, {x});
    LayerNames fc;
    if (isPytorchcv(spec.rules)) return net.classify(x, spec.classes, false, fc.pytorchcvName("output"));
    return net.classify(x, spec.classes, true,
                        fc.torchvisionName("classifier.1").timmName("classifier").dli14Name("classifier"));
}

} // namespace convlens
