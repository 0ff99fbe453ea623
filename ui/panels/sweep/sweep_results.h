#pragma once
#include "core/sweep/sweep_grid.h"
#include "ui/charts/chart_source.h"
#include "ui/charts/sweep_charts.h"

#include <QWidget>

#include <optional>
#include <vector>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QListWidget;
class QStackedWidget;

namespace convlens {

class ChartWidget;
class CopyTable;
class JobService;
class PickView;
class TableModel;

/// The pages on which a sweep is read: time, accuracy, heat map, picks, table. One network is selected on all of them.
class SweepResults : public QWidget {
    Q_OBJECT
public:
    enum Page { Time, Accuracy, HeatMap, Picks, TablePage };
    static constexpr int kPageCount = 5;

    explicit SweepResults(JobService& jobs, QWidget* parent = nullptr);

    void showPage(Page page);
    Page page() const;
    /// `sweep` null shows empty pages.
    void setSweep(const std::shared_ptr<const Sweep>& sweep);
    const SweepView& view() const { return m_view; }
    /// Index in Sweep::networks, -1 for none.
    void select(int network);
    int selected() const;

    /// All charts, and the place of the one in front.
    std::vector<NamedChart> charts() const;
    int currentChart() const;
    /// The table in front; null where a chart is.
    const CopyTable* currentTable() const;

signals:
    void selectedChanged();
    /// Asked for by Enter or a double click in a table.
    void chosen(int network);
    void exportRequested();
    void copyFailed(const convlens::Error& error);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildTime();
    QWidget* buildAccuracy();
    QWidget* buildHeatMap();
    QWidget* buildTable();
    ChartWidget* makeChart(const char* name, QWidget* parent);
    QLabel* makeSentence(const char* name, QWidget* parent);
    QCheckBox* makeLogarithmic(const char* name, bool SweepView::*on, QWidget* page);
    void refresh();
    void refreshInversions();
    void refreshHeatMap();
    void refreshKinds();
    void refreshSelection();
    void choosePair(int row);
    const SweepGrid* grid() const;

    JobService& m_jobs;
    SweepView m_view;
    std::vector<SweepGrid> m_grids;
    std::optional<NetworkSpec> m_selected; ///< networks may leave a sweep, so no index
    QStackedWidget* m_pages = nullptr;
    ChartWidget* m_charts[kSweepMeasureCount] = {};
    ChartWidget* m_heatMap = nullptr;
    QLabel *m_timeWords = nullptr, *m_accuracyWords = nullptr, *m_heatWords = nullptr;
    QListWidget* m_inversions = nullptr;
    QBoxLayout* m_accuracyRow = nullptr;
    QCheckBox *m_logarithmic = nullptr, *m_logarithmicAccuracy = nullptr;
    QComboBox* m_kind = nullptr;
    PickView* m_picks = nullptr;
    TableModel* m_model = nullptr;
    CopyTable* m_table = nullptr;
    QComboBox* m_tableChoice = nullptr; ///< the networks, or the pairs in another order
    QStackedWidget* m_tables = nullptr;
    TableModel* m_pairsModel = nullptr;
    CopyTable* m_pairsTable = nullptr;
    bool m_quiet = false; ///< what changes now is no choice of the person's
};

} // namespace convlens
