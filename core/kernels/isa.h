#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Instruction sets that this binary has kernels for and this processor can run, best first: "AVX-512", "AVX2", "SSE4",
/// "SSSE3" on x86; "NEON" on ARM; "portable" without any.
std::vector<std::string> supportedInstructionSets();

/// The one that kernels use now.
std::string currentInstructionSet();

/// Uses no better instruction set than this one from now on, for tests and for teaching; an empty name lifts the limit.
/// Weights packed before must not be used afterwards, so call it only while no plan exists. Not thread-safe.
Result<void> limitInstructionSet(std::string_view name);

} // namespace convlens
