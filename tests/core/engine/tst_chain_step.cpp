#include "core/engine/native/chain_step.h"
#include "core/engine/native/steps.h"
#include "core/kernels/aligned.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <cstring>
#include <limits>
#include <random>

using namespace convlens;
using namespace convlens::native;

namespace {

std::vector<float> randomFloats(std::size_t count, std::mt19937& random) {
    std::vector<float> values(count);
    for (float& v : values)
        v = float(random() % 2001) / 1000.0f - 1.0f;
    return values;
}

/// A convolution over `in` and the map that it makes.
struct TestLayer {
    Convolution op;
    std::vector<float> weight;
    Epilogue epilogue;
    Shape in, out;
    bool depthwise = false;
};

TestLayer randomLayer(const Shape& in, std::mt19937& random) {
    TestLayer layer;
    layer.in = in;
    Window& window = layer.op.window;
    const int kind = int(random() % 3);
    layer.depthwise = kind == 0;
    if (kind != 1) {
        window.kernel = random() % 2 ? 3 : 5;
        window.stride = 1 + int(random() % 2);
        window.padding = {int(random() % 3), int(random() % 3), int(random() % 3), int(random() % 3)};
    }
    layer.op.outChannels = layer.depthwise ? in.c : 1 + int(random() % 20);
    layer.op.groups = layer.depthwise ? in.c : 1;
    const auto sideOf = [&](int side, int before, int after) {
        return (side + before + after - window.kernel) / window.stride + 1;
    };
    layer.out = {in.n, layer.op.outChannels, sideOf(in.h, window.padding.top, window.padding.bottom),
                 sideOf(in.w, window.padding.left, window.padding.right)};
    const int each = in.c / layer.op.groups;
    layer.weight = randomFloats(std::size_t(layer.op.outChannels * each * window.kernel * window.kernel), random);
    layer.epilogue.shift = randomFloats(std::size_t(layer.op.outChannels), random);
    layer.epilogue.activation = KernelActivation(random() % 4);
    return layer;
}

RowStepPtr makeStep(const TestLayer& layer, const View* in, const View& out) {
    return layer.depthwise ? makeDepthwise(layer.op, layer.weight.data(), *in, out, layer.epilogue)
                           : makeConvolution(layer.op, layer.weight.data(), in, layer.in, out, layer.epilogue);
}

} // namespace

class TestChainStep : public QObject {
    Q_OBJECT
private slots:
    /// A chain computes the very bits that its steps compute one after the other through whole maps.
    void givesTheBitsOfItsStepsAlone_data() {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 5})
            QTest::addRow("%d threads", threads) << threads;
    }
    void givesTheBitsOfItsStepsAlone() {
        QFETCH(int, threads);
        ThreadPool pool(threads);
        std::mt19937 random(17);
        for (int round = 0; round < 120; ++round) {
            const int images = 1 + int(random() % 3);
            const bool networkInput = random() % 3 == 0;
            Shape shape{images, 1 + int(random() % 20), 7 + int(random() % 30), 7 + int(random() % 30)};
            std::vector<TestLayer> layers;
            const std::size_t count = 2 + random() % 3;
            while (layers.size() < count) {
                TestLayer layer = randomLayer(shape, random);
                const bool planar = networkInput && layers.empty();
                if (layer.out.h < 1 || layer.out.w < 1) continue;
                if (planar && (layer.depthwise || layer.op.window.kernel == 1)) continue;
                shape = layer.out;
                layers.push_back(std::move(layer));
                if (shape.h < 6 || shape.w < 6) break;
            }
            if (layers.size() < 2) continue;

            const Tensor input = test::randomTensor(layers.front().in, unsigned(round));
            std::vector<float*> places, memories;
            std::vector<AlignedFloats> buffers;
            buffers.emplace_back(std::size_t(input.shape().elements()));
            std::copy(input.values().begin(), input.values().end(), buffers.front().begin()); // any values do
            for (const TestLayer& layer : layers)
                buffers.emplace_back(std::size_t(layer.out.elements()), std::numeric_limits<float>::quiet_NaN());
            buffers.emplace_back(std::size_t(shape.elements()), std::numeric_limits<float>::quiet_NaN());
            for (AlignedFloats& buffer : buffers)
                places.push_back(buffer.data());

            const auto viewOf = [](const Shape& s, int buffer) { return denseView(s, buffer, std::size_t(s.c)); };
            std::vector<RowStepPtr> alone;
            std::vector<ChainLink> links;
            for (std::size_t i = 0; i < layers.size(); ++i) {
                const TestLayer& layer = layers[i];
                const bool last = i + 1 == layers.size();
                const View in = viewOf(layer.in, int(i)), out = viewOf(layer.out, int(i) + 1);
                const View chained = viewOf(layer.out, last ? int(i) + 2 : -1);
                const View* from = networkInput && i == 0 ? nullptr : &in;
                alone.push_back(makeStep(layer, from, out));
                links.push_back({makeStep(layer, from, chained), std::size_t(layer.out.h),
                                 std::size_t(layer.out.w) * std::size_t(layer.out.c)});
            }
            const std::size_t bandRows = 1 + random() % 6;
            std::size_t scratch = chainScratchFloats(links, bandRows);
            const StepPtr chain = makeChain(std::move(links), std::size_t(images), bandRows);
            QVERIFY(chain->scratchFloats() <= scratch);
            for (const RowStepPtr& step : alone)
                scratch = std::max(scratch, step->scratchFloats());
            std::vector<AlignedFloats> own(std::size_t(threads),
                                           AlignedFloats(scratch, std::numeric_limits<float>::quiet_NaN()));
            for (AlignedFloats& memory : own)
                memories.push_back(memory.data());

            const std::vector<Context> contexts = contextsFor(pool, &input, places, memories);
            for (const RowStepPtr& step : alone)
                runStep(*step, contexts);
            for (AlignedFloats& memory : own)
                std::fill(memory.begin(), memory.end(), std::numeric_limits<float>::quiet_NaN());
            runStep(*chain, contexts);
            const AlignedFloats &expected = buffers[layers.size()], &found = buffers[layers.size() + 1];
            QVERIFY2(
                std::memcmp(found.data(), expected.data(), expected.size() * sizeof(float)) == 0,
                qPrintable(QString("round %1, %2 layers, %3 rows a band").arg(round).arg(layers.size()).arg(bandRows)));
        }
    }
};

QTEST_APPLESS_MAIN(TestChainStep)
#include "tst_chain_step.moc"
