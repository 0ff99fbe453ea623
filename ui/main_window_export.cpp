#include "ui/main_window.h"

#include "ui/panels/panel_registry.h"
#include "ui/report_dialog.h"
#include "ui/session/passports.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/table_export_dialog.h"

#include <QAction>
#include <QDir>
#include <QDockWidget>
#include <QMenu>

#include <algorithm>

/// The part of the main window by which results leave it.
namespace convlens {

void MainWindow::exportCurrent() {
    if (auto* exportable = dynamic_cast<Exportable*>(currentView())) exportable->exportCurrent();
}

Passport MainWindow::usualConditions() const {
    Passport passport = passportOf(*m_session.network(), m_session.measurement().get());
    passport.convention = describe(m_session.convention());
    return passport;
}

void MainWindow::exportTable(const TableSource& source) {
    ConditionedTable table = source.currentTable();
    if (table.table.rows.empty()) return m_session.tell(tr("The table is still empty."));
    const std::string family(toString(m_session.spec().family));
    TableExportDialog::offer(this, m_session, m_jobs, std::move(table), QString::fromStdString(family));
}

std::vector<const TableSource*> MainWindow::tables() const {
    std::vector<std::pair<QPoint, const TableSource*>> found;
    // A dock behind another one counts as visible for Qt, but lies outside of the window.
    const auto isBehind = [](const QWidget* widget) {
        while (widget && !qobject_cast<const QDockWidget*>(widget))
            widget = widget->parentWidget();
        return widget && widget->visibleRegion().isEmpty();
    };
    for (const QWidget* widget : findChildren<QWidget*>())
        if (const auto* table = dynamic_cast<const TableSource*>(widget);
            table && widget->isVisible() && !isBehind(widget))
            found.emplace_back(widget->mapTo(this, QPoint(0, 0)), table);
    std::ranges::sort(found, [](const auto& a, const auto& b) {
        return std::pair(a.first.x(), a.first.y()) < std::pair(b.first.x(), b.first.y());
    });
    std::vector<const TableSource*> tables;
    for (const auto& [place, table] : found)
        tables.push_back(table);
    return tables;
}

void MainWindow::listTables() {
    m_tablesMenu->clear();
    for (const TableSource* table : tables())
        connect(m_tablesMenu->addAction(table->tableTitle().replace(u'&', QStringLiteral("&&")) + QStringLiteral("…")),
                &QAction::triggered, this, [this, table] { exportTable(*table); });
    if (!m_tablesMenu->isEmpty()) return;
    m_tablesMenu->addAction(tr("No table is on the screen"))->setEnabled(false);
}

void MainWindow::exportReport() {
    auto* dialog = new ReportDialog(m_session, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const QString path = dialog->path();
        ReportOrder order = dialog->order();
        order.engine = m_workflow.engine().toStdString();
        order.threads = m_workflow.threads();
        m_jobs.submit<bool>(
            JobLane::Work, tr("Writing the report"), this,
            [order, path](const CancelToken& cancel, const ProgressSink& progress) {
                return writeReport(order, path, cancel, progress);
            },
            [this, path](Result<std::shared_ptr<const bool>> outcome) {
                if (!outcome) return m_session.reportProblem(tr("The report could not be written"), outcome.error());
                m_session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path)));
            },
            JobPriority::Urgent);
    });
    dialog->open();
}

} // namespace convlens
