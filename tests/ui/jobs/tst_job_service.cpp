#include "ui/jobs/job_service.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>
#include <new>
#include <stdexcept>

using namespace convlens;

namespace {

using IntWork = JobService::Work<int>;
using IntResult = Result<std::shared_ptr<const int>>;

IntWork giving(int value) {
    return [value](const CancelToken&, const ProgressSink&) -> IntResult { return std::make_shared<const int>(value); };
}

/// Waits until it is cancelled, as long work that asks its token does.
IntWork untilCancelled(const std::shared_ptr<QSemaphore>& started) {
    return [started](const CancelToken& cancel, const ProgressSink&) -> IntResult {
        started->release();
        while (!cancel.isCancelled())
            QThread::msleep(1);
        return Error{ErrorCode::Cancelled, "stopped"};
    };
}

/// Waits until the gate opens, deaf to its token.
IntWork gated(const std::shared_ptr<QSemaphore>& gate, int value) {
    return [gate, value](const CancelToken&, const ProgressSink&) -> IntResult {
        gate->acquire();
        return std::make_shared<const int>(value);
    };
}

} // namespace

class TestJobService : public QObject {
    Q_OBJECT
private slots:
    void deliversTheValueOnTheGuiThread() {
        JobService jobs;
        QThread* workThread = nullptr;
        QThread* doneThread = nullptr;
        int got = 0;
        jobs.submit<int>(
            JobLane::Work, "answer", this,
            [&](const CancelToken&, const ProgressSink&) -> IntResult {
                workThread = QThread::currentThread();
                return std::make_shared<const int>(42);
            },
            [&](IntResult result) {
                doneThread = QThread::currentThread();
                got = **result;
            });
        QCOMPARE(got, 0); // never before the event loop turns
        QTRY_COMPARE(got, 42);
        QCOMPARE(doneThread, QThread::currentThread());
        QVERIFY(workThread != doneThread);
        QVERIFY(jobs.isIdle());
    }

    void deliversAnErrorAndTurnsExceptionsIntoOne_data() {
        QTest::addColumn<int>("way");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("message");
        QTest::newRow("error") << 0 << int(ErrorCode::BadFormat) << "bad.png is cut off";
        QTest::newRow("exception") << 1 << int(ErrorCode::Internal) << "it broke";
        QTest::newRow("memory") << 2 << int(ErrorCode::OutOfMemory) << "not enough memory";
        QTest::newRow("something else") << 3 << int(ErrorCode::Internal) << "an unknown exception";
    }
    void deliversAnErrorAndTurnsExceptionsIntoOne() {
        QFETCH(int, way);
        QFETCH(int, code);
        QFETCH(QString, message);
        JobService jobs;
        std::optional<Error> error;
        jobs.submit<int>(
            JobLane::Work, "fails", this,
            [way](const CancelToken&, const ProgressSink&) -> IntResult {
                if (way == 1) throw std::runtime_error("it broke");
                if (way == 2) throw std::bad_alloc();
                if (way == 3) throw 7;
                return Error{ErrorCode::BadFormat, "bad.png is cut off"};
            },
            [&](IntResult result) {
                if (!result) error = result.error();
            });
        QTRY_VERIFY(error);
        QCOMPARE(int(error->code), code);
        QCOMPARE(QString::fromStdString(error->message), message);
        // The worker has survived.
        int got = 0;
        jobs.submit<int>(JobLane::Work, "next", this, giving(5), [&](IntResult result) { got = **result; });
        QTRY_COMPARE(got, 5);
    }

    void cancelsARunningJob() {
        JobService jobs;
        auto started = std::make_shared<QSemaphore>();
        std::optional<ErrorCode> code;
        const JobId id = jobs.submit<int>(JobLane::Work, "long", this, untilCancelled(started),
                                          [&](IntResult result) { code = result.error().code; });
        QTRY_VERIFY(started->available() == 1);
        jobs.cancel(id);
        QTRY_VERIFY(code);
        QCOMPARE(*code, ErrorCode::Cancelled);
    }

