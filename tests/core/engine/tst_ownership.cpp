#include "core/engine/engine.h"
#include "core/engine/native/lowering.h"
#include "core/engine/native/native_plan.h"
#include "core/engine/native/ownership.h"
#include "core/engine/native/steps.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>
#include <set>
#include <utility>

using namespace convlens;
using namespace convlens::native;

namespace {

std::shared_ptr<const Graph> graphOf(const char* spec, int batch = 1) {
    const auto parsed = parseNetworkSpec(spec);
    if (!parsed) qFatal("%s", parsed.error().message.c_str());
    auto graph = buildNetwork(*parsed, batch);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::make_shared<const Graph>(std::move(*graph));
}

Ownership ownershipOf(const Graph& graph) {
    std::vector<std::vector<LayerId>> readers(graph.tensors().size());
    for (int i = 0; i < graph.layerCount(); ++i) {
        for (const TensorId in : graph.layer(LayerId{i}).inputs)
            readers[std::size_t(in.value)].push_back(LayerId{i});
    }
    return findOwnership(graph, readers, placeConcats(graph, readers), 128 * 1024);
}

bool owns(const Graph& graph, const Ownership& ownership, const char* layer) {
    const auto id = graph.findLayer(layer);
    if (!id) qFatal("no layer %s", layer);
    return ownership.offsetOf[std::size_t(graph.layer(*id).outputs.front().value)].has_value();
}

} // namespace

class TestOwnership : public QObject {
    Q_OBJECT
private slots:
    void everyValueOfAnOwnedMapHasAPlaceOfItsOwnInItsOwnersRegion() {
        for (const int channels : {64, 72, 96, 120, 144, 240, 513}) {
            const Shape shape{1, channels, 5, 3};
            const std::size_t distance = 4096 * 8, share = ownedFloats(shape);
            QVERIFY(share <= distance);
            const View view = ownedView(shape, 0, {64, distance});
            const std::size_t second = firstOfSecondOwner(channels);
            QCOMPARE(second % 16, std::size_t(0));
            QVERIFY(std::abs(int(second) - channels / 2) <= 8);
            std::set<std::size_t> places;
            for (std::size_t pixel = 0; pixel < view.pixels(); ++pixel) {
                for (std::size_t c = 0; c < view.offsets.size(); ++c) {
                    const std::size_t at = pixel * view.stride + std::size_t(view.offsets[c]);
                    const std::size_t region = 64 + (c < second ? 0 : distance);
                    QVERIFY(at >= region && at < region + share);
                    QVERIFY(places.insert(at).second);
                }
            }
        }
    }

    void invertedResidualsOnSmallMapsAreOwned() {
        const auto graph = graphOf("mobilenet_v3_small");
        const Ownership ownership = ownershipOf(*graph);
        QVERIFY(ownership.distance > 0);
        for (int block = 5; block <= 11; ++block) {
            const std::string name = "block" + std::to_string(block);
            QVERIFY(owns(*graph, ownership, (name + ".expand.act").c_str()));
            QVERIFY(owns(*graph, ownership, (name + ".depthwise.act").c_str()));
            const auto project = graph->findLayer(name + ".project.conv");
            QVERIFY(project);
            QCOMPARE(ownership.cutOf[std::size_t(project->value)], firstOfSecondOwner(graph->inputShapeOf(*project).c));
        }
        QVERIFY(owns(*graph, ownership, "last.act"));
        // 28 x 28 pixels: a row at the edge is little beside the narrow maps.
        QVERIFY(!owns(*graph, ownership, "block3.expand.act"));
    }

    void squeezeAndExcitationBelongsToTheOwnersOfItsMap() {
        const auto graph = graphOf("mobilenet_v3_small");
        const Ownership ownership = ownershipOf(*graph);
        for (int block = 5; block <= 11; ++block) {
            const std::string name = "block" + std::to_string(block) + ".se.";
            QVERIFY(owns(*graph, ownership, (name + "pool").c_str()));
            QVERIFY(!owns(*graph, ownership, (name + "relu").c_str())); // the short vector: each has a copy
            QVERIFY(owns(*graph, ownership, (name + "gate").c_str()));
            const auto reduce = graph->findLayer(name + "reduce");
            QVERIFY(reduce);
            QCOMPARE(ownership.cutOf[std::size_t(reduce->value)], firstOfSecondOwner(graph->inputShapeOf(*reduce).c));
            QVERIFY(
                ownership.isCopied[std::size_t(graph->layer(*graph->findLayer(name + "relu")).outputs.front().value)]);
        }
    }

