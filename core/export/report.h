#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/image/image.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"
#include "core/networks/network_spec.h"
#include "core/weights/weights.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

/// A report: one HTML file that needs nothing else, with what was asked of some networks, for people who do not have
/// the program. The window and the command line make it of the same values, so that it reads the same.
namespace convlens {

/// Times of one network with their conditions.
struct ReportTimes {
    std::string engine, engineVersion;
    PlanKind plan = PlanKind::AsDrawn;
    int threads = 1;
    MachineInfo machine;
    Measurement measurement;
    std::string takenAt; ///< ISO 8601
};

struct ReportNetwork {
    NetworkSpec spec;
    std::shared_ptr<const Graph> graph; ///< batch 1
    LoadedWeights weights;
    std::optional<ReportTimes> times;
};

struct ReportPhoto {
    std::string name;
    std::shared_ptr<const Image> image;
};

struct ReportRequest {
    std::vector<ReportNetwork> networks; ///< at least one
    std::vector<ReportPhoto> photos;     ///< what each network sees in each; maps are shown of the first
    std::string engine;                  ///< id, for predictions and maps; empty for the default
    int threads = 1;
    int top = 5; ///< predictions a photo
};

/// Runs every network on every photo and writes the document. An error names the network or the photo.
Result<std::string> buildReport(const ReportRequest& request, const CancelToken& cancel = {},
                                const ProgressSink& progress = {});

} // namespace convlens
