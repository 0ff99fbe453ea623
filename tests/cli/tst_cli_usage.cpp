#include "core/base/version.h"
#include "tests/cli/cli_process.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace convlens;
using namespace convlens::test;

/// Exit statuses and one-line errors: 2 for wrong usage, 1 for failed work.
class TestCliUsage : public QObject {
    Q_OBJECT
private slots:
    void versionAndHelpGoToStandardOutput() {
        const CliResult version = runCli({"--version"});
        QCOMPARE(version.exitCode, 0);
        QCOMPARE(version.out, QByteArray("convlens-cli ") + kVersion + "\n");
        QVERIFY(version.err.isEmpty());
        for (const QStringList& arguments :
             {QStringList{"--help"}, {"list", "--help"}, {"describe", "--help"}, {"run", "--help"}, {"bench", "-h"}}) {
            const CliResult help = runCli(arguments);
            QCOMPARE(help.exitCode, 0);
            QVERIFY2(help.text().contains("Usage:"), help.all());
            QVERIFY(help.err.isEmpty());
        }
    }

    void wrongUsage_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QStringList>("says");
        const auto row = [](const char* name, const QStringList& arguments, const QStringList& says) {
            QTest::newRow(name) << arguments << says;
        };
        row("nothing", {}, {"subcommand"});
        row("unknown subcommand", {"descibe", "mobilenet_v2"}, {"'descibe'", "describe", "bench"});
        row("unknown option", {"list", "--jsn"}, {"--jsn"});
        row("no network", {"describe"}, {"SPEC"});
        row("one network too many", {"describe", "mobilenet_v1", "mobilenet_v2"}, {"mobilenet_v2"});
        row("two formats", {"describe", "mobilenet_v2", "--json", "--csv"}, {"--json", "--csv"});
        row("unknown family", {"describe", "mobilenet_v9"}, {"'mobilenet_v9'", "mobilenet_v2", "shufflenet_v1"});
        row("empty network", {"describe", ""}, {"mobilenet_v2"});
        row("unknown key", {"describe", "mobilenet_v2:depth=3"}, {"'depth'", "width", "resolution"});
        row("bad value", {"describe", "shufflenet_v1:groups=5"}, {"groups", "'5'", "1, 2, 3, 4, 8"});
        row("not a number", {"describe", "mobilenet_v2:width=nan"}, {"width", "'nan'"});
        row("too small", {"describe", "mobilenet_v2:resolution=31"}, {"resolution", "'31'"});
        row("control characters", {"describe", "mobilenet\n_v2\x1b[31m"}, {"mobilenet_v2"});
        row("no input", {"run", "mobilenet_v2"}, {"--image", "--input"});
        row("two inputs", {"run", "mobilenet_v2", "--image", "a.jpg", "--input", "b.npy"}, {"--image", "--input"});
        row("seed and file", {"run", "mobilenet_v2", "--weights", "w", "--seed", "3", "--image", "a.jpg"},
            {"--seed", "--weights"});
        row("negative seed", {"run", "mobilenet_v2", "--seed", "-3", "--image", "a.jpg"}, {"--seed"});
        row("seed beyond 64 bits", {"run", "mobilenet_v2", "--seed", "18446744073709551616", "--image", "a.jpg"},
            {"--seed", "2^64"});
        row("no classes to print", {"run", "mobilenet_v2", "--top", "0", "--image", "a.jpg"}, {"--top", "0"});
        row("unknown engine", {"run", "mobilenet_v2", "--engine", "gpu", "--image", "a.jpg"}, {"'gpu'", "reference"});
        row("threads beyond the engine",
            {"run", "mobilenet_v2", "--engine", "reference", "--threads", "7", "--image", "a.jpg"}, {"reference", "7"});
        row("no threads", {"bench", "mobilenet_v2", "--threads", "0"}, {"--threads"});
        row("unknown plan", {"bench", "mobilenet_v2", "--plan", "fast"}, {"--plan", "as-drawn", "optimised"});
        row("plan the engine lacks", {"bench", "mobilenet_v2", "--engine", "reference", "--plan", "optimised"},
            {"reference", "optimised", "as-drawn"});
        row("negative time", {"bench", "mobilenet_v2", "--min-time", "-1"}, {"--min-time"});
        row("bench without a network", {"bench", "--json"}, {"SPEC"});
    }
    void wrongUsage() {
        QFETCH(QStringList, arguments);
        QFETCH(QStringList, says);
        const CliResult result = runCli(arguments);
        QVERIFY2(failedInOneLine(result, 2), result.all());
        for (const QString& part : says)
            QVERIFY2(result.message().contains(part), result.all());
    }

    void failedWork_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("says");
        QTest::newRow("missing weights") << QStringList{"run",     "mobilenet_v2", "--weights", "none.safetensors",
                                                        "--image", "text.jpg"}
                                         << "none.safetensors";
        QTest::newRow("weights that are none")
            << QStringList{"run", "mobilenet_v2", "--weights", "text.jpg", "--image", "text.jpg"} << "text.jpg";
        QTest::newRow("missing array") << QStringList{"run", "mobilenet_v2", "--input", "none.npy"} << "none.npy";
        QTest::newRow("array that is none") << QStringList{"run", "mobilenet_v2", "--input", "text.jpg"} << "text.jpg";
        QTest::newRow("folder without photos") << QStringList{"run", "mobilenet_v2", "--image", "empty"} << "empty";
    }
    void failedWork() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, says);
        QTemporaryDir folder;
        QFile text(folder.filePath("text.jpg"));
        QVERIFY(text.open(QIODevice::WriteOnly) && text.write("not a photo, not an array, not weights\n") > 0);
        text.close();
        QVERIFY(QDir(folder.path()).mkdir("empty"));
        const CliResult result = runCli(arguments, folder.path());
        QVERIFY2(failedInOneLine(result, 1), result.all());
        QVERIFY2(result.message().contains(says), result.all());
    }

    void aFullDiskUnderStandardOutputIsAFailure() {
        if (!QFile::exists("/dev/full")) QSKIP("this system has no /dev/full");
        QProcess process;
        process.setStandardOutputFile("/dev/full");
        process.start(qEnvironmentVariable("CONVLENS_CLI"), {"list", "--json"});
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("No space left"));
    }

    void machineTellsWhatItIsAndItsPeaks() {
        const QTemporaryDir data;
        qputenv("XDG_DATA_HOME", data.path().toLocal8Bit());
        const CliResult result = runCli({"machine", "--json"});
        QCOMPARE(result.exitCode, 0);
        const QJsonObject machine = result.json();
        for (const char* key : {"cpu", "isa", "cores", "governor", "load"})
            QVERIFY2(machine.contains(key), result.all());
        QVERIFY(machine["cores"].toInt() > 0);
        QVERIFY(!machine["isa"].toString().isEmpty());
        QVERIFY(runCli({"machine"}).text().contains(machine["isa"].toString()));
        QCOMPARE(machine["peak_gflops"].toArray().size(), machine["cores"].toInt());
        QVERIFY(machine["peak_gflops"][0].toDouble() > 0);
        const QJsonArray levels = machine["bandwidths"].toArray();
        QCOMPARE(levels.last()["level"].toString(), QString("memory"));
        for (const QJsonValue& level : levels)
            QVERIFY(level["one_core_gb_s"].toDouble() > 0 && level["all_cores_gb_s"].toDouble() > 0);
        // Measured once, kept, the same the next time, with --again anew.
        QVERIFY(machine["peaks_kept"].toBool());
        QVERIFY(QFile::exists(data.filePath("convlens/machines.json")));
        QCOMPARE(runCli({"machine", "--json"}).json()["peaks_taken_at"], machine["peaks_taken_at"]);
        QFile(data.filePath("convlens/machines.json")).resize(3);
        QVERIFY(failedInOneLine(runCli({"machine"}), 1)); // not overwritten by itself
    }

    void aFolderThatCannotBeWrittenCostsNoPeaks() {
        qputenv("XDG_DATA_HOME", "/proc/none");
        const CliResult result = runCli({"machine", "--again", "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        QVERIFY(!result.json()["peaks_kept"].toBool());
        QVERIFY(!result.json()["peak_gflops"].toArray().isEmpty());
    }

    /// Qt 5 comes with OpenCV's highgui; two Qts in one process crash.
    void linksNoQtAndNoHighgui() {
        QProcess ldd;
        ldd.start("ldd", {qEnvironmentVariable("CONVLENS_CLI")});
        if (!ldd.waitForStarted()) QSKIP("there is no ldd here");
        QVERIFY(ldd.waitForFinished());
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY2(libraries.contains("libopencv_core"), libraries);
        QVERIFY2(!libraries.contains("libopencv_highgui"), libraries);
        QVERIFY2(!libraries.contains("libQt5"), libraries);
    }
};

QTEST_GUILESS_MAIN(TestCliUsage)
#include "tst_cli_usage.moc"
