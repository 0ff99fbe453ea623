#include "tests/bench/peak.h"

#include "core/kernels/isa.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace convlens::bench {

#if defined(__x86_64__)

namespace {

constexpr int kChains = 12; ///< enough to hide the latency of a multiply-add
constexpr int kRounds = 100000;

using Four = float __attribute__((vector_size(16)));
using Eight = float __attribute__((vector_size(32)));
using Sixteen = float __attribute__((vector_size(64)));

/// One multiply-add on each of twelve registers, round after round. The
/// compiler's own vectors, so that this does not lean on the code that is
/// measured against it; and names instead of an array, which would be kept in
/// memory.
template <class V>
[[gnu::always_inline]] inline float chains(float seed) {
    // All begin differently, or the compiler would find them to be one.
    V a = V{} + seed * 1, b = V{} + seed * 2, c = V{} + seed * 3, d = V{} + seed * 4, e = V{} + seed * 5,
      f = V{} + seed * 6, g = V{} + seed * 7, h = V{} + seed * 8, i = V{} + seed * 9, j = V{} + seed * 10,
      k = V{} + seed * 11, l = V{} + seed * 12;
    const V factor = V{} + seed, term = V{} + (1.0f - seed);
    for (int round = 0; round < kRounds; ++round) {
        a = a * factor + term;
        b = b * factor + term;
        c = c * factor + term;
        d = d * factor + term;
        e = e * factor + term;
        f = f * factor + term;
        g = g * factor + term;
        h = h * factor + term;
        i = i * factor + term;
        j = j * factor + term;
        k = k * factor + term;
        l = l * factor + term;
    }
    const V all = a + b + c + d + e + f + g + h + i + j + k + l;
    return all[0];
}

[[gnu::noinline, gnu::target("avx512f")]] float burst512(float seed) {
    return chains<Sixteen>(seed);
}
[[gnu::noinline, gnu::target("avx2,fma")]] float burst256(float seed) {
    return chains<Eight>(seed);
}
[[gnu::noinline]] float burst128(float seed) {
    return chains<Four>(seed);
}

} // namespace

double peakGflops() {
    const std::string set = currentInstructionSet();
    const int lanes = set == "AVX-512" ? 16 : set == "AVX2" ? 8 : 4;
    double best = 0;
    volatile float seed = 0.5f, sink = 0;
    for (int burst = 0; burst < 20; ++burst) {
        const auto start = std::chrono::steady_clock::now();
        sink = lanes == 16 ? burst512(seed) : lanes == 8 ? burst256(seed) : burst128(seed);
        const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
        best = std::max(best, 2.0 * kChains * kRounds * lanes / seconds / 1e9);
    }
    (void)sink;
    return best;
}

#else

double peakGflops() {
    return 0;
}

#endif

} // namespace convlens::bench
