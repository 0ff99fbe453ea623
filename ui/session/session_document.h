#pragma once
#include "ui/jobs/job_service.h"
#include "ui/session/autosave.h"
#include "ui/session/session_storage.h"

#include <QObject>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>

class QTimer;

namespace convlens {

class SessionObject;
class Workflow;

/// The session as a file: its name, whether it has changed since it was written, opening, saving, beginning anew, and
/// what is kept meanwhile for the case of a crash.
class SessionDocument : public QObject {
    Q_OBJECT
public:
    /// Between a change and its being kept for the case of a crash, at most.
    static constexpr int kAutosaveMilliseconds = 4000;

    SessionDocument(SessionObject& session, Workflow& workflow, JobService& jobs, QObject* parent = nullptr);
    ~SessionDocument() override;

    /// How the window reads and shows what it adds to a session. An empty state means: as at the start.
    void setShown(std::function<ShownState()> read, std::function<void(const ShownState&)> show);

    QString path() const { return m_path; } ///< absolute; empty while it has no name
    QString name() const;                   ///< for people: "study.convlens", or empty
    bool isModified() const;
    /// Whether what is not saved would be missed: changes of a session that has a name, or pinned networks and pictures
    /// that lie nowhere else.
    bool isWorthAsking() const;

    /// Replaces the document when the file has been read; if it cannot be, everything stays and a problem is reported.
    void open(const QString& path);
    void save(const QString& path);
    /// The network stays, everything else goes.
    void startNew();
    bool isSaving() const { return m_saveJob.value != 0; }

    /// From now on changes are kept below `root`. A reported problem where that is not possible.
    void startAutosaving(const QString& root, int milliseconds = kAutosaveMilliseconds);
    /// Goes on with what was left behind: under the name that it had, unsaved. It is removed when it is safe here.
    void recover(AutosaveFolder left);
    /// The program ends as it should: nothing is left behind.
    void endAutosaving();

signals:
    void changed(); ///< path or isModified()
    void opened(const QString& path);
    void openFailed();
    void saved(const QString& path);
    void saveFailed();

private:
    /// `done` gets null where the file could not be read, which has been reported then.
    void load(const QString& file, std::function<void(std::shared_ptr<const OpenedSession>)> done);
    void take(const OpenedSession& opened);
    void forgetChanges();
    void noteChange();
    void autosave();
    void checkWeights();
    SessionFile snapshot() const;
    void refresh();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    std::function<ShownState()> m_readShown;
    std::function<void(const ShownState&)> m_show;
    QString m_path;
    bool m_measured = false;  ///< times that the person asked for are newer than the file
    bool m_recovered = false; ///< differs from its file by what a crash left behind
    bool m_told = false;      ///< isModified() as last told
    JobId m_openJob, m_saveJob, m_autosaveJob;
    std::map<QString, std::string> m_expectedHashes; ///< of weights files, from the session file
    QTimer* m_timer;
    std::shared_ptr<AutosaveFolder> m_own; ///< shared with the job that writes there, so that it goes after that
    std::optional<AutosaveFolder> m_left;  ///< recovered from, until m_own has it
    bool m_keeps = false;                  ///< something lies in m_own
    bool m_keepsStale = false;             ///< what lies there is not the document as it is
};

} // namespace convlens
