#pragma once
#include "ui/theme/colours.h"

namespace convlens {

/// Things that have no colour of their own (families, stages), told apart by their number and by a second cue beside it
/// (a shape, a name): six of Paul Tol's muted colours (personal.sron.nl/~pault), none of them blue or orange, which are
/// theory and time; then again from the start.
QColor plainColour(int number, Theme theme);

} // namespace convlens
