#include "core/sweep/sweep_file.h"
#include "tests/ui/support/sample_sweep.h"
#include "ui/charts/chart_widget.h"
#include "ui/panels/sweep/number_list.h"
#include "ui/panels/sweep/sweep_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"

#include <QCheckBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

constexpr int kWait = 60000; // the machine that tests may be busy

struct Desk {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    SweepPanel panel{PanelContext{session, workflow, jobs}};

    Desk() {
        panel.resize(820, 620);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel)) qFatal("the panel does not show");
    }
    template <class T>
    T* find(const char* name) {
        T* found = panel.findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void press(const char* name) {
        auto* button = find<QPushButton>(name);
        if (!button->isVisible() || !button->isEnabled()) qFatal("%s cannot be pressed", name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    void type(const char* name, const QString& text) {
        auto* field = find<QLineEdit>(name);
        field->selectAll();
        QTest::keyClicks(field, text);
    }
    std::shared_ptr<const Sweep> sweep() const { return SweepStore::sweepOf(session); }
    int visitsDone() const { return sweep() ? sweep()->visitsDone() : 0; }
    QString summary() { return find<QLabel>("sweepSummary")->text(); }

    /// MobileNetV2 alone, tiny, so that a visit takes moments.
    void chooseTinyNetworks(int count) {
        find<QCheckBox>("sweepFamily_mobilenet_v1")->click();
        find<QCheckBox>("sweepWidthsOwn")->click();
        find<QCheckBox>("sweepResolutionsOwn")->click();
        QStringList widths;
        for (int i = 0; i < count; ++i)
            widths << QString::number(0.1 + 0.05 * i);
        type("sweepWidths", widths.join(", "));
        type("sweepResolutions", "32");
        find<QDoubleSpinBox>("sweepSeconds")->setValue(0);
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>("sweepStart")->isEnabled(), kWait);
    }
};

} // namespace

class TestSweepPanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;

