#include "core/labs/lab_fit.h"

#include "core/export/table.h"

#include <string>
#include <utility>
#include <vector>

namespace convlens {

LabSettings fittingSettings(const Lab& lab, LabSettings settings) {
    return lab.fit ? lab.fit(std::move(settings)) : settings;
}

Result<void> checkFit(const Lab& lab, const LabSettings& settings) {
    const LabSettings fitting = fittingSettings(lab, settings);
    for (const LabParameter& p : lab.parameters) {
        if (!p.isNumber() || fitting.number(p.key) == settings.number(p.key)) continue;
        return Error{ErrorCode::InvalidArgument, p.key + " " + cellText(settings.number(p.key)) +
                                                     " does not go with the other values; the nearest that does is " +
                                                     cellText(fitting.number(p.key))};
    }
    return {};
}

} // namespace convlens
