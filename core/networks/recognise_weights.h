#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/graph/naming.h"
#include "core/networks/network_spec.h"

#include <map>
#include <span>
#include <string>

namespace convlens {

/// The network that a weights file was made for.
struct RecognisedNetwork {
    NetworkSpec spec;
    std::string naming;            ///< id of the naming convention that fits
    bool batchNormFolded = false;  ///< convolutions have biases instead of batch norms
    bool specFromMetadata = false; ///< the file says so itself (and its shapes agree)
};

/// Finds the network whose parameters have exactly the names and shapes of `tensors`, so that dropping a checkpoint on
/// the window selects its network. The file's metadata (design.md, section 5: architecture, width_multiplier, groups,
/// resolution, padding, num_classes, minimalistic, rules) comes first; what it does not say, and everything where there
/// is none, follows from names and shapes: family, rules, groups, minimalistic, width (the papers' stops, then
/// hundredths and multiples of 1/32 in [kMinWidth, kMaxWidth]) and classes. Where several rules give the same network,
/// those of the file's own naming win, then `paper`. The resolution cannot be seen in weights: 224 if nothing says
/// otherwise. `fileName` is asked only for what timm's "tf_" files do not say: their padding is TensorFlow's.
///
/// No network fits: a Mismatch that names the closest one, the first tensor that differs, what was expected and found.
/// Metadata that contradicts the shapes, or makes no sense, is an error that names the key.
Result<RecognisedNetwork> recogniseNetwork(std::span<const TensorOutline> tensors,
                                           const std::map<std::string, std::string>& metadata,
                                           const std::string& fileName, const CancelToken& cancel = {});

/// What recogniseNetwork() reads from a file's metadata, for files that we write: architecture, width_multiplier,
/// resolution, num_classes, padding, rules, and groups and minimalistic where the family has them.
std::map<std::string, std::string> networkMetadata(const NetworkSpec& spec);

} // namespace convlens
