#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <optional>
#include <string>
#include <vector>

namespace convlens {

/// Builds a Graph layer by layer. The first error is kept and later calls become no-ops, so that a family's build()
/// reads like its paper's table; finish() returns the graph or that error.
class GraphBuilder {
public:
    GraphBuilder(std::string title, const Shape& input);

    /// Layers added from here on belong to this stage and block.
    void enterStage(std::string stage);
    void enterBlock(std::string block);
    void setSqueezeExcitation(bool inside) { m_inSqueezeExcitation = inside; }

    TensorId input() const { return TensorId{0}; }
    /// Shape of a value made so far; an empty shape after an error.
    Shape shape(TensorId id) const;

    /// Adds a layer with one output.
    TensorId add(std::string name, Op op, std::initializer_list<TensorId> inputs, SourceNames names = {});
    /// Adds a layer with several outputs.
    std::vector<TensorId> addMany(std::string name, Op op, std::initializer_list<TensorId> inputs);

    /// `logits` must be the input of the softmax that made `probabilities`.
    Result<Graph> finish(TensorId logits, TensorId probabilities);

private:
    Graph m_graph;
    std::string m_stage, m_block;
    bool m_inSqueezeExcitation = false;
    std::optional<Error> m_error;
};

} // namespace convlens
