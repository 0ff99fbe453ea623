#include "tests/ui/support/window_app.h"

#include "core/labs/lab_fit.h"
#include "ui/labs/lab_page.h"
#include "ui/labs/labs_panel.h"
#include "ui/panels/maps/maps_panel.h"
#include "ui/session/report_jobs.h"
#include "ui/session/session_document.h"
#include "ui/settings.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/table_export_dialog.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace convlens;
using namespace convlens::test;

namespace {

struct SessionApp : App {
    bool idle() {
        return QTest::qWaitFor([this] { return jobs.isIdle(); }, kWait);
    }
    /// A box that the window shows, once it is there.
    QMessageBox* box(const char* name) {
        QMessageBox* found = nullptr;
        const bool there = QTest::qWaitFor(
            [&] { return (found = window.findChild<QMessageBox*>(QLatin1String(name))) && found->isVisible(); }, kWait);
        return there ? found : nullptr;
    }
    /// By its own name as the box shows it, for standard ones by its kind.
    static bool press(QMessageBox* box, QMessageBox::StandardButton button) {
        if (!box || !box->button(button)) return false;
        QTest::mouseClick(box->button(button), Qt::LeftButton);
        return true;
    }
    static bool press(QMessageBox* box, const QString& text) {
        if (!box) return false;
        for (QAbstractButton* button : box->buttons()) {
            if (!button->text().remove('&').startsWith(text)) continue;
            QTest::mouseClick(button, Qt::LeftButton);
            return true;
        }
        return false;
    }
    /// Puts a path into the dialog that is open, and accepts.
    bool saveAs(const QString& path) {
        QFileDialog* dialog = nullptr;
        if (!QTest::qWaitFor(
                [&] { return (dialog = window.findChild<QFileDialog*>("saveSessionDialog")) && dialog->isVisible(); },
                kWait))
            return false;
        // Not key by key: Qt's list of completions would take the keys.
        dialog->findChild<QLineEdit*>()->setText(path);
        QSignalSpy saved(window.document(), &SessionDocument::saved);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save), Qt::LeftButton);
        return saved.wait(kWait);
    }
};

} // namespace

class TestMainWindowSession : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QTemporaryDir m_settings;

    /// Of a menu in which one is chosen, the first that is not.
    static QAction* anotherOf(App& app, const char* menu) {
        const auto* found = app.window.findChild<QMenu*>(QLatin1String(menu));
        for (QAction* action : found ? found->actions() : QList<QAction*>())
            if (action->isCheckable() && !action->isChecked()) return action;
        return nullptr;
    }

