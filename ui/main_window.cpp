#include "ui/main_window.h"

#include "core/networks/registry.h"
#include "ui/accessible_views.h"
#include "ui/dialogs/ask.h"
#include "ui/panels/layers/layers_panel.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/network/network_bar.h"
#include "ui/panels/panel_registry.h"
#include "ui/panels/predictions/predictions_panel.h"
#include "ui/session/session_document.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/settings.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/icons.h"
#include "ui/widgets/drop_overlay.h"
#include "ui/widgets/fitting_tabs.h"
#include "ui/widgets/guided_tour.h"
#include "ui/widgets/incoming.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/status_strip.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QDialog>
#include <QDockWidget>
#include <QKeyEvent>
#include <QMenuBar>
#include <QScreen>
#include <QScrollArea>
#include <QStandardPaths>
#include <QStatusBar>
#include <QStyle>
#include <QTabWidget>
#include <QToolBar>
#include <QVBoxLayout>

#include <algorithm>

namespace convlens {

namespace {

constexpr QSize kLeastSize(1024, 640), kFirstSize(1440, 900);
constexpr int kLeftDock = 200, kRightDock = 472, kLeastRightDock = 292, kGoodForViews = 690, kMostForViews = 800;

/// Holds a view: where the window is narrower than the view can be, it scrolls, and neither the docks are pushed away
/// nor controls cut off. Arrow keys go on to the window, where they mean layers and photos.
class ViewFrame : public QScrollArea {
public:
    ViewFrame(QWidget* view, QWidget* parent) : QScrollArea(parent) {
        setFrameShape(QFrame::NoFrame);
        setFocusPolicy(Qt::NoFocus);
        setWidgetResizable(true);
        setWidget(view);
    }
    QSize minimumSizeHint() const override { return {320, 240}; }

protected:
    void keyPressEvent(QKeyEvent* event) override { event->ignore(); }
};

QString panelTitle(const PanelInfo& info) {
    return QCoreApplication::translate("Panels", info.title);
}

} // namespace

MainWindow::MainWindow(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_workflow(workflow), m_jobs(jobs) {
    initResources();
    installAccessibleViews();
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(icon("app"));
    setMinimumSize(kLeastSize);
    setDockOptions(AnimatedDocks | AllowNestedDocks | AllowTabbedDocks);
    setContextMenuPolicy(Qt::NoContextMenu); // the toolbar must not be switched off by accident

    m_document = new SessionDocument(session, workflow, jobs, this);
    m_document->setShown([this] { return shownState(); }, [this](const ShownState& shown) { showState(shown); });
    build();
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::followFocus);
    connect(&session, &SessionObject::networkChanged, this, &MainWindow::refreshActions);
    connect(&session, &SessionObject::pinnedChanged, this, &MainWindow::refreshActions);
    connect(&workflow, &Workflow::opened, this, &MainWindow::remember);
    connect(&workflow, &Workflow::sessionChosen, this, &MainWindow::openSession);
    followDocument();
    connect(&workflow, &Workflow::weightsRefused, this, [this] { showPanel(QStringLiteral("weights")); });
    connect(&workflow, &Workflow::settingsChanged, this, &MainWindow::refreshEngineMenus);
    connect(&workflow, &Workflow::measuringChanged, this, &MainWindow::refreshActions);
    restore();
    connect(&workflow, &Workflow::conditionsChosen, this, [this] { m_likes = m_workflow.conditions(); });
    connect(&session, &SessionObject::conventionChosen, this, [this] { m_likesToCount = m_session.convention(); });
    if (QWidget* layers = panel(QStringLiteral("layers"))) layers->setFocus(); // arrows work from the start
}

MainWindow::~MainWindow() {
    disconnect(qApp, nullptr, this, nullptr); // the focus goes on wandering while the children end
    endEditing();
}

/// Takes over what is being typed while all that listens is still there. A spin box does it by itself at the latest
/// when it is hidden on the way to its end, and the network would change with half of the window gone.
void MainWindow::endEditing() {
    if (QWidget* edited = focusWidget()) edited->clearFocus();
    for (auto* box : findChildren<QAbstractSpinBox*>())
        box->interpretText();
}

/// Everything that carries words or measures letters.
void MainWindow::build() {
    auto* centre = new QWidget(this);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_messages = new MessageBar(centre);
    m_tabs = new FittingTabs(centre);
    m_tabs->setObjectName(QStringLiteral("views"));
    m_tabs->setAccessibleName(tr("Views"));
    column->addWidget(m_messages);
    column->addWidget(m_tabs, 1);
    setCentralWidget(centre);

    buildNetworkBar();
    buildPanels();
    buildMenus();
    setStatusBar(new StatusStrip(m_session, m_workflow, m_jobs, this));

    auto* overlay = new DropOverlay(this);
    connect(overlay, &DropOverlay::dropped, this, &MainWindow::take);
    connect(&m_session, &SessionObject::problemReported, m_messages, &MessageBar::showProblem);
    connect(&m_session, &SessionObject::noticeReported, m_messages, &MessageBar::showNotice);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::refreshActions);
    connect(m_tabs, &QTabWidget::currentChanged, this, [this] { m_turnedToView = true; });
    refreshActions();
    refreshEngineMenus();
    refreshRecent();
}

