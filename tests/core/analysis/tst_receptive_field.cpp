#include "core/analysis/receptive_field.h"
#include "core/graph/graph_builder.h"
#include "core/tensor/tensor.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <vector>

using namespace convlens;

namespace {

/// A forward pass of its own, with every weight 1: perturbing a pixel of a positive picture upwards then raises exactly
/// the values that read it, since nothing can cancel.
std::vector<Tensor> forward(const Graph& g, const Tensor& picture) {
    std::vector<Tensor> values(g.tensors().size());
    values[0] = picture.clone();
    const auto slide = [](const Tensor& in, Tensor& out, const Window& w, bool maximum,
                          const std::function<std::pair<int, int>(int)>& inputsOf) {
        for (int c = 0; c < out.shape().c; ++c)
            for (int y = 0; y < out.shape().h; ++y)
                for (int x = 0; x < out.shape().w; ++x) {
                    double value = 0;
                    const auto [first, count] = inputsOf(c);
                    for (int i = first; i < first + count; ++i)
                        for (int ky = 0; ky < w.kernel; ++ky)
                            for (int kx = 0; kx < w.kernel; ++kx) {
                                const int iy = y * w.stride - w.padding.top + ky * w.dilation;
                                const int ix = x * w.stride - w.padding.left + kx * w.dilation;
                                if (iy < 0 || ix < 0 || iy >= in.shape().h || ix >= in.shape().w) continue;
                                const auto v = double(in.at(0, i, iy, ix));
                                value = maximum ? std::max(value, v) : value + v;
                            }
                    out.at(0, c, y, x) = float(value);
                }
    };
    for (const Layer& layer : g.layers()) {
        const auto in = [&](std::size_t i) -> const Tensor& { return values[std::size_t(layer.inputs[i].value)]; };
        Tensor out(g.tensor(layer.outputs[0]).shape);
        const auto each = [](int c) { return std::pair(c, 1); };
        if (const auto* conv = std::get_if<Convolution>(&layer.op)) {
            const int inEach = in(0).shape().c / conv->groups, outEach = conv->outChannels / conv->groups;
            slide(in(0), out, conv->window, false, [=](int c) { return std::pair(c / outEach * inEach, inEach); });
        } else if (const auto* pool = std::get_if<MaxPool>(&layer.op))
            slide(in(0), out, pool->window, true, each);
        else if (const auto* mean = std::get_if<AveragePool>(&layer.op))
            slide(in(0), out, mean->window, false, each);
        else if (std::holds_alternative<GlobalAveragePool>(layer.op)) {
            Window all;
            all.kernel = std::max(in(0).shape().h, in(0).shape().w);
            slide(in(0), out, all, false, each);
        } else if (std::holds_alternative<Add>(layer.op))
            for (std::size_t i = 0; i < out.values().size(); ++i)
                out.values()[i] = in(0).values()[i] + in(1).values()[i];
        else if (std::holds_alternative<ScaleChannels>(layer.op))
            for (int c = 0; c < out.shape().c; ++c)
                for (std::size_t i = 0; i < out.plane(0, c).size(); ++i)
                    out.plane(0, c)[i] = in(0).plane(0, c)[i] * in(1).at(0, c, 0, 0);
        else if (std::holds_alternative<Concat>(layer.op)) {
            int at = 0;
            for (std::size_t i = 0; i < layer.inputs.size(); ++i)
                for (int c = 0; c < in(i).shape().c; ++c, ++at)
                    std::copy(in(i).plane(0, c).begin(), in(i).plane(0, c).end(), out.plane(0, at).begin());
        } else if (const auto* split = std::get_if<ChannelSplit>(&layer.op)) {
            int at = 0;
            for (std::size_t o = 0; o < layer.outputs.size(); ++o) {
                Tensor part(g.tensor(layer.outputs[o]).shape);
                for (int c = 0; c < split->sizes[o]; ++c, ++at)
                    std::copy(in(0).plane(0, at).begin(), in(0).plane(0, at).end(), part.plane(0, c).begin());
                values[std::size_t(layer.outputs[o].value)] = std::move(part);
            }
            continue;
        } else if (const auto* shuffle = std::get_if<ChannelShuffle>(&layer.op)) {
            const int n = out.shape().c / shuffle->groups;
            for (int a = 0; a < shuffle->groups; ++a)
                for (int b = 0; b < n; ++b)
                    std::copy(in(0).plane(0, a * n + b).begin(), in(0).plane(0, a * n + b).end(),
                              out.plane(0, b * shuffle->groups + a).begin());
        } else { // fully connected, softmax: every output reads every input
            float sum = 0;
            for (const float v : in(0).values())
                sum += v;
            std::fill(out.values().begin(), out.values().end(), sum);
        }
        values[std::size_t(layer.outputs[0].value)] = std::move(out);
    }
    return values;
}

using Body = std::function<TensorId(GraphBuilder&)>;

Graph build(const Shape& input, const Body& body) {
    GraphBuilder b("test", input);
    const TensorId last = body(b);
    const TensorId pool = b.add("pool", GlobalAveragePool{}, {last});
    const TensorId fc = b.add("fc", FullyConnected{2, false}, {pool});
    const TensorId soft = b.add("softmax", Softmax{}, {fc});
    auto graph = b.finish(fc, soft);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(*graph);
}

Convolution conv(int out, int kernel, int stride, Padding2d padding, int groups = 1, int dilation = 1) {
    return {out, groups, false, {kernel, stride, dilation, padding}};
}

constexpr Padding2d kOne{1, 1, 1, 1}, kTwo{2, 2, 2, 2}, kBelowRight{0, 1, 0, 1};

Graph shuffleUnit() {
    return build({1, 2, 12, 10}, [](GraphBuilder& b) {
        const TensorId stem = b.add("stem", conv(8, 3, 2, kOne), {b.input()});
        TensorId at = stem;
        for (const char* name : {"u1", "u2", "u3"}) {
            const std::string n = name;
            const auto parts = b.addMany(n + ".split", ChannelSplit{{4, 4}}, {at});
            const TensorId wide = b.add(n + ".pw", conv(4, 1, 1, {}), {parts[1]});
            const TensorId deep = b.add(n + ".dw", conv(4, 3, 1, kOne, 4), {wide});
            const TensorId joined = b.add(n + ".concat", Concat{}, {parts[0], deep});
            at = b.add(n + ".shuffle", ChannelShuffle{2}, {joined});
        }
        return at;
    });
}

} // namespace

