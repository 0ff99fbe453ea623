#include "ui/dialogs/ask.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace convlens;

namespace {

template <class Dialog>
Dialog* shown(QWidget& parent) {
    auto* dialog = parent.findChild<Dialog*>();
    return dialog && dialog->isVisible() ? dialog : nullptr;
}

void choose(QFileDialog& dialog, const QString& path) {
    dialog.findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
    static_cast<QDialog&>(dialog).accept();
}

} // namespace

class TestAsk : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString m_file;

private slots:
    void initTestCase() {
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
        m_file = m_dir.filePath(QStringLiteral("there.txt"));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("kept") == 4);
    }

    void onlyAFileThatExistsIsAskedAbout() {
        QWidget parent;
        int calls = 0;
        whenMayReplace(&parent, m_dir.filePath(QStringLiteral("new.txt")), [&] { ++calls; });
        QCOMPARE(calls, 1);
        whenMayReplace(&parent, m_dir.path(), [&] { ++calls; }); // a folder: writing says so
        QCOMPARE(calls, 2);
        QVERIFY(!shown<QMessageBox>(parent));
    }

    void replacingTakesAYes_data() {
        QTest::addColumn<int>("button");
        QTest::addColumn<int>("calls");
        QTest::newRow("yes") << int(QMessageBox::Yes) << 1;
        QTest::newRow("no") << int(QMessageBox::No) << 0;
    }
    void replacingTakesAYes() {
        QFETCH(int, button);
        QFETCH(int, calls);
        QWidget parent;
        parent.show();
        int called = 0;
        whenMayReplace(&parent, m_file, [&] { ++called; });
        QCOMPARE(called, 0); // it does not wait either
        QPointer<QMessageBox> box = shown<QMessageBox>(parent);
        QVERIFY(box && box->text().contains("there.txt"));
        QCOMPARE(box->defaultButton(), box->button(QMessageBox::No)); // Return alone replaces nothing
        QTest::mouseClick(box->button(QMessageBox::StandardButton(button)), Qt::LeftButton);
        QCOMPARE(called, calls);
        QTRY_VERIFY(!box);
    }

    void aChosenFileIsHandedOver() {
        QWidget parent;
        parent.show();
        QString chosen;
        askForFile(&parent, {"Open", m_dir.path(), {}}, [&](const QString& path) { chosen = path; });
        QVERIFY(chosen.isEmpty());
        choose(*shown<QFileDialog>(parent), m_file);
        QCOMPARE(chosen, m_file);
    }

    void aTargetGetsItsSuffixAndOneThatIsLeftOpenNothing() {
        QWidget parent;
        parent.show();
        QString chosen;
        const auto take = [&](const QString& path) { chosen = path; };
        askForTarget(&parent, {"Save", m_dir.filePath("page"), {}}, "html", false, take);
        choose(*shown<QFileDialog>(parent), m_dir.filePath("other"));
        QCOMPARE(chosen, m_dir.filePath("other.html"));
        QTRY_VERIFY(!parent.findChild<QFileDialog*>());
        askForTarget(&parent, {"Save", m_dir.filePath("page"), {}}, "html", false, take);
        chosen.clear();
        shown<QFileDialog>(parent)->reject();
        QVERIFY(chosen.isEmpty());
    }

    void aNumberStaysWithinItsBounds() {
        QWidget parent;
        parent.show();
        int chosen = -1;
        askForNumber(&parent, "Seed", "Seed:", 7, 0, 10, [&](int number) { chosen = number; });
        auto* dialog = shown<QInputDialog>(parent);
        QVERIFY(dialog);
        dialog->setIntValue(99);
        dialog->accept();
        QCOMPARE(chosen, 10);
    }

    /// The window closes, or a panel is made anew, while its question is open.
    void whoAskedMayBeGone() {
        auto parent = std::make_unique<QWidget>();
        parent->show();
        int calls = 0;
        askForFile(parent.get(), {"Open", m_dir.path(), {}}, [&](const QString&) { ++calls; });
        whenMayReplace(parent.get(), m_file, [&] { ++calls; });
        auto* menu = new QMenu(parent.get());
        menu->addAction("One", [&] { ++calls; });
        popUp(menu, {10, 10});
        const QPointer<QFileDialog> dialog = parent->findChild<QFileDialog*>();
        const QPointer<QMenu> popped = menu;
        QVERIFY(dialog && popped->isVisible());
        parent.reset();
        QTest::qWait(0);
        QVERIFY(!dialog && !popped);
        QCOMPARE(calls, 0);
    }
};

QTEST_MAIN(TestAsk)
#include "tst_ask.moc"
