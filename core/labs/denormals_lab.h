#pragma once
#include "core/labs/cache_levels.h"
#include "core/labs/denormals.h"
#include "core/labs/lab.h"

#include <string>
#include <vector>

namespace convlens {

bool isAboutCaches(const LabSettings& settings);
DenormalSettings denormalSettings(const LabSettings& settings);
CacheSettings cacheSettings(const LabSettings& settings);
/// Of this machine, kept to a quarter of its memory and 1 GiB.
std::vector<WorkingSet> cacheSets(const LabSettings& settings);

/// Ids of readings: "normal/flushed", "denormal/kept"; "L2", "memory" for the set that stands for a level; "set/64" by
/// copies for every set.
std::string denormalReading(bool denormalInput, bool flushed);
std::string setReading(const WorkingSet& set);

} // namespace convlens
