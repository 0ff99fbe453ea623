#include "core/engine/engine.h"
#include "core/engine/opencv/net_layers.h"
#include "core/graph/graph_builder.h"
#include "core/networks/registry.h"
#include "core/weights/weights.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstring>

using namespace convlens;

namespace {

const Engine& engine(const char* id) {
    return **findEngine(id);
}

/// Largest difference, relative to the largest magnitude of `expected`; keeps NaN.
double relativeError(const Tensor& found, const Tensor& expected) {
    double error = 0, largest = 0;
    for (std::size_t i = 0; i < expected.values().size(); ++i) {
        const double difference = std::abs(double(found.values()[i]) - double(expected.values()[i]));
        error = difference <= error ? error : difference;
        largest = std::max(largest, std::abs(double(expected.values()[i])));
    }
    return largest > 0 ? error / largest : error;
}

struct Network {
    std::shared_ptr<const Graph> graph;
    std::shared_ptr<const Parameters> parameters;
};

Network network(const QString& spec, int batch) {
    auto graph = buildNetwork(*parseNetworkSpec(spec.toStdString()), batch);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    Network made;
    made.graph = std::make_shared<const Graph>(std::move(*graph));
    made.parameters = seededWeights(*made.graph, 5).parameters;
    return made;
}

std::unique_ptr<Plan> compiled(const char* id, const Network& n, PlanKind kind = PlanKind::AsDrawn, int threads = 1) {
    auto plan = engine(id).compile(n.graph, n.parameters, {kind, threads});
    if (!plan) qFatal("%s", plan.error().message.c_str());
    return std::move(*plan);
}

bool sameBits(const Tensor& a, const Tensor& b) {
    return a.shape() == b.shape() && std::memcmp(a.data(), b.data(), std::size_t(a.shape().bytes())) == 0;
}

} // namespace

