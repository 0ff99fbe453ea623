#include "ui/panels/predictions/photo_predictions_model.h"

#include "ui/panels/predictions/photo_predictions.h"
#include "ui/text/numbers.h"
#include "ui/widgets/copy_table.h"

#include <algorithm>

namespace convlens {

namespace {

using Model = PhotoPredictionsModel;

bool standsAside(int column) {
    return column >= Model::kFile;
}

bool isNumber(int column) {
    const bool probability = column > Model::kPhoto && column < Model::kFile && column % 2 == 0;
    return probability || (column > Model::kFile && column < Model::kProblem);
}

/// Of the rank that a column is about; 0 for one that is about none.
int rankOf(int column) {
    if (column == Model::kPhoto || column == Model::kFile || column == Model::kProblem) return 0;
    return column < Model::kFile ? (column - 1) / 2 : column - Model::kFile - 1;
}

} // namespace

PhotoPredictionsModel::PhotoPredictionsModel(const PhotoPredictions& predictions, QObject* parent)
    : QAbstractTableModel(parent), m_predictions(predictions) {}

void PhotoPredictionsModel::refresh() {
    std::vector<Row> rows;
    for (const PhotoInput& photo : m_predictions.request().photos)
        rows.push_back({photo.id, photo.name, photo.path});
    if (rows == m_rows) {
        if (!rows.empty()) emit dataChanged(index(0, 0), index(rowCount() - 1, kColumns - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void PhotoPredictionsModel::refresh(quint64 photo) {
    const int row = rowOf(photo);
    if (row >= 0) emit dataChanged(index(row, 0), index(row, kColumns - 1));
}

quint64 PhotoPredictionsModel::photoAt(int row) const {
    return row >= 0 && row < rowCount() ? m_rows[std::size_t(row)].id : 0;
}

int PhotoPredictionsModel::rowOf(quint64 photo) const {
    const auto found = std::ranges::find(m_rows, photo, &Row::id);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

int PhotoPredictionsModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PhotoPredictionsModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : kColumns;
}

QVariant PhotoPredictionsModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const int column = index.column();
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(column) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const bool full = role == CopyTable::kValueRole, tip = role == Qt::ToolTipRole;
    if (role != Qt::DisplayRole && !full && !tip) return {};
    const Row& row = m_rows[std::size_t(index.row())];
    const PhotoPredictions::Answer* answer = m_predictions.find(row.id);
    if (column == kPhoto) return tip && !row.path.isEmpty() ? row.path : row.name;
    if (column == kFile) return row.path;
    if (column == kProblem) return answer ? answer->why : QString();
    if (!answer) return full ? QVariant() : QVariant(tip ? tr("not run yet") : QStringLiteral("…"));
    if (!answer->why.isEmpty()) {
        if (full || column != labelColumn(0)) return {};
        return tip ? answer->why : tr("not used: %1").arg(answer->why);
    }
    const auto rank = std::size_t(rankOf(column));
    if (rank >= answer->top.size()) return {};
    const ClassProbability& one = answer->top[rank];
    if (tip) return tr("%1\nclass %2\nprobability %3").arg(one.label).arg(one.index).arg(one.probability, 0, 'g', 6);
    if (standsAside(column)) return one.index;
    if (!isNumber(column)) return one.label;
    return full ? QVariant(one.probability) : QVariant(percent(one.probability));
}

QVariant PhotoPredictionsModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == CopyTable::kAsideRole) return standsAside(section);
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    const bool key = role == CopyTable::kValueRole;
    if (role == Qt::ToolTipRole) {
        if (section == kPhoto) return tr("The photo's name in the queue");
        if (section == kFile) return tr("Where the photo's file lies");
        if (section == kProblem) return tr("Why a photo has no answer");
        const QString which = rankOf(section) == 0 ? tr("the likeliest class")
                                                   : tr("class %1 in order of probability").arg(rankOf(section) + 1);
        if (standsAside(section)) return tr("Number of %1 among the network's classes").arg(which);
        return isNumber(section) ? tr("Probability of %1 (softmax of the logits)").arg(which)
                                 : tr("Name of %1").arg(which);
    }
    if (role != Qt::DisplayRole && !key) return {};
    if (section == kPhoto) return key ? QStringLiteral("photo") : tr("photo");
    if (section == kFile) return key ? QStringLiteral("file") : tr("file");
    if (section == kProblem) return key ? QStringLiteral("problem") : tr("problem");
    const int rank = rankOf(section) + 1;
    if (standsAside(section)) return key ? QStringLiteral("class_%1").arg(rank) : tr("class number %1").arg(rank);
    if (isNumber(section)) return key ? QStringLiteral("probability_%1").arg(rank) : tr("probability %1").arg(rank);
    return key ? QStringLiteral("label_%1").arg(rank) : tr("class %1").arg(rank);
}

} // namespace convlens

#include "moc_photo_predictions_model.cpp"
