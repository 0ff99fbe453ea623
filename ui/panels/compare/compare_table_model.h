#pragma once
#include "core/export/shared_conditions.h"
#include "ui/charts/compare_charts.h"

#include <QAbstractTableModel>

namespace convlens {

/// Totals of the pinned networks, a row each; a column of ratios after each measure where a baseline is chosen. Behind
/// them, aside, stand the conditions in which the networks differ.
class CompareTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setView(const CompareView& view);
    /// What holds for all rows.
    Passport commonConditions() const;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static constexpr int kFirstMeasure = 3; ///< after letter, network and weights
    QString headerTip(int section) const;
    bool hasSaved() const;
    int savedColumn() const { return kFirstMeasure + kCompareMeasureCount * perMeasure(); }
    int firstCondition() const { return savedColumn() + (hasSaved() ? 1 : 0); }
    const PinnedNetwork* baseline() const;
    int perMeasure() const { return baseline() ? 2 : 1; }
    CompareView m_view;
    SharedConditions m_conditions;
};

} // namespace convlens
