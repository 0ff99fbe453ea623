#pragma once
#include "core/engine/engine.h"

namespace convlens {

/// The oracle: one plain function an operator, each layer its own step, one thread. Only PlanKind::AsDrawn.
/// A value is given back as soon as its last reader has run, unless it is recorded, so a run needs little more memory
/// than the graph's peak of live maps.
const Engine& referenceEngine();

} // namespace convlens
