#include "core/trained/trained.h"

#include "core/engine/engine.h"
#include "core/evaluate/evaluate.h"
#include "core/networks/recognise_weights.h"
#include "core/networks/registry.h"
#include "core/weights/embedded_weights.h"
#include "core/weights/weights.h"

#include <QCryptographicHash>
#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <cstdlib>

using namespace convlens;

namespace {

/// CIFAR-10's photos are not ours to pass on; they are looked for beside the repository.
QString photoArchive() {
    const char* given = std::getenv("CONVLENS_SHARED_DIR");
    return QString::fromUtf8(given ? given : CONVLENS_SOURCE_DIR "/../shared") + "/data/cifar10.tar.xz";
}

/// How many of every tenth test photo PyTorch 1.13 names rightly with each file (resources/weights/training/evaluate.py
/// on just those photos): to be found anew when a file is replaced.
const std::map<std::string, int> kHitsOfPyTorch{
    {"mobilenet_v1", 851},       {"mobilenet_v2", 841},  {"mobilenet_v3_large", 848},
    {"mobilenet_v3_small", 833}, {"shufflenet_v1", 845}, {"shufflenet_v2", 837},
};

void addFamilies() {
    QTest::addColumn<int>("family");
    for (const TrainedNetwork& network : trainedNetworks())
        QTest::newRow(std::string(familyInfo(network.spec.family).id).c_str()) << int(network.spec.family);
}

} // namespace

/// The weights that are part of the program: what they are, that nothing has changed them, and that they see.
class TestTrained : public QObject {
    Q_OBJECT
private slots:
    void theSixPapersFamiliesHaveOneWithinTheRoomForAll() {
        for (const Family family : {Family::MobileNetV1, Family::MobileNetV2, Family::MobileNetV3Large,
                                    Family::MobileNetV3Small, Family::ShuffleNetV1, Family::ShuffleNetV2})
            QVERIFY(trainedNetwork(family));
        QCOMPARE(trainedNetworks().size(), embeddedWeights().size());
        std::size_t bytes = 0;
        for (const TrainedNetwork& network : trainedNetworks()) {
            QVERIFY(trainedAt(network.path) == &network);
            QVERIFY(trainedNetwork(network.spec.family) == &network); // at most one a family
        }
        for (const EmbeddedWeights& file : embeddedWeights())
            bytes += file.bytes.size();
        QVERIFY2(bytes <= 12'000'000, qPrintable(QString::number(bytes)));
        QVERIFY(!trainedAt(":/weights/other.safetensors"));
        QVERIFY(!readWeightsFile(":/weights/other.safetensors"));
    }

    void theFilesAreThoseOfTheList() { // as `sha256sum` writes it
        QFile list(CONVLENS_SOURCE_DIR "/resources/weights/SHA256SUMS");
        QVERIFY(list.open(QIODevice::ReadOnly));
        std::map<std::string, QByteArray> sums;
        for (const QByteArray& line : list.readAll().trimmed().split('\n'))
            sums[":/weights/" + line.mid(66).toStdString()] = line.left(64);
        QCOMPARE(sums.size(), embeddedWeights().size());
        for (const EmbeddedWeights& file : embeddedWeights()) {
            const QByteArrayView bytes(reinterpret_cast<const char*>(file.bytes.data()), qsizetype(file.bytes.size()));
            QCOMPARE(QCryptographicHash::hash(bytes.toByteArray(), QCryptographicHash::Sha256).toHex(),
                     sums[std::string(file.path)]);
        }
    }

    void metadataTellWhatOneMustKnow_data() { addFamilies(); }
    void metadataTellWhatOneMustKnow() {
        QFETCH(int, family);
        const TrainedNetwork& network = *trainedNetwork(Family(family));
        for (const char* key : {"architecture", "width_multiplier", "resolution", "padding", "num_classes",
                                "input_mean", "input_std", "class_names", "origin", "license", "data", "recipe", "seed",
                                "date", "accuracy", "accuracy_top5", "accuracy_photos", "accuracy_note", "calibration"})
            QVERIFY2(network.metadata.contains(key) && !network.metadata.at(key).empty(), key);
        QCOMPARE(network.metadata.at("license"), std::string("GPL-3.0-or-later"));
        QVERIFY(QDate::fromString(QString::fromStdString(network.metadata.at("date")), Qt::ISODate).isValid());
        QCOMPARE(network.spec.classes, 10);
        QCOMPARE(network.data, std::string("CIFAR-10"));
        QCOMPARE(network.testPhotos, 10000);
        QVERIFY(network.top1 > 0.5 && network.top1 < network.top5 && network.top5 <= 1);
        const auto stated = statedAccuracy(network.metadata);
        QVERIFY(stated && stated->measuredByUs);
        QCOMPARE(stated->resolution, network.spec.resolution);
    }

