#pragma once
#include "core/cost/conventions.h"
#include "ui/session/session_values.h"
#include "ui/theme/palette.h"
#include "ui/widgets/help_dialogs.h"
#include "ui/widgets/table_export.h"

#include <QMainWindow>

#include <functional>
#include <map>
#include <vector>

class QActionGroup;
class QDockWidget;
class QTabWidget;
class QToolBar;

namespace convlens {

class AutosaveFolder;
class JobService;
class MessageBar;
class NetworkBar;
class SessionDocument;
class SessionObject;
struct ShownState;
class Workflow;
struct Incoming;

/// The window around the panels: docks and tabs from the registry, menus, what comes in by drop, paste and dialogs, and
/// what is remembered between runs. The session and its workers outlive it.
class MainWindow : public QMainWindow, public TableExporter {
    Q_OBJECT
public:
    MainWindow(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent = nullptr);
    ~MainWindow() override;

    /// The panel's widget, or null if there is none of this id.
    QWidget* panel(const QString& id) const;
    /// Brings a panel to the front.
    void showPanel(const QString& id);
    MessageBar* messages() const { return m_messages; }
    void resetLayout();
    /// The tour of the first launch; Help > Tour shows it again.
    void startTour();
    /// The photo that a document begins with: the window is never empty.
    static QString samplePhoto();
    SessionDocument* document() const { return m_document; }
    /// Keeps what is done below `folder` from now on, and offers what a program that crashed has left there.
    void protectSession(const QString& folder);
    /// As if chosen in the menu: asks first if something would be lost.
    void openSession(const QString& path);
    void exportTable(const TableSource& source) override;
    Passport usualConditions() const override;

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void buildPanels();
    /// The panel of the tab in front, or null.
    QWidget* currentView() const;
    void buildMenus();
    void buildFileMenu();
    void buildEditMenu();
    void buildViewMenu();
    void buildNetworkMenu();
    void buildMeasureMenu();
    void buildCompareMenu();
    void buildLabsMenu();
    void buildHelpMenu();
    void buildNetworkBar();
    QAction* addAction(QMenu* menu, const char* name, const char* iconName, const QString& text,
                       const QKeySequence& keys);
    void take(const Incoming& incoming);
    void paste();
    void buildSessionActions(QMenu* fileMenu);
    void followDocument();
    void newSession();
    void chooseSession();
    void saveSession();
    void saveSessionAs();
    /// Asks whether to save if something would be missed, then goes on, unless the person wants to stay.
    void afterSaving(const std::function<void()>& goOn);
    void offerLeftBehind(std::vector<AutosaveFolder> left);
    ShownState shownState() const;
    void showState(const ShownState& shown);
    void refreshSessions();
    void openPhotos();
    void openFolder();
    void exportCurrent();
    /// The tables that are on the screen, in reading order.
    std::vector<const TableSource*> tables() const;
    void listTables();
    void exportReport();
    void stepLayer(int by);
    void stop();
    void remember(const QString& path);
    void refreshRecent();
    void refreshEngineMenus();
    void refreshActions();
    void chooseTheme(ThemeChoice choice);
    void restore();
    void save() const;
    void buildAppearanceMenus(QMenu* menu);
    void showHelpOnView();
    const QWidget* panelAround(const QWidget* widget) const;
    void followFocus(QWidget* old, QWidget* now);
    std::vector<KeySection> keys() const;
    void build();
    void rebuild();
    void endEditing();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    MessageBar* m_messages = nullptr;
    QTabWidget* m_tabs = nullptr;
    NetworkBar* m_networkBar = nullptr;
    QToolBar* m_toolBar = nullptr;
    std::vector<QWidget*> m_views; ///< panels by tab
    std::map<QString, QWidget*> m_panels;
    std::map<QString, QAction*> m_actions;
    QMenu *m_tablesMenu = nullptr, *m_sessionsMenu = nullptr;
    QMenu *m_recentMenu = nullptr, *m_engineMenu = nullptr, *m_planMenu = nullptr, *m_threadsMenu = nullptr;
    QDockWidget* m_firstRight = nullptr; ///< the dock that the other ones on the right are tabs of
    SessionDocument* m_document = nullptr;
    std::function<void()> m_afterSaving; ///< what waits for a session to be saved
    bool m_closes = false;               ///< asked already, or asked not to
    bool m_turnedToView = true;          ///< rather than to a panel beside it; decides what F1 explains
    QByteArray m_defaultState;
    EngineChoice m_likes; ///< as the person chose, whatever a session that was opened says
    Convention m_likesToCount = Convention::Papers;
};

} // namespace convlens
