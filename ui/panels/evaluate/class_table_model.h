#pragma once
#include "ui/panels/evaluate/evaluation_run.h"

#include "core/export/table.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace convlens {

/// One class of an evaluation with what it was taken for most when it was not seen.
struct ClassRow {
    ClassAccuracy accuracy;
    int takenFor = -1; ///< class; -1 where every photo was right
    std::int64_t takenForCount = 0;
};
std::vector<ClassRow> classRows(const Evaluation& evaluation);

/// "tabby, tabby cat", or "class 281" where names are not known.
QString className(const NetworkState& network, int index);

/// The same rows as a table for files.
Table classTable(const EvaluationResult& result);

/// Accuracy of every class that has photos.
class ClassTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Photos, Top1, Top5, TakenFor, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void setResult(std::shared_ptr<const EvaluationResult> result);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const EvaluationResult> m_result;
    std::vector<ClassRow> m_rows;
};

} // namespace convlens
