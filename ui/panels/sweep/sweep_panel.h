#pragma once
#include "ui/panels/panel_registry.h"
#include "ui/session/sweep_runner.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace convlens {

class CopyTable;
class SweepResults;
class SweepSetup;

/// Many networks measured in turn: what shall be measured, how far it is, and what it shows.
class SweepPanel : public QWidget, public Exportable, public SessionKept {
    Q_OBJECT
public:
    explicit SweepPanel(const PanelContext& context, QWidget* parent = nullptr);
    void exportCurrent() override;
    SessionState sessionState() const override;
    void setSessionState(const SessionState& state) override;
    SweepRunner& runner() { return m_runner; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildBar();
    QWidget* buildProgress();
    QWidget* buildStrip();
    void showView(int view);
    void openFile();
    void saveFile();
    void refreshSweep();
    void refreshProgress();
    void refreshStrip();
    void focusNetwork(int network);
    void exportTable(const CopyTable& table);
    void exportCharts();

    SessionObject& m_session;
    SweepStore& m_store;
    JobService& m_jobs;
    SweepRunner m_runner;
    QButtonGroup* m_views = nullptr;
    QStackedWidget* m_pages = nullptr;
    SweepSetup* m_setup = nullptr;
    SweepResults* m_results = nullptr;
    QWidget *m_progressRow = nullptr, *m_strip = nullptr;
    QProgressBar* m_bar = nullptr;
    QLabel *m_progress = nullptr, *m_chosen = nullptr;
    QPushButton *m_pause = nullptr, *m_cancel = nullptr, *m_save = nullptr, *m_export = nullptr, *m_show = nullptr,
                *m_pin = nullptr;
    bool m_lastOpened = false;
};

QWidget* createSweepPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
