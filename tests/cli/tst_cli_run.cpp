#include "core/networks/registry.h"
#include "core/tensor/npy.h"
#include "core/weights/weights.h"
#include "tests/cli/cli_process.h"
#include "tests/core/weights/safetensors_bytes.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

using namespace convlens;
using namespace convlens::test;

namespace {

const QString kNetwork = "shufflenet_v2:width=0.5,resolution=64,classes=10";

/// A byte stream in NumPy's format, put together here and not by our own writer.
QByteArray numpyFile(const QList<int>& dims, const std::vector<float>& values) {
    QByteArray shape;
    for (const int extent : dims)
        shape += QByteArray::number(extent) + ", ";
    QByteArray header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + shape + "), }";
    header += QByteArray(63 - (10 + header.size()) % 64, ' ') + "\n";
    QByteArray file("\x93NUMPY\x01\x00", 8);
    file += char(header.size() & 0xff);
    file += char(header.size() >> 8);
    return file + header + QByteArray(reinterpret_cast<const char*>(values.data()), qsizetype(values.size() * 4));
}

std::vector<float> wave(int count) {
    std::vector<float> values;
    for (int i = 0; i < count; ++i)
        values.push_back(float(std::sin(0.37 * i) + 0.25 * std::cos(0.011 * i)));
    return values;
}

void writeBytes(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Tensor read(const QString& path) {
    auto tensor = readNpy(path.toStdString());
    if (!tensor) {
        qWarning("%s", tensor.error().message.c_str());
        return {};
    }
    return std::move(*tensor);
}

QString sharedFolder() {
    return qEnvironmentVariable("CONVLENS_SHARED_DIR", CONVLENS_SOURCE_DIR "/../shared");
}

QString sample(const char* name) {
    return QString(CONVLENS_SOURCE_DIR "/resources/samples/") + name;
}

} // namespace

class TestCliRun : public QObject {
    Q_OBJECT
private slots:
    void aFolderIsABatchOfItsPhotosInOrder() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("photos/deeper"));
        // Not in the order in which they are to come; what is no photo is passed over, folders below are looked into.
        QVERIFY(QFile::copy(sample("coffee.jpg"), folder.filePath("photos/b.jpg")));
        QVERIFY(QFile::copy(sample("chelsea.jpg"), folder.filePath("photos/a.jpg")));
        QVERIFY(QFile::copy(sample("astronaut.jpg"), folder.filePath("photos/deeper/c.jpg")));
        writeBytes(folder.filePath("photos/notes.txt"), "no photo");
        const CliResult batch = runCli(
            {"run", kNetwork, "--image", "photos", "--top", "2", "--output", "logits.npy", "--json"}, folder.path());
        QVERIFY2(batch.exitCode == 0, batch.all());
        const QJsonArray results = batch.json()["results"].toArray();
        QStringList names;
        for (const QJsonValue result : results)
            names << QDir::fromNativeSeparators(result["image"].toString());
        QCOMPARE(names, (QStringList{"photos/a.jpg", "photos/b.jpg", "photos/deeper/c.jpg"}));
        // Each as if it had been given alone.
        const Tensor logits = read(folder.filePath("logits.npy"));
        QVERIFY((logits.shape() == Shape{3, 10, 1, 1}));
        for (int i = 0; i < 3; ++i) {
            const CliResult one = runCli(
                {"run", kNetwork, "--image", names[i], "--top", "2", "--output", "one.npy", "--json"}, folder.path());
            QVERIFY2(one.exitCode == 0, one.all());
            const QJsonArray own = one.json()["results"].toArray();
            QCOMPARE(own[0]["top"], results[i]["top"]);
            const Tensor alone = read(folder.filePath("one.npy"));
            QVERIFY(std::ranges::equal(alone.values(), logits.values().subspan(std::size_t(i) * 10, 10)));
        }
        QVERIFY(results[0]["top"] != results[1]["top"]); // or the order would show nothing
    }

    void aPhotoOfAFolderThatCannotBeReadIsNamedAndTheOthersGoOn() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("photos"));
        QVERIFY(QFile::copy(sample("chelsea.jpg"), folder.filePath("photos/good.jpg")));
        writeBytes(folder.filePath("photos/bad.jpg"), "this is no picture");
        const CliResult result = runCli({"run", kNetwork, "--image", "photos", "--json"}, folder.path());
        QCOMPARE(result.exitCode, 1);
        const QJsonArray results = result.json()["results"].toArray();
        QCOMPARE(results.size(), 2);
        QVERIFY(results[0]["image"].toString().endsWith("bad.jpg"));
        QVERIFY(!results[0]["error"].toString().isEmpty());
        QVERIFY(results[1]["top"].toArray().size() > 0);
    }

    void aFolderWithoutPhotosIsWorkThatFailedNotWrongUsage() {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath("empty"));
        const CliResult result = runCli({"run", kNetwork, "--image", "empty"}, folder.path());
        QVERIFY2(failedInOneLine(result, 1), result.all());
        QVERIFY(result.message().contains("empty"));
    }

    void arraysGoInAndOut() {
        QTemporaryDir folder;
        writeBytes(folder.filePath("in.npy"), numpyFile({3, 3, 64, 64}, wave(3 * 3 * 64 * 64)));
        const CliResult result = runCli({"run", kNetwork, "--seed", "5", "--input", "in.npy", "--output", "logits.npy",
                                         "--record", "stem.conv=stem.npy", "--record", "stage2.unit2.split[1]=half.npy",
                                         "--record", "head.softmax=prob.npy", "--top", "3", "--json"},
                                        folder.path());
        QVERIFY2(result.exitCode == 0, result.all());
        QVERIFY(result.err.isEmpty());

        const Tensor logits = read(folder.filePath("logits.npy"));
        QVERIFY((logits.shape() == Shape{3, 10, 1, 1}));
        QVERIFY((read(folder.filePath("stem.npy")).shape() == Shape{3, 24, 32, 32}));
        QVERIFY((read(folder.filePath("half.npy")).shape() == Shape{3, 24, 8, 8}));
        const Tensor probabilities = read(folder.filePath("prob.npy"));

        const QJsonObject json = result.json();
        QCOMPARE(json["network"].toString(), kNetwork);
        const QJsonArray results = json["results"].toArray();
        QCOMPARE(results.size(), 3);
        for (int n = 0; n < 3; ++n) {
            // Softmax and order, worked out here from the logits.
            const auto row = logits.values().subspan(std::size_t(n) * 10, 10);
            const auto best = std::max_element(row.begin(), row.end());
            double sum = 0;
            for (const float value : row)
                sum += std::exp(double(value) - double(*best));
            const QJsonArray top = results[n]["top"].toArray();
            QCOMPARE(results[n]["row"].toInt(), n);
            QCOMPARE(top.size(), 3);
            QCOMPARE(top[0]["index"].toInt(), int(best - row.begin()));
            QVERIFY(std::abs(top[0]["probability"].toDouble() - 1.0 / sum) < 1e-5);
            QVERIFY(top[0]["probability"].toDouble() >= top[1]["probability"].toDouble());
            QVERIFY(std::abs(double(probabilities.at(n, top[0]["index"].toInt(), 0, 0)) - 1.0 / sum) < 1e-5);
            QCOMPARE(results[n]["weights"]["kind"].toString(), QString("random"));
            QCOMPARE(results[n]["weights"]["hash"].toString(), QString("seed:5"));
        }
        QCOMPARE(json["recorded"].toArray().size(), 3);
        QCOMPARE(json["recorded"][1]["shape"].toArray(), (QJsonArray{3, 24, 8, 8}));
    }

    void theSameSeedGivesTheSameBitsAndAnotherDoesNot() {
        QTemporaryDir folder;
        writeBytes(folder.filePath("in.npy"), numpyFile({1, 3, 64, 64}, wave(3 * 64 * 64)));
        const auto logits = [&](const QString& seed, const QString& name) {
            const CliResult result =
                runCli({"run", kNetwork, "--seed", seed, "--input", "in.npy", "--output", name}, folder.path());
            if (result.exitCode != 0) qWarning("%s", result.all().constData());
            QFile file(folder.filePath(name));
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        const QByteArray first = logits("5", "a.npy");
        QVERIFY(!first.isEmpty());
        QCOMPARE(logits("5", "b.npy"), first);
        QVERIFY(logits("6", "c.npy") != first);
    }

    void everyEngineGivesTheSameLogits() {
        QTemporaryDir folder;
        writeBytes(folder.filePath("in.npy"), numpyFile({1, 3, 64, 64}, wave(3 * 64 * 64)));
        Tensor reference;
        for (const QJsonValue& engine : runCli({"list", "--json"}).json()["engines"].toArray()) {
            const QString id = engine["id"].toString(), file = id + ".npy";
            const CliResult result = runCli(
                {"run", kNetwork, "--engine", id, "--input", "in.npy", "--output", file, "--json"}, folder.path());
            QVERIFY2(result.exitCode == 0, result.all());
            QCOMPARE(result.json()["conditions"].toObject()["engine"].toString(), id);
            if (reference.empty()) {
                reference = read(folder.filePath(file));
                continue;
            }
            const Tensor logits = read(folder.filePath(file));
            float largest = 0, difference = 0;
            for (std::size_t i = 0; i < 10; ++i) {
                largest = std::max(largest, std::abs(reference.values()[i]));
                difference = std::max(difference, std::abs(reference.values()[i] - logits.values()[i]));
            }
            QVERIFY2(difference <= 1e-4f * largest, qPrintable(id));
        }
    }

    /// Weights from a file must give what the same values give from their seed; the file alone tells width, classes
    /// and resolution.
    void aWeightsFileDecidesWhatTheSpecLeavesOpen() {
        QTemporaryDir folder;
        const auto spec = parseNetworkSpec(kNetwork.toStdString());
        QVERIFY(bool(spec));
        const auto graph = buildNetwork(*spec);
        QVERIFY(bool(graph));
        const LoadedWeights seeded = seededWeights(*graph, 5);
        SafetensorsBuilder file;
        file.metadata(
            R"({"architecture":"shufflenet_v2","width_multiplier":"0.5","resolution":"64","num_classes":"10",)"
            R"("license":"CC0-1.0"})");
        for (const auto& [name, array] : seeded.parameters->arrays)
            file.add(QByteArray::fromStdString(name), array.dims, array.values);
        writeBytes(folder.filePath("w.safetensors"), file.bytes());
        writeBytes(folder.filePath("in.npy"), numpyFile({1, 3, 64, 64}, wave(3 * 64 * 64)));

        const CliResult random =
            runCli({"run", kNetwork, "--seed", "5", "--input", "in.npy", "--output", "a.npy"}, folder.path());
        QVERIFY2(random.exitCode == 0, random.all());
        QVERIFY2(random.text().contains("RANDOM WEIGHTS"), random.all());
        const CliResult loaded = runCli(
            {"run", "shufflenet_v2", "--weights", "w.safetensors", "--input", "in.npy", "--output", "b.npy", "--json"},
            folder.path());
        QVERIFY2(loaded.exitCode == 0, loaded.all());
        const Tensor a = read(folder.filePath("a.npy")), b = read(folder.filePath("b.npy"));
        QVERIFY(std::equal(a.values().begin(), a.values().end(), b.values().begin(), b.values().end()));
        const QJsonObject weights = loaded.json()["weights"].toObject();
        QCOMPARE(loaded.json()["network"].toString(), kNetwork);
        QCOMPARE(weights["kind"].toString(), QString("file"));
        QCOMPARE(weights["license"].toString(), QString("CC0-1.0"));
        QVERIFY(weights["hash"].toString().startsWith("sha256:"));
        QCOMPARE(weights["hash"].toString().size(), 7 + 64);

        SafetensorsBuilder bare;
        for (const auto& [name, array] : seeded.parameters->arrays)
            bare.add(QByteArray::fromStdString(name), array.dims, array.values);
        writeBytes(folder.filePath("bare.safetensors"), bare.bytes());
        const CliResult recognised = runCli({"run", "shufflenet_v2:resolution=64", "--weights", "bare.safetensors",
                                             "--input", "in.npy", "--output", "c.npy", "--json"},
                                            folder.path());
        QVERIFY2(recognised.exitCode == 0, recognised.all());
        QCOMPARE(recognised.json()["network"].toString(), kNetwork); // width and classes seen in the shapes
        const Tensor c = read(folder.filePath("c.npy"));
        QVERIFY(std::equal(a.values().begin(), a.values().end(), c.values().begin(), c.values().end()));

        const CliResult contradicted =
            runCli({"run", "shufflenet_v2:width=1", "--weights", "w.safetensors", "--input", "in.npy"}, folder.path());
        QVERIFY2(failedInOneLine(contradicted, 1), contradicted.all());
        QVERIFY2(contradicted.message().contains("stage2.unit1"), contradicted.all());
        QVERIFY2(contradicted.message().contains("shufflenet_v2:width=0.5"), contradicted.all());
        SafetensorsBuilder lying;
        lying.metadata(R"({"architecture":"shufflenet_v2","width_multiplier":"1.0"})");
        for (const auto& [name, array] : seeded.parameters->arrays)
            lying.add(QByteArray::fromStdString(name), array.dims, array.values);
        writeBytes(folder.filePath("lying.safetensors"), lying.bytes());
        const CliResult refused =
            runCli({"run", kNetwork, "--weights", "lying.safetensors", "--input", "in.npy"}, folder.path());
        QVERIFY2(failedInOneLine(refused, 1), refused.all());
        QVERIFY2(refused.message().contains("stage2.unit1.right.reduce.conv.weight"), refused.all());
        const CliResult otherFamily =
            runCli({"run", "mobilenet_v1", "--weights", "w.safetensors", "--input", "in.npy"}, folder.path());
        QVERIFY2(failedInOneLine(otherFamily, 1), otherFamily.all());
    }

    void trainedWeightsComeWithTheProgram() {
        const QString photo = CONVLENS_SOURCE_DIR "/resources/samples/chelsea.jpg";
        const CliResult result = runCli({"run", "shufflenet_v1", "--weights", "trained", "--image", photo, "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonObject json = result.json();
        QVERIFY(json["weights"]["hash"].toString().startsWith("sha256:"));
        QCOMPARE(json["results"][0]["top"].toArray().size(), 5);
        QVERIFY(json["conditions"]["network"].toString().startsWith("shufflenet_v1:width=0.75"));
        // A width that they do not have is named.
        const CliResult other =
            runCli({"run", "shufflenet_v1:width=1", "--weights", "trained", "--image", photo, "--json"});
        QCOMPARE(other.exitCode, 1);
        QVERIFY2(other.message().contains("shufflenet_v1:width=0.75"), other.all());
        const QJsonArray listed = runCli({"list", "--json"}).json()["families"].toArray();
        for (const QJsonValue& family : listed)
            QCOMPARE(family["trained"]["data"].toString(), "CIFAR-10");
        QCOMPARE(listed.size(), 6);
    }

    void badRecordingsAreNamed_data() {
        QTest::addColumn<QString>("record");
        QTest::addColumn<QString>("says");
        QTest::newRow("no file") << "stem.conv"
                                 << "LAYER=FILE.npy";
        QTest::newRow("no layer") << "=x.npy"
                                  << "LAYER=FILE.npy";
        QTest::newRow("empty file") << "stem.conv="
                                    << "LAYER=FILE.npy";
        QTest::newRow("misspelt") << "stem.cnv=x.npy"
                                  << "near: stem.conv";
        QTest::newRow("unlike anything") << "zzzzzzzzzzzzzzzz=x.npy"
                                         << "describe lists them";
        QTest::newRow("which of two") << "stage2.unit2.split=x.npy"
                                      << "stage2.unit2.split[0]=FILE.npy";
        QTest::newRow("third of two") << "stage2.unit2.split[2]=x.npy"
                                      << "no output 2";
        QTest::newRow("not an index") << "stage2.unit2.split[one]=x.npy"
                                      << "no layer";
    }
    void badRecordingsAreNamed() {
        QFETCH(QString, record);
        QFETCH(QString, says);
        QTemporaryDir folder;
        const CliResult result =
            runCli({"run", kNetwork, "--image", sample("coffee.jpg"), "--record", record}, folder.path());
        QVERIFY2(failedInOneLine(result, 2), result.all());
        QVERIFY2(result.message().contains(says), result.all());
        QVERIFY(!QFile::exists(folder.filePath("x.npy")));
    }

    void twoResultsForOneFileAreRefused() {
        const CliResult result = runCli(
            {"run", kNetwork, "--image", sample("coffee.jpg"), "--record", "stem.conv=x.npy", "--output", "x.npy"});
        QVERIFY2(failedInOneLine(result, 2), result.all());
        QVERIFY(result.message().contains("x.npy"));
    }

    void badArraysAreNamed_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        std::vector<float> values(3 * 64 * 64, 0.5f);
        QTest::newRow("another size") << numpyFile({1, 3, 32, 32}, std::vector<float>(3 * 32 * 32)) << "resolution=32";
        QTest::newRow("one channel") << numpyFile({1, 1, 64, 64}, std::vector<float>(64 * 64)) << "1x1x64x64";
        QTest::newRow("not square") << numpyFile({1, 3, 64, 32}, std::vector<float>(3 * 64 * 32)) << "1x3x64x32";
        QTest::newRow("no image") << numpyFile({0, 3, 64, 64}, {}) << "0x3x64x64";
        QTest::newRow("channels last") << numpyFile({1, 64, 64, 3}, values) << "1x64x64x3";
        values[7] = std::nanf("");
        QTest::newRow("not a number") << numpyFile({1, 3, 64, 64}, values) << "nan at element 7";
        values[7] = -INFINITY;
        QTest::newRow("infinite") << numpyFile({1, 3, 64, 64}, values) << "-inf at element 7";
    }
    void badArraysAreNamed() {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        QTemporaryDir folder;
        writeBytes(folder.filePath("in.npy"), bytes);
        const CliResult result = runCli({"run", kNetwork, "--input", "in.npy", "--output", "out.npy"}, folder.path());
        QVERIFY2(failedInOneLine(result, 1), result.all());
        QVERIFY2(result.message().contains("in.npy") && result.message().contains(says), result.all());
        QVERIFY(!QFile::exists(folder.filePath("out.npy")));
    }

    void unwritableTargetsAreNamed() {
        QTemporaryDir folder;
        const CliResult result =
            runCli({"run", kNetwork, "--image", sample("coffee.jpg"), "--output", "none/out.npy"}, folder.path());
        QVERIFY2(failedInOneLine(result, 1), result.all());
        QVERIFY(result.message().contains("none/out.npy"));
    }

    void aBadPhotoIsNamedAndTheRestGoOn() {
        QTemporaryDir folder;
        writeBytes(folder.filePath("broken.jpg"), QByteArray("\xff\xd8\xff", 3) + QByteArray(500, 'x'));
        const CliResult result = runCli({"run", kNetwork, "--image", sample("coffee.jpg"), "broken.jpg",
                                         sample("chelsea.jpg"), "--output", "out.npy", "--json"},
                                        folder.path());
        QCOMPARE(result.exitCode, 1);
        QCOMPARE(result.err.count('\n'), 1);
        QVERIFY2(result.message().contains("broken.jpg"), result.all());
        const QJsonArray results = result.json()["results"].toArray();
        QCOMPARE(results.size(), 3);
        QCOMPARE(results[0]["top"].toArray().size(), 5);
        QVERIFY(results[1]["error"].toString().contains("broken.jpg"));
        QVERIFY(!results[1].toObject().contains("top"));
        QCOMPARE(results[2]["top"].toArray().size(), 5);
        QVERIFY(!QFile::exists(folder.filePath("out.npy"))); // its rows would no longer be the photos in order
    }

    void aFolderOfPhotosIsRunInOrder() {
        QTemporaryDir folder;
        QVERIFY(QFile::copy(sample("coffee.jpg"), folder.filePath("b.jpg")));
        QVERIFY(QFile::copy(sample("chelsea.jpg"), folder.filePath("a.jpg")));
        const CliResult result =
            runCli({"run", kNetwork, "--image", folder.path(), "--output", folder.filePath("out.npy"), "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        const QJsonArray results = result.json()["results"].toArray();
        QCOMPARE(results.size(), 2);
        QVERIFY(results[0]["image"].toString().endsWith("a.jpg"));
        QVERIFY((read(folder.filePath("out.npy")).shape() == Shape{2, 10, 1, 1}));
    }

    /// Real ImageNet weights on the sample photos: what the photo shows must be what the network names.
    void realWeightsNameRealPhotos_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("resolved");
        QTest::newRow("V2") << "mobilenet_v2"
                            << "mobilenet_v2_w1.0_r224_imagenet"
                            << "mobilenet_v2:padding=same";
        QTest::newRow("V1") << "mobilenet_v1"
                            << "mobilenet_v1_w0.75_r192_imagenet"
                            << "mobilenet_v1:width=0.75,resolution=192,padding=same";
    }
    void realWeightsNameRealPhotos() {
        QFETCH(QString, spec);
        QFETCH(QString, file);
        const QString path = sharedFolder() + "/weights/" + file + ".safetensors";
        if (!QFile::exists(path)) QSKIP(qPrintable("no real weights here: " + path + " is missing"));
        const CliResult result =
            runCli({"run", spec, "--weights", path, "--image", sample("coffee.jpg"), sample("chelsea.jpg"), "--json"});
        QVERIFY2(result.exitCode == 0, result.all());
        QTEST(result.json()["network"].toString(), "resolved");
        const QJsonArray results = result.json()["results"].toArray();
        QCOMPARE(results[0]["top"][0]["label"].toString(), QString("espresso"));
        QCOMPARE(results[0]["top"][0]["index"].toInt(), 967);
        QCOMPARE(results[1]["top"][0]["label"].toString(), QString("Egyptian cat"));
        QCOMPARE(results[1]["weights"]["kind"].toString(), QString("file"));
    }
};

QTEST_GUILESS_MAIN(TestCliRun)
#include "tst_cli_run.moc"
