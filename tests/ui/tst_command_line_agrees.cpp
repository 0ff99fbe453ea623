#include "core/export/table_file.h"
#include "core/measure/peaks_file.h"
#include "core/networks/registry.h"
#include "core/session/session_file.h"
#include "core/sweep/sweep_table.h"
#include "tests/cli/cli_process.h"
#include "tests/ui/support/window_app.h"
#include "ui/charts/compare_charts.h"
#include "ui/charts/cost_views.h"
#include "ui/charts/trust_charts.h"
#include "ui/panels/sweep/sweep_panel.h"
#include "ui/session/passports.h"
#include "ui/session/report_jobs.h"
#include "ui/session/session_storage.h"
#include "ui/session/sweep_store.h"
#include "ui/text/conversions.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace convlens;

namespace {

constexpr const char* kSmall = "mobilenet_v2:width=0.35,resolution=64";

QJsonObject parsed(const std::string& json) {
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

/// What the window would write of a table.
QJsonObject written(const ConditionedTable& table) {
    return parsed(tableText(table, TableFormat::JsonText));
}

template <class T>
T* child(QWidget& parent, const char* name) {
    T* found = parent.findChild<T*>(QLatin1String(name));
    if (!found) qFatal("no %s", name);
    return found;
}

struct Desk {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    explicit Desk(const char* spec = kSmall) {
        session.setSpec(*parseNetworkSpec(spec));
        workflow.setMeasureSeconds(0, 0);
    }
    PanelContext context() { return {session, workflow, jobs}; }
    bool measure() {
        workflow.measureCurrent();
        return QTest::qWaitFor([this] { return session.measurement() != nullptr; }, test::kWait);
    }
};

} // namespace

/// What the window shows and what convlens-cli prints of the same: every count exactly, and of what was timed all but
/// the times.
class TestCommandLineAgrees : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;

private slots:
    void initTestCase() {
        test::useOwnSettings("tst_command_line_agrees", m_folder.path());
        qputenv("XDG_DATA_HOME", m_folder.path().toLocal8Bit()); // of the program that is started as well
    }

    void countsOfEveryLayer_data() {
        QTest::addColumn<QString>("spec");
        for (const FamilyInfo& info : families()) {
            const QString id = QString::fromUtf8(info.id.data(), qsizetype(info.id.size()));
            QTest::newRow(qPrintable(id)) << id;
            QTest::newRow(qPrintable(id + " 0.5 @96")) << id + ":width=0.5,resolution=96";
        }
    }
    void countsOfEveryLayer() {
        QFETCH(QString, spec);
        Desk desk(qPrintable(spec));
        const LayersPanel panel(desk.context());
        const QJsonObject described = test::runCli({"describe", spec, "--json"}).json();
        const QJsonArray theirs = described["layers"].toArray();
        const QJsonArray ours = written(panel.currentTable())["rows"].toArray();
        QVERIFY(ours.size() > 20);
        QCOMPARE(ours.size(), theirs.size());
        for (qsizetype i = 0; i < ours.size(); ++i)
            for (const char* key : {"name", "op", "stage", "params", "macs", "flops_all", "read_bytes", "write_bytes"})
                QVERIFY2(ours[i][key] == theirs[i][key],
                         qPrintable(QStringLiteral("layer %1, %2").arg(i).arg(QLatin1String(key))));
        PinnedNetwork pin;
        pin.network = desk.session.network();
        for (const auto& [key, measure] :
             {std::pair("params", CompareMeasure::Parameters), std::pair("macs", CompareMeasure::MultiplyAdds),
              std::pair("activation_bytes", CompareMeasure::ActivationMemory),
              std::pair("peak_activation_bytes", CompareMeasure::PeakMemory)})
            QCOMPARE(compareValue(pin, measure), described[QLatin1String(key)].toDouble());
    }

