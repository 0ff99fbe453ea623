#pragma once

namespace convlens::bench {

/// 10^9 float32 operations a second that one core makes in registers alone, with the instruction set that the kernels
/// use; a multiply-add is two. The best of several bursts. 0 where it cannot be measured (no x86).
double peakGflops();

} // namespace convlens::bench
