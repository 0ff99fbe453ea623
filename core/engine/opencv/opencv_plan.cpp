#include "core/engine/opencv/opencv_plan.h"

#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/engine/opencv/net_layers.h"
#include "core/onnx/onnx_model.h"

#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <utility>

namespace convlens {

namespace {

using Clock = std::chrono::steady_clock;

/// Calls work(), and makes an Error of what OpenCV throws.
template <class Work>
auto guarded(const std::string& title, Work work) -> decltype(work()) {
    try {
        return work();
    } catch (const cv::Exception& error) {
        if (error.code == cv::Error::StsNoMem)
            return Error{ErrorCode::OutOfMemory, "OpenCV has not enough memory for " + title};
        return Error{ErrorCode::Internal, "OpenCV failed on " + title + ": " + error.err};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory for " + title + " in OpenCV"};
    }
}

/// The tensor's own memory, as OpenCV sees it. cv::dnn only reads its inputs.
cv::Mat asMat(const Tensor& tensor) {
    const Shape& s = tensor.shape();
    const int sizes[] = {s.n, s.c, s.h, s.w};
    return cv::Mat(4, sizes, CV_32F, const_cast<float*>(tensor.data()));
}

Result<Tensor> asTensor(const cv::Mat& mat, const Shape& shape) {
    if (mat.type() != CV_32F || std::int64_t(mat.total()) != shape.elements())
        return Error{ErrorCode::Internal, "OpenCV made " + std::to_string(mat.total()) + " values where a map of " +
                                              toString(shape) + " was expected"};
    auto tensor = Tensor::create(shape);
    if (!tensor) return tensor.error();
    const cv::Mat whole = mat.isContinuous() ? mat : mat.clone();
    std::memcpy(tensor->data(), whole.data, std::size_t(shape.bytes()));
    return tensor;
}

void setThreads(int threads) {
    if (cv::getNumThreads() != threads) cv::setNumThreads(threads);
}

} // namespace

OpenCvPlan::OpenCvPlan(std::shared_ptr<const Graph> graph, std::shared_ptr<const Parameters> parameters,
                       const CompileOptions& options)
    : m_graph(std::move(graph)), m_parameters(std::move(parameters)), m_threads(options.threads),
      m_fuses(options.plan == PlanKind::Optimised), m_outputs{onnxValueName(*m_graph, m_graph->logits())} {
    if (m_graph->probabilities() != m_graph->logits())
        m_outputs.push_back(onnxValueName(*m_graph, m_graph->probabilities()));
}

Result<std::unique_ptr<Plan>> OpenCvPlan::make(std::shared_ptr<const Graph> graph,
                                               std::shared_ptr<const Parameters> parameters,
                                               const CompileOptions& options) {
    const std::string title = graph->title();
    return guarded(title, [&]() -> Result<std::unique_ptr<Plan>> {
        std::unique_ptr<OpenCvPlan> plan(new OpenCvPlan(std::move(graph), std::move(parameters), options));
        auto net = plan->importNet({});
        if (!net) return net.error();
        plan->m_net = *net;
        plan->m_net.enableFusion(plan->m_fuses);
        if (auto found = plan->findSteps(); !found) return found.error();
        return std::unique_ptr<Plan>(std::move(plan));
    });
}

Result<cv::dnn::Net> OpenCvPlan::importNet(const std::vector<LayerId>& extraOutputs) const {
    OnnxOptions options;
    options.dialect = OnnxDialect::OpenCv;
    options.extraOutputs = extraOutputs;
    const auto model = onnxModel(*m_graph, *m_parameters, options);
    if (!model) return model.error();
    cv::dnn::Net net = cv::dnn::readNetFromONNX(model->data(), model->size());
    net.setPreferableBackend(cv::dnn::DNN_BACKEND_OPENCV);
    net.setPreferableTarget(cv::dnn::DNN_TARGET_CPU);
    return net;
}

/// What cv::dnn fuses is settled in its first run, so there is one on zeros; a skipped layer has no time then.
Result<void> OpenCvPlan::findSteps() {
    const auto zeros = Tensor::create(m_graph->inputShape());
    if (!zeros) return zeros.error();
    setThreads(m_threads);
    std::vector<cv::Mat> outputs;
    m_net.setInput(asMat(*zeros), "input");
    m_net.forward(outputs, m_outputs);
    std::vector<double> ticks;
    m_net.getPerfProfile(ticks);
    const auto names = m_net.getLayerNames();
    if (ticks.size() != names.size())
        return Error{ErrorCode::Internal,
                     "OpenCV timed " + std::to_string(ticks.size()) + " layers of " + std::to_string(names.size())};
    std::vector<NetLayer> layers;
    for (std::size_t i = 0; i < names.size(); ++i)
        layers.push_back({names[i], ticks[i] > 0});
    NetSteps found = stepsOfNet(*m_graph, layers);
    m_steps = std::move(found.steps);
    m_stepOfNetLayer = std::move(found.stepOfLayer);
    return {};
}

std::vector<std::chrono::nanoseconds> OpenCvPlan::stepTimes() {
    std::vector<double> ticks;
    m_net.getPerfProfile(ticks);
    std::vector<double> nanoseconds(m_steps.size());
    for (std::size_t i = 0; i < ticks.size() && i < m_stepOfNetLayer.size(); ++i)
        nanoseconds[std::size_t(m_stepOfNetLayer[i])] += ticks[i] * 1e9 / cv::getTickFrequency();
    std::vector<std::chrono::nanoseconds> times;
    for (const double time : nanoseconds)
        times.emplace_back(std::int64_t(time));
    return times;
}

Result<std::vector<LayerId>> OpenCvPlan::recordedLayers(const RunOptions& options) const {
    std::vector<bool> wanted(std::size_t(m_graph->layerCount()), options.recordAll);
    for (const LayerId id : options.record) {
        if (id.value < 0 || id.value >= m_graph->layerCount())
            return Error{ErrorCode::InvalidArgument, m_graph->title() + " has no layer " + std::to_string(id.value) +
                                                         " to record, only 0 to " +
                                                         std::to_string(m_graph->layerCount() - 1)};
        wanted[std::size_t(id.value)] = true;
    }
    std::vector<LayerId> layers;
    for (int i = 0; i < m_graph->layerCount(); ++i) {
        if (wanted[std::size_t(i)]) layers.push_back(LayerId{i});
    }
    return layers;
}

Result<void> OpenCvPlan::record(const Tensor& input, const std::vector<LayerId>& layers, RunOutput& output) {
    if (!m_recorder || m_recorder->layers != layers) {
        m_recorder.reset();
        auto net = importNet(layers);
        if (!net) return net.error();
        net->enableFusion(false);
        m_recorder.emplace(Recorder{layers, *net});
    }
    struct Wanted {
        LayerId layer;
        int index;
        TensorId tensor;
    };
    std::vector<Wanted> wanted;
    std::vector<cv::String> names;
    for (const LayerId id : layers) {
        const auto& made = m_graph->layer(id).outputs;
        for (std::size_t k = 0; k < made.size(); ++k) {
            wanted.push_back({id, int(k), made[k]});
            names.push_back(onnxValueName(*m_graph, made[k]));
        }
    }
    std::vector<cv::Mat> maps;
    m_recorder->net.setInput(asMat(input), "input");
    m_recorder->net.forward(maps, names);
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto tensor = asTensor(maps[i], m_graph->tensor(wanted[i].tensor).shape);
        if (!tensor) return tensor.error();
        output.recorded.push_back(
            {wanted[i].layer, wanted[i].index, std::make_shared<const Tensor>(std::move(*tensor))});
    }
    return {};
}

