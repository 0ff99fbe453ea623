#pragma once
#include <QKeySequence>
#include <QString>

#include <span>

class QWidget;

namespace convlens {

class SessionObject;
class Workflow;
class JobService;

enum class PanelPlace { LeftDock, RightDock, BottomDock, CentreTab };

/// What a panel's constructor gets, and nothing else.
struct PanelContext {
    SessionObject& session;
    Workflow& workflow;
    JobService& jobs;
};

/// One row a panel; the main window builds its docks, tabs, menus and shortcuts from the table.
struct PanelInfo {
    const char* id;       ///< stable, also the object name: "maps"
    const char* title;    ///< translated in the context "Panels" when shown
    const char* icon;     ///< of resources/icons, without ".svg"
    const char* shortcut; ///< portable key sequence, or empty: tabs get Ctrl+1 ... by themselves
    PanelPlace place;
    QWidget* (*create)(const PanelContext& context, QWidget* parent);
};

std::span<const PanelInfo> panels();

/// Implemented by panels that have something to export; Edit > Export and Ctrl+E reach the current one through this.
class Exportable {
public:
    virtual ~Exportable() = default;
    /// Opens the export dialog for what the panel shows now.
    virtual void exportCurrent() = 0;
};

} // namespace convlens
