#include "core/engine/native/lowering.h"

#include "core/base/check.h"
#include "core/engine/native/chain_step.h"
#include "core/engine/native/concat_placement.h"
#include "core/engine/native/ownership.h"
#include "core/engine/native/row_step.h"
#include "core/engine/native/steps.h"
#include "core/graph/ops.h"
#include "core/kernels/epilogue.h"
#include "core/tensor/shape.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <variant>

namespace convlens::native {

namespace {

/// Offsets inside a pixel group are 32-bit: a gather reads them in the innermost loop.
constexpr std::size_t kMostFloats = std::size_t(std::numeric_limits<std::int32_t>::max());

/// A map of at least this size between two convolutions is not written to memory: an inverted residual's layers run
/// band by band. Smaller maps stay in the second-level cache anyway, and each layer is better off alone.
constexpr std::size_t kLeastChainedFloats = 128 * 1024;
/// What the bands of such a chain may need, so that they stay in the second-level cache beside the weights.
constexpr std::size_t kMostBandFloats = 96 * 1024;
/// Rows of the last map in a band, at most: more would only be fewer calls.
constexpr std::size_t kMostBandRows = 8;
/// Expand, depthwise, project; four take MobileNetV1's first convolution through to its second depthwise one (4 %).
/// Longer chains gained nothing more.
constexpr std::size_t kMostChained = 4;

class Lowering {
public:
    Lowering(const Graph& graph, const Parameters& parameters, PlanKind kind, ShuffleMethod shuffle, int threads)
        : m_graph(graph), m_parameters(parameters), m_kind(kind), m_shuffle(shuffle), m_threads(threads),
          m_readers(graph.tensors().size()), m_done(std::size_t(graph.layerCount()), false),
          m_stepOf(std::size_t(graph.layerCount()), -1) {
        m_plan.values.resize(graph.tensors().size());
        for (int i = 0; i < graph.layerCount(); ++i) {
            for (const TensorId in : graph.layer(LayerId{i}).inputs)
                m_readers[std::size_t(in.value)].push_back(LayerId{i});
        }
    }

    Result<LoweredPlan> run() {
        for (const TensorInfo& tensor : m_graph.tensors()) {
            if (std::size_t(tensor.shape.elements()) > kMostFloats / 4)
                return Error{ErrorCode::TooLarge, "a map of " + toString(tensor.shape) + " in " + m_graph.title() +
                                                      " is more than the native engine takes"};
        }
        if (m_kind == PlanKind::AsDrawn) {
            for (int i = 0; i < m_graph.layerCount(); ++i)
                drawLayer(LayerId{i});
        } else {
            m_placement = placeConcats(m_graph, m_readers);
            m_ownership = findOwnership(m_graph, m_readers, m_placement, kLeastChainedFloats);
            if (m_threads == 2 && m_ownership.distance > 0) m_ownedBuffer = allocate(2 * m_ownership.distance);
            for (const ConcatPlacement::Group& group : m_placement.groups) {
                if (group.floats > kMostFloats)
                    return Error{ErrorCode::TooLarge,
                                 m_graph.title() + " needs maps beyond what the native engine takes"};
                m_groupBuffer.push_back(allocate(group.floats));
            }
            for (int i = 0; i < m_graph.layerCount(); ++i) {
                if (!m_done[std::size_t(i)]) optimiseLayer(LayerId{i});
            }
        }
        keepForRecording();
        const int last = int(m_plan.steps.size()) - 1;
        for (const TensorId out : {m_graph.logits(), m_graph.probabilities()})
            touch(m_plan.values[std::size_t(out.value)]->buffer, last);
        m_plan.memory = planMemory(m_plan.buffers);
        return std::move(m_plan);
    }

private:
    // Buffers and their lifetimes

    int allocate(std::size_t floats) {
        m_plan.buffers.push_back({floats, std::numeric_limits<int>::max(), -1});
        const int buffer = int(m_plan.buffers.size()) - 1;
        m_newBuffers.push_back(buffer);
        return buffer;
    }
    Allocate allocator() {
        return [this](std::size_t floats) { return allocate(floats); };
    }
    void touch(int buffer, int step) {
        if (buffer < 0) return;
        Lifetime& life = m_plan.buffers[std::size_t(buffer)];
        life.first = std::min(life.first, step);
        life.last = std::max(life.last, step);
    }
    void touch(const View& view, int step) {
        touch(view.buffer, step);
        touch(view.copyBuffer, step);
        if (view.gate) touch(view.gate->buffer, step);
    }

