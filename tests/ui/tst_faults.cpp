#include "tests/support/sanitized.h"
#include "tests/ui/support/window_app.h"

#include "ui/charts/export_dialog.h"
#include "ui/settings.h"
#include "ui/theme/apply_theme.h"
#include "ui/widgets/message_bar.h"

#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <QUndoStack>
#include <QWindow>

#include <filesystem>
#include <stdexcept>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace convlens;
using namespace convlens::test;

/// What can go wrong while a person works: each time the window says what happened and goes on.
class TestFaults : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString m_photo;

private slots:
    void initTestCase() {
        useOwnSettings("tst_faults", m_dir.path());
        m_photo = write(m_dir.filePath(QStringLiteral("photo.png")), pngBytes(Qt::red));
    }
    void init() {
        QSettings().clear();
        Settings().setMeasuresByItself(false);
        applyTextScale(100);
    }

    void filesDeletedWhileTheyAreLoaded() {
        App app;
        QTemporaryDir folder;
        QStringList paths, gone;
        for (int i = 0; i < 24; ++i)
            paths << write(folder.filePath(QStringLiteral("%1.png").arg(i, 2, 10, QLatin1Char('0'))),
                           pngBytes(QColor::fromHsv(i * 15, 200, 200)));
        QStringList problems;
        connect(&app.session, &SessionObject::problemReported, this, [&](const QString& summary, const Error& error) {
            problems << summary + QString::fromStdString(error.message);
        });
        QVERIFY(dropPaths(&app.window, paths));
        QTRY_VERIFY_WITH_TIMEOUT(!app.session.photos().empty(), kWait); // the queue is being worked through
        for (int i = 13; i < 24; ++i)                                   // those at its end are still on the disk only
            if (QFile::remove(paths[i])) gone << QFileInfo(paths[i]).fileName();
        QTRY_VERIFY_WITH_TIMEOUT(app.jobs.isIdle(), kWait);
        // Each file was either read before it went or is named as missing; none is lost in silence.
        QCOMPARE(app.session.photos().size() + std::size_t(problems.size()), std::size_t(24));
        for (const QString& problem : problems)
            QVERIFY2(std::ranges::any_of(gone, [&](const QString& name) { return problem.contains(name); }),
                     qPrintable(problem));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
    }

    void aFolderThatVanishes() {
        App app;
        const QString path = m_dir.filePath(QStringLiteral("vanishing"));
        QVERIFY(QDir().mkpath(path));
        write(path + QStringLiteral("/a.png"), pngBytes(Qt::green));
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QVERIFY(dragAndDrop(&app.window, data, [&] { QDir(path).removeRecursively(); }));
        QTRY_COMPARE_WITH_TIMEOUT(app.window.messages()->count(), 1, kWait);
        QVERIFY(app.window.messages()->currentText().contains(QLatin1String("vanishing")));
        QVERIFY(app.session.photos().empty());
    }

    void anExportOntoAFullDiskSaysSo_data() {
        QTest::addColumn<QString>("target");
        QTest::newRow("full") << QStringLiteral("/dev/full");
        QTest::newRow("read-only") << QStringLiteral("/proc/chart.svg");
    }
    void anExportOntoAFullDiskSaysSo() {
        QFETCH(QString, target);
        if (!QFile::exists(QStringLiteral("/dev/full"))) QSKIP("this system has no /dev/full");
        App app;
        app.window.showPanel(QStringLiteral("cost"));
        QTest::keyClick(&app.window, Qt::Key_E, Qt::ControlModifier);
        auto* dialog = app.window.findChild<ExportDialog*>();
        QVERIFY(dialog);
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        QVERIFY(path);
        path->setFocus();
        path->selectAll();
        QTest::keyClicks(path, target);
        auto* save = dialog->findChild<QPushButton*>(QStringLiteral("exportSave"));
        QVERIFY(save);
        // /dev/full is there already: the person says that it may be replaced.
        QTimer::singleShot(0, dialog, [] {
            if (auto* question = qobject_cast<QMessageBox*>(QApplication::activeModalWidget()))
                question->button(QMessageBox::Yes)->click();
        });
        QTest::mouseClick(save, Qt::LeftButton);
        auto* message = dialog->findChild<QLabel*>(QStringLiteral("exportMessage"));
        QVERIFY(message);
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(target), kWait);
        QVERIFY(dialog->isVisible()); // with everything as it was chosen, for another place
    }

    void aDamagedSettingsFile_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("noise") << QByteArray("\x00\xff\xfe[[[=%%\n\x80theme", 16);
        QTest::newRow("nonsense values") << QByteArray(
            "[General]\ntheme=purple\nrecentFiles=@Invalid()\n"
            "textScale=-3\nlanguage=xx_YY\n"
            "[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3)\n"
            "state=@ByteArray(\\0\\0\\0\\xff\\0)\nlayoutVersion=1\nview=none\n"
            "[measure]\nengine=abacus\nthreads=-7\nplan=99\nbyItself=maybe\n");
        QTest::newRow("cut off") << QByteArray("[window]\ngeometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0");
        QTest::newRow("huge numbers") << QByteArray(
            "[measure]\nthreads=99999999999999999999\n[General]\ntextScale=1e300\n");
    }
    void aDamagedSettingsFile() {
        QFETCH(QByteArray, content);
        const QString file = QSettings().fileName();
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        write(file, content);
        QSettings().sync();
        {
            App app;
            QVERIFY(app.workflow.threads() >= 1);
            QVERIFY(!app.workflow.engine().isEmpty());
            QVERIFY(dropPaths(&app.window, {m_photo}));
            QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
            QVERIFY(app.window.close());
        }
        App again; // what was saved over it is good
        QVERIFY(again.window.isVisible());
    }

    /// Jobs end while a person types, and their results refresh the controls.
    void aNumberBeingTypedOutlastsJobsAndTheWindowsRenewal() {
        App app;
        const auto type = [&app] {
            auto* box = app.find<QDoubleSpinBox>("widthBox");
            box->setFocus();
            box->selectAll();
            QTest::keyClicks(box, QStringLiteral("0.62"));
            return QPointer<QDoubleSpinBox>(box);
        };
        QPointer<QDoubleSpinBox> box = type();
        QVERIFY(dropPaths(&app.window, {m_photo}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult() && app.jobs.isIdle(), kWait);
        QCOMPARE(box->text(), QStringLiteral("0.62"));
        QCOMPARE(app.session.spec().width, 0.35);  // not before the number is finished
        app.find<QAction>("language_")->trigger(); // the window is made anew when the event loop turns
        QTRY_VERIFY_WITH_TIMEOUT(!box, kWait);
        QCOMPARE(app.session.spec().width, 0.62);
        app.session.undoStack()->undo();
        type(); // and with the window's end
    }

    void memoryRunsOutWhileRecording_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("threads");
        QTest::newRow("native") << QStringLiteral("native") << 1;
        QTest::newRow("native, two threads") << QStringLiteral("native") << 2; // none may throw beside the caller
        QTest::newRow("reference") << QStringLiteral("reference") << 1;
        QTest::newRow("opencv") << QStringLiteral("opencv") << 1;
    }
    void memoryRunsOutWhileRecording() {
#ifdef Q_OS_LINUX
        if (kSanitized) QSKIP("sanitizers reserve address space by the terabyte");
        QFETCH(QString, engine);
        QFETCH(int, threads);
        App app;
        app.workflow.setEngine(engine);
        app.workflow.setThreads(threads);
        QVERIFY(dropPaths(&app.window, {m_photo}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult() && app.jobs.isIdle(), kWait);
        QStringList problems;
        connect(&app.session, &SessionObject::problemReported, this, [&](const QString& summary, const Error& error) {
            problems << summary + QString::fromStdString(error.message);
        });
        // The address space that is in use now, and a little more: the maps of this network are over a gigabyte.
        QFile status(QStringLiteral("/proc/self/statm"));
        QVERIFY(status.open(QIODevice::ReadOnly));
        const rlim_t used = status.readAll().split(' ').first().toULongLong() * 4096;
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_AS, &before), 0);
        rlimit tight = before;
        tight.rlim_cur = used + (rlim_t(160) << 20);
        NetworkSpec large;
        large.family = Family::MobileNetV1;
        large.width = 2.0;
        large.resolution = 1024;
        QCOMPARE(setrlimit(RLIMIT_AS, &tight), 0);
        app.session.setSpec(large);
        const bool told = QTest::qWaitFor([&] { return !problems.isEmpty(); }, kWait * 3);
        QCOMPARE(setrlimit(RLIMIT_AS, &before), 0);
        QVERIFY(told);
        QVERIFY2(problems.first().contains(QLatin1String("memory")), qPrintable(problems.first()));
        // The window goes on with something that fits.
        NetworkSpec small;
        small.resolution = 64;
        app.session.setSpec(small);
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
#else
        QSKIP("limits of address space are Linux's");