private slots:
    void initTestCase() {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_sweep_panel"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void init() { QSettings().clear(); }
    void cleanupTestCase() {
        QDir(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)).removeRecursively();
    }

    void listsOfNumbersAreReadAsTheyAreTyped() {
        QCOMPARE(*parseNumbers("0.25, 0.5;1  1.4,"), (std::vector<double>{0.25, 0.5, 1, 1.4}));
        QCOMPARE(*parseWholeNumbers("96 128"), (std::vector<int>{96, 128}));
        QVERIFY(!parseNumbers("0.5, wide"));
        QVERIFY(!parseWholeNumbers("96.5"));
        QCOMPARE(numbersText(std::vector<double>{0.35, 1}), QStringLiteral("0.35, 1"));
    }

    void countAndTimeAreSaidBeforeItStarts() {
        Desk desk;
        // MobileNetV1 and V2 with their papers' stops: 4 x 4 and 22 (V2's wide ones were only trained at 224, but any
        // combination can be measured: 6 widths x 5 resolutions).
        QTRY_VERIFY2_WITH_TIMEOUT(desk.summary().contains("networks,"), qPrintable(desk.summary()), kWait);
        QVERIFY(desk.summary().contains("about"));
        QCOMPARE(desk.find<QLineEdit>("sweepResolutions")->text().split(", ").size() > 3, true);
        desk.chooseTinyNetworks(3);
        QVERIFY2(desk.summary().startsWith(QStringLiteral("3\u00A0networks, 6\u00A0visits: about")),
                 qPrintable(desk.summary()));
        // What cannot be built is left out with its reason.
        desk.type("sweepWidths", "0.1, 9");
        QTRY_VERIFY2_WITH_TIMEOUT(desk.summary().contains("1 left out"), qPrintable(desk.summary()), kWait);
        QVERIFY(desk.find<QLabel>("sweepSummary")->toolTip().contains("width=9"));
        desk.type("sweepWidths", "narrow");
        QVERIFY(desk.summary().contains("narrow"));
        QVERIFY(!desk.find<QPushButton>("sweepStart")->isEnabled());
    }

    void aSweepIsPausedResumedCancelledAndFinished() {
        Desk desk;
        desk.chooseTinyNetworks(4);
        desk.press("sweepStart");
        QCOMPARE(int(desk.panel.runner().state()), int(SweepRunner::State::Running));
        QTRY_VERIFY_WITH_TIMEOUT(desk.visitsDone() >= 2, kWait); // results come one by one
        QVERIFY(desk.find<QLabel>("sweepProgress")->text().contains("of 8 visits"));
        desk.press("sweepPause");
        QCOMPARE(int(desk.panel.runner().state()), int(SweepRunner::State::Paused));
        const int atPause = desk.visitsDone();
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        QTest::qWait(200);
        QCOMPARE(desk.visitsDone(), atPause);
        const QString paused = desk.find<QLabel>("sweepProgress")->text();
        QVERIFY2(paused.contains("paused, about") && paused.contains("left"), qPrintable(paused));
        desk.press("sweepPause"); // now "Resume"
        QTRY_VERIFY_WITH_TIMEOUT(desk.visitsDone() > atPause, kWait);
        desk.press("sweepCancel");
        QCOMPARE(int(desk.panel.runner().state()), int(SweepRunner::State::Resting));
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        const int atCancel = desk.visitsDone();
        QVERIFY(atCancel < 8);
        QVERIFY(!desk.find<QPushButton>("sweepCancel")->isVisible());
        // The file holds what was measured.
        const auto kept = readSweepFile(desk.panel.runner().file().toStdString());
        QVERIFY2(kept.has_value(), kept ? "" : kept.error().message.c_str());
        QCOMPARE(kept->visitsDone(), atCancel);
        desk.press("sweepPause");
        QTRY_VERIFY_WITH_TIMEOUT(desk.sweep()->isFinished(), kWait);
        QTRY_COMPARE(int(desk.panel.runner().state()), int(SweepRunner::State::Resting));
        QVERIFY(desk.find<QLabel>("sweepProgress")->text().contains("4 networks measured"));
        QVERIFY(!desk.find<QPushButton>("sweepPause")->isVisible());
        QCOMPARE(desk.sweep()->measuredCount(), 4);
    }

    void escapeOnlyPauses() {
        Desk desk;
        desk.chooseTinyNetworks(18); // enough to be still at it when the first has come
        desk.press("sweepStart");
        QTRY_VERIFY_WITH_TIMEOUT(desk.visitsDone() >= 1 && !desk.jobs.isIdle(), kWait);
        desk.workflow.stopAll();
        QTRY_COMPARE_WITH_TIMEOUT(int(desk.panel.runner().state()), int(SweepRunner::State::Paused), kWait);
        QVERIFY(desk.find<QPushButton>("sweepPause")->isVisible());
    }

    void anUnfinishedSweepIsThereAtTheNextStart() {
        int done = 0;
        {
            Desk desk;
            desk.chooseTinyNetworks(3);
            desk.press("sweepStart");
            QTRY_VERIFY_WITH_TIMEOUT(desk.visitsDone() >= 2, kWait);
            desk.press("sweepPause");
            QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
            done = desk.visitsDone();
        }
        Desk next;
        QTRY_VERIFY_WITH_TIMEOUT(next.sweep() != nullptr, kWait);
        QCOMPARE(next.visitsDone(), done);
        QVERIFY(next.find<QLabel>("sweepProgress")->text().contains("not finished"));
        next.press("sweepPause");
        QTRY_VERIFY_WITH_TIMEOUT(next.sweep()->isFinished(), kWait);
        QCOMPARE(next.visitsDone(), 6);
    }

    void aSweepOfAnotherMachineIsShownButNotGoneOnWith() {
        QTemporaryDir folder;
        auto sweep = test::sweepOf({{"mobilenet_v2", 4}, {"mobilenet_v2:width=0.5", 0}});
        sweep->machine.cpu = "another processor";
        const QString file = folder.filePath("other.jsonl");
        QVERIFY(writeSweepFile(file.toStdString(), *sweep).has_value());
        Desk desk;
        QString problem;
        connect(&desk.session, &SessionObject::problemReported, this,
                [&](const QString&, const Error& error) { problem = QString::fromStdString(error.message); });
        desk.panel.runner().open(file);
        QTRY_VERIFY_WITH_TIMEOUT(desk.sweep() != nullptr, kWait);
        desk.press("sweepPause");
        QVERIFY2(problem.contains("another processor"), qPrintable(problem));
        QCOMPARE(int(desk.panel.runner().state()), int(SweepRunner::State::Resting));
    }

    void aPointIsChosenEverywhereShownAndPinned() {
        Desk desk;
        SweepStore::of(desk.session).setSweep(test::threeWidths());
        auto* chart = desk.find<ChartWidget>("sweepChartTime");
        QVERIFY(chart->isVisible()); // results go to the front
        QCoreApplication::processEvents();
        const auto place = chart->geometry().pointPosition(0, 2);
        QVERIFY(place);
        QTest::mouseClick(chart->viewport(), Qt::LeftButton, {}, place->toPoint());
        QVERIFY2(desk.find<QLabel>("sweepChosen")->text().startsWith("MobileNetV2 0.35 @224"),
                 qPrintable(desk.find<QLabel>("sweepChosen")->text()));
        desk.press("sweepTableView");
        auto* table = desk.find<CopyTable>("sweepTable");
        QCOMPARE(table->sourceRow(table->currentIndex()), 2);
        desk.press("sweepHeatView");
        QCOMPARE(desk.find<ChartWidget>("sweepHeatMap")->highlighted(), 0); // the narrowest width's row
        desk.press("sweepAccuracyView");
        QCOMPARE(desk.find<ChartWidget>("sweepChartAccuracyByTime")->highlighted(), 2);
        desk.press("sweepPin");
        QCOMPARE(desk.session.pinned().size(), std::size_t(1));
        QCOMPARE(desk.session.pinned()[0].network->spec.width, 0.35);
        desk.press("sweepShow");
        QCOMPARE(desk.session.spec().width, 0.35);
    }

    void aPairInTheWrongOrderIsChosenFromTheList() {
        Desk desk;
        SweepStore::of(desk.session).setSweep(test::threeWidths());
        auto* list = desk.find<QListWidget>("sweepInversions");
        QCOMPARE(list->count(), 2);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
        auto* chart = desk.find<ChartWidget>("sweepChartTime");
        QCOMPARE(chart->data().series.back().name, QStringLiteral("the pair chosen"));
        QVERIFY(desk.find<QLabel>("sweepChosen")->text().startsWith("MobileNetV2 0.35 @224"));
    }

    void theBudgetPicksTheMostAccurate() {
        Desk desk;
        SweepStore::of(desk.session).setSweep(test::threeWidths()); // 4, 3 and 5 ms
        desk.press("sweepPickView");
        auto* budget = desk.find<QDoubleSpinBox>("sweepBudget");
        QCOMPARE(budget->value(), 4.0); // the middle one
        auto* picks = desk.find<CopyTable>("sweepPicks");
        QCOMPARE(picks->model()->rowCount(), 2);
        QCOMPARE(picks->model()->index(0, 0).data().toString(), QStringLiteral("MobileNetV2 1.0 @224"));
        budget->setFocus();
        budget->selectAll();
        QTest::keyClicks(budget, "3.5");
        QTest::keyClick(budget, Qt::Key_Return);
        QCOMPARE(picks->model()->rowCount(), 1);
        QCOMPARE(picks->model()->index(0, 0).data().toString(), QStringLiteral("MobileNetV2 0.5 @224"));
        QVERIFY(desk.find<QLabel>("sweepPickWords")->text().contains("65.4 %"));
        QTest::mouseClick(picks->viewport(), Qt::LeftButton, {},
                          picks->visualRect(picks->model()->index(0, 0)).center());
        QVERIFY(desk.find<QLabel>("sweepChosen")->text().startsWith("MobileNetV2 0.5 @224"));
        budget->selectAll();
        QTest::keyClicks(budget, "1");
        QTest::keyClick(budget, Qt::Key_Return);
        QCOMPARE(picks->model()->rowCount(), 0);
        QVERIFY(desk.find<QLabel>("sweepPickWords")->text().startsWith("No measured network"));
    }
};

QTEST_MAIN(TestSweepPanel)
#include "tst_sweep_panel.moc"
