// Shared by kernels; included once for every instruction set (Highway's per-target include guard).
#if defined(CONVLENS_KERNELS_EPILOGUE_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef CONVLENS_KERNELS_EPILOGUE_INL_H_
#undef CONVLENS_KERNELS_EPILOGUE_INL_H_
#else
#define CONVLENS_KERNELS_EPILOGUE_INL_H_
#endif

#include "core/kernels/epilogue.h"

#include <hwy/highway.h>

#include <cstring>

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// The branch is on a value that is the same for a whole layer; it stands outside the inner loops and predicts
/// perfectly.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V activate(D d, V v, KernelActivation activation) {
    switch (activation) {
    case KernelActivation::None:
        return v;
    case KernelActivation::ReLU:
        return hn::Max(v, hn::Zero(d));
    case KernelActivation::ReLU6:
        return hn::Min(hn::Max(v, hn::Zero(d)), hn::Set(d, 6.0f));
    case KernelActivation::HSwish:
    case KernelActivation::HSigmoid: {
        const V gate = hn::Mul(hn::Min(hn::Max(hn::Add(v, hn::Set(d, 3.0f)), hn::Zero(d)), hn::Set(d, 6.0f)),
                               hn::Set(d, 1.0f / 6.0f));
        return activation == KernelActivation::HSigmoid ? gate : hn::Mul(v, gate);
    }
    }
    return v;
}

/// activate() over many vectors with one decision for all of them.
template <std::size_t kRows, std::size_t kVectors, class D, class V = hn::Vec<D>>
HWY_INLINE void activateAll(D d, V (&v)[kRows][kVectors], KernelActivation activation) {
    const auto all = [&](auto one) HWY_ATTR {
#pragma GCC unroll 16
        for (std::size_t r = 0; r < kRows; ++r) {
#pragma GCC unroll 16
            for (std::size_t i = 0; i < kVectors; ++i)
                v[r][i] = one(v[r][i]);
        }
    };
    switch (activation) {
    case KernelActivation::None:
        return;
    case KernelActivation::ReLU:
        return all([&](V x) HWY_ATTR { return activate(d, x, KernelActivation::ReLU); });
    case KernelActivation::ReLU6:
        return all([&](V x) HWY_ATTR { return activate(d, x, KernelActivation::ReLU6); });
    case KernelActivation::HSwish:
        return all([&](V x) HWY_ATTR { return activate(d, x, KernelActivation::HSwish); });
    case KernelActivation::HSigmoid:
        return all([&](V x) HWY_ATTR { return activate(d, x, KernelActivation::HSigmoid); });
    }
}

/// Loads the first `count` lanes (1..Lanes) and never touches memory behind them: another thread may be writing there.
template <class D>
HWY_INLINE hn::Vec<D> loadSome(D d, const float* from, std::size_t count) {
    if (count >= hn::Lanes(d)) return hn::LoadU(d, from);
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
    return hn::MaskedLoad(hn::FirstN(d, count), d, from);
#else
    HWY_ALIGN float lanes[HWY_MAX_BYTES / sizeof(float)] = {};
    std::memcpy(lanes, from, count * sizeof(float));
    return hn::Load(d, lanes);
#endif
}

template <class D>
HWY_INLINE void storeSome(hn::Vec<D> v, D d, float* to, std::size_t count) {
    if (count >= hn::Lanes(d)) {
        hn::StoreU(v, d, to);
        return;
    }
#if HWY_TARGET <= HWY_AVX3 && HWY_ARCH_X86
    hn::BlendedStore(v, hn::FirstN(d, count), d, to);
#else
    HWY_ALIGN float lanes[HWY_MAX_BYTES / sizeof(float)];
    hn::Store(v, d, lanes);
    std::memcpy(to, lanes, count * sizeof(float));
#endif
}

} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#endif
