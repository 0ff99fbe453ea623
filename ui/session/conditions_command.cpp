#include "ui/session/conditions_command.h"

#include <QCoreApplication>

namespace convlens {

namespace {

constexpr qint64 kMergeMilliseconds = 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ConditionsCommand)
};

bool onlyThreadsDiffer(const EngineChoice& a, const EngineChoice& b) {
    return a.engine == b.engine && a.plan == b.plan;
}

} // namespace

ConditionsCommand::ConditionsCommand(Workflow& workflow, const EngineChoice& choice)
    : m_workflow(workflow), m_before(workflow.conditions()), m_after(choice), m_timesBefore(workflow.times()) {
    setText(m_before.engine != m_after.engine ? Words::tr("change engine")
            : m_before.plan != m_after.plan   ? Words::tr("change plan")
                                              : Words::tr("change threads"));
    m_age.start();
}

void ConditionsCommand::undo() {
    m_timesAfter = m_workflow.times();
    m_workflow.applyConditions(m_before, m_timesBefore);
    emit m_workflow.conditionsChosen();
    m_age.invalidate(); // a change after an undo is a step of its own
}

void ConditionsCommand::redo() {
    m_timesBefore = m_workflow.times();
    m_workflow.applyConditions(m_after, m_timesAfter);
    emit m_workflow.conditionsChosen();
}

bool ConditionsCommand::mergeWith(const QUndoCommand* other) {
    const auto* next = static_cast<const ConditionsCommand*>(other);
    if (!onlyThreadsDiffer(m_before, m_after) || !onlyThreadsDiffer(m_after, next->m_after)) return false;
    if (!m_age.isValid() || m_age.elapsed() > kMergeMilliseconds) return false;
    m_after = next->m_after;
    m_timesAfter = {};
    m_age.restart();
    setObsolete(m_before == m_after); // there and back
    return true;
}

ConventionCommand::ConventionCommand(SessionObject& session, Convention convention)
    : m_session(session), m_before(session.convention()), m_after(convention) {
    setText(Words::tr("change what is counted"));
}

void ConventionCommand::undo() {
    m_session.setConvention(m_before);
    emit m_session.conventionChosen();
}

void ConventionCommand::redo() {
    m_session.setConvention(m_after);
    emit m_session.conventionChosen();
}

} // namespace convlens
