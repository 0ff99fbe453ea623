#include "core/labs/lab_fit.h"
#include "tests/ui/support/large_letters.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/export_dialog.h"
#include "ui/labs/answers_dialog.h"
#include "ui/labs/lab_controls.h"
#include "ui/labs/lab_page.h"
#include "ui/labs/labs_panel.h"
#include "ui/labs/prediction_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/stop_slider.h"
#include "ui/widgets/table_export_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace convlens;
using convlens::test::LargeLetters;

namespace {

constexpr int kWait = 120000; // the machine that tests may be busy

struct Desk {
    Desk() : workflow(session, jobs), panel({session, workflow, jobs}, nullptr) {
        panel.resize(760, 640);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel)) qFatal("the panel does not show");
    }
    LabPage& open(const QString& id) {
        panel.showLab(id);
        panel.currentPage()->setMeasureSeconds(0);
        panel.currentPage()->catchUp();
        return *panel.currentPage();
    }
    SessionObject session;
    JobService jobs;
    Workflow workflow;
    LabsPanel panel;
};

template <class T>
T* find(QWidget& in, const char* name) {
    T* found = in.findChild<T*>(QLatin1String(name));
    if (!found) qFatal("no %s", name);
    return found;
}

void click(QWidget& in, const char* name) {
    QTest::mouseClick(find<QPushButton>(in, name), Qt::LeftButton);
}

/// The smallest settings: what is measured in a test need not be large.
LabSettings smallest(const Lab& lab) {
    LabSettings settings = defaultSettings(lab.parameters);
    for (const LabParameter& p : lab.parameters)
        if (p.isNumber() && p.maximum > 16) settings.setNumber(p.key, p.stops.empty() ? p.minimum : p.stops.front());
    return settings;
}

/// How much of the page lies beside what is to be seen of it.
int beside(const LabPage& page) {
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    const auto* area = qobject_cast<QScrollArea*>(page.parentWidget()->parentWidget());
    if (!area) qFatal("the page is in no scroll area");
    return area->horizontalScrollBar()->maximum();
}

void eachLab() {
    QTest::addColumn<QString>("id");
    for (const Lab& lab : labs())
        QTest::newRow(lab.id.c_str()) << QString::fromStdString(lab.id);
}

} // namespace

class TestLabsPanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_labs_panel"));
        QStandardPaths::setTestModeEnabled(true);
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        QFile::remove(answersFile());
    }
    void cleanupTestCase() { QFile::remove(answersFile()); }

    void theListOpensEachLab() {
        Desk desk;
        auto* list = find<QListWidget>(desk.panel, "labList");
        QCOMPARE(list->count(), int(labs().size()));
        list->setFocus();
        for (int row = 0; row < list->count(); ++row) {
            QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(row)).center());
            QCOMPARE(&desk.panel.currentPage()->lab(), &labs()[std::size_t(row)]);
        }
    }

    void everythingIsSaid_data() { eachLab(); }
    void everythingIsSaid() {
        QFETCH(QString, id);
        Desk desk;
        LabPage& page = desk.open(id);
        QVERIFY(!find<QLabel>(page, "labLookFor")->text().isEmpty());
        QVERIFY(find<QLabel>(page, "labPaper")->text().contains("arXiv"));
        QVERIFY(!find<QLabel>(page, "labFindings")->text().isEmpty());
        const QString help = find<QTextBrowser>(page, "labHelp")->toPlainText();
        QVERIFY(help.size() > 400);
        for (const LabParameter& p : page.lab().parameters) {
            QVERIFY2(help.contains(QString::fromStdString(p.title)), p.key.c_str());
            if (p.isText) continue; // its page sets it
            auto* control = find<QWidget>(page, ("lab-" + p.key).c_str());
            QVERIFY2(!control->toolTip().isEmpty() && !control->accessibleName().isEmpty(), p.key.c_str());
        }
        for (const auto* button : page.findChildren<QPushButton*>())
            if (!button->toolTip().isEmpty() || button->isVisible())
                QVERIFY2(!button->toolTip().isEmpty(), qPrintable(button->objectName()));
    }

    void eachControlChangesTheSettings_data() { eachLab(); }
    void eachControlChangesTheSettings() {
        QFETCH(QString, id);
        Desk desk;
        LabPage& page = desk.open(id);
        QSignalSpy refreshed(&page, &LabPage::refreshed);
        for (const LabParameter& p : page.lab().parameters) {
            if (p.isText) continue;
            const LabSettings before = page.view().settings;
            refreshed.clear();
            if (p.isChoice()) {
                auto* box = find<QComboBox>(page, ("lab-" + p.key).c_str());
                box->setFocus();
                QTest::keyClick(box, box->currentIndex() == 0 ? Qt::Key_Down : Qt::Key_Up);
                QVERIFY2(page.view().settings.choice(p.key) != before.choice(p.key), p.key.c_str());
            } else {
                auto* field = find<QDoubleSpinBox>(page, ("lab-" + p.key).c_str());
                const bool atEnd = field->value() >= field->maximum();
                field->setFocus();
                QTest::keyClick(field, atEnd ? Qt::Key_Down : Qt::Key_Up);
                const double moved = page.view().settings.number(p.key);
                LabSettings wanted = before;
                wanted.setNumber(p.key, before.number(p.key) + (atEnd ? -p.step : p.step));
                if (checkFit(page.lab(), wanted)) // else the next value that goes with the others
                    QCOMPARE(moved, wanted.number(p.key));
                else
                    QVERIFY2(atEnd ? moved < before.number(p.key) : moved > before.number(p.key), p.key.c_str());
                QVERIFY(checkFit(page.lab(), page.view().settings).has_value());
                auto* slider = find<StopSlider>(page, ("lab-" + p.key + "-slider").c_str());
                QVERIFY(std::abs(slider->realValue() - moved) < 1e-6);
                slider->setFocus();
                QTest::keyClick(slider, Qt::Key_Home);
                QCOMPARE(page.view().settings.number(p.key), p.minimum);
                QVERIFY(checkSettings(page.lab().parameters, page.view().settings).has_value());
            }
            QVERIFY(!refreshed.isEmpty());
        }
    }

    void measuringFillsChartsAndTables_data() { eachLab(); }
    void measuringFillsChartsAndTables() {
        QFETCH(QString, id);
        Desk desk;
        LabPage& page = desk.open(id);
        if (!page.lab().measure) QSKIP("this lab measures nothing");
        page.setSettings(smallest(page.lab()));
        QVERIFY(!page.view().run);
        click(page, "labMeasure");
        QVERIFY(page.isMeasuring());
        QVERIFY(!page.findChild<LabControls*>()->isEnabled());
        QTRY_VERIFY_WITH_TIMEOUT(!page.isMeasuring(), kWait);
        QVERIFY(page.view().run);
        QVERIFY(page.findChild<LabControls*>()->isEnabled());
        for (const LabOption& option :
             page.lab().options ? page.lab().options(page.view().settings) : std::vector<LabOption>())
            QVERIFY2(page.view().run->find(option.id), option.id.c_str());
        // Other settings have their own measurement, and the first come back.
        const LabSettings measured = page.view().settings;
        page.setSettings(defaultSettings(page.lab().parameters));
        if (!(measured == page.view().settings)) QVERIFY(!page.view().run);
        page.setSettings(measured);
        QVERIFY(page.view().run);
        page.catchUp();
        for (auto* chart : page.findChildren<ChartWidget*>())
            QVERIFY2(!chart->data().isEmpty() || !chart->data().emptyText.isEmpty(), qPrintable(chart->objectName()));
    }

    void measuringCanBeStopped_data() { eachLab(); }
    void measuringCanBeStopped() {
        QFETCH(QString, id);
        Desk desk;
        LabPage& page = desk.open(id);
        if (!page.lab().measure) QSKIP("this lab measures nothing");
        page.setMeasureSeconds(30);
        QSignalSpy problems(&desk.session, &SessionObject::problemReported);
        click(page, "labMeasure");
        QCOMPARE(find<QPushButton>(page, "labMeasure")->text(), QStringLiteral("Stop"));
        QTest::qWait(50);
        click(page, "labMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(!page.isMeasuring(), kWait);
        QVERIFY(!page.view().run);
        QVERIFY(problems.isEmpty()); // a stop is no failure
    }

    void everyChartIsExported_data() { eachLab(); }
    void everyChartIsExported() {
        QFETCH(QString, id);
        QTemporaryDir folder;
        Desk desk;
        LabPage& page = desk.open(id);
        click(page, "labExport");
        auto* dialog = desk.panel.findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"))->setCurrentIndex(2);
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->clear();
        QTest::keyClicks(path, folder.filePath(QStringLiteral("lab.png")));
        QSignalSpy saved(dialog, &ExportDialog::saved);
        QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportSave")), Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, kWait);
        QVERIFY(!QImage(folder.filePath(QStringLiteral("lab.png"))).isNull());
    }

    void everyTableIsSaved_data() { eachLab(); }
    void everyTableIsSaved() {
        QFETCH(QString, id);
        QTemporaryDir folder;
        Desk desk;
        LabPage& page = desk.open(id);
        auto* choice = find<QComboBox>(page, "labTableChoice");
        for (int i = 0; i < choice->count(); ++i) {
            choice->setCurrentIndex(i);
            find<QTabWidget>(page, "labTabs")->setCurrentWidget(choice->parentWidget());
            click(page, "labSaveTable");
            auto* dialog = desk.panel.findChild<TableExportDialog*>();
            QVERIFY(dialog);
            const QString file = folder.filePath(QStringLiteral("table%1.csv").arg(i));
            QSignalSpy notices(&desk.session, &SessionObject::noticeReported);
            find<QLineEdit>(*dialog, "tablePath")->setText(file);
            click(*dialog, "tableSave");
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(file), kWait);
            QTRY_COMPARE_WITH_TIMEOUT(notices.size(), 1, kWait);
            QFile read(file);
            QVERIFY(read.open(QIODevice::ReadOnly));
            QVERIFY(read.readAll().startsWith(
                page.lab().tables(page.view().settings, nullptr)[std::size_t(i)].table.columns.front().key.c_str()));
            QTRY_VERIFY(!desk.panel.findChild<TableExportDialog*>());
        }
    }

    /// With letters twice as large nothing lies beside the window: controls and buttons go one below the other.
    void largeLettersHaveRoom_data() { eachLab(); }
    void largeLettersHaveRoom() {
        QFETCH(QString, id);
        int columns = 0;
        {
            const LargeLetters large;
            Desk desk;
            LabPage& page = desk.open(id);
            QCOMPARE(beside(page), 0);
            click(page, "labPredict");
            QCOMPARE(beside(page), 0);
            columns = page.findChild<LabControls*>()->columns();
            desk.panel.resize(2000, 900);
            QTRY_COMPARE(page.findChild<LabControls*>()->columns(), 2);
        }
        if (id == QLatin1String("channel-shuffle")) QCOMPARE(columns, 1);
        Desk desk;
        QCOMPARE(desk.open(id).findChild<LabControls*>()->columns(), 2);
    }

    /// Nobody waits for what lies behind the other tabs, and it is there soon.
    void theTabsBehindAreMadeInTurn() {
        Desk desk;
        desk.panel.showLab(QStringLiteral("depthwise-separable"));
        LabPage& page = *desk.panel.currentPage();
        auto* help = find<QTextBrowser>(page, "labHelp");
        auto* chart = find<ChartWidget>(page, "labChart-separable-over-kernel");
        QTRY_VERIFY(!help->toPlainText().isEmpty() && !chart->data().caption.isEmpty());
        // A tab that is shown before its turn is made at once.
        const QString before = chart->data().caption;
        find<QDoubleSpinBox>(page, "lab-out-channels")->setValue(64);
        QCOMPARE(chart->data().caption, before);
        find<QTabWidget>(page, "labTabs")->setCurrentWidget(chart);
        QVERIFY(chart->data().caption != before);
    }

    /// Rank, measure, read the verdict, and find it in the sheet: in every lab.
    void everyLabAsksFirst_data() { eachLab(); }
    void everyLabAsksFirst() {
        QFETCH(QString, id);
        QFile::remove(answersFile());
        Desk desk;
        LabPage& page = desk.open(id);
        page.setSettings(smallest(page.lab()));
        click(page, "labPredict");
        auto* prediction = page.findChild<PredictionPanel*>();
        QVERIFY(prediction->isVisible());
        auto* list = find<QListWidget>(*prediction, "predictionList");
        const std::vector<std::string> offered = prediction->ranking();
        QVERIFY(offered.size() >= 2);
        // The last goes before its neighbour, and every row keeps its number.
        list->setCurrentRow(list->count() - 1);
        click(*prediction, "predictionUp");
        std::vector<std::string> wanted = offered;
        std::swap(wanted[wanted.size() - 1], wanted[wanted.size() - 2]);
        QCOMPARE(prediction->ranking(), wanted);
        for (int row = 0; row < list->count(); ++row)
            QVERIFY2(list->item(row)->text().startsWith(QStringLiteral("%1. ").arg(row + 1)) &&
                         list->item(row)->text().size() > 4,
                     qPrintable(list->item(row)->text()));
        click(*prediction, "predictionMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(prediction->answer().has_value(), kWait);
        const Prediction answer = *prediction->answer();
        QCOMPARE(answer.lab, id.toStdString());
        QCOMPARE(answer.predicted.size(), offered.size());
        QCOMPARE(answer.pairs, int(offered.size() * (offered.size() - 1) / 2));
        QVERIFY(!list->isVisible()); // the ranking stands in the comparison
        QCOMPARE(beside(page), 0);
        const QString shown = find<QLabel>(*prediction, "predictionComparison")->text();
        for (const std::string& title : answer.predicted)
            QVERIFY2(shown.count(QString::fromStdString(title).toHtmlEscaped()) >= 2, title.c_str());
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        // The sheet lays out the newest.
        desk.panel.showAnswers();
        auto* dialog = desk.panel.findChild<AnswersDialog*>();
        QTRY_COMPARE_WITH_TIMEOUT(find<CopyTable>(*dialog, "answersTable")->model()->rowCount(), 1, kWait);
        const QString detail = find<QLabel>(*dialog, "answersDetail")->text();
        QVERIFY2(detail.contains(QString::fromStdString(page.lab().title).toHtmlEscaped()), qPrintable(detail));
        QVERIFY(detail.contains(find<QLabel>(*prediction, "predictionVerdict")->text()));
        dialog->close();
        // Other settings are another question.
        if (const LabSettings start = defaultSettings(page.lab().parameters); start != page.view().settings) {
            page.setSettings(start);
            QVERIFY(!prediction->answer() && list->isVisible());
        }
    }

    void theRankingIsSortedByDragging() {
        Desk desk;
        LabPage& page = desk.open(QStringLiteral("depthwise-separable"));
        click(page, "labPredict");
        auto* list = find<QListWidget>(page, "predictionList");
        // What a drop inside the list does: the row is put in at its new place, then taken from the old one.
        QVERIFY(list->model()->moveRow({}, 2, {}, 0));
        QCOMPARE(page.findChild<PredictionPanel*>()->ranking(),
                 (std::vector<std::string>{"pointwise", "standard", "depthwise"}));
        QCOMPARE(list->item(0)->text(), QStringLiteral("1. pointwise layer"));
        QCOMPARE(list->item(2)->text(), QStringLiteral("3. depthwise layer"));
    }

    void predictingComesFirstAndIsKept() {
        QFile::remove(answersFile());
        Desk desk;
        LabPage& page = desk.open(QStringLiteral("depthwise-separable"));
        page.setSettings(smallest(page.lab()));
        click(page, "labMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(!page.isMeasuring(), kWait);
        QVERIFY(page.view().run);
        // What is known already is hidden while one predicts.
        click(page, "labPredict");
        QVERIFY(!page.view().run);
        auto* prediction = page.findChild<PredictionPanel*>();
        QVERIFY(prediction && prediction->isVisible());
        QCOMPARE(prediction->ranking(), (std::vector<std::string>{"standard", "depthwise", "pointwise"}));
        auto* list = find<QListWidget>(*prediction, "predictionList");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(2)).center());
        QVERIFY(!find<QPushButton>(*prediction, "predictionDown")->isEnabled());
        click(*prediction, "predictionUp");
        click(*prediction, "predictionUp");
        QCOMPARE(prediction->ranking(), (std::vector<std::string>{"pointwise", "standard", "depthwise"}));
        click(*prediction, "predictionMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(prediction->answer().has_value(), kWait);
        QCOMPARE(prediction->answer()->pairs, 3);
        QCOMPARE(prediction->answer()->predicted.front(), std::string("pointwise layer"));
        QVERIFY(page.view().run);
        QVERIFY(find<QLabel>(*prediction, "predictionVerdict")->text().contains("3"));
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), kWait);
        const auto kept = readPredictions(answersFile().toStdString());
        QVERIFY(kept.has_value());
        QCOMPARE(kept->size(), std::size_t(1));
        QVERIFY(kept->front() == *prediction->answer());
        // The sheet, and the sheet as a table.
        click(*prediction, "predictionAnswers");
        auto* dialog = desk.panel.findChild<AnswersDialog*>();
        QVERIFY(dialog);
        auto* table = find<CopyTable>(*dialog, "answersTable");
        QTRY_COMPARE_WITH_TIMEOUT(table->model()->rowCount(), 1, kWait);
        QTemporaryDir folder;
        click(*dialog, "answersSave");
        auto* save = dialog->findChild<TableExportDialog*>();
        QVERIFY(save);
        find<QLineEdit>(*save, "tablePath")->setText(folder.filePath(QStringLiteral("answers.json")));
        click(*save, "tableSave");
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder.filePath(QStringLiteral("answers.json"))), kWait);
        dialog->close();
        // Once more, and back to the usual page.
        click(*prediction, "predictionMeasure");
        QVERIFY(!prediction->answer().has_value() && !page.view().run);
        click(page, "labPredict");
        QVERIFY(page.view().run && !prediction->isVisible());
    }
};

QTEST_MAIN(TestLabsPanel)
#include "tst_labs_panel.moc"
