#include "core/labs/lab_fit.h"

#include "core/labs/channel_shuffle.h"

namespace convlens {

namespace {

struct Fit {
    std::string_view lab;
    LabSettings (*fit)(LabSettings);
};
constexpr Fit kFits[] = {{"channel-shuffle", dividedChannels}};

} // namespace

LabSettings fittingSettings(const Lab& lab, LabSettings settings) {
    for (const Fit& known : kFits)
        if (known.lab == lab.id) return known.fit(std::move(settings));
    return settings;
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
