#pragma once
#include "core/export/table_file.h"

#include <QString>

class QWidget;
class QAbstractItemModel;

namespace convlens {

/// Implemented by widgets that show a table, so that it can leave the window in every format.
class TableSource {
public:
    virtual ~TableSource() = default;
    /// What is shown, in the order shown: the chosen rows, or all where at most one is chosen.
    virtual ConditionedTable currentTable() const = 0;
    /// For a menu that lists the tables that are on the screen.
    virtual QString tableTitle() const = 0;
};

/// The window, as its tables see it: they ask it to be exported, wherever in it they stand.
class TableExporter {
public:
    virtual ~TableExporter() = default;
    virtual void exportTable(const TableSource& source) = 0;
    /// Of the network in focus: the conditions of a table that does not say its own.
    virtual Passport usualConditions() const = 0;
};
/// Of the window that `widget` stands in; null in a test without one.
TableExporter* tableExporterOf(const QWidget* widget);

/// Columns that are not hidden and the given rows of a model, each cell as its `valueRole` gives it.
Table tableOf(const QAbstractItemModel& model, const QList<int>& rows, const QList<int>& columns, int valueRole);
/// "share of time (%)" becomes "share_of_time": how a column is named in files unless the model says it.
QString columnKey(const QString& title);

} // namespace convlens
