#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/ops.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Our own count of every operation, behind LayerCost::flopsAll and Convention::AllOperations. A multiplication, an
/// addition, a comparison, a division and an exponential are one operation each, so a multiply-add is two. Per output
/// value unless said otherwise:
///
/// | operator          | operations                                                                       |
/// |-------------------|----------------------------------------------------------------------------------|
/// | convolution       | 2 C_in / groups k k, and 1 for a bias; padding counts as the papers count it     |
/// | fully connected   | 2 C_in, and 1 for a bias                                                         |
/// | batch norm        | 2 (scale and shift; merging its four parameters is done once, not a value)       |
/// | ReLU              | 1                                                                                |
/// | ReLU6             | 2 (two comparisons)                                                              |
/// | h-sigmoid         | 4 (add, two comparisons, multiply)                                               |
/// | h-swish           | 5 (h-sigmoid and a multiplication)                                               |
/// | add, scale        | 1                                                                                |
/// | max pool          | k k - 1 comparisons                                                              |
/// | average pool      | k k (k k - 1 additions and a division)                                           |
/// | global pool       | H W of the input (H W - 1 additions and a division)                              |
/// | softmax           | 5 (comparison for the maximum, subtraction, exponential, addition, division)     |
/// | concat, channel split, channel shuffle | 0: they only move values                                    |
std::int64_t allOperations(const Graph& graph, LayerId id);

/// Multiply-adds of a convolution or fully connected layer, 0 for every other operator; biases are not counted. What
/// the papers of all families count: H_o W_o k k C_in C_out / groups, windows over padding included.
std::int64_t multiplyAdds(const Graph& graph, LayerId id);

/// How cost is counted. The same network spans some nine percent by convention alone, so every figure shown names its
/// convention. Facts: cost-conventions.md, section 3.
enum class Convention {
    Papers,       ///< the default
    Torchvision,  ///< `_ops` of torchvision's weights; the same layers as the papers
    Fvcore,       ///< FlopCountAnalysis; timm's tables
    Ptflops,      ///< its `pytorch` backend
    Thop,         ///< profile()
    Pytorchcv,    ///< "FLOPs/2" of its README
    AllOperations ///< our own, allOperations()
};
inline constexpr int kConventionCount = 7;

struct ConventionInfo {
    Convention convention;
    std::string_view id;      ///< for `--convention`, sessions and exports: "papers"
    std::string_view name;    ///< for menus and headers: "as the papers"
    std::string_view unit;    ///< "multiply-adds", "operations": what a total is a number of
    std::string_view counted; ///< a sentence: what counts, what does not
};

std::span<const ConventionInfo> conventions();
const ConventionInfo& conventionInfo(Convention convention);
/// "fvcore: Multiply-adds of convolutions and ...": what a header, caption or file says about its counts.
std::string describe(Convention convention);
/// "flops_all" means "all" too. An InvalidArgument that lists the ids where `id` is none of them.
Result<Convention> parseConvention(std::string_view id);

/// One layer by a convention, for the graph's batch, in its unit. A whole number but for Pytorchcv, which halves.
double countLayer(Convention convention, const Graph& graph, LayerId id);

/// A graph by a convention.
struct ConventionCount {
    Convention convention = Convention::Papers;
    std::vector<double> layers; ///< by LayerId
    std::array<double, kOperatorGroupCount> byGroup{};
    double total = 0;

    /// Parts of 1; they add to 1 over all layers and over all groups.
    double shareOf(LayerId id) const { return total > 0 ? layers[std::size_t(id.value)] / total : 0; }
    double shareOf(OperatorGroup group) const { return total > 0 ? byGroup[std::size_t(group)] / total : 0; }
};
ConventionCount countNetwork(Convention convention, const Graph& graph);

} // namespace convlens