    /// One owner may write its part of a sum while the other still reads both parts of the one before.
    void sumsThatFollowEachOtherLieApart() {
        for (const char* spec : {"mobilenet_v3_small", "mobilenet_v3_large", "mobilenet_v2"}) {
            const auto graph = graphOf(spec);
            const Ownership ownership = ownershipOf(*graph);
            std::optional<std::pair<std::size_t, std::size_t>> before; // of the projection before
            std::size_t firstMap = ownership.distance;
            for (const auto& offset : ownership.offsetOf)
                firstMap = std::min(firstMap, offset.value_or(firstMap));
            int pairs = 0;
            for (int i = 0; i < graph->layerCount(); ++i) {
                if (ownership.cutOf[std::size_t(i)] == 0) continue;
                const std::size_t begin = ownership.sumsOf[std::size_t(i)];
                const std::size_t end = begin + bufferFloats(graph->outputShapeOf(LayerId{i}));
                QVERIFY(end <= firstMap); // no map is ever written there
                if (before) {
                    QVERIFY(end <= before->first || begin >= before->second);
                    ++pairs;
                }
                before = std::pair(begin, end);
            }
            QVERIFY2(pairs >= 3, spec);
        }
    }

    void ownersRegionsDoNotOverlapWhileBothMapsAreNeeded() {
        for (const char* spec : {"mobilenet_v3_small", "mobilenet_v3_large", "mobilenet_v2"}) {
            const auto graph = graphOf(spec);
            const Ownership ownership = ownershipOf(*graph);
            int pairs = 0;
            for (int i = 0; i < graph->layerCount(); ++i) {
                const Layer& layer = graph->layer(LayerId{i});
                const auto* op = std::get_if<Convolution>(&layer.op);
                if (!op || graph->groupOf(LayerId{i}) != OperatorGroup::Depthwise) continue;
                const auto from = ownership.offsetOf[std::size_t(layer.inputs.front().value)];
                if (!from) continue;
                // The depthwise layer's result, after its batch norm and activation.
                const std::string base = layer.name.substr(0, layer.name.rfind('.'));
                const auto end = graph->findLayer(base + ".act")     ? graph->findLayer(base + ".act")
                                 : graph->findLayer(base + ".relu6") ? graph->findLayer(base + ".relu6")
                                                                     : graph->findLayer(base + ".relu");
                QVERIFY2(end, base.c_str());
                const TensorId filtered = graph->layer(*end).outputs.front();
                const auto to = ownership.offsetOf[std::size_t(filtered.value)];
                QVERIFY(to);
                QVERIFY(*from + ownedFloats(graph->tensor(layer.inputs.front()).shape) <= *to);
                QVERIFY(*to + ownedFloats(graph->tensor(filtered).shape) <= ownership.distance);
                ++pairs;
            }
            QVERIFY2(pairs >= 3, spec);
        }
    }

    void networksWithoutNarrowEndsAndSeveralImagesAreSharedByRows() {
        for (const char* spec : {"mobilenet_v1", "shufflenet_v1:groups=3", "shufflenet_v2"}) {
            const Ownership ownership = ownershipOf(*graphOf(spec));
            QVERIFY(
                std::all_of(ownership.cutOf.begin(), ownership.cutOf.end(), [](std::size_t cut) { return cut == 0; }));
            // But for the last map before the pool.
            QVERIFY(std::count_if(ownership.offsetOf.begin(), ownership.offsetOf.end(),
                                  [](const auto& offset) { return offset.has_value(); }) <= 1);
        }
        QCOMPARE(ownershipOf(*graphOf("mobilenet_v3_small", 2)).distance, std::size_t(0));
    }

