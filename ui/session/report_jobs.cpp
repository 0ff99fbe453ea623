#include "ui/session/report_jobs.h"

#include "core/base/write_file.h"
#include "core/export/report.h"
#include "ui/session/photo_jobs.h"
#include "ui/text/conversions.h"

#include <algorithm>
#include <filesystem>

namespace convlens {

namespace {

/// Of the whole, for what comes before the networks run and after.
constexpr double kReading = 0.15, kRunning = 0.95;

} // namespace

Result<std::shared_ptr<const bool>> writeReport(const ReportOrder& order, const QString& path,
                                                const CancelToken& cancel, const ProgressSink& progress) {
    ReportRequest request;
    request.engine = order.engine;
    request.threads = order.threads;
    request.top = order.top;
    const double steps = double(order.networks.size() + order.photos.size());
    double done = 0;
    const auto step = [&](const std::string& what) { report(progress, kReading * done++ / steps, what); };
    for (const ReportOrder::Network& wanted : order.networks) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        step(displayName(wanted.network->spec));
        auto loaded = loadNetworkWeights(wanted.network, cancel);
        if (!loaded) return loaded.error();
        ReportNetwork network{(*loaded)->spec, (*loaded)->graph, *(*loaded)->weights, {}};
        if (const auto& m = wanted.measurement)
            network.times = ReportTimes{m->engine,      m->engineVersion,        m->plan, m->threads, m->machine,
                                        m->measurement, m->takenAt.toStdString()};
        request.networks.push_back(std::move(network));
    }
    for (const PhotoInput& photo : order.photos) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        step(photo.name.toStdString());
        std::shared_ptr<const Image> image = photo.image;
        if (!image) {
            auto pixels = readPixels(photo.path);
            if (!pixels) return pixels.error();
            image = *pixels;
        }
        request.photos.push_back({photo.name.toStdString(), std::move(image)});
    }
    const ProgressSink rest = [&](const Progress& part) {
        report(progress, kReading + (kRunning - kReading) * std::max(0.0, part.fraction), part.what);
    };
    const auto html = buildReport(request, cancel, rest);
    if (!html) return html.error();
    report(progress, kRunning, path.toStdString());
    if (auto written = writeFile(toPath(path), *html); !written) return written.error();
    return std::make_shared<const bool>(true);
}

} // namespace convlens
