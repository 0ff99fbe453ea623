#include "core/analysis/class_activation.h"
#include "core/graph/graph_builder.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>

using namespace convlens;

namespace {

bool near(double a, double b) {
    return std::abs(a - b) < 1e-5;
}

Parameters filled(const Graph& g) {
    Parameters p;
    float next = -0.9f;
    for (const auto& spec : g.parameters()) {
        std::vector<float> values(std::size_t(spec.elements()));
        for (float& v : values) {
            v = next;
            next = next > 1 ? -0.9f : next + 0.31f;
        }
        if (spec.role == ParameterRole::NormVariance)
            for (float& v : values)
                v = 1 + v * v;
        p.arrays[spec.name] = {spec.dims, values};
    }
    return p;
}

Tensor ramp(const Shape& shape) {
    Tensor t(shape);
    for (std::size_t i = 0; i < t.values().size(); ++i)
        t.values()[i] = float(std::sin(double(i)));
    return t;
}

std::vector<double> pooled(const Tensor& map) {
    std::vector<double> means;
    for (int c = 0; c < map.shape().c; ++c) {
        double sum = 0;
        for (const float v : map.plane(0, c))
            sum += double(v);
        means.push_back(sum / double(map.shape().plane()));
    }
    return means;
}

double meanOf(const Tensor& map) {
    return pooled(map)[0];
}

} // namespace

class TestClassActivation : public QObject {
    Q_OBJECT
private slots:
    /// Zhou et al., equation 2: M_c(x, y) = sum over k of w_k^c f_k(x, y).
    void mapIsTheWeightedSumAndItsMeanIsTheLogit() {
        GraphBuilder b("plain", {1, 3, 4, 5});
        const TensorId conv = b.add("conv", Convolution{3, 1, false, {}}, {b.input()});
        const TensorId pool = b.add("pool", GlobalAveragePool{}, {conv});
        const TensorId fc = b.add("fc", FullyConnected{2, true}, {pool});
        const Graph g = *b.finish(fc, b.add("softmax", Softmax{}, {fc}));
        const Parameters p = filled(g);
        const Tensor map = ramp({1, 3, 4, 5});
        const RecordedLookup lookup = [&](LayerId id) { return id.value == 0 ? &map : nullptr; };
        const ClassActivation cam = *classActivation(g, p, lookup, 1);
        QVERIFY(cam.exact);
        QCOMPARE(cam.pooling.value, 1);
        const auto& w = p.find("fc.weight")->values;
        for (std::size_t i = 0; i < 20; ++i) {
            double expected = 0;
            for (int c = 0; c < 3; ++c)
                expected += double(w[std::size_t(3 + c)]) * double(map.plane(0, c)[i]);
            QVERIFY(near(double(cam.activation.plane(0, 0)[i]), expected));
        }
        double logit = double(p.find("fc.bias")->values[1]);
        for (std::size_t c = 0; c < 3; ++c)
            logit += double(w[3 + c]) * pooled(map)[c];
        QVERIFY(near(meanOf(cam.activation) + cam.offset, logit));
    }

    void convolutionAndNormBehindThePoolingAreFollowed() {
        GraphBuilder b("head", {1, 4, 3, 3});
        const TensorId first = b.add("first", Convolution{4, 1, false, {}}, {b.input()});
        const TensorId pool = b.add("pool", GlobalAveragePool{}, {first});
        const TensorId conv = b.add("conv", Convolution{6, 2, true, {}}, {pool});
        const TensorId bn = b.add("bn", BatchNorm{}, {conv});
        const TensorId fc = b.add("fc", FullyConnected{3, false}, {bn});
        const Graph g = *b.finish(fc, b.add("softmax", Softmax{}, {fc}));
        Parameters p = filled(g);
        p.batchNormEpsilon = 0.01f;
        const Tensor map = ramp({1, 4, 3, 3});
        const RecordedLookup lookup = [&](LayerId id) { return id.value == 0 ? &map : nullptr; };
        for (int k = 0; k < 3; ++k) {
            const ClassActivation cam = *classActivation(g, p, lookup, k);
            QVERIFY(cam.exact);
            const std::vector<double> x = pooled(map);
            double logit = 0;
            for (std::size_t o = 0; o < 6; ++o) {
                double y = double(p.find("conv.bias")->values[o]);
                for (std::size_t i = 0; i < 2; ++i)
                    y += double(p.find("conv.weight")->values[o * 2 + i]) * x[o / 3 * 2 + i];
                const auto at = [&](const char* name) { return double(p.find(name)->values[o]); };
                y = (y - at("bn.running_mean")) / std::sqrt(at("bn.running_var") + 0.01) * at("bn.weight") +
                    at("bn.bias");
                logit += double(p.find("fc.weight")->values[std::size_t(k) * 6 + o]) * y;
            }
            QVERIFY(near(meanOf(cam.activation) + cam.offset, logit));
        }
    }

