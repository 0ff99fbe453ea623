#include "core/base/thread_pool.h"

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif

#if defined(__linux__)
#include <pthread.h>
#include <sched.h>
#endif

namespace convlens {

namespace {

/// About 20 to 50 microseconds of spinning: longer than the serial gap between two layers, short against a frame.
constexpr int kSpins = 2000;
/// During a shift: some milliseconds, longer than recording a layer's maps takes.
constexpr int kSpinsOnShift = 200 * 1000;

void relax() {
#if defined(__x86_64__) || defined(__i386__)
    _mm_pause();
#elif defined(__aarch64__)
    asm volatile("yield");
#endif
}

std::uint64_t readFloatMode() {
#if defined(__x86_64__)
    return _mm_getcsr();
#elif defined(__aarch64__)
    std::uint64_t mode = 0;
    asm volatile("mrs %0, fpcr" : "=r"(mode));
    return mode;
#else
    return 0;
#endif
}

void writeFloatMode([[maybe_unused]] std::uint64_t mode) {
#if defined(__x86_64__)
    _mm_setcsr(unsigned(mode));
#elif defined(__aarch64__)
    asm volatile("msr fpcr, %0" : : "r"(mode));
#endif
}

} // namespace

ThreadPool::ThreadPool(int threads) : m_seats(std::make_unique<Seat[]>(std::size_t(threads))) {
    try {
        for (int worker = 1; worker < threads; ++worker)
            m_workers.emplace_back([this, worker] { work(worker); });
    } catch (...) { // the system gives no more threads or memory: those that run already must end first
        stop();
        throw;
    }
}

ThreadPool::~ThreadPool() {
    stop();
}

void ThreadPool::stop() {
    m_job.isLast = true;
    m_job.number.fetch_add(1, std::memory_order_release);
    m_job.number.notify_all();
    for (std::thread& worker : m_workers)
        worker.join();
}

#if defined(__linux__)
void ThreadPool::takeSeat(int worker) {
    const int processor = sched_getcpu();
    m_seats[std::size_t(worker)].sitOn(processor);
    bool shared = false;
    for (int other = 0; other < worker; ++other)
        shared = shared || m_seats[std::size_t(other)].processor.load(std::memory_order_relaxed) == processor;
    if (!shared) return;
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof(allowed), &allowed) != 0) return;
    cpu_set_t free = allowed;
    for (int other = 0; other < threads(); ++other) {
        const int taken = m_seats[std::size_t(other)].processor.load(std::memory_order_relaxed);
        if (taken >= 0 && taken < CPU_SETSIZE) CPU_CLR(taken, &free);
    }
    if (CPU_COUNT(&free) == 0) return;
    // The first call moves the thread at once, the second leaves the system free to move it again.
    if (sched_setaffinity(0, sizeof(free), &free) != 0) return;
    m_seats[std::size_t(worker)].sitOn(sched_getcpu());
    sched_setaffinity(0, sizeof(allowed), &allowed);
}

/// Where work is handed over once in a while (maps being recorded after each layer), a worker sleeps between and the
/// system wakes it on the caller's processor, where it cannot even move away before the caller's turn ends: recording
/// MobileNetV2's maps with two threads took 380 ms, and 240 with the mask. The mask is set before the wake-up, and only
/// when the caller has moved.
void ThreadPool::keepOffCaller(int processor) {
    cpu_set_t others;
    if (sched_getaffinity(0, sizeof(others), &others) != 0) return;
    CPU_CLR(processor, &others);
    if (CPU_COUNT(&others) == 0) return;
    for (std::thread& worker : m_workers)
        pthread_setaffinity_np(worker.native_handle(), sizeof(others), &others);
}
#else
void ThreadPool::takeSeat(int) {}
void ThreadPool::keepOffCaller(int) {}
#endif

/// Returns the first value that is not `old`.
std::uint32_t ThreadPool::waitForChange(const std::atomic<std::uint32_t>& value, std::uint32_t old) const {
    for (int i = 0; i < kSpins || (i < kSpinsOnShift && m_onShift.load(std::memory_order_relaxed)); ++i) {
        const std::uint32_t now = value.load(std::memory_order_acquire);
        if (now != old) return now;
        relax();
    }
    for (;;) {
        value.wait(old, std::memory_order_acquire);
        const std::uint32_t now = value.load(std::memory_order_acquire);
        if (now != old) return now;
    }
}

/// Between meetings the system may move a thread to another's processor, where one spins while the other waits for its
/// turn.
void ThreadPool::leaveSharedProcessor(int worker) {
#if defined(__linux__)
    if (worker > 0) {
        takeSeat(worker);
        return;
    }
    const int processor = sched_getcpu();
    m_seats[0].sitOn(processor);
    for (int other = 1; other < threads(); ++other) {
        if (m_seats[std::size_t(other)].processor.load(std::memory_order_relaxed) != processor) continue;
        m_callerProcessor = processor;
        keepOffCaller(processor);
        return;
    }
#else
    static_cast<void>(worker);
#endif
}

void ThreadPool::meet(int worker) {
    if (m_workers.empty()) return;
    Seat& own = m_seats[std::size_t(worker)];
#if defined(__linux__)
    own.sitOn(sched_getcpu());
#endif
    const std::uint32_t round = own.met.load(std::memory_order_relaxed) + 1;
    own.met.exchange(round, std::memory_order_acq_rel);
    own.met.notify_all();
    for (int other = 0; other < threads(); ++other) {
        if (other == worker) continue;
        const std::atomic<std::uint32_t>& met = m_seats[std::size_t(other)].met;
        const auto isBehind = [&](std::uint32_t rounds) { return std::int32_t(rounds - round) < 0; };
        std::uint32_t last = met.load(std::memory_order_acquire);
        for (int i = 1; i < kSpinsOnShift && isBehind(last); ++i) {
            relax();
            if (i % kSpins == 0) { // with more threads than processors, whoever is waited for may have none
                leaveSharedProcessor(worker);
                std::this_thread::yield();
            }
            last = met.load(std::memory_order_acquire);
        }
        while (isBehind(last))
            last = waitForChange(met, last);
    }
}

void ThreadPool::start(Call call, void* context) {
#if defined(__linux__)
    const int processor = sched_getcpu();
    m_seats[0].sitOn(processor);
    if (processor >= 0 && processor < CPU_SETSIZE && processor != m_callerProcessor) {
        m_callerProcessor = processor;
        keepOffCaller(processor);
    }
#endif
    m_job.call = call;
    m_job.context = context;
    m_job.floatMode = readFloatMode();
    const std::uint32_t number = m_job.number.fetch_add(1, std::memory_order_release) + 1;
    m_job.number.notify_all();
    call(context, 0);
    for (std::size_t worker = 1; worker <= m_workers.size(); ++worker) {
        const std::atomic<std::uint32_t>& done = m_seats[worker].done;
        for (std::uint32_t last = done.load(std::memory_order_acquire); last != number;)
            last = waitForChange(done, last);
    }
}

void ThreadPool::work(int worker) {
    std::uint32_t seen = 0;
    Seat& seat = m_seats[std::size_t(worker)];
    for (;;) {
        seen = waitForChange(m_job.number, seen);
        if (m_job.isLast) return;
        takeSeat(worker);
        writeFloatMode(m_job.floatMode);
        m_job.call(m_job.context, worker);
        seat.done.exchange(seen, std::memory_order_acq_rel);
        seat.done.notify_one();
    }
}

} // namespace convlens
