#pragma once
#include "core/export/table_file.h"
#include "ui/jobs/job_service.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace convlens {

class SessionObject;

/// The one way by which tables leave the window: format, with the text that will be written before one's eyes, to a
/// file or to the clipboard. Remembers the format and the folder.
class TableExportDialog : public QDialog {
    Q_OBJECT
public:
    /// `baseName` begins the proposed file name ("mobilenet_v2"); empty leaves the table's id alone.
    TableExportDialog(ConditionedTable table, const QString& baseName, JobService& jobs, QWidget* parent = nullptr);
    ~TableExportDialog() override;

    /// The dialog over `parent`'s window, deleted when it closes. The session tells what was written; what goes wrong
    /// is said in the dialog.
    static void offer(QWidget* parent, SessionObject& session, JobService& jobs, ConditionedTable table,
                      const QString& baseName);

    TableFormat format() const;
    QString path() const;

signals:
    void saved(const QString& path); ///< written whole

private:
    QString text() const;
    void showFormat();
    void followName();
    void browse();
    void save();
    void write(const QString& target);
    void showMessage(const QString& text);

    const ConditionedTable m_table;
    JobService& m_jobs;
    JobId m_job;
    QComboBox* m_format;
    QPlainTextEdit* m_preview;
    QLineEdit* m_path;
    QLabel* m_message;
    QPushButton* m_save;
};

} // namespace convlens
