#pragma once
#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <cstdint>
#include <vector>

namespace convlens::reference {

/// Keeps tensors that are no longer read, for the next layer or run that needs the same shape. Without it an
/// element-wise layer's time would mostly be the operating system's time to map and clear fresh pages.
class TensorPool {
public:
    /// Tensors beyond this many bytes go back to the system at once: enough for every family at 224 pixels, small
    /// against the live maps of the resolutions that exceed it.
    static constexpr std::int64_t kMaxBytes = std::int64_t(64) << 20;

    /// A tensor whose values are undefined.
    Result<Tensor> take(const Shape& shape);
    void give(Tensor tensor);

private:
    std::vector<Tensor> m_free;
    std::int64_t m_bytes = 0;
};

} // namespace convlens::reference
