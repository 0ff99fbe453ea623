#include "core/engine/engine.h"
#include "core/graph/graph_builder.h"
#include "core/graph/infer_shape.h"
#include "tests/support/naive_network.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace convlens;

namespace {

using Floats = std::vector<float>;
constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

/// A network of one layer, over as many inputs as the operator takes. More than one input is made by splitting the
/// channels of the network's input evenly.
Graph oneLayer(const Op& op, const Shape& input) {
    GraphBuilder b("one layer", input);
    TensorId out;
    if (std::holds_alternative<Add>(op)) {
        const auto parts = b.addMany("parts", ChannelSplit{{input.c / 2, input.c / 2}}, {b.input()});
        out = b.add("op", op, {parts[0], parts[1]});
    } else if (std::holds_alternative<ScaleChannels>(op)) {
        const auto parts = b.addMany("parts", ChannelSplit{{input.c / 2, input.c / 2}}, {b.input()});
        const TensorId factors = b.add("factors", GlobalAveragePool{}, {parts[1]});
        out = b.add("op", op, {parts[0], factors});
    } else if (std::holds_alternative<Concat>(op)) {
        const auto parts = b.addMany("parts", ChannelSplit{{1, input.c - 1}}, {b.input()});
        out = b.add("op", op, {parts[1], parts[0], parts[1]});
    } else {
        out = b.addMany("op", op, {b.input()}).back();
    }
    auto graph = b.finish(out, out);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(*graph);
}

Tensor filled(const Shape& shape, const Floats& values) {
    Tensor tensor(shape);
    if (tensor.values().size() != values.size()) qFatal("wrong number of values in the test");
    std::copy(values.begin(), values.end(), tensor.values().begin());
    return tensor;
}

Floats runReference(Graph graph, Parameters parameters, const Tensor& input) {
    auto plan = (*findEngine("reference"))
                    ->compile(std::make_shared<const Graph>(std::move(graph)),
                              std::make_shared<const Parameters>(std::move(parameters)), {});
    if (!plan) qFatal("%s", plan.error().message.c_str());
    auto output = (*plan)->run(input, {});
    if (!output) qFatal("%s", output.error().message.c_str());
    return {output->logits.values().begin(), output->logits.values().end()};
}

/// Parameters of the layer "op", in their order.
Parameters withValues(const Graph& graph, const std::vector<Floats>& values) {
    Parameters parameters;
    for (std::size_t i = 0; i < graph.parameters().size(); ++i)
        parameters.arrays[graph.parameters()[i].name] = {graph.parameters()[i].dims, values[i]};
    return parameters;
}

Floats counting(int count, float first = 1) {
    Floats values;
    for (int i = 0; i < count; ++i)
        values.push_back(first + float(i));
    return values;
}

bool same(float a, float b) {
    return (std::isnan(a) && std::isnan(b)) || a == b;
}

Convolution conv(int out, int groups, int kernel, int stride, int dilation, Padding2d padding, bool bias) {
    return {out, groups, bias, {kernel, stride, dilation, padding}};
}

} // namespace

