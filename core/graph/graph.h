#pragma once
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <compare> // IWYU pragma: keep
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace convlens {

/// Index of a layer in Graph::layers(), which is also its place in execution order.
struct LayerId {
    int value = -1;
    auto operator<=>(const LayerId&) const = default;
};

/// Index of a value that flows between layers; 0 is the network's input.
struct TensorId {
    int value = -1;
    auto operator<=>(const TensorId&) const = default;
};

/// How the module that holds this layer's parameters is called in other people's state dicts, without the trailing
/// ".weight" etc.; empty where that port has none. Patterns: architectures.md, section 7.
struct SourceNames {
    std::string torchvision, timm, pytorchcv, megvii, dli14;
};

/// What a parameter is to its layer; decides its random initialisation and how cost counts it.
enum class ParameterRole {
    ConvolutionWeight,
    FullyConnectedWeight,
    Bias,
    NormWeight,
    NormBias,
    NormMean,
    NormVariance
};

/// A parameter that a layer needs. The name is "<layer>.<suffix>" with PyTorch's suffixes
/// (weight, bias, running_mean, running_var).
struct ParameterSpec {
    std::string name;
    std::vector<int> dims;
    ParameterRole role = ParameterRole::ConvolutionWeight;
    LayerId layer;

    std::int64_t elements() const;
    /// Inputs that one output value sums over: C_in / groups * k * k; 1 for everything but weights of convolutions and
    /// fully connected layers.
    std::int64_t fanIn() const;
};

/// One operator of the network as the papers draw it: batch norm and activation are layers of their own.
struct Layer {
    std::string name; ///< unique, dotted: "block3.expand.conv"
    Op op;
    std::string stage; ///< "stem", "stage 2", "head": the papers' rows
    std::string block; ///< the unit inside the stage ("block3"); empty for single layers
    std::vector<TensorId> inputs;
    std::vector<TensorId> outputs; ///< one, except ChannelSplit
    bool inSqueezeExcitation = false;
    SourceNames sourceNames;
};

/// A value between layers.
struct TensorInfo {
    Shape shape;
    LayerId producer; ///< value -1 for the network's input
    int outputIndex = 0;
};

/// A network as data: layers in execution order (each layer's inputs are made by earlier ones), with every shape
/// inferred. Immutable once built; GraphBuilder is the only way to make one. Knows nothing of families, weights or
/// engines.
class Graph {
public:
    const std::string& title() const { return m_title; }
    std::span<const Layer> layers() const { return m_layers; }
    const Layer& layer(LayerId id) const { return m_layers[std::size_t(id.value)]; }
    int layerCount() const { return int(m_layers.size()); }
    std::span<const TensorInfo> tensors() const { return m_tensors; }
    const TensorInfo& tensor(TensorId id) const { return m_tensors[std::size_t(id.value)]; }

    TensorId input() const { return TensorId{0}; }
    const Shape& inputShape() const { return m_tensors.front().shape; }
    /// Input of the final softmax: what papers and frameworks call logits. [n, classes, 1, 1]
    TensorId logits() const { return m_logits; }
    /// Output of the final softmax. [n, classes, 1, 1]
    TensorId probabilities() const { return m_probabilities; }

    const Shape& inputShapeOf(LayerId id, int index = 0) const;
    const Shape& outputShapeOf(LayerId id, int index = 0) const;
    std::optional<LayerId> findLayer(std::string_view name) const;

    /// In layer order; within a layer weight before bias, then mean and variance.
    std::span<const ParameterSpec> parameters() const { return m_parameters; }
    /// The part of parameters() that belongs to one layer.
    std::span<const ParameterSpec> parametersOf(LayerId id) const;

    OperatorGroup groupOf(LayerId id) const;

private:
    friend class GraphBuilder;
    std::string m_title;
    std::vector<Layer> m_layers;
    std::vector<TensorInfo> m_tensors;
    std::vector<ParameterSpec> m_parameters;
    std::vector<std::pair<int, int>> m_parameterRange; ///< first and count, a layer each
    std::unordered_map<std::string, int> m_byName;
    TensorId m_logits, m_probabilities;
};

/// The operator's name for tables and files: "convolution", "pointwise", "depthwise", "group convolution", "batch
/// norm", "relu", "relu6", "h-swish", "h-sigmoid", "add", "concat", "channel split", "channel shuffle", "max pool",
/// "average pool", "global pool", "scale", "fully connected", "softmax".
std::string operatorName(const Graph& graph, LayerId id);

} // namespace convlens
