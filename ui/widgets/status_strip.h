#pragma once
#include "ui/jobs/job_service.h"

#include <QStatusBar>
#include <QTimer>

class QLabel;
class QProgressBar;
class QToolButton;

namespace convlens {

class Chip;
class OneLine;
class SessionObject;
class Workflow;

/// The line at the bottom: what network this is, what it costs, how long it takes here, and what is being done.
class StatusStrip : public QStatusBar {
    Q_OBJECT
public:
    StatusStrip(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void refreshNetwork();
    void refreshCount();
    void refreshTime();
    QString savedTime() const;
    void startJob(JobId id, const QString& title, bool exclusive);
    void showJob();
    void hideJob();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    OneLine *m_network, *m_params, *m_job;
    QLabel* m_time;
    QToolButton* m_count; ///< the count, and the choice of what is counted
    Chip *m_paramsBadge, *m_countBadge;
    QProgressBar* m_progress;
    QToolButton* m_stop;
    QTimer m_hideJob; ///< nor do jobs that follow each other closely
    QTimer m_showJob; ///< short jobs do not make the line flicker
    JobId m_current;
    QString m_title;
    bool m_exclusive = false;
    int m_photosDone = 0, m_photosTotal = 0;
};

} // namespace convlens
