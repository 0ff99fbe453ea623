#include "ui/panels/compare/compare_table_model.h"

#include "ui/charts/compare_tables.h"
#include "ui/charts/conditions.h"
#include "ui/text/column_help.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <algorithm>
#include <cmath>

namespace convlens {

void CompareTableModel::setView(const CompareView& view) {
    beginResetModel();
    m_view = view;
    m_conditions = compareConditions(view, view.convention);
    endResetModel();
}

Passport CompareTableModel::commonConditions() const {
    Passport passport;
    passport.further = m_conditions.common;
    return passport;
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
    return parent.isValid() ? 0 : firstCondition() + int(m_conditions.columns.size());
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
    if (column >= firstCondition()) {
        const Cell& cell = m_conditions.rows[std::size_t(index.row())][std::size_t(column - firstCondition())];
        if (full && !std::holds_alternative<std::monostate>(cell)) {
            if (const auto* whole = std::get_if<std::int64_t>(&cell)) return qlonglong(*whole);
            if (const auto* number = std::get_if<double>(&cell)) return *number;
            if (const auto* yes = std::get_if<bool>(&cell)) return *yes;
        }
        const std::string words = cellText(cell);
        if (words.empty() && full) return {};
        const std::string& key = m_conditions.columns[std::size_t(column - firstCondition())].key;
        return full ? QString::fromStdString(words) : cellWords(key, words);
    }
    if (column == savedColumn()) {
        if (!pin.saved) return full ? QVariant() : QVariant(unknownNumber());
        const TimingSummary& then = pin.saved->measurement.total;
        if (role == Qt::ToolTipRole) return withDoubt(measurementInWords(*pin.saved), then);
        return full ? QVariant(then.medianMs)
                    : QVariant(millisecondsWithSpread(then.medianMs, then.madMs) + doubtMark(then));
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
    if (role == Qt::ToolTipRole)
        return isMeasured(measure) ? withDoubt(measurementInWords(*pin.measurement), pin.measurement->measurement.total)
                                   : fullCounted(value);
    return compareText(pin, measure, m_view.convention) +
           (isMeasured(measure) ? doubtMark(pin.measurement->measurement.total) : QString());
}

QVariant CompareTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return int((section >= kFirstMeasure ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const bool key = role == CopyTable::kValueRole;
    const bool isCondition = section >= firstCondition();
    if (role == CopyTable::kAsideRole) return isCondition;
    if (role == Qt::ToolTipRole) return headerTip(section);
    if (role != Qt::DisplayRole && !key) return {};
    if (isCondition) {
        const Column& column = m_conditions.columns[std::size_t(section - firstCondition())];
        return key ? QString::fromStdString(column.key) : conditionTitle(column);
    }
    if (section == 0) return key ? QStringLiteral("letter") : QString();
    if (section == 1) return key ? QStringLiteral("name") : tr("network");
    if (section == 2) return key ? QStringLiteral("weights_description") : tr("weights");
    if (section == savedColumn()) return key ? QStringLiteral("saved_median_ms") : tr("time in the session");
    const auto measure = CompareMeasure((section - kFirstMeasure) / perMeasure());
    const bool isRatio = perMeasure() == 2 && (section - kFirstMeasure) % 2 == 1;
    if (key) return compareKey(measure, m_view.convention) + (isRatio ? QStringLiteral("_ratio") : QString());
    if (isRatio) return tr("against %1").arg(baseline()->letter);
    return compareTitle(measure, m_view.convention).toLower();
}

QString CompareTableModel::headerTip(int section) const {
    if (section >= firstCondition()) return tr("A condition in which the networks differ");
    if (section == 0) return tr("The letter that follows a pinned network through every view");
    if (section == 1) return tr("Family, width, resolution and what else differs from the paper's standard");
    if (section == 2) return tr("Where its weights come from");
    if (section == savedColumn())
        return tr("The time that came with the session, measured then; none was taken here yet");
    if (perMeasure() == 2 && (section - kFirstMeasure) % 2 == 1)
        return tr("How many times as much as %1, the baseline, has").arg(baseline()->letter);
    switch (CompareMeasure((section - kFirstMeasure) / perMeasure())) {
    case CompareMeasure::MultiplyAdds:
        return tr("Counted %1. %2").arg(conventionName(m_view.convention), conventionExplained(m_view.convention));
    case CompareMeasure::Parameters:
        return tr("Trained values: weights, biases and batch norm's two a channel");
    case CompareMeasure::ActivationMemory:
        return tr("Bytes of the maps of all layers together");
    case CompareMeasure::PeakMemory:
        return tr("Bytes of the maps that must be kept at once, at most");
    case CompareMeasure::Time:
        return tr("Median time of a run on this machine, and the median distance of the runs from it");
    case CompareMeasure::TimePerMac:
        return tr("The time divided by the count: the less the better the machine is used");
    }
    return {};
}

} // namespace convlens

#include "moc_compare_table_model.cpp"
