#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/peak_loops.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "core/kernels/peak_loops.h"

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

using Full = hn::CappedTag<float, 16>;

} // namespace

double burst(std::size_t rounds, float seed, float* sink) {
    const Full d;
    const auto start = [&](int number) { return hn::Set(d, seed * float(number)); };
    // Twelve cover four to six cycles of latency of two units. All begin differently, or the compiler would find them
    // to be one; they are names, because an array would be kept in memory.
    auto a = start(1), b = start(2), c = start(3), e = start(4), f = start(5), g = start(6), h = start(7), i = start(8),
         j = start(9), k = start(10), l = start(11), m = start(12);
    const auto factor = hn::Set(d, seed), term = hn::Set(d, 1.0f - seed);
    for (std::size_t round = 0; round < rounds; ++round) {
        a = hn::MulAdd(a, factor, term);
        b = hn::MulAdd(b, factor, term);
        c = hn::MulAdd(c, factor, term);
        e = hn::MulAdd(e, factor, term);
        f = hn::MulAdd(f, factor, term);
        g = hn::MulAdd(g, factor, term);
        h = hn::MulAdd(h, factor, term);
        i = hn::MulAdd(i, factor, term);
        j = hn::MulAdd(j, factor, term);
        k = hn::MulAdd(k, factor, term);
        l = hn::MulAdd(l, factor, term);
        m = hn::MulAdd(m, factor, term);
    }
    const auto left = hn::Add(hn::Add(hn::Add(a, b), hn::Add(c, e)), hn::Add(f, g));
    const auto right = hn::Add(hn::Add(hn::Add(h, i), hn::Add(j, k)), hn::Add(l, m));
    *sink = hn::GetLane(hn::Add(left, right));
    return 2.0 * 12.0 * double(hn::Lanes(d)) * double(rounds);
}

float readAll(const float* values, std::size_t count) {
    const Full d;
    const std::size_t n = hn::Lanes(d);
    auto a = hn::Zero(d), b = a, c = a, e = a, f = a, g = a, h = a, i = a;
    for (std::size_t at = 0; at + 8 * n <= count; at += 8 * n) {
        const float* p = values + at;
        a = hn::Add(a, hn::Load(d, p));
        b = hn::Add(b, hn::Load(d, p + n));
        c = hn::Add(c, hn::Load(d, p + 2 * n));
        e = hn::Add(e, hn::Load(d, p + 3 * n));
        f = hn::Add(f, hn::Load(d, p + 4 * n));
        g = hn::Add(g, hn::Load(d, p + 5 * n));
        h = hn::Add(h, hn::Load(d, p + 6 * n));
        i = hn::Add(i, hn::Load(d, p + 7 * n));
    }
    const auto all = hn::Add(hn::Add(hn::Add(a, b), hn::Add(c, e)), hn::Add(hn::Add(f, g), hn::Add(h, i)));
    return hn::GetLane(hn::SumOfLanes(d, all));
}

} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace convlens {

HWY_EXPORT(burst);
HWY_EXPORT(readAll);

double multiplyAddBurst(std::size_t rounds, float seed, float* sink) noexcept {
    return HWY_DYNAMIC_DISPATCH(burst)(rounds, seed, sink);
}

float readFloats(const float* values, std::size_t count) noexcept {
    return HWY_DYNAMIC_DISPATCH(readAll)(values, count);
}

} // namespace convlens
#endif
