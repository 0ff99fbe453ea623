#pragma once
#include "ui/charts/compare_stages.h"

#include <QStringList>
#include <QWidget>

#include <map>
#include <optional>

class QComboBox;
class QLabel;
class QSlider;
class QSpinBox;
class QTimer;

namespace convlens {

class ChartWidget;
class CopyTable;
class JobService;
class TableModel;

/// Two of the pinned networks in detail: their difference stage by stage, and which operators and layers make one
/// slower than its multiply-adds suggest, with the number of threads at hand.
class PairDetails : public QWidget {
    Q_OBJECT
public:
    explicit PairDetails(JobService& jobs, QWidget* parent = nullptr);

    void setView(const CompareView& view);
    /// Of the engine in use; `measuring` holds the slider still.
    void setThreads(int threads, int most, bool measuring);
    /// The pair that is shown; nothing for fewer than two networks.
    const std::optional<ComparePair>& pair() const { return m_pair; }
    /// As chosen here: the network that is set against the baseline.
    std::optional<quint64> other() const { return m_view.other; }
    void setOther(std::optional<quint64> other) { m_view.other = other; } ///< shown by the next setView()
    /// Height of the charts follows their rows, for this width.
    void placeCharts(int width);

signals:
    void threadsChosen(int threads);
    /// A layer of the pair's other network.
    void layerChosen(const convlens::PinnedNetwork& network, convlens::LayerId layer);
    void exportRequested();
    void copyFailed(const convlens::Error& error);

private:
    ChartWidget* makeChart(const char* name, CostGrouping grouping);
    void refreshChoices();
    void refresh();
    void refreshStages();
    void rememberTimes();

    JobService& m_jobs;
    CompareView m_view;
    std::optional<ComparePair> m_pair;
    /// By threads: the other's time against the base's, as measured one after the other in this window.
    struct Ratio {
        double times = 0;
        QStringList caveats; ///< what speaks against it, a sentence each
    };
    std::map<int, Ratio> m_ratios;
    QString m_ratiosOf; ///< the pair, engine and plan that they belong to
    QComboBox* m_choice = nullptr;
    QSpinBox* m_threshold = nullptr;
    TableModel* m_model = nullptr;
    CopyTable* m_table = nullptr;
    QLabel *m_hidden = nullptr, *m_sentence = nullptr, *m_threadsLabel = nullptr, *m_ratioWords = nullptr;
    QSlider* m_threads = nullptr;
    QTimer* m_settled = nullptr; ///< the slider has come to rest
    ChartWidget *m_operators = nullptr, *m_layers = nullptr;
};

} // namespace convlens
