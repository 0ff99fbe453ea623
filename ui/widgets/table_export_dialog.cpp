#include "ui/widgets/table_export_dialog.h"

#include "core/base/write_file.h"
#include "ui/dialogs/ask.h"
#include "ui/session/export_folder.h"
#include "ui/session/session_object.h"
#include "ui/text/conversions.h"
#include "ui/text/errors.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFileInfo>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace convlens {

namespace {

constexpr qsizetype kMostShown = 200000; // characters of the preview

const QString kFormat = QStringLiteral("export/tableFormat");

} // namespace

TableExportDialog::TableExportDialog(ConditionedTable table, const QString& baseName, JobService& jobs, QWidget* parent)
    : QDialog(parent), m_table(std::move(table)), m_jobs(jobs) {
    setObjectName(QStringLiteral("tableExportDialog"));
    setWindowTitle(tr("Export table"));
    auto* title =
        new QLabel(tr("%1: %2 rows").arg(QString::fromStdString(m_table.title)).arg(m_table.table.rows.size()));
    title->setWordWrap(true);
    m_format = new QComboBox;
    m_format->setObjectName(QStringLiteral("tableFormat"));
    m_format->setToolTip(tr("Every format carries the conditions: as further columns, beside the rows or below them"));
    for (const TableFormat format : kTableFormats)
        m_format->addItem(fromView(displayName(format)));
    m_format->setCurrentIndex(std::clamp(QSettings().value(kFormat, 0).toInt(), 0, int(kTableFormats.size()) - 1));
    auto* formatLabel = new QLabel(tr("Format"));
    formatLabel->setBuddy(m_format);
    auto* head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title, 1);
    head->addWidget(formatLabel);
    head->addWidget(m_format);

    m_preview = new QPlainTextEdit;
    m_preview->setObjectName(QStringLiteral("tablePreview"));
    m_preview->setAccessibleName(tr("What will be written"));
    m_preview->setReadOnly(true);
    m_preview->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_preview->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));

    m_path = new QLineEdit;
    m_path->setObjectName(QStringLiteral("tablePath"));
    m_path->setAccessibleName(tr("File to write"));
    m_path->setToolTip(tr("Written whole or not at all: an old file stays if this fails"));
    auto* pathLabel = new QLabel(tr("Save as"));
    pathLabel->setBuddy(m_path);
    auto* browseButton = new QPushButton(tr("Browse…"));
    browseButton->setAutoDefault(false);
    browseButton->setToolTip(tr("Choose folder and name"));
    auto* pathRow = new QHBoxLayout;
    pathRow->setSpacing(8);
    pathRow->addWidget(pathLabel);
    pathRow->addWidget(m_path, 1);
    pathRow->addWidget(browseButton);

    m_message = new QLabel;
    m_message->setObjectName(QStringLiteral("tableMessage"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* copyText = new QPushButton(tr("Copy text"));
    copyText->setObjectName(QStringLiteral("tableCopyText"));
    copyText->setToolTip(tr("What stands above, as it is, to the clipboard"));
    auto* copyCells = new QPushButton(tr("Copy for a spreadsheet"));
    copyCells->setObjectName(QStringLiteral("tableCopyCells"));
    copyCells->setToolTip(
        tr("Cells with their headers, separated by tabs, and the conditions below, to the clipboard"));
    auto* close = new QPushButton(tr("Close"));
    close->setToolTip(tr("Back to the window without a file"));
    m_save = new QPushButton(tr("Save"));
    m_save->setToolTip(tr("Write the file"));
    m_save->setObjectName(QStringLiteral("tableSave"));
    m_save->setDefault(true);
    for (QPushButton* button : {copyText, copyCells, close})
        button->setAutoDefault(false);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(m_message, 1);
    buttons->addWidget(copyText);
    buttons->addWidget(copyCells);
    buttons->addWidget(close);
    buttons->addWidget(m_save);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_preview, 1);
    column->addLayout(pathRow);
    column->addLayout(buttons);
    resize(860, 520);

    connect(m_format, &QComboBox::currentIndexChanged, this, &TableExportDialog::showFormat);
    connect(m_path, &QLineEdit::textChanged, this, &TableExportDialog::followName);
    connect(browseButton, &QPushButton::clicked, this, &TableExportDialog::browse);
    connect(copyText, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(text());
        showMessage(tr("Copied."));
    });
    connect(copyCells, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(tabSeparated(m_table)));
        showMessage(tr("Copied."));
    });
    connect(close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_save, &QPushButton::clicked, this, &TableExportDialog::save);

    QString name = QString::fromStdString(m_table.id);
    if (!baseName.isEmpty()) name.prepend(baseName + u'-');
    m_path->setText(QDir(exportFolder()).filePath(name + u'.'));
    showFormat();
}