    // Steps and the layers they cover

    void emit(StepPtr step, const std::vector<LayerId>& layers, const std::vector<const View*>& views) {
        const int index = int(m_plan.steps.size());
        PlanStep info;
        info.layers = m_pending;
        m_pending.clear();
        info.layers.insert(info.layers.end(), layers.begin(), layers.end());
        for (const LayerId id : info.layers)
            m_stepOf[std::size_t(id.value)] = index;
        m_plan.steps.push_back(std::move(step));
        m_plan.info.push_back(std::move(info));
        for (const View* view : views) {
            if (view) touch(*view, index);
        }
        for (const int buffer : m_newBuffers) {
            // These come alive when something is written to them, not when they are planned.
            if (buffer != m_ownedBuffer &&
                std::find(m_groupBuffer.begin(), m_groupBuffer.end(), buffer) == m_groupBuffer.end())
                touch(buffer, index);
        }
        m_newBuffers.clear();
        for (const LayerId id : layers)
            m_done[std::size_t(id.value)] = true;
        noteOwners(views.empty() ? nullptr : views.back(), index);
    }
    /// Where the threads met last: before a step without owners, or where they exchanged sums for copies.
    void noteOwners(const View* out, int step) {
        if (out && out->copyBuffer >= 0)
            m_ownedSince = step;
        else if (!out || out->owners == 1)
            m_ownedSince = -1;
        else if (m_ownedSince < 0)
            m_ownedSince = step;
    }
    /// A layer that costs nothing: it belongs to the step before it, or to the first one.
    void coverByAddress(LayerId id) {
        m_done[std::size_t(id.value)] = true;
        if (m_plan.info.empty()) {
            m_pending.push_back(id);
            return;
        }
        m_plan.info.back().layers.push_back(id);
        m_stepOf[std::size_t(id.value)] = int(m_plan.info.size()) - 1;
    }
    std::optional<View>& value(TensorId id) { return m_plan.values[std::size_t(id.value)]; }
    const View* viewOf(TensorId id) { return value(id) ? &*value(id) : nullptr; }
    std::optional<LayerId> onlyReader(TensorId id) const {
        const auto& readers = m_readers[std::size_t(id.value)];
        if (readers.size() != 1 || id == m_graph.logits()) return std::nullopt;
        return readers.front();
    }

    void drawLayer(LayerId id) {
        const Layer& layer = m_graph.layer(id);
        std::vector<const View*> inputs;
        for (const TensorId in : layer.inputs)
            inputs.push_back(viewOf(in));
        std::vector<View> outputs;
        StepPtr step = lowerAsDrawn(m_graph, m_parameters, id, inputs, allocator(), outputs, m_shuffle);
        emit(std::move(step), {id}, {});
        const int index = int(m_plan.steps.size()) - 1;
        for (const View* view : inputs) {
            if (view) touch(*view, index);
        }
        for (std::size_t i = 0; i < outputs.size(); ++i)
            value(layer.outputs[i]) = std::move(outputs[i]);
    }

    // The optimised plan

    /// What follows a convolution or fully connected layer and is done before its result leaves the registers.
    struct Chain {
        std::vector<LayerId> layers;
        Epilogue epilogue;
        TensorId end;
    };

    Chain chainFrom(LayerId id) {
        Chain chain;
        chain.layers.push_back(id);
        chain.end = m_graph.layer(id).outputs.front();
        if (const ParameterArray* bias = parameterOf(m_graph, m_parameters, id, ".bias"))
            chain.epilogue.shift = bias->values;
        auto next = onlyReader(chain.end);
        if (next && std::holds_alternative<BatchNorm>(m_graph.layer(*next).op)) {
            FoldedNorm norm = foldNorm(m_graph, m_parameters, *next);
            for (std::size_t c = 0; c < chain.epilogue.shift.size(); ++c)
                norm.shift[c] += chain.epilogue.shift[c] * norm.scale[c];
            chain.epilogue.scale = std::move(norm.scale);
            chain.epilogue.shift = std::move(norm.shift);
            follow(chain, *next);
            next = onlyReader(chain.end);
        }
        const bool perChannel = m_graph.groupOf(id) == OperatorGroup::Depthwise;
        if (next && !perChannel && std::holds_alternative<Add>(m_graph.layer(*next).op)) {
            const auto& operands = m_graph.layer(*next).inputs;
            const TensorId other = operands[0] == chain.end ? operands[1] : operands[0];
            const View* residual = viewOf(other);
            if (!(other == chain.end) && residual && residual->inOrder() && !residual->gate) {
                chain.epilogue.residual = *residual;
                follow(chain, *next);
                next = onlyReader(chain.end);
            }
        }
        if (next && !m_placement.activationMoved[std::size_t(next->value)]) {
            if (const auto* act = std::get_if<Activation>(&m_graph.layer(*next).op)) {
                chain.epilogue.activation = toKernel(act->kind);
                follow(chain, *next);
            }
        }
        return chain;
    }
    void follow(Chain& chain, LayerId next) {
        chain.layers.push_back(next);
        chain.end = m_graph.layer(next).outputs.front();
    }

