#pragma once
#include "ui/charts/cost_charts.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

class QButtonGroup;
class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace convlens {

class ChartWidget;
class CopyTable;
class CostTableModel;

/// Where multiply-adds lie and where time goes, by operator, layer or stage; the network's time with its conditions.
class CostPanel : public QWidget, public Exportable {
    Q_OBJECT
public:
    explicit CostPanel(const PanelContext& context, QWidget* parent = nullptr);
    void exportCurrent() override;
    ChartWidget* chart() const { return m_chart; }

private:
    CostView view() const;
    void refresh();
    void refreshFigures();
    void refreshSelection();
    void selectPart(int row);
    void addFigure(int place, const QString& title, const QString& value, const QString& tip);

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    QButtonGroup* m_grouping;
    QComboBox* m_order;
    QPushButton *m_tableSwitch, *m_measure;
    QWidget* m_figures;
    QGridLayout* m_figureGrid;
    QLabel *m_hint, *m_doubt, *m_sentence;
    QStackedWidget* m_pages;
    ChartWidget* m_chart;
    CopyTable* m_table;
    CostTableModel* m_model;
    CostShares m_shares; ///< as shown, row by row
    bool m_selecting = false;
};

QWidget* createCostPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
