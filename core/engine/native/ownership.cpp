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
/// The halves of larger maps leave a second-level cache of 2 MiB no room for anything else.
constexpr std::size_t kMostFloats = 256 * 1024;

class Search {
public:
    Search(const Graph& graph, const std::vector<std::vector<LayerId>>& readers, const ConcatPlacement& placement,
           std::size_t mostFloats)
        : m_graph(graph), m_readers(readers), m_placement(placement), m_mostFloats(mostFloats) {
        m_found.offsetOf.resize(graph.tensors().size());
        m_found.cutOf.assign(std::size_t(graph.layerCount()), 0);
        m_found.sumsOf.assign(std::size_t(graph.layerCount()), 0);
    }

    Ownership run() {
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            if (isPlainProduct(LayerId{i})) tryFrom(LayerId{i});
        }
        place();
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

    bool mayBeOwned(TensorId id, std::size_t mostFloats) const {
        const Shape& shape = m_graph.tensor(id).shape;
        // Several images are shared out whole.
        return shape.n == 1 && shape.c >= kLeastChannels &&
               std::size_t(shape.plane()) * pixelStride(shape) < mostFloats &&
               m_placement.groupOf[std::size_t(id.value)] < 0 && !(id == m_graph.logits()) &&
               !(id == m_graph.probabilities());
    }

    void tryFrom(LayerId expansion) {
        const TensorId wide = endOf(expansion);
        const auto& readers = readersOf(wide);
        const Shape& map = m_graph.tensor(wide).shape;
        if (map.plane() == 1 || readers.size() != 1) return;
        // A sum in two parts is exchanged: it cannot have owners as well.
        for (const Block& block : m_blocks)
            if (block.projection == expansion || block.squeeze == expansion) return;
        if (as<GlobalAveragePool>(readers.front())) {
            if (mayBeOwned(wide, m_mostFloats)) m_blocks.push_back({{wide}, {}, {}});
            return;
        }
        if (!isDepthwise(readers.front())) return;
        const TensorId filtered = endOf(readers.front());
        const auto projection = projectionOf(filtered);
        if (!projection) return;
        // Factors that are not the owners' own would be applied elsewhere by two threads than by one, in another
        // rounding.
        const auto squeeze = projection->pool ? squeezeOf(*projection->pool, filtered) : std::nullopt;
        if (projection->isScaled && !squeeze) return;
        // Squeeze-and-excitation needs the whole map, so that no bands of rows go through it.
        const std::size_t most = squeeze ? kMostFloats : m_mostFloats;
        if (!mayBeOwned(wide, most) || !mayBeOwned(filtered, most)) return;
        const Window& window = as<Convolution>(readers.front())->window;
        const int edge = (window.kernel - 1) / 2 * window.dilation;
        const int narrowChannels = m_graph.inputShapeOf(expansion).c + m_graph.outputShapeOf(projection->product).c;
        if (std::int64_t(kEdgeCost) * edge * map.c <= std::int64_t(map.h) * narrowChannels) return;
        // Each thread sums all outputs over its own channels: that pays where they are few.
        if (bufferFloats(m_graph.outputShapeOf(projection->product)) > ownedFloats(map)) return;
        Block block{{wide, filtered}, projection->product, {}};
        if (squeeze) {
            block.maps.insert(block.maps.end(), {outputOf(*projection->pool), endOf(squeeze->second)});
            block.squeeze = squeeze->first;
        }
        m_blocks.push_back(std::move(block));
    }

