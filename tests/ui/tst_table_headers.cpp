#include "core/export/table_file.h"
#include "tests/ui/support/sample_peaks.h"
#include "tests/ui/support/sample_session.h"
#include "tests/ui/support/sample_sweep.h"
#include "tests/ui/support/window_app.h"
#include "ui/panels/compare/compare_panel.h"
#include "ui/panels/cost/cost_panel.h"
#include "ui/panels/evaluate/class_table_model.h"
#include "ui/panels/layers/layers_panel.h"
#include "ui/panels/sweep/sweep_panel.h"
#include "ui/panels/trust/trust_panel.h"
#include "ui/session/sweep_store.h"
#include "ui/session/trained_choice.h"
#include "ui/text/language.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/table_export_dialog.h"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>

using namespace convlens;

namespace {

QString headerOf(const QString& csv) {
    return csv.section(u'\n', 0, 0).trimmed();
}

QString headerOf(const CopyTable& table) {
    return headerOf(QString::fromStdString(tableText(table.currentTable(), TableFormat::Csv)));
}

/// JSON names a row's values as the columns of CSV are named; the conditions stand beside the rows.
bool jsonHasTheSameKeys(const CopyTable& table) {
    const ConditionedTable shown = table.currentTable();
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromStdString(tableText(shown, TableFormat::JsonText))).object();
    QSet<QString> columns, keys;
    for (const Column& column : shown.table.columns)
        columns << QString::fromStdString(column.key);
    for (const QString& key : json["rows"].toArray().first().toObject().keys())
        keys << key;
    const QJsonObject conditions = json["conditions"].toObject();
    return !keys.isEmpty() && keys == columns && conditions.contains(QLatin1String("version"));
}

struct Desk {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    Desk() {
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 64;
        session.setSpec(small);
        session.setMeasurement(measured(session.network()));
        session.pinCurrent();
        session.pinNetwork(*parseNetworkSpec("mobilenet_v1:width=0.25,resolution=64"), RandomWeights{7});
        session.setPinnedMeasurement(session.pinned()[1].id, measured(session.pinned()[1].network, 2));
    }
    /// A third one, which states an accuracy.
    void pinTrained() {
        const TrainedNetwork& trained = *trainedNetwork(Family::ShuffleNetV2);
        session.pinNetwork(trained.spec, trainedChoice(trained));
        const PinnedNetwork& pin = session.pinned().back();
        session.setPinnedWeights(pin.id, *loadNetworkWeights(pin.network, {}));
        session.setPinnedMeasurement(pin.id, measured(session.pinned().back().network));
    }
    static std::shared_ptr<const MeasurementResult> measured(const std::shared_ptr<const NetworkState>& network,
                                                             int threads = 1) {
        auto result = std::make_shared<MeasurementResult>(*test::measurement(network, test::slowDepthwise));
        result->threads = threads;
        result->measurement.total.samplesMs.assign(40, result->measurement.total.medianMs);
        return result;
    }
    static std::shared_ptr<const MeasurementResult> optimised(const std::shared_ptr<const NetworkState>& network) {
        auto result = std::make_shared<MeasurementResult>(*measured(network));
        result->plan = PlanKind::Optimised;
        return result;
    }
    PanelContext context() { return {session, workflow, jobs}; }
};

/// What the button writes, as the dialog shows it.
QString headerByButton(QWidget& panel, const char* button) {
    auto* press = panel.findChild<QPushButton*>(QLatin1String(button));
    if (!press) return QStringLiteral("no button");
    press->click();
    auto* dialog = panel.window()->findChild<TableExportDialog*>();
    if (!dialog) return QStringLiteral("no dialog for tables");
    dialog->findChild<QComboBox*>()->setCurrentIndex(0); // CSV
    const QString text = dialog->findChild<QPlainTextEdit*>()->toPlainText();
    delete dialog;
    return headerOf(text);
}

} // namespace

