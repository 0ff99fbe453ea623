#pragma once
#include "core/analysis/health.h"
#include "ui/jobs/job_service.h"
#include "ui/session/network_jobs.h"

#include <QObject>

#include <memory>
#include <vector>

namespace convlens {

/// How healthy the maps of one network are, over the photo that ran last or over all photos; worked out by jobs.
class HealthResults : public QObject {
    Q_OBJECT
public:
    explicit HealthResults(JobService& jobs, QObject* parent = nullptr);
    ~HealthResults() override;

    /// Of the maps that this run recorded, or, where these are not all, of as many runs as it takes; nothing starts
    /// where they are known or on their way, nor where the person has stopped it, nor while all photos of the same
    /// network are being looked at.
    void lookAt(const std::shared_ptr<const RunResult>& run);
    /// Runs the network (with weights) on each photo, one after another, and keeps the figures only. A photo that
    /// cannot be read is left out and named by problem().
    void lookAtAll(const std::shared_ptr<const NetworkState>& network, std::vector<PhotoInput> photos,
                   const EngineChoice& choice);
    void stop();

    /// Null until looked at. What is there stays until the next is.
    std::shared_ptr<const NetworkHealth> health() const { return m_health; }
    /// Whose it is; null without.
    std::shared_ptr<const NetworkState> network() const { return m_network; }
    /// "cat.jpg", "5 photos".
    QString photos() const { return m_photos; }
    bool isOverAll() const { return m_overAll; }
    bool isWorking() const { return m_job.value != 0; }

signals:
    void changed();
    void problem(const QString& summary, const convlens::Error& error);

private:
    struct Outcome;
    void take(quint64 serial, const Result<std::shared_ptr<const Outcome>>& outcome);
    void start(const QString& title, JobService::Work<Outcome> work);

    JobService& m_jobs;
    JobId m_job;
    quint64 m_serial = 0;                        ///< tells the job that counts from an outdated one
    std::shared_ptr<const RunResult> m_run;      ///< that was looked at last, or is being looked at
    std::shared_ptr<const NetworkState> m_allOf; ///< whose photos are all being looked at
    std::shared_ptr<const NetworkHealth> m_health;
    std::shared_ptr<const NetworkState> m_network;
    QString m_photos;
    bool m_overAll = false;
};

} // namespace convlens
