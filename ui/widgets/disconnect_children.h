#pragma once

class QWidget;

namespace convlens {

/// Ends all connections from the widgets and objects inside `owner` to `owner`. The first thing that the destructor of
/// a widget with slots and members does: while ~QWidget closes the window and deletes the children one by one, these
/// still tell of focus that goes and of a cursor that leaves, and a slot would meet members and siblings that are gone.
void disconnectChildren(QWidget& owner);

} // namespace convlens
