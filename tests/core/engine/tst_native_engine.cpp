#include "core/engine/engine.h"
#include "core/engine/native/lowering.h"
#include "core/engine/native/memory_plan.h"
#include "core/engine/native/native_plan.h"
#include "core/kernels/isa.h"
#include "core/networks/registry.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <cstring>
#include <random>
#include <thread>

using namespace convlens;

namespace {

/// Room for the rounding of long sums, against the largest magnitude of the map.
constexpr double kTolerance = 1e-4;

const Engine& engineOf(const char* id) {
    return **findEngine(id);
}

struct Network {
    std::shared_ptr<const Graph> graph;
    std::shared_ptr<const Parameters> parameters;
    Tensor input;
};

Network makeNetwork(const QString& spec, int batch) {
    const auto parsed = parseNetworkSpec(spec.toStdString());
    if (!parsed) qFatal("%s", parsed.error().message.c_str());
    auto graph = buildNetwork(*parsed, batch);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    Network network;
    network.graph = std::make_shared<const Graph>(std::move(*graph));
    network.parameters = std::make_shared<const Parameters>(test::randomParameters(*network.graph, 7));
    network.input = test::randomTensor(network.graph->inputShape(), 11);
    return network;
}

RunOutput runOn(const char* engine, const Network& network, PlanKind kind, int threads, bool recordAll) {
    auto plan = engineOf(engine).compile(network.graph, network.parameters, {kind, threads});
    if (!plan) qFatal("%s", plan.error().message.c_str());
    RunOptions options;
    options.recordAll = recordAll;
    auto output = (*plan)->run(network.input, options);
    if (!output) qFatal("%s", output.error().message.c_str());
    return std::move(*output);
}

bool sameBits(const Tensor& a, const Tensor& b) {
    return a.shape() == b.shape() && std::memcmp(a.data(), b.data(), std::size_t(a.shape().bytes())) == 0;
}

/// Largest difference over largest magnitude of the expected map.
double distance(const Tensor& found, const Tensor& expected) {
    double difference = 0, magnitude = 1e-6;
    for (std::size_t i = 0; i < expected.values().size(); ++i) {
        const double d = std::abs(double(found.values()[i]) - double(expected.values()[i]));
        if (!(d <= difference)) difference = d; // also takes NaN
        magnitude = std::max(magnitude, std::abs(double(expected.values()[i])));
    }
    return difference / magnitude;
}

void compareAllLayers(const Network& network, const RunOutput& found, const RunOutput& expected) {
    QCOMPARE(found.recorded.size(), expected.recorded.size());
    for (std::size_t i = 0; i < expected.recorded.size(); ++i) {
        const auto &f = found.recorded[i], &e = expected.recorded[i];
        const std::string name = network.graph->layer(e.layer).name;
        QVERIFY2(f.layer == e.layer && f.outputIndex == e.outputIndex && f.tensor->shape() == e.tensor->shape(),
                 name.c_str());
        const double d = distance(*f.tensor, *e.tensor);
        QVERIFY2(d <= kTolerance, qPrintable(QString("%1: %2").arg(QString::fromStdString(name)).arg(d)));
    }
    QVERIFY(distance(found.logits, expected.logits) <= kTolerance);
    QVERIFY(distance(found.probabilities, expected.probabilities) <= kTolerance);
}

const char* const kSpecs[] = {
    "mobilenet_v1:width=0.25,resolution=64,classes=10",
    "mobilenet_v1:width=0.5,resolution=97,classes=10,padding=same",
    "mobilenet_v2:width=0.35,resolution=96,classes=10",
    "mobilenet_v2:width=1.4,resolution=32,classes=10,padding=same",
    "mobilenet_v3_large:width=0.75,resolution=65,classes=10",
    "mobilenet_v3_large:resolution=64,classes=10,minimalistic=1",
    "mobilenet_v3_small:resolution=96,classes=10,padding=same",
    "mobilenet_v3_small:width=0.5,resolution=33,classes=10,rules=torchvision",
    "shufflenet_v1:groups=1,width=0.25,resolution=64,classes=10",
    "shufflenet_v1:groups=2,resolution=32,classes=10",
    "shufflenet_v1:groups=3,resolution=97,classes=10",
    "shufflenet_v1:groups=4,width=0.5,resolution=64,classes=10,padding=same",
    "shufflenet_v1:groups=8,width=0.5,resolution=64,classes=10",
    "shufflenet_v2:width=0.5,resolution=64,classes=10",
    "shufflenet_v2:width=1.0,resolution=97,classes=10",
    "shufflenet_v2:width=1.5,resolution=32,classes=10,rules=torchvision",
    // Large enough that the optimised plan runs convolutions band by band.
    "mobilenet_v1:width=0.5,resolution=224,classes=10",
    "mobilenet_v2:width=0.5,resolution=193,classes=10,padding=same",
    "mobilenet_v3_large:width=0.75,resolution=160,classes=10",
};

} // namespace

