#include "ui/session/surprise.h"

#include "ui/session/session_object.h"

namespace convlens {

SurprisePins pinSurprise(SessionObject& session) {
    const auto pin = [&session](Family family) {
        NetworkSpec spec;
        spec.family = family;
        if (!session.findPinned(spec, RandomWeights{})) session.pinNetwork(spec, RandomWeights{});
        const PinnedNetwork* pinned = session.findPinned(spec, RandomWeights{});
        return pinned ? pinned->id : 0;
    };
    SurprisePins pins;
    pins.base = pin(Family::MobileNetV1);
    pins.other = pin(Family::MobileNetV2);
    return pins;
}

} // namespace convlens
