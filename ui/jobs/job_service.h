#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>

namespace convlens {

enum class JobLane {
    Work,     ///< run, load, decode, export: several may wait, one runs at a time
    Exclusive ///< measuring: waits until all other jobs are done, and nothing else runs meanwhile
};

/// Within the Work lane: what a person waits for goes ahead of what fills up in the background (a folder of photos).
enum class JobPriority { Normal, Urgent };

/// Identifies a job for progress and cancelling; never reused within a process.
struct JobId {
    quint64 value = 0;
    bool operator==(const JobId&) const = default;
};

/// The only place in ui that makes threads. A job is a function of copied inputs, a cancel token and a progress sink;
/// it captures no `this`, widget or setting. Results come back on the GUI thread, in the order in which jobs end.
class JobService : public QObject {
    Q_OBJECT
public:
    explicit JobService(QObject* parent = nullptr);
    /// Requests stop, waits for the running job, then destroys. Pending callbacks are dropped.
    ~JobService() override;

    template <class T>
    using Work = std::function<Result<std::shared_ptr<const T>>(const CancelToken&, const ProgressSink&)>;
    template <class T>
    using Done = std::function<void(Result<std::shared_ptr<const T>>)>;

    /// Queues `work`. `done` is called on the GUI thread unless `receiver` has died meanwhile; also when cancelled
    /// (ErrorCode::Cancelled). A null receiver never dies. Call from the GUI thread. An exception that leaves `work`
    /// becomes ErrorCode::Internal (or OutOfMemory).
    template <class T>
    JobId submit(JobLane lane, const QString& title, QObject* receiver, Work<T> work, Done<T> done,
                 JobPriority priority = JobPriority::Normal) {
        using Outcome = Result<std::shared_ptr<const T>>;
        auto run = [work = std::move(work)](const CancelToken& cancel,
                                            const ProgressSink& sink) -> Result<std::shared_ptr<const void>> {
            Outcome outcome = work(cancel, sink);
            if (!outcome) return outcome.error();
            return std::shared_ptr<const void>(*outcome);
        };
        auto finish = [done = std::move(done)](Result<std::shared_ptr<const void>> outcome) {
            if (!done) return;
            if (!outcome) return done(outcome.error());
            done(std::static_pointer_cast<const T>(*outcome));
        };
        return enqueue(lane, priority, title, receiver, std::move(run), std::move(finish));
    }

    /// Lets go of what may be large on the worker's thread, after what runs there now: to free a network's maps takes
    /// longer than a frame. No job: it is not waited for by isIdle().
    void release(std::shared_ptr<const void> value);

    void cancel(JobId id);
    void cancelAll();
    bool isIdle() const;
    /// Jobs that wait or run.
    int jobCount() const;
    bool isExclusiveRunning() const;

signals:
    void jobQueued(convlens::JobId id, const QString& title);
    void jobStarted(convlens::JobId id, const QString& title, bool exclusive);
    /// At most 20 times a second; none while an exclusive job runs. `fraction` is negative where the end is unknown.
    void jobProgressed(convlens::JobId id, double fraction, const QString& what);
    void jobFinished(convlens::JobId id);
    /// Nothing waits or runs any more.
    void idle();

private:
    using ErasedWork = std::function<Result<std::shared_ptr<const void>>(const CancelToken&, const ProgressSink&)>;
    using ErasedDone = std::function<void(Result<std::shared_ptr<const void>>)>;
    JobId enqueue(JobLane lane, JobPriority priority, const QString& title, QObject* receiver, ErasedWork work,
                  ErasedDone done);
    void startNext();
    void endRunning(JobId id, Result<std::shared_ptr<const void>> outcome);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace convlens

Q_DECLARE_METATYPE(convlens::JobId)
