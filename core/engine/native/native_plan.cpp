#include "core/engine/native/native_plan.h"

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/kernels/elementwise.h"

#include <algorithm>
#include <chrono>
#include <new>
#include <optional>
#include <string>
#include <utility>

namespace convlens::native {

namespace {

using Clock = std::chrono::steady_clock;

} // namespace

NativePlan::NativePlan(std::shared_ptr<const Graph> graph, std::shared_ptr<const Parameters> parameters,
                       LoweredPlan lowered, int threads)
    : m_graph(std::move(graph)), m_parameters(std::move(parameters)), m_lowered(std::move(lowered)),
      m_arena(m_lowered.memory.floats), m_pool(threads), m_shadows(std::size_t(m_graph->layerCount())) {
    m_context.pool = &m_pool;
    for (const std::size_t offset : m_lowered.memory.offsets)
        m_context.buffers.push_back(m_arena.data() + offset);
    std::size_t scratch = 0;
    for (const StepPtr& step : m_lowered.steps)
        scratch = std::max(scratch, step->scratchFloats());
    reserveScratch(scratch);
    for (PlanStep& step : m_lowered.info) {
        for (const LayerId layer : step.layers)
            step.name += (step.name.empty() ? "" : " + ") + m_graph->layer(layer).name;
    }
}

void NativePlan::reserveScratch(std::size_t floats) {
    // Whole lines and one more for each worker, so that no two write the same.
    const std::size_t each = (floats + 31) / 16 * 16;
    const auto workers = std::size_t(m_pool.threads());
    if (m_scratch.size() >= each * workers) return;
    m_scratch = AlignedFloats(each * workers);
    m_context.scratch.clear();
    for (std::size_t worker = 0; worker < workers; ++worker)
        m_context.scratch.push_back(m_scratch.data() + worker * each);
}

Tensor NativePlan::planar(const View& view) const {
    Tensor tensor = Tensor::unfilled(view.shape);
    const float* from = m_context.buffers[std::size_t(view.buffer)];
    const auto channels = std::size_t(view.shape.c), pixels = std::size_t(view.shape.plane());
    for (int image = 0; image < view.shape.n; ++image) {
        const float* pixel = from + std::size_t(image) * pixels * view.stride;
        m_context.split(channels * pixels, kLeastValuesForThreads, channels, [&](std::size_t begin, std::size_t end) {
            toPlanar(pixel, view.stride, view.offsets.data() + begin, tensor.plane(image, int(begin)).data(), 1,
                     end - begin, pixels);
        });
    }
    return tensor;
}

const View* NativePlan::viewInMemory(TensorId tensor) const {
    const auto& view = m_lowered.values[std::size_t(tensor.value)];
    return view && !view->gate ? &*view : nullptr;
}

NativePlan::Shadow& NativePlan::shadowOf(LayerId id) {
    auto& shadow = m_shadows[std::size_t(id.value)];
    if (shadow) return *shadow;
    auto made = std::make_unique<Shadow>();
    const Layer& layer = m_graph->layer(id);
    std::vector<const View*> inputs;
    for (const TensorId in : layer.inputs) {
        if (in == m_graph->input()) {
            inputs.push_back(nullptr);
        } else if (const View* view = viewInMemory(in)) {
            inputs.push_back(view);
        } else {
            const TensorInfo& info = m_graph->tensor(in);
            made->needs.push_back(info.producer);
            inputs.push_back(&shadowOf(info.producer).outputs[std::size_t(info.outputIndex)]);
        }
    }
    const auto allocate = [&](std::size_t floats) {
        m_shadowBuffers.emplace_back(floats);
        m_context.buffers.push_back(m_shadowBuffers.back().data());
        return int(m_context.buffers.size()) - 1;
    };
    made->step = lowerAsDrawn(*m_graph, *m_parameters, id, inputs, allocate, made->outputs);
    reserveScratch(made->step->scratchFloats());
    shadow = std::move(made);
    return *shadow;
}

void NativePlan::computeShadow(LayerId layer) {
    Shadow& shadow = shadowOf(layer);
    if (shadow.run == m_run) return;
    for (const LayerId need : shadow.needs)
        computeShadow(need);
    shadow.step->run(m_context);
    shadow.run = m_run;
}

Result<void> NativePlan::record(LayerId layer, RunOutput& output) {
    const auto& outputs = m_graph->layer(layer).outputs;
    for (std::size_t i = 0; i < outputs.size(); ++i) {
        const View* view = viewInMemory(outputs[i]);
        if (!view) {
            computeShadow(layer);
            view = &shadowOf(layer).outputs[i];
        }
        output.recorded.push_back({layer, int(i), std::make_shared<const Tensor>(planar(*view))});
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
        ++m_run;

        const ThreadPool::Shift shift(m_pool);
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
        output.logits = planar(*m_lowered.values[std::size_t(m_graph->logits().value)]);
        output.probabilities = planar(*m_lowered.values[std::size_t(m_graph->probabilities().value)]);
        std::sort(output.recorded.begin(), output.recorded.end(), [](const RecordedOutput& a, const RecordedOutput& b) {
            return a.layer != b.layer ? a.layer < b.layer : a.outputIndex < b.outputIndex;
        });
        return output;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to run " + m_graph->title()};
    }
}

} // namespace convlens::native
