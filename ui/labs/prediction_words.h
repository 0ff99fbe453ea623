#pragma once
#include "core/labs/prediction.h"

#include <QString>

namespace convlens {

/// "2 of 3 pairs in the order that was measured.", and whether a value behind it is doubtful.
QString predictionVerdict(const Prediction& answer);
/// The ranking that was given beside the measured one, with its values, as rich text.
QString predictionComparison(const Prediction& answer);

} // namespace convlens
