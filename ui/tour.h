#pragma once
#include "core/base/result.h"

#include <QObject>
#include <QTimer>

namespace convlens {

class JobService;
class MainWindow;
class SessionObject;
class Workflow;

/// What the window does where nobody can look (packaging/run.sh without a display): waits until the network has run on
/// the photo and has been measured, pins it beside MobileNetV1, measures both in turn, and leaves a screenshot and
/// every chart in a folder. The window and its results are the real ones.
class Tour : public QObject {
    Q_OBJECT
public:
    Tour(MainWindow& window, SessionObject& session, Workflow& workflow, JobService& jobs, const QString& folder);

    static constexpr int kMostMilliseconds = 120000;

signals:
    /// The process's exit status, and why it is not 0.
    void finished(int status, const QString& message);

private:
    enum class Step { Run, Compare, Show, Done };
    void advance();
    void pinBoth();
    void write();
    void fail(const QString& message);

    MainWindow& m_window;
    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    QString m_folder;
    Step m_step = Step::Run;
    QTimer m_timeout;
};

} // namespace convlens
