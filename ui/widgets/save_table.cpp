#include "ui/widgets/save_table.h"

#include "core/base/write_file.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QStandardPaths>

#include <memory>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SaveTable)
};

QString suffixOf(TableFormat format) {
    return QString::fromUtf8(fileSuffix(format).data());
}

QString filterOf(TableFormat format) {
    return QStringLiteral("%1 (*.%2)").arg(QString::fromUtf8(displayName(format).data()), suffixOf(format));
}

TableFormat formatOf(const QString& path, const QString& filter) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const TableFormat format : kTableFormats)
        if (suffixOf(format) == suffix) return format;
    for (const TableFormat format : kTableFormats)
        if (filterOf(format) == filter) return format;
    return TableFormat::Csv;
}

} // namespace

void saveTable(QWidget* parent, JobService& jobs, const ConditionedTable& table,
               std::function<void(const QString& path)> saved, std::function<void(const Error& error)> failed) {
    QStringList filters;
    for (const TableFormat format : kTableFormats)
        filters << filterOf(format);
    auto* dialog = new QFileDialog(parent, Words::tr("Save the table “%1”").arg(QString::fromStdString(table.title)),
                                   QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setObjectName(QStringLiteral("saveTable"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->setDefaultSuffix(suffixOf(TableFormat::Csv));
    dialog->selectFile(QString::fromStdString(table.id) + QStringLiteral(".csv"));
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(suffixOf(formatOf({}, filter)));
    });
    QObject::connect(
        dialog, &QFileDialog::fileSelected, parent,
        [parent, dialog, &jobs, table, saved = std::move(saved), failed = std::move(failed)](const QString& path) {
            const TableFormat format = formatOf(path, dialog->selectedNameFilter());
            jobs.submit<QString>(
                JobLane::Work, Words::tr("Saving a table"), parent,
                [table, format, path](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const QString>> {
                    const std::filesystem::path file(path.toStdU16String());
                    if (auto written = writeFile(file, tableText(table, format)); !written) return written.error();
                    return std::make_shared<const QString>(path);
                },
                [saved, failed](Result<std::shared_ptr<const QString>> outcome) {
                    if (outcome)
                        saved(**outcome);
                    else if (outcome.error().code != ErrorCode::Cancelled)
                        failed(outcome.error());
                });
        });
    dialog->open();
}

} // namespace convlens