TableExportDialog::~TableExportDialog() {
    m_jobs.cancel(m_job);
}

void TableExportDialog::offer(QWidget* parent, SessionObject& session, JobService& jobs, ConditionedTable table,
                              const QString& baseName) {
    auto* dialog = new TableExportDialog(std::move(table), baseName, jobs, parent->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TableExportDialog::saved, &session,
            [&session](const QString& path) { session.tell(tr("Written: %1").arg(QDir::toNativeSeparators(path))); });
    dialog->open();
}

TableFormat TableExportDialog::format() const {
    return kTableFormats[std::size_t(m_format->currentIndex())];
}

QString TableExportDialog::path() const {
    return m_path->text().trimmed();
}

QString TableExportDialog::text() const {
    return QString::fromStdString(tableText(m_table, format()));
}

void TableExportDialog::showFormat() {
    const QString whole = text();
    m_preview->setPlainText(whole.size() <= kMostShown ? whole : whole.left(kMostShown) + u'\n' + tr("… and so on"));
    // The ending follows the format, the rest is the person's.
    QString file = path();
    for (const TableFormat known : kTableFormats) {
        const QString suffix = u'.' + fromView(fileSuffix(known));
        if (file.endsWith(suffix, Qt::CaseInsensitive)) file.chop(suffix.size() - 1);
    }
    if (file.endsWith(u'.')) m_path->setText(file + fromView(fileSuffix(format())));
    m_message->clear();
}

/// Who types another known ending means its format.
void TableExportDialog::followName() {
    const QString suffix = QFileInfo(path()).suffix().toLower();
    for (std::size_t i = 0; i < kTableFormats.size(); ++i)
        if (suffix == fromView(fileSuffix(kTableFormats[i]))) m_format->setCurrentIndex(int(i));
}

void TableExportDialog::showMessage(const QString& message) {
    m_message->setText(message);
}

void TableExportDialog::browse() {
    const QString suffix = fromView(fileSuffix(format()));
    askForTarget(
        this, {tr("Export table"), path(), tr("%1 files (*.%2);;All files (*)").arg(m_format->currentText(), suffix)},
        suffix, false, [this](const QString& file) { m_path->setText(file); });
}

void TableExportDialog::save() {
    const QString target = path();
    if (target.isEmpty()) return showMessage(tr("Say where to save it."));
    whenMayReplace(this, target, [this, target] { write(target); });
}

void TableExportDialog::write(const QString& target) {
    m_save->setEnabled(false);
    m_job = m_jobs.submit<bool>(
        JobLane::Work, tr("Exporting %1").arg(QFileInfo(target).fileName()), this,
        [table = m_table, format = format(), target](const CancelToken&,
                                                     const ProgressSink&) -> Result<std::shared_ptr<const bool>> {
            auto done = writeFile(toPath(target), tableText(table, format));
            if (!done) return done.error();
            return std::make_shared<const bool>(true);
        },
        [this, target](Result<std::shared_ptr<const bool>> outcome) {
            m_job = {};
            m_save->setEnabled(true);
            if (!outcome) return showMessage(errorText(outcome.error()));
            rememberExportFolder(target);
            QSettings().setValue(kFormat, m_format->currentIndex());
            emit saved(target);
            accept();
        },
        JobPriority::Urgent);
}

} // namespace convlens

#include "moc_table_export_dialog.cpp"
