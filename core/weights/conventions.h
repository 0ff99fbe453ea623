#pragma once
#include "core/graph/graph.h"
#include "core/image/image.h"

#include <string>
#include <string_view>

namespace convlens {

/// What a port's checkpoints do not say about themselves.
struct ConventionDefaults {
    float batchNormEpsilon = 1e-5f;
    Preprocess preprocess;
    std::string labels; ///< for 1000 classes: every port's order is ImageNet-1k's
};

/// From architectures.md, sections 0 (epsilon) and 6 (input preparation). Where one port has several kinds of weights
/// with the same names, the published file names tell them apart (timm's "tf_", "ra4", "miil"; the hash at the end of
/// torchvision's): `fileName` is only asked for these. Metadata and the person's own choice come before all of this.
ConventionDefaults conventionDefaults(std::string_view naming, const Graph& graph, const std::string& fileName);

/// What tells a file apart, for `fileName` and for messages: its name, or its whole path where hubs and training
/// programs call every file so ("tf_mobilenetv3_large_100.in1k/model.safetensors").
std::string tellingName(const std::string& path);

} // namespace convlens
