#include "core/engine/native/native_plan.h"

#include "core/kernels/elementwise.h"

#include <algorithm>
#include <new>

namespace convlens::native {

namespace {

using Clock = std::chrono::steady_clock;

} // namespace

NativePlan::NativePlan(std::shared_ptr<const Graph> graph, std::shared_ptr<const Parameters> parameters,
                       LoweredPlan lowered, int threads)
    : m_graph(std::move(graph)), m_parameters(std::move(parameters)), m_lowered(std::move(lowered)),
      m_arena(m_lowered.memory.floats), m_pool(threads), m_shadows(m_graph->tensors().size()) {
    m_context.pool = &m_pool;
    for (const std::size_t offset : m_lowered.memory.offsets)
        m_context.buffers.push_back(m_arena.data() + offset);
    for (PlanStep& step : m_lowered.info) {
        for (const LayerId layer : step.layers)
            step.name += (step.name.empty() ? "" : " + ") + m_graph->layer(layer).name;
    }
}

Tensor NativePlan::planar(const View& view, const Context& context) const {
    Tensor tensor(view.shape);
    toPlanar(context.buffers[std::size_t(view.buffer)], view.stride, view.offsets.data(), tensor.data(),
             std::size_t(view.shape.n), std::size_t(view.shape.c), std::size_t(view.shape.plane()));
    return tensor;
}

View NativePlan::shadowValue(TensorId tensor, Shadow& shadow) {
    const auto& view = m_lowered.values[std::size_t(tensor.value)];
    if (view && !view->gate) return *view;
    const TensorInfo& info = m_graph->tensor(tensor);
    const Layer& layer = m_graph->layer(info.producer);
    std::vector<View> inputViews;
    for (const TensorId in : layer.inputs)
        inputViews.push_back(in == m_graph->input() ? View{} : shadowValue(in, shadow));
    std::vector<const View*> inputs;
    for (std::size_t i = 0; i < inputViews.size(); ++i)
        inputs.push_back(layer.inputs[i] == m_graph->input() ? nullptr : &inputViews[i]);
    std::vector<View> outputs;
    const auto allocate = [&](std::size_t floats) {
        shadow.buffers.emplace_back(floats);
        return int(m_lowered.buffers.size() + shadow.buffers.size()) - 1;
    };
    StepPtr step = lowerAsDrawn(*m_graph, *m_parameters, info.producer, inputs, allocate, outputs);
    shadow.steps.push_back(std::move(step));
    return outputs[std::size_t(info.outputIndex)];
}

const NativePlan::Shadow& NativePlan::shadowOf(TensorId tensor) {
    auto& shadow = m_shadows[std::size_t(tensor.value)];
    if (!shadow) {
        auto made = std::make_unique<Shadow>();
        made->view = shadowValue(tensor, *made);
        shadow = std::move(made);
    }
    return *shadow;
}

Result<void> NativePlan::record(LayerId layer, RunOutput& output) {
    const auto& outputs = m_graph->layer(layer).outputs;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const auto& view = m_lowered.values[std::size_t(outputs[i].value)];
        std::shared_ptr<const Tensor> tensor;
        if (view && !view->gate) {
            tensor = std::make_shared<const Tensor>(planar(*view, m_context));
        } else {
            const Shadow& shadow = shadowOf(outputs[i]);
            Context context = m_context;
            for (const AlignedFloats& buffer : shadow.buffers)
                context.buffers.push_back(const_cast<float*>(buffer.data()));
            for (const StepPtr& step : shadow.steps)
                step->run(context);
            tensor = std::make_shared<const Tensor>(planar(shadow.view, context));
        }
        output.recorded.push_back({layer, int(i), std::move(tensor)});
    }
    return {};
}

Result<RunOutput> NativePlan::run(const Tensor& input, const RunOptions& options) {
    if (!(input.shape() == m_graph->inputShape()))
        return Error{ErrorCode::InvalidArgument, m_graph->title() + " was compiled for an input of " +
                                                     toString(m_graph->inputShape()) + ", found " +
                                                     toString(input.shape())};
    try {
        std::vector<bool> wanted(std::size_t(m_graph->layerCount()), options.recordAll);
        for (const LayerId id : options.record)
            wanted[std::size_t(id.value)] = true;
        const bool recording = options.recordAll || !options.record.empty();
        RunOutput output;
        if (options.timeSteps) output.stepTimes.reserve(m_lowered.steps.size());
        m_context.input = &input;

        const auto started = Clock::now();
        auto before = started;
        for (std::size_t s = 0; s < m_lowered.steps.size(); ++s) {
            m_lowered.steps[s]->run(m_context);
            if (options.timeSteps) {
                const auto now = Clock::now();
                output.stepTimes.push_back(now - before);
                before = now;
            }
            if (recording) {
                for (const LayerId layer : m_lowered.info[s].layers) {
                    if (!wanted[std::size_t(layer.value)]) continue;
                    if (auto ok = record(layer, output); !ok) return ok.error();
                }
                before = Clock::now();
            }
            if (options.cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
            if (options.progress)
                report(options.progress, double(s + 1) / double(m_lowered.steps.size()), m_lowered.info[s].name);
        }
        output.total = Clock::now() - started;
        output.logits = planar(*m_lowered.values[std::size_t(m_graph->logits().value)], m_context);
        output.probabilities = planar(*m_lowered.values[std::size_t(m_graph->probabilities().value)], m_context);
        std::sort(output.recorded.begin(), output.recorded.end(), [](const RecordedOutput& a, const RecordedOutput& b) {
            return a.layer != b.layer ? a.layer < b.layer : a.outputIndex < b.outputIndex;
        });
        return output;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to run " + m_graph->title()};
    }
}

} // namespace convlens::native