class TestReceptiveField : public QObject {
    Q_OBJECT
private slots:
    void fieldsEqualThoseFoundByPerturbingEveryPixel_data() {
        QTest::addColumn<int>("graph");
        for (std::size_t i = 0; i < graphs().size(); ++i)
            QTest::newRow(graphs()[i].first) << int(i);
    }
    void fieldsEqualThoseFoundByPerturbingEveryPixel() {
        QFETCH(int, graph);
        const Graph g = graphs()[std::size_t(graph)].second();
        const ReceptiveFields fields = ReceptiveFields::of(g, ReceptiveFields::Gates::Follow);
        const Shape& in = g.inputShape();
        Tensor picture(in);
        std::fill(picture.values().begin(), picture.values().end(), 1.0f);
        const std::vector<Tensor> before = forward(g, picture);

        // seen[tensor][value]: the bounding box of the pixels that change it.
        struct Box {
            int top = 1 << 20, left = 1 << 20, bottom = -1, right = -1;
        };
        std::vector<std::vector<Box>> seen;
        for (const Tensor& t : before)
            seen.emplace_back(t.values().size());
        for (int y = 0; y < in.h; ++y)
            for (int x = 0; x < in.w; ++x) {
                Tensor changed = picture.clone();
                for (int c = 0; c < in.c; ++c)
                    changed.at(0, c, y, x) = 1000;
                const std::vector<Tensor> after = forward(g, changed);
                for (std::size_t t = 0; t < after.size(); ++t)
                    for (std::size_t i = 0; i < after[t].values().size(); ++i)
                        if (after[t].values()[i] != before[t].values()[i]) {
                            Box& box = seen[t][i];
                            box = {std::min(box.top, y), std::min(box.left, x), std::max(box.bottom, y),
                                   std::max(box.right, x)};
                        }
            }
        for (std::size_t t = 0; t < before.size(); ++t) {
            const Shape& s = before[t].shape();
            for (int c = 0, i = 0; c < s.c; ++c)
                for (int y = 0; y < s.h; ++y)
                    for (int x = 0; x < s.w; ++x, ++i) {
                        const Box& box = seen[t][std::size_t(i)];
                        const PixelRect ours = fields.at(TensorId{int(t)}, c, y, x);
                        const PixelRect expected =
                            box.bottom < 0
                                ? PixelRect{}
                                : PixelRect{box.left, box.top, box.right - box.left + 1, box.bottom - box.top + 1};
                        QVERIFY2(ours == expected,
                                 qPrintable(
                                     QString("tensor %1 channel %2 at %3, %4: [%5 %6 %7 %8], expected [%9 %10 %11 %12]")
                                         .arg(t)
                                         .arg(c)
                                         .arg(y)
                                         .arg(x)
                                         .arg(ours.x)
                                         .arg(ours.y)
                                         .arg(ours.width)
                                         .arg(ours.height)
                                         .arg(expected.x)
                                         .arg(expected.y)
                                         .arg(expected.width)
                                         .arg(expected.height)));
                    }
        }
    }

