#include "ui/session/spec_command.h"

#include <QCoreApplication>
#include <QStringList>

namespace convlens {

namespace {

constexpr qint64 kMergeMilliseconds = 1000;

QString tr(const char* text) {
    return QCoreApplication::translate("SpecCommand", text);
}

} // namespace

QString describeChange(const NetworkSpec& before, const WeightsChoice& choiceBefore, const NetworkSpec& after,
                       const WeightsChoice& choiceAfter) {
    if (before.family != after.family) return tr("Change network");
    QStringList keys;
    if (before.width != after.width) keys << tr("width");
    if (before.resolution != after.resolution) keys << tr("resolution");
    if (before.groups != after.groups) keys << tr("groups");
    if (before.classes != after.classes) keys << tr("classes");
    if (before.minimalistic != after.minimalistic) keys << tr("minimalistic");
    if (before.padding != after.padding) keys << tr("padding");
    if (before.rules != after.rules) keys << tr("rules");
    if (keys.isEmpty() && choiceBefore != choiceAfter) keys << tr("weights");
    return tr("Change %1").arg(keys.join(QStringLiteral(", ")));
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
