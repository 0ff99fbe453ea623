#pragma once
#include "ui/charts/compare_charts.h"
#include "ui/panels/panel_registry.h"

#include <QWidget>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QStackedWidget;

namespace convlens {

class ChartWidget;
class ComparePins;
class ComparePredictions;
class CompareTwins;
class PairDetails;

/// The pinned networks beside each other: totals as small charts and as a table, what their operators take, what they
/// see in the same photo.
class ComparePanel : public QWidget, public Exportable, public SessionKept {
    Q_OBJECT
public:
    explicit ComparePanel(const PanelContext& context, QWidget* parent = nullptr);
    void exportCurrent() override;
    SessionState sessionState() const override;
    void setSessionState(const SessionState& state) override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    CompareView view() const;
    QWidget* buildHint();
    QWidget* buildContent();
    void refresh();
    void refreshBaseline();
    void refreshThreads();
    void placeCharts();
    void exportTable();
    void exportCharts();
    void startSurprise();
    /// Which network is set against which.
    void setPair(std::optional<quint64> baseline, std::optional<quint64> other);
    void measureWithThreads(int threads);
    void showLayer(const PinnedNetwork& pin, LayerId layer);
    void pinTrained();

    SessionObject& m_session;
    Workflow& m_workflow;
    JobService& m_jobs;
    QStackedWidget *m_pages = nullptr, *m_views = nullptr;
    QComboBox* m_baseline = nullptr;
    QPushButton *m_trained = nullptr, *m_measureAll = nullptr, *m_tableSwitch = nullptr;
    ComparePins* m_pins = nullptr;
    QGridLayout* m_grid = nullptr;
    PairDetails* m_details = nullptr;
    ComparePredictions* m_predictions = nullptr;
    QLabel *m_sentence = nullptr, *m_caveats = nullptr;
    std::vector<ChartWidget*> m_charts; ///< the measures, the breakdowns, accuracy against cost
    std::vector<QLabel*> m_words;       ///< a sentence under each of those after the measures
    CompareTwins* m_twins = nullptr;
};

QWidget* createComparePanel(const PanelContext& context, QWidget* parent);

} // namespace convlens
