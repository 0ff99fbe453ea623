#include "ui/panels/evaluate/class_table_model.h"

#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <algorithm>
#include <map>

namespace convlens {

std::vector<ClassRow> classRows(const Evaluation& evaluation) {
    std::map<int, std::map<int, std::int64_t>> wrong; // by right class and predicted one
    for (const PhotoVerdict& verdict : evaluation.verdicts)
        if (verdict.rank > 0) ++wrong[verdict.photo.classIndex][verdict.predicted];
    std::vector<ClassRow> rows;
    for (const ClassAccuracy& accuracy : evaluation.perClass) {
        ClassRow row{accuracy};
        for (const auto& [predicted, times] : wrong[accuracy.classIndex]) {
            if (times <= row.takenForCount) continue;
            row.takenFor = predicted;
            row.takenForCount = times;
        }
        rows.push_back(row);
    }
    return rows;
}

QString className(const NetworkState& network, int index) {
    if (index >= 0 && std::size_t(index) < network.labels.size())
        return QString::fromStdString(network.labels[std::size_t(index)]);
    return ClassTableModel::tr("class %1").arg(index);
}

Table classTable(const EvaluationResult& result) {
    Table table{{{"index", "class", true},
                 {"label", "name", false},
                 {"count", "photos", true},
                 {"top1", "top-1 (%)", true},
                 {"top5", "top-5 (%)", true},
                 {"taken_for", "most often taken for", false},
                 {"taken_for_count", "times", true}},
                {}};
    const auto name = [&](int index) { return className(*result.network, index).toStdString(); };
    for (const ClassRow& row : classRows(result.evaluation)) {
        const ClassAccuracy& a = row.accuracy;
        table.rows.push_back({std::int64_t(a.classIndex), name(a.classIndex), a.count,
                              100.0 * double(a.top1) / double(a.count), 100.0 * double(a.top5) / double(a.count),
                              row.takenFor < 0 ? Cell() : Cell(name(row.takenFor)),
                              row.takenFor < 0 ? Cell() : Cell(row.takenForCount)});
    }
    return table;
}

void ClassTableModel::setResult(std::shared_ptr<const EvaluationResult> result) {
    beginResetModel();
    m_result = std::move(result);
    m_rows = m_result ? classRows(m_result->evaluation) : std::vector<ClassRow>();
    endResetModel();
}

int ClassTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ClassTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ClassTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ClassRow& row = m_rows[std::size_t(index.row())];
    const ClassAccuracy& a = row.accuracy;
    const auto column = Column(index.column());
    if (role == Qt::TextAlignmentRole && column > Name && column < TakenFor)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    const bool full = role == CopyTable::kValueRole;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && !full) return {};
    const auto share = [&](std::int64_t right) -> QVariant {
        const double percentage = 100.0 * double(right) / double(a.count);
        if (full) return percentage;
        if (role == Qt::ToolTipRole) return tr("%1 of %2 photos").arg(right).arg(a.count);
        return QString::number(percentage, 'f', 1);
    };
    switch (column) {
    case Name:
        return role == Qt::ToolTipRole
                   ? tr("class %1: %2").arg(a.classIndex).arg(className(*m_result->network, a.classIndex))
                   : className(*m_result->network, a.classIndex);
    case Photos:
        return full ? QVariant(qlonglong(a.count)) : QVariant(fullCount(a.count));
    case Top1:
        return share(a.top1);
    case Top5:
        return share(a.top5);
    case TakenFor:
        if (row.takenFor < 0) return {};
        return full ? className(*m_result->network, row.takenFor)
                    : tr("%1 (%2×)").arg(className(*m_result->network, row.takenFor)).arg(row.takenForCount);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ClassTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    const auto column = Column(section);
    if (role == Qt::TextAlignmentRole)
        return int((column > Name && column < TakenFor ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == CopyTable::kValueRole) {
        static constexpr const char* kKeys[ColumnCount] = {"label", "count", "top1", "top5",
                                                           "taken_for"}; // classTable()
        return QString::fromLatin1(kKeys[column]);
    }
    if (role == Qt::ToolTipRole) {
        switch (column) {
        case Name:
            return tr("What the photos of a folder show");
        case Photos:
            return tr("Photos of this class that could be used");
        case Top1:
            return tr("Share of its photos for which this class was the likeliest");
        case Top5:
            return tr("Share of its photos for which this class was among the five likeliest");
        case TakenFor:
            return tr("The class that was found instead most often, and how often");
        case ColumnCount:
            break;
        }
    }
    if (role != Qt::DisplayRole) return {};
    switch (column) {
    case Name:
        return tr("class");
    case Photos:
        return tr("photos");
    case Top1:
        return tr("top-1 (%)");
    case Top5:
        return tr("top-5 (%)");
    case TakenFor:
        return tr("most often taken for");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace convlens

#include "moc_class_table_model.cpp"
