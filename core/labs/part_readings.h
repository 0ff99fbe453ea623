#pragma once
#include "core/engine/engine.h"
#include "core/labs/guidelines.h"
#include "core/labs/lab.h"
#include "core/labs/measure_parts.h"

#include <string>

/// Between what measureParts() times and what a lab shows.
namespace convlens {

/// In milliseconds, with the interval of the median.
LabReading partReading(std::string id, LabText title, const PartTiming& timing);
TimeInterval intervalOf(const LabReading& reading);

/// A run with its conditions, to be filled with readings; read before the work, so that the load is not our own.
LabRun startedRun(const std::string& lab, const LabSettings& settings, PlanKind plan, const LabMeasureOptions& options);
/// Also keeps the fewest runs behind a median in the conditions.
void addReading(LabRun& run, LabReading reading);

PartOptions partOptions(PlanKind plan, const LabMeasureOptions& options);

} // namespace convlens
