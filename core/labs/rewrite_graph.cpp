#include "core/labs/rewrite_graph.h"

#include "core/graph/graph_builder.h"
#include "core/tensor/shape.h"

#include <cstddef>
#include <span>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

namespace {

Padding2d narrower(const Padding2d& p) {
    const auto less = [](int side) { return side > 0 ? side - 1 : 0; };
    return {less(p.top), less(p.bottom), less(p.left), less(p.right)};
}

class Rewriter {
public:
    Rewriter(const Graph& graph, const GraphChanges& changes, std::string title)
        : m_graph(graph), m_changes(changes), m_builder(std::move(title), graph.inputShape()),
          m_now(graph.tensors().size()) {
        m_now.front() = m_builder.input();
    }

    Result<Graph> run() {
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            const Layer& layer = m_graph.layer(LayerId{i});
            if (layer.inputs.size() > 2 || layer.outputs.size() != 1 || layer.inputs.empty())
                return Error{ErrorCode::Unsupported, m_graph.title() + " cannot be rebuilt: layer '" + layer.name +
                                                         "' has more than two inputs or several outputs"};
            if (m_changes.withoutSqueezeExcitation && layer.inSqueezeExcitation) {
                // The module as a whole hands its map on.
                if (std::holds_alternative<ScaleChannels>(layer.op)) become(layer, now(layer.inputs.front()));
                continue;
            }
            if (m_changes.oldLastStage && layer.stage == "head" && !m_lastStageDone) {
                if (auto done = buildOldLastStage(i); !done) return done.error();
                m_lastStageDone = true;
            }
            if (i < m_skipUntil) continue;
            copy(layer);
        }
        if (m_changes.oldLastStage && !m_lastStageDone)
            return Error{ErrorCode::Unsupported, m_graph.title() + " has no last stage to replace"};
        return m_builder.finish(now(m_graph.logits()), now(m_graph.probabilities()));
    }

private:
    TensorId now(TensorId old) const { return m_now[std::size_t(old.value)]; }
    void become(const Layer& layer, TensorId value) { m_now[std::size_t(layer.outputs.front().value)] = value; }

    void enter(const Layer& layer) {
        if (layer.stage != m_stage) m_builder.enterStage(layer.stage);
        if (layer.stage != m_stage || layer.block != m_block) m_builder.enterBlock(layer.block);
        m_stage = layer.stage;
        m_block = layer.block;
        m_builder.setSqueezeExcitation(layer.inSqueezeExcitation);
    }

    Op changed(Op op) const {
        if (auto* conv = std::get_if<Convolution>(&op); conv && m_changes.smallKernels && conv->window.kernel == 5) {
            conv->window.kernel = 3;
            conv->window.padding = narrower(conv->window.padding);
        }
        if (auto* activation = std::get_if<Activation>(&op);
            activation && m_changes.insteadOfHSwish && activation->kind == ActivationKind::HSwish)
            activation->kind = *m_changes.insteadOfHSwish;
        return op;
    }

    void copy(const Layer& layer) {
        enter(layer);
        const TensorId first = now(layer.inputs.front());
        become(layer, layer.inputs.size() == 1
                          ? m_builder.add(layer.name, changed(layer.op), {first})
                          : m_builder.add(layer.name, changed(layer.op), {first, now(layer.inputs.back())}));
    }

    /// `head` is the first layer of the head: a pool, followed by the hidden layer, its activation and the classifier.
    Result<void> buildOldLastStage(int head) {
        const Error none{ErrorCode::Unsupported, m_graph.title() + " has no last stage to replace"};
        const LayerId pool{head}, hidden{head + 1}, activation{head + 2};
        if (head < 3 || head + 4 >= m_graph.layerCount()) return none;
        const auto* wide = std::get_if<FullyConnected>(&m_graph.layer(hidden).op);
        const auto* act = std::get_if<Activation>(&m_graph.layer(activation).op);
        if (!std::holds_alternative<GlobalAveragePool>(m_graph.layer(pool).op) || !wide || !act) return none;
        int lastConvolution = head - 1;
        while (lastConvolution > 0 && !std::holds_alternative<Convolution>(m_graph.layer(LayerId{lastConvolution}).op))
            --lastConvolution;
        const int narrow = 2 * m_graph.inputShapeOf(LayerId{lastConvolution}).c;
        const Op function = changed(Activation{act->kind});

        TensorId x = now(m_graph.layer(pool).inputs.front());
        const int channels = m_builder.shape(x).c;
        const auto normalised = [&](const std::string& prefix, const Convolution& conv, bool linear) {
            x = m_builder.add(prefix + ".conv", conv, {x});
            x = m_builder.add(prefix + ".bn", BatchNorm{}, {x});
            if (!linear) x = m_builder.add(prefix + ".act", function, {x});
        };
        m_builder.enterStage("last");
        normalised("last.depthwise", {channels, channels, false, {3, 1, 1, {1, 1, 1, 1}}}, false);
        normalised("last.project", {narrow, 1, false, {}}, true);
        normalised("last.widen", {wide->outFeatures, 1, false, {}}, false);
        m_builder.enterStage("head");
        x = m_builder.add(m_graph.layer(pool).name, GlobalAveragePool{}, {x});
        become(m_graph.layer(activation), x);
        m_stage = "head";
        m_block.clear();
        m_skipUntil = head + 3;
        return {};
    }

    const Graph& m_graph;
    const GraphChanges& m_changes;
    GraphBuilder m_builder;
    std::vector<TensorId> m_now; ///< by the old graph's TensorId
    std::string m_stage, m_block;
    bool m_lastStageDone = false;
    int m_skipUntil = 0;
};

} // namespace

Result<Graph> changedGraph(const Graph& graph, const GraphChanges& changes, std::string title) {
    return Rewriter(graph, changes, std::move(title)).run();
}

} // namespace convlens
