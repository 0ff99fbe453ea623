#include "core/engine/engine.h"
#include "core/graph/graph_builder.h"
#include "tests/support/naive_network.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <chrono>
#include <cmath>
#include <cstring>
#include <limits>
#include <thread>

using namespace convlens;

namespace {

const Engine& reference() {
    return **findEngine("reference");
}

/// A stem, an inverted residual with squeeze-and-excitation, a shuffle unit and a head: every operator, with branches,
/// a residual and values that are read more than once.
Graph mixedNetwork(const Shape& input) {
    GraphBuilder b("mixed", input);
    const auto conv = [&](const std::string& name, TensorId in, int out, int groups, int kernel, int stride) {
        const int p = kernel / 2;
        const TensorId made =
            b.add(name + ".conv", Convolution{out, groups, false, {kernel, stride, 1, {p, p, p, p}}}, {in});
        return b.add(name + ".bn", BatchNorm{}, {made});
    };
    const auto act = [&](const std::string& name, TensorId in, ActivationKind kind) {
        return b.add(name, Activation{kind}, {in});
    };
    b.enterStage("stem");
    TensorId x = act("stem.act", conv("stem", b.input(), 12, 1, 3, 2), ActivationKind::HSwish);
    x = b.add("stem.pool", MaxPool{{3, 2, 1, {1, 1, 1, 1}}}, {x});
    b.enterStage("residual");
    TensorId y = act("block1.expand.act", conv("block1.expand", x, 30, 1, 1, 1), ActivationKind::ReLU6);
    y = act("block1.dw.act", conv("block1.dw", y, 30, 30, 5, 1), ActivationKind::ReLU);
    TensorId s = b.add("block1.se.pool", GlobalAveragePool{}, {y});
    s = b.add("block1.se.fc", FullyConnected{30, true}, {s});
    s = act("block1.se.gate", s, ActivationKind::HSigmoid);
    y = b.add("block1.se.scale", ScaleChannels{}, {y, s});
    x = b.add("block1.add", Add{}, {conv("block1.project", y, 12, 1, 1, 1), x});
    b.enterStage("shuffle");
    const auto parts = b.addMany("block2.split", ChannelSplit{{6, 6}}, {x});
    TensorId z = act("block2.act", conv("block2.group", parts[1], 6, 3, 1, 1), ActivationKind::ReLU);
    x = b.add("block2.concat", Concat{}, {parts[0], z});
    x = b.add("block2.shuffle", ChannelShuffle{2}, {x});
    TensorId shortcut = b.add("block3.pool", AveragePool{{3, 2, 1, {1, 1, 1, 1}}, true}, {x});
    x = b.add("block3.concat", Concat{}, {shortcut, conv("block3.dw", x, 12, 12, 3, 2)});
    b.enterStage("head");
    x = b.add("head.pool", GlobalAveragePool{}, {x});
    const TensorId logits = b.add("head.fc", FullyConnected{10, true}, {x});
    auto graph = b.finish(logits, b.add("head.softmax", Softmax{}, {logits}));
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(*graph);
}

struct Made {
    std::shared_ptr<const Graph> graph;
    std::shared_ptr<const Parameters> parameters;
    std::unique_ptr<Plan> plan;
};

Made make(const Shape& input) {
    Made made;
    made.graph = std::make_shared<const Graph>(mixedNetwork(input));
    made.parameters = std::make_shared<const Parameters>(test::randomParameters(*made.graph, 1));
    auto plan = reference().compile(made.graph, made.parameters, {});
    if (!plan) qFatal("%s", plan.error().message.c_str());
    made.plan = std::move(*plan);
    return made;
}

bool sameBits(const Tensor& a, const Tensor& b) {
    return a.shape() == b.shape() && std::memcmp(a.data(), b.data(), std::size_t(a.shape().bytes())) == 0;
}

} // namespace

class TestReferenceEngine : public QObject {
    Q_OBJECT
private slots:
    void isFoundByItsIdAndOthersAreNamed() {
        QCOMPARE(QString::fromUtf8(reference().id().data()), QString("reference"));
        QVERIFY(reference().version().starts_with("Eigen 3."));
        const auto unknown = findEngine("warp");
        QVERIFY(!unknown);
        QCOMPARE(unknown.error().code, ErrorCode::InvalidArgument);
        QVERIFY(unknown.error().message.find("warp") != std::string::npos);
        QVERIFY(unknown.error().message.find("reference") != std::string::npos);
    }

