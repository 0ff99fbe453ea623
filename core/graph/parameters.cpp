#include "core/graph/parameters.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace convlens {

namespace {

std::string dimsText(const std::vector<int>& dims) {
    std::string text = "[";
    for (std::size_t i = 0; i < dims.size(); ++i)
        text += (i ? ", " : "") + std::to_string(dims[i]);
    return text + "]";
}

} // namespace

const ParameterArray* Parameters::find(std::string_view name) const {
    const auto found = arrays.find(name);
    return found == arrays.end() ? nullptr : &found->second;
}

Result<void> validateParameters(const Graph& graph, const Parameters& parameters) {
    for (const ParameterSpec& spec : graph.parameters()) {
        const ParameterArray* array = parameters.find(spec.name);
        if (!array)
            return Error{ErrorCode::Mismatch, "parameter '" + spec.name + "' " + dimsText(spec.dims) + " of " +
                                                  graph.title() + " is missing"};
        if (array->dims != spec.dims || std::int64_t(array->values.size()) != spec.elements())
            return Error{ErrorCode::Mismatch, "parameter '" + spec.name + "' of " + graph.title() +
                                                  " must have the shape " + dimsText(spec.dims) + ", found " +
                                                  dimsText(array->dims)};
    }
    return {};
}

} // namespace convlens
