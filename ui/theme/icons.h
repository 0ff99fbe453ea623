#pragma once
#include <QIcon>

namespace convlens {

/// A line icon from resources/icons ("open", "measure", ...), drawn in the text colour of the palette in use at any
/// scale, so that it follows the theme and stays sharp. An unknown name is a broken promise of ours.
QIcon icon(const char* name);

/// Makes the resources known to Qt; called by icon() and by the main window.
void initResources();

} // namespace convlens
