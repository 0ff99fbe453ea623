#include "core/analysis/health.h"
#include "core/graph/graph_builder.h"
#include "tests/support/networks.h"

#include <QTest>

#include <bit>
#include <cmath>

using namespace convlens;

namespace {

std::shared_ptr<const Tensor> mapOf(const Shape& shape, const std::vector<float>& values) {
    auto map = std::make_shared<Tensor>(shape);
    std::copy(values.begin(), values.end(), map->values().begin());
    return map;
}

LayerHealth healthOrFail(const Tensor& map) {
    auto health = healthOfMap(LayerId{0}, map);
    if (!health) qFatal("%s", health.error().message.c_str());
    return std::move(*health);
}

} // namespace

class TestHealth : public QObject {
    Q_OBJECT
private slots:
    void sharesAreCountedByHand() {
        // Channels: dead; half zeros; saturated.
        const auto map = mapOf({1, 3, 2, 2}, {0, 0, 0, 0, 0, 1, 0, 2, 6, 7, 5, 6});
        const LayerHealth health = healthOrFail(*map);
        QCOMPARE(health.deadChannels(), 1);
        QCOMPARE(health.deadShare(), 1.0 / 3);
        QCOMPARE(health.sparsity, 0.5);
        QCOMPARE(health.saturation, 0.25);
        QCOMPARE(health.minimum, 0.0f);
        QCOMPARE(health.maximum, 7.0f);
        QCOMPARE(health.rankLimit(), 3);
    }

    /// Patterns of equal strength that are orthogonal to one another and to the constant: rows of a Hadamard matrix.
    void effectiveRankOfKnownSpectra_data() {
        QTest::addColumn<std::vector<double>>("strengths"); // a channel each: variance of its own pattern
        QTest::addColumn<double>("rank");
        const auto entropyRank = [](std::vector<double> p) {
            double sum = 0, h = 0;
            for (const double v : p)
                sum += v;
            for (const double v : p)
                if (v > 0) h -= v / sum * std::log(v / sum);
            return std::exp(h);
        };
        QTest::newRow("one pattern") << std::vector<double>{1} << 1.0;
        QTest::newRow("three equal") << std::vector<double>{1, 1, 1} << 3.0;
        QTest::newRow("seven equal") << std::vector<double>{4, 4, 4, 4, 4, 4, 4} << 7.0;
        QTest::newRow("one and a dead channel") << std::vector<double>{1, 0} << 1.0;
        // -(0.75 ln 0.75 + 0.25 ln 0.25) = 0.562335
        QTest::newRow("three to one") << std::vector<double>{3, 1} << std::exp(0.562335144618808);
        QTest::newRow("falling") << std::vector<double>{8, 4, 2, 1} << entropyRank({8, 4, 2, 1});
    }
    void effectiveRankOfKnownSpectra() {
        QFETCH(std::vector<double>, strengths);
        QFETCH(double, rank);
        const int channels = int(strengths.size());
        Tensor map({1, channels, 2, 4});
        for (int c = 0; c < channels; ++c)
            for (int p = 0; p < 8; ++p)
                map.plane(0, c)[std::size_t(p)] =
                    float(std::sqrt(strengths[std::size_t(c)]) * (std::popcount(unsigned((c + 1) & p)) % 2 ? -1 : 1)) +
                    float(c); // means do not count
        QVERIFY(std::abs(healthOrFail(map).effectiveRank - rank) < 1e-4);
        // The same channel many times over adds nothing.
        Tensor copies({1, 24, 2, 4});
        for (int c = 0; c < 24; ++c)
            std::copy(map.plane(0, 0).begin(), map.plane(0, 0).end(), copies.plane(0, c).begin());
        QVERIFY(std::abs(healthOrFail(copies).effectiveRank - 1) < 1e-4);
        QCOMPARE(healthOrFail(copies).rankLimit(), 7); // eight pixels
    }

    void mapsWithoutSpreadPixelsOrSense() {
        QCOMPARE(healthOrFail(*mapOf({1, 2, 1, 2}, {3, 3, 4, 4})).effectiveRank, 0.0);
        QVERIFY(std::isnan(healthOrFail(*mapOf({1, 2, 1, 1}, {3, 4})).effectiveRank));
        const LayerHealth broken = healthOrFail(*mapOf({1, 1, 1, 3}, {NAN, INFINITY, 2}));
        QCOMPARE(broken.notFinite, std::int64_t(2));
        QVERIFY(std::isnan(broken.effectiveRank));
        QCOMPARE(broken.maximum, 2.0f);
    }

