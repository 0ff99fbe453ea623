#pragma once
#include "ui/models/predictions_model.h"

#include <QAbstractTableModel>

#include <vector>

namespace convlens {

class PhotoPredictions;

/// A row a photo: what it was taken for, the likeliest class first. Where a photo's file lies, the classes' numbers and
/// what went wrong are columns too, which stand aside until they are asked for (CopyTable::kAsideRole).
class PhotoPredictionsModel : public QAbstractTableModel {
    Q_OBJECT
public:
    static constexpr int kRanks = PredictionsModel::kShown;
    // Photo, then label and probability of each rank, then what stands aside: file, class of each rank, problem.
    static constexpr int kPhoto = 0, kFile = 1 + 2 * kRanks, kProblem = kFile + 1 + kRanks, kColumns = kProblem + 1;
    static constexpr int labelColumn(int rank) { return 1 + 2 * rank; }
    static constexpr int probabilityColumn(int rank) { return 2 + 2 * rank; }
    static constexpr int classColumn(int rank) { return kFile + 1 + rank; }

    explicit PhotoPredictionsModel(const PhotoPredictions& predictions, QObject* parent = nullptr);

    /// The predictions' photos are others, or (where only these have changed) all of their answers are.
    void refresh();
    void refresh(quint64 photo);
    quint64 photoAt(int row) const;
    int rowOf(quint64 photo) const; ///< -1 if it is not there

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        quint64 id = 0;
        QString name, path;
        bool operator==(const Row&) const = default;
    };
    const PhotoPredictions& m_predictions;
    std::vector<Row> m_rows;
};

} // namespace convlens