class TestReferenceOperators : public QObject {
    Q_OBJECT
private slots:
    void handComputedValues_data() {
        QTest::addColumn<Op>("op");
        QTest::addColumn<Shape>("shape");
        QTest::addColumn<Floats>("input");
        QTest::addColumn<std::vector<Floats>>("parameters");
        QTest::addColumn<Floats>("expected");
        const auto row = [](const char* name, Op op, Shape shape, Floats in, std::vector<Floats> p, Floats out) {
            QTest::newRow(name) << std::move(op) << shape << std::move(in) << std::move(p) << std::move(out);
        };
        const Floats nine = counting(9); // 1 2 3 / 4 5 6 / 7 8 9
        row("3x3 window of ones sums what padding leaves", conv(1, 1, 3, 1, 1, {1, 1, 1, 1}, false), {1, 1, 3, 3}, nine,
            {Floats(9, 1)}, {12, 21, 16, 27, 45, 33, 24, 39, 28});
        row("filters are not flipped", conv(1, 1, 2, 1, 1, {}, false), {1, 1, 3, 3}, nine, {{1, 0, 0, 10}},
            {51, 62, 84, 95});
        row("stride 2 with TensorFlow's one-sided padding", conv(1, 1, 3, 2, 1, {0, 1, 0, 1}, true), {1, 1, 4, 4},
            counting(16), {Floats(9, 1), {100}}, {154, 145, 172, 154});
        row("dilation 2 skips every second pixel", conv(1, 1, 2, 1, 2, {}, false), {1, 1, 3, 3}, nine, {Floats(4, 1)},
            {20});
        row("pointwise mixes channels and adds the bias", conv(2, 1, 1, 1, 1, {}, true), {1, 2, 1, 2}, {1, 2, 3, 4},
            {{1, 10, 2, -1}, {0.5f, -0.5f}}, {31.5f, 42.5f, -1.5f, -0.5f});
        row("two groups see only their own channels", conv(2, 2, 1, 1, 1, {}, false), {1, 4, 1, 1}, {1, 2, 3, 4},
            {{1, 10, 1, 10}}, {21, 43});
        row("depthwise filters each channel alone", conv(2, 2, 3, 1, 1, {1, 1, 1, 1}, true), {1, 2, 1, 2}, {1, 2, 3, 4},
            {{0, 0, 0, 1, 10, 100, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}, {0, 7}}, {210, 21, 10, 11});
        row("depthwise with two filters a channel", conv(4, 2, 1, 1, 1, {}, false), {1, 2, 1, 1}, {3, 5},
            {{1, 2, 10, 20}}, {3, 6, 50, 100});
        row("batch norm: 3 (x - 1) / sqrt(4) + 5 and 1 (x - 0) / sqrt(0.25) - 1", BatchNorm{}, {1, 2, 1, 2},
            {1, 3, 1, -1}, {{3, 1}, {5, -1}, {1, 0}, {4 - 1e-5f, 0.25f - 1e-5f}}, {5, 8, 1, -3});
        row("relu", Activation{ActivationKind::ReLU}, {1, 1, 1, 5}, {-2, 0, 3, 9, kNaN}, {}, {0, 0, 3, 9, kNaN});
        row("relu6", Activation{ActivationKind::ReLU6}, {1, 1, 1, 5}, {-2, 0, 3, 9, kNaN}, {}, {0, 0, 3, 6, kNaN});
        row("h-sigmoid", Activation{ActivationKind::HSigmoid}, {1, 1, 1, 6}, {-4, -3, 0, 1.5f, 3, kNaN}, {},
            {0, 0, 0.5f, 0.75f, 1, kNaN});
        row("h-swish", Activation{ActivationKind::HSwish}, {1, 1, 1, 6}, {-4, -1.5f, 0, 1.5f, 8, kNaN}, {},
            {0, -0.375f, 0, 1.125f, 8, kNaN});
        row("add", Add{}, {1, 2, 1, 2}, {1, 2, 10, 20}, {}, {11, 22});
        row("concat keeps the order of its inputs", Concat{}, {1, 3, 1, 1}, {1, 2, 3}, {}, {2, 3, 1, 2, 3});
        row("concat keeps images apart", Concat{}, {2, 2, 1, 1}, {1, 2, 10, 20}, {}, {2, 1, 2, 20, 10, 20});
        row("split: the last of parts 1, 3, 2", ChannelSplit{{1, 3, 2}}, {1, 6, 1, 1}, counting(6), {}, {5, 6});
        row("shuffle of 2 groups of 3", ChannelShuffle{2}, {1, 6, 1, 1}, counting(6), {}, {1, 4, 2, 5, 3, 6});
        row("shuffle of 3 groups of 2", ChannelShuffle{3}, {1, 6, 1, 1}, counting(6), {}, {1, 3, 5, 2, 4, 6});
        row("max pool: padding never wins", MaxPool{{3, 2, 1, {1, 1, 1, 1}}}, {1, 1, 3, 3},
            {-1, -2, -3, -4, -5, -6, -7, -8, -9}, {}, {-1, -2, -4, -5});
        row("max pool keeps NaN", MaxPool{{2, 2, 1, {}}}, {1, 1, 2, 4}, {1, kNaN, 5, 1, 9, 2, 3, 4}, {}, {kNaN, 5});
        row("average pool counts its padding", AveragePool{{2, 2, 1, {1, 1, 1, 1}}, true}, {1, 1, 2, 2}, {4, 8, 12, 16},
            {}, {1, 2, 3, 4});
        row("average pool over the pixels inside", AveragePool{{2, 2, 1, {1, 1, 1, 1}}, false}, {1, 1, 2, 2},
            {4, 8, 12, 16}, {}, {4, 8, 12, 16});
        row("global pool", GlobalAveragePool{}, {2, 2, 1, 2}, {1, 3, 10, 20, -1, 1, 0, 1}, {}, {2, 15, 0, 0.5f});
        row("scale: two maps by the means of the other two", ScaleChannels{}, {1, 4, 1, 2},
            {1, 2, 3, 4, 10, 20, -1, -3}, {}, {15, 30, -6, -8});
        row("fully connected, a batch of two", FullyConnected{2, true}, {2, 2, 1, 1}, {1, 2, 3, 4},
            {{1, 10, -1, 0}, {0.5f, 0}}, {21.5f, -1, 43.5f, -3});
        row("fully connected without bias", FullyConnected{1, false}, {1, 2, 1, 1}, {1, 2}, {{1, 10}}, {21});
        row("softmax of equals, large enough to overflow", Softmax{}, {1, 4, 1, 1}, Floats(4, 1000), {},
            Floats(4, 0.25f));
        row("softmax of 0 and ln 3", Softmax{}, {2, 2, 1, 1}, {0, std::log(3.0f), std::log(3.0f), 0}, {},
            {0.25f, 0.75f, 0.75f, 0.25f});
    }

