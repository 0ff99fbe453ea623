#include "ui/panels/compare/compare_table_model.h"

#include "ui/charts/conditions.h"
#include "ui/text/counting.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <algorithm>
#include <cmath>

namespace convlens {

void CompareTableModel::setView(const CompareView& view) {
    beginResetModel();
    m_view = view;
    endResetModel();
}

const PinnedNetwork* CompareTableModel::baseline() const {
    for (const PinnedNetwork& pin : m_view.pinned)
        if (m_view.baseline && pin.id == *m_view.baseline) return &pin;
    return nullptr;
}

bool CompareTableModel::hasSaved() const {
    return std::ranges::any_of(m_view.pinned, [](const PinnedNetwork& pin) { return pin.saved != nullptr; });
}

int CompareTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_view.pinned.size());
}

int CompareTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kFirstMeasure + kCompareMeasureCount * perMeasure() + (hasSaved() ? 1 : 0);
}

QVariant CompareTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const PinnedNetwork& pin = m_view.pinned[std::size_t(index.row())];
    const int column = index.column();
    if (role == Qt::TextAlignmentRole && column >= kFirstMeasure) return int(Qt::AlignRight | Qt::AlignVCenter);
    const bool full = role == CopyTable::kValueRole;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && !full) return {};
    if (column == 0) return QString(pin.letter);
    if (column == 1) return pinName(pin);
    if (column == 2) return weightsInWords(*pin.network);
    if (column == kFirstMeasure + kCompareMeasureCount * perMeasure()) {
        if (!pin.saved) return full ? QVariant() : QVariant(unknownNumber());
        const TimingSummary& then = pin.saved->measurement.total;
        if (role == Qt::ToolTipRole) return measurementInWords(*pin.saved);
        return full ? QVariant(then.medianMs) : QVariant(millisecondsWithSpread(then.medianMs, then.madMs));
    }
    const auto measure = CompareMeasure((column - kFirstMeasure) / perMeasure());
    const bool isRatio = perMeasure() == 2 && (column - kFirstMeasure) % 2 == 1;
    const double value = compareValue(pin, measure, m_view.convention);
    if (isRatio) {
        const double times = value / compareValue(*baseline(), measure, m_view.convention);
        if (!std::isfinite(times)) return full ? QVariant() : QVariant(unknownNumber());
        return full ? QVariant(times) : QVariant(ratio(times));
    }
    if (!std::isfinite(value)) return full ? QVariant() : QVariant(unknownNumber());
    if (full) return std::floor(value) == value && !isMeasured(measure) ? QVariant(qlonglong(value)) : QVariant(value);
    if (role == Qt::ToolTipRole) return isMeasured(measure) ? measurementInWords(*pin.measurement) : fullCounted(value);
    return compareText(pin, measure, m_view.convention) +
           (isDoubtfulFigure(pin, measure) ? QStringLiteral(" ?") : QString());
}

QVariant CompareTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= kFirstMeasure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section == 0) return QString();
    if (section == 1) return tr("network");
    if (section == 2) return tr("weights");
    if (section == kFirstMeasure + kCompareMeasureCount * perMeasure()) return tr("time in the session");
    const auto measure = CompareMeasure((section - kFirstMeasure) / perMeasure());
    if (perMeasure() == 2 && (section - kFirstMeasure) % 2 == 1) return tr("against %1").arg(baseline()->letter);
    return compareTitle(measure, m_view.convention).toLower();
}

} // namespace convlens

#include "moc_compare_table_model.cpp"
