#pragma once
#include <QTableView>

namespace convlens {

/// A table that sorts by its headers and copies with them: the chosen rows, or all where none is chosen, as
/// tab-separated text. Numbers are copied in full: the model gives them in kValueRole, by which it also sorts.
class CopyTable : public QTableView {
    Q_OBJECT
public:
    static constexpr int kValueRole = Qt::UserRole + 1;

    explicit CopyTable(QWidget* parent = nullptr);
    /// Wraps the model in a sorting proxy, in the model's own order until a header is clicked.
    void setSource(QAbstractItemModel* model);
    /// Row of the source model; -1 for an invalid index.
    int sourceRow(const QModelIndex& index) const;
    void selectSourceRow(int row);
    QString textToCopy() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
};

} // namespace convlens
