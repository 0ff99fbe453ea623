#pragma once
#include <QtGlobal>

namespace convlens {

class SessionObject;

/// The two pins that show it.
struct SurprisePins {
    quint64 base = 0, other = 0;
};

/// Pins MobileNetV1 and MobileNetV2 as their papers have them: half of the multiply-adds and not half of the time. What
/// is pinned already stays.
SurprisePins pinSurprise(SessionObject& session);

} // namespace convlens
