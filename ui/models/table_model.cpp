#include "ui/models/table_model.h"

#include "ui/text/column_help.h"
#include "ui/text/numbers.h"

#include <cmath>
#include <cstdlib>

namespace convlens {

namespace {

constexpr std::int64_t kLongCount = 1000000; // beyond it every digit is more than anyone reads

/// What was chosen (a width of 0.75) in full, what was measured with three digits.
QString shown(double value) {
    const double thousandths = value * 1000;
    if (std::isfinite(value) && std::abs(value) < 1e6 && std::abs(thousandths - std::round(thousandths)) < 1e-9)
        return QString::number(value, 'g', 9);
    return significant(value);
}

QVariant full(const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) return QVariant(qlonglong(*number));
    if (const auto* number = std::get_if<double>(&cell)) return std::isfinite(*number) ? QVariant(*number) : QVariant();
    if (const auto* yes = std::get_if<bool>(&cell)) return QVariant(*yes);
    if (const auto* text = std::get_if<std::string>(&cell)) return QString::fromStdString(*text);
    return {};
}

} // namespace

void TableModel::setTable(Table table) {
    bool same = table.columns.size() == m_table.columns.size() && table.rows.size() == m_table.rows.size();
    for (std::size_t i = 0; same && i < table.columns.size(); ++i)
        same = table.columns[i].key == m_table.columns[i].key;
    if (!same) beginResetModel();
    m_table = std::move(table);
    if (!same)
        endResetModel();
    else if (rowCount() > 0 && columnCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int TableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_table.rows.size());
}

int TableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_table.columns.size());
}

QVariant TableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount()) return {};
    const Cell& cell = m_table.rows[std::size_t(index.row())][std::size_t(index.column())];
    const bool numeric = m_table.columns[std::size_t(index.column())].numeric;
    const auto words = [&]() -> QVariant {
        const auto* text = std::get_if<std::string>(&cell);
        return text ? QVariant(cellWords(m_table.columns[std::size_t(index.column())].key, *text)) : full(cell);
    };
    switch (role) {
    case Qt::TextAlignmentRole:
        return int((numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case kFullRole:
        return full(cell);
    case Qt::DisplayRole:
        if (const auto* number = std::get_if<std::int64_t>(&cell))
            return std::abs(*number) >= kLongCount ? count(double(*number)) : fullCount(*number);
        if (const auto* number = std::get_if<double>(&cell)) return shown(*number);
        if (const auto* yes = std::get_if<bool>(&cell)) return *yes ? tr("yes") : QString();
        if (numeric && std::holds_alternative<std::monostate>(cell)) return unknownNumber();
        return words();
    case Qt::ToolTipRole:
        if (const auto* number = std::get_if<std::int64_t>(&cell)) return fullCount(*number);
        if (std::holds_alternative<double>(cell)) return QString::fromStdString(cellText(cell));
        return words();
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const Column& column = m_table.columns[std::size_t(section)];
    if (role == Qt::TextAlignmentRole) return int((column.numeric ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == Qt::DisplayRole) return cellWords({}, column.title);
    if (role == kFullRole) return QString::fromStdString(column.key);
    if (role == Qt::ToolTipRole) return columnHelp(QString::fromStdString(column.key), cellWords({}, column.title));
    return {};
}

} // namespace convlens

#include "moc_table_model.cpp"
