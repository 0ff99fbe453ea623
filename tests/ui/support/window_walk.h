#pragma once
#include "tests/ui/support/window_app.h"

#include "core/labs/lab.h"
#include "ui/labs/answers_dialog.h"
#include "ui/labs/labs_panel.h"
#include "ui/panels/panel_registry.h"
#include "ui/widgets/copy_table.h"

#include <QAbstractButton>
#include <QDialog>
#include <QEvent>

/// Goes through everything that a window can show: for tests that hold for all of it.
namespace convlens::test {

/// Brings every panel to the front in turn, of the labs each one, and where a chart can be a table both; calls `look`
/// for each.
inline void everyView(App& app, const std::function<void(const QString& name)>& look) {
    const auto lookAt = [&](const QString& name) {
        QCoreApplication::processEvents();
        look(name);
        for (auto* button : app.window.findChildren<QAbstractButton*>()) {
            if (!button->isVisible() || !button->objectName().endsWith(QLatin1String("TableSwitch"))) continue;
            button->click();
            QCoreApplication::processEvents();
            look(name + QStringLiteral(" as a table"));
            button->click();
        }
    };
    for (const PanelInfo& info : panels()) {
        const QString id = QLatin1String(info.id);
        app.window.showPanel(id);
        auto* shown = qobject_cast<LabsPanel*>(app.window.panel(id));
        if (!shown) {
            lookAt(id);
            continue;
        }
        for (const Lab& lab : labs()) {
            shown->showLab(QString::fromStdString(lab.id));
            lookAt(QStringLiteral("lab ") + QString::fromStdString(lab.id));
        }
    }
}

/// Opens every dialog of ours in turn and calls `look` for each while it is open.
inline void everyDialog(App& app, const std::function<void(QDialog*)>& look) {
    const auto trigger = [&app](const char* action) {
        app.window.findChild<QAction*>(QLatin1String(action))->trigger();
    };
    std::vector<std::function<void()>> openers;
    for (const char* view : {"maps", "cost", "trust", "compare"}) // maps have a dialog of their own, charts another
        openers.push_back([&app, trigger, view] {
            app.window.showPanel(QLatin1String(view));
            QCoreApplication::processEvents();
            trigger("export");
        });
    for (const char* action : {"exportReport", "help", "keyboard", "weightsGuide", "about", "seed"})
        openers.push_back([trigger, action] { trigger(action); });
    openers.push_back([&app] {
        app.window.showPanel(QStringLiteral("weights"));
        QTRY_VERIFY_WITH_TIMEOUT(app.jobs.isIdle(), kWait);
        for (auto* table : app.window.findChildren<CopyTable*>())
            if (table->isVisible()) return app.window.exportTable(*table);
    });
    openers.push_back([&app] { (new AnswersDialog(app.session, app.jobs, &app.window))->open(); });
    openers.push_back([&app, trigger] {
        app.session.pinCurrent(); // something to lose
        trigger("newSession");
    });
    int opened = 0;
    for (const auto& open : openers) {
        open();
        QCoreApplication::processEvents();
        for (QWidget* window : QApplication::topLevelWidgets()) {
            auto* dialog = qobject_cast<QDialog*>(window);
            if (!dialog || !dialog->isVisible()) continue;
            ++opened;
            look(dialog);
            dialog->setAttribute(Qt::WA_DeleteOnClose);
            dialog->reject();
        }
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
    QCOMPARE(opened, int(openers.size()));
    app.window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&app.window));
}

} // namespace convlens::test
