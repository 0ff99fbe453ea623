#include "core/cost/cost_model.h"
#include "core/labs/measure_parts.h"
#include "core/labs/price_tags.h"
#include "core/labs/rewrite_graph.h"
#include "tests/support/networks.h"

#include <QTest>

using namespace convlens;
using namespace convlens::test;

namespace {

std::vector<V3Variant> variantsOrExit(const V3Settings& settings) {
    auto variants = v3Variants(settings);
    if (!variants) qFatal("%s", variants.error().message.c_str());
    return std::move(*variants);
}

} // namespace

class TestPriceTags : public QObject {
    Q_OBJECT
private slots:
    /// Leaving out all three must give layer by layer what networks/ builds for the minimalistic variant.
    void allThreePartsMakeTheMinimalisticVariant_data() {
        QTest::addColumn<bool>("large");
        QTest::addColumn<double>("width");
        QTest::addColumn<int>("resolution");
        QTest::newRow("large") << true << 1.0 << 224;
        QTest::newRow("large, thin, odd side") << true << 0.75 << 97;
        QTest::newRow("small") << false << 1.0 << 224;
    }
    void allThreePartsMakeTheMinimalisticVariant() {
        QFETCH(bool, large);
        QFETCH(double, width);
        QFETCH(int, resolution);
        const auto variants = variantsOrExit({large, width, resolution});
        const std::string key = large ? "mobilenet_v3_large" : "mobilenet_v3_small";
        const Graph expected = buildOrExit(key + ":minimalistic=1,width=" + QString::number(width).toStdString() +
                                           ",resolution=" + std::to_string(resolution));
        const Graph& found = *variants.back().graph;
        QCOMPARE(found.layerCount(), expected.layerCount());
        for (int i = 0; i < expected.layerCount(); ++i) {
            const LayerId id{i};
            QCOMPARE(found.layer(id).name, expected.layer(id).name);
            QCOMPARE(operatorName(found, id), operatorName(expected, id));
            QVERIFY(found.outputShapeOf(id) == expected.outputShapeOf(id));
            QCOMPARE(found.layer(id).stage, expected.layer(id).stage);
            QCOMPARE(found.layer(id).block, expected.layer(id).block);
        }
        const LayerCost cost = computeCost(expected).total;
        QCOMPARE(variants.back().macs, cost.macs);
        QCOMPARE(variants.back().params, cost.params);
    }

    void pricesAreThoseOfTheLayersThatGo() {
        const auto variants = variantsOrExit({true, 1.0, 224});
        QCOMPARE(variants.size(), std::size_t(6));
        const Graph whole = buildOrExit("mobilenet_v3_large");
        QCOMPARE(variants[0].macs, computeCost(whole).total.macs);
        QCOMPARE(variants[0].macsPrice, std::int64_t(0));

        // Squeeze-and-excitation: both 1x1 layers of every module, on one pixel each.
        std::int64_t squeeze = 0, window = 0;
        for (int i = 0; i < whole.layerCount(); ++i) {
            const auto* conv = std::get_if<Convolution>(&whole.layer(LayerId{i}).op);
            if (!conv) continue;
            const Shape out = whole.outputShapeOf(LayerId{i});
            if (whole.layer(LayerId{i}).inSqueezeExcitation)
                squeeze += std::int64_t(whole.inputShapeOf(LayerId{i}).c) * out.c;
            if (conv->window.kernel == 5) window += std::int64_t(25 - 9) * out.c * out.plane();
        }
        QVERIFY(squeeze > 0 && window > 0);
        QCOMPARE(variants[1].macsPrice, squeeze);
        QCOMPARE(variants[2].macsPrice, window);
        QCOMPARE(variants[3].macsPrice, std::int64_t(0)); // functions have no multiply-adds
        // Figure 5 at width 1: depthwise 960, 960 to 320, 320 to 1280, all on 7 x 7, instead of 960 to 1280 on one
        // pixel.
        QCOMPARE(variants[4].macsPrice,
                 -std::int64_t(49) * (9 * 960 + 960 * 320 + 320 * 1280) + std::int64_t(960) * 1280);
    }

    void theOldLastStagePoolsLast() {
        const auto variants = variantsOrExit({true, 1.0, 224});
        const Graph& old = *variants[4].graph;
        const LayerId widen = layerOrExit(old, "last.widen.conv"), pool = layerOrExit(old, "head.pool");
        QVERIFY(widen < pool);
        QVERIFY((old.outputShapeOf(widen) == Shape{1, 1280, 7, 7}));
        QVERIFY((old.outputShapeOf(layerOrExit(old, "last.project.conv")) == Shape{1, 320, 7, 7}));
        QVERIFY(!old.findLayer("head.hidden"));
        QVERIFY((old.tensor(old.logits()).shape == Shape{1, 1000, 1, 1}));
    }

    void everyVariantRuns() {
        std::vector<PartTarget> targets;
        for (const V3Variant& variant : variantsOrExit({false, 0.5, 32}))
            targets.push_back({variant.graph, {}});
        PartOptions options;
        options.minSeconds = 0;
        options.plan = PlanKind::Optimised;
        const auto timings = measureParts(targets, options);
        QVERIFY2(timings.has_value(), timings ? "" : timings.error().message.c_str());
        QCOMPARE(timings->size(), targets.size());
    }

    void whatCannotBeRebuiltIsRefused() {
        const Graph shuffle = buildOrExit("shufflenet_v2"), v1 = buildOrExit("mobilenet_v1");
        QCOMPARE(changedGraph(shuffle, {}, "x").error().code, ErrorCode::Unsupported);
        GraphChanges last;
        last.oldLastStage = true;
        QCOMPARE(changedGraph(v1, last, "x").error().code, ErrorCode::Unsupported);
        QCOMPARE(v3Variants({true, 1.0, 8}).error().code, ErrorCode::InvalidArgument);
    }

    void differencesOfTimesKeepTheirIntervals() {
        const TimeInterval d = timeDifference({10, 9, 12}, {7, 6, 8});
        QCOMPARE(d.median, 3.0);
        QCOMPARE(d.low, 1.0);
        QCOMPARE(d.high, 6.0);
    }
};

QTEST_APPLESS_MAIN(TestPriceTags)
#include "tst_price_tags.moc"
