#include "core/networks/registry.h"
#include "tests/ui/support/file_dialog.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/evaluate/class_table_model.h"
#include "ui/panels/evaluate/evaluate_panel.h"
#include "ui/panels/evaluate/mistakes_model.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;
using namespace convlens::test;

namespace {

constexpr int kWait = 60000, kClasses = 5, kPhotos = 15;

QImage picture(int number) {
    QImage image(40, 40, QImage::Format_RGB888);
    unsigned state = 99u + unsigned(number) * 977u;
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 40; ++x) {
            state = state * 1664525u + 1013904223u;
            image.setPixel(x, y, qRgb((number * 61) % 256, int(state >> 24), (number * 23 + y * 6) % 256));
        }
    return image;
}

struct Desk {
    Desk() : workflow(session, jobs), panel({session, workflow, jobs}) {
        session.setSpec(*parseNetworkSpec("shufflenet_v2:width=0.5,resolution=32,classes=5"));
        panel.resize(900, 640);
        panel.show();
    }
    QString text(const char* name) {
        return panel.findChild<QLabel*>(QLatin1String(name))->text().replace(QChar(0x00A0), ' ');
    }
    void press(const char* name) {
        auto* button = panel.findChild<QPushButton*>(QLatin1String(name));
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    SessionObject session;
    JobService jobs;
    Workflow workflow;
    EvaluatePanel panel;
};

} // namespace

