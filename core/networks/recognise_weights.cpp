#include "core/networks/recognise_weights.h"

#include "core/graph/graph.h"
#include "core/graph/infer_shape.h"
#include "core/graph/naming.h"
#include "core/graph/ops.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

namespace {

using Metadata = std::map<std::string, std::string>;
using Dims = std::vector<std::int64_t>;

template <class Int>
std::string dimsText(const std::vector<Int>& dims) {
    std::string text = "[";
    for (std::size_t i = 0; i < dims.size(); ++i)
        text += (i ? ", " : "") + std::to_string(dims[i]);
    return text + "]";
}

/// The file's parameters by name, without "module." and without counters of training steps.
class Outlines {
public:
    explicit Outlines(std::span<const TensorOutline> tensors) {
        const bool prefixed = !tensors.empty() && std::all_of(tensors.begin(), tensors.end(), [](const auto& tensor) {
            return tensor.name.starts_with(kParallelPrefix) || isTrainingCounter(tensor.name);
        });
        for (const TensorOutline& tensor : tensors)
            if (!isTrainingCounter(tensor.name))
                m_byName.emplace(std::string_view(tensor.name).substr(prefixed ? kParallelPrefix.size() : 0),
                                 &tensor.dims);
    }
    const Dims* find(const std::string& name) const {
        const auto found = m_byName.find(name);
        return found == m_byName.end() ? nullptr : found->second;
    }
    std::size_t count() const { return m_byName.size(); }
    const auto& all() const { return m_byName; }

private:
    std::unordered_map<std::string_view, const Dims*> m_byName;
};

/// How well a graph under a naming convention fits the file.
struct Fit {
    int named = 0;   ///< parameters whose names are in the file
    int matched = 0; ///< of these, with the right shape
    int classes = 0; ///< by the classifier's shape; 0 if that is not there
    bool folded = false;
    std::string mismatch; ///< the first tensor that does not fit; empty if everything does
};

/// The convolution whose bias stands for this batch norm when the two were folded into one.
const Layer* foldedInto(const Graph& graph, const Layer& norm) {
    const LayerId producer = graph.tensor(norm.inputs.front()).producer;
    if (producer.value < 0) return nullptr;
    const Layer& layer = graph.layer(producer);
    return std::holds_alternative<Convolution>(layer.op) ? &layer : nullptr;
}

bool isFolded(const Graph& graph, const NamingConvention& naming, const Outlines& outlines) {
    for (const Layer& layer : graph.layers()) {
        if (!std::holds_alternative<BatchNorm>(layer.op)) continue;
        const Layer* convolution = foldedInto(graph, layer);
        return convolution && !outlines.find(naming.moduleOf(layer) + ".weight") &&
               outlines.find(naming.moduleOf(*convolution) + ".bias");
    }
    return false;
}

Fit compare(const Graph& graph, const NamingConvention& naming, const Outlines& outlines) {
    Fit fit;
    fit.folded = isFolded(graph, naming, outlines);
    const LayerId classifier = graph.tensor(graph.logits()).producer;
    const auto note = [&](std::string what) {
        if (fit.mismatch.empty()) fit.mismatch = std::move(what);
    };
    for (const ParameterSpec& spec : graph.parameters()) {
        const Layer* layer = &graph.layer(spec.layer);
        if (fit.folded && std::holds_alternative<BatchNorm>(layer->op)) {
            if (spec.role != ParameterRole::NormBias) continue;
            if (const Layer* convolution = foldedInto(graph, *layer)) layer = convolution;
        }
        const std::string& module = naming.moduleOf(*layer);
        const std::string name = module + std::string(parameterSuffix(spec.name));
        const Dims* stored = module.empty() ? nullptr : outlines.find(name);
        std::vector<int> wanted = spec.dims;
        if (!stored) {
            note("tensor '" + (module.empty() ? spec.name : name) + "' " + dimsText(wanted) + " is missing");
            continue;
        }
        ++fit.named;
        if (spec.layer == classifier && !stored->empty() && stored->front() >= kMinClasses &&
            stored->front() <= kMaxClasses) {
            if (fit.classes == 0) fit.classes = int(stored->front());
            wanted.front() = fit.classes; // the file decides how many classes there are
        }
        if (sameParameterShape(*stored, wanted))
            ++fit.matched;
        else
            note("tensor '" + name + "' must have the shape " + dimsText(wanted) + ", found " + dimsText(*stored));
    }
    if (std::size_t(fit.named) < outlines.count()) note("it has tensors that this network has no place for");
    return fit;
}

struct Candidate {
    NetworkSpec spec;
    const NamingConvention* naming = nullptr;
    Fit fit;
};

std::optional<double> number(const std::string& text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// What the file says about itself, each empty where it says nothing.
struct Said {
    std::optional<Family> family;
    std::optional<double> width;
    std::optional<int> groups, resolution, classes;
    std::optional<bool> minimalistic;
    std::optional<PaddingMode> padding;
    std::optional<Rules> rules;
};

Result<Said> readMetadata(const Metadata& metadata) {
    const auto find = [&](const char* key) -> const std::string* {
        const auto found = metadata.find(key);
        return found == metadata.end() || found->second.empty() ? nullptr : &found->second;
    };
    const auto refused = [](const char* key, const std::string& value, const std::string& allowed) {
        return Error{ErrorCode::Mismatch, "the file's metadata gives " + std::string(key) + " the value '" +
                                              value.substr(0, 80) + "'; allowed: " + allowed};
    };
    Said said;
    if (const auto* value = find("architecture")) {
        std::string known;
        for (const FamilyInfo& family : families()) {
            if (family.id == *value) said.family = family.family;
            known += (known.empty() ? "" : ", ") + std::string(family.id);
        }
        if (!said.family) return refused("architecture", *value, known);
    }
    if (const auto* value = find("width_multiplier")) {
        said.width = number(*value);
        if (!said.width || *said.width < kMinWidth || *said.width > kMaxWidth)
            return refused("width_multiplier", *value, "a number from 0.1 to 4");
    }
    const auto whole = [&](const char* key, int lowest, int highest, std::optional<int>& to) -> std::optional<Error> {
        const auto* value = find(key);
        if (!value) return std::nullopt;
        const auto given = number(*value);
        if (!given || *given < lowest || *given > highest || *given != std::floor(*given))
            return refused(key, *value,
                           "a whole number from " + std::to_string(lowest) + " to " + std::to_string(highest));
        to = int(*given);
        return std::nullopt;
    };
    if (auto error = whole("groups", 1, 8, said.groups)) return *error;
    if (auto error = whole("resolution", kMinResolution, kMaxResolution, said.resolution)) return *error;
    if (auto error = whole("num_classes", kMinClasses, kMaxClasses, said.classes)) return *error;
    std::optional<int> minimalistic;
    if (auto error = whole("minimalistic", 0, 1, minimalistic)) return *error;
    if (minimalistic) said.minimalistic = *minimalistic == 1;
    if (const auto* value = find("padding")) {
        if (*value == toString(PaddingMode::Same))
            said.padding = PaddingMode::Same;
        else if (*value == toString(PaddingMode::Symmetric))
            said.padding = PaddingMode::Symmetric;
        else
            return refused("padding", *value, "symmetric, same");
    }
    if (const auto* value = find("rules")) {
        std::string known;
        for (const FamilyInfo& family : families())
            for (const Rules rules : family.rules)
                if (*value == toString(rules)) said.rules = rules;
        if (!said.rules) return refused("rules", *value, "paper and the names of the ports");
    }
    return said;
}

/// Every combination of family, rules, groups and minimalistic that the metadata leaves open, at width 1.
std::vector<NetworkSpec> combinations(const Said& said) {
    std::vector<NetworkSpec> list;
    for (const FamilyInfo& family : families()) {
        if (said.family && *said.family != family.family) continue;
        std::vector<int> groups(family.groups.begin(), family.groups.end());
        if (groups.empty()) groups.push_back(NetworkSpec{}.groups);
        for (const Rules rules : family.rules)
            for (const int g : groups)
                for (const bool minimalistic : {false, true}) {
                    if (said.rules && *said.rules != rules) continue;
                    if (said.groups && !family.groups.empty() && *said.groups != g) continue;
                    if (minimalistic && !family.hasMinimalistic) continue;
                    if (said.minimalistic && *said.minimalistic != minimalistic) continue;
                    NetworkSpec spec;
                    spec.family = family.family;
                    spec.rules = rules;
                    spec.groups = g;
                    spec.minimalistic = minimalistic;
                    list.push_back(spec);
                }
    }
    return list;
}

/// Every width that is looked for, sorted: the paper's stops, hundredths and multiples of 1/32.
std::vector<double> widthGrid(Family family) {
    const auto stops = familyInfo(family).widths;
    std::vector<double> list(stops.begin(), stops.end());
    for (int i = int(std::ceil(kMinWidth * 100)); i <= int(kMaxWidth * 100); ++i)
        list.push_back(i / 100.0);
    for (int i = int(std::ceil(kMinWidth * 32)); i <= int(kMaxWidth * 32); ++i)
        list.push_back(i / 32.0);
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

/// How much a width is believed where several give the same channels: the paper's stops, then round numbers.
int roundness(Family family, double width) {
    const auto stops = familyInfo(family).widths;
    if (std::find(stops.begin(), stops.end(), width) != stops.end()) return 0;
    const auto isMultiple = [&](double unit) { return std::abs(width / unit - std::round(width / unit)) < 1e-9; };
    return isMultiple(0.25) ? 1 : isMultiple(0.05) ? 2 : isMultiple(0.01) ? 3 : 4;
}

/// Values in the weights of everything but the classifier, which the width alone decides.
std::int64_t elementsWithoutClassifier(const Graph& graph) {
    const LayerId classifier = graph.tensor(graph.logits()).producer;
    std::int64_t sum = 0;
    for (const ParameterSpec& spec : graph.parameters())
        if (spec.layer != classifier &&
            (spec.role == ParameterRole::ConvolutionWeight || spec.role == ParameterRole::FullyConnectedWeight))
            sum += spec.elements();
    return sum;
}

/// The same sum of the file, under this convention's names.
std::int64_t elementsWithoutClassifier(const Graph& graph, const NamingConvention& naming, const Outlines& outlines) {
    const LayerId classifier = graph.tensor(graph.logits()).producer;
    std::int64_t sum = 0;
    for (const ParameterSpec& spec : graph.parameters()) {
        if (spec.layer == classifier ||
            (spec.role != ParameterRole::ConvolutionWeight && spec.role != ParameterRole::FullyConnectedWeight))
            continue;
        const Dims* stored = outlines.find(naming.moduleOf(graph.layer(spec.layer)) + ".weight");
        if (!stored) continue;
        double elements = 1; // as a double: the extents come from a file and may be absurd
        for (const std::int64_t extent : *stored)
            elements *= double(extent);
        if (elements > 1e12) return -1;
        sum += std::int64_t(elements);
    }
    return sum;
}

/// The widths at which the network may have the file's shapes, the most believed first. The number of weights grows
/// with the width, so the place is found by halving; neighbours are looked at too, because rounding can make it fall a
/// little.
std::vector<double> widthsToTry(NetworkSpec spec, const Graph& atOne, const NamingConvention& naming,
                                const Outlines& outlines) {
    const std::int64_t wanted = elementsWithoutClassifier(atOne, naming, outlines);
    const std::vector<double> grid = widthGrid(spec.family);
    const auto elementsAt = [&](double width) {
        spec.width = width;
        const auto graph = buildNetwork(spec);
        return graph ? elementsWithoutClassifier(*graph) : std::int64_t(-1);
    };
    const auto from =
        std::partition_point(grid.begin(), grid.end(), [&](double width) { return elementsAt(width) < wanted; });
    constexpr std::ptrdiff_t kNeighbours = 3;
    auto first = from - std::min(kNeighbours, from - grid.begin());
    auto last = from;
    while (last != grid.end() && elementsAt(*last) == wanted)
        ++last;
    last += std::min(kNeighbours, grid.end() - last);
    std::vector<double> widths(first, last);
    std::stable_sort(widths.begin(), widths.end(),
                     [&](double a, double b) { return roundness(spec.family, a) < roundness(spec.family, b); });
    return widths;
}

/// Lower is preferred where several rules give the same parameters.
int rank(const Candidate& candidate, const Said& said) {
    const Rules rules = candidate.spec.rules;
    if (rules == Rules::Paper) return said.family ? 0 : 1;
    return toString(rules) == candidate.naming->id ? (said.family ? 1 : 0) : 2;
}

Error nothingFits(const std::string& fileName, const std::optional<Candidate>& closest) {
    if (!closest || closest->fit.named == 0)
        return Error{ErrorCode::Mismatch,
                     "'" + fileName +
                         "' fits no network that is known here: none of its tensors has a name that torchvision, timm, "
                         "pytorchcv, megvii, d-li14 or Convlens give; a name map can tell which is which"};
    return Error{ErrorCode::Mismatch, "'" + fileName + "' fits no network that is known here; the closest is " +
                                          displayName(closest->spec) + " with the names of " +
                                          std::string(closest->naming->id) + ", but " + closest->fit.mismatch};
}

} // namespace

Result<RecognisedNetwork> recogniseNetwork(std::span<const TensorOutline> tensors, const Metadata& metadata,
                                           const std::string& fileName, const CancelToken& cancel) {
    const Outlines outlines(tensors);
    const auto said = readMetadata(metadata);
    if (!said) return Error{said.error().code, "'" + fileName + "': " + said.error().message};

    std::optional<Candidate> best, closest;
    const auto consider = [&](const NetworkSpec& spec, const Graph& graph, const NamingConvention& naming) {
        Candidate candidate{spec, &naming, compare(graph, naming, outlines)};
        if (candidate.fit.classes == 0 && candidate.fit.mismatch.empty())
            candidate.fit.mismatch = "it has no classifier";
        const auto better = [](const Fit& a, const Fit& b) {
            return a.named != b.named ? a.named > b.named : a.matched > b.matched;
        };
        const bool fits = candidate.fit.mismatch.empty() && candidate.fit.classes > 0;
        if (fits && (!best || rank(candidate, *said) < rank(*best, *said))) best = candidate;
        if (!fits && (!closest || better(candidate.fit, closest->fit))) closest = candidate;
        return candidate.fit.named;
    };

    for (NetworkSpec spec : combinations(*said)) {
        if (cancel.isCancelled()) break;
        spec.width = said->width.value_or(1.0);
        const auto graph = buildNetwork(spec);
        if (!graph) continue; // not every combination of rules exists
        for (const NamingConvention& naming : namingConventions()) {
            // A fit that would not be preferred over the one there is need not be looked for.
            const auto settled = [&] { return best && rank({spec, &naming, {}}, *said) >= rank(*best, *said); };
            if (settled()) continue;
            NetworkSpec fitting = spec;
            const int named = consider(fitting, *graph, naming);
            // Names hardly depend on the width (an expansion is left out where it would not expand), so a convention
            // that finds few of them need not be tried at others.
            if (settled() || said->width || std::size_t(named) * 10 < outlines.count() * 9) continue;
            for (const double width : widthsToTry(spec, *graph, naming, outlines)) {
                fitting.width = width;
                if (const auto other = buildNetwork(fitting)) consider(fitting, *other, naming);
            }
        }
    }
    if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "recognising '" + fileName + "' was cancelled"};
    if (!best) return nothingFits(fileName, closest);

    RecognisedNetwork found;
    found.spec = best->spec;
    found.spec.classes = best->fit.classes;
    found.naming = best->naming->id;
    found.batchNormFolded = best->fit.folded;
    found.specFromMetadata = said->family.has_value();
    if (said->classes && *said->classes != found.spec.classes)
        return Error{ErrorCode::Mismatch, "'" + fileName + "': the metadata promises " +
                                              std::to_string(*said->classes) + " classes, the classifier has " +
                                              std::to_string(found.spec.classes)};
    found.spec.resolution = said->resolution.value_or(found.spec.resolution);
    const bool tensorFlowPort = found.naming == "timm" && fileName.find("tf_mobilenetv3") != std::string::npos;
    found.spec.padding = said->padding.value_or(tensorFlowPort ? PaddingMode::Same : PaddingMode::Symmetric);
    if (auto valid = validateNetworkSpec(found.spec); !valid) return valid.error();
    return found;
}

std::map<std::string, std::string> networkMetadata(const NetworkSpec& spec) {
    char width[32];
    const auto end = std::to_chars(width, width + sizeof width, spec.width).ptr;
    Metadata metadata{
        {"architecture", std::string(toString(spec.family))}, {"width_multiplier", std::string(width, end)},
        {"resolution", std::to_string(spec.resolution)},      {"num_classes", std::to_string(spec.classes)},
        {"padding", std::string(toString(spec.padding))},     {"rules", std::string(toString(spec.rules))}};
    const FamilyInfo& family = familyInfo(spec.family);
    if (!family.groups.empty()) metadata["groups"] = std::to_string(spec.groups);
    if (family.hasMinimalistic) metadata["minimalistic"] = spec.minimalistic ? "1" : "0";
    return metadata;
}

} // namespace convlens
