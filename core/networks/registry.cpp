#include "core/networks/registry.h"

#include "core/base/check.h"
#include "core/networks/families.h"

#include <array>
#include <cstddef>
#include <string>

namespace convlens {

namespace {

using enum Rules;

constexpr std::array kV1Widths{0.25, 0.5, 0.75, 1.0};
constexpr std::array kV1Resolutions{128, 160, 192, 224};
constexpr std::array kV1Rules{Paper, Timm, Pytorchcv};

constexpr std::array kV2Widths{0.35, 0.5, 0.75, 1.0, 1.3, 1.4};
constexpr std::array kV2Resolutions{96, 128, 160, 192, 224};
constexpr std::array kV2Rules{Paper, Torchvision, Timm, Pytorchcv, PytorchcvB, Dli14};

constexpr std::array kV3Widths{0.35, 0.5, 0.75, 1.0, 1.25};
constexpr std::array kV3Resolutions{96, 128, 160, 192, 224, 256};
constexpr std::array kV3Rules{Paper, Torchvision, Timm, Pytorchcv, Dli14};

constexpr std::array kS1Widths{0.25, 0.5, 1.0, 1.5, 2.0};
constexpr std::array kS1Groups{1, 2, 3, 4, 8};
constexpr std::array kS1Rules{Paper, Pytorchcv, Megvii};

constexpr std::array kS2Widths{0.5, 1.0, 1.5, 2.0};
constexpr std::array kS2Rules{Paper, Torchvision, Pytorchcv, PytorchcvB, Megvii};

constexpr std::array kOnly224{224};

constexpr std::string_view kV3RulesNote =
    "paper (as TensorFlow's code): the expanded width is a ratio times the rounded input width, and the features "
    "before "
    "the classifier are never scaled; this alone gives the published 155 M and 4.0 M of Large 0.75. timm: the same "
    "with "
    "the ratio 3.67 for 88/24, and a stem of 16 below width 0.75. torchvision: width times the tabulated expanded "
    "width, "
    "last convolution six times the last block, features scaled below 1 too. pytorchcv: width times the tabulated "
    "expanded width, last convolution never narrower than at 1.0, always 1280 features, no bias in the first fully "
    "connected layer. dli14: ratios as timm, features scaled above 1 only, and squeeze-and-excitation before the "
    "activation in blocks that expand.";
constexpr std::string_view kV3WidthNote = "Widths are rounded to the nearest multiple of 8, one step up where that "
                                          "loses more than a tenth; the squeeze width "
                                          "is a quarter of the expanded width, rounded alike.";

constexpr std::array<FamilyInfo, kFamilyCount> kFamilies{{
    {Family::MobileNetV1,
     "mobilenet_v1",
     "MobileNetV1",
     "Howard et al. 2017, arXiv 1704.04861",
     "Splits each convolution into a depthwise one, which filters, and a pointwise one, which mixes channels.",
     kV1Widths,
     kV1Resolutions,
     {},
     kV1Rules,
     false,
     "paper (as TensorFlow's code): ReLU6, width times channels with the fraction cut off, at least 8. timm: ReLU6, "
     "rounded to multiples of 8. pytorchcv: ReLU, fraction cut off.",
     "Every convolution's width is the multiplier times the tabulated width with the fraction cut off, at least 8; "
     "stops and multiples of 1/32 need no rounding.",
     buildMobileNetV1},
    {Family::MobileNetV2,
     "mobilenet_v2",
     "MobileNetV2",
     "Sandler et al. 2018, arXiv 1801.04381",
     "Expands to many channels, filters depthwise, and projects back without a non-linearity; shortcuts join the "
     "narrow "
     "ends.",
     kV2Widths,
     kV2Resolutions,
     {},
     kV2Rules,
     false,
     "paper, torchvision and timm: the same network, widths rounded to multiples of 8. pytorchcv: fraction cut off, no "
     "bias in the classifier, and a 1x1 expansion of ratio 1 in the first block. pytorchcv_b: the same without that "
     "expansion. dli14: as the paper, but rounded to multiples of 4 at width 0.1.",
     "Widths are rounded to the nearest multiple of 8, one step up where that loses more than a tenth; the last "
     "convolution is never narrower than 1280.",
     buildMobileNetV2},
    {Family::MobileNetV3Large,
     "mobilenet_v3_large",
     "MobileNetV3 Large",
     "Howard et al. 2019, arXiv 1905.02244",
     "Blocks of MobileNetV2 chosen by search for a phone's latency, with h-swish and squeeze-and-excitation.",
     kV3Widths,
     kV3Resolutions,
     {},
     kV3Rules,
     true,
     kV3RulesNote,
     kV3WidthNote,
     buildMobileNetV3},
    {Family::MobileNetV3Small,
     "mobilenet_v3_small",
     "MobileNetV3 Small",
     "Howard et al. 2019, arXiv 1905.02244",
     "The same search for a smaller budget: fewer blocks, an early stride, squeeze-and-excitation nearly everywhere.",
     kV3Widths,
     kV3Resolutions,
     {},
     kV3Rules,
     true,
     kV3RulesNote,
     kV3WidthNote,
     buildMobileNetV3},
    {Family::ShuffleNetV1, "shufflenet_v1", "ShuffleNetV1", "Zhang et al. 2018, arXiv 1707.01083",
     "Cuts pointwise convolutions into groups and shuffles the channels, so that the groups still exchange "
     "information.",
     kS1Widths, kOnly224, kS1Groups, kS1Rules, false,
     "paper: shuffle before the depthwise layer, branch before pooled input, classifier with a bias. pytorchcv: the "
     "same, but the first convolution is scaled too (24 times the scale). megvii: shuffle after the depthwise layer "
     "and "
     "transposed, pooled input first, no bias in the classifier.",
     "Stage 2 is the scale times the table, rounded to the nearest multiple of 4 times the groups (halves up), because "
     "its quarter must divide into the groups; stages 3 and 4 double it. The first convolution has 12 channels below "
     "0.75x (with 8 groups 16, and 8 below 0.375x), 24 below 2x, 48 from 2x on.",
     buildShuffleNetV1},
    {Family::ShuffleNetV2,
     "shufflenet_v2",
     "ShuffleNetV2",
     "Ma et al. 2018, arXiv 1807.11164",
     "Splits the channels, works on one half at equal width, joins and shuffles: designed for speed rather than for "
     "few "
     "operations.",
     kS2Widths,
     kOnly224,
     {},
     kS2Rules,
     false,
     "paper: the official stride-2 unit, whose left branch keeps its channels (146, 299, 591 M). torchvision and "
     "pytorchcv: both branches give half (144.9, 295.8, 583.3 M); they differ at 1x and above. pytorchcv_b: the "
     "official "
     "unit. pytorchcv and pytorchcv_b: a last convolution of 1553 and 2153 at 1.5x and 2x. megvii: the official unit, "
     "shuffle at the start of stride-1 units, no bias in the classifier.",
     "Stage 2 is the paper's table (48, 116, 176, 244), with straight lines between its columns, through zero below "
     "0.5x "
     "and on with the last slope above 2x, rounded to the nearest multiple of 4; stages 3 and 4 double it. The first "
     "convolution has 24 channels, or half of stage 2 where that is fewer. The last one has 1024 up to 1.5x, then "
     "rises "
     "evenly to 2048 at 2x, then 1024 times the scale, in multiples of 8.",
     buildShuffleNetV2},
}};

constexpr bool isInFamilyOrder() {
    for (int i = 0; i < kFamilyCount; ++i)
        if (int(kFamilies[std::size_t(i)].family) != i) return false;
    return true;
}
static_assert(isInFamilyOrder(), "familyInfo() finds a row by its family's number");

} // namespace

std::span<const FamilyInfo> families() {
    return kFamilies;
}

const FamilyInfo& familyInfo(Family family) {
    const auto index = std::size_t(family);
    CONVLENS_CHECK(index < kFamilies.size());
    return kFamilies[index];
}

Result<Graph> buildNetwork(const NetworkSpec& given, int batch) {
    if (auto ok = validateNetworkSpec(given); !ok) return ok.error();
    if (batch < 1 || batch > kMaxBatch)
        return Error{ErrorCode::InvalidArgument, "batch " + std::to_string(batch) +
                                                     " is not possible; allowed: a whole number from 1 to " +
                                                     std::to_string(kMaxBatch)};
    const NetworkSpec spec = normalized(given);
    return familyInfo(spec.family).build(spec, Shape{batch, 3, spec.resolution, spec.resolution});
}

} // namespace convlens