    struct Target {
        int buffer;
        std::size_t stride, offset;
        std::optional<OwnedPlace> owned = {};
        int copyBuffer = -1;
    };
    /// Where the value at the end of a step goes: its place in a concat, or a new buffer. An activation that was moved
    /// in front of the concat joins the step.
    Target targetOf(TensorId end, KernelActivation& activation) {
        const Shape& shape = m_graph.tensor(end).shape;
        if (const auto& spot = m_placement.spots[std::size_t(end.value)]) {
            if (spot->activation) {
                CONVLENS_CHECK(activation == KernelActivation::None);
                activation = toKernel(*spot->activation);
            }
            const std::size_t stride = m_placement.groups[std::size_t(spot->group)].stride;
            return {m_groupBuffer[std::size_t(spot->group)], stride, spot->offset};
        }
        if (const auto offset = m_ownership.offsetOf[std::size_t(end.value)]; offset && m_ownedBuffer >= 0)
            return {m_ownedBuffer, 0, 0, OwnedPlace{*offset, m_ownership.distance}};
        return {allocate(bufferFloats(shape)), pixelStride(shape), 0};
    }
    void setValue(TensorId end, View view) { value(end) = std::move(view); }

    void optimiseLayer(LayerId id) {
        const Layer& layer = m_graph.layer(id);
        const TensorId in = layer.inputs.front();
        const View* input = viewOf(in);
        std::visit(Overloaded{
                       [&](const Convolution& op) { convolution(id, op, input); },
                       [&](const BatchNorm&) { drawLayer(id); },
                       [&](const Activation&) {
                           if (m_placement.activationMoved[std::size_t(id.value)]) {
                               value(layer.outputs.front()) = m_moved[in.value];
                               coverByAddress(id);
                           } else {
                               drawLayer(id);
                           }
                       },
                       [&](const Add&) { drawLayer(id); },
                       [&](const Concat&) { concat(id); },
                       [&](const ChannelSplit& op) { split(id, op); },
                       [&](const ChannelShuffle& op) { shuffle(id, op); },
                       [&](const MaxPool& op) { pool(id, op.window, false, false, input); },
                       [&](const AveragePool& op) { pool(id, op.window, true, op.countPadding, input); },
                       [&](const GlobalAveragePool&) {
                           if (!input || input->gate) return drawLayer(id);
                           const Shape& shape = m_graph.outputShapeOf(id);
                           KernelActivation none = KernelActivation::None;
                           const Target to = targetOf(layer.outputs.front(), none);
                           const View out = to.owned ? ownedView(shape, to.buffer, *to.owned)
                                                     : perChannelOutput(*input, shape, to.buffer, to.stride, to.offset);
                           // One owner may come here while the other is still where the two began to go their own
                           // ways: what is read there must not be overwritten here.
                           const int since = m_ownedSince;
                           emit(makeGlobalAverage(*input, out), {id}, {input, &out});
                           if (input->owners > 1 && !to.owned) touch(out, since);
                           setValue(layer.outputs.front(), out);
                       },
                       [&](const ScaleChannels&) { scale(id); },
                       [&](const FullyConnected& op) {
                           if (!input || input->gate) return drawLayer(id);
                           Chain chain = chainFrom(id);
                           const Target to = targetOf(chain.end, chain.epilogue.activation);
                           const View out = denseView(m_graph.tensor(chain.end).shape, to.buffer, to.stride, to.offset);
                           emit(makeFullyConnected(parameterOf(m_graph, m_parameters, id, ".weight")->values.data(),
                                                   chain.epilogue, std::size_t(op.outFeatures), *input, out),
                                chain.layers, {input, &out});
                           setValue(chain.end, out);
                       },
                       [&](const Softmax&) { drawLayer(id); },
                   },
                   layer.op);
    }

