#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"
#include "core/tensor/tensor.h"

#include <opencv2/core.hpp>
#include <opencv2/dnn.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace convlens {

/// See opencv_engine.h. No OpenCV exception leaves it.
class OpenCvPlan final : public Plan {
public:
    static Result<std::unique_ptr<Plan>> make(std::shared_ptr<const Graph> graph,
                                              std::shared_ptr<const Parameters> parameters,
                                              const CompileOptions& options);

    std::span<const PlanStep> steps() const override { return m_steps; }
    Result<RunOutput> run(const Tensor& input, const RunOptions& options) override;

private:
    /// A second network that puts out what one set of layers makes.
    struct Recorder {
        std::vector<LayerId> layers;
        cv::dnn::Net net;
    };

    OpenCvPlan(std::shared_ptr<const Graph> graph, std::shared_ptr<const Parameters> parameters,
               const CompileOptions& options);
    Result<cv::dnn::Net> importNet(const std::vector<LayerId>& extraOutputs) const;
    Result<void> findSteps();
    Result<std::vector<LayerId>> recordedLayers(const RunOptions& options) const;
    Result<RunOutput> tryRun(const Tensor& input, const RunOptions& options);
    Result<void> record(const Tensor& input, const std::vector<LayerId>& layers, RunOutput& output);
    std::vector<std::chrono::nanoseconds> stepTimes();

    std::shared_ptr<const Graph> m_graph;
    std::shared_ptr<const Parameters> m_parameters;
    int m_threads;
    bool m_fuses;
    cv::dnn::Net m_net;
    std::vector<cv::String> m_outputs; ///< logits, and probabilities where they are not the same
    std::vector<PlanStep> m_steps;
    std::vector<int> m_stepOfNetLayer; ///< by index into getLayerNames()
    std::optional<Recorder> m_recorder;
};

} // namespace convlens
