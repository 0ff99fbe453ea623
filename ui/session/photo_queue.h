#pragma once
#include "core/session/session_file.h"
#include "ui/jobs/job_service.h"

#include <QImage>
#include <QObject>
#include <QStringList>

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace convlens {

class SessionObject;
struct LoadedPhoto;

/// Reads photos one after the other in jobs and puts them into the session: what is opened, pasted or belonged to a
/// session file. A bad one is reported and the rest go on.
class PhotoQueue : public QObject {
    Q_OBJECT
public:
    PhotoQueue(SessionObject& session, JobService& jobs, QObject* parent = nullptr);
    ~PhotoQueue() override;

    /// The first of them is shown. One undoable step, unless they are what the document begins with.
    void open(const QStringList& photos, bool undoable = true);
    void addPasted(const QImage& image);
    /// Encoded bytes; `name` is for messages.
    void addBytes(const QByteArray& bytes, const QString& name);
    /// The photos of a session file, in their order, the current one first. Forgets what was still to come.
    void restore(std::vector<SessionPhoto> photos, std::optional<int> current);
    /// Nothing more of what was asked for.
    void stop();
    /// As stop(), and the photos of a session file that are not here are no longer part of it.
    void forget();

    /// The session's photos, with those of its file that are still to come or could not be read, each in its place: a
    /// file that is away for a while must not vanish from the session. `current` is the index of the current one.
    std::vector<SessionPhoto> photosToKeep(std::optional<int>& current) const;
    /// Puts pixels out of memory, the oldest first, where there are too many.
    void keepWithinMemory();

signals:
    void opened(const QString& path);
    /// How far the photos have come that were asked for; total 0 when all is done.
    void loading(int done, int total);

private:
    struct Pending {
        QString path;
        QString name;                                             ///< of a pasted picture
        std::shared_ptr<const std::vector<std::uint8_t>> picture; ///< its bytes
        bool makeCurrent = false, undoable = true;
        quint64 batch = 0;
        int restored = -1; ///< index into m_restored
    };
    struct Restored {
        SessionPhoto photo;
        quint64 id = 0; ///< in the session; 0 while it is not there
        bool wasThere = false;
    };
    using Outcome = Result<std::shared_ptr<const LoadedPhoto>>;
    void loadNext();
    void receive(const Pending& pending, const Outcome& outcome);
    void add(const Pending& pending, const LoadedPhoto& loaded);
    /// What has no file: read in a job, then shown.
    void addLoaded(const QString& name, const std::function<Outcome()>& load);
    std::optional<quint64> before(int restored) const;

    SessionObject& m_session;
    JobService& m_jobs;
    std::deque<Pending> m_pending;
    std::vector<Restored> m_restored;
    JobId m_job;
    quint64 m_batch = 0, m_generation = 0; ///< of forget(): what was begun before belongs to another document
    int m_wanted = -1;                     ///< of m_restored: the current photo, until it is there
    int m_done = 0, m_total = 0, m_pasted = 0;
};

} // namespace convlens
