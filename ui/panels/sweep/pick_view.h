#pragma once
#include "core/sweep/pick.h"
#include "ui/charts/sweep_charts.h"

#include <QWidget>

class QDoubleSpinBox;
class QLabel;

namespace convlens {

class CopyTable;
class TableModel;

/// "Pick for me": the most accurate published networks that fit a time budget on this machine.
class PickView : public QWidget {
    Q_OBJECT
public:
    explicit PickView(QWidget* parent = nullptr);

    void setView(const SweepView& view);
    /// A network of the sweep; -1 for none.
    void select(int network);
    /// The picks as a table, for export.
    const Table& table() const;
    const CopyTable* copyTable() const { return m_table; }

signals:
    void selected(int network);
    void chosen(int network);

private:
    void refresh();

    SweepView m_view;
    std::vector<Pick> m_picks;
    QDoubleSpinBox* m_budget = nullptr;
    QLabel* m_words = nullptr;
    TableModel* m_model = nullptr;
    CopyTable* m_table = nullptr;
    bool m_budgetIsOurs = true, m_quiet = false;
};

} // namespace convlens
