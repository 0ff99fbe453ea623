#include "core/graph/graph_builder.h"

#include "core/base/check.h"
#include "core/graph/infer_shape.h"

#include <cstddef>
#include <unordered_map>
#include <utility>
#include <variant>

namespace convlens {

namespace {

void appendParameters(const Op& op, const Shape& in, const std::string& layer, LayerId id,
                      std::vector<ParameterSpec>& out) {
    const auto push = [&](const char* suffix, std::vector<int> dims, ParameterRole role) {
        out.push_back({layer + suffix, std::move(dims), role, id});
    };
    if (const auto* conv = std::get_if<Convolution>(&op)) {
        push(".weight", {conv->outChannels, in.c / conv->groups, conv->window.kernel, conv->window.kernel},
             ParameterRole::ConvolutionWeight);
        if (conv->bias) push(".bias", {conv->outChannels}, ParameterRole::Bias);
    } else if (std::holds_alternative<BatchNorm>(op)) {
        push(".weight", {in.c}, ParameterRole::NormWeight);
        push(".bias", {in.c}, ParameterRole::NormBias);
        push(".running_mean", {in.c}, ParameterRole::NormMean);
        push(".running_var", {in.c}, ParameterRole::NormVariance);
    } else if (const auto* fc = std::get_if<FullyConnected>(&op)) {
        push(".weight", {fc->outFeatures, in.c}, ParameterRole::FullyConnectedWeight);
        if (fc->bias) push(".bias", {fc->outFeatures}, ParameterRole::Bias);
    }
}

} // namespace

GraphBuilder::GraphBuilder(std::string title, const Shape& input) {
    m_graph.m_title = std::move(title);
    m_graph.m_tensors.push_back({input, LayerId{}, 0});
}

void GraphBuilder::enterStage(std::string stage) {
    m_stage = std::move(stage);
    m_block.clear();
}

void GraphBuilder::enterBlock(std::string block) {
    m_block = std::move(block);
}

Shape GraphBuilder::shape(TensorId id) const {
    if (m_error || id.value < 0) return {};
    return m_graph.tensor(id).shape;
}

TensorId GraphBuilder::add(std::string name, Op op, std::initializer_list<TensorId> inputs, SourceNames names) {
    const auto outputs = addMany(std::move(name), std::move(op), inputs);
    if (outputs.empty()) return {};
    m_graph.m_layers.back().sourceNames = std::move(names);
    return outputs.front();
}

std::vector<TensorId> GraphBuilder::addMany(std::string name, Op op, std::initializer_list<TensorId> inputs) {
    if (m_error) return {};
    std::vector<Shape> shapes;
    for (const TensorId id : inputs)
        shapes.push_back(m_graph.tensor(id).shape);
    auto made = inferShape(op, shapes);
    if (!made) {
        m_error = Error{made.error().code, "layer '" + name + "': " + made.error().message};
        return {};
    }
    const LayerId id{m_graph.layerCount()};
    const bool unique = m_graph.m_byName.emplace(name, id.value).second;
    CONVLENS_CHECK(unique);

    const int firstParameter = int(m_graph.m_parameters.size());
    appendParameters(op, shapes.empty() ? Shape{} : shapes.front(), name, id, m_graph.m_parameters);
    m_graph.m_parameterRange.emplace_back(firstParameter, int(m_graph.m_parameters.size()) - firstParameter);

    Layer layer;
    layer.name = std::move(name);
    layer.op = std::move(op);
    layer.stage = m_stage;
    layer.block = m_block;
    layer.inputs.assign(inputs.begin(), inputs.end());
    layer.inSqueezeExcitation = m_inSqueezeExcitation;
    for (std::size_t i = 0; i < made->size(); ++i) {
        layer.outputs.push_back(TensorId{int(m_graph.m_tensors.size())});
        m_graph.m_tensors.push_back({(*made)[i], id, int(i)});
    }
    m_graph.m_layers.push_back(std::move(layer));
    return m_graph.m_layers.back().outputs;
}

Result<Graph> GraphBuilder::finish(TensorId logits, TensorId probabilities) {
    if (m_error) return *m_error;
    m_graph.m_logits = logits;
    m_graph.m_probabilities = probabilities;
    return std::move(m_graph);
}

} // namespace convlens
