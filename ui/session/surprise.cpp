#include "ui/session/surprise.h"

#include "ui/session/session_object.h"

namespace convlens {

void pinSurprise(SessionObject& session) {
    NetworkSpec first, second;
    first.family = Family::MobileNetV1;
    second.family = Family::MobileNetV2;
    for (const NetworkSpec& spec : {first, second})
        if (!session.findPinned(spec, RandomWeights{})) session.pinNetwork(spec, RandomWeights{});
}

} // namespace convlens
