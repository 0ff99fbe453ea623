#pragma once
#include <QMenu>

namespace convlens {

class SessionObject;

/// How cost is counted, for every view at once: one entry a convention, with what it counts. The window has it in the
/// line at the bottom and in its menu; both change and show the session's.
class ConventionMenu : public QMenu {
    Q_OBJECT
public:
    ConventionMenu(const QString& title, SessionObject& session, QWidget* parent = nullptr);
};

} // namespace convlens
