#pragma once
#include "core/analysis/ablation.h"
#include "core/analysis/channel_space.h"
#include "core/analysis/layer_summary.h"
#include "core/analysis/receptive_field.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/maps/map_picture.h"
#include "ui/session/network_jobs.h"

#include <QObject>

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace convlens {

/// The summaries of all maps of a run, also of those that it did not record.
struct RunSummary {
    double percentile = 100;
    std::map<MapKey, std::shared_ptr<const LayerSummary>> layers;
    std::optional<ValueRange> range; ///< holds every layer's range
};

/// What is worked out of one run's maps, kept until the next run of another photo, network or engine. What takes a
/// millisecond or two is done at once, so that stepping through the layers shows each without a flicker; the rest are
/// jobs, and ready() tells when to ask again. A null answer means that a job is at it (or that there is no such map).
class MapResults : public QObject {
    Q_OBJECT
public:
    explicit MapResults(JobService& jobs, QObject* parent = nullptr);
    ~MapResults() override;

    void setRun(const std::shared_ptr<const RunResult>& run);
    const std::shared_ptr<const RunResult>& run() const { return m_run; }

    /// The recorded map, or null if it was not recorded.
    std::shared_ptr<const Tensor> map(MapKey key) const;
    /// The map of any value of the graph, the network's input included.
    std::shared_ptr<const Tensor> map(TensorId tensor) const;

    /// Null while a job works on it; maps of no more than `atOnce` values are looked at here and now.
    std::shared_ptr<const LayerSummary> summary(MapKey key, double percentile, qint64 atOnce = kAtOnce);
    /// Beyond the memory cap the network runs again for it, as often as it takes.
    std::shared_ptr<const RunSummary> runSummary(double percentile);
    /// Why runSummary() gives nothing and is not at work either: stopped by the person, or failed.
    const QString& runSummaryProblem() const { return m_runProblem; }
    void allowRunSummary() { m_runProblem.clear(); }
    std::shared_ptr<const std::vector<double>> similarity(MapKey key, int channel);
    /// The first three components. Null while a job works on it and where the map has none (NaN, infinity).
    std::shared_ptr<const PrincipalComponents> components(MapKey key);
    /// Why the last components() that ended has none.
    const QString& problem() const { return m_problem; }

    // Hundreds of runs, in jobs of a moment each so that other work comes in between; scanProgressed() tells of them.
    // Once stopped by the person they stay so until allowScans().
    /// Hides one part of the photo after the other.
    std::shared_ptr<const Occlusion> occlusion(const EngineChoice& choice);
    /// Moves one part of the value's field after the other. Only the last value that was asked for is kept.
    std::shared_ptr<const EffectiveField> effectiveField(const MapValue& value, const PixelRect& field,
                                                         const EngineChoice& choice);
    void allowScans();
    /// Why the last of them gives nothing and is not at work either.
    const QString& scanProblem() const { return m_scanProblem; }

    /// The probabilities without these channels, [1, classes, 1, 1].
    std::shared_ptr<const Tensor> ablated(const std::vector<MadeChannel>& off, const EngineChoice& choice);
    /// Why ablated() gives nothing for what it was asked last; empty while a job is at it.
    const QString& ablationProblem() const { return m_ablationProblem; }

    /// The large picture; outdated requests are dropped.
    std::shared_ptr<const MapPicture> picture(const PictureRequest& request);
    /// A null image where the picture has no place on the photo.
    std::shared_ptr<const QImage> overlay(const std::shared_ptr<const MapPicture>& picture,
                                          MapInterpolation interpolation);
    /// Of the run's graph.
    const ReceptiveFields* fields(ReceptiveFields::Gates gates);
    bool hasFields() const { return m_run && m_fieldsOf == m_run->network->graph; }

    /// Runs that nothing shows any more: their maps, hundreds of megabytes at times, are freed away from the window's
    /// thread. To be called when all that shows a run shows the one of setRun().
    void releaseOldRuns();

    /// Values up to which work is done at once; more are a job. 32 x 112 x 112, the stem that is shown first, just
    /// fits.
    static constexpr qint64 kAtOnce = 420'000;

signals:
    void ready();
    void scanProgressed(int done, int total);

private:
    struct Request {
        JobId job;
        MapKey key;
        double detail = 0;
        quint64 serial = 0; ///< tells a request from an outdated one with the same key
    };
    template <class T>
    void start(Request& request, MapKey key, double detail, const QString& title, JobPriority priority,
               JobService::Work<T> work, std::function<void(const std::shared_ptr<const T>&)> take,
               std::function<void(const QString&)> fail = {});
    void cancelAll();
    /// A scan (core/analysis) and the job that is at it; the scan is touched by the job alone meanwhile.
    template <class Scan>
    struct Scanning {
        std::shared_ptr<Scan> scan;
        JobId job;
    };
    template <class Scan>
    void continueScan(Scanning<Scan>& scanning, const QString& title, const EngineChoice& choice,
                      std::function<Result<Scan>(std::shared_ptr<Plan>, std::shared_ptr<const Tensor>)> begin);
    template <class Scan>
    void forget(Scanning<Scan>& scanning);

    JobService& m_jobs;
    std::shared_ptr<const RunResult> m_run;
    double m_percentile = -1;
    std::map<MapKey, std::shared_ptr<const LayerSummary>> m_summaries; ///< all with m_percentile
    std::shared_ptr<const RunSummary> m_runSummary;
    MapKey m_similarityKey, m_componentsKey;
    int m_similarityChannel = -1;
    std::shared_ptr<const std::vector<double>> m_similarity;
    std::shared_ptr<const PrincipalComponents> m_components;
    quint64 m_lastSerial = 0, m_lastDetail = 0;
    Request m_summaryJob, m_runJob, m_similarityJob, m_componentsJob, m_pictureJob, m_overlayJob, m_fieldsJob,
        m_ablationJob;
    QString m_problem, m_runProblem;
    MapKey m_problemKey;
    PictureRequest m_pictureWanted, m_pictureMadeOf;
    std::shared_ptr<const MapPicture> m_picture, m_overlayWantedOf, m_overlayOf;
    MapInterpolation m_overlayInterpolation = MapInterpolation::Nearest;
    std::shared_ptr<const QImage> m_overlay;
    std::vector<MadeChannel> m_ablationWanted, m_ablatedOf;
    std::shared_ptr<const Tensor> m_ablated;
    QString m_ablationProblem;
    Scanning<OcclusionScan> m_occlusion;
    Scanning<EffectiveFieldScan> m_effective;
    MapValue m_effectiveOf;
    QString m_scanProblem;
    using Fields = std::array<ReceptiveFields, 2>; ///< following gates, and not
    std::shared_ptr<const Graph> m_fieldsWantedOf, m_fieldsOf;
    std::shared_ptr<const Fields> m_fields;
    std::vector<std::shared_ptr<const RunResult>> m_oldRuns;
};

} // namespace convlens
