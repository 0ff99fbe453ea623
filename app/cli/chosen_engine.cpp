#include "app/cli/chosen_engine.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace convlens::cli {

Result<PlanKind> choosePlan(const Engine& engine, const std::string& wanted, PlanKind usual) {
    const std::vector<PlanKind> plans = engine.plans();
    if (wanted.empty()) {
        const bool can = std::find(plans.begin(), plans.end(), usual) != plans.end();
        return can ? usual : plans.front();
    }
    std::string offered;
    for (const PlanKind plan : plans) {
        if (toString(plan) == wanted) return plan;
        offered += (offered.empty() ? "" : ", ") + std::string(toString(plan));
    }
    return Error{ErrorCode::InvalidArgument,
                 "engine '" + std::string(engine.id()) + "' has no plan '" + wanted + "'; it offers: " + offered};
}

} // namespace convlens::cli
