#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/cost_views.h"
#include "ui/charts/export_dialog.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/cost/cost_panel.h"
#include "ui/session/network_jobs.h"
#include "ui/session/session_object.h"
#include "ui/session/trained_choice.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <set>

using namespace convlens;

namespace {

/// A session as the window has it; the focused network is measured with made-up times unless said otherwise.
struct Desk {
    explicit Desk(bool measured = true) : workflow(session, jobs) {
        if (measured) session.setMeasurement(test::measurement(session.network(), test::slowDepthwise));
    }
    PanelContext context() { return {session, workflow, jobs}; }
    SessionObject session;
    JobService jobs;
    Workflow workflow;
};

void press(QWidget& parent, const char* name) {
    auto* button = parent.findChild<QPushButton*>(QLatin1String(name));
    QVERIFY2(button, name);
    QTest::mouseClick(button, Qt::LeftButton);
}

} // namespace

class TestCostAndComparePanels : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }

    void clickOnABarSelectsTheLayerAndBack() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        press(panel, "costByLayer");
        const QPoint at = panel.chart()->geometry().rowRect(5).center().toPoint();
        QTest::mouseClick(panel.chart()->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(desk.session.selectedLayer(), LayerId{5});
        desk.session.selectLayer(LayerId{60});
        QCOMPARE(panel.chart()->highlighted(), 60);
        QVERIFY(panel.chart()->chartLayout().plot.contains(panel.chart()->geometry().rowRect(60).center()));
        // By operator the bar that holds the layer is marked.
        press(panel, "costByOperator");
        const OperatorGroup group = desk.session.network()->graph->groupOf(LayerId{60});
        QCOMPARE(panel.chart()->data().category.categories.at(panel.chart()->highlighted()), operatorTitle(group));
        QCOMPARE(desk.session.selectedLayer(), LayerId{60});
    }

    void unmeasuredNetworkHasAHintAndAButton() {
        Desk desk(false);
        CostPanel panel(desk.context());
        panel.show();
        QVERIFY(panel.findChild<QLabel*>(QStringLiteral("costHint"))->isVisible());
        QCOMPARE(int(panel.chart()->data().series.size()), 1);
        desk.session.setMeasurement(test::measurement(desk.session.network(), test::slowDepthwise));
        QVERIFY(!panel.findChild<QLabel*>(QStringLiteral("costHint"))->isVisible());
        QCOMPARE(int(panel.chart()->data().series.size()), 2);
        QVERIFY(
            panel.findChild<QLabel*>(QStringLiteral("costSentence"))->text().startsWith(QStringLiteral("Depthwise")));
    }

    void tableIsTheChartsTwinAndCopiesWithHeaders() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costTableSwitch");
        auto* table = panel.findChild<CopyTable*>(QStringLiteral("costTable"));
        QVERIFY(table->isVisible());
        const QStringList lines = table->textToCopy().trimmed().split(u'\n');
        QCOMPARE(lines.size(), panel.chart()->data().category.categories.size() + 1);
        QVERIFY(lines.first().startsWith(QStringLiteral("operator\t")));
        double macs = 0;
        for (int i = 1; i < lines.size(); ++i)
            macs += lines[i].split(u'\t')[2].toDouble();
        QCOMPARE(macs, double(desk.session.network()->cost->total.macs));
    }

    void everyChartIsOneChoiceAway() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        auto* kinds = panel.findChild<QComboBox*>(QStringLiteral("costKind"));
        QCOMPARE(kinds->count(), int(costViews().size()));
        auto* sentence = panel.findChild<QLabel*>(QStringLiteral("costSentence"));
        for (int i = 0; i < kinds->count(); ++i) {
            kinds->setFocus();
            if (i > 0) QTest::keyClick(kinds, Qt::Key_Down);
            QCOMPARE(kinds->currentIndex(), i);
            const CostViewInfo& info = costViewInfo(panel.kind());
            const bool has = info.needs != CostNeeds::Variants;
            QCOMPARE(!panel.chart()->data().isEmpty(), has);
            QCOMPARE(sentence->isVisible(), has);
            if (!has) QVERIFY(!panel.chart()->data().emptyText.isEmpty());
            // Only the controls that change this chart are there.
            QCOMPARE(panel.findChild<QPushButton*>(QStringLiteral("costByLayer"))->isVisible(), info.grouped);
            QCOMPARE(panel.findChild<QComboBox*>(QStringLiteral("costOrder"))->isVisible(), info.ordered);
            const auto* logarithmic = panel.findChild<QCheckBox*>(QStringLiteral("costLogarithmic"));
            QCOMPARE(logarithmic->isEnabled(), info.logarithmic); // where it makes no sense it says why
            QVERIFY(logarithmic->isVisible() && !logarithmic->toolTip().isEmpty());
        }
    }

    void clickOnAPointSelectsTheLayerAndBack() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        panel.showView(CostViewKind::Roofline);
        // The point whose layer is to be found again: the classifier, alone in its corner.
        const Graph& graph = *desk.session.network()->graph;
        LayerId classifier;
        for (int i = 0; i < graph.layerCount(); ++i)
            if (operatorName(graph, LayerId{i}) == "fully connected") classifier = LayerId{i};
        desk.session.selectLayer(classifier);
        const int item = panel.chart()->highlighted();
        QVERIFY(item >= 0);
        desk.session.selectLayer(LayerId{0});
        QVERIFY(panel.chart()->highlighted() != item);
        const ChartGeometry places = panel.chart()->geometry();
        const ChartHit hit = places.hitOfFlat(item);
        const QPointF at = *places.pointPosition(hit.series, hit.index);
        QTest::mouseClick(panel.chart()->viewport(), Qt::LeftButton, {}, at.toPoint());
        QCOMPARE(desk.session.selectedLayer(), classifier);
        QCOMPARE(panel.chart()->highlighted(), item);
        QVERIFY(panel.chart()->toolTipAt(at).contains(QStringLiteral("operations per byte")));
    }

    void axesAreLinearWhenAskedFor() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        panel.showView(CostViewKind::MacsAgainstTime);
        QVERIFY(panel.chart()->data().category.logarithmic && panel.chart()->data().value.logarithmic);
        auto* box = panel.findChild<QCheckBox*>(QStringLiteral("costLogarithmic"));
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(!panel.chart()->data().category.logarithmic && !panel.chart()->data().value.logarithmic);
        // Bars have a choice of their own, which a session keeps.
        panel.showView(CostViewKind::Pace);
        QVERIFY(!box->isChecked() && !panel.chart()->data().value.logarithmic);
        QTest::keyClick(box, Qt::Key_Space);
        QVERIFY(panel.chart()->data().value.logarithmic);
        CostPanel other(desk.context());
        other.setSessionState(panel.sessionState());
        QVERIFY(other.kind() == CostViewKind::Pace && other.chart()->data().value.logarithmic);
        panel.showView(CostViewKind::Cumulative);
        QVERIFY(!box->isEnabled() && !box->isChecked());
        panel.showView(CostViewKind::MacsAgainstTime);
        QVERIFY(!box->isChecked());
    }

    void aTableOfAnyChartIsSavedWithItsConditions() {
        QTemporaryDir folder;
        Desk desk;
        CostPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        panel.showView(CostViewKind::MemoryAlong);
        press(panel, "costTableSwitch");
        auto* table = panel.findChild<CopyTable*>(QStringLiteral("costPlainTable"));
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), desk.session.network()->graph->layerCount());
        press(panel, "costExport"); // what is shown is exported: the table
        const auto dialog = [&panel]() -> TableExportDialog* {
            for (auto* open : panel.findChildren<TableExportDialog*>())
                if (open->isVisible()) return open;
            return nullptr;
        };
        QVERIFY(dialog());
        const QString path = folder.filePath(QStringLiteral("table.csv"));
        QSignalSpy told(&desk.session, &SessionObject::noticeReported);
        dialog()->findChild<QLineEdit*>(QStringLiteral("tablePath"))->setText(path);
        press(*dialog(), "tableSave");
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, 60000);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(int(lines.size()), desk.session.network()->graph->layerCount() + 1);
        QVERIFY(lines[0].startsWith("name,operator,alive_bytes,output_bytes,"));
        QVERIFY(lines[0].contains("network"));
        // Where it cannot be written, that is said.
        press(panel, "costExport");
        QVERIFY(dialog());
        dialog()->findChild<QLineEdit*>(QStringLiteral("tablePath"))->setText(QStringLiteral("/proc/none/table.json"));
        press(*dialog(), "tableSave");
        auto* message = dialog()->findChild<QLabel*>(QStringLiteral("tableMessage"));
        QTRY_VERIFY_WITH_TIMEOUT(message->text().contains(QStringLiteral("/proc/none")), 60000);
    }

    void enginesAndPlansAreMeasuredByAButton() {
        Desk desk;
        NetworkSpec small = desk.session.spec();
        small.width = 0.35;
        small.resolution = 32;
        desk.session.setSpec(small);
        desk.workflow.setMeasureSeconds(0, 0);
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.network()->weights && desk.jobs.isIdle(), 60000);
        CostPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        panel.showView(CostViewKind::Engines);
        QVERIFY(panel.findChild<QLabel*>(QStringLiteral("costHint"))->isVisible());
        press(panel, "costMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(!desk.session.variants().empty(), 120000);
        std::size_t expected = 0;
        for (const Engine* engine : engines())
            expected += engine->plans().size();
        QCOMPARE(desk.session.variants().size(), expected);
        QCOMPARE(std::size_t(panel.chart()->data().category.categories.size()), expected);
        // What is chosen is the network's own measurement from then on.
        QVERIFY(desk.session.measurement());
        QCOMPARE(desk.session.measurement()->engine, desk.workflow.engine().toStdString());
        panel.showView(CostViewKind::Plans);
        QCOMPARE(int(panel.chart()->data().series.size()), 2);
        desk.workflow.setThreads(2);
        if (desk.workflow.threads() == 2) QVERIFY(desk.session.variants().empty());
        small.resolution = 64;
        desk.session.setSpec(small);
        QVERIFY(desk.session.variants().empty());
    }

    void pinAndCompareByClicks() {
        Desk desk;
        ComparePanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        press(panel, "compareHintPin");
        QCOMPARE(int(desk.session.pinned().size()), 1);
        desk.session.pinNetwork(*parseNetworkSpec("mobilenet_v1"), RandomWeights{1});
        auto* macs = panel.findChild<ChartWidget*>(QStringLiteral("compareChart1"));
        QCOMPARE(int(macs->data().series[0].values.size()), 2);
        auto* baseline = panel.findChild<QComboBox*>(QStringLiteral("compareBaseline"));
        baseline->setCurrentIndex(1);
        emit baseline->activated(1);
        QVERIFY(macs->data().series[0].labels[1].contains(QChar(0x00D7)));
        QVERIFY(panel.findChild<CopyTable*>(QStringLiteral("compareTable"))
                    ->textToCopy()
                    .contains(QStringLiteral("against A")));
        press(panel, "compareShowB");
        QCOMPARE(int(desk.session.spec().family), int(Family::MobileNetV1));
        press(panel, "compareUnpinA");
        QTRY_COMPARE(int(desk.session.pinned().size()), 1);
        QCOMPARE(desk.session.pinned().front().letter, QChar(u'B'));
    }

    void aRowPinsTheSameNetworkUnderOtherConditionsAndMovesIt() {
        Desk desk;
        desk.session.pinCurrent();
        ComparePanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        const auto choose = [&panel](const char* button, const QString& text) {
            QMenu* menu = panel.findChild<QPushButton*>(QLatin1String(button))->menu();
            emit menu->aboutToShow(); // as opening it does
            QList<QAction*> actions = menu->actions();
            for (QAction* action : menu->actions())
                if (action->menu()) actions += action->menu()->actions();
            for (QAction* action : actions)
                if (action->text() == text && action->isEnabled()) return action->trigger(), true;
            return false;
        };
        QVERIFY(choose("compareMoreA", QStringLiteral("the optimised plan")));
        QTRY_COMPARE(int(desk.session.pinned().size()), 2);
        QVERIFY(desk.session.pinned()[1].conditions ==
                (EngineChoice{desk.workflow.engine().toStdString(), PlanKind::Optimised, desk.workflow.threads()}));
        const auto words = [&panel](const char* label) {
            return panel.findChild<QLabel*>(QLatin1String(label))->text();
        };
        QTRY_VERIFY(panel.findChild<QLabel*>(QStringLiteral("compareConditionsB")));
        QVERIFY(words("compareConditionsA").contains(QStringLiteral("as drawn")));
        QVERIFY(words("compareConditionsB").contains(QStringLiteral("optimised")));
        QVERIFY(!choose("compareMoreA", QStringLiteral("the optimised plan"))); // pinned already
        QVERIFY(!choose("compareMoreA", QStringLiteral("Move up")));
        QVERIFY(choose("compareMoreA", QStringLiteral("Move down")));
        QTRY_COMPARE(desk.session.pinned()[0].letter, QChar(u'B'));
        desk.session.undoStack()->undo();
        QCOMPARE(desk.session.pinned()[0].letter, QChar(u'A'));
    }

    void timesOfASessionStandAgainstTodays() {
        Desk desk;
        auto then = std::make_shared<MeasurementResult>(*desk.session.measurement());
        then->reopened = true;
        then->takenAt = QStringLiteral("2026-01-02T03:04:05+00:00");
        then->measurement.total.medianMs = 8;
        auto today = std::make_shared<MeasurementResult>(*desk.session.measurement());
        today->measurement.total.medianMs = 2;
        today->measurement.total.doubtful = true;
        SessionObject::Beginning beginning;
        beginning.network = desk.session.network();
        beginning.pinned.resize(1);
        beginning.pinned[0].letter = 'A';
        beginning.pinned[0].network = desk.session.network();
        beginning.pinned[0].measurement = then;
        desk.session.begin(std::move(beginning));
        ComparePanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        const auto words = [&panel] {
            QString text; // rows are made anew; the old ones go later
            for (const QLabel* label : panel.findChildren<QLabel*>(QStringLiteral("compareSavedA")))
                if (label->isVisible()) text = label->text();
            return text;
        };
        QCOMPARE(words(), QStringLiteral("measured 2026-01-02"));
        auto* table = panel.findChild<CopyTable*>(QStringLiteral("compareTable"));
        QVERIFY(!table->textToCopy().contains(QStringLiteral("time in the session")));
        desk.session.setPinnedMeasurement(desk.session.pinned()[0].id, today);
        QTRY_VERIFY(words().startsWith(QStringLiteral("2026-01-02: 8")));
        QVERIFY2(words().contains(QStringLiteral("?")) &&
                     words().contains(QStringLiteral("0.25")), // doubtful; a quarter
                 qPrintable(words()));
        QVERIFY(table->textToCopy().contains(QStringLiteral("time in the session")));
    }

    void theSixTrainedNetworksStandBesideEachOther() {
        Desk desk(false);
        ComparePanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        press(panel, "compareHintTrained");
        desk.workflow.stopAll(); // the times are another matter
        QCOMPARE(int(desk.session.pinned().size()), 6);
        auto* accuracy = panel.findChild<ChartWidget*>(QStringLiteral("compareChart%1").arg(kCompareMeasureCount + 4));
        QVERIFY(!accuracy->isVisible()); // their files are not read yet
        for (const PinnedNetwork& pin : std::vector(desk.session.pinned()))
            desk.session.setPinnedWeights(pin.id, *loadNetworkWeights(pin.network, {}));
        QVERIFY(accuracy->isVisible());
        QCOMPARE(int(accuracy->data().series.size()), 7); // and the intervals
    }

    void theSixComeBesideWhatIsPinnedToo() {
        Desk desk;
        ComparePanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        chooseTrained(desk.session, Family::MobileNetV1);
        desk.session.pinCurrent();
        const auto before = desk.session.pinned().size();
        auto* button = panel.findChild<QPushButton*>(QStringLiteral("compareTrained"));
        QVERIFY(button->isVisible());
        press(panel, "compareTrained");
        desk.workflow.stopAll();
        QCOMPARE(desk.session.pinned().size(), before + 5); // one is there already
        QVERIFY(!button->isVisible());                      // all six are there
    }

    void exportByClicks_data() {
        QTest::addColumn<int>("format");
        QTest::addColumn<QString>("suffix");
        QTest::newRow("pdf") << 0 << "pdf";
        QTest::newRow("svg") << 1 << "svg";
        QTest::newRow("png") << 2 << "png";
    }
    void exportByClicks() {
        QFETCH(int, format);
        QFETCH(QString, suffix);
        QTemporaryDir folder;
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"))->setCurrentIndex(format);
        QVERIFY(dialog->path().endsWith(u'.' + suffix));
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->clear();
        QTest::keyClicks(path, folder.filePath(QStringLiteral("chart.") + suffix));
        QSignalSpy saved(dialog, &ExportDialog::saved);
        press(*dialog, "exportSave");
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 60000);
        // Read again by others.
        const QString name = folder.filePath(QStringLiteral("chart.") + suffix);
        QFile file(name);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QImage picture;
        if (suffix == u"pdf") {
            QVERIFY(bytes.startsWith("%PDF"));
            const QString toPpm = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
            if (toPpm.isEmpty()) QSKIP("pdftoppm is not installed");
            QCOMPARE(QProcess::execute(toPpm, {"-r", "50", "-singlefile", name, name}), 0);
            picture = QImage(name + ".ppm");
        } else if (suffix == u"svg") {
            QXmlStreamReader xml(bytes);
            QStringList elements;
            while (!xml.atEnd())
                if (xml.readNext() == QXmlStreamReader::StartElement) elements << xml.name().toString();
            QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
            QCOMPARE(elements.value(0), QStringLiteral("svg"));
            QVERIFY(elements.count(QStringLiteral("text")) > 10);
            return;
        } else {
            picture = QImage::fromData(bytes);
            QVERIFY(!picture.text(QStringLiteral("Description")).isEmpty()); // its conditions
        }
        QVERIFY(picture.width() > 200);
        std::set<QRgb> colours;
        for (int y = 0; y < picture.height(); y += 2)
            for (int x = 0; x < picture.width(); x += 2)
                colours.insert(picture.pixel(x, y));
        QVERIFY(colours.contains(theoryColour(Theme::Light).rgb())); // drawn, and in its colours
        QVERIFY(colours.contains(timeColour(Theme::Light).rgb()));
    }

    void theDialogsButtonCopiesTheChart() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        QApplication::clipboard()->clear();
        press(*dialog, "exportCopy");
        const auto content = [] { return QApplication::clipboard()->mimeData(); };
        QTRY_VERIFY_WITH_TIMEOUT(content() && content()->hasImage(), 60000);
        const QMimeData* copied = content();
        QVERIFY(qvariant_cast<QImage>(copied->imageData()).width() > 200);
        QVERIFY(copied->data(QStringLiteral("image/svg+xml")).contains("<svg"));
    }

    void allChartsGoToAFolder() {
        QTemporaryDir folder;
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        auto* charts = dialog->findChild<QComboBox*>(QStringLiteral("exportChart"));
        const auto single = charts->count() - 1; // the last one is all of them
        charts->setCurrentIndex(single);
        dialog->findChild<QComboBox*>(QStringLiteral("exportFormat"))->setCurrentIndex(1);
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->clear();
        QTest::keyClicks(path, folder.filePath(QStringLiteral("charts")));
        QSignalSpy saved(dialog, &ExportDialog::saved);
        press(*dialog, "exportSave");
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, 60000);
        const QStringList files = QDir(folder.filePath(QStringLiteral("charts"))).entryList({"*.svg"}, QDir::Files);
        QCOMPARE(files.size(), single);
    }

    void thePreviewComesAndFollowsTheOptions() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        auto* picture = dialog->findChild<QLabel*>(QStringLiteral("exportPreview"));
        QTRY_VERIFY_WITH_TIMEOUT(!picture->pixmap().isNull(), 60000);
        const QColor light = picture->pixmap().toImage().pixelColor(2, 2);
        dialog->findChild<QComboBox*>(QStringLiteral("exportTheme"))->setCurrentIndex(1);
        QTRY_VERIFY_WITH_TIMEOUT(picture->pixmap().toImage().pixelColor(2, 2).lightness() < light.lightness() / 2,
                                 60000);
    }

    /// What is seen before is what is written: the same page, pixel by pixel, at the size of the preview.
    void thePreviewIsThePageThatIsWritten() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        auto* picture = dialog->findChild<QLabel*>(QStringLiteral("exportPreview"));
        QTRY_VERIFY_WITH_TIMEOUT(!picture->pixmap().isNull() && desk.jobs.isIdle(), 60000);
        const QImage seen = picture->pixmap().toImage().convertToFormat(QImage::Format_RGB32);
        CostScene scene;
        scene.view.network = desk.session.network();
        scene.view.measurement = desk.session.measurement();
        const auto page = drawChartPage(costViewChart(CostViewKind::Shares, scene, Theme::Light), {});
        QVERIFY(page);
        const auto drawn = rasterise(*page, seen.size());
        QVERIFY(drawn);
        QVERIFY(seen.size().width() > 100);
        QCOMPARE(seen, drawn->convertToFormat(QImage::Format_RGB32));
    }

    void closingTheDialogWhileItWritesEndsCleanly() {
        QTemporaryDir folder;
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->clear();
        QTest::keyClicks(path, folder.filePath(QStringLiteral("chart.pdf")));
        press(*dialog, "exportSave");
        press(*dialog, "exportClose");
        QTRY_VERIFY_WITH_TIMEOUT(desk.jobs.isIdle(), 60000);
        QTRY_VERIFY(!panel.findChild<ExportDialog*>());
        QFile file(folder.filePath(QStringLiteral("chart.pdf")));
        if (file.open(QIODevice::ReadOnly)) QVERIFY(file.readAll().endsWith("%%EOF\n")); // whole or not at all
    }

    void aFileThatCannotBeWrittenIsSaidAndTheDialogStays() {
        Desk desk;
        CostPanel panel(desk.context());
        panel.show();
        press(panel, "costExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        auto* path = dialog->findChild<QLineEdit*>(QStringLiteral("exportPath"));
        path->clear();
        QTest::keyClicks(path, QStringLiteral("/proc/none/chart.pdf"));
        press(*dialog, "exportSave");
        QTRY_VERIFY_WITH_TIMEOUT(dialog->findChild<QLabel*>(QStringLiteral("exportMessage"))
                                     ->text()
                                     .contains(QStringLiteral("/proc/none/chart.pdf")),
                                 60000);
        QVERIFY(dialog->isVisible());
        QVERIFY(dialog->findChild<QPushButton*>(QStringLiteral("exportSave"))->isEnabled());
        press(*dialog, "exportClose");
        QVERIFY(!dialog->isVisible());
    }
};

QTEST_MAIN(TestCostAndComparePanels)
#include "tst_cost_and_compare_panels.moc"