#endif
    }

    /// Whatever a library throws on the worker's thread: the person is told, and the window goes on.
    void anExceptionInAWorker() {
        App app;
        app.jobs.submit<int>(
            JobLane::Work, QStringLiteral("breaks"), &app.window,
            [](const CancelToken&, const ProgressSink&) -> Result<std::shared_ptr<const int>> {
                throw std::runtime_error("the engine broke");
            },
            [&app](Result<std::shared_ptr<const int>> outcome) {
                if (!outcome) app.session.reportProblem(QStringLiteral("It failed"), outcome.error());
            },
            JobPriority::Urgent);
        QVERIFY(dropPaths(&app.window, {m_photo}));
        QTRY_COMPARE_WITH_TIMEOUT(app.window.messages()->count(), 1, kWait);
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
    }

    /// Everything that a hand does meanwhile is done at once, not after the run; and closing does not wait for its end.
    void theWindowAnswersWhileTheSlowestNetworkRuns() {
        App app;
        app.workflow.setEngine(QStringLiteral("reference"));
        NetworkSpec slow;
        slow.family = Family::MobileNetV1;
        slow.width = kSanitized ? 1.0 : 2.0;
        app.session.setSpec(slow);
        bool isComputing = false;
        connect(&app.jobs, &JobService::jobProgressed, this, [&](JobId, double fraction, const QString&) {
            if (fraction > 0 && !app.session.photos().empty() && !app.session.runResult()) isComputing = true;
        });
        QVERIFY(dropPaths(&app.window, {m_photo}));
        QTRY_VERIFY_WITH_TIMEOUT(isComputing, kWait * 6);
        for (int layer = 1; layer <= 5; ++layer) {
            QTest::keyClick(&app.window, Qt::Key_Down); // wherever the focus is, to the next layer
            QCOMPARE(app.session.selectedLayer(), LayerId{layer});
        }
        app.window.showPanel(QStringLiteral("cost"));
        QCoreApplication::processEvents();
        QVERIFY(!app.window.grab().isNull());
        QVERIFY2(!app.session.runResult() && !app.jobs.isIdle(), "the run was over before the window answered");
        QVERIFY(app.window.close());
        QTRY_VERIFY_WITH_TIMEOUT(app.jobs.isIdle(), kWait * 6);
        QVERIFY(!app.session.runResult()); // it was broken off
        QCOMPARE(app.window.messages()->count(), 0);
    }

    void anEightKPhotoAndTheLargestNetwork() {
        App app;
        const QString path = write(m_dir.filePath(QStringLiteral("8k.png")), pngBytes(Qt::blue, {7680, 4320}));
        NetworkSpec large;
        large.width = 2.0;
        large.resolution = kSanitized ? 256 : 1024;
        app.session.setSpec(large);
        QVERIFY(dropPaths(&app.window, {path}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait * 6);
        QCOMPARE(app.session.currentPhoto()->width, 7680);
        app.session.selectLayer(*app.session.network()->graph->findLayer("block1.depthwise.conv"));
        QTRY_VERIFY_WITH_TIMEOUT(app.jobs.isIdle(), kWait * 6);
        // That the maps are more than is kept at once is all that it may say.
        const QString said = app.window.messages()->currentText();
        QVERIFY2(app.window.messages()->count() == 0 || said.contains(QStringLiteral("GiB kept at once")),
                 qPrintable(said));
        QVERIFY(!app.window.grab().isNull());
    }

    void theDisplayScaleChanges() {
        App app;
        QVERIFY(dropPaths(&app.window, {m_photo}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult(), kWait);
        const QList<QScreen*> screens = QGuiApplication::screens();
        QVERIFY2(screens.size() >= 2, "the test's platform must offer two screens");
        QVERIFY(screens[0]->devicePixelRatio() != screens[1]->devicePixelRatio());
        for (const char* view : {"maps", "diagram", "cost", "compare", "pair"}) {
            app.window.showPanel(QLatin1String(view));
            for (int turn : {1, 0}) {
                app.window.windowHandle()->setScreen(screens[turn]);
                app.window.move(screens[turn]->geometry().topLeft() + QPoint(10, 10));
                QCoreApplication::processEvents();
                const QPixmap shot = app.window.grab();
                QCOMPARE(shot.devicePixelRatio(), screens[turn]->devicePixelRatio());
                QCOMPARE(shot.size(), app.window.size() * screens[turn]->devicePixelRatio());
            }
        }
    }

    /// At moments from "not one event handled" to "everything done", while loading, running, recording or measuring.
    void closingAtAnyMoment() {
        for (int moment = 0; moment < 40; ++moment) {
            App app;
            app.workflow.setMeasureSeconds(0.05, 0.05);
            dropPaths(&app.window, {m_photo, m_photo});
            if (moment % 3 == 1) QTest::keyClick(&app.window, Qt::Key_M, Qt::ControlModifier);
            if (moment % 4 == 2) app.session.pinNetwork(NetworkSpec{.family = Family::ShuffleNetV2}, RandomWeights{});
            for (int i = 0; i < moment; ++i) {
                QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
                if (i == moment / 2) app.layers()->stepLayer(moment);
            }
            if (!app.window.close()) { // pinned networks are worth a question
                auto* question = app.window.findChild<QMessageBox*>(QStringLiteral("saveSessionQuestion"));
                QVERIFY(question);
                question->button(QMessageBox::Discard)->click();
            }
            QVERIFY(!app.window.isVisible());
            if (moment % 2) QCoreApplication::processEvents(); // and what comes in after the close
        }
    }

    void fiveThousandPhotosAtOnce() {
        App app;
        QTemporaryDir folder;
        const QString first = write(folder.filePath(QStringLiteral("0.png")), pngBytes(Qt::red, {8, 8}));
        const int count = kSanitized ? 500 : 5000;
        for (int i = 1; i < count; ++i) {
            std::error_code code;
            std::filesystem::create_hard_link(first.toStdString(),
                                              folder.filePath(QStringLiteral("%1.png").arg(i)).toStdString(), code);
            if (code) QVERIFY(QFile::copy(first, folder.filePath(QStringLiteral("%1.png").arg(i))));
        }
        QVERIFY(dropPaths(&app.window, {folder.path()}));
        QTRY_VERIFY_WITH_TIMEOUT(!app.session.photos().empty(), kWait);
        // Meanwhile keys are taken.
        const LayerId before = app.session.selectedLayer();
        QTest::keyClick(app.layers()->view(), Qt::Key_Down);
        QVERIFY(app.session.selectedLayer() != before);
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(count), kWait * 12);
        QCOMPARE(app.find<QListView>("photoList")->model()->rowCount(), count);
        QCOMPARE(app.window.messages()->count(), 0);
    }

    /// The largest photo that is read, in the window itself: shown, prepared and run.
    void twentyThousandSquared() {
        if (kSanitized) QSKIP("takes minutes under sanitizers");
        QImage image(20000, 20000, QImage::Format_Mono);
        if (image.isNull()) QSKIP("not enough memory");
        image.fill(1);
        const QString path = m_dir.filePath(QStringLiteral("large.png"));
        QVERIFY(image.save(path));
        image = {};
        App app;
        QVERIFY(dropPaths(&app.window, {path}));
        QTRY_VERIFY_WITH_TIMEOUT(app.session.runResult() || app.window.messages()->count() > 0, kWait * 6);
        if (!app.session.runResult() && app.window.messages()->currentText().contains(QLatin1String("memory")))
            QSKIP("not enough memory");
        QVERIFY2(app.session.runResult(), qPrintable(app.window.messages()->currentText()));
        QCOMPARE(app.session.currentPhoto()->width, 20000);
        QVERIFY(!app.window.grab().isNull());
        QFile::remove(path);
    }
};

int main(int argc, char** argv) {
    // Two screens of different scale for a window to be moved between.
    QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("screens.json")),
          R"({"synchronousWindowSystemEvents": false, "windowFrameMargins": false, "screens": [
              {"name": "one", "x": 0, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1},
              {"name": "two", "x": 1920, "y": 0, "width": 1920, "height": 1200, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 2}]})");
    if (qgetenv("QT_QPA_PLATFORM") == "offscreen")
        qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + folder.filePath(QStringLiteral("screens.json")).toUtf8());
    QApplication application(argc, argv);
    TestFaults test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_faults.moc"
