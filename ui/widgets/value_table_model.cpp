#include "ui/widgets/value_table_model.h"

#include "core/graph/ops.h"
#include "ui/text/column_help.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <cmath>

namespace convlens {

void ValueTableModel::setTable(Table table) {
    beginResetModel();
    m_table = std::move(table);
    endResetModel();
}

int ValueTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int ValueTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant ValueTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const std::vector<Cell>& row = m_table.rows[std::size_t(index.row())];
    const Cell cell = std::size_t(index.column()) < row.size() ? row[std::size_t(index.column())] : Cell();
    if (role == Qt::TextAlignmentRole)
        return int((m_table.columns[std::size_t(index.column())].numeric ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    const bool full = role == CopyTable::kValueRole || role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !full) return {};
    return std::visit(
        Overloaded{[](std::monostate) { return QVariant(); },
                   [&](std::int64_t value) {
                       return role == CopyTable::kValueRole ? QVariant(qlonglong(value)) : QVariant(fullCount(value));
                   },
                   [&](double value) {
                       const bool known = std::isfinite(value);
                       if (role == CopyTable::kValueRole) return known ? QVariant(value) : QVariant();
                       if (!known) return QVariant(full ? QString() : unknownNumber());
                       return QVariant(significant(value, full ? 10 : 3));
                   },
                   [&](bool value) {
                       return role == CopyTable::kValueRole ? QVariant(value) : QVariant(value ? tr("yes") : tr("no"));
                   },
                   [&](const std::string& value) {
                       return QVariant(role == CopyTable::kValueRole
                                           ? QString::fromStdString(value)
                                           : cellWords(m_table.columns[std::size_t(index.column())].key, value));
                   }},
        cell);
}

QVariant ValueTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const Column& column = m_table.columns[std::size_t(section)];
    if (role == Qt::TextAlignmentRole) return int((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole) return cellWords({}, column.title);
    if (role == CopyTable::kValueRole) return QString::fromStdString(column.key);
    if (role == Qt::ToolTipRole) return columnHelp(QString::fromStdString(column.key), cellWords({}, column.title));
    return {};
}

} // namespace convlens

#include "moc_value_table_model.cpp"
