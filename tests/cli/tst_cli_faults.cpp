#include "tests/cli/cli_process.h"
#include "tests/support/sanitized.h"

#include <QFile>
#include <QTemporaryDir>

using namespace convlens;
using namespace convlens::test;

namespace {

/// Runs a shell script that finds the program in $0.
CliResult runShell(const QString& script, const QString& folder) {
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("unshare"), {QStringLiteral("--mount"), QStringLiteral("sh"), QStringLiteral("-c"),
                                              script, qEnvironmentVariable("CONVLENS_CLI")});
    CliResult result;
    if (!process.waitForFinished(120'000)) return result;
    if (process.exitStatus() == QProcess::NormalExit) result.exitCode = process.exitCode();
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    return result;
}

} // namespace

/// Disks that are full or may not be written, and memory that ends: one line, status 1, no half file.
class TestCliFaults : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    bool m_mayMount = false;

private slots:
    void initTestCase() {
        QVERIFY(m_folder.isValid());
        QVERIFY(QDir(m_folder.path()).mkdir("disk"));
        m_mayMount = runShell("mount -t tmpfs -o size=64k tmpfs disk", m_folder.path()).exitCode == 0;
    }

    void aDiskThatIsFull_data() {
        QTest::addColumn<QString>("command");
        QTest::newRow("array") << "run mobilenet_v2:resolution=64 --input in.npy --record stem.conv=disk/out.npy";
        QTest::newRow("onnx") << "export-onnx mobilenet_v2 disk/out.onnx";
    }
    void aDiskThatIsFull() {
        if (!m_mayMount) QSKIP("mounting a small disk needs root");
        QFETCH(QString, command);
        makeInput();
        const CliResult result = runShell("mount -t tmpfs -o size=64k tmpfs disk && \"$0\" " + command +
                                              "; status=$?; ls -A disk >&2; exit $status",
                                          m_folder.path());
        QVERIFY2(failedInOneLine(result, 1), result.all()); // a second line would be a file left behind
        QVERIFY2(result.message().contains("disk/out"), result.all());
        QVERIFY2(result.message().contains("No space left"), result.all());
    }

    void aDiskThatIsReadOnly() {
        if (!m_mayMount) QSKIP("mounting a read-only disk needs root");
        const CliResult result = runShell(
            "mount -t tmpfs -o ro tmpfs disk && \"$0\" export-onnx mobilenet_v2 disk/out.onnx", m_folder.path());
        QVERIFY2(failedInOneLine(result, 1), result.all());
        QVERIFY2(result.message().contains("disk/out.onnx") && result.message().contains("Read-only"), result.all());
    }

    void memoryThatEnds_data() {
        QTest::addColumn<QString>("engine");
        for (const char* engine : {"reference", "native", "opencv"})
            QTest::newRow(engine) << engine;
    }
    void memoryThatEnds() {
        if (kSanitized) QSKIP("sanitizers reserve address space by the terabyte");
        QFETCH(QString, engine);
        // Enough to start and to build the network, not for its maps.
        QProcess process;
        process.start("sh", {"-c",
                             "ulimit -v 900000; exec \"$0\" bench mobilenet_v1:width=2.0,resolution=2048 --engine " +
                                 engine + " --plan as-drawn --min-time 0",
                             qEnvironmentVariable("CONVLENS_CLI")});
        QVERIFY(process.waitForFinished(200'000));
        CliResult result;
        if (process.exitStatus() == QProcess::NormalExit) result.exitCode = process.exitCode();
        result.out = process.readAllStandardOutput();
        result.err = process.readAllStandardError();
        QVERIFY2(failedInOneLine(result, 1), result.all());
        QVERIFY2(result.message().contains("memory"), result.all());
    }

private:
    void makeInput() {
        // 1 x 3 x 64 x 64 zeros as NumPy writes them.
        QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 64, 64), }";
        header = header.leftJustified(117, ' ') + '\n';
        QFile file(m_folder.filePath("in.npy"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray("\x93NUMPY\x01\x00\x76\x00", 10) + header + QByteArray(4 * 3 * 64 * 64, '\0'));
    }
};

QTEST_GUILESS_MAIN(TestCliFaults)
#include "tst_cli_faults.moc"
