#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/graph_builder.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <memory>
#include <string>

namespace convlens {

/// A small graph to count and measure, of layers that a lab is about. Its first layer ("feed", a ReLU on the input) is
/// not part of what is looked at: it hands the map over as the engine keeps maps, so that the first real layer is not
/// charged with that. Everything after it belongs to the stage "lab".
class LabGraph {
public:
    static constexpr const char* kStage = "lab";

    LabGraph(const std::string& title, const Shape& input);

    GraphBuilder& builder() { return m_builder; }
    /// Where the lab's own layers begin.
    TensorId start() const { return m_start; }
    int channels(TensorId id) const { return m_builder.shape(id).c; }

    /// A convolution without bias, padded so that stride 1 keeps the side.
    TensorId convolution(const std::string& name, TensorId in, int outChannels, int kernel = 1, int stride = 1,
                         int groups = 1);
    TensorId depthwise(const std::string& name, TensorId in, int kernel, int stride = 1) {
        return convolution(name, in, channels(in), kernel, stride, channels(in));
    }
    TensorId batchNorm(const std::string& name, TensorId in) { return m_builder.add(name, BatchNorm{}, {in}); }
    TensorId activation(const std::string& name, TensorId in, ActivationKind kind) {
        return m_builder.add(name, Activation{kind}, {in});
    }
    TensorId add(const std::string& name, TensorId a, TensorId b) { return m_builder.add(name, Add{}, {a, b}); }

    /// The graph that ends with this value.
    Result<std::shared_ptr<const Graph>> finish(TensorId end);

private:
    GraphBuilder m_builder;
    TensorId m_start;
};

} // namespace convlens
