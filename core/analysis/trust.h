#pragma once
#include "core/base/message.h"
#include "core/measure/machine.h"
#include "core/measure/measure.h"

#include <string_view>
#include <vector>

namespace convlens {

/// Something to know before a time is believed.
struct TrustFinding {
    bool doubtful = false; ///< the time is not to be trusted; else worth knowing
    Message what;          ///< a sentence without its full stop
    Message advice;        ///< what to do about it, in the imperative; empty where nothing need be done
};

/// Above these shares of the whole network's time ...
inline constexpr double kMuchTiming = 0.10;   ///< ... timing each layer disturbs what it times
inline constexpr double kMuchRest = 0.10;     ///< ... the layers' sum explains the whole badly
inline constexpr double kManyOutliers = 0.05; ///< of the runs
inline constexpr double kBusyBefore = 0.5;    ///< load average before measuring: someone else is at work

/// All that speaks against a measurement, what makes it doubtful first; empty where nothing does.
std::vector<TrustFinding> trustFindings(const Measurement& measurement, const MachineInfo& machine, int threads);

/// The same as TimingSummary::doubt, apart from its numbers.
Message keptDoubt(std::string_view doubt);

/// "Runs scatter by 9 % around the median. End what else runs on this machine, then measure again.": the reasons why it
/// is doubtful with what to do; empty where it is not.
Message doubtWithAdvice(const TimingSummary& summary);

} // namespace convlens