/// Another language or size of letters: what the window holds is made anew, so that no widget has to know how to
/// follow. The session, its results and running jobs stay.
void MainWindow::rebuild() {
    endEditing();
    save();
    const ShownState shown = shownState();
    m_tabs->disconnect(this);
    delete centralWidget();
    delete statusBar();
    delete m_toolBar;
    delete menuBar();
    qDeleteAll(findChildren<QDockWidget*>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<QDialog*>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<DropOverlay*>(QString(), Qt::FindDirectChildrenOnly));
    qDeleteAll(findChildren<GuidedTour*>(QString(), Qt::FindDirectChildrenOnly));
    for (auto* kind : {QActionGroup::staticMetaObject.className(), QAction::staticMetaObject.className()})
        for (QObject* child : QObjectList(children()))
            if (child->inherits(kind)) delete child;
    m_firstRight = nullptr;
    m_views.clear();
    m_panels.clear();
    m_actions.clear();
    build();
    // What is made in a window that is on the screen already stays hidden until it is shown, and would get no room.
    for (QWidget* widget : {static_cast<QWidget*>(menuBar()), centralWidget(), static_cast<QWidget*>(m_toolBar),
                            static_cast<QWidget*>(statusBar())})
        widget->show();
    m_defaultState = saveState();
    resetLayout();
    const Settings settings;
    if (const QByteArray state = settings.windowState(); !state.isEmpty()) restoreState(state);
    showState(shown);
    if (QWidget* layers = panel(QStringLiteral("layers"))) layers->setFocus();
    m_turnedToView = true;
}

void MainWindow::buildNetworkBar() {
    m_networkBar = new NetworkBar(m_session, m_workflow, this);
    m_toolBar = new QToolBar(tr("Network"), this);
    m_toolBar->setObjectName(QStringLiteral("networkToolBar"));
    m_toolBar->setMovable(false);
    m_toolBar->addWidget(m_networkBar);
    addToolBar(Qt::TopToolBarArea, m_toolBar);
}