    void anActivationBehindThePoolingIsLinearisedAndSaidSo() {
        GraphBuilder b("v3", {1, 2, 2, 2});
        const TensorId first = b.add("first", Convolution{2, 1, false, {}}, {b.input()});
        const TensorId pool = b.add("pool", GlobalAveragePool{}, {first});
        const TensorId conv = b.add("conv", Convolution{2, 1, false, {}}, {pool});
        const TensorId act = b.add("act", Activation{ActivationKind::HSwish}, {conv});
        const TensorId fc = b.add("fc", FullyConnected{2, false}, {act});
        const Graph g = *b.finish(fc, b.add("softmax", Softmax{}, {fc}));
        const Parameters p = filled(g);
        const Tensor map = ramp({1, 2, 2, 2});
        Tensor hidden({1, 2, 1, 1});
        hidden.values()[0] = 1.2f;
        hidden.values()[1] = 4; // beyond 3 h-swish is the identity
        std::map<int, const Tensor*> records{{0, &map}, {2, &hidden}};
        const RecordedLookup lookup = [&](LayerId id) { return records.count(id.value) ? records[id.value] : nullptr; };
        const ClassActivation cam = *classActivation(g, p, lookup, 0);
        QVERIFY(!cam.exact);
        // The slope of h-swish at 1.2 by central difference of its definition.
        const auto hswish = [](double x) { return x * std::clamp(x + 3, 0.0, 6.0) / 6; };
        const double slope[2] = {(hswish(1.2 + 1e-4) - hswish(1.2 - 1e-4)) / 2e-4, 1};
        const auto& wc = p.find("conv.weight")->values;
        const auto& wf = p.find("fc.weight")->values;
        for (std::size_t i = 0; i < 4; ++i) {
            double expected = 0;
            for (std::size_t h = 0; h < 2; ++h)
                for (int c = 0; c < 2; ++c)
                    expected +=
                        double(wf[h]) * slope[h] * double(wc[h * 2 + std::size_t(c)]) * double(map.plane(0, c)[i]);
            QVERIFY(near(double(cam.activation.plane(0, 0)[i]), expected));
        }
        records.erase(2);
        const auto failed = classActivation(g, p, lookup, 0);
        QVERIFY(!failed);
        QVERIFY(failed.error().message.find("conv") != std::string::npos);
        QCOMPARE(classActivation(g, p, lookup, 2).error().code, ErrorCode::InvalidArgument);
    }

    void aNetworkWithoutGlobalPoolingIsRefusedByName() {
        GraphBuilder b("flat", {1, 2, 3, 3});
        const TensorId conv = b.add("conv", Convolution{4, 1, false, {3, 1, 1, {}}}, {b.input()});
        const TensorId fc = b.add("fc", FullyConnected{2, false}, {conv});
        const Graph g = *b.finish(fc, b.add("softmax", Softmax{}, {fc}));
        const auto cam = classActivation(
            g, filled(g), [](LayerId) -> const Tensor* { return nullptr; }, 0);
        QVERIFY(!cam);
        QCOMPARE(cam.error().code, ErrorCode::Unsupported);
        QVERIFY(cam.error().message.find("conv") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(TestClassActivation)
#include "tst_class_activation.moc"
