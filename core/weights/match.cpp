#include "core/graph/naming.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"
#include "core/weights/conventions.h"
#include "core/weights/metadata.h"
#include "core/weights/weights.h" // IWYU pragma: associated

#include <algorithm>
#include <cstddef>
#include <span>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <variant>

namespace convlens {

namespace {

template <class Int>
std::string dimsText(const std::vector<Int>& dims) {
    std::string text = "[";
    for (std::size_t i = 0; i < dims.size(); ++i)
        text += (i ? ", " : "") + std::to_string(dims[i]);
    return text + "]";
}

/// The file's tensors by name, without the "module." that PyTorch's data-parallel training puts before every one.
class NamedTensors {
public:
    explicit NamedTensors(const WeightsFile& file) {
        const bool prefixed =
            !file.tensors.empty() && std::all_of(file.tensors.begin(), file.tensors.end(), [&](auto& t) {
                return t.name.starts_with(kParallelPrefix) || isTrainingCounter(t.name);
            });
        for (const StoredTensor& tensor : file.tensors)
            if (!isTrainingCounter(tensor.name))
                m_byName.emplace(std::string_view(tensor.name).substr(prefixed ? kParallelPrefix.size() : 0), &tensor);
    }
    const StoredTensor* find(const std::string& name) const {
        const auto found = m_byName.find(name);
        return found == m_byName.end() ? nullptr : found->second;
    }
    const auto& all() const { return m_byName; }

private:
    std::unordered_map<std::string_view, const StoredTensor*> m_byName;
};

/// One attempt: the graph's parameters under one convention's names.
class Attempt {
public:
    Attempt(const NamedTensors& tensors, const Graph& graph, const NamingConvention& convention,
            const std::map<std::string, std::string>& nameMap)
        : m_tensors(tensors), m_graph(graph), m_convention(convention), m_nameMap(nameMap) {
        for (const ParameterSpec& spec : graph.parameters()) {
            const bool isNorm = std::holds_alternative<BatchNorm>(graph.layer(spec.layer).op);
            const bool there = m_tensors.find(fileName(spec)) != nullptr;
            if (there) ++m_found;
            if (isNorm && there) m_anyNorm = true;
            if (isNorm && spec.role == ParameterRole::NormBias && foldedBias(spec)) ++m_foldedBiases;
        }
    }

    int found() const { return m_found + m_foldedBiases; }
    bool folded() const { return !m_anyNorm && m_foldedBiases > 0; }
    const NamingConvention& convention() const { return m_convention; }

    /// What the file calls this parameter; empty where the convention has no such layer.
    std::string fileName(const ParameterSpec& spec) const {
        if (const auto given = m_nameMap.find(spec.name); given != m_nameMap.end()) return given->second;
        const std::string& module = m_convention.moduleOf(m_graph.layer(spec.layer));
        return module.empty() ? std::string() : module + std::string(parameterSuffix(spec.name));
    }

