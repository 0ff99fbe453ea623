#pragma once
#include "ui/theme/colours.h"

#include <QPalette>

/// The quiet surface: greys of the window with one green accent. Blue and orange are not used, since they mean theory
/// and time (colours.h).
namespace convlens {

enum class ThemeChoice { System, Light, Dark };

QPalette appPalette(Theme theme);

/// Thin lines around fields and between areas.
QColor borderColour(const QPalette& palette);
/// Second-rank text: captions, units, hints. At least 4.5:1 against the window.
QColor mutedColour(const QPalette& palette);
/// Focus, the current tab, switched-on controls.
QColor accentColour(const QPalette& palette);
/// Something went wrong: a mark beside the message, never its only cue.
QColor problemColour(const QPalette& palette);

} // namespace convlens
