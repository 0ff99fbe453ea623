#include "ui/main_window.h"

#include "core/networks/registry.h"
#include "ui/labs/lab_view.h"
#include "ui/labs/labs_panel.h"
#include "ui/panels/layers/layers_panel.h"
#include "ui/panels/network/network_bar.h"
#include "ui/panels/panel_registry.h"
#include "ui/session/session_document.h"
#include "ui/session/session_object.h"
#include "ui/session/surprise.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/network_name.h"
#include "ui/theme/icons.h"
#include "ui/widgets/convention_menu.h"

#include <QActionGroup>
#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMenuBar>
#include <QToolBar>
#include <QToolButton>
#include <QUndoStack>

/// The menus of the main window and what keeps them true.
namespace convlens {

QAction* MainWindow::addAction(QMenu* menu, const char* name, const char* iconName, const QString& text,
                               const QKeySequence& keys) {
    QAction* action = menu->addAction(text);
    action->setObjectName(QLatin1String(name));
    if (iconName) action->setIcon(icon(iconName));
    action->setShortcut(keys);
    m_actions[QLatin1String(name)] = action;
    return action;
}

void MainWindow::buildMenus() {
    buildFileMenu();
    buildEditMenu();
    buildViewMenu();
    buildNetworkMenu();
    buildMeasureMenu();
    buildCompareMenu();
    buildLabsMenu();
    buildHelpMenu();
    for (const char* name : {"measure", "pin", "export"})
        m_networkBar->addActionButton(m_actions[QLatin1String(name)]);
}

void MainWindow::buildFileMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&File"));
    menu->setToolTipsVisible(true);
    connect(addAction(menu, "open", "open", tr("&Open…"), QKeySequence::Open), &QAction::triggered, this,
            &MainWindow::openPhotos);
    connect(addAction(menu, "openFolder", nullptr, tr("Open &folder…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_O)),
            &QAction::triggered, this, &MainWindow::openFolder);
    connect(addAction(menu, "openWeights", "weights", tr("Open &weights…"), {}), &QAction::triggered, m_networkBar,
            &NetworkBar::chooseWeightsFile);
    m_recentMenu = menu->addMenu(tr("Open &recent"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    m_recentMenu->setToolTipsVisible(true);
    QMenu* samples = menu->addMenu(icon("photos"), tr("&Sample photos"));
    for (const QFileInfo& sample : QDir(QStringLiteral(":/samples")).entryInfoList(QDir::Files, QDir::Name)) {
        QString title = sample.completeBaseName();
        title[0] = title[0].toUpper();
        connect(samples->addAction(coreText(title.toStdString())), &QAction::triggered, this,
                [this, path = sample.filePath()] { m_workflow.openPaths({path}); });
    }
    menu->addSeparator();
    buildSessionActions(menu);
    menu->addSeparator();
    QAction* exportAction = addAction(menu, "export", "export", tr("&Export…"), QKeySequence(Qt::CTRL | Qt::Key_E));
    exportAction->setIconText(tr("Export"));
    exportAction->setToolTip(tr("Export what the current view shows (Ctrl+E)"));
    connect(exportAction, &QAction::triggered, this, &MainWindow::exportCurrent);
    m_tablesMenu = menu->addMenu(tr("Export &table"));
    m_tablesMenu->setObjectName(QStringLiteral("exportTableMenu"));
    connect(m_tablesMenu, &QMenu::aboutToShow, this, &MainWindow::listTables);
    QAction* report =
        addAction(menu, "exportReport", nullptr, tr("Export re&port…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_E));
    report->setToolTip(tr("One HTML file with the networks, their counts, times, charts, predictions and maps"));
    connect(report, &QAction::triggered, this, &MainWindow::exportReport);
    menu->addSeparator();
    connect(addAction(menu, "quit", nullptr, tr("&Quit"), Qt::CTRL | Qt::Key_Q), &QAction::triggered, this,
            &QWidget::close);
}

void MainWindow::buildEditMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Edit"));
    QAction* undo = m_session.undoStack()->createUndoAction(this, tr("Undo"));
    undo->setIcon(icon("undo"));
    undo->setShortcut(QKeySequence::Undo);
    QAction* redo = m_session.undoStack()->createRedoAction(this, tr("Redo"));
    redo->setIcon(icon("redo"));
    redo->setShortcut(QKeySequence::Redo);
    menu->addActions({undo, redo});
    menu->addSeparator();
    connect(addAction(menu, "paste", "paste", tr("&Paste picture"), QKeySequence::Paste), &QAction::triggered, this,
            &MainWindow::paste);
    QAction* remove = addAction(menu, "removePhoto", "remove", tr("&Remove photo"), {});
    connect(remove, &QAction::triggered, this, [this] {
        if (const Photo* photo = m_session.currentPhoto()) m_session.removePhoto(photo->id);
    });
    menu->addSeparator();
    connect(addAction(menu, "filterLayers", "search", tr("&Filter layers"), QKeySequence::Find), &QAction::triggered,
            this, [this] {
                showPanel(QStringLiteral("layers"));
                if (auto* layers = qobject_cast<LayersPanel*>(panel(QStringLiteral("layers")))) layers->focusFilter();
            });
}

void MainWindow::buildNetworkMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Network"));
    menu->setToolTipsVisible(true);
    auto* group = new QActionGroup(this);
    for (const FamilyInfo& info : families()) {
        QAction* action = menu->addAction(fromView(info.displayName));
        action->setObjectName(QStringLiteral("family_") + fromView(info.id));
        action->setToolTip(coreText(info.summary));
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, family = info.family] {
            if (trainedOf(m_session.weightsChoice())) return chooseTrained(m_session, family);
            NetworkSpec spec; // the family as its paper has it, at the resolution in use
            spec.family = family;
            spec.resolution = m_session.spec().resolution;
            spec.classes = m_session.spec().classes;
            m_session.setSpec(spec);
        });
        connect(&m_session, &SessionObject::networkChanged, action,
                [this, action, family = info.family] { action->setChecked(m_session.spec().family == family); });
        action->setChecked(m_session.spec().family == info.family);
    }
    menu->addSeparator();
    auto* count = new ConventionMenu(tr("&Count"), m_session, menu);
    count->setObjectName(QStringLiteral("conventionMenu"));
    menu->addMenu(count);
    menu->addSeparator();
    QAction* trained = addAction(menu, "trainedWeights", nullptr, tr("&Trained by us"), {});
    trained->setToolTip(tr("The network of this family that comes trained with Convlens"));
    connect(trained, &QAction::triggered, this, [this] { chooseTrained(m_session, m_session.spec().family); });
    menu->addAction(m_actions[QStringLiteral("openWeights")]);
    connect(addAction(menu, "seed", "random", tr("Random weights, &seed…"), {}), &QAction::triggered, m_networkBar,
            &NetworkBar::chooseSeed);
}

void MainWindow::buildCompareMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Compare"));
    QAction* pin = addAction(menu, "pin", "pin", tr("&Pin this network"), QKeySequence(Qt::CTRL | Qt::Key_D));
    pin->setIconText(tr("Pin"));
    pin->setToolTip(tr("Keep this network for comparison (Ctrl+D)"));
    connect(pin, &QAction::triggered, &m_session, &SessionObject::pinCurrent);
    QMenu* other = menu->addMenu(tr("Pin &another"));
    other->setToolTipsVisible(true);
    for (const FamilyInfo& info : families()) {
        QAction* action = other->addAction(fromView(info.displayName));
        action->setToolTip(coreText(info.summary));
        connect(action, &QAction::triggered, this, [this, family = info.family] {
            const TrainedNetwork* trained = trainedNetwork(family);
            if (trained && trainedOf(m_session.weightsChoice())) // trained ones are compared with each other
                return m_session.pinNetwork(trained->spec, trainedChoice(*trained));
            NetworkSpec spec;
            spec.family = family;
            spec.resolution = m_session.spec().resolution;
            spec.classes = m_session.spec().classes;
            m_session.pinNetwork(spec, RandomWeights{});
        });
    }
    QAction* surprise = addAction(menu, "surprise", nullptr, tr("The best-known &surprise"), {});
    surprise->setToolTip(
        tr("MobileNetV2 has about half of MobileNetV1's multiply-adds. Is it twice as fast here? Pins both "
           "and measures them in turn."));
    connect(surprise, &QAction::triggered, this, [this] {
        const SurprisePins pins = pinSurprise(m_session);
        showPanel(QStringLiteral("compare"));
        // Whatever else is pinned, these two are what it is about.
        auto* kept = dynamic_cast<SessionKept*>(panel(QStringLiteral("compare")));
        const PinnedNetwork *base = m_session.findPinned(pins.base), *against = m_session.findPinned(pins.other);
        if (kept && base && against) {
            SessionState state = kept->sessionState();
            state["baseline"] = QString(base->letter).toStdString();
            state["other"] = QString(against->letter).toStdString();
            kept->setSessionState(state);
        }
        m_workflow.measureAll();
    });
    menu->addSeparator();
    connect(addAction(menu, "unpinAll", nullptr, tr("&Unpin all"), {}), &QAction::triggered, &m_session,
            &SessionObject::clearPinned);
}

void MainWindow::buildLabsMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Labs"));
    menu->setToolTipsVisible(true);
    int number = 0;
    for (const Lab& lab : labs()) {
        QAction* action = menu->addAction(QStringLiteral("&%1  %2").arg(++number).arg(labText(lab.title)));
        action->setToolTip(labSource(lab));
        connect(action, &QAction::triggered, this, [this, id = QString::fromStdString(lab.id)] {
            showPanel(QStringLiteral("labs"));
            if (auto* shown = qobject_cast<LabsPanel*>(panel(QStringLiteral("labs")))) shown->showLab(id);
        });
    }
    menu->addSeparator();
    QAction* answers = addAction(menu, "labAnswers", nullptr, tr("My &answers…"), {});
    answers->setToolTip(tr("All rankings that you gave in “Predict first”, with what was measured"));
    connect(answers, &QAction::triggered, this, [this] {
        if (auto* shown = qobject_cast<LabsPanel*>(panel(QStringLiteral("labs")))) shown->showAnswers();
    });
}

void MainWindow::refreshActions() {
    const QString network = networkName(m_session.spec());
    // The name first: it is what distinguishes two windows in a task bar.
    setWindowTitle(m_document->path().isEmpty() ? tr("%1[*] – Convlens").arg(network)
                                                : tr("%1[*] – %2 – Convlens").arg(m_document->name(), network));
    setWindowModified(m_document->isWorthAsking());
    m_actions[QStringLiteral("saveSession")]->setEnabled(!m_document->isSaving());
    m_actions[QStringLiteral("export")]->setEnabled(dynamic_cast<Exportable*>(currentView()) != nullptr);
    m_actions[QStringLiteral("measure")]->setEnabled(!m_workflow.isMeasuring());
    m_actions[QStringLiteral("measureVariants")]->setEnabled(!m_workflow.isMeasuring());
    m_actions[QStringLiteral("measurePeaks")]->setEnabled(!m_workflow.isMeasuring());
    m_actions[QStringLiteral("measureAll")]->setEnabled(!m_workflow.isMeasuring() && !m_session.pinned().empty());
    m_actions[QStringLiteral("unpinAll")]->setEnabled(!m_session.pinned().empty());
}

} // namespace convlens
