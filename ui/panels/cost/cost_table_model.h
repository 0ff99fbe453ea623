#pragma once
#include "ui/charts/cost_charts.h"

#include <QAbstractTableModel>

namespace convlens {

/// The cost chart's figures: row i is row i of the chart.
class CostTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Operators, Counted, CountShare, Time, Spread, TimeShare, Gap, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setView(const CostView& view);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    CostView m_view;
    CostShares m_shares;
};

} // namespace convlens
