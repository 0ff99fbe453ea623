#include "tests/cli/cli_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace convlens::test;

namespace {

const QStringList kSmall{
    "sweep", "--family", "mobilenet_v1,mobilenet_v2", "--width", "0.25,0.5", "--resolution", "32", "--min-time",
    "0",     "--quiet"};

} // namespace

/// What sweep prints and keeps, never how fast anything is.
class TestCliSweep : public QObject {
    Q_OBJECT
private slots:
    void jsonHasEveryNetworkAndItsCounts() {
        const CliResult result = runCli(kSmall + QStringList{"--json", "--budget", "100000"});
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonObject json = result.json();
        const QJsonArray results = json["results"].toArray();
        QCOMPARE(results.size(), 4);
        for (const QJsonValue& entry : results) {
            QVERIFY(entry["median_ms"].toDouble() > 0);
            QCOMPARE(entry["visits"].toInt(), 2);
            const QJsonObject described = runCli({"describe", entry["network"].toString(), "--json"}).json();
            QCOMPARE(entry["macs"].toInteger(), described["macs"].toInteger());
            QCOMPARE(entry["params"].toInteger(), described["params"].toInteger());
        }
        QCOMPARE(json["fronts"]["pairs_compared"].toInt(), 6);
        QVERIFY(json["picks"].toArray().isEmpty()); // nobody printed an accuracy at 32 pixels
        QCOMPARE(json["conditions"]["visits"].toInt(), 2);
    }

    void invalidOnesAreSaid() {
        const CliResult result = runCli({"sweep", "--family", "mobilenet_v1", "--width", "0.25,9", "--resolution", "32",
                                         "--min-time", "0", "--quiet", "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonArray skipped = result.json()["skipped"].toArray();
        QCOMPARE(skipped.size(), 1);
        QVERIFY(skipped[0]["reason"].toString().contains("width"));
    }

    void aCutSweepGoesOnWhereItStood() {
        QTemporaryDir folder;
        const QString file = folder.filePath("sweep.jsonl");
        const CliResult whole = runCli(kSmall + QStringList{"--resume", file, "--csv"});
        QVERIFY2(whole.exitCode == 0, whole.all());
        const QString header = whole.text().section("\r\n", 0, 0);
        QVERIFY2(
            header.startsWith("network,family,width,resolution,groups,params,macs,visits,iterations,median_ms,mad_ms,"
                              "min_ms,p95_ms,first_ms,ideal_ratio,top1_percent,top1_source,front_macs,front_time,"
                              "doubtful,doubt,version,input,convention,weights,weights_hash,engine,engine_version,"
                              "plan,threads,"),
            whole.out);
        QVERIFY(header.endsWith(",time,visit_seconds,interleaved"));
        QVERIFY(whole.text().section("\r\n", 1, 1).contains(",random,seed:1,"));
        QFile stored(file);
        QVERIFY(stored.open(QIODevice::ReadOnly));
        QList<QByteArray> lines = stored.readAll().split('\n');
        stored.close();
        QCOMPARE(lines.size(), 6); // the head, a network each, nothing after the last line feed
        // As if it had been stopped: two networks are left.
        const QByteArray cut = lines[0] + "\n" + lines[1] + "\n" + lines[3] + "\n";
        QVERIFY(stored.open(QIODevice::WriteOnly | QIODevice::Truncate));
        stored.write(cut);
        stored.close();
        const CliResult resumed = runCli({"sweep", "--resume", file, "--json"});
        QVERIFY2(resumed.exitCode == 0, resumed.all());
        QCOMPARE(resumed.json()["results"].toArray().size(), 4);
        QCOMPARE(resumed.err.count(" of 8: "), 4); // two visits of the two that were left
        QVERIFY(stored.open(QIODevice::ReadOnly));
        const QList<QByteArray> after = stored.readAll().split('\n');
        QCOMPARE(after.size(), 6);
        QCOMPARE(after[1], lines[1]); // what was measured stays to the last digit
        QCOMPARE(after[3], lines[3]);
    }

    void anotherSweepIsNotMixedIn() {
        QTemporaryDir folder;
        const QString file = folder.filePath("sweep.jsonl");
        QCOMPARE(runCli(kSmall + QStringList{"--resume", file}).exitCode, 0);
        const CliResult other = runCli({"sweep", "--family", "shufflenet_v2", "--width", "0.5", "--resolution", "32",
                                        "--min-time", "0", "--quiet", "--resume", file});
        QCOMPARE(other.exitCode, 2);
        QVERIFY(other.err.contains("other networks"));
        const CliResult threads = runCli(kSmall + QStringList{"--visits", "3", "--resume", file});
        QCOMPARE(threads.exitCode, 2);
        QVERIFY(threads.err.contains("other conditions"));
    }

    void wrongUsageIsNamed() {
        QCOMPARE(runCli({"sweep"}).exitCode, 2);
        const CliResult family = runCli({"sweep", "--family", "resnet"});
        QCOMPARE(family.exitCode, 2);
        QVERIFY(family.err.contains("resnet"));
        const CliResult all = runCli({"sweep", "--family", "mobilenet_v1", "--width", "99"});
        QCOMPARE(all.exitCode, 2);
        QVERIFY(all.err.contains("width"));
    }
};

QTEST_GUILESS_MAIN(TestCliSweep)
#include "tst_cli_sweep.moc"
