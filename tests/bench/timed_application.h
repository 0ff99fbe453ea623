#pragma once
#include "ui/jobs/job_service.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QThread>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <map>
#include <utility>
#include <vector>

/// What the benchmarks of the window share: how long each event keeps the window's thread.
namespace convlens::bench {

/// What a screen with 60 pictures a second leaves for one.
constexpr double kFrameMs = 1000.0 / 60;

/// The processor time of this thread: what others do on a busy machine does not count.
inline double busyMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

/// Times every event that the event loop of the window's thread hands over.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override {
        if (QThread::currentThread() != thread() || m_inside) return QApplication::notify(receiver, event);
        m_inside = true;
        // The receiver may be gone afterwards.
        const QByteArray name =
            QByteArray(receiver->metaObject()->className()) + " event " + QByteArray::number(int(event->type()));
        const double before = busyMs();
        const bool done = QApplication::notify(receiver, event);
        const double ms = busyMs() - before;
        m_inside = false;
        double& worst = m_worst[name];
        worst = std::max(worst, ms);
        m_late += ms > kFrameMs;
        ++m_events;
        return done;
    }
    void reset() {
        m_worst.clear();
        m_events = m_late = 0;
    }
    void print(const char* what) const {
        std::vector<std::pair<double, QByteArray>> rows;
        for (const auto& [name, ms] : m_worst)
            rows.emplace_back(ms, name);
        std::sort(rows.rbegin(), rows.rend());
        std::printf("  %-34s  %6d events, %3d above a frame; longest", what, m_events, m_late);
        for (std::size_t i = 0; i < std::min<std::size_t>(rows.size(), 3); ++i)
            std::printf("  %6.1f ms %s", rows[i].first, rows[i].second.constData());
        std::printf("\n");
    }

private:
    bool m_inside = false;
    int m_events = 0, m_late = 0;
    std::map<QByteArray, double> m_worst;
};

inline TimedApplication& application() {
    return *static_cast<TimedApplication*>(qApp);
}

inline bool waitUntil(const std::function<bool()>& done, int seconds = 120) {
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.elapsed() > seconds * 1000) return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 2);
    }
    return true;
}

inline void settle(JobService& jobs) {
    waitUntil([&] { return jobs.isIdle(); });
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
}

} // namespace convlens::bench
