#pragma once
#include "core/graph/graph.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// One way of naming parameters: ours, or a port's (SourceNames).
struct NamingConvention {
    std::string_view id;              ///< "convlens", "torchvision", ...
    std::string SourceNames::*member; ///< null for ours
    /// The module that holds the layer's parameters; empty where the port has none.
    const std::string& moduleOf(const Layer& layer) const { return member ? layer.sourceNames.*member : layer.name; }
};

/// Ours first: a file that fits several is taken for the first of them.
std::span<const NamingConvention> namingConventions();

/// ".weight" of "stem.conv.weight".
std::string_view parameterSuffix(std::string_view parameterName);

/// What data-parallel training in PyTorch puts before every name.
inline constexpr std::string_view kParallelPrefix = "module.";

/// Counters that training leaves in checkpoints and that no network needs (PyTorch's batch norm and averaged models).
inline bool isTrainingCounter(std::string_view name) {
    return name.ends_with("num_batches_tracked") || name == "n_averaged";
}

/// A tensor of a weights file, without its values: what names and shapes say about its network.
struct TensorOutline {
    std::string name;
    std::vector<std::int64_t> dims;
};

/// The same numbers can be stored as a 2-d and as a 4-d tensor (fully connected layer or 1x1 convolution): extents of 1
/// at the end do not count.
template <class A, class B>
bool sameParameterShape(const A& a, const B& b) {
    const auto extent = [](const auto& dims, std::size_t i) {
        return i < dims.size() ? std::int64_t(dims[i]) : std::int64_t(1);
    };
    const std::size_t most = a.size() > b.size() ? a.size() : b.size();
    for (std::size_t i = 0; i < most; ++i)
        if (extent(a, i) != extent(b, i)) return false;
    return true;
}

} // namespace convlens
