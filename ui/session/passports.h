#pragma once
#include "core/export/passport.h"
#include "ui/session/session_values.h"

namespace convlens {

/// The conditions of figures about a network: of counts alone where `measurement` is null, else of its times too.
Passport passportOf(const NetworkState& network, const MeasurementResult* measurement);

/// The same for a row of a table of several networks: the time's spread and doubt are told as well.
Passport rowPassport(const NetworkState& network, const MeasurementResult* measurement);

/// The conditions of what a network made of a photo.
Passport passportOf(const RunResult& run);

} // namespace convlens
