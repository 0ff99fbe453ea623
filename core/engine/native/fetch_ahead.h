#pragma once
#include "core/engine/native/step.h"

#include <vector>

namespace convlens::native {

/// Lets steps that are bound by arithmetic fetch the weights of the steps behind them, of which squeeze-and-excitation
/// and the classifier read each once (MobileNetV3 Large: 18 of 22 MB) and would wait for the memory alone. Values do
/// not change; a step's time then includes what it fetches for others. Call once, when all steps are made.
void planFetches(std::vector<StepPtr>& steps, int threads);

} // namespace convlens::native
