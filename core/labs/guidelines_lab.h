#pragma once
#include "core/labs/guidelines.h"
#include "core/labs/lab.h"

#include <optional>
#include <string>
#include <vector>

namespace convlens {

GuidelineSettings guidelineSettings(const LabSettings& settings);

/// Reading ids of the options are their names: "1:12".
struct GuidelineJudgement {
    Slowdown slowdown; ///< of the extreme option against the recommended one, at equal multiply-adds
    Verdict verdict = Verdict::Unclear;
    std::string recommended, extreme;
};
/// None where one of the two was not measured.
std::optional<GuidelineJudgement> judgeGuideline(const std::vector<GuidelineCase>& cases, const LabRun& run);

} // namespace convlens
