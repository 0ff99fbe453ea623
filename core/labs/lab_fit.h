#pragma once
#include "core/base/result.h"
#include "core/labs/lab.h"

namespace convlens {

/// Values that hold each by itself but not together, moved to the nearest that do: the channels of a group convolution to
/// a number that its groups divide. The same settings where nothing has to move.
LabSettings fittingSettings(const Lab& lab, LabSettings settings);

/// InvalidArgument that names the value and the nearest that fits.
Result<void> checkFit(const Lab& lab, const LabSettings& settings);

} // namespace convlens