    bool isDepthwise(LayerId id) const {
        const auto* op = std::get_if<Convolution>(&m_graph.layer(id).op);
        return op && m_graph.groupOf(id) == OperatorGroup::Depthwise && op->outChannels == m_graph.inputShapeOf(id).c;
    }

    void convolution(LayerId id, const Convolution& op, const View* input) {
        const bool perChannel = isDepthwise(id);
        const bool networkInput = m_graph.layer(id).inputs.front() == m_graph.input();
        if (networkInput && (perChannel || op.window.kernel == 1)) return drawLayer(id);
        if (input && input->gate && (perChannel || op.window.kernel > 1 || op.window.stride > 1 || op.groups > 1))
            return drawLayer(id);
        std::vector<Chain> parts = {chainFrom(id)};
        while (!input || !input->gate) {
            const auto next = chainedWith(parts.back().end);
            if (!next || parts.size() == kMostChained) break;
            parts.push_back(chainFrom(*next));
            const bool endIsOwned = m_ownership.offsetOf[std::size_t(parts.back().end.value)].has_value();
            if (endIsOwned || bandRowsFor(parts, input) == 0) {
                parts.pop_back();
                break;
            }
        }

        // Without a narrow end as much would be written as before, and each layer's own time would be lost for nothing.
        while (parts.size() > 1 && !endsNarrow(parts))
            parts.pop_back();
        const std::size_t bandRows = parts.size() > 1 ? bandRowsFor(parts, input) : 0;

        Chain& last = parts.back();
        Target to = targetOf(last.end, last.epilogue.activation);
        std::vector<LayerId> layers;
        std::vector<const View*> views = {networkInput ? nullptr : input};
        for (const Chain& part : parts) {
            layers.insert(layers.end(), part.layers.begin(), part.layers.end());
            if (part.epilogue.residual) views.push_back(&*part.epilogue.residual);
        }
        View out;
        CutSum sum;
        if (parts.size() == 1) {
            sum.cut = m_ownership.cutOf[std::size_t(id.value)];
            if (sum.cut > 0 && input && input->owners > 1) {
                const std::size_t sums = m_ownership.sumsOf[std::size_t(id.value)];
                sum.first = {m_ownedBuffer, sums};
                sum.second = {m_ownedBuffer, sums + m_ownership.distance};
                if (m_ownership.isCopied[std::size_t(last.end.value)] && to.buffer >= 0 && !to.owned)
                    to.copyBuffer = allocate(bufferFloats(m_graph.tensor(last.end).shape));
            }
        }
        std::vector<ChainLink> links = linksOf(parts, networkInput ? nullptr : input, &to, out, sum);
        views.push_back(&out);
        StepPtr step = links.size() == 1
                           ? StepPtr(std::move(links.front().step))
                           : makeChain(std::move(links), std::size_t(m_graph.inputShapeOf(id).n), bandRows);
        emit(std::move(step), layers, views);
        setValue(last.end, out);
    }

    /// The convolution that alone reads this value, if it is so large that it should not be written to memory.
    std::optional<LayerId> chainedWith(TensorId end) const {
        const Shape& shape = m_graph.tensor(end).shape;
        if (std::size_t(shape.plane()) * pixelStride(shape) < kLeastChainedFloats) return std::nullopt;
        if (m_placement.groupOf[std::size_t(end.value)] >= 0) return std::nullopt;
        const auto next = onlyReader(end);
        if (!next || !std::holds_alternative<Convolution>(m_graph.layer(*next).op)) return std::nullopt;
        return next;
    }

    /// The last map has at most half of the values of the largest one before it: an inverted residual does.
    bool endsNarrow(const std::vector<Chain>& parts) const {
        std::int64_t largest = 0;
        for (std::size_t i = 0; i + 1 < parts.size(); ++i)
            largest = std::max(largest, m_graph.tensor(parts[i].end).shape.elements());
        return 2 * m_graph.tensor(parts.back().end).shape.elements() <= largest;
    }

