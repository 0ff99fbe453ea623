#pragma once
#include "core/measure/peaks.h"

#include <memory>

namespace convlens::test {

/// What a machine of two cores could have been measured to reach.
inline std::shared_ptr<const MachinePeaks> samplePeaks() {
    auto made = std::make_shared<MachinePeaks>();
    made->cpu = "Test CPU";
    made->isa = "AVX2";
    made->cores = 2;
    made->gflops = {100, 190};
    made->levels = {{"L1", 32768, 16384, 400, 800}, {"L2", 1 << 20, 1 << 19, 100, 200}, {"memory", 0, 1 << 28, 10, 15}};
    made->takenAt = "2026-01-02T03:04:05Z";
    made->load1 = 0.1;
    return made;
}

} // namespace convlens::test