    void everyLayerOfAMixedNetworkAgreesWithTheDefinition() {
        for (const Shape& shape : {Shape{1, 3, 32, 32}, Shape{3, 3, 37, 29}}) {
            Made made = make(shape);
            const Tensor input = test::randomTensor(shape, 2);
            RunOptions options;
            options.recordAll = true;
            auto output = made.plan->run(input, options);
            QVERIFY(bool(output));
            const auto expected = test::runNaively(*made.graph, *made.parameters, input);
            std::size_t next = 0;
            for (int i = 0; i < made.graph->layerCount(); ++i) {
                const Layer& layer = made.graph->layer(LayerId{i});
                for (std::size_t k = 0; k < layer.outputs.size(); ++k) {
                    QVERIFY(next < output->recorded.size());
                    const RecordedOutput& recorded = output->recorded[next++];
                    QCOMPARE(recorded.layer.value, i);
                    QCOMPARE(recorded.outputIndex, int(k));
                    const auto& truth = expected[std::size_t(layer.outputs[k].value)];
                    QVERIFY(recorded.tensor->shape() == truth.shape);
                    const double allowed = 1e-5 * truth.largest();
                    for (std::size_t v = 0; v < truth.values.size(); ++v)
                        QVERIFY2(std::abs(double(recorded.tensor->values()[v]) - truth.values[v]) <= allowed,
                                 layer.name.c_str());
                }
            }
            QCOMPARE(next, output->recorded.size());
            double sum = 0;
            for (const float p : output->probabilities.values())
                sum += double(p);
            QVERIFY(std::abs(sum - shape.n) < 1e-5);
        }
    }

    void recordingAndRunningAgainChangeNoBit() {
        Made made = make({2, 3, 33, 33});
        const Tensor input = test::randomTensor({2, 3, 33, 33}, 3);
        const Tensor other = test::randomTensor({2, 3, 33, 33}, 4);
        auto plain = made.plan->run(input, {});
        QVERIFY(plain && plain->recorded.empty() && plain->stepTimes.empty());
        QVERIFY(bool(made.plan->run(other, {}))); // leaves other values in the tensors that are used again

        RunOptions all;
        all.recordAll = true;
        auto recorded = made.plan->run(input, all);
        QVERIFY(recorded && sameBits(plain->logits, recorded->logits));
        QVERIFY(sameBits(plain->probabilities, recorded->probabilities));

        const LayerId shuffle = *made.graph->findLayer("block2.shuffle"),
                      split = *made.graph->findLayer("block2.split");
        RunOptions two;
        two.record = {split, shuffle, shuffle};
        auto some = made.plan->run(input, two);
        QVERIFY(bool(some));
        QCOMPARE(some->recorded.size(), std::size_t(3)); // both outputs of the split, the shuffle once
        QVERIFY(sameBits(*some->find(shuffle), *recorded->find(shuffle)));
        QVERIFY(!some->find(LayerId{0}));

        // What was handed out stays as it was while the plan goes on.
        const Tensor before = some->find(shuffle)->clone();
        QVERIFY(bool(made.plan->run(other, two)));
        QVERIFY(sameBits(*some->find(shuffle), before));
    }

    void recordedLayersOutliveThePlan() {
        std::shared_ptr<const Tensor> kept;
        {
            Made made = make({1, 3, 32, 32});
            RunOptions options;
            options.record = {LayerId{0}};
            auto output = made.plan->run(test::randomTensor({1, 3, 32, 32}, 1), options);
            QVERIFY(bool(output));
            kept = output->find(LayerId{0});
        }
        QVERIFY((kept->shape() == Shape{1, 12, 16, 16}));
        QVERIFY(std::isfinite(kept->at(0, 11, 15, 15)));
    }

    void stepsFollowTheDrawingAndTheirTimesFillTheRun() {
        Made made = make({1, 3, 32, 32});
        QCOMPARE(int(made.plan->steps().size()), made.graph->layerCount());
        for (int i = 0; i < made.graph->layerCount(); ++i) {
            QVERIFY((made.plan->steps()[std::size_t(i)].layers == std::vector{LayerId{i}}));
            QCOMPARE(made.plan->steps()[std::size_t(i)].name, made.graph->layer(LayerId{i}).name);
        }
        RunOptions options;
        options.timeSteps = true;
        auto output = made.plan->run(test::randomTensor({1, 3, 32, 32}, 1), options);
        QVERIFY(bool(output));
        QCOMPARE(output->stepTimes.size(), made.plan->steps().size());
        std::chrono::nanoseconds sum{0};
        for (const auto time : output->stepTimes) {
            QVERIFY(time.count() >= 0);
            sum += time;
        }
        QVERIFY(sum.count() > 0 && sum <= output->total);
    }

    void progressIsToldAfterEachStepAndNeverGoesBack() {
        Made made = make({1, 3, 32, 32});
        RunOptions options;
        std::vector<Progress> told;
        options.progress = [&](const Progress& p) { told.push_back(p); };
        QVERIFY(bool(made.plan->run(test::randomTensor({1, 3, 32, 32}, 1), options)));
        QCOMPARE(int(told.size()), made.graph->layerCount());
        for (std::size_t i = 1; i < told.size(); ++i)
            QVERIFY(told[i].fraction > told[i - 1].fraction);
        QCOMPARE(told.back().fraction, 1.0);
        QCOMPARE(told.front().what, std::string("stem.conv"));
    }

