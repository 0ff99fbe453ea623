#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "core/kernels/depthwise_5x5.cpp"
#include <hwy/foreach_target.h>

#include <hwy/highway.h>

#include "core/kernels/depthwise_window-inl.h"
#include "core/kernels/depthwise_windows.h"

HWY_BEFORE_NAMESPACE();
namespace convlens {
namespace HWY_NAMESPACE {

void rowsOf5x5(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) {
    rowsOfWindow<5>(args, firstRow, endRow);
}

} // namespace HWY_NAMESPACE
} // namespace convlens
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace convlens {
namespace {
HWY_EXPORT(rowsOf5x5);
} // namespace

void depthwise5x5(const DepthwiseArgs& args, std::size_t firstRow, std::size_t endRow) noexcept {
    HWY_DYNAMIC_DISPATCH(rowsOf5x5)(args, firstRow, endRow);
}

} // namespace convlens
#endif
