#pragma once

namespace convlens {

/// Makes the views that paint their items themselves (channels, bars and points, a diagram's boxes) appear to screen
/// readers as lists whose entries have names, places and a selection, and sliders over real values tell those values.
/// Once for the program; the main window does it.
void installAccessibleViews();

} // namespace convlens
