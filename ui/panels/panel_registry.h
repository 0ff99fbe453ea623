#pragma once
#include "core/session/session_file.h"

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

/// Implemented by panels that keep something of their own in a session file: what they show, how, and what a person has
/// put into them. By names of their own, flat; what belongs to everybody is the SessionObject's.
class SessionKept {
public:
    virtual ~SessionKept() = default;
    virtual SessionState sessionState() const = 0;
    /// A session was opened: networks and pins are there, photos come later. Missing names mean as at the start, and
    /// so does a value that does not fit: an older or a newer program may have written it.
    virtual void setSessionState(const SessionState& state) = 0;
};

} // namespace convlens