class TestNativeEngine : public QObject {
    Q_OBJECT
private slots:
    void cleanup() { QVERIFY(bool(limitInstructionSet(""))); }

    void everyLayerAgreesWithTheReference_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("optimised");
        QTest::addColumn<int>("batch");
        for (const char* spec : kSpecs) {
            QTest::addRow("%s, as drawn", spec) << QString(spec) << false << 1;
            QTest::addRow("%s, optimised", spec) << QString(spec) << true << 1;
            QTest::addRow("%s, optimised, batch 3", spec) << QString(spec) << true << 3;
        }
    }
    void everyLayerAgreesWithTheReference() {
        QFETCH(QString, spec);
        QFETCH(bool, optimised);
        QFETCH(int, batch);
        const Network network = makeNetwork(spec, batch);
        const RunOutput expected = runOn("reference", network, PlanKind::AsDrawn, 1, true);
        compareAllLayers(
            network, runOn("native", network, optimised ? PlanKind::Optimised : PlanKind::AsDrawn, 1, true), expected);
    }

    void everyInstructionSetAgreesWithTheReference_data() {
        QTest::addColumn<QString>("set");
        QTest::addColumn<QString>("spec");
        for (const std::string& set : supportedInstructionSets()) {
            for (const char* spec : {kSpecs[1], kSpecs[2], kSpecs[6], kSpecs[10], kSpecs[14], kSpecs[17]})
                QTest::addRow("%s, %s", set.c_str(), spec) << QString::fromStdString(set) << QString(spec);
        }
    }
    void everyInstructionSetAgreesWithTheReference() {
        QFETCH(QString, set);
        QFETCH(QString, spec);
        const Network network = makeNetwork(spec, 1);
        const RunOutput expected = runOn("reference", network, PlanKind::AsDrawn, 1, true);
        QVERIFY(bool(limitInstructionSet(set.toStdString())));
        QCOMPARE(QString::fromStdString(currentInstructionSet()), set);
        compareAllLayers(network, runOn("native", network, PlanKind::Optimised, 1, true), expected);
    }

    void recordingAndThreadsDoNotChangeABit_data() {
        QTest::addColumn<QString>("spec");
        for (const char* spec : kSpecs)
            QTest::addRow("%s", spec) << QString(spec);
    }
    void recordingAndThreadsDoNotChangeABit() {
        QFETCH(QString, spec);
        const Network network = makeNetwork(spec, 1);
        const RunOutput plain = runOn("native", network, PlanKind::Optimised, 1, false);
        QVERIFY(sameBits(runOn("native", network, PlanKind::Optimised, 1, true).logits, plain.logits));
        if (engineOf("native").maxThreads() < 2) QSKIP("this machine has one processor");
        const RunOutput one = runOn("native", network, PlanKind::Optimised, 1, true);
        const RunOutput two = runOn("native", network, PlanKind::Optimised, 2, true);
        QCOMPARE(two.recorded.size(), one.recorded.size());
        for (std::size_t i = 0; i < one.recorded.size(); ++i)
            QVERIFY2(sameBits(*two.recorded[i].tensor, *one.recorded[i].tensor),
                     network.graph->layer(one.recorded[i].layer).name.c_str());
        QVERIFY(sameBits(two.logits, plain.logits));
        QVERIFY(sameBits(runOn("native", network, PlanKind::Optimised, 2, false).logits, plain.logits));
        QVERIFY(sameBits(runOn("native", network, PlanKind::AsDrawn, 2, true).logits,
                         runOn("native", network, PlanKind::AsDrawn, 1, false).logits));
    }

    void aPlanCanRunAgainAndAgain() {
        const Network network = makeNetwork(kSpecs[14], 1);
        auto plan = engineOf("native").compile(network.graph, network.parameters, {PlanKind::Optimised, 1});
        QVERIFY(bool(plan));
        RunOptions all;
        all.recordAll = true;
        const auto first = (*plan)->run(network.input, {});
        QVERIFY(bool((*plan)->run(test::randomTensor(network.graph->inputShape(), 99), all)));
        const auto again = (*plan)->run(network.input, all);
        QVERIFY(sameBits(first->logits, again->logits));
    }

    void everyLayerBelongsToExactlyOneStep_data() { recordingAndThreadsDoNotChangeABit_data(); }
    void everyLayerBelongsToExactlyOneStep() {
        QFETCH(QString, spec);
        const Network network = makeNetwork(spec, 1);
        for (const PlanKind kind : {PlanKind::AsDrawn, PlanKind::Optimised}) {
            auto plan = engineOf("native").compile(network.graph, network.parameters, {kind, 1});
            std::vector<int> seen(std::size_t(network.graph->layerCount()), 0);
            for (const PlanStep& step : (*plan)->steps()) {
                QVERIFY(!step.name.empty());
                for (const LayerId layer : step.layers)
                    ++seen[std::size_t(layer.value)];
            }
            for (int i = 0; i < network.graph->layerCount(); ++i)
                QVERIFY2(seen[std::size_t(i)] == 1, network.graph->layer(LayerId{i}).name.c_str());
            if (kind == PlanKind::AsDrawn) QCOMPARE(int((*plan)->steps().size()), network.graph->layerCount());
        }
    }

    void optimisedShufflesCostNoStep() {
        const Network network = makeNetwork("shufflenet_v2:resolution=64,classes=10", 1);
        auto plan = engineOf("native").compile(network.graph, network.parameters, {PlanKind::Optimised, 1});
        for (const PlanStep& step : (*plan)->steps()) {
            const Op& op = network.graph->layer(step.layers.front()).op;
            QVERIFY2(!std::holds_alternative<ChannelShuffle>(op) && !std::holds_alternative<Concat>(op) &&
                         !std::holds_alternative<ChannelSplit>(op),
                     step.name.c_str());
        }
    }

    void everyWayOfShufflingGivesTheSameBits_data() {
        QTest::addColumn<QString>("spec");
        for (const char* spec : kSpecs) {
            if (QByteArray(spec).startsWith("shuffle")) QTest::addRow("%s", spec) << QString(spec);
        }
    }
    void everyWayOfShufflingGivesTheSameBits() {
        QFETCH(QString, spec);
        const Network network = makeNetwork(spec, 2);
        const RunOutput usual = runOn("native", network, PlanKind::AsDrawn, 1, true);
        for (const ShuffleMethod method : {ShuffleMethod::Transpose, ShuffleMethod::Slices}) {
            auto plan = engineOf("native").compile(network.graph, network.parameters, {PlanKind::AsDrawn, 1, method});
            QVERIFY(bool(plan));
            RunOptions all;
            all.recordAll = true;
            const auto found = (*plan)->run(network.input, all);
            QVERIFY(bool(found));
            QCOMPARE(found->recorded.size(), usual.recorded.size());
            for (std::size_t i = 0; i < usual.recorded.size(); ++i)
                QVERIFY2(sameBits(*found->recorded[i].tensor, *usual.recorded[i].tensor),
                         network.graph->layer(usual.recorded[i].layer).name.c_str());
        }
    }
    void whatHasNoChoiceOfShufflingRefusesOne() {
        const Network network = makeNetwork("shufflenet_v2:resolution=64,classes=10", 1);
        const CompileOptions optimised{PlanKind::Optimised, 1, ShuffleMethod::Slices};
        const CompileOptions drawn{PlanKind::AsDrawn, 1, ShuffleMethod::Transpose};
        for (const auto& [engine, options] : {std::pair("native", optimised), std::pair("reference", drawn)}) {
            const auto plan = engineOf(engine).compile(network.graph, network.parameters, options);
            QVERIFY(!plan);
            QCOMPARE(int(plan.error().code), int(ErrorCode::InvalidArgument));
        }
    }

    void stepTimesAreGivenOnlyWhenAsked() {
        const Network network = makeNetwork(kSpecs[0], 1);
        auto plan = engineOf("native").compile(network.graph, network.parameters, {PlanKind::Optimised, 1});
        QVERIFY((*plan)->run(network.input, {})->stepTimes.empty());
        RunOptions options;
        options.timeSteps = true;
        QCOMPARE((*plan)->run(network.input, options)->stepTimes.size(), (*plan)->steps().size());
    }

    void cancelledAndMisshapenRunsAreErrors() {
        const Network network = makeNetwork(kSpecs[0], 1);
        auto plan = engineOf("native").compile(network.graph, network.parameters, {PlanKind::Optimised, 1});
        CancelSource source;
        source.cancel();
        RunOptions options;
        options.cancel = source.token();
        QCOMPARE(int((*plan)->run(network.input, options).error().code), int(ErrorCode::Cancelled));
        QCOMPARE(int((*plan)->run(Tensor({1, 3, 8, 8}), {}).error().code), int(ErrorCode::InvalidArgument));
        QVERIFY(
            !engineOf("native").compile(network.graph, std::make_shared<const Parameters>(), {PlanKind::Optimised, 1}));
    }

    /// More threads than this machine may have: the system lets them take turns, in the midst of a step as well.
    void aRunCanBeLeftInTheMidstAndGoesOnTheNextTime_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("threads");
        for (const int spec : {6, 14})
            for (const int threads : {1, 2, 3, 5})
                QTest::addRow("%s, %d threads", kSpecs[spec], threads) << QString(kSpecs[spec]) << threads;
    }
    void aRunCanBeLeftInTheMidstAndGoesOnTheNextTime() {
        QFETCH(QString, spec);
        QFETCH(int, threads);
        const Network network = makeNetwork(spec, 1);
        const RunOutput expected = runOn("native", network, PlanKind::Optimised, 1, false);
        auto lowered = native::lower(*network.graph, *network.parameters, PlanKind::Optimised, {}, threads);
        QVERIFY(bool(lowered));
        native::NativePlan plan(network.graph, network.parameters, std::move(*lowered), threads);
        for (const double until : {0.1, 0.5, 0.9}) {
            CancelSource source;
            RunOptions options;
            options.cancel = source.token();
            double last = 0;
            options.progress = [&](const Progress& progress) {
                last = progress.fraction;
                if (progress.fraction >= until) source.cancel();
            };
            QCOMPARE(int(plan.run(network.input, options).error().code), int(ErrorCode::Cancelled));
            QVERIFY(last >= until);
            QVERIFY(last < until + 0.2);
            const auto whole = plan.run(network.input, {});
            QVERIFY(whole && sameBits(whole->logits, expected.logits));
        }
        // Left by another thread, wherever the run is.
        for (int go = 0; go < 10; ++go) {
            CancelSource source;
            RunOptions options;
            options.cancel = source.token();
            std::thread other([&] {
                std::this_thread::sleep_for(std::chrono::microseconds(300 * go));
                source.cancel();
            });
            const auto result = plan.run(network.input, options);
            other.join();
            QVERIFY(result ? sameBits(result->logits, expected.logits) : result.error().code == ErrorCode::Cancelled);
        }
    }

    /// No plan can need less than what is alive at once; ours needs at most a tenth more.
    void realNetworksNeedLittleMoreMemoryThanIsAliveAtOnce_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("optimised");
        QTest::addColumn<int>("threads");
        for (const FamilyInfo& family : families()) {
            for (const char* size : {"resolution=224", "width=0.5,resolution=160"}) {
                const std::string id(family.id);
                const QString spec = QString::fromStdString(id + ":" + size);
                QTest::addRow("%s:%s, as drawn", id.c_str(), size) << spec << false << 1;
                for (const int threads : {1, 2, 3})
                    QTest::addRow("%s:%s, optimised for %d", id.c_str(), size, threads) << spec << true << threads;
            }
        }
    }
    void realNetworksNeedLittleMoreMemoryThanIsAliveAtOnce() {
        QFETCH(QString, spec);
        QFETCH(bool, optimised);
        QFETCH(int, threads);
        const Network network = makeNetwork(spec, 1);
        const auto lowered =
            native::lower(*network.graph, *network.parameters, optimised ? PlanKind::Optimised : PlanKind::AsDrawn,
                          ShuffleMethod::Permutation, threads);
        QVERIFY(bool(lowered));
        const native::MemoryPlan& memory = lowered->memory;
        QVERIFY(memory.lowerBound > 0);
        QVERIFY2(double(memory.floats) <= 1.1 * double(memory.lowerBound),
                 qPrintable(QString("%1 floats, at least %2").arg(memory.floats).arg(memory.lowerBound)));
    }

    void memoryPlanNeverOverlaps() {
        std::mt19937 random(5);
        for (int round = 0; round < 200; ++round) {
            std::vector<native::Lifetime> lives;
            for (int i = 0; i < 40; ++i) {
                const int first = int(random() % 30);
                lives.push_back({1 + random() % 5000, first, first + int(random() % 4)});
            }
            const native::MemoryPlan plan = native::planMemory(lives);
            for (std::size_t a = 0; a < lives.size(); ++a) {
                QVERIFY(plan.offsets[a] + lives[a].floats <= plan.floats);
                for (std::size_t b = 0; b < a; ++b) {
                    const bool together = lives[a].first <= lives[b].last && lives[b].first <= lives[a].last;
                    const bool apart = plan.offsets[a] + lives[a].floats <= plan.offsets[b] ||
                                       plan.offsets[b] + lives[b].floats <= plan.offsets[a];
                    QVERIFY(!together || apart);
                }
            }
            QVERIFY(plan.floats >= plan.lowerBound);
        }
    }
};

QTEST_APPLESS_MAIN(TestNativeEngine)
#include "tst_native_engine.moc"