private slots:
    void initTestCase() {
        useOwnSettings("tst_main_window_session", m_settings.path());
        QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    }
    void init() {
        QSettings().clear();
        Settings().setMeasuresByItself(false);
        m_dir = std::make_unique<QTemporaryDir>();
    }

    void aSessionIsSavedNamedAndOpenedByDrop() {
        const QString path = m_dir->filePath("study.convlens");
        {
            SessionApp app;
            app.session.pinCurrent();
            QVERIFY(app.window.isWindowModified());
            app.window.showPanel("cost");
            QTest::keyClick(&app.window, Qt::Key_S, Qt::ControlModifier);
            QVERIFY(app.saveAs(path.chopped(9))); // the suffix comes by itself
            QVERIFY(QFile::exists(path));
            QVERIFY(!app.window.isWindowModified());
            QVERIFY2(app.window.windowTitle().startsWith("study.convlens[*] – MobileNetV2"),
                     qPrintable(app.window.windowTitle()));
            QCOMPARE(Settings().recentSessions(), QStringList(path));
            app.session.clearPinned();
            QVERIFY(app.window.isWindowModified());
            QTRY_VERIFY(!app.window.findChild<QFileDialog*>("saveSessionDialog")); // it was in front
            app.window.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&app.window));
            QTest::keyClick(&app.window, Qt::Key_Z, Qt::ControlModifier);
            QVERIFY(!app.window.isWindowModified());
            QVERIFY(app.idle());
        }
        SessionApp app;
        app.window.showPanel("maps");
        QSignalSpy opened(app.window.document(), &SessionDocument::opened);
        QVERIFY(dropPaths(app.window.centralWidget(), {path}));
        QVERIFY(opened.wait(kWait));
        QVERIFY(app.idle());
        QCOMPARE(app.session.pinned().size(), std::size_t(1));
        QVERIFY(app.window.windowTitle().startsWith("study.convlens"));
        QCOMPARE(app.window.findChild<QTabWidget*>("views")->tabText(
                     app.window.findChild<QTabWidget*>("views")->currentIndex()),
                 QString("Cost"));
        QCOMPARE(app.window.findChild<QMenu*>("recentSessionsMenu")->actions().front()->text(),
                 QString("study.convlens"));
    }

    void whatTheViewsShowComesBack() {
        const QString path = m_dir->filePath("views.convlens");
        {
            SessionApp app;
            app.session.pinNetwork(app.session.spec(), RandomWeights{3});
            app.window.showPanel("cost");
            auto* cost = app.window.panel("cost");
            auto* kind = cost->findChild<QComboBox*>("costKind");
            kind->setCurrentIndex(2);
            QTest::mouseClick(cost->findChild<QPushButton*>("costTableSwitch"), Qt::LeftButton);
            app.window.panel("compare")->findChild<QComboBox*>("compareBaseline")->setCurrentIndex(1);
            QSignalSpy saved(app.window.document(), &SessionDocument::saved);
            app.window.document()->save(path);
            QVERIFY(saved.wait(kWait) && app.idle());
        }
        SessionApp app;
        app.window.openSession(path);
        QTRY_COMPARE_WITH_TIMEOUT(app.window.document()->path(), path, kWait);
        QVERIFY(app.idle());
        auto* cost = app.window.panel("cost");
        QCOMPARE(cost->findChild<QComboBox*>("costKind")->currentIndex(), 2);
        QVERIFY(cost->findChild<QPushButton*>("costTableSwitch")->isChecked());
        QCOMPARE(app.window.panel("compare")->findChild<QComboBox*>("compareBaseline")->currentIndex(), 1);
        app.window.document()->startNew(); // and a new session begins as the program does
        QCOMPARE(cost->findChild<QComboBox*>("costKind")->currentIndex(), 0);
        QVERIFY(!cost->findChild<QPushButton*>("costTableSwitch")->isChecked());
        QVERIFY(app.idle());
    }

    void whatIsChosenInTheMenusCanBeUndoneAndMakesTheSessionAChangedOne() {
        SessionApp app;
        QVERIFY(app.idle());
        QSignalSpy saved(app.window.document(), &SessionDocument::saved);
        app.window.document()->save(m_dir->filePath("study.convlens")); // of one without a name nothing would be missed
        QVERIFY(saved.wait(kWait) && app.idle());
        QVERIFY(!app.window.isWindowModified());
        const auto choose = [&](const char* menu) {
            QAction* other = anotherOf(app, menu);
            QVERIFY2(other, menu);
            const EngineChoice conditions = app.workflow.conditions();
            const Convention convention = app.session.convention();
            other->trigger();
            QVERIFY2(app.workflow.conditions() != conditions || app.session.convention() != convention, menu);
            QVERIFY2(app.window.isWindowModified(), menu);
            QTest::keyClick(&app.window, Qt::Key_Z, Qt::ControlModifier);
            QVERIFY2(!app.window.isWindowModified(), menu);
            QVERIFY(app.workflow.conditions() == conditions && app.session.convention() == convention);
        };
        for (const char* menu : {"planMenu", "engineMenu", "conventionMenu"})
            choose(menu);
        QVERIFY(app.idle());
    }

    void whatASessionShowsIsNotWhatThePersonLikes() {
        const QString path = m_dir->filePath("coloured.convlens");
        {
            SessionApp app;
            auto* colours = app.window.panel("maps")->findChild<QComboBox*>("mapColours");
            colours->setFocus();
            QTest::keyClick(colours, Qt::Key_End);
            QSignalSpy saved(app.window.document(), &SessionDocument::saved);
            app.window.document()->save(path);
            QVERIFY(saved.wait(kWait) && app.idle());
        }
        QSettings().clear(); // another person
        SessionApp app;
        app.window.openSession(path);
        QTRY_COMPARE_WITH_TIMEOUT(app.window.document()->path(), path, kWait);
        QVERIFY(app.idle());
        auto* maps = qobject_cast<MapsPanel*>(app.window.panel("maps"));
        const auto colours = maps->controls().settings().map;
        QVERIFY(colours);
        // Only the size of the cells is this person's doing.
        auto* size = maps->findChild<QSlider*>("mapCellSize");
        QVERIFY(size);
        size->setFocus();
        QTest::keyClick(size, Qt::Key_PageUp);
        QTRY_VERIFY_WITH_TIMEOUT(QSettings().contains("maps/cell"), kWait);
        QCOMPARE(QSettings().value("maps/cell").toInt(), maps->controls().settings().cellSide);
        QVERIFY2(QSettings().value("maps/colours").toString().isEmpty(),
                 qPrintable(QSettings().value("maps/colours").toString()));
        QVERIFY(maps->controls().settings().map == colours); // which the session goes on showing
        QVERIFY(app.idle());
    }

    void theConditionsOfASessionAreNotThosePreferredAtTheNextStart() {
        const QString path = m_dir->filePath("other.convlens");
        {
            SessionApp app;
            app.workflow.setPlan(PlanKind::Optimised);
            app.session.setConvention(Convention::Fvcore);
            QSignalSpy saved(app.window.document(), &SessionDocument::saved);
            app.window.document()->save(path);
            QVERIFY(saved.wait(kWait) && app.idle());
        }
        {
            SessionApp app;
            app.window.openSession(path);
            QTRY_COMPARE_WITH_TIMEOUT(app.window.document()->path(), path, kWait);
            QVERIFY(app.idle());
            QVERIFY(app.workflow.plan() == PlanKind::Optimised && app.session.convention() == Convention::Fvcore);
            app.window.close();
        }
        SessionApp app;
        QVERIFY(app.workflow.plan() == PlanKind::AsDrawn && app.session.convention() == Convention::Papers);
        anotherOf(app, "planMenu")->trigger(); // this the person has chosen
        QVERIFY(app.workflow.plan() == PlanKind::Optimised);
        app.window.close();
        QCOMPARE(QSettings().value("measure/plan").toString(), QString("optimised"));
        SessionApp last;
        QVERIFY(last.workflow.plan() == PlanKind::Optimised);
        QVERIFY(last.idle());
    }

    void coloursLabsAndTheNextSweepComeBack() {
        const QString path = m_dir->filePath("study.convlens");
        const Lab& lab = labs()[1];
        LabSettings tried = defaultSettings(lab.parameters);
        for (const LabParameter& p : lab.parameters)
            if (p.isNumber()) tried.setNumber(p.key, p.minimum);
        tried = fittingSettings(lab, tried);
        {
            SessionApp app;
            auto* colours = app.window.panel("maps")->findChild<QComboBox*>("mapColours");
            colours->setFocus();
            QTest::keyClick(colours, Qt::Key_End);
            QVERIFY(colours->currentIndex() > 1);
            app.window.showPanel("sweep");
            QTest::mouseClick(app.find<QCheckBox>("sweepFamily_shufflenet_v2"), Qt::LeftButton, {}, {8, 8});
            QTest::mouseClick(app.find<QCheckBox>("sweepWidthsOwn"), Qt::LeftButton, {}, {8, 8});
            QTest::keyClick(app.find<QLineEdit>("sweepWidths"), Qt::Key_A, Qt::ControlModifier);
            QTest::keyClicks(app.find<QLineEdit>("sweepWidths"), "0.5, 1");
            app.window.showPanel("labs");
            auto* panel = qobject_cast<LabsPanel*>(app.window.panel("labs"));
            panel->showLab(QString::fromStdString(lab.id));
            panel->currentPage()->setSettings(tried);
            QSignalSpy saved(app.window.document(), &SessionDocument::saved);
            app.window.document()->save(path);
            QVERIFY(saved.wait(kWait) && app.idle());
        }
        QSettings().clear(); // another person's machine
        SessionApp app;
        app.window.openSession(path);
        QTRY_COMPARE_WITH_TIMEOUT(app.window.document()->path(), path, kWait);
        QVERIFY(app.idle());
        auto* colours = app.window.panel("maps")->findChild<QComboBox*>("mapColours");
        QCOMPARE(colours->currentIndex(), colours->count() - 1);
        QVERIFY(!QSettings().contains("maps/colours")); // a session does not change what the person likes
        QVERIFY(app.find<QCheckBox>("sweepFamily_shufflenet_v2")->isChecked());
        QCOMPARE(app.find<QLineEdit>("sweepWidths")->text(), QString("0.5, 1"));
        auto* panel = qobject_cast<LabsPanel*>(app.window.panel("labs"));
        app.window.showPanel("labs");
        QCOMPARE(panel->currentPage()->lab().id, lab.id);
        QVERIFY(panel->currentPage()->view().settings == tried);
        app.window.document()->startNew();
        QCOMPARE(colours->currentIndex(), 0);
        QVERIFY(!app.find<QCheckBox>("sweepFamily_shufflenet_v2")->isChecked());
        QCOMPARE(panel->currentPage()->lab().id, labs().front().id);
        panel->showLab(QString::fromStdString(lab.id));
        QVERIFY(panel->currentPage()->view().settings == defaultSettings(lab.parameters));
        QVERIFY(app.idle());
    }

    void aReportIsWrittenFromTheWindow() {
        SessionApp app;
        app.workflow.openPaths({":/samples/chelsea.jpg"}, false);
        QVERIFY(app.idle());
        app.session.pinNetwork(*parseNetworkSpec("shufflenet_v2:width=0.5,resolution=64"), RandomWeights{});
        QVERIFY(app.idle());
        app.find<QAction>("exportReport")->trigger();
        auto* dialog = app.window.findChild<QDialog*>("reportDialog");
        QVERIFY(dialog && dialog->isVisible());
        const QString path = m_dir->filePath("report.html");
        dialog->findChild<QLineEdit*>("reportPath")->setText(path);
        QSignalSpy told(&app.session, &SessionObject::noticeReported);
        QTest::mouseClick(dialog->findChild<QPushButton*>("reportWrite"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), kWait);
        QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), kWait);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString html = QString::fromUtf8(file.readAll());
        for (const char* held : {"MobileNetV2 0.35 @64", "ShuffleNetV2 0.5 @64", "chelsea.jpg", "<svg", "</html>"})
            QVERIFY2(html.contains(held), held);
        QVERIFY(!html.contains("src=\"http") && !html.contains("href=\"http")); // needs nothing else
    }

    void theMenuListsTheTablesOnTheScreen() {
        SessionApp app;
        QVERIFY(app.idle());
        auto* menu = app.window.findChild<QMenu*>("exportTableMenu");
        const auto titles = [&] {
            emit menu->aboutToShow();
            QStringList texts;
            for (const QAction* action : menu->actions())
                texts << action->text();
            return texts.join('|');
        };
        app.window.showPanel("maps");
        QVERIFY2(titles().contains("Layers of MobileNetV2 0.35 @64"), qPrintable(titles()));
        QVERIFY2(!titles().contains("Tensors"), qPrintable(titles())); // in the dock behind the layers
        app.window.showPanel("cost");
        QTest::mouseClick(app.window.panel("cost")->findChild<QPushButton*>("costTableSwitch"), Qt::LeftButton);
        const qsizetype count = titles().count('|');
        app.window.showPanel("maps");
        QCOMPARE(titles().count('|'), count - 1);
        emit menu->aboutToShow();
        for (QAction* action : menu->actions())
            if (action->text().startsWith("Layers")) action->trigger();
        auto* dialog = app.window.findChild<TableExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->close();
    }

    void aReportThatIsStoppedLeavesTheOldFile() {
        SessionApp app;
        const QString path = m_dir->filePath("report.html");
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly) && old.write("the old one") > 0);
        old.close();
        QVERIFY(app.idle());
        ReportOrder order;
        order.networks = {{app.session.network(), nullptr}};
        order.engine = "native";
        CancelSource stop;
        stop.cancel();
        const auto written = writeReport(order, path, stop.token(), {});
        QVERIFY(!written && written.error().code == ErrorCode::Cancelled);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("the old one"));
    }

    void closingAsksOnlyWhereSomethingWouldBeMissed() {
        SessionApp app;
        NetworkSpec other = app.session.spec();
        other.width = 0.5;
        app.session.setSpec(other);
        app.session.pinCurrent();
        QVERIFY(!app.window.close());
        QVERIFY(SessionApp::press(app.box("saveSessionQuestion"), QMessageBox::Cancel));
        QVERIFY(app.window.isVisible());
        QTRY_VERIFY(!app.window.findChild<QMessageBox*>("saveSessionQuestion"));

        QVERIFY(!app.window.close());
        QVERIFY(SessionApp::press(app.box("saveSessionQuestion"), QMessageBox::Save));
        QVERIFY(app.saveAs(m_dir->filePath("a.convlens")));
        QTRY_VERIFY_WITH_TIMEOUT(!app.window.isVisible(), kWait); // saved, so it goes
        QCOMPARE(Settings().lastSession(), m_dir->filePath("a.convlens"));
    }

    void whatIsDiscardedIsNotAskedForTwice() {
        SessionApp app;
        app.session.pinCurrent();
        QVERIFY(!app.window.close());
        QVERIFY(SessionApp::press(app.box("saveSessionQuestion"), QMessageBox::Discard));
        QTRY_VERIFY(!app.window.isVisible());
        QVERIFY(Settings().lastSession().isEmpty());
    }

    void aChangedNetworkAloneIsNotAskedFor() {
        SessionApp app;
        NetworkSpec other = app.session.spec();
        other.width = 0.5;
        app.session.setSpec(other);
        QVERIFY(app.window.close());
    }

    void aNewSessionBeginsAsTheProgramDoes() {
        SessionApp app;
        app.session.pinCurrent();
        app.find<QAction>("newSession")->trigger();
        QVERIFY(SessionApp::press(app.box("saveSessionQuestion"), QMessageBox::Discard));
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(1), kWait);
        QVERIFY(app.session.pinned().empty());
        QVERIFY(!app.session.undoStack()->canUndo());
        QVERIFY(app.idle());
    }

    void theEditMenuSaysWhatItTakesBack() {
        SessionApp app;
        const auto undoText = [&] {
            for (QAction* action : app.window.findChildren<QAction*>())
                if (action->shortcut() == QKeySequence(QKeySequence::Undo)) return action->text();
            return QString();
        };
        app.session.pinCurrent();
        QCOMPARE(undoText(), QString("Undo pin MobileNetV2 0.35 @64"));
        QImage(8, 8, QImage::Format_RGB888).save(m_dir->filePath("a.png"));
        app.workflow.openPaths({m_dir->filePath("a.png")});
        QTRY_COMPARE_WITH_TIMEOUT(app.session.photos().size(), std::size_t(1), kWait);
        QCOMPARE(undoText(), QString("Undo add photo a.png"));
        QTest::keyClick(&app.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(app.session.photos().empty());
        QTest::keyClick(&app.window, Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(app.session.pinned().empty());
        QVERIFY(app.idle());
    }

    void whatACrashLeftBehindIsOffered_data() {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<int>("pins");
        QTest::addColumn<bool>("offeredAgain");
        QTest::newRow("recovered") << "Recover" << 1 << false;
        QTest::newRow("thrown away") << "Throw away" << 0 << false;
        QTest::newRow("later") << "Later" << 0 << true;
    }
    void whatACrashLeftBehindIsOffered() {
        QFETCH(QString, answer);
        QFETCH(int, pins);
        QFETCH(bool, offeredAgain);
        const QString root = m_dir->filePath("unsaved");
        const QString origin = m_dir->filePath("study.convlens");
        {
            SessionFile file;
            file.pinned.resize(1);
            file.pinned[0].letter = "A";
            auto folder = AutosaveFolder::create(root);
            QVERIFY(folder && writeAutosave(folder->file(), file, origin));
        }
        {
            SessionApp app;
            app.window.protectSession(root);
            QMessageBox* box = app.box("recoverQuestion");
            QVERIFY(box && box->text().contains("study.convlens"));
            QVERIFY(SessionApp::press(box, answer));
            QVERIFY(app.idle());
            QTRY_COMPARE_WITH_TIMEOUT(int(app.session.pinned().size()), pins, kWait);
            QCOMPARE(app.window.isWindowModified(), pins == 1);
            if (pins == 1) {
                QCOMPARE(app.window.document()->path(), origin);
                QVERIFY(!app.window.close());
                QVERIFY(SessionApp::press(app.box("saveSessionQuestion"), QMessageBox::Save));
                QTRY_VERIFY_WITH_TIMEOUT(!app.window.isVisible(), kWait);
                QVERIFY(readSession(origin.toStdU16String()));
            } else {
                app.window.close();
            }
        }
        QCOMPARE(!AutosaveFolder::leftBehind(root).empty(), offeredAgain);
    }

    void aNewerSessionIsRefusedWithItsReason() {
        const QString path = m_dir->filePath("new.convlens");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(R"({"format": "convlens-session", "version": 12, "written_by": "Convlens 4.0"})");
        file.close();
        SessionApp app;
        app.window.openSession(path);
        QTRY_COMPARE_WITH_TIMEOUT(app.window.messages()->count(), 1, kWait);
        QVERIFY2(app.window.messages()->currentText().contains("Convlens 4.0"),
                 qPrintable(app.window.messages()->currentText()));
    }

    void startingWithTheLastSessionIsRemembered() {
        SessionApp app;
        auto* reopen = app.find<QAction>("reopenSession");
        QVERIFY(!reopen->isChecked());
        reopen->trigger();
        QVERIFY(Settings().reopensSession());
    }
};

QTEST_MAIN(TestMainWindowSession)
#include "tst_main_window_session.moc"