void MainWindow::buildPanels() {
    setCorner(Qt::TopLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::TopRightCorner, Qt::RightDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    const PanelContext context{m_session, m_workflow, m_jobs};
    for (const PanelInfo& info : panels()) {
        const QString id = QLatin1String(info.id);
        if (info.place == PanelPlace::CentreTab) {
            QWidget* widget = info.create(context, m_tabs);
            widget->setObjectName(id);
            const int tab = m_tabs->addTab(new ViewFrame(widget, m_tabs), icon(info.icon), panelTitle(info));
            m_views.push_back(widget);
            m_tabs->setTabToolTip(tab, tr("%1 (Ctrl+%2)").arg(panelTitle(info)).arg(tab + 1));
            m_panels[id] = widget;
            continue;
        }
        auto* dock = new QDockWidget(panelTitle(info), this);
        dock->setObjectName(id + QStringLiteral("Dock"));
        dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable |
                          QDockWidget::DockWidgetFloatable);
        QWidget* widget = info.create(context, dock);
        widget->setObjectName(id);
        widget->setMinimumWidth(info.place == PanelPlace::RightDock ? kLeastRightDock - 4 : 160);
        dock->setWidget(widget);
        const Qt::DockWidgetArea area = info.place == PanelPlace::LeftDock    ? Qt::LeftDockWidgetArea
                                        : info.place == PanelPlace::RightDock ? Qt::RightDockWidgetArea
                                                                              : Qt::BottomDockWidgetArea;
        addDockWidget(area, dock);
        // What stands on the right needs its whole height: one in front of the other.
        if (info.place == PanelPlace::RightDock) {
            if (m_firstRight) {
                tabifyDockWidget(m_firstRight, dock);
                m_firstRight->raise();
            } else {
                m_firstRight = dock;
            }
        }
        m_panels[id] = widget;
    }
    // Asked in a dock, answered in a view.
    auto* predictions = qobject_cast<PredictionsPanel*>(panel(QStringLiteral("predictions")));
    auto* maps = qobject_cast<MapsPanel*>(panel(QStringLiteral("maps")));
    if (predictions && maps)
        connect(predictions, &PredictionsPanel::whyRequested, this, [this, maps](int classIndex) {
            showPanel(QStringLiteral("maps"));
            maps->explain(classIndex);
        });
}

QWidget* MainWindow::panel(const QString& id) const {
    const auto found = m_panels.find(id);
    return found == m_panels.end() ? nullptr : found->second;
}

QWidget* MainWindow::currentView() const {
    const int tab = m_tabs->currentIndex();
    return tab < 0 || tab >= int(m_views.size()) ? nullptr : m_views[std::size_t(tab)];
}

void MainWindow::showPanel(const QString& id) {
    QWidget* widget = panel(id);
    if (!widget) return;
    if (const auto view = std::find(m_views.begin(), m_views.end(), widget); view != m_views.end()) {
        m_tabs->setCurrentIndex(int(view - m_views.begin()));
    } else if (auto* dock = qobject_cast<QDockWidget*>(widget->parentWidget())) {
        dock->show();
        dock->raise();
    }
}

// What comes in

void MainWindow::take(const Incoming& incoming) {
    if (!incoming.paths.isEmpty()) {
        m_workflow.openPaths(incoming.paths);
    } else if (!incoming.bytes.isEmpty()) {
        m_workflow.addImageBytes(incoming.bytes, tr("dropped picture"));
    } else if (!incoming.picture.isNull()) {
        m_workflow.addPastedImage(incoming.picture);
    } else if (!incoming.remote.isEmpty()) {
        m_session.reportProblem(
            tr("“%1” is on another machine").arg(incoming.remote.front()),
            Error{ErrorCode::Unsupported,
                  tr("Convlens never goes to the network. Save the picture and drop the file, or copy "
                     "the picture itself and paste it.")
                      .toStdString()});
    } else {
        m_session.tell(tr("There is no picture and no file in it."));
    }
}

void MainWindow::paste() {
    const QMimeData* held = QApplication::clipboard()->mimeData();
    take(held ? readIncoming(*held) : Incoming{});
}

void MainWindow::openPhotos() {
    askForFiles(this,
                {tr("Open photos, weights or a session"),
                 QStandardPaths::writableLocation(QStandardPaths::PicturesLocation),
                 tr("Photos, weights and sessions (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.pgm *.ppm "
                    "*.safetensors *.pth "
                    "*.pt *.pth.tar *.bin *.convlens);;All files (*)")},
                [this](const QStringList& paths) { m_workflow.openPaths(paths); });
}

void MainWindow::openFolder() {
    askForFolder(
        this, {tr("Open a folder of photos"), QStandardPaths::writableLocation(QStandardPaths::PicturesLocation), {}},
        [this](const QString& folder) { m_workflow.openPaths({folder}); });
}

// Commands

void MainWindow::stepLayer(int by) {
    if (auto* layers = qobject_cast<LayersPanel*>(panel(QStringLiteral("layers")))) layers->stepLayer(by);
}