    void aCancelledJobThatEndedAnywayCountsAsCancelled() {
        JobService jobs;
        auto gate = std::make_shared<QSemaphore>();
        std::optional<bool> gotValue;
        const JobId id = jobs.submit<int>(JobLane::Work, "deaf", this, gated(gate, 1),
                                          [&](IntResult result) { gotValue = result.has_value(); });
        QSignalSpy started(&jobs, &JobService::jobStarted);
        QTRY_COMPARE(started.size(), 1);
        jobs.cancel(id);
        gate->release();
        QTRY_VERIFY(gotValue);
        QVERIFY(!*gotValue);
    }

    void cancelsAWaitingJobWithoutRunningIt() {
        JobService jobs;
        auto gate = std::make_shared<QSemaphore>();
        std::atomic<bool> ran = false;
        QStringList order;
        jobs.submit<int>(JobLane::Work, "first", this, gated(gate, 1), [&](IntResult) { order << "first"; });
        const JobId second = jobs.submit<int>(
            JobLane::Work, "second", this,
            [&](const CancelToken&, const ProgressSink&) -> IntResult {
                ran = true;
                return std::make_shared<const int>(2);
            },
            [&](IntResult result) { order << (result ? "second ran" : "second cancelled"); });
        QCOMPARE(jobs.jobCount(), 2);
        jobs.cancel(second);
        QVERIFY(order.isEmpty()); // not from inside cancel()
        QTRY_COMPARE(order, QStringList{"second cancelled"});
        gate->release();
        QTRY_COMPARE(order, (QStringList{"second cancelled", "first"}));
        QVERIFY(!ran);
    }

    void aDeadReceiverIsNotCalled() {
        JobService jobs;
        auto gate = std::make_shared<QSemaphore>();
        bool called = false;
        auto receiver = std::make_unique<QObject>();
        jobs.submit<int>(JobLane::Work, "orphan", receiver.get(), gated(gate, 1), [&](IntResult) { called = true; });
        QSignalSpy finished(&jobs, &JobService::jobFinished);
        receiver.reset();
        gate->release();
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY(!called);
    }

    void runsUrgentWorkFirstAndExclusiveWorkLast() {
        JobService jobs;
        auto gate = std::make_shared<QSemaphore>();
        QStringList order;
        const auto note = [&order](const char* name) { return [&order, name](IntResult) { order << name; }; };
        QSignalSpy started(&jobs, &JobService::jobStarted);
        jobs.submit<int>(JobLane::Work, "running", this, gated(gate, 0), note("running"));
        QTRY_COMPARE(started.size(), 1);
        jobs.submit<int>(JobLane::Exclusive, "measure", this, giving(1), note("measure"));
        jobs.submit<int>(JobLane::Work, "a", this, giving(2), note("a"));
        jobs.submit<int>(JobLane::Work, "b", this, giving(3), note("b"));
        jobs.submit<int>(JobLane::Work, "urgent", this, giving(4), note("urgent"), JobPriority::Urgent);
        gate->release();
        QTRY_COMPARE(order, (QStringList{"running", "urgent", "a", "b", "measure"}));
    }

    void nothingRunsBesideAnExclusiveJob() {
        JobService jobs;
        auto gate = std::make_shared<QSemaphore>();
        std::atomic<bool> otherRan = false;
        QSignalSpy started(&jobs, &JobService::jobStarted);
        QSignalSpy idle(&jobs, &JobService::idle);
        jobs.submit<int>(JobLane::Exclusive, "measure", this, gated(gate, 1), nullptr);
        QTRY_COMPARE(started.size(), 1);
        QVERIFY(started[0][2].toBool());
        QVERIFY(jobs.isExclusiveRunning());
        jobs.submit<int>(
            JobLane::Work, "run", this,
            [&](const CancelToken&, const ProgressSink&) -> IntResult {
                otherRan = true;
                return std::make_shared<const int>(2);
            },
            nullptr, JobPriority::Urgent);
        QTest::qWait(30);
        QVERIFY(!otherRan);
        gate->release();
        QTRY_VERIFY(otherRan);
        QTRY_COMPARE(idle.size(), 1);
    }

