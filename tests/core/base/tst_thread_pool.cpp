#include "core/base/thread_pool.h"
#include "core/measure/machine.h"
#include "tests/support/sanitized.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <atomic>
#include <ctime>
#include <limits>
#include <numeric>
#include <system_error>
#include <vector>

#if defined(__linux__)
#include <sched.h>
#include <sys/resource.h>
#endif

using namespace convlens;
using convlens::test::kSanitized;

class TestThreadPool : public QObject {
    Q_OBJECT
private slots:
    void everyWorkerIsCalledOnce_data() {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 3, 8})
            QTest::addRow("%d threads", threads) << threads;
    }
    void everyWorkerIsCalledOnce() {
        QFETCH(int, threads);
        ThreadPool pool(threads);
        QCOMPARE(pool.threads(), threads);
        std::vector<std::atomic<int>> calls(std::size_t(threads) + 1);
        for (int round = 0; round < 200; ++round)
            pool.run([&](int worker) { ++calls[std::size_t(worker)]; });
        for (int worker = 0; worker < threads; ++worker)
            QCOMPARE(calls[std::size_t(worker)].load(), 200);
        QCOMPARE(calls.back().load(), 0);
    }

    void rangesCoverEverythingOnceAndEvenly_data() {
        QTest::addColumn<int>("threads");
        QTest::addColumn<int>("count");
        for (const int threads : {1, 2, 3, 7}) {
            for (const int count : {0, 1, 2, 6, 7, 1000})
                QTest::addRow("%d over %d", count, threads) << threads << count;
        }
    }
    void rangesCoverEverythingOnceAndEvenly() {
        QFETCH(int, threads);
        QFETCH(int, count);
        ThreadPool pool(threads);
        std::vector<std::atomic<int>> touched(std::size_t(count) + 1);
        std::atomic<std::size_t> longest = 0;
        pool.parallelFor(std::size_t(count), [&](std::size_t begin, std::size_t end) {
            for (std::size_t i = begin; i < end; ++i)
                ++touched[i];
            std::size_t seen = longest;
            while (end - begin > seen && !longest.compare_exchange_weak(seen, end - begin)) {
            }
        });
        for (int i = 0; i < count; ++i)
            QCOMPARE(touched[std::size_t(i)].load(), 1);
        if (count > 1) QVERIFY(longest <= std::size_t((count + threads - 1) / threads));
    }

    void workersTakeOverTheCallersFloatingPointMode() {
        if (!FlushDenormals::supported()) QSKIP("this processor cannot flush denormals");
        ThreadPool pool(4);
        const auto halved = [&] {
            std::vector<float> out(4, -1);
            pool.run([&](int worker) {
                volatile float smallest = std::numeric_limits<float>::min();
                out[std::size_t(worker)] = smallest * 0.5f;
            });
            return out;
        };
        for (const float value : halved())
            QVERIFY(value > 0);
        {
            const FlushDenormals flush;
            for (const float value : halved())
                QCOMPARE(value, 0.0f);
        }
        for (const float value : halved())
            QVERIFY(value > 0);
    }

    void sleepingWorkersWakeUpAgain() {
        ThreadPool pool(3);
        std::atomic<int> calls = 0;
        for (int round = 0; round < 5; ++round) {
            QTest::qWait(20); // far beyond the spinning
            pool.run([&](int) { ++calls; });
        }
        QCOMPARE(calls.load(), 15);
    }

    /// Rounds in which every thread writes and the next ones read, more often than a thread could be lucky.
    void whatWasWrittenBeforeAMeetingIsSeenBehindIt_data() {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 3, 5})
            QTest::addRow("%d threads", threads) << threads;
    }
    void whatWasWrittenBeforeAMeetingIsSeenBehindIt() {
        QFETCH(int, threads);
        const int rounds = threads <= 2 ? 2000 : 200; // more threads than processors take turns
        ThreadPool pool(threads);
        std::vector<int> written(std::size_t(threads), 0);
        std::atomic<int> wrong = 0;
        for (int piece = 0; piece < 3; ++piece) { // meetings go on where the piece of work before ended
            pool.run([&](int worker) {
                for (int round = 1; round <= rounds; ++round) {
                    written[std::size_t(worker)] = round;
                    pool.meet(worker);
                    for (const int value : written)
                        wrong += value != round;
                    pool.meet(worker);
                }
            });
        }
        QCOMPARE(wrong.load(), 0);
    }

    void aMeetingWaitsForAThreadThatComesLate() {
        ThreadPool pool(3);
        int late = 0;
        std::atomic<int> seen = 0;
        pool.run([&](int worker) {
            if (worker == 1) {
                QTest::qSleep(100); // the others stop spinning and sleep
                late = 1;
            }
            pool.meet(worker);
            seen += late;
        });
        QCOMPARE(seen.load(), 3);
    }

#if defined(__linux__)
    /// Systems like to wake a thread on the processor of the one that wakes it.
    void aWorkerLeavesTheCallersProcessor() {
        cpu_set_t allowed;
        QCOMPARE(sched_getaffinity(0, sizeof(allowed), &allowed), 0);
        if (CPU_COUNT(&allowed) < 2) QSKIP("one processor only");
        ThreadPool pool(2);
        int together = 0;
        constexpr int kRounds = 200;
        for (int round = 0; round < kRounds; ++round) {
            int processors[2] = {-1, -1};
            pool.run([&](int worker) { processors[worker] = sched_getcpu(); });
            together += processors[0] == processors[1];
        }
        QVERIFY2(together <= kRounds / 4, qPrintable(QString::number(together)));
    }
#endif

    void anIdlePoolUsesNoProcessor() {
        ThreadPool pool(3);
        std::atomic<int> calls = 0;
        pool.run([&](int) { ++calls; });
        QTest::qSleep(50); // the spinning is over
        const std::clock_t before = std::clock();
        QTest::qSleep(300);
        const double usedMs = 1000.0 * double(std::clock() - before) / CLOCKS_PER_SEC;
        QVERIFY2(usedMs < 30, qPrintable(QString::number(usedMs))); // one spinning worker alone would use 300
    }

#if defined(__linux__)
    /// Their stacks do not fit: the caller hears of it, and the threads that were made end.
    void aPoolThatCannotBeMadeLeavesNothing() {
        if (kSanitized) QSKIP("sanitizers reserve address space by the terabyte");
        const auto threads = [] {
            return QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot).size();
        };
        const auto threadsBefore = threads();
        QFile status(QStringLiteral("/proc/self/statm"));
        QVERIFY(status.open(QIODevice::ReadOnly));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = status.readAll().split(' ').first().toULongLong() * 4096 + (rlim_t(64) << 20);
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
        bool refused = false;
        try {
            ThreadPool pool(200);
        } catch (const std::system_error&) {
            refused = true;
        }
        QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
        QVERIFY(refused);
        QTRY_COMPARE(threads(), threadsBefore); // a thread that was joined leaves the list a moment later
    }
#endif
};

QTEST_GUILESS_MAIN(TestThreadPool)
#include "tst_thread_pool.moc"
