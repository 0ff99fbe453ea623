#pragma once
#include "core/base/cancel.h"
#include "core/session/session_file.h"
#include "ui/session/session_object.h"

#include <QString>

#include <memory>

/// Between the window's document and a session file, as plain functions of values: reading and writing are for jobs.
namespace convlens {

class Workflow;

/// What the window adds to the document: the view in front, and what the panels keep of how they show it.
struct ShownState {
    std::string panel;
    std::map<std::string, SessionState> states;
};

/// The document as it is now. GUI thread; cheap enough for it: pasted pictures are encoded already.
SessionFile toSessionFile(const SessionObject& session, Workflow& workflow, const ShownState& shown);

/// A session file with everything that follows from it alone; photos and weights are read afterwards, one by one.
struct OpenedSession {
    SessionFile file;
    SessionObject::Beginning beginning;
    std::vector<std::string> problems; ///< what could not be taken over: times of a network that is another one now
};
Result<std::shared_ptr<const OpenedSession>> openSessionFile(const QString& path, const CancelToken& cancel);

} // namespace convlens
