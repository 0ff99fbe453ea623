#include "core/engine/native/ownership.h"

#include "core/engine/native/view.h"
#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>
#include <variant>

namespace convlens::native {

namespace {

/// Fewer would leave a thread less than two vectors of a wide instruction set.
constexpr int kLeastChannels = 64;
/// Sharing by rows, each thread reads `edge` rows of the wide map that the other has just written; owning channels,
/// half of each narrow map. A value at an edge costs seven times as much, for the depthwise layer waits for it where
/// the products read ahead (MobileNetV3 Small's and Large's blocks, two processors of a Xeon without a common cache).
constexpr int kEdgeCost = 7;
/// Processors fetch ahead up to the end of a page. In floats.
constexpr std::size_t kPage = 1024;

class Search {
public:
    Search(const Graph& graph, const std::vector<std::vector<LayerId>>& readers, const ConcatPlacement& placement,
           std::size_t mostFloats)
        : m_graph(graph), m_readers(readers), m_placement(placement), m_mostFloats(mostFloats) {
        m_found.offsetOf.resize(graph.tensors().size());
        m_found.cutOf.assign(std::size_t(graph.layerCount()), 0);
    }

    Ownership run() {
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            if (isPlainProduct(LayerId{i})) tryFrom(LayerId{i});
        }
        m_found.isCopied.assign(m_graph.tensors().size(), false);
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            if (!isPlainProduct(LayerId{i}) || !m_found.offsetOf[std::size_t(endOf(LayerId{i}).value)]) continue;
            m_found.isCopied[std::size_t(m_graph.layer(LayerId{i}).inputs.front().value)] = true;
        }
        return std::move(m_found);
    }

private:
    const std::vector<LayerId>& readersOf(TensorId id) const { return m_readers[std::size_t(id.value)]; }
    TensorId outputOf(LayerId id) const { return m_graph.layer(id).outputs.front(); }
    template <class Op>
    const Op* as(LayerId id) const {
        return std::get_if<Op>(&m_graph.layer(id).op);
    }

    bool isPlainProduct(LayerId id) const {
        const auto* op = as<Convolution>(id);
        return op && op->window.kernel == 1 && op->window.stride == 1 && op->groups == 1 &&
               !(m_graph.layer(id).inputs.front() == m_graph.input());
    }
    bool isDepthwise(LayerId id) const {
        const auto* op = as<Convolution>(id);
        return op && m_graph.groupOf(id) == OperatorGroup::Depthwise && op->outChannels == m_graph.inputShapeOf(id).c;
    }

    /// The value after the batch norm and the activation that become part of a convolution's step.
    TensorId endOf(LayerId id) const {
        TensorId end = outputOf(id);
        const auto next = [&]() -> std::optional<LayerId> {
            const auto& readers = readersOf(end);
            if (readers.size() != 1) return std::nullopt;
            return readers.front();
        };
        if (const auto norm = next(); norm && as<BatchNorm>(*norm)) end = outputOf(*norm);
        if (const auto activation = next(); activation && as<Activation>(*activation)) end = outputOf(*activation);
        return end;
    }

    bool mayBeOwned(TensorId id) const {
        const Shape& shape = m_graph.tensor(id).shape;
        // Several images are shared out whole.
        return shape.n == 1 && shape.c >= kLeastChannels && shape.plane() > 1 &&
               std::size_t(shape.plane()) * pixelStride(shape) < m_mostFloats &&
               m_placement.groupOf[std::size_t(id.value)] < 0 && !(id == m_graph.logits()) &&
               !(id == m_graph.probabilities());
    }

    /// Returns the end of its part.
    std::size_t own(TensorId id, std::size_t offset) {
        m_found.offsetOf[std::size_t(id.value)] = offset;
        const std::size_t end = (offset + ownedFloats(m_graph.tensor(id).shape) + kPage - 1) / kPage * kPage;
        m_found.distance = std::max(m_found.distance, end);
        return end;
    }

    void tryFrom(LayerId expansion) {
        const TensorId wide = endOf(expansion);
        const auto& readers = readersOf(wide);
        if (!mayBeOwned(wide) || readers.size() != 1) return;
        if (as<GlobalAveragePool>(readers.front())) {
            own(wide, 0);
            return;
        }
        if (!isDepthwise(readers.front())) return;
        const TensorId filtered = endOf(readers.front());
        const auto projection = projectionOf(filtered);
        if (!mayBeOwned(filtered) || !projection) return;
        const Shape& map = m_graph.tensor(wide).shape;
        const Window& window = as<Convolution>(readers.front())->window;
        const int edge = (window.kernel - 1) / 2 * window.dilation;
        const int narrowChannels = m_graph.inputShapeOf(expansion).c + m_graph.outputShapeOf(*projection).c;
        if (std::int64_t(kEdgeCost) * edge * map.c <= std::int64_t(map.h) * narrowChannels) return;
        // When the product runs, the map before the depthwise layer is no longer needed: one owner's part of the sum
        // lies there.
        const Shape& narrow = m_graph.outputShapeOf(*projection);
        if (bufferFloats(narrow) > ownedFloats(m_graph.tensor(wide).shape)) return;
        own(filtered, own(wide, 0));
        m_found.cutOf[std::size_t(projection->value)] = firstOfSecondOwner(map.c);
    }

    /// The product that reads a depthwise layer's result, by way of squeeze-and-excitation's factors where there are
    /// any.
    std::optional<LayerId> projectionOf(TensorId filtered) const {
        std::optional<LayerId> product;
        bool hasPool = false, hasScale = false;
        for (const LayerId reader : readersOf(filtered)) {
            if (as<GlobalAveragePool>(reader)) {
                hasPool = true;
            } else if (as<ScaleChannels>(reader) && m_graph.layer(reader).inputs.front() == filtered &&
                       readersOf(outputOf(reader)).size() == 1) {
                hasScale = true;
                product = readersOf(outputOf(reader)).front();
            } else if (!product) {
                product = reader;
            } else {
                return std::nullopt;
            }
        }
        const std::size_t count = readersOf(filtered).size();
        if (!product || !isPlainProduct(*product) || (hasPool && hasScale ? count != 2 : count != 1))
            return std::nullopt;
        return product;
    }

    const Graph& m_graph;
    const std::vector<std::vector<LayerId>>& m_readers;
    const ConcatPlacement& m_placement;
    std::size_t m_mostFloats;
    Ownership m_found;
};

} // namespace

Ownership findOwnership(const Graph& graph, const std::vector<std::vector<LayerId>>& readers,
                        const ConcatPlacement& placement, std::size_t mostFloats) {
    return Search(graph, readers, placement, mostFloats).run();
}

} // namespace convlens::native
