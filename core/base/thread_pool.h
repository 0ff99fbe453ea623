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
/// stealing, so that results do not depend on timing. A worker that finds itself on the processor of another moves to a
/// free one: systems put threads that wake each other side by side, and two that spin there take turns instead of
/// working together (MobileNetV1 at two threads: 16 ms instead of 6.7, for hundreds of runs). Workers spin briefly for
/// the next piece (hand-over in about a microsecond) and then sleep, so that an idle application uses no processor
/// time. One caller at a time; the caller works along as worker 0.
class ThreadPool {
public:
    /// `threads` includes the caller; at least 1.
    explicit ThreadPool(int threads);
    ~ThreadPool();
    ThreadPool(const ThreadPool&) = delete;
    ThreadPool& operator=(const ThreadPool&) = delete;

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

private:
    using Call = void (*)(void*, int);
    void start(Call call, void* context);
    void work(int worker);
    void takeSeat(int worker);

    /// The processor on which a thread was seen last; a cache line each.
    struct alignas(64) Seat {
        std::atomic<int> processor{-1};
    };

    std::unique_ptr<Seat[]> m_seats; ///< by worker; made before the threads
    std::vector<std::thread> m_workers;
    // Each on its own cache line: the caller writes one, the workers the other.
    alignas(64) std::atomic<std::uint32_t> m_generation{0};
    alignas(64) std::atomic<std::uint32_t> m_remaining{0};
    Call m_call = nullptr;
    void* m_context = nullptr;
    std::uint64_t m_floatMode = 0;
    bool m_stop = false;
};

} // namespace convlens
