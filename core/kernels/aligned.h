#pragma once
#include <cstddef>
#include <new>
#include <vector>

namespace convlens {

/// Aligns to 64 bytes: a cache line, and the widest vector.
template <class T>
struct AlignedAllocator {
    using value_type = T;
    AlignedAllocator() = default;
    template <class U>
    AlignedAllocator(const AlignedAllocator<U>&) noexcept {}
    T* allocate(std::size_t n) { return static_cast<T*>(::operator new (n * sizeof(T), std::align_val_t{64})); }
    void deallocate(T* p, std::size_t) noexcept { ::operator delete (p, std::align_val_t{64}); }
    template <class U>
    bool operator==(const AlignedAllocator<U>&) const noexcept {
        return true;
    }
};

using AlignedFloats = std::vector<float, AlignedAllocator<float>>;

} // namespace convlens
