#include "core/base/thread_pool.h"

#if defined(__x86_64__) || defined(__i386__)
#include <immintrin.h>
#endif

namespace convlens {

namespace {

/// About 20 to 50 microseconds of spinning: longer than the serial gap between two layers, short against a frame.
constexpr int kSpins = 2000;

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

/// Returns the first value that is not `old`.
std::uint32_t waitForChange(const std::atomic<std::uint32_t>& value, std::uint32_t old) {
    for (int i = 0; i < kSpins; ++i) {
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

} // namespace

ThreadPool::ThreadPool(int threads) {
    for (int worker = 1; worker < threads; ++worker)
        m_workers.emplace_back([this, worker] { work(worker); });
}

ThreadPool::~ThreadPool() {
    m_stop = true;
    m_generation.fetch_add(1, std::memory_order_release);
    m_generation.notify_all();
    for (std::thread& worker : m_workers)
        worker.join();
}

void ThreadPool::start(Call call, void* context) {
    m_call = call;
    m_context = context;
    m_floatMode = readFloatMode();
    m_remaining.store(std::uint32_t(m_workers.size()), std::memory_order_relaxed);
    m_generation.fetch_add(1, std::memory_order_release);
    m_generation.notify_all();
    call(context, 0);
    for (std::uint32_t left = m_remaining.load(std::memory_order_acquire); left != 0;)
        left = waitForChange(m_remaining, left);
}

void ThreadPool::work(int worker) {
    std::uint32_t seen = 0;
    for (;;) {
        seen = waitForChange(m_generation, seen);
        if (m_stop) return;
        writeFloatMode(m_floatMode);
        m_call(m_context, worker);
        if (m_remaining.fetch_sub(1, std::memory_order_acq_rel) == 1) m_remaining.notify_one();
    }
}

} // namespace convlens