class TestOpenCvEngine : public QObject {
    Q_OBJECT
private slots:
    void everyLayerAgreesWithTheReference_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("batch");
        for (const FamilyInfo& family : families()) {
            const QString id = QString::fromUtf8(family.id.data(), qsizetype(family.id.size()));
            QTest::newRow(qPrintable(id)) << id + ":resolution=64" << 1;
            QTest::newRow(qPrintable(id + " odd, narrow, three images")) << id + ":resolution=97,width=0.5" << 3;
            QTest::newRow(qPrintable(id + " padded as TensorFlow")) << id + ":resolution=64,padding=same" << 2;
            if (family.hasMinimalistic)
                QTest::newRow(qPrintable(id + " minimalistic")) << id + ":resolution=64,minimalistic=1" << 1;
            for (const int groups : family.groups)
                QTest::newRow(qPrintable(id + QString(" %1 groups").arg(groups)))
                    << id + QString(":resolution=33,width=0.5,groups=%1").arg(groups) << 1;
        }
    }

    void everyLayerAgreesWithTheReference() {
        QFETCH(QString, spec);
        QFETCH(int, batch);
        const Network n = network(spec, batch);
        const Tensor input = test::randomTensor(n.graph->inputShape(), 2);
        RunOptions all;
        all.recordAll = true;
        const auto expected = compiled("reference", n)->run(input, all);
        QVERIFY(bool(expected));
        for (const PlanKind kind : {PlanKind::Optimised, PlanKind::AsDrawn}) {
            const auto found = compiled("opencv", n, kind)->run(input, all);
            QVERIFY2(bool(found), found ? "" : found.error().message.c_str());
            const double logits = relativeError(found->logits, expected->logits);
            QVERIFY2(logits <= 1e-4, qPrintable(QString::number(logits)));
            QVERIFY(relativeError(found->probabilities, expected->probabilities) <= 1e-4);
            QCOMPARE(found->recorded.size(), expected->recorded.size());
            for (std::size_t i = 0; i < expected->recorded.size(); ++i) {
                const RecordedOutput &ours = expected->recorded[i], &theirs = found->recorded[i];
                QCOMPARE(theirs.layer.value, ours.layer.value);
                QCOMPARE(theirs.outputIndex, ours.outputIndex);
                QVERIFY(theirs.tensor->shape() == ours.tensor->shape());
                QVERIFY2(relativeError(*theirs.tensor, *ours.tensor) <= 1e-4, n.graph->layer(ours.layer).name.c_str());
            }
        }
    }

    void operatorsThatOpenCvReadsInItsOwnWay_data() {
        QTest::addColumn<Op>("op");
        const auto row = [](const char* name, Op op) { QTest::newRow(name) << std::move(op); };
        row("one-sided padding", Convolution{4, 1, true, {3, 2, 1, {0, 1, 0, 1}}});
        row("four different paddings", Convolution{4, 2, false, {4, 1, 1, {0, 2, 3, 1}}});
        row("dilation", Convolution{4, 1, true, {3, 1, 2, {2, 2, 2, 2}}});
        row("depthwise, two filters a channel", Convolution{8, 4, true, {3, 2, 1, {1, 1, 1, 1}}});
        row("average pool that counts padding", AveragePool{{3, 2, 1, {1, 1, 1, 1}}, true});
        row("average pool that counts one-sided padding", AveragePool{{3, 2, 1, {0, 1, 0, 1}}, true});
        row("average pool that leaves padding out", AveragePool{{3, 2, 1, {1, 1, 1, 1}}, false});
        row("average pool that leaves one-sided padding out", AveragePool{{3, 2, 1, {0, 1, 0, 1}}, false});
        row("max pool", MaxPool{{3, 2, 1, {1, 1, 1, 1}}});
        row("max pool with one-sided padding", MaxPool{{3, 2, 1, {0, 1, 0, 1}}});
        row("max pool whose last column stays uncovered", MaxPool{{2, 2, 1, {}}});
        row("h-swish", Activation{ActivationKind::HSwish});
        row("h-sigmoid", Activation{ActivationKind::HSigmoid});
        row("relu6", Activation{ActivationKind::ReLU6});
        row("shuffle", ChannelShuffle{2});
        row("split", ChannelSplit{{1, 3}});
        row("softmax over a map's channels", Softmax{});
        row("batch norm", BatchNorm{});
    }

    void operatorsThatOpenCvReadsInItsOwnWay() {
        QFETCH(Op, op);
        for (const Shape& shape : {Shape{1, 4, 12, 10}, Shape{2, 4, 9, 11}}) {
            GraphBuilder b("one operator", shape);
            const TensorId out = b.addMany("op", op, {b.input()}).back();
            Network n;
            n.graph = std::make_shared<const Graph>(*b.finish(out, out));
            auto parameters = test::randomParameters(*n.graph, 1);
            n.parameters = std::make_shared<const Parameters>(std::move(parameters));
            // Negative values too, and beyond 3: that is where padding and activations show.
            Tensor input = test::randomTensor(shape, 3);
            for (float& value : input.values())
                value = 3 * value - 2;
            const auto expected = compiled("reference", n)->run(input, {});
            for (const PlanKind kind : {PlanKind::Optimised, PlanKind::AsDrawn}) {
                const auto found = compiled("opencv", n, kind)->run(input, {});
                QVERIFY2(bool(found), found ? "" : found.error().message.c_str());
                const double error = relativeError(found->logits, expected->logits);
                QVERIFY2(error <= 1e-5, qPrintable(QString::number(error)));
            }
        }
    }

    void foldedBatchNormIsLeftAlone() {
        Network n = network("mobilenet_v2:width=0.35,resolution=32", 1);
        Parameters folded = *n.parameters;
        folded.batchNormEpsilon = 0;
        n.parameters = std::make_shared<const Parameters>(std::move(folded));
        const Tensor input = test::randomTensor(n.graph->inputShape(), 2);
        const auto expected = compiled("reference", n)->run(input, {});
        const auto found = compiled("opencv", n, PlanKind::Optimised)->run(input, {});
        QVERIFY(relativeError(found->logits, expected->logits) <= 1e-4);
    }

    void recordingAndRunningAgainChangeNoBit() {
        const Network n = network("mobilenet_v3_small:width=0.5,resolution=48", 1);
        for (const PlanKind kind : {PlanKind::Optimised, PlanKind::AsDrawn}) {
            const auto plan = compiled("opencv", n, kind);
            const Tensor input = test::randomTensor(n.graph->inputShape(), 2);
            const auto plain = plan->run(input, {});
            const LayerId some = *n.graph->findLayer("block4.depthwise.act");
            RunOptions one, all;
            one.record = {some, some};
            all.recordAll = true;
            const auto recorded = plan->run(input, one);
            QVERIFY(recorded && recorded->recorded.size() == 1);
            const auto everything = plan->run(input, all);
            QVERIFY(everything && sameBits(*everything->find(some), *recorded->find(some)));
            QVERIFY(sameBits(plain->logits, recorded->logits) && sameBits(plain->logits, everything->logits));
            QVERIFY(sameBits(plain->probabilities, everything->probabilities));
            const Tensor before = recorded->find(some)->clone();
            QVERIFY(bool(plan->run(test::randomTensor(n.graph->inputShape(), 3), one)));
            QVERIFY(sameBits(before, *recorded->find(some)));
        }
    }

    void stepsCoverEveryLayerOnceInOrder_data() { everyLayerAgreesWithTheReference_data(); }

    void stepsCoverEveryLayerOnceInOrder() {
        QFETCH(QString, spec);
        QFETCH(int, batch);
        const Network n = network(spec, batch);
        const auto fused = compiled("opencv", n, PlanKind::Optimised), drawn = compiled("opencv", n, PlanKind::AsDrawn);
        QCOMPARE(int(drawn->steps().size()), n.graph->layerCount());
        QVERIFY(fused->steps().size() * 3 < drawn->steps().size() * 2);
        for (const Plan* plan : {fused.get(), drawn.get()}) {
            std::vector<int> covered;
            for (const PlanStep& step : plan->steps()) {
                QVERIFY(!step.layers.empty());
                QVERIFY(std::is_sorted(step.layers.begin(), step.layers.end()));
                for (const LayerId layer : step.layers)
                    covered.push_back(layer.value);
                QVERIFY(QString::fromStdString(step.name).startsWith(
                    QString::fromStdString(n.graph->layer(step.layers[0]).name)));
            }
            std::sort(covered.begin(), covered.end());
            for (int i = 0; i < n.graph->layerCount(); ++i)
                QCOMPARE(covered[std::size_t(i)], i);
            QCOMPARE(int(covered.size()), n.graph->layerCount());
        }
    }

    void stepTimesAreThoseOfTheirRun() {
        const Network n = network("shufflenet_v1:width=0.5,resolution=64", 1);
        for (const PlanKind kind : {PlanKind::Optimised, PlanKind::AsDrawn}) {
            const auto plan = compiled("opencv", n, kind);
            RunOptions options;
            options.timeSteps = true;
            const auto output = plan->run(test::randomTensor(n.graph->inputShape(), 2), options);
            QVERIFY(bool(output));
            QCOMPARE(output->stepTimes.size(), plan->steps().size());
            std::chrono::nanoseconds sum{0};
            for (const auto time : output->stepTimes) {
                QVERIFY(time.count() > 0);
                sum += time;
            }
            QVERIFY(sum <= output->total);
        }
    }

    void severalThreadsComputeTheSame() {
        if (engine("opencv").maxThreads() < 2) QSKIP("this machine has one processor");
        const Network n = network("mobilenet_v1:width=0.5,resolution=64", 1);
        const Tensor input = test::randomTensor(n.graph->inputShape(), 2);
        const auto one = compiled("opencv", n, PlanKind::Optimised, 1),
                   two = compiled("opencv", n, PlanKind::Optimised, 2);
        const auto a = one->run(input, {}), b = two->run(input, {}), c = one->run(input, {});
        QVERIFY(relativeError(b->logits, a->logits) <= 1e-6);
        QVERIFY(sameBits(a->logits, c->logits));
    }

    void whatItCannotDoIsAnErrorThatSaysSo() {
        const Network n = network("mobilenet_v2:width=0.35,resolution=32", 1);
        const auto plan = compiled("opencv", n);
        QCOMPARE(plan->run(Tensor(Shape{1, 3, 32, 31}), {}).error().code, ErrorCode::InvalidArgument);
        RunOptions outside;
        outside.record = {LayerId{-1}};
        QCOMPARE(plan->run(Tensor(n.graph->inputShape()), outside).error().code, ErrorCode::InvalidArgument);
        CancelSource source;
        source.cancel();
        RunOptions cancelled;
        cancelled.cancel = source.token();
        QCOMPARE(plan->run(Tensor(n.graph->inputShape()), cancelled).error().code, ErrorCode::Cancelled);

        for (const int threads : {0, 100000})
            QCOMPARE(engine("opencv").compile(n.graph, n.parameters, {PlanKind::AsDrawn, threads}).error().code,
                     ErrorCode::InvalidArgument);
        QCOMPARE(engine("opencv").compile(n.graph, std::make_shared<const Parameters>(), {}).error().code,
                 ErrorCode::Mismatch);
        GraphBuilder b("dilated", {1, 2, 9, 9});
        const TensorId out = b.add("pool", MaxPool{{2, 1, 2, {}}}, {b.input()});
        const auto graph = std::make_shared<const Graph>(*b.finish(out, out));
        QCOMPARE(engine("opencv").compile(graph, std::make_shared<const Parameters>(), {}).error().code,
                 ErrorCode::Unsupported);
    }

    void layersOfOpenCvFindTheirOwners() {
        GraphBuilder b("names", {1, 4, 8, 8});
        TensorId x = b.add("a.conv", Convolution{4, 1, false, {3, 2, 1, {0, 1, 0, 1}}}, {b.input()});
        x = b.add("a.bn", BatchNorm{}, {x});
        TensorId y = b.add("b", Convolution{4, 4, false, {}}, {x});
        x = b.add("c.concat", Concat{}, {x, y});
        x = b.add("c.shuffle", ChannelShuffle{2}, {x});
        const Graph graph = *b.finish(x, x);
        const NetSteps found = stepsOfNet(graph, {{"onnx_node!a.conv/pad", true},
                                                  {"onnx_node!a.conv", true},
                                                  {"onnx_node!a.bn", false},
                                                  {"onnx_node!b", true},
                                                  {"onnx_node!c.concat", false},
                                                  {"onnx_node!c.shuffle.apart", true},
                                                  {"onnx_node!c.shuffle.exchanged", true},
                                                  {"onnx_node!c.shuffle", true},
                                                  {"something of its own", true},
                                                  {"logits", true}});
        QStringList names;
        for (const PlanStep& step : found.steps)
            names << QString::fromStdString(step.name);
        QCOMPARE(names, (QStringList{"a.conv + a.bn", "b + c.concat", "c.shuffle"}));
        QCOMPARE(found.stepOfLayer, (std::vector{0, 0, 0, 1, 1, 2, 2, 2, 2, 2}));
    }
};

QTEST_APPLESS_MAIN(TestOpenCvEngine)
#include "tst_opencv_engine.moc"
