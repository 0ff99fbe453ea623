#pragma once
#include "ui/charts/compare_charts.h"

#include <QAbstractTableModel>

namespace convlens {

/// Totals of the pinned networks, a row each; a column of ratios after each measure where a baseline is chosen.
class CompareTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setView(const CompareView& view);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static constexpr int kFirstMeasure = 3; ///< after letter, network and weights
    bool hasSaved() const;
    const PinnedNetwork* baseline() const;
    int perMeasure() const { return baseline() ? 2 : 1; }
    CompareView m_view;
};

} // namespace convlens
