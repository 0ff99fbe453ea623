#pragma once
#include "core/engine/engine.h"

#include <string>

namespace convlens::cli {

/// The plan that `wanted` ("as-drawn", "optimised") names. Empty takes the optimised one where the engine can, since
/// that is what people run; results always name the plan.
Result<PlanKind> choosePlan(const Engine& engine, const std::string& wanted);

} // namespace convlens::cli
