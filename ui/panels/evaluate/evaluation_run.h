#pragma once
#include "core/evaluate/evaluate.h"
#include "core/export/passport.h"
#include "ui/jobs/job_service.h"
#include "ui/session/network_jobs.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace convlens {

/// Photos whose classes are known: one folder a class in `folder`, or the rows of `csv`, whose files lie in `folder`.
struct EvaluationSource {
    QString folder, csv; ///< csv empty for folders
    int limit = 0;       ///< 0 for all
};

/// How far an evaluation has come, and under which conditions.
struct EvaluationResult {
    std::shared_ptr<const NetworkState> network; ///< with its weights
    EvaluationSource source;
    std::size_t photos = 0; ///< in all; Evaluation::count and unused say how many are done
    bool complete = false;
    Evaluation evaluation;
    Passport passport;

    std::size_t done() const { return std::size_t(evaluation.count) + evaluation.unused.size(); }
};

/// Runs a network over labelled photos in jobs of a few photos each, so that what a person does meanwhile is not kept
/// waiting. GUI thread only.
class EvaluationRun : public QObject {
    Q_OBJECT
public:
    EvaluationRun(JobService& jobs, QObject* parent = nullptr);
    ~EvaluationRun() override;

    void start(const std::shared_ptr<const NetworkState>& network, const EvaluationSource& source,
               const EngineChoice& engine);
    /// What is done so far stays as the result.
    void stop();
    bool isRunning() const { return m_job.value != 0; }
    /// Of the running or the last evaluation; null before the first photos are listed.
    std::shared_ptr<const EvaluationResult> result() const { return m_result; }

signals:
    void changed(); ///< started, some photos further, or ended
    void failed(const convlens::Error& error);

private:
    struct Prepared;
    void evaluateNext();
    void end();

    JobService& m_jobs;
    JobId m_job;
    quint64 m_generation = 0; ///< counted up by start() and stop(): older jobs' answers are not listened to
    std::shared_ptr<const Prepared> m_prepared;
    std::shared_ptr<EvaluationResult> m_result;
};

} // namespace convlens