    void photosAddUp() {
        NetworkHealth a, b;
        a.photos = b.photos = 1;
        a.layers = {healthOrFail(*mapOf({1, 2, 1, 2}, {0, 0, 0, 0}))};
        b.layers = {healthOrFail(*mapOf({1, 2, 1, 2}, {0, 0, 1, -8}))};
        const NetworkHealth two = combined(a, b);
        QCOMPARE(two.photos, 2);
        QCOMPARE(two.layers[0].deadChannels(), 1); // the second one lives on the second photo
        QCOMPARE(two.layers[0].sparsity, 0.75);
        QCOMPARE(two.layers[0].minimum, -8.0f);
        QCOMPARE(two.layers[0].effectiveRank, 0.5); // of 0 and 1
        const NetworkHealth three = combined(two, b);
        QCOMPARE(three.photos, 3);
        QVERIFY(std::abs(three.layers[0].sparsity - (1 + 0.5 + 0.5) / 3) < 1e-12);
        QVERIFY(combined(a, NetworkHealth{1, {}}).layers.empty());
    }

    void aRunIsLookedAtLayerByLayer() {
        GraphBuilder builder("two", {1, 1, 1, 2});
        builder.enterStage("one");
        const TensorId x = builder.add("relu", Activation{}, {builder.input()});
        const TensorId pooled = builder.add("pool", GlobalAveragePool{}, {x});
        const TensorId logits = builder.add("fc", FullyConnected{2, true}, {pooled});
        auto graph = builder.finish(logits, builder.add("softmax", Softmax{}, {logits}));
        QVERIFY(graph.has_value());
        const std::vector<RecordedOutput> recorded{{LayerId{0}, 0, mapOf({1, 1, 1, 2}, {0, 3})},
                                                   {LayerId{2}, 0, mapOf({1, 2, 1, 1}, {1, 2})}};
        double progress = 0;
        const auto health = healthOfRun(*graph, recorded, {}, [&](const Progress& p) { progress = p.fraction; });
        QVERIFY(health.has_value());
        QCOMPARE(progress, 1.0);
        QVERIFY(health->find(LayerId{0}) && !health->find(LayerId{1}) && health->find(LayerId{2}));
        QCOMPARE(health->find(LayerId{0})->sparsity, 0.5);
        CancelSource stop;
        stop.cancel();
        const auto stopped = healthOfRun(*graph, recorded, stop.token());
        QVERIFY(!stopped && stopped.error().code == ErrorCode::Cancelled);
    }

    void theLinearEndsAreSetAgainstTheWideMaps() {
        const Graph graph = test::buildOrExit("mobilenet_v2:width=0.35,resolution=64");
        NetworkHealth health;
        health.photos = 1;
        for (int i = 0; i < graph.layerCount(); ++i) {
            LayerHealth layer;
            layer.layer = LayerId{i};
            layer.shape = graph.outputShapeOf(LayerId{i});
            layer.photos = 1;
            layer.dead.assign(std::size_t(layer.shape.c), false);
            const std::string& name = graph.layer(LayerId{i}).name;
            const bool wide = name.ends_with(".depthwise.act"), linear = name.ends_with(".project.bn");
            layer.sparsity = wide ? 0.5 : linear ? 0 : 0.99; // whatever else there is must not be taken
            layer.saturation = wide ? 0.1 : 0.98;
            layer.effectiveRank = layer.shape.c * (wide ? 0.25 : linear ? 0.75 : 0.97);
            health.layers.push_back(layer);
        }
        const BottleneckHealth found = bottleneckHealth(graph, health);
        QCOMPARE(found.linearEnds, 17);
        QCOMPARE(found.expanded, 17);
        QCOMPARE(found.linearSparsity, 0.0);
        QCOMPARE(found.expandedSparsity, 0.5);
        QVERIFY(std::abs(found.expandedSaturation - 0.1) < 1e-12);
        QVERIFY(std::abs(found.linearRankShare - 0.75) < 1e-12);
        QVERIFY(std::abs(found.expandedRankShare - 0.25) < 1e-12);
        QCOMPARE(found.linearFewest, 8); // 16 and 24 x 0.35, rounded to multiples of 8
        QCOMPARE(found.linearMost, 112); // 320 x 0.35
        QCOMPARE(bottleneckHealth(test::buildOrExit("shufflenet_v2"), {}).linearEnds, 0);
    }
};

QTEST_APPLESS_MAIN(TestHealth)
#include "tst_health.moc"
