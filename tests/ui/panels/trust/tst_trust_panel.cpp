#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_widget.h"
#include "ui/charts/export_dialog.h"
#include "ui/jobs/job_service.h"
#include "ui/panels/trust/trust_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/widgets/copy_table.h"

#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

struct Desk {
    Desk() : workflow(session, jobs) {}
    PanelContext context() { return {session, workflow, jobs}; }
    void measured(const std::vector<double>& samplesMs) {
        auto result = std::make_shared<MeasurementResult>(*test::measurement(session.network(), test::slowDepthwise));
        result->measurement.total = summarise(samplesMs, 30, 2);
        result->measurement.total.warmupMs = {12, 11};
        result->measurement.profiledMs = result->measurement.total.medianMs;
        result->measurement.stepSumMs = result->measurement.total.medianMs;
        session.setMeasurement(result);
    }
    SessionObject session;
    JobService jobs;
    Workflow workflow;
};

std::vector<double> quiet() {
    std::vector<double> samples;
    for (int i = 0; i < 30; ++i)
        samples.push_back(10 + 0.02 * (i % 5));
    return samples;
}

void press(QWidget& parent, const char* name) {
    auto* button = parent.findChild<QPushButton*>(QLatin1String(name));
    QVERIFY2(button, name);
    QTest::mouseClick(button, Qt::LeftButton);
}

QString text(QWidget& parent, const char* name) {
    return parent.findChild<QLabel*>(QLatin1String(name))->text();
}

} // namespace

class TestTrustPanel : public QObject {
    Q_OBJECT
    QTemporaryDir m_settings, m_data;

private slots:
    void initTestCase() {
        QCoreApplication::setOrganizationName(QStringLiteral("convlens-test"));
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
        qputenv("XDG_DATA_HOME", m_data.path().toLocal8Bit());
    }

    void withoutAMeasurementItSaysWhatItWillShow() {
        Desk desk;
        TrustPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        QVERIFY(text(panel, "trustVerdict").startsWith(QStringLiteral("Not measured yet")));
        QVERIFY(!panel.findChild<QWidget*>(QStringLiteral("trustFigures"))->isVisible());
        QVERIFY(!panel.findChild<ChartWidget*>(QStringLiteral("trustRunsChart"))->data().emptyText.isEmpty());
    }

    void aQuietTimeIsTrustedAndADoubtfulOneSaysWhatToDo() {
        Desk desk;
        TrustPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        desk.measured(quiet());
        QVERIFY2(text(panel, "trustVerdict").contains(QStringLiteral("nothing speaks against it")),
                 qPrintable(text(panel, "trustVerdict")));
        QVERIFY(!panel.findChild<QLabel*>(QStringLiteral("trustFindings"))->isVisible());
        desk.measured({10, 10, 10, 25});
        QVERIFY(text(panel, "trustVerdict").startsWith(u'?'));
        QVERIFY(text(panel, "trustFindings").contains(QStringLiteral("Only 4 runs")));
        QVERIFY(text(panel, "trustFindings").contains(QStringLiteral("Measure longer.")));
        QVERIFY(panel.findChild<ChartWidget*>(QStringLiteral("trustRunsChart"))->data().doubtful);
    }

    void everyFigureIsThere() {
        Desk desk;
        TrustPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        desk.measured(quiet());
        QCoreApplication::processEvents(); // new labels are shown with the next events
        QStringList shown;
        for (const QLabel* label : panel.findChildren<QLabel*>())
            if (label->isVisible()) shown << label->text();
        for (const char* name : {"Median", "Fastest", "95 % below", "First run", "Warm-up", "Counted", "Outliers",
                                 "Load before", "Run with timed layers", "Cost of timing", "Sum of layers",
                                 "Unexplained rest", "Clock", "Governor", "Denormals", "Engine"})
            QVERIFY2(shown.contains(QLatin1String(name)), name);
        QVERIFY(shown.contains(QStringLiteral("30 runs")));
    }

