#include "ui/session/photo_queue.h"

#include "ui/session/photo_jobs.h"
#include "ui/session/session_object.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

/// Pixels of photos that stay in memory, the current one apart; a long queue is read again when it is stepped through.
constexpr qint64 kPhotoMemoryBytes = qint64(512) << 20;

SessionPhoto toSession(const Photo& photo) {
    SessionPhoto kept;
    kept.path = photo.path.toStdString();
    if (!kept.path.empty()) {
        kept.sha256 = photo.sha256;
    } else {
        kept.name = photo.name.toStdString();
        if (photo.picture) kept.picture = *photo.picture;
    }
    return kept;
}

} // namespace

PhotoQueue::PhotoQueue(SessionObject& session, JobService& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_jobs(jobs) {
    connect(&session, &SessionObject::photosTakenBack, this, [this](quint64 batch) {
        std::erase_if(m_pending, [&](const Pending& pending) { return pending.batch == batch; });
    });
}

PhotoQueue::~PhotoQueue() = default;

void PhotoQueue::open(const QStringList& photos, bool undoable) {
    ++m_batch;
    bool first = true;
    for (const QString& path : photos) {
        Pending pending;
        pending.path = path;
        pending.makeCurrent = std::exchange(first, false);
        pending.undoable = undoable;
        pending.batch = m_batch;
        m_pending.push_back(std::move(pending));
        ++m_total;
    }
    loadNext();
}

void PhotoQueue::restore(std::vector<SessionPhoto> photos, std::optional<int> current) {
    forget();
    const auto bytesOf = [](const SessionPhoto& photo) {
        return photo.picture.empty() ? nullptr : std::make_shared<const std::vector<std::uint8_t>>(photo.picture);
    };
    for (SessionPhoto& photo : photos) {
        Pending pending;
        pending.path = QString::fromStdString(photo.path);
        pending.name = QString::fromStdString(photo.name);
        pending.picture = bytesOf(photo);
        pending.undoable = false;
        pending.restored = int(m_restored.size());
        pending.makeCurrent = pending.restored == current.value_or(0);
        m_restored.push_back({std::move(photo), 0, false});
        // What the person saw last is what shall be seen first.
        if (pending.makeCurrent)
            m_pending.push_front(std::move(pending));
        else
            m_pending.push_back(std::move(pending));
        ++m_total;
    }
    m_wanted = current.value_or(0);
    loadNext();
}

void PhotoQueue::stop() {
    m_pending.clear();
}

void PhotoQueue::forget() {
    m_pending.clear();
    m_restored.clear();
    m_wanted = -1;
    ++m_generation;
    m_jobs.cancel(std::exchange(m_job, {}));
    m_done = m_total = 0;
}

void PhotoQueue::loadNext() {
    if (m_job.value != 0) return;
    if (m_pending.empty()) {
        if (m_total != 0) emit loading(m_total, 0);
        m_done = m_total = 0;
        return;
    }
    Pending next = std::move(m_pending.front());
    m_pending.pop_front();
    // A photo that is in the queue already is shown instead of being queued twice.
    const auto& photos = m_session.photos();
    const auto known = std::find_if(photos.begin(), photos.end(),
                                    [&](const Photo& p) { return !next.path.isEmpty() && p.path == next.path; });
    if (known != photos.end()) {
        ++m_done;
        if (next.makeCurrent) m_session.setCurrentPhoto(known->id);
        if (next.restored >= 0)
            m_restored[std::size_t(next.restored)] = {{}, known->id, true};
        else
            emit opened(next.path);
        return loadNext();
    }
    emit loading(m_done, m_total);
    const QString title = next.picture ? next.name : QFileInfo(next.path).fileName();
    m_job = m_jobs.submit<LoadedPhoto>(
        JobLane::Work, tr("Reading %1").arg(title), this,
        [path = next.path, name = next.name, picture = next.picture](const CancelToken&, const ProgressSink&) {
            if (!picture) return loadPhoto(path);
            return loadPhoto(QByteArray(reinterpret_cast<const char*>(picture->data()), qsizetype(picture->size())),
                             name);
        },
        [this, next, generation = m_generation](Outcome outcome) {
            if (generation == m_generation) receive(next, outcome); // else it was of a document that is gone
        },
        next.makeCurrent ? JobPriority::Urgent : JobPriority::Normal);
}

void PhotoQueue::receive(const Pending& pending, const Outcome& outcome) {
    m_job = {};
    if (!outcome && outcome.error().code == ErrorCode::Cancelled) {
        if (m_pending.empty()) loadNext();
        return;
    }
    ++m_done;
    if (outcome) {
        add(pending, **outcome);
        if (pending.restored < 0) emit opened(pending.path);
    } else {
        const QString name = pending.picture ? pending.name : QFileInfo(pending.path).fileName();
        m_session.reportProblem(tr("“%1” could not be opened").arg(name), outcome.error());
        // The first one that can be read takes the place of the bad one.
        if (pending.makeCurrent && !m_pending.empty()) m_pending.front().makeCurrent = true;
    }
    loadNext();
}

void PhotoQueue::add(const Pending& pending, const LoadedPhoto& loaded) {
    if (pending.restored >= 0) {
        Restored& restored = m_restored[std::size_t(pending.restored)];
        if (!restored.photo.sha256.empty() && restored.photo.sha256 != loaded.photo.sha256)
            m_session.tell(tr("%1 is no longer the picture that it was when the session was saved.")
                               .arg(QFileInfo(pending.path).fileName()));
        const quint64 id = m_session.addPhoto(loaded.photo, pending.makeCurrent, before(pending.restored).value_or(0));
        if (pending.restored == m_wanted) m_wanted = -1;
        restored = {{}, id, true}; // the session has it; a pasted picture need not lie here a second time
    } else if (pending.undoable) {
        m_session.bringPhoto(loaded.photo, pending.makeCurrent, pending.batch);
    } else {
        m_session.addPhoto(loaded.photo, pending.makeCurrent);
    }
    keepWithinMemory();
}

/// The photo after which one of the session file belongs.
std::optional<quint64> PhotoQueue::before(int restored) const {
    for (int i = restored - 1; i >= 0; --i) {
        const quint64 id = m_restored[std::size_t(i)].id;
        if (id != 0 && m_session.findPhoto(id)) return id;
    }
    return {};
}

void PhotoQueue::addPasted(const QImage& image) {
    const QString name = tr("pasted image %1").arg(++m_pasted);
    addLoaded(name, [image, name] { return loadPhoto(image, name); });
}

void PhotoQueue::addBytes(const QByteArray& bytes, const QString& name) {
    addLoaded(name, [bytes, name] { return loadPhoto(bytes, name); });
}

void PhotoQueue::addLoaded(const QString& name, const std::function<Outcome()>& load) {
    m_jobs.submit<LoadedPhoto>(
        JobLane::Work, tr("Reading %1").arg(name), this,
        [load](const CancelToken&, const ProgressSink&) { return load(); },
        [this, name](const Outcome& outcome) {
            if (!outcome) return m_session.reportProblem(tr("“%1” could not be used").arg(name), outcome.error());
            m_session.bringPhoto((*outcome)->photo, true);
            keepWithinMemory();
        },
        JobPriority::Urgent);
}

std::vector<SessionPhoto> PhotoQueue::photosToKeep(std::optional<int>& current) const {
    std::vector<SessionPhoto> kept;
    current.reset();
    std::size_t next = 0; // of m_restored
    const auto addAbsentUpTo = [&](std::size_t end) {
        for (; next < end; ++next) {
            if (m_restored[next].wasThere) continue; // here already, or removed since
            if (int(next) == m_wanted) current = int(kept.size());
            kept.push_back(m_restored[next].photo);
        }
    };
    for (const Photo& photo : m_session.photos()) {
        if (photo.path.isEmpty() && !photo.picture) continue;
        const auto restored =
            std::find_if(m_restored.begin(), m_restored.end(), [&](const Restored& r) { return r.id == photo.id; });
        if (restored != m_restored.end()) addAbsentUpTo(std::size_t(restored - m_restored.begin()));
        if (&photo == m_session.currentPhoto()) current = int(kept.size());
        kept.push_back(toSession(photo));
    }
    addAbsentUpTo(m_restored.size());
    return kept;
}

void PhotoQueue::keepWithinMemory() {
    qint64 bytes = 0;
    std::vector<quint64> evictable; // oldest first
    for (const Photo& photo : m_session.photos()) {
        if (!photo.image || photo.path.isEmpty() || &photo == m_session.currentPhoto()) continue;
        bytes += qint64(photo.image->rgb.size());
        evictable.push_back(photo.id);
    }
    for (const quint64 id : evictable) {
        if (bytes <= kPhotoMemoryBytes) return;
        bytes -= qint64(m_session.findPhoto(id)->image->rgb.size());
        m_session.setPhotoImage(id, nullptr);
    }
}

} // namespace convlens

#include "moc_photo_queue.cpp"