    void handComputedValues() {
        QFETCH(Op, op);
        QFETCH(Shape, shape);
        QFETCH(Floats, input);
        QFETCH(std::vector<Floats>, parameters);
        QFETCH(Floats, expected);
        Graph graph = oneLayer(op, shape);
        Parameters p = withValues(graph, parameters);
        const Floats found = runReference(std::move(graph), std::move(p), filled(shape, input));
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            const bool equal = same(found[i], expected[i]) ||
                               std::abs(found[i] - expected[i]) <= 2e-6f * std::max(1.0f, std::abs(expected[i]));
            QVERIFY2(
                equal,
                qPrintable(
                    QString("value %1: expected %2, found %3").arg(i).arg(double(expected[i])).arg(double(found[i]))));
        }
    }

    /// Error of a float sum of K products: at most (K + 2) eps times the sum of their magnitudes.
    void randomConvolutionsAgreeWithTheDefinition() {
        constexpr int kCases = 300;
        std::mt19937 random(20260711);
        const auto pick = [&](int low, int high) { return low + int(random() % unsigned(high - low + 1)); };
        int made = 0, depthwise = 0, grouped = 0, batched = 0;
        while (made < kCases) {
            const int groups = pick(0, 1) ? pick(1, 5) : 1;
            const bool isDepthwise = pick(0, 3) == 0;
            const int inChannels = isDepthwise ? groups : groups * pick(1, 5);
            const Padding2d padding{pick(0, 3), pick(0, 3), pick(0, 3), pick(0, 3)};
            const Convolution op =
                conv(groups * pick(1, 6), groups, pick(1, 5), pick(1, 3), pick(1, 3), padding, pick(0, 1) == 1);
            const Shape in{pick(1, 3), inChannels, pick(1, 19), pick(1, 19)};
            if (!inferShape(op, std::vector{in})) continue;
            ++made;
            depthwise += isDepthwise && groups > 1 ? 1 : 0;
            grouped += !isDepthwise && groups > 1 ? 1 : 0;
            batched += in.n > 1 ? 1 : 0;
            const Graph graph = oneLayer(op, in);
            const Parameters parameters = test::randomParameters(graph, std::uint32_t(made));
            const Tensor input = test::randomTensor(in, std::uint32_t(made));
            const auto expected = test::runNaively(graph, parameters, input).back();
            const auto magnitudes = test::runNaively(graph, parameters, input, true).back();
            const Floats found = runReference(graph, parameters, input);
            const double sumLength = double(graph.parameters()[0].fanIn());
            for (std::size_t i = 0; i < found.size(); ++i) {
                const double allowed =
                    (sumLength + 2) * double(std::numeric_limits<float>::epsilon()) * magnitudes.values[i];
                if (std::abs(double(found[i]) - expected.values[i]) <= allowed) continue;
                QFAIL(qPrintable(QString("case %1, input %2, out %3, groups %4, k %5, s %6, d %7, value %8: "
                                         "expected %9, found %10")
                                     .arg(made)
                                     .arg(QString::fromStdString(toString(in)))
                                     .arg(op.outChannels)
                                     .arg(groups)
                                     .arg(op.window.kernel)
                                     .arg(op.window.stride)
                                     .arg(op.window.dilation)
                                     .arg(i)
                                     .arg(expected.values[i])
                                     .arg(double(found[i]))));
            }
        }
        QVERIFY(depthwise > 20 && grouped > 40 && batched > 100); // the draw did cover what it should
    }

    void largeConvolutionsAreCutIntoBlocksWithoutSeams_data() {
        QTest::addColumn<Op>("op");
        QTest::addColumn<Shape>("shape");
        QTest::newRow("patches of several blocks")
            << Op(conv(8, 1, 3, 1, 1, {1, 1, 1, 1}, true)) << Shape{1, 24, 61, 67};
        QTest::newRow("a block is one row") << Op(conv(4, 1, 5, 1, 1, {2, 2, 2, 2}, false)) << Shape{1, 100, 5, 131};
        QTest::newRow("pointwise in several blocks") << Op(conv(300, 1, 1, 1, 1, {}, true)) << Shape{1, 200, 31, 29};
        QTest::newRow("fully connected in several blocks") << Op(FullyConnected{9001, true}) << Shape{2, 33, 1, 1};
    }

    void largeConvolutionsAreCutIntoBlocksWithoutSeams() {
        QFETCH(Op, op);
        QFETCH(Shape, shape);
        const Graph graph = oneLayer(op, shape);
        const Parameters parameters = test::randomParameters(graph, 5);
        const Tensor input = test::randomTensor(shape, 6);
        const auto expected = test::runNaively(graph, parameters, input).back();
        const Floats found = runReference(graph, parameters, input);
        const double allowed = 1e-5 * expected.largest();
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY(std::abs(double(found[i]) - expected.values[i]) <= allowed);
    }

    void otherOperatorsAgreeWithTheDefinition_data() {
        QTest::addColumn<Op>("op");
        QTest::addColumn<Shape>("shape");
        const auto row = [](const char* name, Op op, Shape shape) { QTest::newRow(name) << std::move(op) << shape; };
        row("batch norm", BatchNorm{}, {3, 7, 5, 3});
        row("relu", Activation{ActivationKind::ReLU}, {2, 3, 7, 5});
        row("relu6", Activation{ActivationKind::ReLU6}, {2, 3, 7, 5});
        row("h-swish", Activation{ActivationKind::HSwish}, {2, 3, 7, 5});
        row("h-sigmoid", Activation{ActivationKind::HSigmoid}, {2, 3, 7, 5});
        row("add", Add{}, {3, 8, 5, 7});
        row("concat", Concat{}, {3, 5, 3, 5});
        row("split", ChannelSplit{{2, 4, 1}}, {2, 7, 5, 3});
        row("shuffle 3", ChannelShuffle{3}, {2, 12, 3, 5});
        row("shuffle 8", ChannelShuffle{8}, {3, 40, 2, 3});
        row("max pool 3 stride 2", MaxPool{{3, 2, 1, {1, 1, 1, 1}}}, {2, 3, 9, 11});
        row("max pool, one-sided padding", MaxPool{{3, 2, 1, {0, 1, 0, 1}}}, {1, 2, 8, 10});
        row("max pool, dilated", MaxPool{{2, 1, 3, {1, 0, 0, 1}}}, {1, 2, 8, 7});
        row("average pool, padding counted", AveragePool{{3, 2, 1, {1, 1, 1, 1}}, true}, {2, 3, 9, 11});
        row("average pool, padding left out", AveragePool{{3, 2, 1, {1, 1, 1, 1}}, false}, {2, 3, 9, 11});
        row("global pool", GlobalAveragePool{}, {3, 5, 7, 9});
        row("scale", ScaleChannels{}, {2, 6, 5, 3});
        row("fully connected", FullyConnected{17, true}, {3, 29, 1, 1});
        row("softmax", Softmax{}, {3, 11, 2, 3});
    }

    void otherOperatorsAgreeWithTheDefinition() {
        QFETCH(Op, op);
        QFETCH(Shape, shape);
        const Graph graph = oneLayer(op, shape);
        const Parameters parameters = test::randomParameters(graph, 3);
        const Tensor input = test::randomTensor(shape, 4);
        const auto maps = test::runNaively(graph, parameters, input);
        const auto& expected = maps[std::size_t(graph.logits().value)];
        const Floats found = runReference(graph, parameters, input);
        QCOMPARE(found.size(), expected.values.size());
        const double allowed = 2e-6 * std::max(1.0, expected.largest());
        for (std::size_t i = 0; i < found.size(); ++i)
            QVERIFY2(
                std::abs(double(found[i]) - expected.values[i]) <= allowed,
                qPrintable(
                    QString("value %1: expected %2, found %3").arg(i).arg(expected.values[i]).arg(double(found[i]))));
    }

    /// The law of the paper's section 3.1: with g groups of n channels, shuffling by g and then by n restores the
    /// order, and every group of the output then holds channels of every group of the input.
    void shufflingByGroupsAndThenByTheirSizeRestoresTheOrder() {
        for (const auto& [groups, size] : {std::pair{2, 5}, {3, 80}, {4, 4}, {8, 3}, {1, 7}}) {
            const Shape shape{2, groups * size, 1, 2};
            const Tensor input = test::randomTensor(shape, 9);
            const Floats once = runReference(oneLayer(ChannelShuffle{groups}, shape), {}, input);
            const Floats twice = runReference(oneLayer(ChannelShuffle{size}, shape), {}, filled(shape, once));
            QCOMPARE(twice, Floats(input.values().begin(), input.values().end()));
        }
        const Floats order =
            runReference(oneLayer(ChannelShuffle{3}, {1, 12, 1, 1}), {}, filled({1, 12, 1, 1}, counting(12, 0)));
        for (int group = 0; group < 3; ++group) {
            bool seen[3] = {};
            for (int i = 0; i < 4; ++i)
                seen[int(order[std::size_t(group * 4 + i)]) / 4] = true;
            QVERIFY(seen[0] && seen[1] && seen[2]);
        }
    }
};

QTEST_APPLESS_MAIN(TestReferenceOperators)
#include "tst_reference_operators.moc"
