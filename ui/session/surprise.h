#pragma once

namespace convlens {

class SessionObject;

/// Pins MobileNetV1 and MobileNetV2 as their papers have them: half of the multiply-adds and not half of the time. What is
/// pinned already stays.
void pinSurprise(SessionObject& session);

} // namespace convlens
