#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

namespace convlens {

/// A fixed crew of threads for the short, even pieces of work inside one network: a static split, no queue, no
/// stealing, so that results do not depend on timing. Systems put threads that wake each other side by side, and two
/// that spin on one processor take turns instead of working together (MobileNetV1 at two threads: 16 ms instead of 6.7,
/// for hundreds of runs). So workers are kept off the caller's processor, and one that finds itself on another worker's
/// moves to a free one. Workers spin briefly for the next piece (hand-over in about a microsecond) and then sleep, so
/// that an idle application uses no processor time. One caller at a time; the caller works along as worker 0.
class ThreadPool {
public:
    /// `threads` includes the caller; at least 1. Throws std::system_error where the system gives no more.
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

    /// While one lives (a network's run), workers go on spinning for some milliseconds between pieces: a sleeping
    /// processor of a virtual machine takes up to a millisecond to wake, which layer after layer is more than the work.
    class Shift {
    public:
        explicit Shift(ThreadPool& pool) : m_pool(pool) { pool.m_onShift.store(true, std::memory_order_relaxed); }
        ~Shift() { m_pool.m_onShift.store(false, std::memory_order_relaxed); }
        Shift(const Shift&) = delete;
        Shift& operator=(const Shift&) = delete;

    private:
        ThreadPool& m_pool;
    };

    int threads() const { return int(m_workers.size()) + 1; }

    /// Calls body(worker) once on every thread, worker in [0, threads()), and returns when all are done. Must not
    /// throw.
    template <class Body>
    void run(Body&& body) {
        if (m_workers.empty()) {
            body(0);
            return;
        }
        using Plain = std::remove_reference_t<Body>;
        start([](void* context, int worker) { (*static_cast<Plain*>(context))(worker); },
              const_cast<void*>(static_cast<const void*>(std::addressof(body))));
    }

    /// Cuts [0, count) into one contiguous range a thread, sizes differing by at most one: body(begin, end).
    template <class Body>
    void parallelFor(std::size_t count, Body&& body) {
        const auto n = std::size_t(threads());
        if (n == 1 || count <= 1) {
            if (count) body(std::size_t(0), count);
            return;
        }
        run([&](int worker) {
            const auto w = std::size_t(worker);
            const std::size_t begin = count * w / n, end = count * (w + 1) / n;
            if (begin < end) body(begin, end);
        });
    }

    /// Inside of the work that run() handed out: returns when every thread has come here, and then each sees what the
    /// others wrote before. All must come equally often. Work in many parts that wait for each other is handed out once
    /// and meets between them: a thread then waits for one line of the others', where ending a piece of work and
    /// handing out the next is two such lines, one after the other.
    void meet(int worker);

private:
    using Call = void (*)(void*, int);
    void start(Call call, void* context);
    void work(int worker);
    void stop();
    void takeSeat(int worker);
    void keepOffCaller(int processor);
    void leaveSharedProcessor(int worker);
    std::uint32_t waitForChange(const std::atomic<std::uint32_t>& value, std::uint32_t old) const;

    /// What a thread tells the others, on a cache line of its own; written only when it changes, because each writing
    /// makes the readers fetch the line again.
    struct alignas(64) Seat {
        std::atomic<int> processor{-1};     ///< on which it was seen last
        std::atomic<std::uint32_t> done{0}; ///< the last piece of work that it has finished
        std::atomic<std::uint32_t> met{0};  ///< how often it has come to meet()

        void sitOn(int now) {
            if (processor.load(std::memory_order_relaxed) != now) processor.store(now, std::memory_order_relaxed);
        }
    };

    /// A piece of work. One cache line: a worker that sees the new number has the rest with it.
    struct alignas(64) Job {
        std::atomic<std::uint32_t> number{0};
        bool isLast = false; ///< there is no work any more
        Call call = nullptr;
        void* context = nullptr;
        std::uint64_t floatMode = 0;
    };

    int m_callerProcessor = -1;      ///< which the workers are kept off
    std::unique_ptr<Seat[]> m_seats; ///< by worker; made before the threads
    std::vector<std::thread> m_workers;
    Job m_job;
    alignas(64) std::atomic<bool> m_onShift{false};
};

} // namespace convlens