    /// Name of the bias that the convolution before this batch norm has when the two were folded into one.
    std::string foldedBiasName(const ParameterSpec& normSpec) const {
        const TensorId input = m_graph.layer(normSpec.layer).inputs.front();
        const LayerId producer = m_graph.tensor(input).producer;
        if (producer.value < 0) return {};
        const Layer& layer = m_graph.layer(producer);
        if (!std::holds_alternative<Convolution>(layer.op)) return {};
        if (const auto given = m_nameMap.find(layer.name + ".bias"); given != m_nameMap.end()) return given->second;
        const std::string& module = m_convention.moduleOf(layer);
        return module.empty() ? std::string() : module + ".bias";
    }
    const StoredTensor* foldedBias(const ParameterSpec& normSpec) const {
        const std::string name = foldedBiasName(normSpec);
        return name.empty() ? nullptr : m_tensors.find(name);
    }

private:
    const NamedTensors& m_tensors;
    const Graph& m_graph;
    const NamingConvention& m_convention;
    const std::map<std::string, std::string>& m_nameMap;
    int m_found = 0, m_foldedBiases = 0;
    bool m_anyNorm = false;
};

Error nothingFits(const WeightsFile& file, const Graph& graph, const MatchOptions& options) {
    const ParameterSpec& first = graph.parameters().front();
    std::string expected;
    for (const NamingConvention& convention : namingConventions()) {
        const std::string& module = convention.moduleOf(graph.layer(first.layer));
        if (module.empty()) continue;
        expected += (expected.empty() ? "'" : ", '") + module + std::string(parameterSuffix(first.name)) + "' (" +
                    std::string(convention.id) + ")";
    }
    const std::string found =
        file.tensors.empty() ? "no tensor at all" : "'" + file.tensors.front().name + "' and the like";
    return Error{ErrorCode::Mismatch, "'" + file.path + "' does not fit " + graph.title() +
                                          ": expected names such as " + expected + "; found " + found +
                                          (options.nameMap.empty() ? "; a name map can tell which is which" : "")};
}

/// Fills `parameters` by the attempt's names; says which stored tensors it used.
Result<void> fill(const Attempt& attempt, const NamedTensors& tensors, const WeightsFile& file, const Graph& graph,
                  Parameters& parameters, std::unordered_set<const StoredTensor*>& used) {
    const std::string convention(attempt.convention().id);
    const auto mismatch = [&](const std::string& what) {
        return Error{ErrorCode::Mismatch,
                     "'" + file.path + "' (" + convention + " names) does not fit " + graph.title() + ": " + what};
    };
    for (const ParameterSpec& spec : graph.parameters()) {
        const bool isNorm = std::holds_alternative<BatchNorm>(graph.layer(spec.layer).op);
        ParameterArray array;
        array.dims = spec.dims;
        std::string name = attempt.fileName(spec);
        if (isNorm && attempt.folded()) {
            // The convolution already scales: batch norm is left with the bias alone (and epsilon 0), which is exact.
            if (spec.role != ParameterRole::NormBias) {
                array.values.assign(std::size_t(spec.elements()), spec.role == ParameterRole::NormMean ? 0.0f : 1.0f);
                parameters.arrays.emplace(spec.name, std::move(array));
                continue;
            }
            name = attempt.foldedBiasName(spec);
        }
        const StoredTensor* stored = name.empty() ? nullptr : tensors.find(name);
        if (!stored)
            return mismatch("tensor '" + (name.empty() ? spec.name : name) + "' " + dimsText(spec.dims) +
                            " is missing");
        if (!sameParameterShape(stored->dims, spec.dims))
            return mismatch("tensor '" + name + "' must have the shape " + dimsText(spec.dims) + ", found " +
                            dimsText(stored->dims));
        if (std::int64_t(stored->values.size()) != spec.elements())
            return mismatch("tensor '" + name + "' must hold floating-point numbers, found " + stored->dtype);
        if (spec.role == ParameterRole::NormVariance &&
            std::any_of(stored->values.begin(), stored->values.end(), [](float v) { return v < 0; }))
            return Error{ErrorCode::BadFormat,
                         "'" + file.path + "': tensor '" + name + "' is a variance and has negative values"};
        used.insert(stored);
        array.values = stored->values;
        parameters.arrays.emplace(spec.name, std::move(array));
    }
    // Values without a place mean that the file is for a larger network; counters of training steps do not matter.
    for (const StoredTensor& tensor : file.tensors)
        if (!used.contains(&tensor) && !isTrainingCounter(tensor.name))
            return mismatch("there is no place for its tensor '" + tensor.name + "' " + dimsText(tensor.dims));
    return {};
}

} // namespace

Result<LoadedWeights> matchWeights(const WeightsFile& file, const Graph& graph, const MatchOptions& options) {
    if (auto finite = refuseNonFinite(file); !finite) return finite.error();
    const NamedTensors tensors(file);
    std::optional<Attempt> best;
    for (const NamingConvention& convention : namingConventions()) {
        Attempt attempt(tensors, graph, convention, options.nameMap);
        if (attempt.found() > (best ? best->found() : 0)) best.emplace(attempt);
    }
    if (!best) return nothingFits(file, graph, options);
    if (best->folded() && options.batchNormEpsilon)
        return Error{ErrorCode::InvalidArgument,
                     "'" + file.path + "' has batch norm folded into its convolutions: there is no epsilon to choose"};

    auto parameters = std::make_shared<Parameters>();
    std::unordered_set<const StoredTensor*> used;
    if (auto filled = fill(*best, tensors, file, graph, *parameters, used); !filled) return filled.error();

    const ConventionDefaults defaults = conventionDefaults(best->convention().id, graph, tellingName(file.path));
    const auto preprocess = preprocessFromMetadata(file.metadata, defaults.preprocess);
    if (!preprocess) return Error{preprocess.error().code, "'" + file.path + "': " + preprocess.error().message};
    const auto epsilon = epsilonFromMetadata(file.metadata);
    if (!epsilon) return Error{epsilon.error().code, "'" + file.path + "': " + epsilon.error().message};

    LoadedWeights weights;
    WeightsInfo& info = weights.info;
    info.kind = WeightsInfo::Kind::File;
    info.file = file.path;
    info.hash = file.hash;
    info.naming = best->convention().id;
    info.batchNormFolded = best->folded();
    info.preprocess = options.preprocess.value_or(*preprocess);
    info.metadata = file.metadata;
    const auto told = [&](const char* key) {
        const auto found = file.metadata.find(key);
        return found == file.metadata.end() ? std::string() : found->second;
    };
    info.origin = told("origin");
    info.license = told("license");
    info.labels = told("labels").empty() ? defaults.labels : told("labels");
    info.namesMapped = !options.nameMap.empty();
    if (info.batchNormFolded) {
        info.batchNormEpsilon = 0;
    } else {
        info.batchNormEpsilon = options.batchNormEpsilon.value_or(epsilon->value_or(defaults.batchNormEpsilon));
        info.epsilonFrom = options.batchNormEpsilon ? "chosen" : *epsilon ? "metadata" : "naming";
    }
    parameters->batchNormEpsilon = info.batchNormEpsilon;
    if (!options.classNames.empty()) {
        const int classes = graph.tensor(graph.logits()).shape.c;
        if (auto named = useClassNames(info, options.classNames, options.classNamesFrom, classes); !named)
            return named.error();
    }
    weights.parameters = std::move(parameters);
    return weights;
}

} // namespace convlens