    void eachFileIsRecognisedAndFits_data() { addFamilies(); }
    void eachFileIsRecognisedAndFits() {
        QFETCH(int, family);
        const TrainedNetwork& network = *trainedNetwork(Family(family));
        const auto file = readWeightsFile(network.path);
        QVERIFY2(file, file ? "" : file.error().message.c_str());
        const auto recognised = recogniseNetwork(outlineOf(*file), file->metadata, "");
        QVERIFY2(recognised, recognised ? "" : recognised.error().message.c_str());
        QVERIFY(recognised->spec == network.spec);
        const auto graph = buildNetwork(network.spec);
        const auto weights = matchWeights(*file, *graph);
        QVERIFY2(weights, weights ? "" : weights.error().message.c_str());
        QVERIFY(validateParameters(*graph, *weights->parameters).has_value());
        QCOMPARE(classLabels(weights->info, 10)[3], std::string("cat"));
        // The whole photo is seen, as in training.
        QCOMPARE(weights->info.preprocess.cropFraction, 1.0);
        QVERIFY(weights->info.preprocess.interpolation == Preprocess::Interpolation::Bilinear);
    }

    void onlyTheSameParametersHaveTrainedWeights() {
        NetworkSpec spec = trainedNetwork(Family::MobileNetV2)->spec;
        QVERIFY(trainedFor(spec));
        spec.resolution = 224;
        QVERIFY(trainedFor(spec)); // weights do not know their resolution
        spec.groups = 8;           // which MobileNetV2 does not have
        QVERIFY(trainedFor(spec));
        spec.width = 0.75;
        QVERIFY(!trainedFor(spec));
        QVERIFY(!trainedFor(NetworkSpec{}));
        NetworkSpec grouped = trainedNetwork(Family::ShuffleNetV1)->spec;
        QVERIFY(trainedFor(grouped));
        grouped.groups = 4;
        QVERIFY(!trainedFor(grouped));
    }

    void accuracyThatMakesNoSenseIsNotStated() {
        QVERIFY(!statedAccuracy({}));
        for (const char* value : {"", "87", "-0.1", "nan", "0.8x"})
            QVERIFY2(!statedAccuracy({{"accuracy", value}}), value);
        const auto bare = statedAccuracy({{"accuracy", "0.5"}});
        QVERIFY(bare && bare->top1 == 0.5 && bare->photos == 0 && !bare->measuredByUs);
    }

    void theyReachTheAccuracyThatTheyState_data() { addFamilies(); }
    void theyReachTheAccuracyThatTheyState() {
        QFETCH(int, family);
        const QString archive = photoArchive();
        if (!QFileInfo::exists(archive)) QSKIP(qPrintable("no test photos at " + archive));
        if (!m_photos.isValid() || !QFileInfo::exists(m_photos.filePath("test"))) {
            // Every tenth photo of each class, always the same: 1000.
            const int status = QProcess::execute(
                "tar", {"xf", archive, "-C", m_photos.path(), "--wildcards", "--no-anchored", "test/*/*0.jpg"});
            if (status != 0) QSKIP("tar cannot unpack the test photos");
        }
        const TrainedNetwork& network = *trainedNetwork(Family(family));
        const auto graph = std::make_shared<const Graph>(*buildNetwork(network.spec));
        const auto weights = matchWeights(*readWeightsFile(network.path), *graph);
        QVERIFY(weights);
        const auto photos = photosByFolder(m_photos.filePath("test").toStdString(), classLabels(weights->info, 10), 10);
        QVERIFY2(photos, photos ? "" : photos.error().message.c_str());
        QCOMPARE(photos->size(), std::size_t(1000));
        auto plan = engines().front()->compile(graph, weights->parameters, {PlanKind::Optimised, 1});
        QVERIFY(plan);
        const auto found = evaluate(*photos, **plan, weights->info.preprocess, network.spec.resolution);
        QVERIFY(found);
        QVERIFY(found->unused.empty());
        const auto hits = kHitsOfPyTorch.find(network.metadata.at("architecture"));
        QVERIFY2(hits != kHitsOfPyTorch.end(), "a new file: say in kHitsOfPyTorch how many PyTorch names rightly");
        const int expected = hits->second;
        qInfo("%s: %d of %d, PyTorch %d, states %.2f %%", network.metadata.at("architecture").c_str(), int(found->top1),
              int(found->count), expected, 100 * network.top1);
        // Two photos may lie so near to a border that another order of additions decides.
        QVERIFY2(std::abs(int(found->top1) - expected) <= 2, qPrintable(QString::number(found->top1)));
        // A thousand of the ten thousand: three standard deviations of a share that is drawn.
        const double apart = 3 * std::sqrt(network.top1 * (1 - network.top1) / double(found->count));
        QVERIFY2(std::abs(found->top1Share() - network.top1) < apart, qPrintable(QString::number(found->top1Share())));
    }

private:
    QTemporaryDir m_photos;
};

QTEST_GUILESS_MAIN(TestTrained)
#include "tst_trained.moc"
