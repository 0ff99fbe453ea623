#pragma once
#include "ui/jobs/job_service.h"
#include "ui/session/session_object.h"

#include <QObject>
#include <QStringList>

namespace convlens {

/// Turns changes of the session into jobs and writes their results back: loads photos and weights, runs the network
/// when photo, network or weights change, measures when asked. Owns no data of its own.
class Workflow : public QObject {
    Q_OBJECT
public:
    Workflow(SessionObject& session, JobService& jobs, QObject* parent = nullptr);

    /// Files and folders from a drop, the open dialog, the command line or recent files: images join the queue, a weights
    /// file becomes the focused network's. A bad one is reported and the rest go on.
    void openPaths(const QStringList& paths);
    void addPastedImage(const QImage& image);
    /// Measures the focused network (exclusive).
    void measureCurrent();
    /// Measures the focused network and all pinned ones, interleaved.
    void measureAll();
    void stopAll();

    QString engine() const { return m_engine; }
    int threads() const { return m_threads; }
    PlanKind plan() const { return m_plan; }
    void setEngine(const QString& id);
    void setThreads(int threads);
    void setPlan(PlanKind plan);

signals:
    void settingsChanged(); ///< engine, threads or plan
    /// A path was opened successfully (for recent files).
    void opened(const QString& path);

private:
    SessionObject& m_session;
    JobService& m_jobs;
    QString m_engine = QStringLiteral("reference");
    int m_threads = 1;
    PlanKind m_plan = PlanKind::AsDrawn;
};

} // namespace convlens
