#include "ui/widgets/target_file.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QLineEdit>
#include <QMessageBox>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TargetFile)
};

} // namespace

bool mayReplace(QWidget* parent, const QString& file) {
    const QFileInfo info(file);
    if (!info.exists() || info.isDir()) return true; // writing says what is wrong with a folder
    return QMessageBox::question(parent, Words::tr("Replace the file?"),
                                 Words::tr("“%1” exists already. Shall it be replaced?").arg(info.fileName())) ==
           QMessageBox::Yes;
}

void browseForFile(QLineEdit* path, const QString& title, const QString& filter, const QString& suffix) {
    const QFileInfo proposed(path->text().trimmed());
    auto* dialog = new QFileDialog(path->window(), title, proposed.absolutePath(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(suffix);
    dialog->selectFile(proposed.fileName());
    QObject::connect(dialog, &QFileDialog::fileSelected, path, &QLineEdit::setText);
    dialog->open();
}

} // namespace convlens
