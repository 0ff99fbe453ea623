#pragma once
#include <QApplication>
#include <QFileDialog>
#include <QLineEdit>
#include <QTimer>

namespace convlens::test {

/// Puts `path` into the file dialog that the next click opens, and accepts it. The dialog's own loop runs meanwhile,
/// so this must be called before the click.
inline void answerFileDialog(const QString& path) {
    auto* timer = new QTimer(qApp);
    QObject::connect(timer, &QTimer::timeout, timer, [timer, path] {
        auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
        auto* name = dialog ? dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit")) : nullptr;
        if (!name) return;
        timer->stop();
        timer->deleteLater();
        name->setText(path); // typing would open the completer, which takes the Return
        static_cast<QDialog*>(dialog)->accept();
    });
    timer->start(20);
}

} // namespace convlens::test
