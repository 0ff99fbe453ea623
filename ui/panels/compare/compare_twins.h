#pragma once
#include "ui/charts/compare_tables.h"

#include <QWidget>

class QComboBox;
class QStackedWidget;

namespace convlens {

class CompareTableModel;
class CopyTable;
class ValueTableModel;

/// The figures of the comparison's charts as tables, of which one is shown.
class CompareTwins : public QWidget {
    Q_OBJECT
public:
    explicit CompareTwins(QWidget* parent = nullptr);
    void setView(const CompareView& view);
    /// The table that is shown.
    const CopyTable& table() const;

private:
    enum Kind { Totals, ByOperator, ByStage, Accuracy, ExcessByOperator, ExcessByLayer };
    Kind kind() const;
    ConditionedTable made() const; ///< of what is shown, but for the totals
    void refresh();

    CompareView m_view;
    QComboBox* m_choice;
    QStackedWidget* m_pages;
    CompareTableModel* m_totals;
    ValueTableModel* m_model;
    CopyTable *m_totalsTable, *m_partsTable;
};

} // namespace convlens
