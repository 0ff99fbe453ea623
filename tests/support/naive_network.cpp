#include "tests/support/naive_network.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace convlens::test {

NaiveMap::NaiveMap(const Tensor& tensor) : shape(tensor.shape()) {
    values.assign(tensor.values().begin(), tensor.values().end());
}

double& NaiveMap::at(int n, int c, int y, int x) {
    return values[((std::size_t(n) * std::size_t(shape.c) + std::size_t(c)) * std::size_t(shape.h) + std::size_t(y)) *
                      std::size_t(shape.w) +
                  std::size_t(x)];
}

double NaiveMap::get(int n, int c, int y, int x, double outside) const {
    if (y < 0 || y >= shape.h || x < 0 || x >= shape.w) return outside;
    return const_cast<NaiveMap*>(this)->at(n, c, y, x);
}

double NaiveMap::largest() const {
    double most = 0;
    for (const double v : values)
        most = std::max(most, std::abs(v));
    return most;
}

namespace {

using Values = std::vector<double>;

struct Naive {
    std::vector<const NaiveMap*> in;
    std::vector<NaiveMap*> out;
    std::vector<Values> weights;
    double epsilon = 0;

    template <class F>
    static void each(const Shape& s, F f) {
        for (int n = 0; n < s.n; ++n)
            for (int c = 0; c < s.c; ++c)
                for (int y = 0; y < s.h; ++y)
                    for (int x = 0; x < s.w; ++x)
                        f(n, c, y, x);
    }

    void operator()(const Convolution& o) const {
        const NaiveMap& a = *in[0];
        const Window& w = o.window;
        const int perGroup = a.shape.c / o.groups;
        each(out[0]->shape, [&](int n, int c, int y, int x) {
            const int group = c * o.groups / o.outChannels;
            double sum = o.bias ? weights[1][std::size_t(c)] : 0.0;
            for (int i = 0; i < perGroup; ++i)
                for (int ky = 0; ky < w.kernel; ++ky)
                    for (int kx = 0; kx < w.kernel; ++kx)
                        sum += weights[0][std::size_t(((c * perGroup + i) * w.kernel + ky) * w.kernel + kx)] *
                               a.get(n, group * perGroup + i, y * w.stride - w.padding.top + ky * w.dilation,
                                     x * w.stride - w.padding.left + kx * w.dilation);
            out[0]->at(n, c, y, x) = sum;
        });
    }

    void operator()(const BatchNorm&) const {
        each(in[0]->shape, [&](int n, int c, int y, int x) {
            const auto k = std::size_t(c);
            out[0]->at(n, c, y, x) =
                (in[0]->get(n, c, y, x) - weights[2][k]) / std::sqrt(weights[3][k] + epsilon) * weights[0][k] +
                weights[1][k];
        });
    }

    void operator()(const Activation& o) const {
        each(in[0]->shape, [&](int n, int c, int y, int x) {
            const double v = in[0]->get(n, c, y, x);
            const double gate = v <= -3 ? 0.0 : v >= 3 ? 1.0 : (v + 3) / 6;
            double result = 0;
            switch (o.kind) {
            case ActivationKind::ReLU:
                result = v > 0 ? v : 0;
                break;
            case ActivationKind::ReLU6:
                result = v < 0 ? 0 : v > 6 ? 6 : v;
                break;
            case ActivationKind::HSwish:
                result = v * gate;
                break;
            case ActivationKind::HSigmoid:
                result = gate;
                break;
            }
            out[0]->at(n, c, y, x) = result;
        });
    }

    void operator()(const Add&) const {
        each(in[0]->shape, [&](int n, int c, int y, int x) {
            out[0]->at(n, c, y, x) = in[0]->get(n, c, y, x) + in[1]->get(n, c, y, x);
        });
    }

    void operator()(const Concat&) const {
        each(out[0]->shape, [&](int n, int c, int y, int x) {
            int local = c;
            std::size_t part = 0;
            while (local >= in[part]->shape.c)
                local -= in[part++]->shape.c;
            out[0]->at(n, c, y, x) = in[part]->get(n, local, y, x);
        });
    }

    void operator()(const ChannelSplit&) const {
        each(in[0]->shape, [&](int n, int c, int y, int x) {
            int local = c;
            std::size_t part = 0;
            while (local >= out[part]->shape.c)
                local -= out[part++]->shape.c;
            out[part]->at(n, local, y, x) = in[0]->get(n, c, y, x);
        });
    }

