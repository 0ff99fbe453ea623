#include "ui/jobs/job_service.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <chrono>
#include <deque>
#include <new>
#include <optional>

namespace convlens {

namespace {

using Outcome = Result<std::shared_ptr<const void>>;
constexpr auto kProgressInterval = std::chrono::milliseconds(50);

Error cancelledError() {
    return Error{ErrorCode::Cancelled, "cancelled"};
}

} // namespace

/// All book-keeping happens on the GUI thread; the worker is handed one task at a time and posts its outcome back. So
/// no lock is needed, and a dead receiver is seen where it dies.
struct JobService::Private {
    struct Job {
        JobId id;
        JobLane lane = JobLane::Work;
        JobPriority priority = JobPriority::Normal;
        QString title;
        bool guarded = false;
        QPointer<QObject> receiver;
        ErasedWork work;
        ErasedDone done;
        CancelSource cancel;

        void finish(Outcome outcome) const {
            if (done && (!guarded || receiver)) done(std::move(outcome));
        }
    };

    std::deque<Job> waiting;
    std::optional<Job> running;
    int ending = 0; ///< cancelled while waiting; their callback is on its way
    quint64 lastId = 0;
    QThread thread;
    QObject worker; ///< lives on `thread`, for queued calls
};

JobService::JobService(QObject* parent) : QObject(parent), d(std::make_unique<Private>()) {
    qRegisterMetaType<JobId>();
    d->thread.setObjectName(QStringLiteral("convlens-worker"));
    d->worker.moveToThread(&d->thread);
    d->thread.start();
}

JobService::~JobService() {
    d->waiting.clear();
    if (d->running) d->running->cancel.cancel();
    d->thread.quit();
    d->thread.wait();
    // Callbacks that were posted meanwhile die with this object's event queue.
}

JobId JobService::enqueue(JobLane lane, JobPriority priority, const QString& title, QObject* receiver, ErasedWork work,
                          ErasedDone done) {
    CONVLENS_CHECK(QThread::currentThread() == QObject::thread());
    Private::Job job;
    job.id = JobId{++d->lastId};
    job.lane = lane;
    job.priority = priority;
    job.title = title;
    job.guarded = receiver != nullptr;
    job.receiver = receiver;
    job.work = std::move(work);
    job.done = std::move(done);
    const JobId id = job.id;
    d->waiting.push_back(std::move(job));
    emit jobQueued(id, title);
    // Started from the event loop: whoever submits knows the id before anything can come back.
    QMetaObject::invokeMethod(
        this, [this] { startNext(); }, Qt::QueuedConnection);
    return id;
}

void JobService::startNext() {
    if (d->running || d->waiting.empty()) return;
    // Urgent work first, then work in order; what is exclusive comes when nothing else waits.
    const auto rank = [](const Private::Job& job) {
        if (job.lane == JobLane::Exclusive) return 2;
        return job.priority == JobPriority::Urgent ? 0 : 1;
    };
    const auto next = std::min_element(d->waiting.begin(), d->waiting.end(), [&](const auto& a, const auto& b) {
        return rank(a) < rank(b); // min_element keeps the first of equals
    });
    d->running = std::move(*next);
    d->waiting.erase(next);

    const JobId id = d->running->id;
    const bool exclusive = d->running->lane == JobLane::Exclusive;
    ProgressSink sink;
    if (!exclusive) {
        auto last = std::make_shared<std::chrono::steady_clock::time_point>(); // touched by the worker only
        sink = [this, id, last](const Progress& progress) {
            const auto now = std::chrono::steady_clock::now();
            if (now - *last < kProgressInterval) return;
            *last = now;
            const QString what = QString::fromStdString(progress.what);
            QMetaObject::invokeMethod(
                this,
                [this, id, fraction = progress.fraction, what] {
                    if (d->running && d->running->id == id) emit jobProgressed(id, fraction, what);
                },
                Qt::QueuedConnection);
        };
    }
    QMetaObject::invokeMethod(
        &d->worker,
        [this, id, work = std::move(d->running->work), token = d->running->cancel.token(), sink]() mutable {
            Outcome outcome = cancelledError();
            if (!token.isCancelled()) {
                try {
                    outcome = work(token, sink);
                } catch (const std::bad_alloc&) {
                    outcome = Error{ErrorCode::OutOfMemory, "not enough memory"};
                } catch (const std::exception& e) {
                    outcome = Error{ErrorCode::Internal, e.what()};
                } catch (...) {
                    outcome = Error{ErrorCode::Internal, "an unknown exception"};
                }
            }
            work = nullptr; // what the job captured is freed here, not on the GUI thread
            QMetaObject::invokeMethod(
                this, [this, id, result = std::move(outcome)]() mutable { endRunning(id, std::move(result)); },
                Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
    emit jobStarted(id, d->running->title, exclusive);
}

void JobService::endRunning(JobId id, Result<std::shared_ptr<const void>> outcome) {
    CONVLENS_CHECK(d->running && d->running->id == id);
    const Private::Job job = std::move(*d->running);
    d->running.reset();
    // Work that did not look at its token in time counts as cancelled too: its caller has moved on.
    if (job.cancel.isCancelled()) outcome = cancelledError();
    emit jobFinished(id);
    job.finish(std::move(outcome));
    startNext();
    if (isIdle()) emit idle();
}

void JobService::release(std::shared_ptr<const void> value) {
    QMetaObject::invokeMethod(
        &d->worker, [held = std::move(value)]() mutable { held.reset(); }, Qt::QueuedConnection);
}

void JobService::cancel(JobId id) {
    if (d->running && d->running->id == id) {
        d->running->cancel.cancel();
        return;
    }
    const auto it = std::find_if(d->waiting.begin(), d->waiting.end(), [&](const auto& job) { return job.id == id; });
    if (it == d->waiting.end()) return;
    auto job = std::make_shared<Private::Job>(std::move(*it));
    d->waiting.erase(it);
    ++d->ending;
    QMetaObject::invokeMethod(
        this,
        [this, job] {
            --d->ending;
            emit jobFinished(job->id);
            job->finish(cancelledError());
            if (isIdle()) emit idle();
        },
        Qt::QueuedConnection);
}

void JobService::cancelAll() {
    std::vector<JobId> ids;
    for (const auto& job : d->waiting)
        ids.push_back(job.id);
    if (d->running) ids.push_back(d->running->id);
    for (const JobId id : ids)
        cancel(id);
}

bool JobService::isIdle() const {
    return jobCount() == 0;
}

int JobService::jobCount() const {
    return int(d->waiting.size()) + (d->running ? 1 : 0) + d->ending;
}

bool JobService::isExclusiveRunning() const {
    return d->running && d->running->lane == JobLane::Exclusive;
}

} // namespace convlens

#include "moc_job_service.cpp"
