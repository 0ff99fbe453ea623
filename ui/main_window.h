#pragma once
#include "ui/theme/palette.h"

#include <QMainWindow>

#include <map>
#include <vector>

class QActionGroup;
class QDockWidget;
class QTabWidget;
class QToolBar;

namespace convlens {

class JobService;
class MessageBar;
class NetworkBar;
class SessionObject;
class Workflow;
struct Incoming;

/// The window around the panels: docks and tabs from the registry, menus, what comes in by drop, paste and dialogs, and
/// what is remembered between runs. The session and its workers outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT
public:
    MainWindow(SessionObject& session, Workflow& workflow, JobService& jobs, QWidget* parent = nullptr);

    /// The panel's widget, or null if there is none of this id.
    QWidget* panel(const QString& id) const;
    /// Brings a panel to the front.
    void showPanel(const QString& id);
    MessageBar* messages() const { return m_messages; }
    void resetLayout();
    /// The tour of the first launch; Help > Tour shows it again.
    void startTour();

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
    void buildHelpMenu();
    void buildNetworkBar();
    QAction* addAction(QMenu* menu, const char* name, const char* iconName, const QString& text,
                       const QKeySequence& keys);
    void take(const Incoming& incoming);
    void paste();
    void openPhotos();
    void openFolder();
    void exportCurrent();
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
    void build();
    void rebuild();

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
    QMenu *m_recentMenu = nullptr, *m_engineMenu = nullptr, *m_planMenu = nullptr, *m_threadsMenu = nullptr;
    QDockWidget* m_firstRight = nullptr; ///< the dock that the other ones on the right are tabs of
    QByteArray m_defaultState;
};

} // namespace convlens
