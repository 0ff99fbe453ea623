#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

/// A dialog or menu that is waited for runs an event loop inside of a function of its owner, who may be deleted
/// meanwhile: the window closes, a job's end rebuilds a panel. ui/dialogs/ask.h has what does not wait.
class TestDialogs : public QObject {
    Q_OBJECT
private slots:
    void noneIsWaitedFor() {
        static const QRegularExpression waits("QFileDialog::get|QInputDialog::get|QColorDialog::get|QMessageBox::("
                                              "question|warning|information|critical|about)\\(|"
                                              "(menu|dialog|box|loop)(\\.|->)exec\\(");
        const QDir root(CONVLENS_SOURCE_DIR);
        int files = 0;
        for (const char* top : {"ui", "app/convlens"}) {
            QDirIterator walk(root.filePath(top), {"*.h", "*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
            while (walk.hasNext()) {
                QFile source(walk.next());
                QVERIFY(source.open(QIODevice::ReadOnly));
                const auto found = waits.match(QString::fromUtf8(source.readAll()));
                QVERIFY2(!found.hasMatch(),
                         qPrintable(root.relativeFilePath(source.fileName()) + ": " + found.captured()));
                ++files;
            }
        }
        QVERIFY(files > 200);
    }
};

QTEST_APPLESS_MAIN(TestDialogs)
#include "tst_dialogs.moc"
