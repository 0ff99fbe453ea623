#include "core/networks/registry.h"
#include "core/weights/weights.h"
#include "tests/cli/cli_process.h"
#include "tests/core/weights/safetensors_bytes.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace convlens;
using namespace convlens::test;

namespace {

const QString kNetwork = "shufflenet_v2:width=0.5,resolution=64,classes=10";

void writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A picture that needs no library to make: Windows bitmap, 2 x 2, 24 bits.
QByteArray bitmap(char shade) {
    QByteArray file = QByteArray::fromHex("424d460000000000000036000000"
                                          "28000000020000000200000001001800"
                                          "00000000100000000000000000000000"
                                          "0000000000000000");
    for (int row = 0; row < 2; ++row)
        file += QByteArray(3, shade) + QByteArray(3, char(shade + 60)) + QByteArray(2, 0);
    return file;
}

} // namespace

/// `evaluate` and `export-onnx` as a person meets them; what is counted stands in tst_evaluate.
class TestCliEvaluate : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const auto spec = parseNetworkSpec(kNetwork.toStdString());
        QVERIFY(spec);
        const auto graph = buildNetwork(*spec);
        QVERIFY(graph);
        SafetensorsBuilder file;
        file.metadata(R"({"architecture":"shufflenet_v2","width_multiplier":"0.5","resolution":"64",)"
                      R"("num_classes":"10","labels":"cifar-10"})");
        const LoadedWeights seeded = seededWeights(*graph, 3);
        for (const auto& [name, array] : seeded.parameters->arrays)
            file.add(QByteArray::fromStdString(name), array.dims, array.values);
        writeBytes(path("w.safetensors"), file.bytes());
        QVERIFY(QDir(m_folder.path()).mkpath("photos/cat"));
        QVERIFY(QDir(m_folder.path()).mkpath("photos/9"));
        writeBytes(path("photos/cat/a.bmp"), bitmap(10));
        writeBytes(path("photos/cat/bad.bmp"), "no picture");
        writeBytes(path("photos/9/b.bmp"), bitmap(90));
        writeBytes(path("labels.csv"), "file,index\ncat/a.bmp,3\n9/b.bmp,9\n");
    }

    void foldersAndCsvGiveTheSameFigures() {
        const QStringList command{"evaluate", kNetwork, "--weights", "w.safetensors", "--images", "photos", "--json"};
        const CliResult folders = runCli(command, m_folder.path());
        QVERIFY2(folders.exitCode == 0, folders.all());
        const QJsonObject json = folders.json();
        QCOMPARE(json["count"].toInt(), 2);
        QCOMPARE(json["not_used"].toArray().size(), 1);
        QVERIFY(json["not_used"][0]["error"].toString().contains("bad.bmp"));
        QCOMPARE(json["per_class"].toArray().size(), 2);
        QCOMPARE(json["per_class"][0]["index"].toInt(), 3);
        QCOMPARE(json["per_class"][0]["label"].toString(), "cat");
        QCOMPARE(json["per_class"][0]["count"].toInt(), 1);
        QVERIFY(json["weights"]["hash"].toString().startsWith("sha256:"));

        const CliResult csv = runCli(command + QStringList{"--labels", "labels.csv"}, m_folder.path());
        QVERIFY2(csv.exitCode == 0, csv.all());
        const QJsonObject listed = csv.json();
        QCOMPARE(listed["count"].toInt(), 2);
        QVERIFY(listed["not_used"].toArray().isEmpty());
        for (const char* key : {"top1", "top5", "per_class", "mistakes"})
            QCOMPARE(listed[key], json[key]);

        const CliResult text = runCli(command.mid(0, 6), m_folder.path());
        QVERIFY2(text.exitCode == 0 && text.err.isEmpty(), text.all());
        QVERIFY2(text.text().contains("not counted: 1"), text.all());
    }

    void wrongUseIsSaidInOneLine() {
        const QStringList command{"evaluate", kNetwork, "--weights", "w.safetensors", "--images"};
        QVERIFY(failedInOneLine(runCli(command + QStringList{"nowhere"}, m_folder.path()), 1));
        QVERIFY(QDir(m_folder.path()).mkpath("odd/unicorn"));
        const CliResult unknown = runCli(command + QStringList{"odd"}, m_folder.path());
        QVERIFY2(failedInOneLine(unknown, 2), unknown.all());
        QVERIFY2(unknown.message().contains("unicorn"), unknown.all());
        QVERIFY(failedInOneLine(runCli({"evaluate", kNetwork, "--images", "photos"}, m_folder.path()), 2));
    }

    void onnxIsWrittenWithItsConditions() {
        const CliResult fixed =
            runCli({"export-onnx", kNetwork, "--weights", "w.safetensors", "a.onnx"}, m_folder.path());
        QVERIFY2(fixed.exitCode == 0, fixed.all());
        QVERIFY2(fixed.text().contains("operator set 14") && fixed.text().contains("batch 1"), fixed.all());
        QFile file(path("a.onnx"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("weights_hash") && bytes.contains("sha256:"));
        const CliResult open =
            runCli({"export-onnx", kNetwork, "b.onnx", "--seed", "3", "--dynamic-batch"}, m_folder.path());
        QVERIFY2(open.exitCode == 0 && open.text().contains("batch open"), open.all());
        QVERIFY(failedInOneLine(runCli({"export-onnx", kNetwork, "nowhere/b.onnx"}, m_folder.path()), 1));
        QVERIFY(failedInOneLine(runCli({"export-onnx", kNetwork, "b.onnx", "--seed", "-1"}, m_folder.path()), 2));
    }

    void countingConventionIsNamed() {
        const CliResult table = runCli({"describe", "mobilenet_v2", "--convention", "fvcore"});
        QVERIFY2(table.exitCode == 0 && table.text().contains("(fvcore)") && table.text().contains("as fvcore"),
                 table.all());
        const CliResult unknown = runCli({"describe", "mobilenet_v2", "--convention", "guess"});
        QVERIFY2(failedInOneLine(unknown, 2) && unknown.message().contains("ptflops"), unknown.all());
    }

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestCliEvaluate)
#include "tst_cli_evaluate.moc"
