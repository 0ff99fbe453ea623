#pragma once
#include "core/export/table.h"

#include <QAbstractTableModel>

namespace convlens {

/// A table of core as a view shows it: numbers right-aligned with three significant digits, the full value in the
/// tooltip and in kFullRole, by which it is sorted and copied.
class TableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    /// As CopyTable::kValueRole; of a header, the column's key.
    static constexpr int kFullRole = Qt::UserRole + 1;

    using QAbstractTableModel::QAbstractTableModel;

    /// Rows of the same columns are changed in place, so that a view keeps its selection and scroll position.
    void setTable(Table table);
    const Table& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Table m_table;
};

} // namespace convlens
