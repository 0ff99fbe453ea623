#include "core/kernels/isa.h"

#include <hwy/targets.h>

#include <array>
#include <cstdint>

namespace convlens {

namespace {

struct InstructionSet {
    std::int64_t target;
    const char* name;
};

/// Best first. AVX-512 with the Ice Lake extensions runs the same float32 kernels, so it goes by the same name.
constexpr std::array kInstructionSets{
    InstructionSet{HWY_AVX3, "AVX-512"}, InstructionSet{HWY_AVX2, "AVX2"}, InstructionSet{HWY_SSE4, "SSE4"},
    InstructionSet{HWY_SSSE3, "SSSE3"},  InstructionSet{HWY_NEON, "NEON"}, InstructionSet{HWY_EMU128, "portable"},
};

} // namespace

std::vector<std::string> supportedInstructionSets() {
    std::vector<std::string> names;
    const std::int64_t supported = hwy::SupportedTargets();
    for (const InstructionSet& set : kInstructionSets) {
        if ((supported & set.target) != 0) names.emplace_back(set.name);
    }
    return names;
}

std::string currentInstructionSet() {
    const auto all = supportedInstructionSets();
    return all.empty() ? "portable" : all.front();
}

Result<void> limitInstructionSet(std::string_view name) {
    hwy::DisableTargets(0);
    if (!name.empty()) {
        const InstructionSet* wanted = nullptr;
        std::string known;
        for (const InstructionSet& set : kInstructionSets) {
            if ((hwy::SupportedTargets() & set.target) == 0) continue;
            known += (known.empty() ? "" : ", ") + std::string(set.name);
            if (name == set.name) wanted = &set;
        }
        if (!wanted)
            return Error{ErrorCode::InvalidArgument,
                         "instruction set '" + std::string(name) + "' cannot be used here; there are " + known};
        // Highway numbers better targets lower: everything below the wanted bit goes.
        hwy::DisableTargets(wanted->target - 1);
    }
    // Dispatch tables remember their first choice; look again.
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
    return {};
}

} // namespace convlens