    void nominalFieldFollowsTheTextbookRecurrence() {
        // r = r + (k - 1) d j, j = j s: 3/2 -> 3, j 2; 5/1 -> 11; 3/2 dilated by 2 -> 19, j 4.
        const Graph g = build({1, 1, 64, 64}, [](GraphBuilder& b) {
            TensorId t = b.add("a", conv(1, 3, 2, kOne), {b.input()});
            t = b.add("b", conv(1, 5, 1, kTwo), {t});
            return b.add("c", conv(1, 3, 2, kTwo, 1, 2), {t});
        });
        const auto fields = ReceptiveFields::of(g, ReceptiveFields::Gates::Follow);
        const auto at = [&](int layer) { return fields.nominal(g.layer(LayerId{layer}).outputs[0], 0); };
        QCOMPARE(at(0).width, 3);
        QCOMPARE(at(0).strideX, 2);
        QCOMPARE(at(1).width, 11);
        QCOMPARE(at(2).height, 19);
        QCOMPARE(at(2).strideY, 4);
        QVERIFY(!at(2).wholePicture);
        QVERIFY(at(3).wholePicture);
    }

    void shuffleNetsSkippedChannelsSeeLess() {
        const Graph g = shuffleUnit();
        const auto fields = ReceptiveFields::of(g, ReceptiveFields::Gates::Follow);
        const TensorId out = g.layer(*g.findLayer("u1.shuffle")).outputs[0];
        // After the shuffle even channels come from the half that skipped the unit.
        QCOMPARE(fields.nominal(out, 0).width, 3);
        QCOMPARE(fields.nominal(out, 1).width, 7);
        QCOMPARE(fields.largestNominal(out).width, 7);
    }

    void gatesMakeEveryValueSeeThePictureUnlessIgnored() {
        const Graph g = graphs()[5].second();
        const TensorId out = g.layer(*g.findLayer("scale")).outputs[0];
        QVERIFY((ReceptiveFields::of(g, ReceptiveFields::Gates::Follow).at(out, 0, 3, 3) == PixelRect{0, 0, 9, 9}));
        QVERIFY((ReceptiveFields::of(g, ReceptiveFields::Gates::Ignore).at(out, 0, 3, 3) == PixelRect{2, 2, 3, 3}));
    }

private:
    static const std::vector<std::pair<const char*, std::function<Graph()>>>& graphs() {
        static const std::vector<std::pair<const char*, std::function<Graph()>>> all = {
            {"strides and padding of one side",
             [] {
                 return build({1, 1, 11, 14}, [](GraphBuilder& b) {
                     TensorId t = b.add("a", conv(2, 3, 2, kBelowRight), {b.input()});
                     t = b.add("b", conv(2, 5, 1, kTwo, 2), {t});
                     return b.add("c", conv(3, 3, 2, kOne), {t});
                 });
             }},
            {"dilation",
             [] {
                 return build({1, 1, 12, 12}, [](GraphBuilder& b) {
                     const TensorId t = b.add("a", conv(1, 3, 1, kTwo, 1, 2), {b.input()});
                     return b.add("b", conv(1, 3, 2, kOne), {t});
                 });
             }},
            {"residual add",
             [] {
                 return build({1, 2, 9, 9}, [](GraphBuilder& b) {
                     const TensorId a = b.add("a", conv(4, 3, 1, kOne), {b.input()});
                     const TensorId c = b.add("b", conv(4, 3, 1, kOne, 4), {a});
                     return b.add("add", Add{}, {a, c});
                 });
             }},
            {"split, concat and shuffle", shuffleUnit},
            {"group convolution keeps groups apart",
             [] {
                 return build({1, 2, 10, 10}, [](GraphBuilder& b) {
                     const TensorId a = b.add("a", conv(2, 3, 1, kOne), {b.input()});
                     const TensorId c = b.add("b", conv(2, 5, 1, kTwo), {b.input()});
                     const TensorId both = b.add("concat", Concat{}, {a, c});
                     const TensorId grouped = b.add("group", conv(4, 1, 1, {}, 2), {both});
                     return b.add("shuffle", ChannelShuffle{2}, {grouped});
                 });
             }},
            {"squeeze and excitation",
             [] {
                 return build({1, 2, 9, 9}, [](GraphBuilder& b) {
                     const TensorId a = b.add("a", conv(2, 3, 1, kOne), {b.input()});
                     const TensorId squeezed = b.add("squeeze", GlobalAveragePool{}, {a});
                     const TensorId gate = b.add("gate", conv(2, 1, 1, {}), {squeezed});
                     return b.add("scale", ScaleChannels{}, {a, gate});
                 });
             }},
            {"pooling",
             [] {
                 return build({1, 1, 13, 13}, [](GraphBuilder& b) {
                     const TensorId t = b.add("max", MaxPool{{3, 2, 1, kOne}}, {b.input()});
                     return b.add("mean", AveragePool{{3, 2, 1, kOne}, true}, {t});
                 });
             }},
        };
        return all;
    }
};

QTEST_APPLESS_MAIN(TestReceptiveField)
#include "tst_receptive_field.moc"
