#include "core/measure/keep_denormals.h" // IWYU pragma: associated
#include "core/measure/machine.h"

#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace convlens {

namespace {

#if defined(__SSE2__)
constexpr unsigned kFlushToZero = 1u << 15;     // FTZ: results
constexpr unsigned kDenormalsAreZero = 1u << 6; // DAZ: operands
#elif defined(__aarch64__)
constexpr unsigned long long kFlushToZero = 1ull << 24; // FPCR.FZ: both

unsigned long long readControl() {
    unsigned long long value = 0;
    asm volatile("mrs %0, fpcr" : "=r"(value));
    return value;
}

void writeControl(unsigned long long value) {
    asm volatile("msr fpcr, %0" : : "r"(value));
}
#endif

} // namespace

#if defined(__SSE2__)

FlushDenormals::FlushDenormals() : m_saved(_mm_getcsr()) {
    _mm_setcsr(unsigned(m_saved) | kFlushToZero | kDenormalsAreZero);
}

// Only the two bits go back: the exception flags raised meanwhile are the program's own.
FlushDenormals::~FlushDenormals() {
    constexpr unsigned kBoth = kFlushToZero | kDenormalsAreZero;
    _mm_setcsr((_mm_getcsr() & ~kBoth) | (unsigned(m_saved) & kBoth));
}

bool FlushDenormals::supported() {
    return true;
}

KeepDenormals::KeepDenormals() : m_saved(_mm_getcsr()) {
    _mm_setcsr(unsigned(m_saved) & ~(kFlushToZero | kDenormalsAreZero));
}

KeepDenormals::~KeepDenormals() {
    constexpr unsigned kBoth = kFlushToZero | kDenormalsAreZero;
    _mm_setcsr((_mm_getcsr() & ~kBoth) | (unsigned(m_saved) & kBoth));
}

#elif defined(__aarch64__)

FlushDenormals::FlushDenormals() : m_saved(readControl()) {
    writeControl(m_saved | kFlushToZero);
}

FlushDenormals::~FlushDenormals() {
    writeControl((readControl() & ~kFlushToZero) | (m_saved & kFlushToZero));
}

bool FlushDenormals::supported() {
    return true;
}

KeepDenormals::KeepDenormals() : m_saved(readControl()) {
    writeControl(m_saved & ~kFlushToZero);
}

KeepDenormals::~KeepDenormals() {
    writeControl((readControl() & ~kFlushToZero) | (m_saved & kFlushToZero));
}

#else

FlushDenormals::FlushDenormals() = default;
FlushDenormals::~FlushDenormals() = default;

bool FlushDenormals::supported() {
    return false;
}

KeepDenormals::KeepDenormals() = default;
KeepDenormals::~KeepDenormals() = default;

#endif

} // namespace convlens
