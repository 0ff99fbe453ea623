#pragma once
#include "core/base/result.h"
#include "core/tensor/shape.h" // IWYU pragma: export

#include <cstddef>
#include <memory>
#include <span>

namespace convlens {

/// Owns float32 values in NCHW order, contiguous, aligned to 64 bytes. Moves are cheap; copying is spelled clone().
class Tensor {
public:
    Tensor() = default;
    /// Zero-filled. The shape must be valid (no negative extent); use create() for shapes from outside.
    explicit Tensor(const Shape& shape);
    /// As the constructor, but a shape that is too large to allocate is an Error (OutOfMemory or InvalidArgument).
    static Result<Tensor> create(const Shape& shape);

    /// As the constructor, but the values are whatever the memory held: for whoever writes them all.
    static Tensor unfilled(const Shape& shape);

    Tensor(Tensor&&) noexcept = default;
    Tensor& operator=(Tensor&&) noexcept = default;
    Tensor(const Tensor&) = delete;
    Tensor& operator=(const Tensor&) = delete;
    Tensor clone() const;

    const Shape& shape() const { return m_shape; }
    bool empty() const { return m_shape.elements() == 0; }
    float* data() { return m_data.get(); }
    const float* data() const { return m_data.get(); }
    std::span<float> values() { return {data(), std::size_t(m_shape.elements())}; }
    std::span<const float> values() const { return {data(), std::size_t(m_shape.elements())}; }
    /// The h x w plane of image n, channel c.
    std::span<float> plane(int n, int c);
    std::span<const float> plane(int n, int c) const;
    float at(int n, int c, int y, int x) const;
    float& at(int n, int c, int y, int x);

private:
    static Result<Tensor> allocate(const Shape& shape);

    struct Free {
        void operator()(float* p) const noexcept;
    };
    Shape m_shape;
    std::unique_ptr<float[], Free> m_data;
};

} // namespace convlens
