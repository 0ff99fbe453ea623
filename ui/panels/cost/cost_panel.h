#pragma once
#include "ui/charts/cost_views.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

class QBoxLayout;
class QButtonGroup;
class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace convlens {

class ChartWidget;
class CopyTable;
class CostTableModel;
class FigureGrid;
class ValueTableModel;

/// Where multiply-adds lie and where time goes, in several charts of which one is shown, each with its table; the
/// network's time in figures above.
class CostPanel : public QWidget, public Exportable, public SessionKept {
    Q_OBJECT
public:
    explicit CostPanel(const PanelContext& context, QWidget* parent = nullptr);
    /// The chart, or the table where it is shown instead.
    void exportCurrent() override;
    SessionState sessionState() const override;
    void setSessionState(const SessionState& state) override;
    ChartWidget* chart() const { return m_chart; }
    CostViewKind kind() const;
    void showView(CostViewKind kind);

private:
    QWidget* buildControls();
    QWidget* buildTables();
    CostScene scene() const;
    void refresh();
    void refreshControls();
    void refreshFigures();
    void refreshSelection();
    void selectItem(int item);
    void exportChart();
    void exportTable();
    void placeHint(bool alone);
    void measureWhatIsMissing();
    CopyTable* table() const;
    bool& logarithmic();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    QComboBox *m_kind, *m_order;
    QButtonGroup* m_grouping;
    QCheckBox* m_logarithmic;
    QPushButton *m_tableSwitch, *m_export, *m_measure;
    QWidget* m_groupingButtons;
    FigureGrid* m_figures;
    QBoxLayout* m_hintRow;
    QLabel *m_hint, *m_doubt, *m_sentence;
    QStackedWidget *m_pages, *m_tables;
    ChartWidget* m_chart;
    CopyTable *m_sharesTable, *m_plainTable;
    CostTableModel* m_sharesModel;
    ValueTableModel* m_plainModel;
    std::vector<std::vector<LayerId>> m_items; ///< as shown, item by item
    /// What the box says of each kind of chart.
    bool m_logarithmicPoints = true, m_logarithmicMemory = false, m_logarithmicBars = false;
    bool m_selecting = false;
};

QWidget* createCostPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
