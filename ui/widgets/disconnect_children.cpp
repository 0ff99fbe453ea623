#include "ui/widgets/disconnect_children.h"

#include <QWidget>

namespace convlens {

void disconnectChildren(QWidget& owner) {
    const auto inside = owner.findChildren<QObject*>();
    for (QObject* child : inside)
        child->disconnect(&owner);
}

} // namespace convlens
