#pragma once
#include "ui/theme/palette.h"

namespace convlens {

/// Gives the application our style and the palette of the choice; System means light or dark as the desktop was when
/// the application started (Qt 6.4 does not tell of later changes).
void applyTheme(ThemeChoice choice);

/// Letters in percent of the system's size; kept within what the window has room for. Windows that are open already
/// keep what they made of the old size: WindowKeeper makes them anew.
inline constexpr int kLeastTextScale = 80, kMostTextScale = 200;
void applyTextScale(int percent);

} // namespace convlens