    /// The two products between a pool and the factors of a map, where nothing else is there.
    std::optional<std::pair<LayerId, LayerId>> squeezeOf(LayerId pool, TensorId filtered) const {
        const auto productOf = [&](TensorId in) -> std::optional<LayerId> {
            const auto& readers = readersOf(in);
            if (readers.size() != 1 || !isPlainProduct(readers.front())) return std::nullopt;
            return readers.front();
        };
        const auto first = productOf(outputOf(pool));
        const auto second = first ? productOf(endOf(*first)) : std::nullopt;
        if (!second) return std::nullopt;
        const TensorId factors = endOf(*second);
        const auto& readers = readersOf(factors);
        const bool scales = readers.size() == 1 && as<ScaleChannels>(readers.front()) &&
                            m_graph.layer(readers.front()).inputs.front() == filtered &&
                            m_graph.tensor(factors).shape.c == m_graph.tensor(filtered).shape.c;
        if (!scales) return std::nullopt;
        return std::pair(*first, *second);
    }

    /// Sums of two blocks in turn and those of squeeze-and-excitation at the front, behind them each block's maps.
    void place() {
        std::size_t sums = 0, squeezed = 0;
        for (const Block& block : m_blocks) {
            if (block.projection) sums = std::max(sums, bufferFloats(m_graph.outputShapeOf(*block.projection)));
            if (block.squeeze) squeezed = std::max(squeezed, bufferFloats(m_graph.outputShapeOf(*block.squeeze)));
        }
        sums = wholePages(sums);
        const std::size_t front = 2 * sums + wholePages(squeezed);
        bool second = false;
        for (const Block& block : m_blocks) {
            std::size_t at = front;
            for (const TensorId map : block.maps) {
                m_found.offsetOf[std::size_t(map.value)] = at;
                at = wholePages(at + ownedFloats(m_graph.tensor(map).shape));
            }
            m_found.distance = std::max(m_found.distance, at);
            const std::size_t cut = firstOfSecondOwner(m_graph.tensor(block.maps.front()).shape.c);
            if (block.projection) {
                m_found.cutOf[std::size_t(block.projection->value)] = cut;
                m_found.sumsOf[std::size_t(block.projection->value)] = second ? sums : 0;
                second = !second;
            }
            if (block.squeeze) {
                m_found.cutOf[std::size_t(block.squeeze->value)] = cut;
                m_found.sumsOf[std::size_t(block.squeeze->value)] = 2 * sums;
            }
        }
    }
    static std::size_t wholePages(std::size_t floats) { return (floats + kPage - 1) / kPage * kPage; }

    struct Projection {
        LayerId product;
        std::optional<LayerId> pool; ///< squeeze-and-excitation's
        bool isScaled = false;
    };
    /// The product that reads a depthwise layer's result, by way of squeeze-and-excitation's factors where there are
    /// any.
    std::optional<Projection> projectionOf(TensorId filtered) const {
        std::optional<LayerId> product, pool;
        bool isScaled = false;
        for (const LayerId reader : readersOf(filtered)) {
            if (as<GlobalAveragePool>(reader)) {
                pool = reader;
            } else if (as<ScaleChannels>(reader) && m_graph.layer(reader).inputs.front() == filtered &&
                       readersOf(outputOf(reader)).size() == 1) {
                isScaled = true;
                product = readersOf(outputOf(reader)).front();
            } else if (!product) {
                product = reader;
            } else {
                return std::nullopt;
            }
        }
        const std::size_t count = readersOf(filtered).size();
        if (!product || !isPlainProduct(*product) || (pool && isScaled ? count != 2 : count != 1)) return std::nullopt;
        return Projection{*product, pool, isScaled};
    }

    /// Maps that follow each other, the product at their end, and the first one of squeeze-and-excitation.
    struct Block {
        std::vector<TensorId> maps;
        std::optional<LayerId> projection, squeeze;
    };

    const Graph& m_graph;
    const std::vector<std::vector<LayerId>>& m_readers;
    const ConcatPlacement& m_placement;
    std::size_t m_mostFloats;
    std::vector<Block> m_blocks;
    Ownership m_found;
};

} // namespace

Ownership findOwnership(const Graph& graph, const std::vector<std::vector<LayerId>>& readers,
                        const ConcatPlacement& placement, std::size_t mostFloats) {
    return Search(graph, readers, placement, mostFloats).run();
}

} // namespace convlens::native
