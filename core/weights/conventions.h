#pragma once
#include "core/graph/graph.h"
#include "core/image/image.h"

#include <span>
#include <string>
#include <string_view>

namespace convlens {

/// One way of naming parameters: ours, or a port's.
struct NamingConvention {
    std::string_view id;              ///< "convlens", "torchvision", ...
    std::string SourceNames::*member; ///< null for ours
    /// The module that holds the layer's parameters; empty where the port has none.
    const std::string& moduleOf(const Layer& layer) const { return member ? layer.sourceNames.*member : layer.name; }
};

/// Ours first: a file that fits several is taken for the first of them.
std::span<const NamingConvention> namingConventions();

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

} // namespace convlens