    /// The steps of a chain. Maps between them lie dense in memory of the chain's own; without `to` so does the last,
    /// for a size up.
    std::vector<ChainLink> linksOf(const std::vector<Chain>& parts, const View* input, const Target* to, View& out,
                                   CutSum sum = {}) const {
        std::vector<ChainLink> links;
        View in;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const Chain& part = parts[i];
            const LayerId id = part.layers.front();
            const auto& op = std::get<Convolution>(m_graph.layer(id).op);
            const float* weight = parameterOf(m_graph, m_parameters, id, ".weight")->values.data();
            const Shape& shape = m_graph.tensor(part.end).shape;
            const View* from = i == 0 ? input : &in;
            const Target target = i + 1 == parts.size() && to ? *to : Target{-1, pixelStride(shape), 0};
            ChainLink link;
            const auto placed = [&](View dense) {
                return target.owned ? ownedView(shape, target.buffer, *target.owned) : dense;
            };
            if (isDepthwise(id)) {
                out = placed(perChannelOutput(*from, shape, target.buffer, target.stride, target.offset));
                link.step = makeDepthwise(op, weight, *from, out, part.epilogue);
            } else {
                out = placed(denseView(shape, target.buffer, target.stride, target.offset));
                out.copyBuffer = target.copyBuffer;
                link.step = makeConvolution(op, weight, from, m_graph.inputShapeOf(id), out, part.epilogue, sum);
            }
            link.height = std::size_t(shape.h);
            link.rowFloats = std::size_t(shape.w) * target.stride;
            links.push_back(std::move(link));
            in = out;
        }
        return links;
    }

    /// Rows of the last map that a band may have so that everything stays in the cache; 0 if not even one may.
    std::size_t bandRowsFor(const std::vector<Chain>& parts, const View* input) const {
        View out;
        const auto links = linksOf(parts, input, nullptr, out);
        std::size_t rows = 0;
        while (rows < std::min(kMostBandRows, links.back().height) &&
               chainScratchFloats(links, rows + 1) + (rows + 1) * links.back().rowFloats <= kMostBandFloats)
            ++rows;
        return rows;
    }

    void pool(LayerId id, const Window& window, bool average, bool countPadding, const View* input) {
        if (!input || input->gate) return drawLayer(id);
        const TensorId end = m_graph.layer(id).outputs.front();
        KernelActivation activation = KernelActivation::None;
        const Target to = targetOf(end, activation);
        const View out = perChannelOutput(*input, m_graph.tensor(end).shape, to.buffer, to.stride, to.offset);
        emit(makePool(window, average, countPadding, *input, out, activation), {id}, {input, &out});
        setValue(end, out);
    }

    void concat(LayerId id) {
        if (!m_placement.byAddress[std::size_t(id.value)]) return drawLayer(id);
        const Layer& layer = m_graph.layer(id);
        View out;
        out.shape = m_graph.outputShapeOf(id);
        bool moved = false;
        for (const TensorId in : layer.inputs) {
            const auto& spot = m_placement.spots[std::size_t(in.value)];
            moved = moved || (spot && spot->activation);
            if (spot) fetch(in, *spot);
            const View* part = viewOf(in);
            out.buffer = part->buffer;
            out.stride = part->stride;
            out.offsets.insert(out.offsets.end(), part->offsets.begin(), part->offsets.end());
        }
        coverByAddress(id);
        if (!moved) {
            setValue(layer.outputs.front(), std::move(out));
            return;
        }
        // What lies there is already activated: only the activation's output may be read as such.
        m_moved[layer.outputs.front().value] = std::move(out);
        for (const TensorId in : layer.inputs)
            value(in).reset();
    }

    /// A value whose step could not write to its place in the group is copied there.
    void fetch(TensorId tensor, const ConcatPlacement::Spot& spot) {
        const int buffer = m_groupBuffer[std::size_t(spot.group)];
        const View from = *viewOf(tensor);
        if (from.buffer == buffer) return;
        const View to = denseView(from.shape, buffer, m_placement.groups[std::size_t(spot.group)].stride, spot.offset);
        StepPtr step = spot.activation ? makeAffine({}, {}, toKernel(*spot.activation), from,
                                                    perChannelOutput(from, from.shape, buffer, to.stride, spot.offset))
                                       : makeCopy(from, to);
        const View made = spot.activation ? perChannelOutput(from, from.shape, buffer, to.stride, spot.offset) : to;
        emit(std::move(step), {}, {&from, &made});
        setValue(tensor, made);
    }

