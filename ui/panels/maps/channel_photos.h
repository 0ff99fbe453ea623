#pragma once
#include "core/analysis/value_range.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/maps/map_picture.h"
#include "ui/session/network_jobs.h"

#include <QObject>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace convlens {

/// One channel of one layer on many photos, a job a photo. What has been worked out is kept while layer, channel and
/// network stay, so that a photo more costs one run.
class ChannelPhotos : public QObject {
    Q_OBJECT
public:
    explicit ChannelPhotos(JobService& jobs, QObject* parent = nullptr);
    ~ChannelPhotos() override;

    struct Request {
        std::shared_ptr<const NetworkState> network; ///< with weights
        MapKey key;
        int channel = 0;
        double percentile = 100;
        EngineChoice engine;
        std::vector<PhotoInput> photos;
    };
    /// Goes on with those that are missing; nothing is done twice.
    void show(Request request);
    /// No work any more; what is there stays.
    void stop();

    struct Map {
        std::shared_ptr<const Tensor> plane; ///< [1, 1, h, w]
        MapStatistics statistics;
        std::optional<ValueRange> range;
        QString why; ///< it has no plane: the photo cannot be read any more, say
    };
    /// Of the request's photo, or null while it is on its way.
    const Map* find(quint64 photo) const;
    bool isComplete() const;

    /// Photos that are taken at most, the first of the queue: all are drawn with one scale, which needs them all.
    static constexpr std::size_t kMostPhotos = 200;

signals:
    void changed();

private:
    void next();

    JobService& m_jobs;
    Request m_request;
    std::map<quint64, Map> m_maps;
    std::shared_ptr<Plan> m_plan; ///< touched by the job alone while one runs
    JobId m_job;
};

} // namespace convlens
