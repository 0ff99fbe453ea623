#pragma once
#include "ui/session/session_object.h"

#include <QElapsedTimer>
#include <QUndoCommand>

namespace convlens {

/// What undo calls a change: which keys differ ("change width").
QString describeChange(const NetworkSpec& before, const WeightsChoice& choiceBefore, const NetworkSpec& after,
                       const WeightsChoice& choiceAfter);

/// One step of editing the focused network. Keeps specs, not states, so that a long history does not hold weights.
class SpecCommand : public QUndoCommand {
public:
    SpecCommand(SessionObject& session, const NetworkSpec& spec, const WeightsChoice& choice,
                std::shared_ptr<const NetworkState> loaded);
    void undo() override;
    void redo() override;
    int id() const override { return 1; }
    /// Joins a following change of the same keys within a second: a slider's drag is one step.
    bool mergeWith(const QUndoCommand* other) override;

private:
    SessionObject& m_session;
    NetworkSpec m_before, m_after;
    WeightsChoice m_choiceBefore, m_choiceAfter;
    std::shared_ptr<const NetworkState> m_loaded; ///< for the first redo only
    QElapsedTimer m_age;
};

} // namespace convlens
