#include "core/tensor/tensor.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <new>
#include <string>
#include <utility>

namespace convlens {

namespace {

constexpr std::align_val_t kAlignment{64};
constexpr std::size_t kAlignmentBytes = 64;

std::size_t allocationBytes(const Shape& shape) {
    const auto bytes = std::size_t(shape.bytes());
    return (bytes + kAlignmentBytes - 1) / kAlignmentBytes * kAlignmentBytes;
}

std::size_t offsetOf(const Shape& s, int n, int c, int y, int x) {
    return ((std::size_t(n) * std::size_t(s.c) + std::size_t(c)) * std::size_t(s.h) + std::size_t(y)) *
               std::size_t(s.w) +
           std::size_t(x);
}

} // namespace

std::string toString(const Shape& shape) {
    return std::to_string(shape.n) + "x" + std::to_string(shape.c) + "x" + std::to_string(shape.h) + "x" +
           std::to_string(shape.w);
}

void Tensor::Free::operator()(float* p) const noexcept {
    ::operator delete[](p, kAlignment);
}

Result<Tensor> Tensor::allocate(const Shape& shape) {
    if (shape.n < 0 || shape.c < 0 || shape.h < 0 || shape.w < 0)
        return Error{ErrorCode::InvalidArgument, "a tensor cannot have the shape " + toString(shape)};
    // Each factor is below 2^31, so the product of all four can overflow 64 bits; ask step by step.
    constexpr std::int64_t kMostElements = std::int64_t(1) << 40;
    std::int64_t elements = 1;
    for (const int extent : {shape.n, shape.c, shape.h, shape.w}) {
        elements *= extent;
        if (elements > kMostElements)
            return Error{ErrorCode::OutOfMemory, "a tensor of shape " + toString(shape) + " does not fit into memory"};
    }
    Tensor tensor;
    tensor.m_shape = shape;
    if (elements == 0) return tensor;
    const std::size_t bytes = allocationBytes(shape);
    auto* memory = static_cast<float*>(::operator new[](bytes, kAlignment, std::nothrow));
    if (!memory)
        return Error{ErrorCode::OutOfMemory, "not enough memory for a tensor of shape " + toString(shape) + " (" +
                                                 std::to_string(bytes) + " bytes)"};
    tensor.m_data.reset(memory);
    return tensor;
}

Result<Tensor> Tensor::create(const Shape& shape) {
    auto tensor = allocate(shape);
    if (tensor && !tensor->empty()) std::memset(tensor->data(), 0, allocationBytes(shape));
    return tensor;
}

Tensor Tensor::unfilled(const Shape& shape) {
    auto made = allocate(shape);
    if (!made) throw std::bad_alloc();
    return std::move(*made);
}

Tensor::Tensor(const Shape& shape) {
    auto made = create(shape);
    if (!made) throw std::bad_alloc();
    *this = std::move(*made);
}

Tensor Tensor::clone() const {
    Tensor copy(m_shape);
    std::copy(values().begin(), values().end(), copy.values().begin());
    return copy;
}

std::span<float> Tensor::plane(int n, int c) {
    return {data() + offsetOf(m_shape, n, c, 0, 0), std::size_t(m_shape.plane())};
}

std::span<const float> Tensor::plane(int n, int c) const {
    return {data() + offsetOf(m_shape, n, c, 0, 0), std::size_t(m_shape.plane())};
}

float Tensor::at(int n, int c, int y, int x) const {
    return data()[offsetOf(m_shape, n, c, y, x)];
}

float& Tensor::at(int n, int c, int y, int x) {
    return data()[offsetOf(m_shape, n, c, y, x)];
}

} // namespace convlens
