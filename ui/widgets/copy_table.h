#pragma once
#include "ui/widgets/table_export.h"

#include <QTableView>

#include <functional>
#include <vector>

namespace convlens {

/// A table that sorts by its headers and copies with them: the chosen rows, or all where none is chosen, as
/// tab-separated text. Numbers are copied in full: the model gives them in kValueRole, by which it also sorts. A
/// header's kValueRole names the column in files, the same in every language. Its menu exports the table in every
/// format.
class CopyTable : public QTableView, public TableSource {
    Q_OBJECT
public:
    static constexpr int kValueRole = Qt::UserRole + 1;
    /// Of a header: whether the column stands aside, out of sight until the menu shows it. It is copied and saved like
    /// any other: the conditions of a row, for instance.
    static constexpr int kAsideRole = Qt::UserRole + 2;

    explicit CopyTable(QWidget* parent = nullptr);
    /// Wraps the model in a sorting proxy, in the model's own order until a header is clicked.
    void setSource(QAbstractItemModel* model);
    /// Row of the source model; -1 for an invalid index.
    int sourceRow(const QModelIndex& index) const;
    void selectSourceRow(int row);
    QString textToCopy() const;
    /// The same with the conditions as a last line, for where the figures are to be kept.
    QString textWithConditions() const;
    /// What the table is about, for files and people ("shares", "Cost by layer"), and its conditions. Without it, it is
    /// the object's name, the accessible name and what holds for the network in focus.
    struct Origin {
        QString id, title;
        Passport passport;
    };
    void setOrigin(std::function<Origin()> origin) { m_origin = std::move(origin); }
    ConditionedTable currentTable() const override;
    QString tableTitle() const override;
    /// As wide as what the columns hold. Columns that stand aside, and those that say the same in every row, are left
    /// out of sight, since they push the figures out of it; the context menu shows them, and they are copied and saved
    /// in any case.
    enum class Repeated { Hidden, Shown };
    void fitColumns(Repeated repeated = Repeated::Hidden);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    /// Rows as shown: the chosen ones, or all.
    QList<int> rowsToTake() const;
    bool saysTheSame(int column) const;
    bool standsAside(int column) const;

    std::function<Origin()> m_origin;
    std::vector<bool> m_leftOut; ///< columns that fitColumns() hides; they belong to the table all the same
    Repeated m_repeated = Repeated::Hidden;
    bool m_showsAll = false;
};

} // namespace convlens
