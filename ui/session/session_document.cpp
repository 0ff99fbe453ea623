#include "ui/session/session_document.h"

#include "core/base/write_file.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"

#include <QFileInfo>
#include <QTimer>
#include <QUndoStack>

#include <algorithm>
#include <utility>

namespace convlens {

SessionDocument::SessionDocument(SessionObject& session, Workflow& workflow, JobService& jobs, QObject* parent)
    : QObject(parent), m_session(session), m_workflow(workflow), m_jobs(jobs), m_timer(new QTimer(this)) {
    m_timer->setSingleShot(true);
    m_timer->setInterval(kAutosaveMilliseconds);
    connect(m_timer, &QTimer::timeout, this, &SessionDocument::autosave);
    connect(session.undoStack(), &QUndoStack::cleanChanged, this, &SessionDocument::refresh);
    connect(session.undoStack(), &QUndoStack::indexChanged, this, &SessionDocument::noteChange);
    connect(&workflow, &Workflow::measuredAsAsked, this, [this] {
        m_measured = true;
        refresh();
    });
    for (const auto signal : {&SessionObject::networkChanged, &SessionObject::photosChanged,
                              &SessionObject::pinnedChanged, &SessionObject::measurementChanged})
        connect(&session, signal, this, &SessionDocument::noteChange);
    connect(&session, &SessionObject::weightsChanged, this, &SessionDocument::checkWeights);
}

SessionDocument::~SessionDocument() {
    for (const JobId job : {m_openJob, m_saveJob, m_autosaveJob})
        m_jobs.cancel(job);
}

void SessionDocument::setShown(std::function<ShownState()> read, std::function<void(const ShownState&)> show) {
    m_readShown = std::move(read);
    m_show = std::move(show);
}

QString SessionDocument::name() const {
    return QFileInfo(m_path).fileName();
}

bool SessionDocument::isModified() const {
    return m_recovered || m_measured || !m_session.undoStack()->isClean();
}

bool SessionDocument::isWorthAsking() const {
    if (!isModified()) return false;
    if (!m_path.isEmpty() || m_recovered || !m_session.pinned().empty()) return true;
    const auto& photos = m_session.photos();
    return std::any_of(photos.begin(), photos.end(), [](const Photo& photo) { return photo.picture != nullptr; });
}

void SessionDocument::refresh() {
    noteChange();
    const bool modified = isModified();
    if (modified == m_told) return;
    m_told = modified;
    emit changed();
}

void SessionDocument::forgetChanges() {
    m_session.undoStack()->setClean();
    m_measured = m_recovered = false;
    m_told = false;
    emit changed();
}

SessionFile SessionDocument::snapshot() const {
    return toSessionFile(m_session, m_workflow, m_readShown ? m_readShown() : ShownState{});
}

// Opening

void SessionDocument::load(const QString& file, std::function<void(std::shared_ptr<const OpenedSession>)> done) {
    m_jobs.cancel(std::exchange(m_openJob, {}));
    m_openJob = m_jobs.submit<OpenedSession>(
        JobLane::Work, tr("Opening %1").arg(QFileInfo(file).fileName()), this,
        [file](const CancelToken& cancel, const ProgressSink&) { return openSessionFile(file, cancel); },
        [this, file, done = std::move(done)](Result<std::shared_ptr<const OpenedSession>> outcome) {
            if (!outcome) {
                m_session.reportProblem(tr("The session “%1” could not be opened").arg(QFileInfo(file).fileName()),
                                        outcome.error());
                return done(nullptr);
            }
            take(**outcome);
            done(*outcome);
        },
        JobPriority::Urgent);
}

void SessionDocument::take(const OpenedSession& opened) {
    const SessionFile& file = opened.file;
    m_workflow.leaveDocument();
    // Before the times: they would be dropped as taken under other conditions.
    if (!file.engine.empty()) m_workflow.setEngine(QString::fromStdString(file.engine));
    m_workflow.setPlan(file.plan);
    m_workflow.setThreads(file.threads);
    m_expectedHashes.clear();
    const auto expect = [this](const SessionNetwork& network) {
        const auto* weights = std::get_if<ReferredWeights>(&network.weights);
        if (weights && !weights->hash.empty()) m_expectedHashes[QString::fromStdString(weights->path)] = weights->hash;
    };
    expect(file.network);
    for (const SessionNetwork& pin : file.pinned)
        expect(pin);
    m_session.setConvention(file.convention);
    SessionObject::Beginning beginning = opened.beginning;
    // An engine, a plan or threads that this machine does not have: the times are shown beside today's, not as today's.
    const EngineChoice conditions = m_workflow.conditions();
    const auto fits = [](const MeasurementResult& taken, const EngineChoice& wanted) {
        return taken.conditions() == wanted;
    };
    if (beginning.measurement && !fits(*beginning.measurement, conditions))
        beginning.saved = std::exchange(beginning.measurement, nullptr);
    for (PinnedNetwork& pin : beginning.pinned)
        if (pin.measurement && !fits(*pin.measurement, pin.conditions.value_or(conditions)))
            pin.saved = std::exchange(pin.measurement, nullptr);
    m_session.begin(std::move(beginning));
    m_workflow.photoQueue().restore(file.photos, file.currentPhoto);
    if (m_show) m_show({file.panel, file.states});
    for (const std::string& problem : opened.problems)
        m_session.reportProblem(tr("Times of the session could not be taken over"),
                                Error{ErrorCode::Mismatch, problem});
}

void SessionDocument::open(const QString& path) {
    const QString whole = QFileInfo(path).absoluteFilePath();
    load(whole, [this, whole](const std::shared_ptr<const OpenedSession>& session) {
        if (!session) {
            emit openFailed();
            return;
        }
        m_path = whole;
        forgetChanges();
        noteChange(); // what is kept of the document before is let go
        emit opened(whole);
    });
}

void SessionDocument::startNew() {
    m_jobs.cancel(std::exchange(m_openJob, {}));
    m_workflow.leaveDocument();
    SessionObject::Beginning beginning;
    beginning.network = m_session.network();
    beginning.measurement = m_session.measurement();
    m_session.begin(std::move(beginning));
    if (m_show) m_show({});
    m_path.clear();
    forgetChanges();
    noteChange();
}

void SessionDocument::checkWeights() {
    const auto network = m_session.network();
    const auto* file = std::get_if<FileWeights>(&network->choice);
    if (!file || !network->weights) return;
    const auto expected = m_expectedHashes.find(file->path);
    if (expected == m_expectedHashes.end()) return;
    if (expected->second != network->weights->info.hash)
        m_session.tell(tr("The weights file %1 is another one than when the session was saved.")
                           .arg(QFileInfo(file->path).fileName()));
    m_expectedHashes.erase(expected);
}

// Saving

void SessionDocument::save(const QString& path) {
    if (isSaving()) return;
    const QString whole = QFileInfo(path).absoluteFilePath();
    // What changes while it is being written is not in the file: the state now is the clean one, and a failure takes
    // that back.
    const bool measured = std::exchange(m_measured, false), recovered = std::exchange(m_recovered, false);
    m_session.undoStack()->setClean();
    m_saveJob = m_jobs.submit<bool>(
        JobLane::Work, tr("Saving %1").arg(QFileInfo(whole).fileName()), this,
        [whole, file = std::make_shared<const SessionFile>(snapshot())](
            const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const bool>> {
            if (auto written = writeSession(toPath(whole), *file); !written) return written.error();
            return std::make_shared<const bool>(true);
        },
        [this, whole, measured, recovered](Result<std::shared_ptr<const bool>> outcome) {
            m_saveJob = {};
            if (!outcome) {
                m_session.undoStack()->resetClean();
                m_measured |= measured;
                m_recovered |= recovered;
                m_session.reportProblem(tr("The session could not be saved"), outcome.error());
                refresh();
                emit saveFailed();
                return;
            }
            m_path = whole;
            m_told = isModified();
            if (m_left) m_left->discard(); // what was recovered is safe in the file
            m_left.reset();
            emit changed();
            noteChange();
            emit saved(whole);
        },
        JobPriority::Urgent);
    refresh();
}

// For the case of a crash

void SessionDocument::startAutosaving(const QString& root, int milliseconds) {
    auto folder = AutosaveFolder::create(root);
    if (!folder) {
        m_session.reportProblem(tr("What you do is not kept for the case of a crash"), folder.error());
        return;
    }
    m_own = std::make_shared<AutosaveFolder>(std::move(*folder));
    m_keeps = false;
    m_timer->setInterval(milliseconds);
    noteChange();
}

void SessionDocument::noteChange() {
    if (!m_own) return;
    m_keepsStale = true;
    if (!m_timer->isActive()) m_timer->start();
}

void SessionDocument::autosave() {
    if (!m_own || m_autosaveJob.value != 0) return;
    if (m_jobs.isExclusiveRunning()) return m_timer->start(); // nothing disturbs a measurement
    m_keepsStale = false;
    const bool worth = isWorthAsking();
    if (!worth && !m_keeps) return;
    m_keeps = true; // as long as nobody knows better
    m_autosaveJob = m_jobs.submit<bool>(
        JobLane::Work, tr("Keeping the session for the case of a crash"), this,
        [folder = m_own, origin = m_path, file = worth ? std::make_shared<const SessionFile>(snapshot()) : nullptr](
            const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const bool>> {
            if (!file) {
                std::error_code ignored;
                std::filesystem::remove(toPath(folder->file()), ignored); // saved, or nothing that would be missed
            } else if (auto written = writeAutosave(folder->file(), *file, origin); !written) {
                return written.error();
            }
            return std::make_shared<const bool>(file != nullptr);
        },
        [this](Result<std::shared_ptr<const bool>> outcome) {
            m_autosaveJob = {};
            if (outcome) {
                m_keeps = **outcome;
                if (m_left) m_left->discard(); // safe here now, or saved
                m_left.reset();
                if (m_keepsStale) m_timer->start();
            } else if (outcome.error().code == ErrorCode::Cancelled) {
                m_keepsStale = true; // the person's "stop" was not meant for this
                m_timer->start();
            } else {
                // Said now, tried again at the next change.
                m_session.reportProblem(tr("What you do is not kept for the case of a crash"), outcome.error());
            }
        },
        JobPriority::Urgent); // short, and a long queue of photos must not keep it waiting
}

void SessionDocument::recover(AutosaveFolder left) {
    m_left.emplace(std::move(left));
    load(m_left->file(), [this, origin = m_left->origin()](const std::shared_ptr<const OpenedSession>& session) {
        if (!session) return m_left.reset(); // it stays where it is
        m_path = origin;
        forgetChanges();
        m_recovered = true;
        refresh();
    });
}

void SessionDocument::endAutosaving() {
    m_timer->stop();
    m_jobs.cancel(std::exchange(m_autosaveJob, {}));
    m_left.reset(); // what is not safe anywhere else yet stays
    if (m_own) m_own->discard();
    m_own.reset();
}

} // namespace convlens

#include "moc_session_document.cpp"