    void progressIsThinnedOutAndSilentWhileMeasuring() {
        JobService jobs;
        QSignalSpy progress(&jobs, &JobService::jobProgressed);
        QSignalSpy finished(&jobs, &JobService::jobFinished);
        const IntWork chatty = [](const CancelToken&, const ProgressSink& sink) -> IntResult {
            const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(220);
            while (std::chrono::steady_clock::now() < end)
                report(sink, 0.5, "half way");
            return std::make_shared<const int>(1);
        };
        jobs.submit<int>(JobLane::Work, "chatty", this, chatty, nullptr);
        QTRY_COMPARE(finished.size(), 1);
        QVERIFY2(progress.size() >= 1 && progress.size() <= 5, qPrintable(QString::number(progress.size())));
        QCOMPARE(progress[0][1].toDouble(), 0.5);
        QCOMPARE(progress[0][2].toString(), QString("half way"));
        progress.clear();
        jobs.submit<int>(JobLane::Exclusive, "measure", this, chatty, nullptr);
        QTRY_COMPARE(finished.size(), 2);
        QCOMPARE(progress.size(), 0);
    }

    void aJobMaySubmitTheNextFromItsCallback() {
        JobService jobs;
        QSignalSpy idle(&jobs, &JobService::idle);
        int got = 0;
        jobs.submit<int>(JobLane::Work, "one", this, giving(1), [&](IntResult) {
            jobs.submit<int>(JobLane::Work, "two", this, giving(2), [&](IntResult second) { got = **second; });
        });
        QTRY_COMPARE(got, 2);
        QTRY_COMPARE(idle.size(), 1); // once, at the end
    }

    void destructionWhileRunningStopsAndDropsCallbacks() {
        auto started = std::make_shared<QSemaphore>();
        bool called = false;
        {
            JobService jobs;
            jobs.submit<int>(JobLane::Work, "long", this, untilCancelled(started), [&](IntResult) { called = true; });
            jobs.submit<int>(JobLane::Work, "waits", this, giving(2), [&](IntResult) { called = true; });
            QTRY_VERIFY(started->available() == 1);
        }
        QCoreApplication::processEvents();
        QVERIFY(!called);
    }

    void cancelAllEndsEverything() {
        JobService jobs;
        auto started = std::make_shared<QSemaphore>();
        int cancelled = 0;
        const auto count = [&](IntResult result) {
            cancelled += !result && result.error().code == ErrorCode::Cancelled;
        };
        jobs.submit<int>(JobLane::Work, "long", this, untilCancelled(started), count);
        jobs.submit<int>(JobLane::Work, "b", this, giving(1), count);
        jobs.submit<int>(JobLane::Exclusive, "c", this, giving(1), count);
        QTRY_VERIFY(started->available() == 1);
        QSignalSpy idle(&jobs, &JobService::idle);
        jobs.cancelAll();
        QTRY_COMPARE(cancelled, 3);
        QTRY_COMPARE(idle.size(), 1);
        QCOMPARE(jobs.jobCount(), 0);
    }

    void whatIsReleasedIsFreedOnTheWorker() {
        JobService jobs;
        std::atomic<QThread*> freedOn = nullptr;
        auto large = std::shared_ptr<int>(new int(1), [&](const int* p) {
            delete p;
            freedOn = QThread::currentThread();
        });
        jobs.release(std::move(large));
        QVERIFY(jobs.isIdle());
        QTRY_VERIFY(freedOn.load());
        QVERIFY(freedOn.load() != QThread::currentThread());
    }
};

QTEST_GUILESS_MAIN(TestJobService)
#include "tst_job_service.moc"
