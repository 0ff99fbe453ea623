#include "ui/main_window.h"

#include "ui/settings.h"
#include "ui/text/language.h"
#include "ui/theme/apply_theme.h"

#include <QActionGroup>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QTabWidget>

/// The View menu: what is in front and how everything looks.
namespace convlens {

void MainWindow::buildViewMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&View"));
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        QAction* action = menu->addAction(m_tabs->tabIcon(tab), m_tabs->tabText(tab));
        if (tab < 9) action->setShortcut(QKeySequence(int(Qt::CTRL) | (int(Qt::Key_1) + tab)));
        connect(action, &QAction::triggered, this, [this, tab] { m_tabs->setCurrentIndex(tab); });
    }
    menu->addSeparator();
    for (auto* dock : findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly))
        menu->addAction(dock->toggleViewAction());
    connect(addAction(menu, "resetLayout", "reset", tr("&Reset layout"), {}), &QAction::triggered, this,
            &MainWindow::resetLayout);
    menu->addSeparator();
    QMenu* themes = menu->addMenu(tr("&Theme"));
    auto* group = new QActionGroup(this);
    const ThemeChoice chosen = Settings().theme();
    const std::pair<ThemeChoice, QString> choices[] = {{ThemeChoice::System, tr("As the &system")},
                                                       {ThemeChoice::Light, tr("&Light")},
                                                       {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto& [choice, title] : choices) {
        QAction* action = themes->addAction(title);
        action->setObjectName(QStringLiteral("theme%1").arg(int(choice)));
        action->setCheckable(true);
        action->setChecked(choice == chosen);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, value = choice] { chooseTheme(value); });
    }
    buildAppearanceMenus(menu);
    QAction* full = addAction(menu, "fullScreen", nullptr, tr("F&ull screen"), QKeySequence(Qt::Key_F11));
    full->setCheckable(true);
    connect(full, &QAction::toggled, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
}

void MainWindow::buildAppearanceMenus(QMenu* menu) {
    QMenu* sizes = menu->addMenu(tr("Text si&ze"));
    auto* sizeGroup = new QActionGroup(this);
    for (const int percent : {80, 90, 100, 110, 125, 150, 175, 200}) {
        QAction* action = sizes->addAction(QStringLiteral("%1 %").arg(percent));
        action->setObjectName(QStringLiteral("textScale%1").arg(percent));
        action->setCheckable(true);
        action->setChecked(percent == Settings().textScale());
        sizeGroup->addAction(action);
        connect(action, &QAction::triggered, this, [this, percent] {
            Settings().setTextScale(percent);
            applyTextScale(percent);
            QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection); // this menu goes with it
        });
    }
    QMenu* languageMenu = menu->addMenu(tr("&Language"));
    languageMenu->setToolTipsVisible(true);
    auto* languageGroup = new QActionGroup(this);
    for (const Language& language : languages()) {
        QAction* action = languageMenu->addAction(language.code.isEmpty() ? tr("As the &system") : language.name);
        action->setObjectName(QStringLiteral("language_") + language.code);
        action->setCheckable(true);
        action->setChecked(language.code == Settings().language());
        languageGroup->addAction(action);
        if (!canBeWritten(language.code)) {
            // Else nobody would find the way back among boxes.
            action->setText(tr("%1 (no font)").arg(language.name));
            action->setEnabled(false);
            action->setToolTip(
                tr("No font of this machine has the characters of this language. Install one, for instance "
                   "the package fonts-wqy-microhei, then start Convlens again."));
        }
        connect(action, &QAction::triggered, this, [this, code = language.code] {
            Settings().setLanguage(code);
            applyLanguage(code);
            QMetaObject::invokeMethod(this, &MainWindow::rebuild, Qt::QueuedConnection);
        });
    }
}

} // namespace convlens
