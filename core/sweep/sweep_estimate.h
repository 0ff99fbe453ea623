#pragma once
#include "core/sweep/sweep.h"
#include "core/sweep/sweep_plan.h"

#include <optional>

namespace convlens {

/// Milliseconds a multiply-add where nothing has been measured yet: ten thousand million a second, as a slow core does.
inline constexpr double kGuessedMsPerMac = 1e-7;

/// Milliseconds a multiply-add, the median over the measured networks; nothing before the first.
std::optional<double> paceOf(const Sweep& sweep);

/// How long one visit takes of a network whose run takes `networkMs`: to build it, to warm up, to count.
double visitSeconds(double networkMs, const SweepConditions& conditions);

/// Of all visits of a sweep that has not begun, at `msPerMac`.
double plannedSeconds(const SweepPlan& plan, const SweepConditions& conditions, double msPerMac);

/// Of the visits that are left. A network that was visited counts with its time, another with its multiply-adds at the
/// sweep's own pace, or at `msPerMac` before that is known.
double remainingSeconds(const Sweep& sweep, double msPerMac);

} // namespace convlens
