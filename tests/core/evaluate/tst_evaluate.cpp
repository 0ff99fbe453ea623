#include "core/evaluate/evaluate.h"
#include "core/evaluate/share_interval.h"

#include "core/networks/registry.h"
#include "core/weights/weights.h"

#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

using namespace convlens;

namespace {

constexpr int kClasses = 12, kSide = 32, kPhotos = 24;

/// Coloured noise whose grain and hue differ from photo to photo, so that predictions do.
QImage picture(int number) {
    QImage image(40, 36, QImage::Format_RGB888);
    unsigned state = 12345u + unsigned(number) * 977u;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            state = state * 1664525u + 1013904223u;
            const int noise = int(state >> 24) * (number % 4) / 3;
            image.setPixel(x, y, qRgb((number * 41 + noise) % 256, (number * 97 + x * 5) % 256, (noise + y * 6) % 256));
        }
    return image;
}

} // namespace

/// A seeded network on made pictures: what evaluate() counts with one engine, counted again from another's logits.
class TestEvaluate : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const auto spec = parseNetworkSpec("shufflenet_v2:width=0.5,resolution=32,classes=12");
        QVERIFY(spec);
        auto graph = buildNetwork(*spec);
        QVERIFY(graph);
        m_graph = std::make_shared<Graph>(std::move(*graph));
        m_weights = seededWeights(*m_graph, 7);
        for (int i = 0; i < kPhotos; ++i) {
            const QString file = m_folder.filePath(QString("%1.png").arg(i, 2, 10, QChar('0')));
            QVERIFY(picture(i).save(file));
            m_photos.push_back({file.toStdString(), (i * 5) % kClasses});
        }
    }

    void aShareOfFewDrawsIsLessCertain() {
        // Published values of Wilson's interval: 10 of 20, and none of 10.
        const ShareInterval half = wilsonInterval(0.5, 20), none = wilsonInterval(0, 10);
        QVERIFY(std::abs(half.low - 0.2993) < 1e-4 && std::abs(half.high - 0.7007) < 1e-4);
        QVERIFY(none.low == 0 && std::abs(none.high - 0.2775) < 1e-4);
        const ShareInterval many = wilsonInterval(0.8438, 10000);
        QVERIFY(std::abs(many.high - many.low - 0.0142) < 1e-4);
        QVERIFY(wilsonInterval(1, 5).high == 1);
        QVERIFY(wilsonInterval(0.3, 0).low == 0 && wilsonInterval(0.3, 0).high == 1);
    }

    void partsAddUpToTheWhole() {
        auto plan = engines().front()->compile(m_graph, m_weights.parameters, {});
        QVERIFY(plan);
        const auto whole = evaluate(m_photos, **plan, m_weights.info.preprocess, kSide);
        QVERIFY(whole);
        Evaluation sum;
        for (std::size_t from = 0; from < m_photos.size(); from += 5) { // 24 photos: the last part has 4
            const std::vector<LabelledPhoto> some(m_photos.begin() + std::ptrdiff_t(from),
                                                  m_photos.begin() +
                                                      std::ptrdiff_t(std::min(from + 5, m_photos.size())));
            auto part = evaluate(some, **plan, m_weights.info.preprocess, kSide);
            QVERIFY(part);
            sum.add(std::move(*part));
        }
        QCOMPARE(sum.count, whole->count);
        QCOMPARE(sum.top1, whole->top1);
        QCOMPARE(sum.top5, whole->top5);
        QCOMPARE(sum.verdicts.size(), whole->verdicts.size());
        QCOMPARE(sum.perClass.size(), whole->perClass.size());
        for (std::size_t i = 0; i < sum.perClass.size(); ++i) {
            QCOMPARE(sum.perClass[i].classIndex, whole->perClass[i].classIndex);
            QCOMPARE(sum.perClass[i].count, whole->perClass[i].count);
            QCOMPARE(sum.perClass[i].top1, whole->perClass[i].top1);
        }
    }

    void countsAgreeWithARecount() {
        auto plan = engines().front()->compile(m_graph, m_weights.parameters, {});
        QVERIFY(plan);
        int told = 0;
        const auto evaluation =
            evaluate(m_photos, **plan, m_weights.info.preprocess, kSide, {}, [&](const Progress& progress) {
                ++told;
                QCOMPARE(progress.fraction, double(told) / kPhotos);
            });
        QVERIFY2(evaluation, evaluation ? "" : evaluation.error().message.c_str());
        QCOMPARE(told, kPhotos);
        QCOMPARE(evaluation->count, std::int64_t(kPhotos));
        QVERIFY(evaluation->unused.empty());

        const auto reference = findEngine("reference");
        QVERIFY(reference);
        auto oracle = (*reference)->compile(m_graph, m_weights.parameters, {});
        QVERIFY(oracle);
        std::int64_t top1 = 0, top5 = 0;
        std::map<int, std::array<std::int64_t, 3>> classes;
        for (std::size_t i = 0; i < m_photos.size(); ++i) {
            const auto image = loadImage(m_photos[i].file);
            QVERIFY(image);
            const auto input = preprocessImage(*image, m_weights.info.preprocess, kSide);
            QVERIFY(input);
            const auto output = (*oracle)->run(*input, {});
            QVERIFY(output);
            const auto logits = output->logits.values();
            std::vector<int> order(kClasses);
            std::iota(order.begin(), order.end(), 0);
            std::stable_sort(order.begin(), order.end(),
                             [&](int a, int b) { return logits[std::size_t(a)] > logits[std::size_t(b)]; });
            const auto rank = std::find(order.begin(), order.end(), m_photos[i].classIndex) - order.begin();
            QCOMPARE(evaluation->verdicts[i].rank, int(rank));
            QCOMPARE(evaluation->verdicts[i].predicted, order.front());
            auto& counted = classes[m_photos[i].classIndex];
            ++counted[0], counted[1] += rank == 0, counted[2] += rank < 5;
            top1 += rank == 0, top5 += rank < 5;
        }
        QCOMPARE(evaluation->top1, top1);
        QCOMPARE(evaluation->top5, top5);
        // The test can tell top 1, top 5 and everything apart.
        QVERIFY(top5 > top1);
        QVERIFY(top5 < kPhotos);
        QCOMPARE(evaluation->perClass.size(), classes.size());
        for (const ClassAccuracy& accuracy : evaluation->perClass)
            QCOMPARE((std::array{accuracy.count, accuracy.top1, accuracy.top5}), classes[accuracy.classIndex]);

        const auto mistakes = evaluation->worstMistakes(3);
        QCOMPARE(mistakes.size(), std::size_t(3));
        for (const PhotoVerdict& verdict : evaluation->verdicts)
            if (verdict.rank > 0) QVERIFY(mistakes[0]->probability >= verdict.probability);
        QVERIFY(mistakes[0]->probability >= mistakes[1]->probability);
    }

    void badPhotosAreNamedAndNotCounted() {
        const QString broken = m_folder.filePath("broken.png"), missing = m_folder.filePath("missing.png");
        QFile file(broken);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no picture");
        file.close();
        auto photos = m_photos;
        photos.resize(3);
        photos.insert(photos.begin() + 1, {broken.toStdString(), 1});
        photos.push_back({missing.toStdString(), 2});
        auto plan = engines().front()->compile(m_graph, m_weights.parameters, {});
        QVERIFY(plan);
        const auto evaluation = evaluate(photos, **plan, m_weights.info.preprocess, kSide);
        QVERIFY(evaluation);
        QCOMPARE(evaluation->count, std::int64_t(3));
        QCOMPARE(evaluation->unused.size(), std::size_t(2));
        QCOMPARE(evaluation->unused[0].file.string(), broken.toStdString());
        QVERIFY(QString::fromStdString(evaluation->unused[0].reason).contains("broken.png"));
        QVERIFY(QString::fromStdString(evaluation->unused[1].reason).contains("missing.png"));
    }

    void stopsBetweenPhotos() {
        auto plan = engines().front()->compile(m_graph, m_weights.parameters, {});
        QVERIFY(plan);
        CancelSource source;
        int told = 0;
        const auto evaluation =
            evaluate(m_photos, **plan, m_weights.info.preprocess, kSide, source.token(), [&](const Progress&) {
                if (++told == 2) source.cancel();
            });
        QVERIFY(!evaluation);
        QCOMPARE(evaluation.error().code, ErrorCode::Cancelled);
        QCOMPARE(told, 2);
    }

    /// A network that comes to no number must not be counted as right or wrong.
    void resultsThatAreNoNumbersAreSetApart() {
        auto parameters = std::make_shared<Parameters>(*m_weights.parameters);
        for (auto& [name, array] : parameters->arrays)
            if (name.ends_with("fc.bias")) array.values.front() = std::numeric_limits<float>::quiet_NaN();
        auto plan = engines().front()->compile(m_graph, parameters, {});
        QVERIFY(plan);
        const auto evaluation = evaluate({m_photos.front()}, **plan, m_weights.info.preprocess, kSide);
        QVERIFY(evaluation);
        QCOMPARE(evaluation->count, std::int64_t(0));
        QCOMPARE(evaluation->unused.size(), std::size_t(1));
    }

private:
    QTemporaryDir m_folder;
    std::shared_ptr<const Graph> m_graph;
    LoadedWeights m_weights;
    std::vector<LabelledPhoto> m_photos;
};

QTEST_APPLESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