void MainWindow::stop() {
    if (!m_jobs.isIdle())
        m_workflow.stopAll();
    else
        m_messages->dismissCurrent();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
    // What no focused widget wanted: arrows go through layers and photos wherever one is.
    if (event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier) {
        switch (event->key()) {
        case Qt::Key_Up:
            stepLayer(-1);
            return;
        case Qt::Key_Down:
            stepLayer(1);
            return;
        case Qt::Key_Left:
            m_session.stepPhoto(-1);
            return;
        case Qt::Key_Right:
            m_session.stepPhoto(1);
            return;
        default:
            break;
        }
    }
    QMainWindow::keyPressEvent(event);
}

// What is remembered

void MainWindow::chooseTheme(ThemeChoice choice) {
    Settings().setTheme(choice);
    applyTheme(choice);
}

void MainWindow::resetLayout() {
    restoreState(m_defaultState);
    QList<QDockWidget*> left, right;
    for (const PanelInfo& info : panels()) {
        auto* dock = findChild<QDockWidget*>(QLatin1String(info.id) + QStringLiteral("Dock"));
        if (!dock) continue;
        dock->show();
        if (info.place == PanelPlace::LeftDock) left << dock;
        if (info.place == PanelPlace::RightDock) right << dock;
    }
    // The layer list has its full width where the views have theirs; below that it keeps names and bars. A view needs
    // room for its scroll bar too: a message above it may leave it too low, and it must not scroll sideways then.
    int views = 0;
    for (const QWidget* view : m_views)
        views = std::max(views, view->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent));
    const int taken = kLeftDock + 2 * style()->pixelMetric(QStyle::PM_DockWidgetSeparatorExtent);
    const int rightWidth =
        std::clamp(width() - taken - std::clamp(views, kGoodForViews, kMostForViews), kLeastRightDock, kRightDock);
    if (!left.isEmpty()) resizeDocks({left.front()}, {kLeftDock}, Qt::Horizontal);
    if (!right.isEmpty()) resizeDocks({right.front()}, {rightWidth}, Qt::Horizontal);
    if (m_firstRight) m_firstRight->raise();
    if (left.size() > 1) resizeDocks(left, {10, 9}, Qt::Vertical);
}

void MainWindow::restore() {
    m_defaultState = saveState();
    const Settings settings;
    const QSize room = screen()->availableSize() - QSize(40, 60);
    resize(kFirstSize.boundedTo(room.expandedTo(kLeastSize)));
    resetLayout();
    // A window that was on a screen that is gone comes back on one that is there; Qt sees to it.
    restoreGeometry(settings.windowGeometry());
    if (const QByteArray state = settings.windowState(); !state.isEmpty()) restoreState(state);
    showPanel(settings.currentView());
    if (const QString engine = settings.engine(); !engine.isEmpty() && findEngine(engine.toStdString()))
        m_workflow.setEngine(engine);
    m_workflow.setThreads(settings.threads());
    m_workflow.setPlan(settings.plan());
    m_workflow.setMeasuresByItself(settings.measuresByItself());
    m_session.setConvention(settings.convention());
    m_likes = m_workflow.conditions();
    m_likesToCount = m_session.convention();
}

void MainWindow::save() const {
    Settings settings;
    settings.setWindowGeometry(saveGeometry());
    settings.setWindowState(saveState());
    if (const QWidget* view = currentView()) settings.setCurrentView(view->objectName());
    settings.setEngine(QString::fromStdString(m_likes.engine));
    settings.setThreads(m_likes.threads);
    settings.setPlan(m_likes.plan);
    settings.setMeasuresByItself(m_workflow.measuresByItself());
    settings.setConvention(m_likesToCount);
    settings.setLastSession(m_document->path());
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (!m_closes && (m_document->isWorthAsking() || m_document->isSaving())) {
        event->ignore();
        afterSaving([this] {
            m_closes = true;
            close();
        });
        return;
    }
    save();
    m_document->endAutosaving();
    m_workflow.setMeasuresByItself(false);
    m_workflow.stopAll(); // the service waits for what runs when it is destroyed
    event->accept();
}

} // namespace convlens

#include "moc_main_window.cpp"
