// Prints, as JSON, what timings of this machine must be read against: what one core computes in registers alone, and
// the nanoseconds in which a cache line goes from one processor to another and back. On shared machines two virtual
// processors are sometimes close to each other and sometimes not, and what two threads take follows; timings of two
// threads can only be compared between equal figures.

#include "core/measure/peaks.h"

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#if defined(__linux__)
#include <sched.h>
#endif

namespace {

/// Puts the calling thread on the number-th processor that this process may use.
void sitOn([[maybe_unused]] int number) {
#if defined(__linux__)
    cpu_set_t allowed;
    if (sched_getaffinity(0, sizeof(allowed), &allowed) != 0) return;
    for (int processor = 0; processor < CPU_SETSIZE; ++processor) {
        if (!CPU_ISSET(processor, &allowed) || number-- > 0) continue;
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(processor, &one);
        sched_setaffinity(0, sizeof(one), &one);
        return;
    }
#endif
}

constexpr int kTrips = 20000, kBursts = 15;
alignas(64) std::atomic<int> g_ball{0};

/// Best of several bursts; negative where there is one processor only.
double pingPongNs() {
    if (std::thread::hardware_concurrency() < 2) return -1;
    std::thread other([] {
        sitOn(1);
        for (int trip = 0; trip < kBursts * kTrips; ++trip) {
            while (g_ball.load(std::memory_order_acquire) != 2 * trip + 1) {
            }
            g_ball.store(2 * trip + 2, std::memory_order_release);
        }
    });
    sitOn(0); // the other thread has inherited the right to all processors
    double best = 1e9;
    for (int burst = 0, trip = 0; burst < kBursts; ++burst) {
        const auto start = std::chrono::steady_clock::now();
        for (const int end = trip + kTrips; trip < end; ++trip) {
            g_ball.store(2 * trip + 1, std::memory_order_release);
            while (g_ball.load(std::memory_order_acquire) != 2 * trip + 2) {
            }
        }
        const double ns =
            std::chrono::duration<double, std::nano>(std::chrono::steady_clock::now() - start).count() / kTrips;
        if (ns < best) best = ns;
    }
    other.join();
    return best;
}

} // namespace

int main() {
    const auto gflops = convlens::measureGflops(1);
    std::printf("{\"core_gflops\": %.1f, \"ping_pong_ns\": %.0f}\n", gflops ? *gflops : 0.0, pingPongNs());
    return 0;
}
