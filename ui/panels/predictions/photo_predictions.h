#pragma once
#include "ui/jobs/job_service.h"
#include "ui/models/predictions_model.h"
#include "ui/session/network_jobs.h"

#include <QObject>

#include <map>
#include <memory>
#include <vector>

namespace convlens {

/// What one network takes each of many photos for, a job a photo. What has been worked out is kept while network and
/// engine stay, so that a photo more costs one run.
class PhotoPredictions : public QObject {
    Q_OBJECT
public:
    explicit PhotoPredictions(JobService& jobs, QObject* parent = nullptr);
    ~PhotoPredictions() override;

    struct Request {
        std::shared_ptr<const NetworkState> network; ///< with weights
        EngineChoice engine;
        std::vector<PhotoInput> photos;
    };
    /// Goes on with those that are missing; nothing is done twice. What the person has stopped stays so until goOn().
    void show(Request request);
    /// No work any more; what is there stays.
    void stop();
    void goOn();

    struct Answer {
        std::vector<ClassProbability> top; ///< PredictionsModel::kShown, or as many as there are classes
        QString why;                       ///< it has none: the photo cannot be read any more, say
    };
    /// Of the request's photo, or null while it is on its way.
    const Answer* find(quint64 photo) const;
    const Request& request() const { return m_request; }
    int done() const;
    bool isComplete() const { return done() == int(m_request.photos.size()); }
    bool isStopped() const { return m_stopped; }

signals:
    /// A photo has its answer, or (0) everything is another.
    void changed(quint64 photo);

private:
    struct Made;
    void next();

    JobService& m_jobs;
    Request m_request;
    std::map<quint64, Answer> m_answers;
    std::shared_ptr<KeptPlan> m_plan; ///< touched by the job alone while one runs
    JobId m_job;
    bool m_stopped = false;
};

} // namespace convlens
