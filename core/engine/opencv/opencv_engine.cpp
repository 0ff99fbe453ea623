#include "core/engine/opencv/opencv_engine.h"

#include "core/base/check.h"
#include "core/base/result.h"
#include "core/engine/opencv/opencv_plan.h"
#include "core/graph/graph.h"
#include "core/graph/ops.h"
#include "core/graph/parameters.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>

#include <algorithm>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

namespace {

/// The importer reads a pooling layer's dilation and then forgets it (OpenCV 4.6), which would give wrong maps.
Result<void> checkPooling(const Graph& graph) {
    for (const Layer& layer : graph.layers()) {
        const auto* max = std::get_if<MaxPool>(&layer.op);
        const auto* average = std::get_if<AveragePool>(&layer.op);
        if ((max && max->window.dilation != 1) || (average && average->window.dilation != 1))
            return Error{ErrorCode::Unsupported, "layer '" + layer.name + "': OpenCV has no dilated pooling"};
    }
    return {};
}

class OpenCvEngine final : public Engine {
public:
    std::string_view id() const override { return "opencv"; }
    std::string_view displayName() const override { return "OpenCV (cv::dnn)"; }
    std::string version() const override { return "OpenCV " + cv::getVersionString(); }
    std::vector<PlanKind> plans() const override { return {PlanKind::AsDrawn, PlanKind::Optimised}; }
    int maxThreads() const override { return std::max(1, cv::getNumberOfCPUs()); }

    Result<std::unique_ptr<Plan>> compile(std::shared_ptr<const Graph> graph,
                                          std::shared_ptr<const Parameters> parameters,
                                          const CompileOptions& options) const override {
        CONVLENS_CHECK(graph && parameters);
        if (auto ok = checkNoShuffleChoice(options, "the engine 'opencv'"); !ok) return ok.error();
        if (options.threads < 1 || options.threads > maxThreads())
            return Error{ErrorCode::InvalidArgument, "the engine 'opencv' takes 1 to " + std::to_string(maxThreads()) +
                                                         " threads here, found " + std::to_string(options.threads)};
        if (auto able = checkPooling(*graph); !able) return able.error();
        // What goes wrong comes back as an Error; OpenCV would print it too.
        cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT);
        return OpenCvPlan::make(std::move(graph), std::move(parameters), options);
    }
};

} // namespace

const Engine& openCvEngine() {
    static const OpenCvEngine engine;
    return engine;
}

} // namespace convlens
