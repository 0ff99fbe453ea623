#pragma once
#include "ui/charts/trust_charts.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QCheckBox;
class QPushButton;
class QStackedWidget;

namespace convlens {

class ChartWidget;
class CopyTable;
class FigureGrid;
class ValueTableModel;

/// Everything about the measurement: what speaks against it and what to do, all its figures, its runs one by one and
/// how they spread, and what this machine can do at most.
class TrustPanel : public QWidget, public Exportable {
    Q_OBJECT
public:
    explicit TrustPanel(const PanelContext& context, QWidget* parent = nullptr);
    /// The chart, or the table where it is shown instead.
    void exportCurrent() override;

private:
    enum Page { Runs, Spread, Machine };
    QWidget* buildControls();
    QWidget* buildPages();
    Page page() const;
    TrustView view() const;
    ConditionedTable twin() const; ///< the figures of the chart in front
    void refresh();
    void refreshFindings();
    void refreshFigures();
    void refreshPage();
    void exportChart();
    void exportTable();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    QLabel *m_verdict, *m_findings, *m_sentence;
    QPushButton *m_measure, *m_tableSwitch, *m_export;
    QCheckBox* m_logarithmic;
    bool m_logarithmicRuns = false, m_logarithmicReading = false; ///< what the box says on each page
    FigureGrid* m_figures;
    QButtonGroup* m_pageChoice;
    QStackedWidget* m_pages; ///< one a page, then the table
    ChartWidget *m_runs, *m_spread, *m_arithmetic, *m_reading;
    CopyTable* m_table;
    ValueTableModel* m_model;
};

QWidget* createTrustPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