    void cancellingStopsAtTheNextStepAndLeavesThePlanUsable() {
        Made made = make({1, 3, 32, 32});
        const Tensor input = test::randomTensor({1, 3, 32, 32}, 1);
        const auto before = made.plan->run(input, {});
        CancelSource source;
        RunOptions options;
        options.cancel = source.token();
        int steps = 0;
        options.progress = [&](const Progress&) {
            if (++steps == 5) source.cancel();
        };
        const auto cancelled = made.plan->run(input, options);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
        QCOMPARE(steps, 5);
        const auto after = made.plan->run(input, {});
        QVERIFY(after && sameBits(before->logits, after->logits));
    }

    void cancellingReachesIntoALongLayer_data() {
        QTest::addColumn<int>("groups");
        QTest::addColumn<int>("kernel");
        QTest::newRow("convolution") << 1 << 3;
        QTest::newRow("group convolution") << 2 << 3;
        QTest::newRow("depthwise") << 512 << 5;
    }

    /// A single layer of seconds, cancelled by another thread: it ends as cancelled although no layer follows.
    void cancellingReachesIntoALongLayer() {
        QFETCH(int, groups);
        QFETCH(int, kernel);
        GraphBuilder b("long", {groups > 2 ? 8 : 4, 512, 96, 96});
        const int p = kernel / 2;
        const TensorId out = b.add("conv", Convolution{512, groups, false, {kernel, 1, 1, {p, p, p, p}}}, {b.input()});
        const auto graph = std::make_shared<const Graph>(*b.finish(out, out));
        auto plan =
            reference().compile(graph, std::make_shared<const Parameters>(test::randomParameters(*graph, 1)), {});
        QVERIFY(bool(plan));
        const Tensor input(graph->inputShape());
        CancelSource source;
        RunOptions options;
        options.cancel = source.token();
        std::thread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
            source.cancel();
        });
        const auto output = (*plan)->run(input, options);
        later.join();
        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::Cancelled);
    }

    void whatItCannotDoIsAnErrorThatSaysSo() {
        Made made = make({1, 3, 32, 32});
        const auto message = [](const auto& result, ErrorCode code) {
            if (result) return std::string("no error");
            if (result.error().code != code) return "wrong code: " + result.error().message;
            return result.error().message;
        };
        const auto has = [](const std::string& text, const char* part) { return text.find(part) != std::string::npos; };

        QVERIFY(has(message(made.plan->run(Tensor(Shape{1, 3, 32, 31}), {}), ErrorCode::InvalidArgument), "1x3x32x31"));
        RunOptions outside;
        outside.record = {LayerId{made.graph->layerCount()}};
        QVERIFY(
            has(message(made.plan->run(Tensor(Shape{1, 3, 32, 32}), outside), ErrorCode::InvalidArgument), "layer"));

        QVERIFY(has(
            message(reference().compile(made.graph, made.parameters, {PlanKind::Optimised, 1}), ErrorCode::Unsupported),
            "as drawn"));
        QVERIFY(has(
            message(reference().compile(made.graph, made.parameters, {PlanKind::AsDrawn, 2}), ErrorCode::InvalidArgument),
            "1 thread"));
        Parameters missing = *made.parameters;
        missing.arrays.erase("head.fc.bias");
        QVERIFY(has(message(reference().compile(made.graph, std::make_shared<const Parameters>(missing), {}),
                            ErrorCode::Mismatch),
                    "head.fc.bias"));
        for (const float bad : {-1.0f, std::numeric_limits<float>::quiet_NaN()}) {
            Parameters negative = *made.parameters;
            negative.arrays["stem.bn.running_var"].values[3] = bad;
            QVERIFY(has(message(reference().compile(made.graph, std::make_shared<const Parameters>(negative), {}),
                                ErrorCode::Mismatch),
                        "stem.bn.running_var"));
        }
        GraphBuilder empty("empty", {0, 3, 8, 8});
        const TensorId out = empty.add("relu", Activation{}, {empty.input()});
        const auto graph = std::make_shared<const Graph>(*empty.finish(out, out));
        QVERIFY(has(
            message(reference().compile(graph, std::make_shared<const Parameters>(), {}), ErrorCode::InvalidArgument),
            "0x3x8x8"));
    }

    void aMapTooLargeForMemoryIsAnErrorThatNamesItsLayer() {
        GraphBuilder b("huge", {1, 1, 2048, 2048});
        const TensorId out = b.add("explode", Convolution{1 << 19, 1, false, {}}, {b.input()});
        const TensorId pooled = b.add("pool", GlobalAveragePool{}, {out});
        const auto graph = std::make_shared<const Graph>(*b.finish(pooled, pooled));
        Parameters parameters;
        parameters.arrays["explode.weight"] = {{1 << 19, 1, 1, 1}, std::vector<float>(1 << 19)};
        auto plan = reference().compile(graph, std::make_shared<const Parameters>(std::move(parameters)), {});
        QVERIFY(bool(plan));
        const auto output = (*plan)->run(Tensor(graph->inputShape()), {});
        QVERIFY(!output);
        QCOMPARE(output.error().code, ErrorCode::OutOfMemory);
        QVERIFY2(output.error().message.find("explode") != std::string::npos, output.error().message.c_str());
    }
};

QTEST_APPLESS_MAIN(TestReferenceEngine)
#include "tst_reference_engine.moc"
