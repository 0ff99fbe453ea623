#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// ShuffleNetV2's four guidelines (arXiv 1807.11164, section 2, tables 1 to 4) as stacks of layers of equal
/// multiply-adds whose speed can be measured here.
namespace convlens {

enum class Guideline {
    EqualWidth,    ///< G1: as many output as input channels
    FewGroups,     ///< G2: group convolution is not free
    FewFragments,  ///< G3: one large operator is faster than several small ones
    FewElementwise ///< G4: ReLU and additions take time
};
inline constexpr Guideline kGuidelines[] = {Guideline::EqualWidth, Guideline::FewGroups, Guideline::FewFragments,
                                            Guideline::FewElementwise};
std::string_view toString(Guideline guideline); ///< "g1" .. "g4"

/// What the paper printed for one option: throughput by the number of channels that its column is about.
struct PaperSpeed {
    int channels = 0;
    double value = 0; ///< GPU: batches a second; ARM: images a second
};
struct PaperSpeeds {
    std::vector<PaperSpeed> gpu; ///< NVIDIA GeForce GTX 1080Ti
    std::vector<PaperSpeed> arm; ///< Qualcomm Snapdragon 810, one thread
    std::optional<double> gpuAt(int channels) const;
    std::optional<double> armAt(int channels) const;
};

struct GuidelineSettings {
    Guideline guideline = Guideline::EqualWidth;
    int channels = 128; ///< of the plainest option; one of guidelineChannels()
    int side = 56;      ///< of the maps, 1 to 224; the paper's are 56 x 56
    int blocks = 10;    ///< that are stacked, as in the paper
};

/// The numbers of channels to choose from: those that the paper has a column for.
std::vector<int> guidelineChannels(Guideline guideline);

/// One option: a stack of layers between a stem and a classifier that do not count.
struct GuidelineCase {
    std::string name;     ///< "1:12", "8 groups", "4 parallel", "ReLU and shortcut"
    std::string channels; ///< "(36, 432)", "368", "64 in each of 4"
    std::shared_ptr<const Graph> graph;
    std::vector<LayerId> body; ///< what is timed and counted
    std::int64_t macs = 0;     ///< of the body
    /// Memory access cost in values, as the paper has it: input, output and weights of every layer once. For
    /// element-wise layers what they read and write.
    std::int64_t accesses = 0;
    PaperSpeeds paper;
    bool extreme = false; ///< the option that the verdict is about; the first case is what it is compared with
};

/// The options of a guideline, the recommended one first. InvalidArgument for settings outside what is allowed.
Result<std::vector<GuidelineCase>> guidelineCases(const GuidelineSettings& settings);

/// hw (c1 + c2) + c1 c2 / g: values that a pointwise convolution reads and writes (section 2, equations 1 and 2).
double memoryAccessCost(double pixels, double inChannels, double outChannels, double groups = 1);
/// 2 sqrt(hw B) + B / hw: the least of it for B multiply-adds without groups, where both widths are the same.
double leastMemoryAccessCost(double pixels, double macs);

/// A time with the interval in which the median of more runs would lie, at 95 %.
struct TimeInterval {
    double median = 0, low = 0, high = 0;
};
/// By order statistics: no assumption about how the times are spread. `samples` not empty; for fewer than six the
/// interval is their whole range.
TimeInterval medianInterval(std::span<const double> samples);

/// What the measurement says of a guideline.
enum class Verdict {
    Holds,    ///< the recommended option is faster, by more than kVerdictMargin and beyond the intervals
    Reversed, ///< it is slower, likewise
    NoMatter, ///< the two are within the margin of each other, intervals included
    Unclear   ///< the intervals allow more than one of these
};
inline constexpr double kVerdictMargin = 0.03;
std::string_view toString(Verdict verdict); ///< "holds", "reversed", "no matter", "unclear"

/// How much slower `other` is than `plain`, each for the same number of multiply-adds.
struct Slowdown {
    double ratio = 1, low = 1, high = 1;
};
Slowdown slowdown(const TimeInterval& plain, std::int64_t plainMacs, const TimeInterval& other, std::int64_t otherMacs);
Verdict verdictOf(const Slowdown& slowdown);

} // namespace convlens
