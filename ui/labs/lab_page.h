#pragma once
#include "core/export/table_file.h"
#include "core/labs/prediction.h"
#include "ui/jobs/job_service.h"
#include "ui/labs/lab_view.h"
#include "ui/panels/panel_registry.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QBoxLayout;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QTabWidget;
class QTextBrowser;
class QVBoxLayout;

namespace convlens {

class ChartWidget;
class CopyTable;
class LabControls;
class PredictionPanel;
class ValueTableModel;

/// What every lab has: title, what to look for, controls, charts, tables, explanation, "Measure here", "Predict first",
/// export. A lab that needs more derives from it.
class LabPage : public QWidget, public Exportable {
    Q_OBJECT
public:
    LabPage(const Lab& lab, LabCharts makeCharts, const PanelContext& context, QWidget* parent);
    ~LabPage() override;

    const Lab& lab() const { return m_lab; }
    /// With the run that was measured at these settings, unless the person is predicting.
    LabView view() const;
    void setSettings(const LabSettings& settings);
    /// The least time that is spent on each thing that is measured.
    void setMeasureSeconds(double seconds) { m_seconds = seconds; }
    bool isMeasuring() const { return m_job.value != 0; }
    void measure();
    void stopMeasuring();
    void exportCurrent() override;
    /// What lies behind the other tabs is made anew one tab a turn of the event loop; this makes what is left at once.
    void catchUp();

signals:
    /// Settings or results have changed and everything shown was made anew.
    void refreshed();

protected:
    void resizeEvent(QResizeEvent* event) override;
    bool event(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    /// For derived pages: a tab of their own before the tables, and room between the controls and the tabs.
    void addTab(QWidget* widget, const QString& title, const QString& tip);
    QVBoxLayout* extraRoom() const { return m_extra; }
    SessionObject& session() const { return m_session; }
    JobService& jobs() const { return m_jobs; }
    virtual void refresh();
    /// Those that the dialog offers: of the lab's charts, and what a derived page adds.
    virtual std::vector<NamedChart> charts() const { return m_makeCharts(view()); }

private:
    void build();
    QWidget* buildHeader();
    QWidget* buildTables();
    void buildCharts();
    void setPredicting(bool on);
    void keepAnswer(const LabRun& run);
    void receive(Result<std::shared_ptr<const LabRun>> outcome);
    void refreshButtons();
    void refreshTables();
    void refreshTable();
    void refreshHelp();
    void fill(QWidget* tab);
    void fillNext();
    void fitFigures();
    void fitTo(int width);
    ConditionedTable chosenTable() const;
    void saveCurrentTable();
    void showAnswers();
    std::shared_ptr<const LabRun> runOf(const LabSettings& settings) const;

    const Lab& m_lab;
    LabCharts m_makeCharts;
    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    JobId m_job;
    std::vector<std::shared_ptr<const LabRun>> m_runs; ///< newest last, one for each settings
    std::vector<LabTable> m_tables;
    /// A tab's content and how it is made anew; waiting until it is shown or its turn comes.
    struct Content {
        QWidget* tab;
        std::function<void()> make;
        bool waits = false;
    };
    std::vector<Content> m_contents;
    std::vector<NamedChart> m_charts; ///< of the settings and the run that are shown
    QTimer m_turn;
    bool m_predicting = false;
    double m_seconds = LabMeasureOptions().seconds;

    QBoxLayout* m_header = nullptr;
    QHBoxLayout* m_buttons = nullptr;
    LabControls* m_controls = nullptr;
    QVBoxLayout* m_extra = nullptr;
    QTabWidget* m_tabs = nullptr;
    std::vector<ChartWidget*> m_chartWidgets;
    PredictionPanel* m_prediction = nullptr;
    QPushButton *m_measure = nullptr, *m_predict = nullptr;
    QLabel* m_findings = nullptr;
    QComboBox* m_tableChoice = nullptr;
    CopyTable* m_table = nullptr;
    ValueTableModel* m_tableModel = nullptr;
    QTextBrowser* m_help = nullptr;
};

} // namespace convlens
