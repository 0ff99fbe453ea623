#pragma once
#include "ui/theme/palette.h"

namespace convlens {

/// Gives the application our style and the palette of the choice; System means light or dark as the desktop was when
/// the application started (Qt 6.4 does not tell of later changes).
void applyTheme(ThemeChoice choice);

} // namespace convlens
