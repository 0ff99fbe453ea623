#pragma once
#include "core/base/result.h"
#include "core/cost/cost_model.h"
#include "core/graph/graph.h"
#include "core/labs/lab.h"

#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace convlens {

/// Which of the two orders the channels are read in before they are transposed.
enum class ShuffleOrder {
    Paper, ///< as (groups, channels / groups): arXiv 1707.01083, section 3.1
    Megvii ///< as (channels / groups, groups): the authors' code; the inverse permutation
};

/// Where each channel of a shuffled map comes from: result[k] is the channel before the shuffle.
std::vector<int> shuffleSources(int channels, int groups, ShuffleOrder order);

/// The same permutation worked out in the three ways of the frameworks, on the channels' numbers: read as a table and
/// transposed; cut into a slice a group and put together channel by channel; and as the address that a next layer reads.
/// The reshape-transpose-reshape of order Paper.
std::vector<int> shuffleByTranspose(int channels, int groups);
std::vector<int> shuffleBySlices(int channels, int groups);
std::vector<int> shuffleByAddress(int channels, int groups);

/// A channel of a map and which inputs it depends on.
struct Reach {
    int channels = 0;
    std::vector<std::vector<bool>> sees; ///< by output channel, then by input channel
    int inputsSeen(int output) const;
};
/// After two pointwise group convolutions, with or without a shuffle between them.
Reach reachAfterTwo(int channels, int groups, bool shuffled, ShuffleOrder order);
/// Inputs that each output sees, by formula: C / g without a shuffle; with it C / g from each of min(g, C / g) groups.
int inputsSeenByFormula(int channels, int groups, bool shuffled);

/// A ShuffleNet unit (arXiv 1707.01083, figure 2 b and c): C channels in, the bottleneck C / 4; at stride 2 the pooled
/// input is appended, so that 2 C channels come out.
struct ShuffleUnit {
    int channels = 384, groups = 8, side = 28, stride = 1;
    ShuffleOrder order = ShuffleOrder::Paper;
    int bottleneck() const { return channels / 4; }
    bool operator==(const ShuffleUnit&) const = default;
};
/// Layers reduce, reduce.bn, reduce.act, shuffle, depthwise, depthwise.bn, expand, expand.bn, then add and act, or at
/// stride 2 pool, concat and act. Without a shuffle (or with one group) there is no layer of that name.
Result<std::shared_ptr<const Graph>> shuffleUnitGraph(const ShuffleUnit& unit, bool shuffled = true);

/// Multiply-adds of units with c channels and a bottleneck of m on an h x w map, as section 3.2 prints them:
/// ResNet hw(2cm + 9m^2), ResNeXt hw(2cm + 9m^2/g), ShuffleNet hw(2cm/g + 9m).
struct UnitFormulas {
    double resNet = 0, resNeXt = 0, shuffleNet = 0;
};
UnitFormulas unitFormulas(int channels, int bottleneck, int groups, int side);

/// Bytes that a way of shuffling moves, reading and writing together: one copy, two copies, or none where the next
/// layer reads from the right address.
enum class ShuffleWay { Transpose, Permutation, Slices, Folded };
inline constexpr ShuffleWay kShuffleWays[] = {ShuffleWay::Transpose, ShuffleWay::Permutation, ShuffleWay::Slices,
                                              ShuffleWay::Folded};
std::int64_t bytesMoved(ShuffleWay way, const ShuffleUnit& unit);
std::string toString(ShuffleWay way); ///< id of its reading: "transpose"
std::string titleOf(ShuffleWay way);

ShuffleUnit shuffleUnit(const LabSettings& settings);
/// With the number of channels next to the one asked for whose bottleneck the groups divide: a multiple of 4 g.
LabSettings dividedChannels(LabSettings settings);
/// The numbers of groups that the unit is also measured with.
inline constexpr int kSweptGroups[] = {1, 2, 3, 4, 8};
/// Those that divide the unit's bottleneck.
std::vector<int> sweptGroups(const ShuffleUnit& unit);
std::string groupsReading(int groups); ///< "groups=3"

/// One layer of the unit with its time, for the diagram.
struct UnitPart {
    std::string name, op;
    LayerCost cost;
    double ms = std::nan(""); ///< as drawn, with the permutation
};
std::vector<UnitPart> unitParts(const ShuffleUnit& unit, const LabRun* run);

} // namespace convlens