/// Columns have one name in files, whatever the window's language and by whichever way they leave it; every row says
/// under which conditions it holds.
class TestTableHeaders : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() { test::useOwnSettings("tst_table_headers", m_dir.path()); }
    void cleanup() { applyLanguage(QStringLiteral("en")); }

    void cost_data() { languagesToTry(); }
    void cost() {
        QFETCH(QString, language);
        applyLanguage(language);
        Desk desk;
        CostPanel panel(desk.context());
        panel.findChild<QPushButton*>("costTableSwitch")->setChecked(true);
        const auto* table = panel.findChild<CopyTable*>("costTable");
        QCOMPARE(headerOf(*table),
                 QStringLiteral("name,operators,macs,macs_share,median_us,mad_us,time_share,gap,") + kMeasured);
        QCOMPARE(headerByButton(panel, "costExport"), headerOf(*table));
        QCOMPARE(std::get<std::string>(table->currentTable().table.rows[0][1]), // words in files are alike too
                 std::string(toString(desk.session.network()->graph->groupOf(LayerId{0}))));
        panel.showView(CostViewKind::MemoryAlong);
        const auto* plain = panel.findChild<CopyTable*>("costPlainTable");
        QCOMPARE(headerOf(*plain), QStringLiteral("name,operator,alive_bytes,output_bytes,version,network,convention"));
        QCOMPARE(headerByButton(panel, "costExport"), headerOf(*plain));
        // The other charts' twins.
        desk.session.setVariants({desk.session.measurement(), Desk::optimised(desk.session.network())});
        const QString points = "name,operators,macs,operations,read_bytes,write_bytes,intensity,median_us,mad_us,"
                               "us_per_million_macs,gflops,gb_s,";
        const QString variants =
            QString(kMeasured).remove(",plan").remove(",runs"); // unlike, so they stand in the rows
        const std::pair<CostViewKind, QString> twins[] = {
            {CostViewKind::Pace, "name,operators,macs,median_us,us_per_million_macs," + kMeasured},
            {CostViewKind::MacsAgainstTime, points + kMeasured},
            {CostViewKind::Roofline, points + kMeasured},
            {CostViewKind::MemoryAgainstTime, points + kMeasured},
            {CostViewKind::Cumulative, "name,macs_sum,time_sum," + kMeasured},
            {CostViewKind::Plans,
             "name,operators,macs,first_us,second_us,saved_us,first_steps,second_steps," + variants}};
        for (const auto& [kind, header] : twins) {
            panel.showView(kind);
            QCOMPARE(headerOf(*plain), header);
            QVERIFY(jsonHasTheSameKeys(*plain));
            QCOMPARE(headerByButton(panel, "costExport"), header);
        }
    }

    /// The network with every engine and plan: what sets the rows apart stands in them.
    void engines_data() { languagesToTry(); }
    void engines() {
        QFETCH(QString, language);
        applyLanguage(language);
        Desk desk;
        CostPanel panel(desk.context());
        panel.findChild<QPushButton*>("costTableSwitch")->setChecked(true);
        desk.session.setVariants({desk.session.measurement(), Desk::optimised(desk.session.network())});
        panel.showView(CostViewKind::Engines);
        const auto* plain = panel.findChild<CopyTable*>("costPlainTable");
        QCOMPARE(headerOf(*plain),
                 QStringLiteral("network,engine,engine_version,plan,threads,macs,iterations,warmup_runs,median_ms,"
                                "mad_ms,min_ms,p95_ms,first_ms,outliers,doubtful,doubt,version,input,convention,"
                                "denormals_flushed,cpu,isa,cores,time"));
        QCOMPARE(plain->model()->rowCount(), 2);
        QVERIFY(jsonHasTheSameKeys(*plain));
        QCOMPARE(headerByButton(panel, "costExport"), headerOf(*plain));
    }

    /// As `convlens-cli describe --csv` and, behind it, what was measured.
    void layers_data() { languagesToTry(); }
    void layers() {
        QFETCH(QString, language);
        applyLanguage(language);
        Desk desk;
        LayersPanel panel(desk.context());
        const QString counted = "name,op,stage,input,output,kernel,stride,groups,params,macs,flops_all,read_bytes,"
                                "write_bytes,count,share,";
        const auto header = [&] {
            return headerOf(QString::fromStdString(tableText(panel.currentTable(), TableFormat::Csv)));
        };
        // A layer's own input has the name already.
        QCOMPARE(header(), counted + "median_us,time_share,step," + QString(kMeasured).remove(",input"));
        desk.session.setSpec(*parseNetworkSpec("mobilenet_v1:width=0.25,resolution=64")); // not measured
        QCOMPARE(header(), counted + "version,network,convention");
    }

    /// Accuracy by class, as the Evaluate view saves it.
    void classes_data() { languagesToTry(); }
    void classes() {
        QFETCH(QString, language);
        applyLanguage(language);
        Desk desk;
        auto result = std::make_shared<EvaluationResult>();
        result->network = desk.session.network();
        result->evaluation.count = 2;
        result->evaluation.perClass = {{3, 2, 1, 2}};
        Table table = classTable(*result);
        QCOMPARE(headerOf(QString::fromStdString(tableText({"accuracy", "", table, {}}, TableFormat::Csv)))
                     .section(",version", 0, 0),
                 QStringLiteral("index,label,count,top1,top5,taken_for,taken_for_count"));
    }

    void trust_data() { languagesToTry(); }
    void trust() {
        QFETCH(QString, language);
        applyLanguage(language);
        Desk desk;
        TrustPanel panel(desk.context());
        panel.findChild<QPushButton*>("trustTableSwitch")->setChecked(true);
        const auto* table = panel.findChild<CopyTable*>("trustTable");
        const std::pair<const char*, QString> pages[] = {
            {"trustRuns", "run,kind,ms," + kMeasured},
            {"trustSpread", "from_ms,to_ms,runs_within,runs_share," + kMeasured},
            {"trustMachine", "what,cores,value,unit,version,cpu,isa,load,time"}};
        for (const auto& [button, header] : pages) {
            desk.session.setMachinePeaks(test::samplePeaks());
            panel.findChild<QPushButton*>(QLatin1String(button))->click();
            QCOMPARE(headerOf(*table), header);
            QVERIFY(jsonHasTheSameKeys(*table));
            QCOMPARE(headerByButton(panel, "trustExport"), header);
        }
    }

    void comparison_data() { languagesToTry(); }
    void comparison() {
        QFETCH(QString, language);
        applyLanguage(language);
        Desk desk;
        ComparePanel panel(desk.context());
        const auto* table = panel.findChild<CopyTable*>("compareTable");
        const QString whole =
            "letter,name,weights_description,params,macs,activation_bytes,peak_activation_bytes,"
            "median_ms,ms_per_million_macs,network,weights_hash,threads,mad_ms,version,input,"
            "convention,weights,engine,engine_version,plan,runs,denormals_flushed,cpu,isa,cores,time,doubtful";
        QCOMPARE(headerOf(*table), whole);
        panel.findChild<QPushButton*>("compareTableSwitch")->setChecked(true);
        QCOMPARE(headerByButton(panel, "compareExport"), whole);
        auto* baseline = panel.findChild<QComboBox*>("compareBaseline");
        baseline->setCurrentIndex(1);
        emit baseline->activated(1);
        QVERIFY2(headerOf(*table).contains(",params,params_ratio,macs,macs_ratio,"), qPrintable(headerOf(*table)));
        // Each row has its own threads, though the column is out of sight; the copy has it as well.
        const Table rows = table->currentTable().table;
        std::size_t threads = 0;
        while (rows.columns[threads].key != "threads")
            ++threads;
        QVERIFY(table->isColumnHidden(int(threads)));
        QVERIFY(rows.rows[0][threads] == Cell(std::int64_t(1)) && rows.rows[1][threads] == Cell(std::int64_t(2)));
        QCOMPARE(table->textToCopy().section(u'\n', 1, 1).split(u'\t').at(qsizetype(threads)), QStringLiteral("1"));

        // The twins of the other charts, by the button too.
        const QString ofEach = "network,weights_hash,threads,mad_ms,version,input,convention,weights,engine,"
                               "engine_version,plan,runs,denormals_flushed,cpu,isa,cores,time,doubtful";
        const QString ofBoth = "version,input,convention,weights,engine,engine_version,plan,runs,denormals_flushed,cpu,"
                               "isa,cores,time,doubtful,network_base,network_other,weights_hash_base,"
                               "weights_hash_other,threads_base,threads_other,mad_ms_base,mad_ms_other";
        const std::pair<int, QString> twins[] = {{1, "letter,name,part,macs,macs_share,median_us,time_share," + ofEach},
                                                 {2, "letter,name,part,macs,macs_share,median_us,time_share," + ofEach},
                                                 {4, "name,macs,expected_us,median_us,excess_us," + ofBoth},
                                                 {5, "name,macs,expected_us,median_us,excess_us," + ofBoth}};
        auto* choice = panel.findChild<QComboBox*>("compareTableChoice");
        const auto* parts = panel.findChild<CopyTable*>("comparePartsTable");
        for (const auto& [index, header] : twins) {
            choice->setCurrentIndex(index);
            QCOMPARE(headerOf(*parts), header);
            QVERIFY(jsonHasTheSameKeys(*parts));
            QCOMPARE(headerByButton(panel, "compareExport"), headerOf(*parts));
            QVERIFY(parts->model()->rowCount() > 3);
        }

        desk.pinTrained();
        choice->setCurrentIndex(3);
        const QString accuracy = headerOf(*parts);
        QVERIFY2(accuracy.startsWith("letter,name,top1_percent,photos,resolution,data,measured_by_us,macs,median_ms,"),
                 qPrintable(accuracy));
        QCOMPARE(parts->model()->rowCount(), 1); // the others have random weights
        QVERIFY(jsonHasTheSameKeys(*parts));
        QCOMPARE(headerByButton(panel, "compareExport"), accuracy);
        desk.session.unpin(desk.session.pinned().back().id);

        panel.findChild<QSpinBox*>("compareThreshold")->setValue(0);
        const QString stages = headerOf(*panel.findChild<CopyTable*>("compareStages"));
        QCOMPARE(stages, "stage,macs_base,macs_other,macs_difference,time_base_ms,time_other_ms,time_difference_ms,"
                         "time_difference_share," +
                             ofBoth);
    }

    /// As `convlens-cli sweep --csv`.
    void sweep_data() { languagesToTry(); }
    void sweep() {
        QFETCH(QString, language);
        applyLanguage(language);
        Desk desk;
        SweepPanel panel(desk.context());
        SweepStore::of(desk.session).setSweep(test::threeWidths());
        panel.show();
        panel.findChild<QPushButton*>("sweepTableView")->click();
        const auto* table = panel.findChild<CopyTable*>("sweepTable");
        QCOMPARE(withoutMachine(headerOf(*table)),
                 "network,family,width,resolution,groups,params,macs,visits,iterations,median_ms,mad_ms,min_ms,"
                 "p95_ms,first_ms,ideal_ratio,top1_percent,top1_source,front_macs,front_time,doubtful,doubt," +
                     kSwept);
        QVERIFY(jsonHasTheSameKeys(*table));
        QCOMPARE(headerByButton(panel, "sweepExport"), headerOf(*table));
        panel.findChild<QComboBox*>("sweepTableChoice")->setCurrentIndex(1);
        const auto* pairs = panel.findChild<CopyTable*>("sweepPairsTable");
        QCOMPARE(withoutMachine(headerOf(*pairs)),
                 "fewer_macs,more_macs,macs_ratio,time_ratio," +
                     QString(kSwept).replace("visit_seconds", "visit_seconds,visits"));
        QVERIFY(jsonHasTheSameKeys(*pairs));
        QCOMPARE(pairs->model()->rowCount(), 2); // the smallest is slower than both others
        QCOMPARE(headerByButton(panel, "sweepExport"), headerOf(*pairs));
    }

private:
    const QString kMeasured = QStringLiteral("version,network,input,convention,engine,engine_version,plan,threads,runs,"
                                             "denormals_flushed,cpu,isa,cores,time");
    const QString kSwept =
        QStringLiteral("version,input,convention,weights,weights_hash,engine,engine_version,plan,threads,"
                       "denormals_flushed,cpu,isa,cores,os,build,time,visit_seconds,interleaved");
    /// Without what only some machines tell.
    static QString withoutMachine(QString header) {
        for (const char* key : {",governor", ",frequency_mhz", ",load"})
            header.remove(QLatin1String(key));
        return header;
    }
    static void languagesToTry() {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << QStringLiteral("en");
        if (languages().size() > 2) QTest::newRow("Chinese") << QStringLiteral("zh_CN");
    }
};

QTEST_MAIN(TestTableHeaders)
#include "tst_table_headers.moc"
