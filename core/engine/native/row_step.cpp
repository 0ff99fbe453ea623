#include "core/engine/native/row_step.h"

#include <algorithm>

namespace convlens::native {

Rows windowRows(Rows out, int kernel, int stride, int dilation, int padTop, std::size_t height) {
    const auto most = std::ptrdiff_t(height);
    const std::ptrdiff_t begin = std::ptrdiff_t(out.begin) * stride - padTop;
    const std::ptrdiff_t end = std::ptrdiff_t(out.end - 1) * stride - padTop + (kernel - 1) * dilation + 1;
    const std::ptrdiff_t first = std::clamp(begin, std::ptrdiff_t(0), most);
    return {std::size_t(first), std::size_t(std::clamp(end, first, most))};
}

} // namespace convlens::native
