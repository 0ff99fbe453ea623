#include "ui/main_window.h"

#include "ui/labs/labs_panel.h"
#include "ui/panels/network/network_bar.h"
#include "ui/settings.h"
#include "ui/widgets/guided_tour.h"
#include "ui/widgets/help_dialogs.h"
#include "ui/widgets/help_window.h"

#include <QApplication>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTabBar>
#include <QTabWidget>
#include <QToolBar>
#include <QToolButton>

/// What explains the window: help on what is shown, the sheet of keys, the tour.
namespace convlens {

namespace {

/// A menu's words without what only belongs into a menu.
QString plainTitle(QString text) {
    text.replace(QStringLiteral("&&"), QStringLiteral("\u0001")).remove(u'&').replace(u'\u0001', u'&');
    text.remove(QRegularExpression(QStringLiteral("\\([A-Z]\\)$"))); // the mnemonic of a translation, as in (F)
    if (text.endsWith(u'…')) text.chop(1);
    return text.trimmed();
}

} // namespace

void MainWindow::buildHelpMenu() {
    QMenu* menu = menuBar()->addMenu(tr("&Help"));
    connect(addAction(menu, "help", "help", tr("&Help"), QKeySequence::HelpContents), &QAction::triggered, this,
            &MainWindow::showHelpOnView);
    connect(addAction(menu, "keyboard", nullptr, tr("&Keyboard"), QKeySequence(Qt::CTRL | Qt::Key_F1)),
            &QAction::triggered, this, [this] { showKeyboardSheet(this, keys()); });
    connect(addAction(menu, "weightsGuide", "weights", tr("&Where to get ImageNet weights"), {}), &QAction::triggered,
            this, [this] { showWeightsGuide(this); });
    connect(addAction(menu, "tour", nullptr, tr("&Tour of the window"), {}), &QAction::triggered, this,
            &MainWindow::startTour);
    menu->addSeparator();
    connect(addAction(menu, "about", "info", tr("&About Convlens"), {}), &QAction::triggered, this,
            [this] { showAbout(this); });
    connect(addAction(menu, "aboutQt", nullptr, tr("About &Qt"), {}), &QAction::triggered, qApp,
            &QApplication::aboutQt);
}

/// Every shortcut of the menus, read from the menus themselves so that none is forgotten, after the keys that have no
/// entry there.
std::vector<KeySection> MainWindow::keys() const {
    std::vector<KeySection> sections{
        {tr("Everywhere"),
         {{tr("Up, Down"), tr("previous, next layer")},
          {tr("Left, Right"), tr("previous, next photo")},
          {QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
           tr("copy the chosen rows with headers")},
          {tr("Page Up, Page Down"), tr("next, previous stop of a slider")}}},
        {tr("In a view"),
         {{tr("Enter"), tr("in the diagram: open or close a block")},
          {tr("Ctrl+arrows"), tr("in the diagram: move the picture")},
          {QStringLiteral("+  −  0"), tr("in the diagram and side by side: zoom, show all")},
          {tr("Shift+arrows"), tr("in the maps: walk through the channels")},
          {tr("Delete"), tr("in the maps: switch the channel off or on; in the photos: remove the photo")}}}};
    for (const QAction* top : menuBar()->actions()) {
        KeySection section{plainTitle(top->text()), {}};
        const std::function<void(const QMenu*)> gather = [&](const QMenu* menu) {
            for (const QAction* action : menu->actions()) {
                if (action->menu()) gather(action->menu());
                const QString key = action->shortcut().toString(QKeySequence::NativeText);
                if (!key.isEmpty()) section.rows.emplace_back(key, plainTitle(action->text()));
            }
        };
        if (top->menu()) gather(top->menu());
        if (!section.rows.empty()) sections.push_back(std::move(section));
    }
    return sections;
}

/// The page of what the person turned to last: the view in front, or a panel beside it that was gone into since.
void MainWindow::showHelpOnView() {
    const QWidget* shown = currentView();
    if (const QWidget* beside = m_turnedToView ? nullptr : panelAround(QApplication::focusWidget())) shown = beside;
    QString topic = shown ? shown->objectName() : QString();
    if (const auto* labs = qobject_cast<const LabsPanel*>(shown))
        topic += QStringLiteral("#%1").arg(labs->currentLab());
    showHelp(this, topic);
}

/// The panel with a page of help that `widget` is in, or null.
const QWidget* MainWindow::panelAround(const QWidget* widget) const {
    for (; widget; widget = widget->parentWidget())
        if (HelpWindow::hasTopic(widget->objectName()) && panel(widget->objectName()) == widget) return widget;
    return nullptr;
}

void MainWindow::followFocus(QWidget* old, QWidget* now) {
    if (!old || !now || !isAncestorOf(now)) return; // the focus at the start is nobody's wish
    const QWidget* entered = panelAround(now);
    if (entered && entered != panelAround(old)) m_turnedToView = entered == currentView();
}

void MainWindow::startTour() {
    if (findChild<GuidedTour*>()) return;
    const auto part = [this](const char* id) { return panel(QLatin1String(id)); };
    const auto button = [this](const char* action) {
        return m_networkBar->findChild<QToolButton*>(QLatin1String(action) + QStringLiteral("Button"));
    };
    std::vector<GuidedTour::Step> steps{
        {nullptr, tr("Welcome to Convlens"),
         tr("See what happens inside light-weight convolutional networks, and what each layer costs. "
            "A minute is enough for this tour; it can be skipped at any time.")},
        {part("photos"), tr("Photos"),
         tr("Drop photos or folders anywhere on the window, or paste a picture. Left and Right go through them.")},
        {m_toolBar, tr("The network"),
         tr("Family, width and resolution decide which network is built; shapes and cost follow at once. A weights "
            "file "
            "that is dropped brings its network along.")},
        {part("predictions"), tr("What it sees"),
         tr("The classes that the network finds most likely. With random weights they mean nothing; a chip then says "
            "so.")},
        {part("layers"), tr("Layers"),
         tr("Each layer with its share of the multiply-adds in blue and of the measured time in orange. Up and Down go "
            "through them; what is selected here is selected everywhere.")},
        {m_tabs->tabBar(), tr("Views"),
         tr("Each view is a way to look at the network: what its layers make of the photo, what they cost, how it "
            "compares with others. Ctrl+1, Ctrl+2 and so on go there.")},
        {button("measure"), tr("Measure"), tr("Takes the times on this computer, with what they are worth (Ctrl+M).")},
        {button("pin"), tr("Compare"),
         tr("Pin this network, choose another one at the left and pin it too: the view Compare then sets both beside "
            "each other (Ctrl+D).")},
        {button("export"), tr("Export"),
         tr("Saves the chart, maps or table that is shown, ready for a report (Ctrl+E).")},
        {nullptr, tr("Help is one key away"),
         tr("F1 explains the view that is shown, Ctrl+F1 lists all keys. Nothing you open ever leaves this "
            "computer.")}};
    auto* tour = new GuidedTour(std::move(steps), this);
    connect(tour, &GuidedTour::ended, this, [this] {
        Settings().setTourSeen(true);
        if (QWidget* layers = panel(QStringLiteral("layers"))) layers->setFocus();
        m_turnedToView = true;
    });
    tour->start();
}

} // namespace convlens
