// MobileNetV1, Howard et al. 2017, arXiv 1704.04861: depthwise separable convolutions in a straight line.
#include "core/graph/graph_builder.h"
#include "core/graph/ops.h"
#include "core/networks/channel_rounding.h"
#include "core/networks/families.h" // IWYU pragma: associated
#include "core/networks/network_builder.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace convlens {

namespace {

/// Table 1. It prints stride 2 for the last depthwise layer, whose input and output are both 7 x 7: a misprint of 1.
struct Row {
    int stage; ///< a new stage where the map shrinks
    int out;
    int stride;
};
constexpr std::array<Row, 13> kBlocks{{
    {1, 64, 1},
    {2, 128, 2},
    {2, 128, 1},
    {3, 256, 2},
    {3, 256, 1},
    {4, 512, 2},
    {4, 512, 1},
    {4, 512, 1},
    {4, 512, 1},
    {4, 512, 1},
    {4, 512, 1},
    {5, 1024, 2},
    {5, 1024, 1},
}};

int scaled(Rules rules, double width, int channels) {
    switch (rules) {
    case Rules::Timm:
        return makeDivisible(width * channels);
    case Rules::Pytorchcv:
        return truncated(width, channels);
    default:
        return std::max(8, int(width * channels)); // slim, the authors' own code
    }
}

} // namespace

Result<Graph> buildMobileNetV1(const NetworkSpec& spec, const Shape& input) {
    NetworkBuilder net(spec, input);
    // The paper's text says ReLU; its authors' code and checkpoints have ReLU6, which is what `paper` must run. A
    // port's names are given only where this graph computes what that port does, so that weights never load into the
    // other activation.
    const bool isPytorchcv = spec.rules == Rules::Pytorchcv;
    const ActivationKind act = isPytorchcv ? ActivationKind::ReLU : ActivationKind::ReLU6;
    const auto names = [&](const std::string& timmConv, const std::string& timmNorm, const std::string& pytorchcv) {
        ConvNames n;
        return isPytorchcv ? n.pytorchcv(pytorchcv + ".conv", pytorchcv + ".bn") : n.timm(timmConv, timmNorm);
    };

    net.graph().enterStage("stem");
    TensorId x = net.convNormAct("stem", net.input(), {scaled(spec.rules, spec.width, 32), 3, 2}, act,
                                 names("conv_stem", "bn1", "features.init_block"));

    int stage = 0, unit = 0;
    for (std::size_t i = 0; i < kBlocks.size(); ++i) {
        const Row& row = kBlocks[i];
        if (row.stage != stage) {
            stage = row.stage;
            unit = 0;
            net.graph().enterStage("stage " + std::to_string(stage));
        }
        const std::string block = "block" + std::to_string(i + 1);
        const std::string timm = "blocks." + std::to_string(stage - 1) + "." + std::to_string(unit);
        const std::string pytorchcv = "features.stage" + std::to_string(stage) + ".unit" + std::to_string(unit + 1);
        net.graph().enterBlock(block);
        const int in = net.channels(x);
        x = net.convNormAct(block + ".depthwise", x, {in, 3, row.stride, in}, act,
                            names(timm + ".conv_dw", timm + ".bn1", pytorchcv + ".dw_conv"));
        x = net.convNormAct(block + ".pointwise", x, {scaled(spec.rules, spec.width, row.out)}, act,
                            names(timm + ".conv_pw", timm + ".bn2", pytorchcv + ".pw_conv"));
        ++unit;
    }

    net.graph().enterStage("head");
    x = net.graph().add("head.pool", GlobalAveragePool{}, {x});
    LayerNames fc;
    return net.classify(x, spec.classes, true, isPytorchcv ? fc.pytorchcvName("output") : fc.timmName("classifier"));
}

} // namespace convlens
