#include "ui/main_window.h"

#include "ui/session/workflow.h"
#include "ui/text/conversions.h"

#include <QMenu>
#include <QMenuBar>

#include <algorithm>

/// The Measure menu, with the engines of this machine, their plans and threads.
namespace convlens {

void MainWindow::buildMeasureMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Measure"));
    QAction* measureAction =
        addAction(menu, "measure", "measure", tr("&Measure this network"), QKeySequence(Qt::CTRL | Qt::Key_M));
    measureAction->setIconText(tr("Measure"));
    measureAction->setToolTip(tr("Measure how long the network takes on this machine (Ctrl+M)"));
    connect(measureAction, &QAction::triggered, &m_workflow, &Workflow::measureCurrent);
    QAction* all = addAction(menu, "measureAll", "measure_all", tr("Measure with &all pinned ones"),
                             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_M));
    connect(all, &QAction::triggered, &m_workflow, &Workflow::measureAll);
    QAction* variants = addAction(menu, "measureVariants", nullptr, tr("Measure with every &engine and plan"), {});
    variants->setToolTip(tr("This network with each engine of this machine and each of its plans, in turn"));
    connect(variants, &QAction::triggered, &m_workflow, &Workflow::measureVariants);
    QAction* peaks = addAction(menu, "measurePeaks", nullptr, tr("Measure this &machine’s peaks again"), {});
    peaks->setToolTip(
        tr("What it computes and reads at most: measured once, kept, and measured again when you say so"));
    connect(peaks, &QAction::triggered, &m_workflow, &Workflow::measurePeaks);
    menu->setToolTipsVisible(true);
    QAction* automatic = addAction(menu, "measureByItself", nullptr, tr("Measure &by itself after each change"), {});
    automatic->setCheckable(true);
    connect(automatic, &QAction::triggered, &m_workflow, &Workflow::setMeasuresByItself);
    menu->addSeparator();
    m_engineMenu = menu->addMenu(tr("&Engine"));
    m_planMenu = menu->addMenu(tr("&Plan"));
    m_threadsMenu = menu->addMenu(tr("&Threads"));
    m_engineMenu->setObjectName(QStringLiteral("engineMenu"));
    m_planMenu->setObjectName(QStringLiteral("planMenu"));
    m_threadsMenu->setObjectName(QStringLiteral("threadsMenu"));
    menu->addSeparator();
    connect(addAction(menu, "stop", "stop", tr("&Stop"), QKeySequence(Qt::Key_Escape)), &QAction::triggered, this,
            &MainWindow::stop);
}

void MainWindow::refreshEngineMenus() {
    m_actions[QStringLiteral("measureByItself")]->setChecked(m_workflow.measuresByItself());
    for (QMenu* menu : {m_engineMenu, m_planMenu, m_threadsMenu})
        menu->clear();
    const Engine* current = nullptr;
    const auto addChoice = [this](QMenu* menu, const QString& title, bool chosen, auto choose) {
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        action->setChecked(chosen);
        connect(action, &QAction::triggered, this, choose);
    };
    for (const Engine* engine : engines()) {
        const QString id = fromView(engine->id());
        if (id == m_workflow.engine()) current = engine;
        addChoice(m_engineMenu, fromView(engine->displayName()), id == m_workflow.engine(),
                  [this, id] { m_workflow.chooseEngine(id); });
    }
    if (!current) return;
    for (const PlanKind plan : current->plans())
        addChoice(m_planMenu,
                  plan == PlanKind::AsDrawn ? tr("&As drawn: each layer its own step")
                                            : tr("&Optimised: may fuse layers"),
                  plan == m_workflow.plan(), [this, plan] { m_workflow.choosePlan(plan); });
    const int most = std::min(current->maxThreads(), 64);
    for (int threads = 1; threads <= most; ++threads)
        addChoice(m_threadsMenu, QString::number(threads), threads == m_workflow.threads(),
                  [this, threads] { m_workflow.chooseThreads(threads); });
}

} // namespace convlens
