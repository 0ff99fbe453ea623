#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/swish.cpp"
#include <hwy/foreach_target.h>

#include <hwy/contrib/math/math-inl.h>
#include <hwy/highway.h>

#include "core/kernels/epilogue-inl.h"
#include "core/kernels/swish.h"

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {
namespace {

namespace hn = hwy::HWY_NAMESPACE;

void swishValues(const float* in, float* out, std::size_t count) {
    const hn::CappedTag<float, 16> d;
    for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
        // Below -87 the result is zero for every purpose, and e^-x soon leaves float32.
        const auto x = hn::Max(loadSome(d, in + i, count - i), hn::Set(d, -87.0f));
        const auto power = hn::Exp(d, hn::Neg(x));
        storeSome(hn::Div(x, hn::Add(hn::Set(d, 1.0f), power)), d, out + i, count - i);
    }
}

} // namespace
} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace convlens {
namespace {
HWY_EXPORT(swishValues);
} // namespace

void swish(const float* in, float* out, std::size_t count) noexcept {
    HWY_DYNAMIC_DISPATCH(swishValues)(in, out, count);
}

} // namespace convlens
#endif
