// The real ImageNet weights beside the repository (../shared/weights) on the sample photos: what the whole path from a
// file and a photo to a label is for. Skipped where the weights are not there.
#include "core/engine/engine.h"
#include "core/networks/registry.h"
#include "core/weights/weights.h"

#include <QTest>

#include <algorithm>
#include <filesystem>

using namespace convlens;

namespace {

std::filesystem::path sharedWeights() {
    const char* given = std::getenv("CONVLENS_SHARED_DIR");
    return std::filesystem::path(given ? given : CONVLENS_SOURCE_DIR "/../shared") / "weights";
}

} // namespace

class TestSharedWeights : public QObject {
    Q_OBJECT
private slots:
    void nameTheSamplePhotos_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("spec");
        QTest::newRow("V1 0.25") << "mobilenet_v1_w0.25_r128"
                                 << "mobilenet_v1:width=0.25,resolution=128,padding=same";
        QTest::newRow("V1 0.5") << "mobilenet_v1_w0.5_r160"
                                << "mobilenet_v1:width=0.5,resolution=160,padding=same";
        QTest::newRow("V1 0.75") << "mobilenet_v1_w0.75_r192"
                                 << "mobilenet_v1:width=0.75,resolution=192,padding=same";
        QTest::newRow("V2 1.0") << "mobilenet_v2_w1.0_r224"
                                << "mobilenet_v2:padding=same";
    }
    void nameTheSamplePhotos() {
        QFETCH(QString, file);
        QFETCH(QString, spec);
        const auto path = sharedWeights() / (file.toStdString() + "_imagenet.safetensors");
        if (!std::filesystem::exists(path)) QSKIP(("no weights at " + path.string()).c_str());
        const auto graph = std::make_shared<const Graph>(*buildNetwork(*parseNetworkSpec(spec.toStdString())));
        const auto stored = readWeightsFile(path);
        QVERIFY2(stored.has_value(), stored ? "" : stored.error().message.c_str());
        const auto weights = matchWeights(*stored, *graph);
        QVERIFY2(weights.has_value(), weights ? "" : weights.error().message.c_str());
        QVERIFY(validateParameters(*graph, *weights->parameters).has_value());
        QVERIFY(weights->info.batchNormFolded);
        QCOMPARE(weights->parameters->batchNormEpsilon, 0.0f);
        QCOMPARE(weights->info.license, std::string("Apache-2.0"));
        QCOMPARE(weights->info.preprocess.mean[0], 0.5f);
        QVERIFY(weights->info.preprocess.fit == Preprocess::Fit::CentreCrop);

        const auto labels = classLabels(weights->info, 1000);
        QCOMPARE(labels.size(), std::size_t(1000));
        auto plan = (*findEngine("reference"))->compile(graph, weights->parameters, {});
        for (const auto& [photo, expected] : {std::pair{"chelsea", "cat"}, {"coffee", "espresso"}}) {
            const auto image = loadImage(std::string(CONVLENS_SOURCE_DIR "/resources/samples/") + photo + ".jpg");
            QVERIFY(image.has_value());
            const auto input = preprocessImage(*image, weights->info.preprocess, graph->inputShape().h);
            const auto output = (*plan)->run(*input, {});
            QVERIFY(output.has_value());
            const auto p = output->probabilities.values();
            const auto best = std::size_t(std::max_element(p.begin(), p.end()) - p.begin());
            QVERIFY2(QString::fromStdString(labels[best]).contains(expected), labels[best].c_str());
            QVERIFY(p[best] > 0.3f);
        }
    }

    void aFileForAnotherWidthIsRefused() {
        const auto path = sharedWeights() / "mobilenet_v2_w1.0_r224_imagenet.safetensors";
        if (!std::filesystem::exists(path)) QSKIP(("no weights at " + path.string()).c_str());
        const auto stored = readWeightsFile(path);
        const auto wrong = matchWeights(*stored, *buildNetwork(*parseNetworkSpec("mobilenet_v2:width=0.75")));
        QVERIFY(!wrong.has_value() && wrong.error().code == ErrorCode::Mismatch);
        QVERIFY2(QString::fromStdString(wrong.error().message)
                     .contains("'features.0.0.weight' must have the shape [24, 3, 3, 3], found [32, 3, 3, 3]"),
                 wrong.error().message.c_str());
        const auto other = matchWeights(*stored, *buildNetwork(*parseNetworkSpec("shufflenet_v1")));
        QVERIFY(!other.has_value() && other.error().code == ErrorCode::Mismatch);
    }
};

QTEST_GUILESS_MAIN(TestSharedWeights)
#include "tst_shared_weights.moc"
