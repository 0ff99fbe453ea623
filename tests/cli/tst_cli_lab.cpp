#include "tests/cli/cli_process.h"

#include <QJsonArray>

using namespace convlens::test;

/// What `lab` prints, never how fast anything is.
class TestCliLab : public QObject {
    Q_OBJECT
private slots:
    void withoutANameItListsTheLabs() {
        const CliResult text = runCli({"lab"});
        QVERIFY2(text.exitCode == 0, text.all());
        QVERIFY(text.text().contains("depthwise-separable"));
        const CliResult json = runCli({"lab", "--json"});
        QVERIFY2(json.exitCode == 0, json.all());
        const QJsonArray labs = json.json()["labs"].toArray();
        QVERIFY(!labs.isEmpty());
        for (const QJsonValue& lab : labs) {
            QVERIFY(!lab["title"].toString().isEmpty());
            QVERIFY(lab["paper"].toString().contains("arXiv"));
        }
    }

    void everyLabPrintsItsCountsAsJson_data() {
        QTest::addColumn<QString>("id");
        for (const QJsonValue& lab : runCli({"lab", "--json"}).json()["labs"].toArray())
            QTest::newRow(qPrintable(lab["id"].toString())) << lab["id"].toString();
    }
    void everyLabPrintsItsCountsAsJson() {
        QFETCH(QString, id);
        const CliResult help = runCli({"lab", id, "--help"});
        QVERIFY2(help.exitCode == 0, help.all());
        QStringList arguments{"lab", id, "--json"};
        if (help.text().contains("--no-measure")) arguments << "--no-measure";
        const CliResult result = runCli(arguments);
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonObject json = result.json();
        QCOMPARE(json["lab"].toString(), id);
        QVERIFY(!json["tables"].toObject().isEmpty());
        QVERIFY(json["measured"].isNull());
    }

    void settingsReachTheCounts() {
        const CliResult result = runCli({"lab", "depthwise-separable", "--no-measure", "--json", "--side", "10",
                                         "--kernel", "5", "--in-channels", "16", "--out-channels", "32"});
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonArray cost = result.json()["tables"].toObject()["cost"].toArray();
        QCOMPARE(cost[0].toObject()["macs"].toInteger(), qint64(100) * 25 * 16 * 32);
        QCOMPARE(cost[3].toObject()["macs"].toInteger(), qint64(100) * (25 * 16 + 16 * 32));
    }

    void measuringSaysItsConditions() {
        const CliResult result =
            runCli({"lab", "depthwise-separable", "--json", "--min-time", "0", "--side", "7", "--in-channels", "16"});
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonObject measured = result.json()["measured"].toObject();
        QCOMPARE(measured["unit"].toString(), QString("ms"));
        QCOMPARE(measured["conditions"]["engine"].toString(), QString("native"));
        QVERIFY(measured["readings"].toArray().size() > 10);
        for (const QJsonValue& reading : measured["readings"].toArray())
            QVERIFY(reading["value"].toDouble() > 0);
    }

    void aTableAsCsv() {
        const CliResult result = runCli({"lab", "depthwise-separable", "--no-measure", "--csv", "cost"});
        QVERIFY2(result.exitCode == 0, result.all());
        QVERIFY(result.text().startsWith("layer,macs,params"));
        const CliResult wrong = runCli({"lab", "depthwise-separable", "--no-measure", "--csv", "nothing"});
        QVERIFY2(failedInOneLine(wrong, 2), wrong.all());
        QVERIFY(wrong.message().contains("cost"));
    }

    void wrongUsageIsNamed() {
        const CliResult name = runCli({"lab", "nothing"});
        QVERIFY2(failedInOneLine(name, 2), name.all());
        QVERIFY(name.message().contains("depthwise-separable"));
        const CliResult range = runCli({"lab", "depthwise-separable", "--side", "1000"});
        QVERIFY2(failedInOneLine(range, 2), range.all());
        const CliResult step = runCli({"lab", "depthwise-separable", "--kernel", "4"});
        QVERIFY2(failedInOneLine(step, 2), step.all());
        QVERIFY(step.message().contains("kernel"));
    }
};

QTEST_GUILESS_MAIN(TestCliLab)
#include "tst_cli_lab.moc"
