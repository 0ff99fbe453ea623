#include "core/engine/reference/tensor_pool.h"

#include <algorithm>
#include <utility>

namespace convlens::reference {

Result<Tensor> TensorPool::take(const Shape& shape) {
    const auto found = std::find_if(m_free.begin(), m_free.end(), [&](const Tensor& t) { return t.shape() == shape; });
    if (found == m_free.end()) return Tensor::create(shape);
    Tensor tensor = std::move(*found);
    m_free.erase(found);
    m_bytes -= shape.bytes();
    return tensor;
}

void TensorPool::give(Tensor tensor) {
    const std::int64_t bytes = tensor.shape().bytes();
    if (m_bytes + bytes > kMaxBytes) return;
    m_free.push_back(std::move(tensor));
    m_bytes += bytes;
}

} // namespace convlens::reference
