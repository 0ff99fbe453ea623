#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/graph_builder.h"
#include "core/graph/infer_shape.h"
#include "core/graph/ops.h"
#include "core/networks/network_spec.h"
#include "core/tensor/shape.h"

#include <optional>
#include <string>
#include <utility>

namespace convlens {

/// Names of a convolution and of its batch norm in other people's state dicts.
struct ConvNames {
    SourceNames conv, norm;
    ConvNames& torchvision(std::string convName, std::string normName);
    ConvNames& timm(std::string convName, std::string normName);
    ConvNames& pytorchcv(std::string convName, std::string normName);
    ConvNames& megvii(std::string convName, std::string normName);
    ConvNames& dli14(std::string convName, std::string normName);
};

/// One name for every port, for layers that are alone (fully connected, squeeze-and-excitation).
struct LayerNames : SourceNames {
    LayerNames& torchvisionName(std::string name);
    LayerNames& timmName(std::string name);
    LayerNames& pytorchcvName(std::string name);
    LayerNames& megviiName(std::string name);
    LayerNames& dli14Name(std::string name);
};

/// A convolution before its padding is known.
struct ConvShape {
    int out = 0;
    int kernel = 1;
    int stride = 1;
    int groups = 1;
};

/// What the families share: padding by the spec's convention, and the triples that every paper draws. Layer names are
/// part of the contract with weights and exports: "P.conv", "P.bn", "P.act" for a triple with the prefix P.
class NetworkBuilder {
public:
    NetworkBuilder(const NetworkSpec& spec, const Shape& input)
        : m_graph(displayName(spec), input), m_padding(spec.padding) {}

    GraphBuilder& graph() { return m_graph; }
    TensorId input() const { return m_graph.input(); }
    int channels(TensorId id) const { return m_graph.shape(id).c; }

    /// "P.conv" (no bias), "P.bn" and, unless linear, "P.act".
    TensorId convNormAct(const std::string& prefix, TensorId in, const ConvShape& shape,
                         std::optional<ActivationKind> act, ConvNames names = {});
    /// As convNormAct() without the activation.
    TensorId convNorm(const std::string& prefix, TensorId in, const ConvShape& shape, ConvNames names = {}) {
        return convNormAct(prefix, in, shape, std::nullopt, std::move(names));
    }
    TensorId activation(const std::string& name, TensorId in, ActivationKind kind) {
        return m_graph.add(name, Activation{kind}, {in});
    }
    /// 3x3, stride 2.
    TensorId maxPool(const std::string& name, TensorId in);
    /// 3x3, stride 2. PyTorch divides by nine at the border too, TensorFlow by the pixels inside; the padding
    /// convention decides which.
    TensorId averagePool(const std::string& name, TensorId in);

    /// "head.fc" and "head.softmax" on a vector; finishes the graph.
    Result<Graph> classify(TensorId features, int classes, bool bias, LayerNames names);

    /// A window with this builder's padding, for the map `in`.
    Window window(TensorId in, int kernel, int stride) const;

private:
    GraphBuilder m_graph;
    PaddingMode m_padding;
};

} // namespace convlens
