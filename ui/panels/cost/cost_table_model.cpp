#include "ui/panels/cost/cost_table_model.h"

#include "ui/text/counting.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <cmath>

namespace convlens {

void CostTableModel::setView(const CostView& view) {
    beginResetModel();
    m_view = view;
    m_shares = sharesOf(view);
    endResetModel();
}

int CostTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_shares.parts.size());
}

int CostTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant CostTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const CostShare& part = m_shares.parts[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole && index.column() > Operators) return int(Qt::AlignRight | Qt::AlignVCenter);
    const bool full = role == CopyTable::kValueRole;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && !full) return {};
    // For sorting and copying the figure itself; what is unknown is nothing.
    const auto number = [&](double value, const QString& text) -> QVariant {
        if (!std::isfinite(value)) return full ? QVariant() : QVariant(unknownNumber());
        return full ? QVariant(value) : QVariant(text);
    };
    switch (Column(index.column())) {
    case Name:
        if (full) return QString::fromStdString(part.name); // files hold the same words in every language
        return partTitle(part, m_view.grouping, *m_view.network->graph);
    case Operators:
        if (full) return QString::fromStdString(operatorNames(part.groups)); // as sharesTable() has them
        return partTitle(part, CostGrouping::Operator, *m_view.network->graph);
    case Counted:
        if (role == Qt::ToolTipRole) return fullCounted(part.count);
        return number(part.count, count(part.count));
    case CountShare:
        return number(part.countShare * 100, shareText(part.countShare));
    case Time:
        return number(part.microseconds, significant(part.microseconds));
    case Spread:
        return number(part.spreadUs, significant(part.spreadUs, 2));
    case TimeShare:
        return number(part.timeShare * 100, shareText(part.timeShare));
    case Gap: {
        const double points = part.gap() * 100;
        return number(points, (points > 0 ? QStringLiteral("+") : QString()) + QString::number(points, 'f', 1));
    }
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CostTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section > Operators ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const bool papers = m_view.convention == Convention::Papers;
    if (role == CopyTable::kValueRole) { // as sharesTable() names them
        const char* const keys[ColumnCount] = {"name",
                                               "operators",
                                               papers ? "macs" : "count",
                                               papers ? "macs_share" : "count_share",
                                               "median_us",
                                               "mad_us",
                                               "time_share",
                                               "gap"};
        return QString::fromLatin1(keys[section]);
    }
    if (role == CopyTable::kAsideRole) return section == Operators && m_view.grouping == CostGrouping::Operator;
    if (role == Qt::ToolTipRole) {
        switch (Column(section)) {
        case Name:
            return tr("The part of the network; where layers are timed in one step, all of them");
        case Operators:
            return tr("Kinds of operators in this part");
        case Counted:
            return tr("Counted %1. %2").arg(conventionName(m_view.convention), conventionExplained(m_view.convention));
        case CountShare:
            return tr("This part of what the whole network counts");
        case Time:
            return tr("Median time on this machine, measured with profiling");
        case Spread:
            return tr("Median distance of the runs from the median time");
        case TimeShare:
            return tr("This part of the sum of all layers' times");
        case Gap:
            return tr(
                "Share of time less share of the count, in percentage points: above 0 it takes longer than it counts");
        case ColumnCount:
            break;
        }
    }
    if (role != Qt::DisplayRole) return {};
    switch (Column(section)) {
    case Name:
        return m_view.grouping == CostGrouping::Layer      ? tr("layer")
               : m_view.grouping == CostGrouping::Operator ? tr("operator")
                                                           : tr("stage");
    case Operators:
        return tr("operators");
    case Counted:
        return countTitle(m_view.convention).toLower();
    case CountShare:
        return tr("share (%)");
    case Time:
        return tr("time (µs)");
    case Spread:
        return tr("± (µs)");
    case TimeShare:
        return tr("share of time (%)");
    case Gap:
        return tr("gap (points)");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace convlens

#include "moc_cost_table_model.cpp"
