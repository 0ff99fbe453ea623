#include "tests/cli/cli_process.h"

#include <QJsonArray>

#include <cmath>

using namespace convlens::test;

namespace {

const QString kSmall = "mobilenet_v1:width=0.25,resolution=32", kOther = "shufflenet_v2:width=0.5,resolution=32";

} // namespace

/// What bench prints, never how fast it is.
class TestCliBench : public QObject {
    Q_OBJECT
private slots:
    void withoutAPlanOneEngineIsMeasuredAsInTheWindowAndSeveralAtTheirBest() {
        const auto plansOf = [](const QStringList& more) {
            QStringList plans;
            const CliResult result = runCli(QStringList{"bench", kSmall, "--min-time", "0", "--json"} + more);
            for (const QJsonValue one : result.json()["results"].toArray())
                plans << one["engine"].toString() + ' ' + one["plan"].toString();
            return plans;
        };
        QCOMPARE(plansOf({}), QStringList{"native as-drawn"});
        QCOMPARE(plansOf({"--engine", "native,reference"}), (QStringList{"native optimised", "reference as-drawn"}));
        QCOMPARE(plansOf({"--engine", "native,reference", "--plan", "as-drawn"}),
                 (QStringList{"native as-drawn", "reference as-drawn"}));
    }

    void jsonHasEveryFigureAndItsConditions() {
        const CliResult result =
            runCli({"bench", kSmall, kOther, "--engine", "reference", "--min-time", "0", "--layers", "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonObject json = result.json();
        for (const char* key : {"cpu", "isa", "cores", "governor", "load"})
            QVERIFY2(json["machine"].toObject().contains(key), key);
        const QJsonArray results = json["results"].toArray();
        QCOMPARE(results.size(), 2);
        QCOMPARE(results[0]["network"].toString(), kSmall);
        QCOMPARE(results[1]["network"].toString(), kOther);
        for (const QJsonValue& entry : results) {
            QCOMPARE(entry["engine"].toString(), QString("reference"));
            QCOMPARE(entry["plan"].toString(), QString("as-drawn"));
            QCOMPARE(entry["threads"].toInt(), 1);
            QVERIFY(entry["iterations"].toInt() >= 10);
            for (const char* key : {"median_ms", "min_ms", "p95_ms", "first_ms", "layer_sum_ms", "profiled_ms"})
                QVERIFY2(entry[key].toDouble() > 0, key);
            QVERIFY(entry["mad_ms"].toDouble() >= 0);
            QVERIFY(entry["min_ms"].toDouble() <= entry["median_ms"].toDouble());
            QVERIFY(entry["median_ms"].toDouble() <= entry["p95_ms"].toDouble());
            QVERIFY(entry["doubtful"].isBool());
            double sum = 0;
            qint64 macs = 0;
            for (const QJsonValue& layer : entry["layers"].toArray()) {
                QVERIFY(!layer["layers"].toArray().isEmpty());
                sum += layer["median_us"].toDouble();
                macs += layer["macs"].toInteger();
            }
            QVERIFY(std::abs(sum / 1000 - entry["layer_sum_ms"].toDouble()) < 1e-6 * sum);
            // The counts are those that describe prints, whatever was measured.
            const QJsonObject described = runCli({"describe", entry["network"].toString(), "--json"}).json();
            QCOMPARE(macs, described["macs"].toInteger());
            QCOMPARE(entry["macs"].toInteger(), described["macs"].toInteger());
            QCOMPARE(entry["layers"].toArray().size(), described["layers"].toArray().size());
        }
    }

    /// Whatever the clock says: what is counted stays what it is.
    void measuringTwiceCountsTheSame() {
        const auto counted = [] {
            const QJsonObject json =
                runCli({"bench", kSmall, kOther, "--plan", "both", "--min-time", "0", "--layers", "--json"}).json();
            QJsonArray all;
            for (const QJsonValue& entry : json["results"].toArray()) {
                QJsonObject one{{"network", entry["network"]}, {"plan", entry["plan"]}, {"macs", entry["macs"]}};
                QJsonArray layers;
                for (const QJsonValue& layer : entry["layers"].toArray())
                    layers << QJsonObject{{"name", layer["name"]},
                                          {"layers", layer["layers"]},
                                          {"macs", layer["macs"]},
                                          {"operations", layer["operations"]},
                                          {"read_bytes", layer["read_bytes"]},
                                          {"write_bytes", layer["write_bytes"]}};
                one["layers"] = layers;
                all << one;
            }
            return all;
        };
        const QJsonArray first = counted();
        QCOMPARE(first.size(), 4);
        for (const QJsonValue& entry : first)
            QVERIFY(entry["macs"].toInteger() > 0 && entry["layers"].toArray().size() > 10);
        QCOMPARE(counted(), first);
    }

    void bothPlansStandBesideEachOther() {
        const QJsonObject json =
            runCli({"bench", kSmall, "--plan", "both", "--min-time", "0", "--layers", "--json"}).json();
        const QJsonArray results = json["results"].toArray();
        QCOMPARE(results.size(), 2);
        QVERIFY(results[0]["plan"] != results[1]["plan"]);
        for (const QJsonValue& entry : results) {
            QVERIFY(!entry["warmup_ms"].toArray().isEmpty());
            QCOMPARE(entry["warmup_ms"].toArray().size(), entry["warmup_runs"].toInt());
            QVERIFY(entry["findings"].isArray());
            QVERIFY(std::abs(entry["timing_cost_ms"].toDouble() -
                             (entry["profiled_ms"].toDouble() - entry["median_ms"].toDouble())) < 1e-9);
            const QJsonValue first = entry["layers"][0];
            QVERIFY(first["read_bytes"].toInteger() >= 3 * 32 * 32 * 4); // at least the photo
            QVERIFY(first["write_bytes"].toInteger() > 0);
            QVERIFY(first["operations"].toInteger() >= 2 * first["macs"].toInteger());
        }
    }

    void withoutLayersNothingIsProfiled() {
        const QJsonObject json = runCli({"bench", kSmall, "--engine", "reference", "--min-time", "0", "--json"}).json();
        const QJsonObject entry = json["results"][0].toObject();
        QVERIFY(entry["layers"].toArray().isEmpty());
        QVERIFY(entry.contains("layers"));
        QVERIFY(entry["layer_sum_ms"].isNull());
        QVERIFY(entry["profiled_ms"].isNull());
    }

    void csvHasARowANetworkOrALayer() {
        const CliResult networks = runCli({"bench", kSmall, "--engine", "reference", "--min-time", "0", "--csv"});
        QVERIFY2(networks.exitCode == 0, networks.all());
        const QStringList lines = networks.text().split("\r\n");
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith("network,engine,engine_version,plan,threads,macs,iterations,"));
        QVERIFY(lines[0].contains(",cpu,isa,"));
        QVERIFY2(lines[0].contains(",version,input,convention,weights,weights_hash,denormals_flushed,cpu,"),
                 networks.out);
        QVERIFY(lines[1].contains(",uniform noise,") && lines[1].contains(",random,seed:1,"));
        QVERIFY2(lines[1].startsWith("\"" + kSmall + "\",reference,"), networks.out);
        const QStringList layers =
            runCli({"bench", kSmall, "--engine", "reference", "--min-time", "0", "--csv", "--layers"})
                .text()
                .split("\r\n");
        QVERIFY(layers.size() > 50);
        QVERIFY(layers[0].contains(",name,op,median_us,"));
    }

    void channelsCanBeShuffledInThreeWays() {
        const QString network = "shufflenet_v2:width=0.5,resolution=32,classes=10";
        for (const char* way : {"permutation", "transpose", "slices"}) {
            const CliResult result = runCli({"bench", network, "--engine", "native", "--plan", "as-drawn", "--shuffle",
                                             way, "--min-time", "0", "--json"});
            QVERIFY2(result.exitCode == 0, result.all());
            QCOMPARE(result.json()["conditions"].toObject()["channel_shuffle"].toString(), QString(way));
        }
        const CliResult fused = runCli(
            {"bench", network, "--engine", "native", "--plan", "optimised", "--shuffle", "slices", "--min-time", "0"});
        QCOMPARE(fused.exitCode, 2);
        QVERIFY(fused.all().contains("optimised"));
    }

    void textNamesTheConditions() {
        const CliResult result = runCli({"bench", kSmall, "--engine", "reference", "--min-time", "0", "--layers"});
        QVERIFY2(result.exitCode == 0, result.all());
        QVERIFY(result.text().contains(kSmall));
        QVERIFY(result.text().contains("sum of layers"));
        QVERIFY(result.text().contains("denormals flushed"));
        QVERIFY(result.text().contains("instruction set"));
        QVERIFY(result.text().contains("stem.conv"));
    }

    void severalEnginesAreMeasuredTogether() {
        QStringList ids;
        for (const QJsonValue& engine : runCli({"list", "--json"}).json()["engines"].toArray())
            ids << engine["id"].toString();
        const CliResult result = runCli({"bench", "--engine", ids.join(','), kSmall, "--min-time", "0", "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        QStringList measured;
        for (const QJsonValue& entry : result.json()["results"].toArray())
            measured << entry["engine"].toString();
        QCOMPARE(measured, ids);
    }
};

QTEST_GUILESS_MAIN(TestCliBench)
#include "tst_cli_bench.moc"