    void measuringAsksForTheSame_data() {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("plan");
        QTest::addColumn<int>("threads");
        QTest::newRow("as both begin") << QStringList() << -1 << -1;
        QTest::newRow("optimised") << QStringList{"--plan", "optimised"} << int(PlanKind::Optimised) << 1;
        if (engines().front()->maxThreads() > 1)
            QTest::newRow("two threads") << QStringList{"--threads", "2"} << -1 << 2;
    }
    void measuringAsksForTheSame() {
        QFETCH(QStringList, options);
        QFETCH(int, plan);
        QFETCH(int, threads);
        Desk desk;
        if (plan >= 0) desk.workflow.setPlan(PlanKind(plan));
        if (threads > 0) desk.workflow.setThreads(threads);
        QVERIFY(desk.measure());
        const MeasurementResult& measured = *desk.session.measurement();
        const QJsonObject json =
            test::runCli(QStringList{"bench", kSmall, "--layers", "--min-time", "0", "--json"} + options).json();
        const QJsonObject result = json["results"].toArray().first().toObject();

        CostScene scene;
        scene.view = {desk.session.network(), desk.session.measurement(), CostGrouping::Layer, CostOrder::Network,
                      Convention::Papers};
        const QJsonObject cost = written(costViewTable(CostViewKind::Shares, scene));
        const QJsonObject conditions = cost["conditions"].toObject();
        for (const char* key : {"network", "engine", "engine_version", "plan", "threads"})
            QVERIFY2(conditions[key] == result[key] && !conditions[key].isUndefined(), key);
        const QJsonObject theirs = json["conditions"].toObject(), machine = json["machine"].toObject();
        for (const char* key : {"input", "convention", "denormals_flushed"})
            QVERIFY2(conditions[key] == theirs[key] && !conditions[key].isUndefined(), key);
        QCOMPARE(seededHash(desk), theirs["weights"].toString()); // of the network that was timed
        for (const char* key : {"cpu", "isa", "cores"})
            QVERIFY2(conditions[key] == machine[key], key);
        // At least so many runs here as there.
        QVERIFY(measured.measurement.total.iterations >= MeasureOptions{}.minIterations);
        QVERIFY(result["iterations"].toInt() >= MeasureOptions{}.minIterations);

        // The same steps in the same order, each of the same layers with the same work.
        const Graph& graph = *desk.session.network()->graph;
        const QJsonArray steps = result["layers"].toArray();
        QCOMPARE(qsizetype(measured.measurement.steps.size()), steps.size());
        QVERIFY(steps.size() > 10);
        for (qsizetype i = 0; i < steps.size(); ++i) {
            const StepTiming& step = measured.measurement.steps[std::size_t(i)];
            QCOMPARE(QString::fromStdString(step.name), steps[i]["name"].toString());
            QStringList layers;
            for (const QJsonValue layer : steps[i]["layers"].toArray())
                layers << layer.toString();
            QStringList own;
            for (const LayerId layer : step.layers)
                own << QString::fromStdString(graph.layer(layer).name);
            QCOMPARE(own, layers);
        }
        qint64 macs = 0, alsoMacs = 0;
        for (const QJsonValue row : cost["rows"].toArray())
            macs += row["macs"].toInteger();
        for (const QJsonValue step : steps)
            alsoMacs += step["macs"].toInteger();
        QCOMPARE(macs, alsoMacs);
        QCOMPARE(macs, result["macs"].toInteger());
    }

    void enginesAndPlansAreTheSame() {
        Desk desk;
        desk.workflow.measureVariants();
        QTRY_VERIFY_WITH_TIMEOUT(!desk.session.variants().empty(), test::kWait);
        QSet<QString> ours, theirs;
        QStringList ids;
        for (const Engine* engine : engines())
            ids << QString::fromUtf8(engine->id().data(), qsizetype(engine->id().size()));
        for (const auto& variant : desk.session.variants())
            ours << QString::fromStdString(variant->engine) + ' ' + fromView(toString(variant->plan));
        const QJsonObject json =
            test::runCli({"bench", kSmall, "--engine", ids.join(','), "--plan", "both", "--min-time", "0", "--json"})
                .json();
        for (const QJsonValue one : json["results"].toArray())
            theirs << one["engine"].toString() + ' ' + one["plan"].toString();
        QVERIFY(ours.size() >= 3);
        QCOMPARE(ours, theirs);
    }

