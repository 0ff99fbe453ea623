#include "core/image/image.h"
#include "ui/panels/panel_registry.h"
#include "ui/panels/predictions/photo_predictions_dialog.h"
#include "ui/panels/predictions/photo_predictions_model.h"
#include "ui/panels/predictions/predictions_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

QImage pattern(int phase) {
    QImage image(80, 60, QImage::Format_RGB888);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixelColor(x, y, QColor((x * 5 + phase) % 256, (y * 7 + x) % 256, (x * y + phase) % 256));
    return image;
}

/// Photos as files, a small network, and the dock from which the table is asked for.
struct Desk {
    QTemporaryDir folder;
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    PredictionsPanel panel{PanelContext{session, workflow, jobs}};

    Desk() {
        session.setSpec(*parseNetworkSpec("mobilenet_v2:width=0.35,resolution=64,classes=10"));
        panel.resize(260, 500);
        panel.show();
    }
    void bring(int count) {
        QStringList files;
        for (int i = 0; i < count; ++i) {
            files << folder.filePath(QStringLiteral("photo%1.png").arg(i));
            QVERIFY(pattern(i * 40).save(files.back()));
        }
        workflow.openPaths(files);
        QTRY_COMPARE_WITH_TIMEOUT(int(session.photos().size()), count, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(session.runResult() && jobs.isIdle(), kWait);
    }
    PhotoPredictionsDialog* open() {
        QTest::mouseClick(panel.findChild<QPushButton*>("predictionsAllPhotos"), Qt::LeftButton);
        return panel.findChild<PhotoPredictionsDialog*>();
    }
    /// The likeliest class of a photo's file and its probability, by the engine that is the tests' oracle.
    std::pair<int, double> byReference(const QString& file) const {
        const NetworkState& network = *session.network();
        const auto plan = *(*findEngine("reference"))->compile(network.graph, network.weights->parameters, {});
        const Image image = *loadImage(file.toStdString());
        const Tensor input = *preprocessImage(image, network.weights->info.preprocess, network.spec.resolution);
        const Tensor answer = std::move((*plan->run(input, {})).probabilities);
        const auto best = std::max_element(answer.values().begin(), answer.values().end());
        return {int(best - answer.values().begin()), double(*best)};
    }
};

} // namespace

