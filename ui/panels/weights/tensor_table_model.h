#pragma once
#include "ui/panels/weights/weights_inspection.h"

#include <QAbstractTableModel>

#include <memory>

namespace convlens {

/// The tensors of an inspection, a row each; values in full in CopyTable::kValueRole.
class TensorTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Shape, Histogram, Minimum, Maximum, Mean, Deviation, NotFinite, Values, Type, ColumnCount };
    static constexpr int kHistogramRole = Qt::UserRole + 2; ///< TensorStatistics
    using QAbstractTableModel::QAbstractTableModel;

    void setInspection(std::shared_ptr<const WeightsInspection> inspection);
    const TensorFacts* tensor(int row) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const WeightsInspection> m_inspection;
};

} // namespace convlens

Q_DECLARE_METATYPE(convlens::TensorStatistics)
