#include "core/networks/registry.h"
#include "core/weights/weights.h"
#include "tests/cli/cli_process.h"
#include "tests/core/weights/safetensors_bytes.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

using namespace convlens;
using namespace convlens::test;

namespace {

const QString kNetwork = "mobilenet_v1:width=0.25,resolution=32,classes=4";

void writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QJsonObject weightsOf(const CliResult& result) {
    const QJsonObject json = result.json();
    return json["weights"].toObject();
}

QJsonArray topOf(const CliResult& result) {
    const QJsonObject json = result.json();
    return json["results"][0]["top"].toArray();
}

} // namespace

/// `convert`, and what `run` takes with a weights file: a name map, class names, another epsilon.
class TestCliConvert : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const auto graph = buildNetwork(*parseNetworkSpec(kNetwork.toStdString()));
        QVERIFY(graph);
        SafetensorsBuilder file;
        const LoadedWeights seeded = seededWeights(*graph, 3);
        QByteArray map = "# ours,theirs\n";
        int number = 0;
        for (const auto& [name, array] : seeded.parameters->arrays) {
            const QByteArray theirs = "layer_" + QByteArray::number(number++);
            file.add(theirs, array.dims, array.values);
            map += QByteArray::fromStdString(name) + "," + theirs + "\n";
        }
        writeBytes(path("own.safetensors"), file.bytes());
        writeBytes(path("map.csv"), map);
        writeBytes(path("classes.txt"), "rose\ntulip, red\ndaisy\nfern\n");
        writeBytes(path("three.txt"), "rose\ntulip\ndaisy\n");
        QByteArray npy("\x93NUMPY\x01\x00", 8);
        QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 32, 32), }";
        header = header.leftJustified(117, ' ') + '\n';
        npy += char(header.size() & 0xff);
        npy += char(header.size() >> 8);
        writeBytes(path("x.npy"), npy + header + QByteArray(3 * 32 * 32 * 4, '\0'));
    }

    void unknownNamesAreRefusedWithoutAMap() {
        const CliResult refused =
            runCli({"convert", "own.safetensors", "out.safetensors", "--network", kNetwork}, m_folder.path());
        QVERIFY2(failedInOneLine(refused, 1), refused.all());
        QVERIFY2(refused.message().contains("layer_0") && refused.message().contains("name map"), refused.all());
        QVERIFY(!QFile::exists(path("out.safetensors")));
    }

    void aNameMapMakesTheSameNetwork() {
        const CliResult done = runCli({"convert", "own.safetensors", "out.safetensors", "--network", kNetwork,
                                       "--names", "map.csv", "--labels", "classes.txt", "--json"},
                                      m_folder.path());
        QVERIFY2(done.exitCode == 0, done.all());
        QCOMPARE(done.json()["network"].toString(), kNetwork);
        // The converted file needs neither map nor specification, and knows its classes.
        const QStringList common{"--input", "x.npy", "--top", "4", "--json"};
        const CliResult seeded = runCli(QStringList{"run", kNetwork, "--seed", "3"} + common, m_folder.path());
        const CliResult converted =
            runCli(QStringList{"run", "mobilenet_v1", "--weights", "out.safetensors"} + common, m_folder.path());
        const CliResult mapped =
            runCli(QStringList{"run", kNetwork, "--weights", "own.safetensors", "--names", "map.csv"} + common,
                   m_folder.path());
        for (const CliResult& result : {seeded, converted, mapped})
            QVERIFY2(result.exitCode == 0, result.all());
        const QJsonArray wanted = topOf(seeded);
        const QJsonArray found = topOf(converted), direct = topOf(mapped);
        QCOMPARE(wanted.size(), 4);
        const QStringList names{"rose", "tulip, red", "daisy", "fern"};
        for (int i = 0; i < 4; ++i) {
            const QJsonValue other = found[i], expected = wanted[i], same = direct[i];
            QCOMPARE(other["index"], expected["index"]);
            QCOMPARE(other["probability"], expected["probability"]);
            QCOMPARE(other["label"].toString(), names[other["index"].toInt()]);
            QCOMPARE(same["probability"], expected["probability"]);
        }
        QVERIFY(weightsOf(mapped)["names_mapped"].toBool());
    }

    void aMapAloneLetsTheNetworkBeRecognised() {
        const CliResult done =
            runCli({"convert", "own.safetensors", "found.safetensors", "--names", "map.csv"}, m_folder.path());
        QVERIFY2(done.exitCode == 0 && done.text().contains("MobileNetV1 0.25"), done.all());
    }

    void aTemplateListsOurNamesAndWhatFits() {
        const CliResult done =
            runCli({"convert", "own.safetensors", "todo.csv", "--network", kNetwork, "--template"}, m_folder.path());
        QVERIFY2(done.exitCode == 0, done.all());
        QFile file(path("todo.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        // The first convolution is the only one with 3 inputs: the only line that can be filled in without a guess.
        QFile map(path("map.csv"));
        QVERIFY(map.open(QIODevice::ReadOnly));
        QByteArray stem;
        for (const QByteArray& line : map.readAll().split('\n'))
            if (line.startsWith("stem.conv.weight,")) stem = line;
        QVERIFY(!stem.isEmpty());
        QVERIFY2(text.contains('\n' + stem + '\n'), text.left(500));
        QVERIFY2(text.contains("\nstem.bn.weight,\n"), text.left(500)); // many tensors have its shape
        // Not filled in, it is refused like no map at all.
        const CliResult refused =
            runCli({"run", kNetwork, "--weights", "own.safetensors", "--names", "todo.csv", "--input", "x.npy"},
                   m_folder.path());
        QVERIFY2(failedInOneLine(refused, 1), refused.all());
    }

    void theEpsilonIsToldAndOverridden() {
        const QStringList command{"run",     kNetwork,  "--weights", "own.safetensors", "--names",
                                  "map.csv", "--input", "x.npy",     "--json"};
        const QJsonObject usual = weightsOf(runCli(command, m_folder.path()));
        QVERIFY(qAbs(usual["batch_norm_epsilon"].toDouble() - 1e-5) < 1e-9);
        QCOMPARE(usual["batch_norm_epsilon_from"].toString(), QString("naming"));
        const CliResult other = runCli(command + QStringList{"--batch-norm-epsilon", "0.5"}, m_folder.path());
        QVERIFY2(other.exitCode == 0, other.all());
        QCOMPARE(weightsOf(other)["batch_norm_epsilon"].toDouble(), 0.5);
        QCOMPARE(weightsOf(other)["batch_norm_epsilon_from"].toString(), QString("chosen"));
        QVERIFY(topOf(other) != topOf(runCli(command, m_folder.path())));
    }

    void wrongUseIsSaidInOneLine() {
        const QStringList run{"run", kNetwork, "--input", "x.npy"};
        QVERIFY(failedInOneLine(runCli(run + QStringList{"--names", "map.csv"}, m_folder.path()), 2));
        QVERIFY(failedInOneLine(runCli(run + QStringList{"--batch-norm-epsilon", "1e-3"}, m_folder.path()), 2));
        const CliResult labels = runCli(run + QStringList{"--labels", "three.txt"}, m_folder.path());
        QVERIFY2(failedInOneLine(labels, 1) && labels.message().contains("three.txt"), labels.all());
        const CliResult nowhere =
            runCli({"convert", "own.safetensors", "no/out.safetensors", "--names", "map.csv"}, m_folder.path());
        QVERIFY2(failedInOneLine(nowhere, 1), nowhere.all());
    }

    void neverWritesOverWhatItReadsOrUnderAnotherFormatsName() {
        QVERIFY(QFile::copy(path("own.safetensors"), path("precious.safetensors")));
        QVERIFY(QFile::link(path("precious.safetensors"), path("alias.safetensors")));
        for (const char* out : {"precious.safetensors", "alias.safetensors", "out.pth", "out"}) {
            const CliResult result =
                runCli({"convert", "precious.safetensors", out, "--names", "map.csv"}, m_folder.path());
            QVERIFY2(failedInOneLine(result, 2) && result.message().contains(out), result.all());
        }
        QFile own(path("own.safetensors")), precious(path("precious.safetensors"));
        QVERIFY(own.open(QIODevice::ReadOnly) && precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), own.readAll());
        QVERIFY(!QFile::exists(path("out.pth")) && !QFile::exists(path("out")));
    }

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestCliConvert)
#include "tst_cli_convert.moc"