    void runsSpreadAndMachineByClicksAndAsTables() {
        Desk desk;
        TrustPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        desk.measured(quiet());
        QVERIFY(panel.findChild<ChartWidget*>(QStringLiteral("trustRunsChart"))->isVisible());
        press(panel, "trustSpread");
        QVERIFY(panel.findChild<ChartWidget*>(QStringLiteral("trustSpreadChart"))->isVisible());
        QVERIFY(text(panel, "trustSentence").startsWith(QStringLiteral("Half of the runs")));
        press(panel, "trustTableSwitch");
        auto* table = panel.findChild<CopyTable*>(QStringLiteral("trustTable"));
        QVERIFY(table->isVisible());
        QCOMPARE(
            table->model()->rowCount(),
            int(panel.findChild<ChartWidget*>(QStringLiteral("trustSpreadChart"))->data().category.categories.size()));
        press(panel, "trustRuns");
        QCOMPARE(table->model()->rowCount(), 1 + 2 + 30);
        press(panel, "trustTableSwitch");
        auto* logarithmic = panel.findChild<QCheckBox*>(QStringLiteral("trustLogarithmic"));
        QTest::mouseClick(logarithmic, Qt::LeftButton, {}, QPoint(8, logarithmic->height() / 2));
        QVERIFY(panel.findChild<ChartWidget*>(QStringLiteral("trustRunsChart"))->data().value.logarithmic);
        press(panel, "trustSpread"); // counts have none, and it says why
        QVERIFY(logarithmic->isVisible() && !logarithmic->isEnabled() && !logarithmic->toolTip().isEmpty());
        press(panel, "trustMachine");
        QVERIFY(logarithmic->isEnabled() && !logarithmic->isChecked());
        press(panel, "trustRuns");
        QVERIFY(logarithmic->isChecked());
        press(panel, "trustExport");
        auto* dialog = panel.findChild<ExportDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->close();
    }

    void theMachineIsMeasuredOnceAndKept() {
        Desk desk;
        TrustPanel panel(desk.context());
        panel.resize(700, 600);
        panel.show();
        press(panel, "trustMachine");
        QVERIFY(!panel.findChild<QPushButton*>(QStringLiteral("trustExport"))->isEnabled());
        press(panel, "trustMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.machinePeaks(), 120000);
        QTRY_VERIFY(!desk.workflow.isMeasuring());
        QCOMPARE(
            panel.findChild<ChartWidget*>(QStringLiteral("trustArithmeticChart"))->data().category.categories.size(),
            desk.session.machinePeaks()->cores);
        QVERIFY(text(panel, "trustSentence").startsWith(QStringLiteral("One core makes")));
        QVERIFY(QFile::exists(m_data.filePath(QStringLiteral("convlens/machines.json"))));
        // Measured again when asked to.
        const auto before = desk.session.machinePeaks();
        press(panel, "trustMeasure");
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.machinePeaks() != before, 120000);
        QTRY_VERIFY(!desk.workflow.isMeasuring());
        // Another start finds them without measuring.
        Desk next;
        next.workflow.findPeaks();
        QTRY_VERIFY_WITH_TIMEOUT(next.session.machinePeaks(), 60000);
        QCOMPARE(next.session.machinePeaks()->takenAt, desk.session.machinePeaks()->takenAt);
        // A file that is not ours is said and left alone.
        QFile file(m_data.filePath(QStringLiteral("convlens/machines.json")));
        QVERIFY(file.resize(2));
        Desk broken;
        QSignalSpy problems(&broken.session, &SessionObject::problemReported);
        broken.workflow.findPeaks();
        QTRY_COMPARE_WITH_TIMEOUT(problems.size(), 1, 60000);
        QCOMPARE(file.size(), 2);
    }
};

QTEST_MAIN(TestTrustPanel)
#include "tst_trust_panel.moc"