    void split(LayerId id, const ChannelSplit& op) {
        const Layer& layer = m_graph.layer(id);
        const View* input = viewOf(layer.inputs.front());
        if (!input || input->gate) return drawLayer(id);
        const View whole = *input;
        std::size_t first = 0;
        for (std::size_t i = 0; i < op.sizes.size(); ++i) {
            View part = whole;
            part.shape = m_graph.tensor(layer.outputs[i]).shape;
            part.offsets.assign(whole.offsets.begin() + std::ptrdiff_t(first),
                                whole.offsets.begin() + std::ptrdiff_t(first + std::size_t(op.sizes[i])));
            first += std::size_t(op.sizes[i]);
            setValue(layer.outputs[i], std::move(part));
        }
        coverByAddress(id);
    }

    void shuffle(LayerId id, const ChannelShuffle& op) {
        const Layer& layer = m_graph.layer(id);
        const View* input = viewOf(layer.inputs.front());
        if (!input || input->gate) return drawLayer(id);
        View out = *input;
        const int each = out.shape.c / op.groups;
        for (int a = 0; a < op.groups; ++a) {
            for (int b = 0; b < each; ++b)
                out.offsets[std::size_t(b * op.groups + a)] = input->offsets[std::size_t(a * each + b)];
        }
        setValue(layer.outputs.front(), std::move(out));
        coverByAddress(id);
    }

    /// Squeeze-and-excitation's last step: where one pointwise convolution reads the result, it applies the factors
    /// itself.
    void scale(LayerId id) {
        const Layer& layer = m_graph.layer(id);
        const View* map = viewOf(layer.inputs[0]);
        const View* gate = viewOf(layer.inputs[1]);
        const auto reader = onlyReader(layer.outputs.front());
        const Convolution* next = reader ? std::get_if<Convolution>(&m_graph.layer(*reader).op) : nullptr;
        const bool pointwise = next && next->window.kernel == 1 && next->window.stride == 1 && next->groups == 1;
        if (!pointwise || !map || !gate || map->gate || !map->ascends()) return drawLayer(id);
        if (map->owners != gate->owners || !(gate->inOrder() || gate->owners > 1)) return drawLayer(id);
        View out = *map;
        out.gate = gate->place();
        out.gateStride = gate->stride;
        if (gate->owners > 1) out.secondGate = {gate->buffer, runsOf(*gate).back().offset};
        setValue(layer.outputs.front(), std::move(out));
        m_done[std::size_t(id.value)] = true;
        m_pending.push_back(id);
    }

    // Recording

    /// A value that was fused away is computed again from values in memory when somebody wants to see it; these must
    /// still be there when the step that covers its layer has run.
    void keepForRecording() {
        for (int i = 0; i < m_graph.layerCount(); ++i) {
            for (const TensorId out : m_graph.layer(LayerId{i}).outputs)
                keep(out, m_stepOf[std::size_t(i)]);
        }
    }
    void keep(TensorId tensor, int step) {
        if (tensor == m_graph.input()) return;
        const auto& view = value(tensor);
        if (view) {
            touch(*view, step);
            if (!view->gate) return;
        }
        for (const TensorId in : m_graph.layer(m_graph.tensor(tensor).producer).inputs)
            keep(in, step);
    }

    const Graph& m_graph;
    const Parameters& m_parameters;
    PlanKind m_kind;
    ShuffleMethod m_shuffle;
    int m_threads;
    LoweredPlan m_plan;
    std::vector<std::vector<LayerId>> m_readers; // by tensor
    std::vector<bool> m_done;                    // by layer
    std::vector<int> m_stepOf;                   // by layer
    std::vector<LayerId> m_pending;              // covered by the next step
    std::vector<int> m_newBuffers;
    ConcatPlacement m_placement;
    Ownership m_ownership;
    int m_ownedBuffer = -1;
    int m_ownedSince = -1; // the step since which two owners have gone their own ways, if they do
    std::vector<int> m_groupBuffer;
    std::unordered_map<int, View> m_moved; // by tensor: a concat whose activation was moved to its writers
};

} // namespace

Result<LoweredPlan> lower(const Graph& graph, const Parameters& parameters, PlanKind kind, ShuffleMethod shuffle,
                          int threads) {
    return Lowering(graph, parameters, kind, shuffle, threads).run();
}

} // namespace convlens::native