    void ownedChannelsChangeNoBitOfAnyLayer_data() {
        QTest::addColumn<QString>("spec");
        for (const char* spec : {"mobilenet_v3_small", "mobilenet_v3_large:resolution=192", "mobilenet_v2:width=1.3"})
            QTest::addRow("%s", spec) << QString(spec);
    }
    void ownedChannelsChangeNoBitOfAnyLayer() {
        QFETCH(QString, spec);
        const Engine& engine = **findEngine("native");
        if (engine.maxThreads() < 2) QSKIP("this machine has one processor");
        const auto graph = graphOf(spec.toUtf8().constData());
        const auto parameters = std::make_shared<const Parameters>(test::randomParameters(*graph, 7));
        const Tensor input = test::randomTensor(graph->inputShape(), 11);
        std::vector<RunOutput> outputs;
        for (const int threads : {1, 2}) {
            auto plan = engine.compile(graph, parameters, {PlanKind::Optimised, threads});
            QVERIFY(bool(plan));
            RunOptions options;
            options.recordAll = true;
            for (int run = 0; run < 2; ++run) { // the second finds the memory as the first left it
                auto output = (*plan)->run(input, options);
                QVERIFY(bool(output));
                outputs.push_back(std::move(*output));
            }
        }
        for (const RunOutput& output : outputs) {
            QCOMPARE(output.recorded.size(), outputs.front().recorded.size());
            for (std::size_t i = 0; i < output.recorded.size(); ++i) {
                const Tensor &a = *output.recorded[i].tensor, &b = *outputs.front().recorded[i].tensor;
                QVERIFY2(std::memcmp(a.data(), b.data(), std::size_t(b.shape().bytes())) == 0,
                         graph->layer(output.recorded[i].layer).name.c_str());
            }
        }
    }

    /// Without recording the owners meet only where they exchange something: each may be far ahead of the other.
    void ownersThatDoNotWaitForEachOtherChangeNoBit_data() { ownedChannelsChangeNoBitOfAnyLayer_data(); }
    void ownersThatDoNotWaitForEachOtherChangeNoBit() {
        QFETCH(QString, spec);
        const auto graph = graphOf(spec.toUtf8().constData());
        const auto parameters = std::make_shared<const Parameters>(test::randomParameters(*graph, 7));
        const Tensor input = test::randomTensor(graph->inputShape(), 11);
        std::vector<std::unique_ptr<NativePlan>> plans;
        for (const int threads : {1, 2}) {
            auto lowered = lower(*graph, *parameters, PlanKind::Optimised, {}, threads);
            QVERIFY(bool(lowered));
            plans.push_back(std::make_unique<NativePlan>(graph, parameters, std::move(*lowered), threads));
        }
        const auto expected = plans.front()->run(input, {});
        QVERIFY(bool(expected));
        for (int run = 0; run < 100; ++run) {
            const auto found = plans.back()->run(input, {});
            QVERIFY(bool(found));
            QVERIFY(std::memcmp(found->logits.data(), expected->logits.data(),
                                std::size_t(expected->logits.shape().bytes())) == 0);
        }
    }

    void aPoolOfFewChannelsIsTheirAverage() {
        ThreadPool one(1), two(2);
        for (const int images : {1, 3}) {
            const Shape shape{images, 12, 40, 32};
            const View in = denseView(shape, 0, pixelStride(shape));
            const Shape pooled{images, 12, 1, 1};
            const View out = denseView(pooled, 1, pixelStride(pooled));
            const StepPtr step = makeGlobalAverage(in, out);
            std::vector<float> values(bufferFloats(shape)), found(bufferFloats(pooled)), other(bufferFloats(pooled));
            for (std::size_t i = 0; i < values.size(); ++i)
                values[i] = float(i * 7919 % 1000) / 500.0f - 1.0f;
            std::vector<std::vector<float>> scratch(2, std::vector<float>(step->scratchFloats()));
            const std::vector<float*> memory = {scratch[0].data(), scratch[1].data()};
            const std::vector<float*> once = {values.data(), found.data()}, twice = {values.data(), other.data()};
            runStep(*step, contextsFor(one, nullptr, once, memory));
            runStep(*step, contextsFor(two, nullptr, twice, memory));
            QVERIFY(found == other);
            for (std::size_t n = 0; n < std::size_t(images); ++n) {
                for (std::size_t c = 0; c < 12; ++c) {
                    double sum = 0;
                    for (std::size_t p = 0; p < 40 * 32; ++p)
                        sum += double(values[(n * 40 * 32 + p) * in.stride + c]);
                    QVERIFY(std::abs(found[n * out.stride + c] - sum / (40 * 32)) < 1e-6);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestOwnership)
#include "tst_ownership.moc"
