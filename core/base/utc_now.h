#pragma once
#include <string>

namespace convlens {

/// "2026-11-22T20:30:00Z"
std::string utcNow();

} // namespace convlens
