#include "ui/widgets/copy_table.h"

#include "ui/dialogs/ask.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QSortFilterProxyModel>

#include <algorithm>
#include <vector>

namespace convlens {

CopyTable::CopyTable(QWidget* parent) : QTableView(parent) {
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setAlternatingRowColors(true);
    setWordWrap(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setHorizontalScrollMode(ScrollPerPixel);
    setVerticalScrollMode(ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionsMovable(true);
    setTabKeyNavigation(false);
}

void CopyTable::setSource(QAbstractItemModel* source) {
    auto* proxy = new QSortFilterProxyModel(this);
    proxy->setSortRole(kValueRole);
    proxy->setSourceModel(source);
    setModel(proxy);
    setSortingEnabled(true);
    sortByColumn(-1, Qt::AscendingOrder);
}

int CopyTable::sourceRow(const QModelIndex& index) const {
    const auto* proxy = qobject_cast<const QSortFilterProxyModel*>(model());
    return proxy && index.isValid() ? proxy->mapToSource(index).row() : -1;
}

void CopyTable::selectSourceRow(int row) {
    const auto* proxy = qobject_cast<const QSortFilterProxyModel*>(model());
    if (!proxy) return;
    const QModelIndex index = proxy->mapFromSource(proxy->sourceModel()->index(row, 0));
    if (!index.isValid()) return clearSelection();
    if (currentIndex().row() == index.row()) return;
    setCurrentIndex(index);
    scrollTo(index);
}

QList<int> CopyTable::rowsToTake() const {
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows.append(index.row());
    // One row is what merely moving about leaves selected; nobody copies a table's single row without meaning it all.
    if (rows.size() <= 1) {
        rows.clear();
        for (int row = 0; row < model()->rowCount(); ++row)
            rows.append(row);
    }
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString CopyTable::textToCopy() const {
    const QAbstractItemModel* shown = model();
    if (!shown) return {};
    const QList<int> rows = rowsToTake();
    QStringList lines, cells;
    for (int column = 0; column < shown->columnCount(); ++column)
        cells << shown->headerData(column, Qt::Horizontal).toString().simplified();
    lines << cells.join(u'\t');
    for (const int row : rows) {
        cells.clear();
        for (int column = 0; column < shown->columnCount(); ++column) {
            const QVariant value = shown->index(row, column).data(kValueRole);
            cells << (value.typeId() == QMetaType::Double ? QString::number(value.toDouble(), 'g', 10)
                                                          : value.toString());
        }
        lines << cells.join(u'\t');
    }
    return lines.join(u'\n') + u'\n';
}

QString CopyTable::textWithConditions() const {
    return model() ? QString::fromStdString(tabSeparated(currentTable())) : QString();
}

ConditionedTable CopyTable::currentTable() const {
    ConditionedTable table;
    if (!model()) return table;
    const Origin origin = m_origin ? m_origin() : Origin();
    table.id = (origin.id.isEmpty() ? objectName() : origin.id).toStdString();
    table.title = tableTitle().toStdString();
    if (m_origin)
        table.passport = origin.passport;
    else if (const TableExporter* exporter = tableExporterOf(this))
        table.passport = exporter->usualConditions();
    // In the order in which a person has put them.
    QList<int> columns;
    for (int place = 0; place < model()->columnCount(); ++place) {
        const int column = horizontalHeader()->logicalIndex(place);
        const bool leftOut = std::size_t(column) < m_leftOut.size() && m_leftOut[std::size_t(column)];
        if (!isColumnHidden(column) || leftOut) columns.append(column);
    }
    table.table = tableOf(*model(), rowsToTake(), columns, kValueRole);
    return table;
}

QString CopyTable::tableTitle() const {
    const QString said = m_origin ? m_origin().title : QString();
    return !said.isEmpty() ? said : !accessibleName().isEmpty() ? accessibleName() : objectName();
}

bool CopyTable::saysTheSame(int column) const {
    const QAbstractItemModel* shown = model();
    if (!shown || shown->rowCount() < 2) return false;
    const QVariant first = shown->index(0, column).data();
    for (int row = 1; row < shown->rowCount(); ++row)
        if (shown->index(row, column).data() != first) return false;
    return true;
}

bool CopyTable::standsAside(int column) const {
    return model()->headerData(column, Qt::Horizontal, kAsideRole).toBool();
}

void CopyTable::fitColumns(Repeated repeated) {
    m_repeated = repeated;
    if (!model()) return;
    const int columns = model()->columnCount();
    std::vector<bool> same;
    for (int column = 0; column < columns; ++column)
        same.push_back(repeated == Repeated::Hidden && saysTheSame(column));
    // A table whose rows are all alike is shown as it is.
    const bool alike = std::find(same.begin(), same.end(), false) == same.end();
    m_leftOut.assign(same.size(), false);
    for (int column = 0; column < columns; ++column) {
        m_leftOut[std::size_t(column)] = !m_showsAll && (standsAside(column) || (!alike && same[std::size_t(column)]));
        setColumnHidden(column, m_leftOut[std::size_t(column)]);
    }
    resizeColumnsToContents();
}

void CopyTable::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(textToCopy());
        return;
    }
    if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) return event->ignore(); // the window's: photos
    QTableView::keyPressEvent(event);
}

void CopyTable::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setToolTipsVisible(true);
    const auto copy = [this, menu](const QString& text, const QString& tip, QString (CopyTable::*what)() const) {
        QAction* action = menu->addAction(text);
        action->setToolTip(tip);
        connect(action, &QAction::triggered, this,
                [this, what] { QGuiApplication::clipboard()->setText((this->*what)()); });
    };
    copy(tr("Copy with headers"),
         tr("Nothing but the table, so that it pastes as one (Ctrl+C); “Copy with conditions” adds what the figures "
            "hold "
            "for"),
         &CopyTable::textToCopy);
    copy(tr("Copy with conditions"), tr("The table, and below it a line with the conditions that its figures hold for"),
         &CopyTable::textWithConditions);
    if (TableExporter* exporter = tableExporterOf(this))
        connect(menu->addAction(tr("Export table…")), &QAction::triggered, this,
                [this, exporter] { exporter->exportTable(*this); });
    bool repeated = false, aside = false;
    for (int column = 0; column < model()->columnCount(); ++column) {
        repeated = repeated || (m_repeated == Repeated::Hidden && saysTheSame(column));
        aside = aside || standsAside(column);
    }
    if (repeated || aside) {
        QAction* all = menu->addAction(repeated ? tr("Also columns that say the same in every row")
                                                : tr("Also the columns out of sight"));
        all->setCheckable(true);
        all->setChecked(m_showsAll);
        connect(all, &QAction::toggled, this, [this](bool on) {
            m_showsAll = on;
            fitColumns(m_repeated);
        });
    }
    popUp(menu, event->globalPos());
}

} // namespace convlens

#include "moc_copy_table.cpp"
