#pragma once
#include "ui/jobs/job_service.h"
#include "ui/session/session_object.h"
#include "ui/session/sweep_store.h"

#include <QObject>
#include <QTimer>

namespace convlens {

struct SweepStep;

/// Takes the session's sweep through its visits: one exclusive job a visit, so that other work gets its turn between
/// them, and the window draws what has come before the next one is timed. The file is written after each visit.
class SweepRunner : public QObject {
    Q_OBJECT
public:
    enum class State {
        Resting, ///< no sweep, or one that nobody is measuring now
        Running,
        Paused ///< between two visits, at the person's wish
    };

    SweepRunner(SessionObject& session, JobService& jobs, QObject* parent = nullptr);
    ~SweepRunner() override;

    State state() const { return m_state; }
    /// Where the session's sweep is kept; empty before the first.
    QString file() const { return m_file; }
    /// A new sweep in a file of its own. A problem is reported.
    void start(const SweepPlan& plan, const SweepConditions& conditions);
    /// The visit that runs is broken off and made anew later.
    void pause();
    /// Goes on with the session's sweep where it stands, if it may on this machine.
    void resume();
    /// Back to rest; what was measured stays, and resume() still goes on with it.
    void cancel();
    /// Shows the sweep of a file and goes on writing into it. `quietly`: one that is gone or damaged is no problem.
    void open(const QString& file, bool quietly = false);
    /// A copy of the results elsewhere.
    void saveCopy(const QString& file);

    /// Of what is left, by what the visits took so far; NaN where nothing is left.
    double secondsLeft() const;

signals:
    void stateChanged();
    /// The file that holds the session's sweep has changed: what the next start of the window shows.
    void fileChanged(const QString& file);
    void saved(const QString& file);

private:
    void visit();
    void receive(const Result<std::shared_ptr<const SweepStep>>& outcome);
    void setState(State state);
    void setFile(const QString& file);
    void stopVisit();

    SessionObject& m_session;
    SweepStore& m_store;
    JobService& m_jobs;
    State m_state = State::Resting;
    QString m_file;
    JobId m_visitJob;
    quint64 m_visit = 0; ///< counted, so that the outcome of one that was broken off is known
    QTimer m_next;
    double m_expected = 0, m_taken = 0; ///< seconds of the visits since it was started or resumed
    bool m_writeFailed = false;         ///< told once, not after each visit
};

} // namespace convlens
