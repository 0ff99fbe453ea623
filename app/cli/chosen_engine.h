#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"

#include <string>

namespace convlens::cli {

/// The plan that `wanted` ("as-drawn", "optimised") names. Empty takes `usual` where the engine can, else its first;
/// results always name the plan. The same is usual here and in the window: as drawn where layers are looked at, since
/// only that gives each its own time; optimised where a time stands for a whole network, among engines and in sweeps.
Result<PlanKind> choosePlan(const Engine& engine, const std::string& wanted, PlanKind usual);

} // namespace convlens::cli
