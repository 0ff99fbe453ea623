#pragma once
#include "ui/session/workflow.h"

#include <QElapsedTimer>
#include <QUndoCommand>

namespace convlens {

/// One step of choosing under which conditions is measured. The times that were there come back with their conditions.
class ConditionsCommand : public QUndoCommand {
public:
    ConditionsCommand(Workflow& workflow, const EngineChoice& choice);
    void undo() override;
    void redo() override;
    int id() const override { return 3; }
    /// Joins a following change of the threads within a second: a slider's drag is one step.
    bool mergeWith(const QUndoCommand* other) override;

private:
    Workflow& m_workflow;
    const EngineChoice m_before;
    EngineChoice m_after;
    Workflow::Times m_timesBefore, m_timesAfter;
    QElapsedTimer m_age;
};

/// One step of choosing how cost is counted.
class ConventionCommand : public QUndoCommand {
public:
    ConventionCommand(SessionObject& session, Convention convention);
    void undo() override;
    void redo() override;

private:
    SessionObject& m_session;
    const Convention m_before, m_after;
};

} // namespace convlens
