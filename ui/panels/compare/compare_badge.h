#pragma once
#include "ui/session/session_values.h"

class QLabel;
class QLayout;
class QWidget;

namespace convlens {

/// The letter of a pinned network on its shade.
QLabel* makeBadge(const PinnedNetwork& pin, QWidget* parent);
/// Takes everything out; widgets are hidden at once and deleted later, since one of them may be the sender.
void clearLayout(QLayout* layout);

} // namespace convlens