Result<RunOutput> OpenCvPlan::run(const Tensor& input, const RunOptions& options) {
    return guarded(m_graph->title(), [&] { return tryRun(input, options); });
}

Result<RunOutput> OpenCvPlan::tryRun(const Tensor& input, const RunOptions& options) {
    if (input.shape() != m_graph->inputShape())
        return Error{ErrorCode::InvalidArgument, m_graph->title() + " takes an input of " +
                                                     toString(m_graph->inputShape()) + ", found " +
                                                     toString(input.shape())};
    const auto layers = recordedLayers(options);
    if (!layers) return layers.error();
    const auto cancelled = [&] {
        return Error{ErrorCode::Cancelled, "the run of " + m_graph->title() + " was cancelled"};
    };
    if (options.cancel.isCancelled()) return cancelled();
    setThreads(m_threads);

    RunOutput output;
    const Clock::time_point start = Clock::now();
    std::vector<cv::Mat> results;
    m_net.setInput(asMat(input), "input");
    m_net.forward(results, m_outputs);
    auto logits = asTensor(results.front(), m_graph->tensor(m_graph->logits()).shape);
    if (!logits) return logits.error();
    auto probabilities = asTensor(results.back(), m_graph->tensor(m_graph->probabilities()).shape);
    if (!probabilities) return probabilities.error();
    output.logits = std::move(*logits);
    output.probabilities = std::move(*probabilities);
    if (options.timeSteps) output.stepTimes = stepTimes();
    if (options.cancel.isCancelled()) return cancelled();
    report(options.progress, layers->empty() ? 1.0 : 0.5, m_graph->title());

    if (!layers->empty()) {
        if (auto done = record(input, *layers, output); !done) return done.error();
        if (options.cancel.isCancelled()) return cancelled();
        report(options.progress, 1.0, m_graph->title());
    }
    output.total = Clock::now() - start;
    return output;
}

} // namespace convlens
