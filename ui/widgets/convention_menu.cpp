#include "ui/widgets/convention_menu.h"

#include "ui/session/session_object.h"
#include "ui/text/counting.h"

#include <QActionGroup>

namespace convlens {

ConventionMenu::ConventionMenu(const QString& title, SessionObject& session, QWidget* parent) : QMenu(title, parent) {
    setToolTipsVisible(true);
    auto* group = new QActionGroup(this);
    for (const ConventionInfo& info : conventions()) {
        const Convention convention = info.convention;
        QString name = conventionName(convention);
        name[0] = name[0].toUpper();
        QAction* action = addAction(name);
        action->setObjectName(QStringLiteral("convention_") +
                              QString::fromUtf8(info.id.data(), qsizetype(info.id.size())));
        action->setToolTip(QStringLiteral("<p>%1</p>").arg(conventionExplained(convention).toHtmlEscaped()));
        action->setCheckable(true);
        action->setChecked(session.convention() == convention);
        group->addAction(action);
        connect(action, &QAction::triggered, &session,
                [&session, convention] { session.chooseConvention(convention); });
        connect(&session, &SessionObject::conventionChanged, action,
                [&session, action, convention] { action->setChecked(session.convention() == convention); });
    }
}

} // namespace convlens

#include "moc_convention_menu.cpp"
