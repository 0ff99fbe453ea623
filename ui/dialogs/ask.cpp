#include "ui/dialogs/ask.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Ask)
};

QFileDialog* fileDialog(QWidget* parent, const FileQuestion& question, QFileDialog::FileMode mode) {
    const QFileInfo place(question.place);
    const bool isFolder = question.place.isEmpty() || place.isDir();
    auto* dialog =
        new QFileDialog(parent, question.title, isFolder ? question.place : place.absolutePath(), question.filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    if (mode == QFileDialog::Directory) dialog->setOption(QFileDialog::ShowDirsOnly);
    if (!isFolder) dialog->selectFile(place.fileName());
    return dialog;
}

void askForOne(QWidget* parent, QFileDialog* dialog, std::function<void(const QString&)> then) {
    QObject::connect(dialog, &QFileDialog::fileSelected, parent, std::move(then));
    dialog->open();
}

} // namespace

void askForFile(QWidget* parent, const FileQuestion& question, std::function<void(const QString&)> then) {
    askForOne(parent, fileDialog(parent, question, QFileDialog::ExistingFile), std::move(then));
}

void askForFiles(QWidget* parent, const FileQuestion& question, std::function<void(const QStringList&)> then) {
    QFileDialog* dialog = fileDialog(parent, question, QFileDialog::ExistingFiles);
    QObject::connect(dialog, &QFileDialog::filesSelected, parent, std::move(then));
    dialog->open();
}

void askForFolder(QWidget* parent, const FileQuestion& question, std::function<void(const QString&)> then) {
    askForOne(parent, fileDialog(parent, question, QFileDialog::Directory), std::move(then));
}

void askForTarget(QWidget* parent, const FileQuestion& question, const QString& suffix, bool confirms,
                  std::function<void(const QString&)> then) {
    QFileDialog* dialog = fileDialog(parent, question, QFileDialog::AnyFile);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite, !confirms);
    dialog->setDefaultSuffix(suffix);
    askForOne(parent, dialog, std::move(then));
}

void whenMayReplace(QWidget* parent, const QString& file, std::function<void()> then) {
    const QFileInfo info(file);
    if (!info.exists() || info.isDir()) return then();
    auto* box = new QMessageBox(QMessageBox::Question, Words::tr("Replace the file?"),
                                Words::tr("“%1” exists already. Shall it be replaced?").arg(info.fileName()),
                                QMessageBox::Yes | QMessageBox::No, parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setDefaultButton(QMessageBox::No);
    box->button(QMessageBox::Yes)->setToolTip(Words::tr("Write over the old file"));
    box->button(QMessageBox::No)->setToolTip(Words::tr("Keep the old file"));
    QObject::connect(box, &QMessageBox::accepted, parent, std::move(then));
    box->open();
}

void askForNumber(QWidget* parent, const QString& title, const QString& question, int value, int least, int most,
                  std::function<void(int)> then) {
    auto* dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(question);
    dialog->setToolTip(question);
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(least, most);
    dialog->setIntValue(value);
    QObject::connect(dialog, &QInputDialog::intValueSelected, parent, std::move(then));
    dialog->open();
}

void popUp(QMenu* menu, const QPoint& at) {
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(at);
}

} // namespace convlens
