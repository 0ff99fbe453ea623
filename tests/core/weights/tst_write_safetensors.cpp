#include "core/networks/recognise_weights.h"
#include "core/networks/registry.h"
#include "core/weights/statistics.h"
#include "core/weights/text_files.h"
#include "core/weights/write_safetensors.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;

namespace {

std::string written(const QTemporaryDir& dir, const char* name, const QByteArray& content) {
    QFile file(dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write");
    file.write(content);
    return file.fileName().toStdString();
}

} // namespace

class TestWriteSafetensors : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenReadsBackBitByBit_data() {
        QTest::addColumn<QString>("text");
        for (const char* text :
             {"mobilenet_v1:width=0.25,resolution=128,padding=same", "mobilenet_v3_small:width=0.35,minimalistic=1",
              "shufflenet_v1:width=0.5,groups=8,classes=7", "shufflenet_v2:width=0.5,rules=megvii"})
            QTest::newRow(text) << text;
    }
    void whatIsWrittenReadsBackBitByBit() {
        QFETCH(QString, text);
        const NetworkSpec spec = *parseNetworkSpec(text.toStdString());
        const Graph graph = *buildNetwork(spec);
        LoadedWeights weights = seededWeights(graph, 5);
        weights.info.origin = "a \"test\"";
        weights.info.license = "CC0-1.0";
        weights.info.preprocess.bgr = true;
        auto changed = std::make_shared<Parameters>(*weights.parameters);
        changed->batchNormEpsilon = 1e-3f;
        weights.parameters = changed;

        QTemporaryDir dir;
        const std::string path = dir.filePath("w.safetensors").toStdString();
        const auto done = writeSafetensors(path, graph, weights, networkMetadata(spec));
        QVERIFY2(done.has_value(), done ? "" : done.error().message.c_str());
        const auto file = readWeightsFile(path);
        QVERIFY2(file.has_value(), file ? "" : file.error().message.c_str());
        const auto found = recogniseNetwork(outlineOf(*file), file->metadata, "w");
        QVERIFY2(found.has_value(), found ? "" : found.error().message.c_str());
        QCOMPARE(QString::fromStdString(toString(found->spec)), text);
        const auto again = matchWeights(*file, graph);
        QVERIFY2(again.has_value(), again ? "" : again.error().message.c_str());
        for (const ParameterSpec& p : graph.parameters())
            QVERIFY(again->parameters->find(p.name)->values == weights.parameters->find(p.name)->values);
        QCOMPARE(again->parameters->batchNormEpsilon, 1e-3f);
        QVERIFY(again->info.preprocess == weights.info.preprocess);
        QCOMPARE(again->info.origin, weights.info.origin);
        QCOMPARE(again->info.naming, std::string("convlens"));
    }

    void incompleteParametersAndBadTargetsAreErrors() {
        const Graph graph = *buildNetwork(*parseNetworkSpec("mobilenet_v1:width=0.25"));
        LoadedWeights weights = seededWeights(graph, 1);
        QTemporaryDir dir;
        const auto nowhere = writeSafetensors(dir.filePath("no/such/folder/w").toStdString(), graph, weights, {});
        QVERIFY(!nowhere && nowhere.error().code == ErrorCode::WriteFailed);
        auto less = std::make_shared<Parameters>(*weights.parameters);
        less->arrays.erase("head.fc.bias");
        weights.parameters = less;
        const auto missing = writeSafetensors(dir.filePath("w").toStdString(), graph, weights, {});
        QVERIFY(!missing && missing.error().code == ErrorCode::Mismatch);
        QVERIFY(!QFile::exists(dir.filePath("w")));
    }

    void statisticsByHand() {
        const float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
        const TensorStatistics s = statisticsOf({"t", "F32", {6}, {1, -3, nan, 5, infinity, 1}});
        QCOMPARE(s.count, std::int64_t(6));
        QCOMPARE(s.nans, std::int64_t(1));
        QCOMPARE(s.infinities, std::int64_t(1));
        QCOMPARE(s.minimum, -3.0f);
        QCOMPARE(s.maximum, 5.0f);
        QCOMPARE(s.mean, 1.0);
        QCOMPARE(s.standardDeviation, std::sqrt(8.0)); // deviations 0, -4, 4, 0
        QCOMPARE(s.histogram[0], std::int64_t(1));
        QCOMPARE(s.histogram[16], std::int64_t(2));
        QCOMPARE(s.histogram[31], std::int64_t(1));
        QCOMPARE(statisticsOf({"n", "I64", {1}, {}}).count, std::int64_t(0));
        QCOMPARE(statisticsOf({"c", "F32", {2}, {4, 4}}).histogram[0], std::int64_t(2));
    }

    void classNamesAreCounted() {
        QTemporaryDir dir;
        const std::string path = written(dir, "names.txt",
                                         "\xEF\xBB\xBF"
                                         "cat\r\ndog, large\n\n");
        const auto names = readClassNames(path);
        QVERIFY(names && *names == (std::vector<std::string>{"cat", "dog, large"}));
        WeightsInfo info;
        QVERIFY(useClassNames(info, *names, "names.txt", 2).has_value());
        QVERIFY(classLabels(info, 2) == *names); // a comma in a name does not split it
        QCOMPARE(info.labels, std::string("names.txt"));
        const auto wrong = useClassNames(info, *names, "names.txt", 3);
        QVERIFY(!wrong && wrong.error().code == ErrorCode::Mismatch);
        QVERIFY(!readClassNames(written(dir, "empty.txt", "\n\n")).has_value());
        QVERIFY(!readClassNames(written(dir, "binary", QByteArray("a\0b", 3))).has_value());
    }

    void nameMapsAreTwoColumns() {
        QTemporaryDir dir;
        const auto map =
            readNameMap(written(dir, "map.csv", "# ours,theirs\nstem.conv.weight, layer0.w\n\nhead.fc.bias,b"));
        QVERIFY(map.has_value());
        QVERIFY((*map == std::map<std::string, std::string>{{"stem.conv.weight", "layer0.w"}, {"head.fc.bias", "b"}}));
        for (const char* bad : {"one column\n", "a,b,c\n", "a,b\na,c\n"}) {
            const auto refused = readNameMap(written(dir, "bad.csv", bad));
            QVERIFY(!refused && QString::fromStdString(refused.error().message).contains("line "));
        }
    }
};

QTEST_GUILESS_MAIN(TestWriteSafetensors)
#include "tst_write_safetensors.moc"