/// The table of what the network sees in all photos of the queue.
class TestPhotoPredictions : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;
private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-tests"));
        QCoreApplication::setApplicationName(QStringLiteral("photo-predictions"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void everyPhotoHasARowWithItsLikeliestClasses() {
        Desk desk;
        desk.bring(3);
        auto* dialog = desk.open();
        QVERIFY(dialog && dialog->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().isComplete(), kWait);
        auto* model = dialog->findChild<PhotoPredictionsModel*>();
        QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model->rowCount(), 3);
        for (int row = 0; row < 3; ++row) {
            const QString file = model->index(row, PhotoPredictionsModel::kFile).data(CopyTable::kValueRole).toString();
            QCOMPARE(file, desk.folder.filePath(QStringLiteral("photo%1.png").arg(row)));
            const auto [best, probability] = desk.byReference(file);
            QCOMPARE(model->index(row, PhotoPredictionsModel::classColumn(0)).data(CopyTable::kValueRole).toInt(),
                     best);
            const double shown =
                model->index(row, PhotoPredictionsModel::probabilityColumn(0)).data(CopyTable::kValueRole).toDouble();
            QVERIFY(std::abs(shown - probability) < 1e-5);
            for (int rank = 1; rank < PhotoPredictionsModel::kRanks; ++rank) { // falling
                const auto at = [&](int r) {
                    return model->index(row, PhotoPredictionsModel::probabilityColumn(r))
                        .data(CopyTable::kValueRole)
                        .toDouble();
                };
                QVERIFY(at(rank) <= at(rank - 1));
            }
        }
        QVERIFY(dialog->findChild<QLabel*>("photoPredictionsWords")->text().contains("3 of 3 photos"));
    }

    void aChosenRowIsTheWindowsPhotoAndTheOtherWayRound() {
        Desk desk;
        desk.bring(3);
        auto* dialog = desk.open();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().isComplete(), kWait);
        CopyTable& table = dialog->table();
        QCOMPARE(desk.session.currentPhoto()->id, desk.session.photos()[0].id);
        const QRect cell = table.visualRect(table.model()->index(2, 0));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, cell.center());
        QCOMPARE(desk.session.currentPhoto()->id, desk.session.photos()[2].id);
        QTest::keyClick(&table, Qt::Key_Up);
        QCOMPARE(desk.session.currentPhoto()->id, desk.session.photos()[1].id);
        desk.session.setCurrentPhoto(desk.session.photos()[0].id);
        QCOMPARE(table.sourceRow(table.currentIndex()), 0);
    }

    void aPhotoMoreCostsOneRunAndAnotherNetworkAllOfThem() {
        Desk desk;
        desk.bring(2);
        auto* dialog = desk.open();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().isComplete() && desk.jobs.isIdle(), kWait);
        QSignalSpy changed(&dialog->predictions(), &PhotoPredictions::changed);
        desk.workflow.addPastedImage(pattern(200));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->table().model()->rowCount() == 3 && dialog->predictions().isComplete(), kWait);
        QCOMPARE(int(std::ranges::count_if(changed, [](const auto& one) { return one[0].toULongLong() != 0; })), 1);
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        changed.clear();
        desk.session.setSpec(*parseNetworkSpec("shufflenet_v2:width=0.5,resolution=64,classes=10"));
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().request().network->spec.family == Family::ShuffleNetV2 &&
                                     dialog->predictions().isComplete(),
                                 kWait);
        QCOMPARE(int(std::ranges::count_if(changed, [](const auto& one) { return one[0].toULongLong() != 0; })), 3);
    }

    void aPhotoThatIsGoneSaysWhyAndTheOthersGoOn() {
        Desk desk;
        desk.bring(2);
        Photo gone;
        gone.name = QStringLiteral("gone.png");
        gone.path = desk.folder.filePath("gone.png");
        desk.session.addPhoto(gone, false, desk.session.photos()[0].id); // between the two
        auto* dialog = desk.open();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().isComplete(), kWait);
        const auto* model = dialog->findChild<PhotoPredictionsModel*>();
        QVERIFY(model->index(1, PhotoPredictionsModel::labelColumn(0)).data().toString().startsWith("not used"));
        QVERIFY(model->index(1, PhotoPredictionsModel::kProblem).data().toString().contains("gone.png"));
        QVERIFY(model->index(2, PhotoPredictionsModel::classColumn(0)).data(CopyTable::kValueRole).isValid());
    }

    void whatIsStoppedGoesOnWhenAsked() {
        Desk desk;
        desk.bring(3);
        auto* goOn = [&] {
            connect(&desk.jobs, &JobService::jobStarted, &desk.session, [&](JobId job, const QString& title, bool) {
                if (title.contains("photo1")) desk.jobs.cancel(job);
            });
            return desk.open()->findChild<QPushButton*>("photoPredictionsGoOn");
        }();
        auto* dialog = desk.panel.findChild<PhotoPredictionsDialog*>();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().isStopped() || dialog->predictions().isComplete(), kWait);
        if (dialog->predictions().isComplete()) QSKIP("it was done before it could be stopped");
        QVERIFY(goOn->isVisible());
        QVERIFY(dialog->predictions().done() < 3);
        desk.jobs.disconnect(&desk.session);
        QTest::mouseClick(goOn, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().isComplete(), kWait);
        QVERIFY(!goOn->isVisible());
    }

    void theTableIsSavedWithItsConditions() {
        Desk desk;
        desk.bring(2);
        auto* dialog = desk.open();
        QTRY_VERIFY_WITH_TIMEOUT(dialog->predictions().isComplete(), kWait);
        const ConditionedTable table = dialog->table().currentTable();
        QCOMPARE(QString::fromStdString(table.passport.plan), QString("as-drawn"));
        QCOMPARE(table.table.columns.front().key, std::string("photo"));
        QCOMPARE(int(table.table.rows.size()), 2);

        QTest::mouseClick(dialog->findChild<QPushButton*>("photoPredictionsExport"), Qt::LeftButton);
        auto* exporting = dialog->findChild<TableExportDialog*>();
        if (!exporting) exporting = desk.panel.findChild<TableExportDialog*>();
        QVERIFY(exporting);
        const QString path = desk.folder.filePath("answers.json");
        auto* edit = exporting->findChild<QLineEdit*>("tablePath");
        QVERIFY(edit);
        edit->setText(path);
        QSignalSpy saved(exporting, &TableExportDialog::saved);
        QTest::mouseClick(exporting->findChild<QPushButton*>("tableSave"), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(int(saved.size()), 1, kWait);
        QFile file(saved[0][0].toString());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("photo1.png"), text.left(500).constData());
        QVERIFY2(text.contains("probability_5") && text.contains("seed"), text.left(500).constData());
    }
};

QTEST_MAIN(TestPhotoPredictions)
#include "tst_photo_predictions.moc"