    /// As ShuffleNetV1's authors describe it: reshape to (g, n), transpose, flatten.
    void operator()(const ChannelShuffle& o) const {
        const int size = in[0]->shape.c / o.groups;
        std::vector<int> order;
        for (int column = 0; column < size; ++column)
            for (int row = 0; row < o.groups; ++row)
                order.push_back(row * size + column);
        each(in[0]->shape,
             [&](int n, int c, int y, int x) { out[0]->at(n, c, y, x) = in[0]->get(n, order[std::size_t(c)], y, x); });
    }

    template <class Take>
    static void window(const Window& w, int y, int x, Take take) {
        for (int ky = 0; ky < w.kernel; ++ky)
            for (int kx = 0; kx < w.kernel; ++kx)
                take(y * w.stride - w.padding.top + ky * w.dilation, x * w.stride - w.padding.left + kx * w.dilation);
    }

    void operator()(const MaxPool& o) const {
        each(out[0]->shape, [&](int n, int c, int y, int x) {
            constexpr double kLeast = -std::numeric_limits<double>::infinity();
            double most = kLeast;
            window(o.window, y, x, [&](int iy, int ix) { most = std::max(most, in[0]->get(n, c, iy, ix, kLeast)); });
            out[0]->at(n, c, y, x) = most;
        });
    }

    void operator()(const AveragePool& o) const {
        each(out[0]->shape, [&](int n, int c, int y, int x) {
            double sum = 0, count = 0;
            window(o.window, y, x, [&](int iy, int ix) {
                const bool inside = iy >= 0 && iy < in[0]->shape.h && ix >= 0 && ix < in[0]->shape.w;
                sum += in[0]->get(n, c, iy, ix);
                count += inside || o.countPadding ? 1 : 0;
            });
            out[0]->at(n, c, y, x) = sum / count;
        });
    }

    void operator()(const GlobalAveragePool&) const {
        each(in[0]->shape, [&](int n, int c, int y, int x) {
            out[0]->at(n, c, 0, 0) += in[0]->get(n, c, y, x) / double(in[0]->shape.plane());
        });
    }

    void operator()(const ScaleChannels&) const {
        each(in[0]->shape, [&](int n, int c, int y, int x) {
            out[0]->at(n, c, y, x) = in[0]->get(n, c, y, x) * in[1]->get(n, c, 0, 0);
        });
    }

    void operator()(const FullyConnected& o) const {
        const int features = in[0]->shape.c;
        each(out[0]->shape, [&](int n, int c, int, int) {
            double sum = o.bias ? weights[1][std::size_t(c)] : 0.0;
            for (int i = 0; i < features; ++i)
                sum += weights[0][std::size_t(c) * std::size_t(features) + std::size_t(i)] * in[0]->get(n, i, 0, 0);
            out[0]->at(n, c, 0, 0) = sum;
        });
    }

    void operator()(const Softmax&) const {
        each(in[0]->shape, [&](int n, int c, int y, int x) {
            double sum = 0;
            for (int k = 0; k < in[0]->shape.c; ++k)
                sum += std::exp(in[0]->get(n, k, y, x) - in[0]->get(n, c, y, x));
            out[0]->at(n, c, y, x) = 1 / sum;
        });
    }
};

} // namespace

std::vector<NaiveMap> runNaively(const Graph& graph, const Parameters& parameters, const Tensor& input,
                                 bool magnitudes) {
    std::vector<NaiveMap> maps(graph.tensors().size());
    for (std::size_t i = 0; i < maps.size(); ++i)
        maps[i] = NaiveMap(graph.tensors()[i].shape);
    maps[0] = NaiveMap(input);
    const auto absolute = [&](Values& values) {
        if (!magnitudes) return;
        for (double& v : values)
            v = std::abs(v);
    };
    absolute(maps[0].values);
    for (int i = 0; i < graph.layerCount(); ++i) {
        const Layer& layer = graph.layer(LayerId{i});
        Naive naive;
        naive.epsilon = double(parameters.batchNormEpsilon);
        for (const TensorId id : layer.inputs)
            naive.in.push_back(&maps[std::size_t(id.value)]);
        for (const TensorId id : layer.outputs)
            naive.out.push_back(&maps[std::size_t(id.value)]);
        for (const ParameterSpec& spec : graph.parametersOf(LayerId{i})) {
            const auto& from = parameters.find(spec.name)->values;
            Values& values = naive.weights.emplace_back(from.begin(), from.end());
            absolute(values);
            if (magnitudes && spec.role == ParameterRole::NormMean) // |x| + |mean| bounds |x - mean|
                for (double& v : values)
                    v = -v;
        }
        std::visit(naive, layer.op);
    }
    return maps;
}

} // namespace convlens::test
