#pragma once
#include "ui/charts/health_charts.h"
#include "ui/panels/diagram/diagram_view.h"
#include "ui/panels/diagram/health_results.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;
class QSplitter;
class QToolButton;

namespace convlens {

class ChartWidget;
class Chip;
class DiagramLegend;

/// The centre view "Diagram": the network as a picture, coloured by what its boxes are, cost or make of the photo; with
/// the health of its maps along the network below.
class DiagramPanel : public QWidget, public Exportable {
    Q_OBJECT
public:
    explicit DiagramPanel(const PanelContext& context, QWidget* parent = nullptr);
    ~DiagramPanel() override;
    void exportCurrent() override;

    DiagramView& view() { return *m_view; }
    ChartWidget& chart() { return *m_chart; }
    const HealthResults& results() const { return m_results; }
    DiagramMeasure measure() const;

protected:
    void showEvent(QShowEvent* event) override;

private:
    void buildUi();
    void connectAll();
    DiagramContent content() const;
    HealthView healthView() const;
    void refresh();
    void refreshHint();
    void refreshHealth();
    void refreshSelection();
    void requestHealth();
    void help();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    HealthResults m_results;
    QComboBox* m_colour;
    QPushButton *m_open, *m_hintButton, *m_allPhotos, *m_export;
    QToolButton *m_closer, *m_farther, *m_fit;
    DiagramView* m_view;
    DiagramLegend* m_legend;
    QWidget *m_hintBar, *m_healthSide;
    QLabel *m_hint, *m_sentence, *m_photos;
    Chip* m_random;
    ChartWidget* m_chart;
    QSplitter* m_splitter;
    std::vector<LayerId> m_rows; ///< of the chart
};

QWidget* createDiagramPanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
