#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Values of one parameter, row-major.
struct ParameterArray {
    std::vector<int> dims;
    std::vector<float> values;
};

/// The trained (or seeded) values of a network, by parameter name, and the epsilon its batch norms were trained with.
/// Shared read-only between engines once filled.
struct Parameters {
    std::map<std::string, ParameterArray, std::less<>> arrays;
    /// Zero for weights whose batch norm came folded into the convolutions: there the batch norm layers are the
    /// identity plus the folded bias, and must not change the values again.
    float batchNormEpsilon = 1e-5f;

    const ParameterArray* find(std::string_view name) const;
};

/// Every parameter the graph needs is there, with its shape; else an Error (Mismatch) that names the first bad one.
Result<void> validateParameters(const Graph& graph, const Parameters& parameters);

} // namespace convlens
