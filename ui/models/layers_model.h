#pragma once
#include "core/cost/conventions.h"
#include "core/graph/graph.h"

#include <QAbstractItemModel>

#include <optional>
#include <vector>

namespace convlens {

class SessionObject;

/// The focused network's layers: a tree of stages and their layers, or one flat list (for sorting across stages).
/// Theory comes from the cost model at once, by the session's counting convention, times from the session's measurement
/// when there is one. A plan step that covers several layers shows its time once, at its first layer; the others name
/// that layer, and nothing is split.
class LayersModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { Name, Share, Counted, Time, Params, Output, Operator, ColumnCount };
    enum Role {
        LayerRole = Qt::UserRole + 1, ///< int, -1 for a stage
        SortRole,                     ///< a number, or text for names
        CountShareRole,               ///< double in [0, 1]
        TimeShareRole,                ///< double in [0, 1], or invalid while unknown
        LargestShareRole,             ///< double: the largest share of any layer, which bars are scaled to
        GroupRole,                    ///< int of OperatorGroup, -1 for a stage
        DoubtfulRole,                 ///< bool: the measurement is doubtful
        SecondaryRole,                ///< bool: no arithmetic of its own worth a look (batch norm, activation)
        SearchRole                    ///< text that the filter looks in
    };

    explicit LayersModel(SessionObject& session, QObject* parent = nullptr);

    bool isGrouped() const { return m_grouped; }
    void setGrouped(bool grouped);

    QModelIndex indexOf(LayerId layer, int column = Name) const;
    LayerId layerAt(const QModelIndex& index) const; ///< value -1 for a stage

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Stage {
        QString name;
        int first = 0, count = 0;
        double counted = 0; ///< by the convention
        qint64 params = 0;
        std::optional<double> timeUs;
    };
    struct LayerTime {
        std::optional<double> us; ///< of the step that starts here
        int leader = -1;          ///< the layer whose step covers this one
        int covered = 1;          ///< layers in that step
    };
    void rebuild();
    void readTimes();
    QVariant stageData(const Stage& stage, int column, int role) const;
    QVariant layerData(int layer, int column, int role) const;
    QString tooltip(int layer) const;
    std::optional<double> timeShare(std::optional<double> us) const;

    SessionObject& m_session;
    std::shared_ptr<const Graph> m_graph;
    ConventionCount m_count; ///< of m_graph by the session's convention
    bool m_grouped = true;
    std::vector<Stage> m_stages;
    std::vector<LayerTime> m_times;
    double m_timeSumUs = 0, m_largestShare = 0;
};

} // namespace convlens
