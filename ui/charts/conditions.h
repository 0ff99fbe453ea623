#pragma once
#include "core/cost/conventions.h"
#include "core/export/passport.h"
#include "ui/session/session_values.h"

#include <QString>

/// The conditions under which a figure holds, as one line for captions: whoever meets the chart alone must know them.
namespace convlens {

/// "random weights (seed 1)" or "file.safetensors (sha256:0123456789ab...)".
QString weightsInWords(const NetworkState& network);
/// "native (1.0), optimised plan, 1 thread, median of 240 runs; AMD EPYC ..., AVX-512, 2 cores, load 0.31".
QString measurementInWords(const MeasurementResult& measurement);
/// The same of several that were measured in turn, which differ in the number of runs only; without it if both are 0.
QString measurementInWords(const MeasurementResult& measurement, int leastRuns, int mostRuns);
/// What toCaption() says: "Convlens 0.1.0; network mobilenet_v2; threads 1; ...".
QString passportInWords(const Passport& passport);
/// A condition's title in the window's language.
QString conditionTitle(const Column& column);
/// "native, optimised, 2 threads".
QString conditionsInWords(const EngineChoice& conditions);
/// All of it: network, convention, weights, measurement (may be null), version.
QString conditionsOf(const NetworkState& network, const MeasurementResult* measurement,
                     Convention convention = Convention::Papers);

} // namespace convlens