    void aSweepAsksForTheSame() {
        Desk desk;
        SweepPanel panel(desk.context());
        panel.resize(820, 620);
        panel.show();
        QVERIFY(QTest::qWaitForWindowExposed(&panel));
        child<QCheckBox>(panel, "sweepFamily_mobilenet_v1")->click();
        for (const auto& [own, list, text] : {std::tuple("sweepWidthsOwn", "sweepWidths", "0.1, 0.25"),
                                              std::tuple("sweepResolutionsOwn", "sweepResolutions", "32, 64")}) {
            child<QCheckBox>(panel, own)->click();
            auto* field = child<QLineEdit>(panel, list);
            field->selectAll();
            QTest::keyClicks(field, QLatin1String(text));
        }
        child<QDoubleSpinBox>(panel, "sweepSeconds")->setValue(0);
        auto* start = child<QPushButton>(panel, "sweepStart");
        QTRY_VERIFY_WITH_TIMEOUT(start->isEnabled(), test::kWait);
        QTest::mouseClick(start, Qt::LeftButton);
        const auto sweep = [&] { return SweepStore::sweepOf(desk.session); };
        QTRY_VERIFY_WITH_TIMEOUT(sweep() && sweep()->isFinished(), test::kWait);

        const QJsonObject json = test::runCli({"sweep", "--family", "mobilenet_v2", "--width", "0.1,0.25",
                                               "--resolution", "32,64", "--min-time", "0", "--quiet", "--json"})
                                     .json();
        const QJsonObject ours = written({"sweep", "Sweep", sweepTable(*sweep()), sweepPassport(*sweep())});
        const QJsonObject conditions = ours["conditions"].toObject(), theirs = json["conditions"].toObject();
        for (const char* key :
             {"engine", "engine_version", "plan", "threads", "input", "convention", "denormals_flushed"})
            QVERIFY2(conditions[key] == theirs[key] && !conditions[key].isUndefined(), key);
        QCOMPARE(conditions["weights_hash"].toString(), theirs["weights"].toString());
        QCOMPARE(sweep()->conditions.visits, theirs["visits"].toInt());
        const QJsonArray mine = ours["rows"].toArray(), printed = json["results"].toArray();
        QCOMPARE(mine.size(), 4);
        QCOMPARE(printed.size(), 4);
        for (qsizetype i = 0; i < mine.size(); ++i)
            for (const char* key : {"network", "family", "width", "resolution", "params", "macs", "visits",
                                    "top1_percent", "top1_source"})
                QVERIFY2(mine[i][key] == printed[i][key], key);
        QCOMPARE(mine[0].toObject().keys(), printed[0].toObject().keys());
    }

    /// Measured once for both: the command line prints what the window shows.
    void theMachinesPeaksAreTheSame() {
        const MachineInfo here = readMachineInfo();
        MachinePeaks peaks;
        peaks.cpu = here.cpu;
        peaks.isa = here.isa;
        peaks.cores = here.cores;
        for (int core = 1; core <= here.cores; ++core)
            peaks.gflops.push_back(87.5 * core);
        peaks.levels = {{"L1", 32768, 16384, 301.25, 600.5}, {"memory", 0, 1 << 28, 11.5, 17.25}};
        peaks.takenAt = "2026-01-02T03:04:05Z";
        peaks.load1 = 0.125;
        QVERIFY(savePeaks(defaultPeaksFile(), peaks));
        Desk desk;
        desk.workflow.findPeaks();
        QTRY_VERIFY_WITH_TIMEOUT(desk.session.machinePeaks(), test::kWait);
        const QJsonArray rows = written(peaksTable({{}, desk.session.machinePeaks()}))["rows"].toArray();
        const QJsonObject json = test::runCli({"machine", "--json"}).json();
        QStringList ours, theirs;
        for (const QJsonValue row : rows)
            ours << QString::number(row["value"].toDouble());
        for (const QJsonValue value : json["peak_gflops"].toArray())
            theirs << QString::number(value.toDouble());
        for (const QJsonValue level : json["bandwidths"].toArray()) {
            theirs << QString::number(level["one_core_gb_s"].toDouble());
            if (here.cores > 1) theirs << QString::number(level["all_cores_gb_s"].toDouble());
        }
        QCOMPARE(ours, theirs);
        QCOMPARE(json["peaks_taken_at"].toString(), QString("2026-01-02T03:04:05Z"));
    }

    /// The same document, whether the window writes it or the command line of the session that the window saved.
    void aReportOfASessionIsTheSame() {
        Desk desk;
        QVERIFY(desk.measure());
        const QString session = m_folder.filePath("study.convlens"), mine = m_folder.filePath("window.html"),
                      theirs = m_folder.filePath("cli.html");
        QVERIFY(writeSession(session.toStdString(), toSessionFile(desk.session, desk.workflow, {})));
        ReportOrder order;
        order.networks = {{desk.session.network(), desk.session.measurement()}};
        order.engine = desk.workflow.engine().toStdString();
        QVERIFY(writeReport(order, mine, {}, {}));
        const test::CliResult result = test::runCli({"report", "--session", session, "--out", theirs});
        QVERIFY2(result.exitCode == 0, result.all());
        const auto text = [](const QString& path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        };
        const QStringList ours = text(mine).split('\n'), printed = text(theirs).split('\n');
        QVERIFY(ours.size() > 60);
        QCOMPARE(printed.size(), ours.size());
        for (qsizetype i = 0; i < ours.size(); ++i)
            if (!ours[i].contains("Written by Convlens")) QCOMPARE(printed[i], ours[i]); // but when each was written
    }

private:
    static QString seededHash(const Desk& desk) {
        const auto network = desk.session.measurement()->network;
        return network->weights ? QString::fromStdString(network->weights->info.hash) : QString();
    }
};

QTEST_MAIN(TestCommandLineAgrees)
#include "tst_command_line_agrees.moc"
