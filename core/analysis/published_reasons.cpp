#include "core/analysis/published_reasons.h"

#include "core/networks/network_spec.h"

#include <array>
#include <optional>
#include <string_view>

namespace convlens {

namespace {

using enum PublishedOrigin;
using enum PublishedFigureKind;

/// A disagreement that the facts explain. Zero in width, resolution or groups means any.
struct Known {
    Family family;
    PublishedOrigin origin;
    PublishedFigureKind kind;
    double width;
    int resolution;
    int groups;
    std::string_view reason;
};

constexpr std::string_view kSmall1280 =
    "The source counts 1280 features before the classifier, as the paper's first versions had; now there are 1024.";
constexpr std::string_view kSmall66 = "A figure of the paper's first version; it follows neither from that version's "
                                      "1280 features nor from today's 1024.";
constexpr std::string_view kKeras529 =
    "Misprint in the source: 529 stands for 569, and is repeated for every resolution.";
constexpr std::string_view kTable2 =
    "The paper states one complexity for all groups; these groups do not divide the tabulated widths, and it does not "
    "say how it rounded them.";
constexpr std::string_view kNoStem = "The source leaves the first convolution out at this width.";
constexpr std::string_view kTrace =
    "The source counts a trace of the whole network, which holds a few operations more.";

constexpr std::array kKnown{
    Known{Family::MobileNetV1, Authors, Count, 0.75, 0, 0, kNoStem},
    Known{Family::MobileNetV1, Authors, Count, 0.25, 192, 0,
          "Misprint in the source: 34 does not fit its own column, which grows with the square of the resolution."},
    Known{Family::MobileNetV1, Authors, Count, 0.5, 224, 0,
          "The source prints 150 where the paper prints 149; the layers give 149.5."},
    Known{Family::MobileNetV1, Paper, Params, 0.5, 160, 0,
          "The paper's Table 9 prints 1.32 M, its Table 6 1.3 M for the same network; the layers give 1.33 M."},
    Known{Family::MobileNetV1, Quoted, Count, 1.0, 224, 0,
          "The MobileNetV2 paper quotes 575; the MobileNetV1 paper itself says 569."},
    Known{Family::MobileNetV1, Keras, Count, 1.0, 0, 0, kKeras529},

    Known{Family::MobileNetV2, Paper, Params, 1.0, 224, 0,
          "Without batch norm there are 3.47 M parameters, which cut off is the printed 3.4."},
    Known{
        Family::MobileNetV2, Paper, Params, 1.4, 224, 0,
        "The printed 6.9 M cannot be had from the paper's own rules; its authors' code has 6.06 M without batch norm."},
    Known{Family::MobileNetV2, Paper, Count, 1.4, 224, 0, "The paper prints 585, its authors' code 582."},
    Known{Family::MobileNetV2, Quoted, Count, 0, 0, 0,
          "The ShuffleNetV2 paper's own implementation of this network; how it rounded the widths is not stated."},
    Known{Family::MobileNetV2, Dli14, Count, 0, 0, 0, kTrace},
    Known{Family::MobileNetV3Large, Dli14, Count, 0, 0, 0, kTrace},
    Known{Family::MobileNetV3Small, Dli14, Count, 0, 0, 0, kTrace},

    Known{Family::MobileNetV3Large, Paper, Count, 1.0, 224, 0,
          "The paper contradicts itself: 219 in its Table 3, 217 in its Table 9."},
    Known{Family::MobileNetV3Large, Paper, Count, 1.25, 224, 0,
          "The paper prints 356 where the layers give 355.2; it does not say how it rounded the widths."},
    Known{Family::MobileNetV3Large, Paper, Count, 0.35, 224, 0,
          "The paper prints 40 where the layers give 39.5; it does not say how it rounded the widths."},
    Known{Family::MobileNetV3Large, Paper, Params, 0.35, 224, 0,
          "The paper prints 2.2 M where the layers give 2.13 M; it does not say how it rounded the widths."},
    Known{Family::MobileNetV3Small, Paper, Count, 1.0, 256, 0,
          "The paper prints 74 where the layers give 73.2; its figures at other resolutions agree."},
    Known{Family::MobileNetV3Small, Paper, Count, 0.75, 224, 0, kSmall1280},
    Known{Family::MobileNetV3Small, Paper, Params, 1.25, 224, 0, kSmall1280},
    Known{Family::MobileNetV3Small, PaperEarly, Count, 1.0, 224, 0, kSmall66},
    Known{Family::MobileNetV3Small, PaperEarly, Count, 0.75, 224, 0, kSmall1280},
    Known{Family::MobileNetV3Small, PaperEarly, Params, 0, 0, 0, kSmall1280},
    Known{Family::MobileNetV3Small, Authors, Count, 1.0, 224, 0, kSmall66},
    Known{Family::MobileNetV3Small, Authors, Count, 0.75, 224, 0, kSmall1280},
    Known{Family::MobileNetV3Small, Authors, Params, 0, 0, 0, kSmall1280},
    Known{Family::MobileNetV3Small, Keras, Count, 1.0, 224, 0, kSmall66},
    Known{Family::MobileNetV3Small, Keras, Params, 1.0, 224, 0, kSmall1280},

    Known{Family::ShuffleNetV1, Paper, Count, 1.0, 224, 4,
          "The paper's Table 1 prints 133, its Table 2 140 for all groups; the layers give 134.3."},
    Known{Family::ShuffleNetV1, Paper, Count, 1.0, 224, 8,
          "The paper's Table 1 prints 137, its Table 2 140 for all groups; the layers give 138.4, the official code "
          "says 138."},
    Known{
        Family::ShuffleNetV1, Paper, Count, 0.5, 224, 8,
        "The paper states one complexity for all groups; with 8 the official code needs a first convolution of 16, and "
        "says 40."},
    Known{Family::ShuffleNetV1, Paper, Count, 0.5, 224, 2, kTable2},
    Known{Family::ShuffleNetV1, Paper, Count, 0.5, 224, 4, kTable2},
    Known{Family::ShuffleNetV1, Paper, Count, 0.25, 224, 8,
          "The paper states one complexity for all groups, and not how wide the first convolution is; 8 channels come "
          "nearest."},
    Known{Family::ShuffleNetV1, Paper, Count, 0.25, 224, 4, kTable2},
    Known{Family::ShuffleNetV1, Megvii, Count, 1.0, 224, 3,
          "The official code's README prints 138, the paper 137; the layers give 137.5."},
    Known{Family::ShuffleNetV2, Paper, Count, 0.5, 224, 0, "The paper prints 41 where the layers give 40.5."},
    Known{Family::ShuffleNetV2, Megvii, Count, 0.5, 224, 0, "The source prints 41 where the layers give 40.5."},
};

constexpr std::string_view kMinimalistic65 =
    "Misprint in the source: 65 does not follow from the network's definition; timm's independent count has 60 with "
    "batch norm in it.";

bool matches(const Known& known, const PublishedRow& row, PublishedFigureKind kind) {
    return known.family == row.spec.family && known.origin == row.origin && known.kind == kind &&
           (known.width == 0 || known.width == row.spec.width) &&
           (known.resolution == 0 || known.resolution == row.spec.resolution) &&
           (known.groups == 0 || known.groups == row.spec.groups);
}

} // namespace

bool isCutOff(const PublishedFigure& figure, double ownMillions) {
    return ownMillions > figure.millions && ownMillions < figure.millions + figure.step * (1 - 1e-9);
}

std::string reasonFor(const PublishedRow& row, PublishedFigureKind kind, double ownMillions) {
    // The table knows no variants; this is the only row where one matters.
    if (row.spec.family == Family::MobileNetV3Small && row.spec.minimalistic && row.origin == Authors && kind == Count)
        return std::string(kMinimalistic65);
    const auto& figure = kind == Count ? row.count : row.params;
    if (figure && isCutOff(*figure, ownMillions)) return "The source cut the fraction off instead of rounding.";
    for (const Known& known : kKnown)
        if (matches(known, row, kind)) return std::string(known.reason);
    return "The source does not say how it counted or rounded.";
}

} // namespace convlens
