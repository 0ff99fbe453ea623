#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "ui/session/network_jobs.h"

#include <QString>

#include <memory>
#include <vector>

namespace convlens {

/// What a report shall be about: values only, so that a job can take them along.
struct ReportOrder {
    struct Network {
        std::shared_ptr<const NetworkState> network; ///< weights may be missing; they are loaded then
        std::shared_ptr<const MeasurementResult> measurement;
    };
    std::vector<Network> networks; ///< at least one
    std::vector<PhotoInput> photos;
    std::string engine;
    int threads = 1;
    int top = 5; ///< predictions for each photo
};

/// Runs the networks on the photos and writes the HTML file whole or not at all. For jobs.
Result<std::shared_ptr<const bool>> writeReport(const ReportOrder& order, const QString& path,
                                                const CancelToken& cancel, const ProgressSink& progress);

} // namespace convlens
