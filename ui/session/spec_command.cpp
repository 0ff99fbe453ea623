#include "ui/session/spec_command.h"

#include <QCoreApplication>
#include <QStringList>

namespace convlens {

namespace {

constexpr qint64 kMergeMilliseconds = 1000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SpecCommand)
};

} // namespace

QString describeChange(const NetworkSpec& before, const WeightsChoice& choiceBefore, const NetworkSpec& after,
                       const WeightsChoice& choiceAfter) {
    if (before.family != after.family) return Words::tr("change network");
    QStringList keys;
    if (before.width != after.width) keys << Words::tr("width");
    if (before.resolution != after.resolution) keys << Words::tr("resolution");
    if (before.groups != after.groups) keys << Words::tr("groups");
    if (before.classes != after.classes) keys << Words::tr("classes");
    if (before.minimalistic != after.minimalistic) keys << Words::tr("minimalistic");
    if (before.padding != after.padding) keys << Words::tr("padding");
    if (before.rules != after.rules) keys << Words::tr("rules");
    if (keys.isEmpty() && choiceBefore != choiceAfter) keys << Words::tr("weights");
    return Words::tr("change %1").arg(keys.join(QStringLiteral(", ")));
}

SpecCommand::SpecCommand(SessionObject& session, const NetworkSpec& spec, const WeightsChoice& choice,
                         std::shared_ptr<const NetworkState> loaded)
    : m_session(session), m_before(session.spec()), m_after(spec), m_choiceBefore(session.weightsChoice()),
      m_choiceAfter(choice), m_loaded(std::move(loaded)) {
    setText(describeChange(m_before, m_choiceBefore, m_after, m_choiceAfter));
    m_age.start();
}

void SpecCommand::undo() {
    m_session.applySpec(m_before, m_choiceBefore);
    m_age.invalidate(); // a change after an undo is a step of its own
}

void SpecCommand::redo() {
    m_session.applySpec(m_after, m_choiceAfter, std::exchange(m_loaded, nullptr));
}

bool SpecCommand::mergeWith(const QUndoCommand* other) {
    const auto* next = static_cast<const SpecCommand*>(other);
    if (text() != next->text() || m_before.family != next->m_after.family) return false;
    if (!m_age.isValid() || m_age.elapsed() > kMergeMilliseconds) return false;
    m_after = next->m_after;
    m_choiceAfter = next->m_choiceAfter;
    m_age.restart();
    return true;
}

} // namespace convlens