/// The figures themselves stand in tst_evaluate; here it is what a person does and sees.
class TestEvaluatePanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase() {
        QByteArray csv = "file,index\n";
        for (int i = 0; i < kPhotos; ++i) {
            const QString folder = QString("photos/%1").arg(i % kClasses);
            QVERIFY(QDir(m_folder.path()).mkpath(folder));
            const QString name = QString("%1/%2.png").arg(i % kClasses).arg(i);
            QVERIFY(picture(i).save(path("photos/" + name)));
            csv += name.toUtf8() + "," + QByteArray::number(i % kClasses) + "\n";
        }
        QFile bad(path("photos/0/bad.png"));
        QVERIFY(bad.open(QIODevice::WriteOnly));
        bad.write("no picture");
        QFile list(path("photos/list.csv"));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write(csv);
    }

    void aFolderGivesFiguresClassesAndMistakes() {
        Desk desk;
        auto* classes = desk.panel.findChild<ClassTableModel*>();
        auto* mistakes = desk.panel.findChild<MistakesModel*>();
        QAbstractItemModelTester first(classes), second(mistakes);
        QVERIFY(desk.panel.findChild<QLabel*>("evaluateHint")->isVisible()); // never empty
        answerFileDialog(path("photos"));
        desk.press("evaluateFolder");
        QTRY_VERIFY_WITH_TIMEOUT(desk.panel.run().result() && desk.panel.run().result()->complete, kWait);
        const Evaluation& e = desk.panel.run().result()->evaluation;
        QCOMPARE(e.count, std::int64_t(kPhotos));
        QCOMPARE(e.unused.size(), std::size_t(1));
        QCOMPARE(desk.text("evaluateTop5"), QString("100.00 %")); // of five classes
        QCOMPARE(desk.text("evaluateTop1"), QString::number(100.0 * double(e.top1) / kPhotos, 'f', 2) + " %");
        QVERIFY2(desk.text("evaluateState").contains("1 could not be used"), qPrintable(desk.text("evaluateState")));
        QCOMPARE(classes->rowCount(), kClasses);
        // An untrained network is wrong on most: as many mistakes as photos missed, the surest first, with pictures.
        QCOMPARE(std::int64_t(mistakes->rowCount()), e.count - e.top1);
        QVERIFY(mistakes->rowCount() > 1);
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        const QIcon icon = mistakes->index(0).data(Qt::DecorationRole).value<QIcon>();
        const QImage shown = icon.pixmap(40, 40).toImage();
        QVERIFY(shown.pixelColor(20, 20).alpha() == 255);
        QVERIFY(desk.panel.findChild<QWidget*>("randomWeightsChip")->isVisible());
        QVERIFY(desk.text("evaluateConditions").contains("shufflenet_v2:width=0.5"));

        auto* list = desk.panel.findChild<QListView*>("evaluateMistakes");
        list->setFocus();
        list->setCurrentIndex(mistakes->index(0));
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(desk.session.photos().size(), std::size_t(1), kWait);
        QCOMPARE(desk.session.photos().front().path, mistakes->index(0).data(MistakesModel::kPathRole).toString());
    }

    void aListGivesTheSameFiguresAndALimitTakesFewer() {
        Desk desk;
        desk.panel.evaluateFolder(path("photos"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.panel.run().result() && desk.panel.run().result()->complete, kWait);
        const auto top1 = desk.panel.run().result()->evaluation.top1;
        answerFileDialog(path("photos/list.csv"));
        desk.press("evaluateCsv");
        QTRY_VERIFY_WITH_TIMEOUT(!desk.panel.run().isRunning() && !desk.panel.run().result()->source.csv.isEmpty(),
                                 kWait);
        QCOMPARE(desk.panel.run().result()->evaluation.top1, top1);
        auto* limit = desk.panel.findChild<QSpinBox*>("evaluateLimit");
        limit->setValue(4);
        desk.press("evaluateAgain");
        QTRY_VERIFY_WITH_TIMEOUT(!desk.panel.run().isRunning() && desk.panel.run().result()->photos == 4, kWait);
        QCOMPARE(desk.panel.run().result()->evaluation.count, std::int64_t(4));
    }

    void stoppingKeepsWhatIsFound() {
        Desk desk;
        QSignalSpy problems(&desk.session, &SessionObject::problemReported);
        desk.panel.evaluateFolder(path("photos"));
        desk.press("evaluateStop");
        QVERIFY(!desk.panel.run().isRunning());
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        QCOMPARE(problems.size(), 0);
        QVERIFY(!desk.panel.run().isRunning());
        desk.press("evaluateAgain"); // and begun anew at once, stopped by Esc's way
        desk.workflow.stopAll();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.panel.run().isRunning(), kWait);
        desk.press("evaluateAgain");
        QTRY_VERIFY_WITH_TIMEOUT(desk.panel.run().result() && desk.panel.run().result()->complete, kWait);
        QCOMPARE(desk.panel.run().result()->evaluation.count, std::int64_t(kPhotos));
    }

    void aFolderThatIsNoClassIsSaid() {
        Desk desk;
        QSignalSpy problems(&desk.session, &SessionObject::problemReported);
        QVERIFY(QDir(m_folder.path()).mkpath("odd/unicorn"));
        desk.panel.evaluateFolder(path("odd"));
        QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, kWait);
        QVERIFY(problems[0][1].value<Error>().message.find("unicorn") != std::string::npos);
        QVERIFY(!desk.panel.run().isRunning());
    }

    void theTableIsSavedWithItsConditions() {
        Desk desk;
        desk.panel.evaluateFolder(path("photos"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.panel.run().result() && desk.panel.run().result()->complete, kWait);
        desk.press("evaluateExport");
        auto* dialog = desk.panel.findChild<TableExportDialog*>();
        QVERIFY(dialog);
        dialog->findChild<QLineEdit*>("tablePath")->setText(path("accuracy.csv"));
        QTest::mouseClick(dialog->findChild<QPushButton*>("tableSave"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("accuracy.csv")), kWait);
        QFile file(path("accuracy.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArrayList lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), kClasses + 1);
        QVERIFY(lines[0].startsWith("index,label,count,top1,top5,taken_for") && lines[0].contains("weights_hash"));
        QVERIFY(lines[1].contains("seed:1"));
    }

    void classesNameWhatTheyAreTakenFor() {
        Evaluation e;
        const auto verdict = [&](int right, int predicted) {
            PhotoVerdict v;
            v.photo.classIndex = right;
            v.predicted = predicted;
            v.rank = right == predicted ? 0 : 1;
            e.verdicts.push_back(v);
        };
        verdict(2, 2), verdict(2, 7), verdict(2, 1), verdict(2, 7), verdict(3, 3);
        e.perClass = {{2, 4, 1, 4}, {3, 1, 1, 1}};
        const auto rows = classRows(e);
        QCOMPARE(rows[0].takenFor, 7);
        QCOMPARE(rows[0].takenForCount, std::int64_t(2));
        QCOMPARE(rows[1].takenFor, -1);
    }
};

QTEST_MAIN(TestEvaluatePanel)
#include "tst_evaluate_panel.moc"
