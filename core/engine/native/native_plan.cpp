#include "core/engine/native/native_plan.h"

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/kernels/elementwise.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <new>
#include <optional>
#include <string>
#include <utility>

namespace convlens::native {

namespace {

using Clock = std::chrono::steady_clock;

/// A run that nobody watches looks now and then whether it is still wanted: meeting after every step would cost it
/// time.
constexpr std::size_t kStepsBetweenLooks = 8;

Error cancelled() {
    return Error{ErrorCode::Cancelled, "cancelled"};
}

} // namespace

NativePlan::NativePlan(std::shared_ptr<const Graph> graph, std::shared_ptr<const Parameters> parameters,
                       LoweredPlan lowered, int threads)
    : m_graph(std::move(graph)), m_parameters(std::move(parameters)), m_lowered(std::move(lowered)),
      m_arena(m_lowered.memory.floats), m_pool(threads), m_shadows(std::size_t(m_graph->layerCount())) {
    for (const std::size_t offset : m_lowered.memory.offsets)
        m_buffers.push_back(m_arena.data() + offset);
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
    m_scratchOf.clear();
    for (std::size_t worker = 0; worker < workers; ++worker)
        m_scratchOf.push_back(m_scratch.data() + worker * each);
}

Tensor NativePlan::planar(const View& view) {
    Tensor tensor = Tensor::unfilled(view.shape);
    const float* from = m_buffers[std::size_t(view.buffer)];
    const auto channels = std::size_t(view.shape.c), pixels = std::size_t(view.shape.plane());
    for (int image = 0; image < view.shape.n; ++image) {
        const float* pixel = from + std::size_t(image) * pixels * view.stride;
        const auto move = [&](std::size_t begin, std::size_t end) {
            toPlanar(pixel, view.stride, view.offsets.data() + begin, tensor.plane(image, int(begin)).data(), 1,
                     end - begin, pixels);
        };
        if (channels * pixels < kLeastValuesForThreads)
            move(0, channels);
        else
            m_pool.parallelFor(channels, move);
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
        m_buffers.push_back(m_shadowBuffers.back().data());
        return int(m_buffers.size()) - 1;
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
    runStep(*shadow.step, contexts());
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

/// All steps in one piece of work: the threads meet where a step needs what others did before.
void NativePlan::runSteps(const RunOptions& options, RunOutput& output) {
    const std::size_t count = m_lowered.steps.size();
    const bool stepwise = options.timeSteps || options.progress, stops = options.cancel.canBeCancelled();
    std::atomic<std::size_t> stopBehind = count; // the last step that all of them run
    const std::vector<Context> contexts = this->contexts();
    m_pool.run([&](int worker) {
        const Context& context = contexts[std::size_t(worker)];
        auto before = Clock::now();
        for (std::size_t s = 0; s < count; ++s) {
            m_lowered.steps[s]->run(context);
            if (!stepwise && !(stops && s % kStepsBetweenLooks == 0)) continue;
            if (worker == 0 && options.cancel.isCancelled()) stopBehind.store(s, std::memory_order_relaxed);
            context.settle();
            if (worker == 0 && options.timeSteps) {
                const auto now = Clock::now();
                output.stepTimes.push_back(now - before);
                before = now;
            }
            if (stopBehind.load(std::memory_order_relaxed) <= s) break;
            if (worker == 0 && options.progress)
                report(options.progress, double(s + 1) / double(count), m_lowered.info[s].name);
        }
        context.end();
    });
}

/// Step by step, because what is recorded is fetched between them.
Result<void> NativePlan::runRecording(const RunOptions& options, RunOutput& output) {
    std::vector<bool> wanted(std::size_t(m_graph->layerCount()), options.recordAll);
    for (const LayerId id : options.record)
        wanted[std::size_t(id.value)] = true;
    for (std::size_t s = 0; s < m_lowered.steps.size(); ++s) {
        const auto before = Clock::now();
        runStep(*m_lowered.steps[s], contexts());
        if (options.timeSteps) output.stepTimes.push_back(Clock::now() - before);
        for (const LayerId layer : m_lowered.info[s].layers) {
            if (!wanted[std::size_t(layer.value)]) continue;
            if (auto ok = record(layer, output); !ok) return ok.error();
        }
        if (options.cancel.isCancelled()) return cancelled();
        if (options.progress)
            report(options.progress, double(s + 1) / double(m_lowered.steps.size()), m_lowered.info[s].name);
    }
    std::sort(output.recorded.begin(), output.recorded.end(), [](const RecordedOutput& a, const RecordedOutput& b) {
        return a.layer != b.layer ? a.layer < b.layer : a.outputIndex < b.outputIndex;
    });
    return {};
}

Result<RunOutput> NativePlan::run(const Tensor& input, const RunOptions& options) {
    if (!(input.shape() == m_graph->inputShape()))
        return Error{ErrorCode::InvalidArgument, m_graph->title() + " was compiled for an input of " +
                                                     toString(m_graph->inputShape()) + ", found " +
                                                     toString(input.shape())};
    try {
        RunOutput output;
        if (options.timeSteps) output.stepTimes.reserve(m_lowered.steps.size());
        m_input = &input;
        ++m_run;

        const ThreadPool::Shift shift(m_pool);
        const auto started = Clock::now();
        if (options.recordAll || !options.record.empty()) {
            if (auto done = runRecording(options, output); !done) return done.error();
        } else {
            runSteps(options, output);
        }
        if (options.cancel.isCancelled()) return cancelled();
        output.total = Clock::now() - started;
        output.logits = planar(*m_lowered.values[std::size_t(m_graph->logits().value)]);
        output.probabilities = planar(*m_lowered.values[std::size_t(m_graph->probabilities().value)]);
        return output;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to run " + m_graph->title()};
    }
}

} // namespace convlens::native
