#include "core/labs/lab_graph.h"

#include "core/graph/infer_shape.h"

#include <utility>

namespace convlens {

LabGraph::LabGraph(const std::string& title, const Shape& input) : m_builder(title, input) {
    m_builder.enterStage("feed");
    m_start = m_builder.add("feed", Activation{ActivationKind::ReLU}, {m_builder.input()});
    m_builder.enterStage(kStage);
}

TensorId LabGraph::convolution(const std::string& name, TensorId in, int outChannels, int kernel, int stride,
                               int groups) {
    const Shape shape = m_builder.shape(in);
    Convolution op;
    op.outChannels = outChannels;
    op.groups = groups;
    op.window.kernel = kernel;
    op.window.stride = stride;
    op.window.padding = resolvePadding(PaddingMode::Symmetric, kernel, stride, 1, shape.h, shape.w);
    return m_builder.add(name, op, {in});
}

Result<std::shared_ptr<const Graph>> LabGraph::finish(TensorId end) {
    auto graph = m_builder.finish(end, end);
    if (!graph) return graph.error();
    return std::make_shared<const Graph>(std::move(*graph));
}

} // namespace convlens
