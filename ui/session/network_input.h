#pragma once
#include "ui/session/network_jobs.h"

namespace convlens {

/// A photo as the network (with weights) wants to see it, its pixels read where they are not at hand. For jobs.
Result<Tensor> networkInput(const NetworkState& network, const PhotoInput& photo);

} // namespace convlens
