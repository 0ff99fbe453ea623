#include "core/analysis/effective_field.h"
#include "core/graph/graph_builder.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

/// Convolutions 3 x 3 over one channel, one after the other, each with the same nine weights.
struct Chain {
    std::shared_ptr<const Graph> graph;
    std::shared_ptr<Plan> plan;
    std::shared_ptr<const Tensor> input;
    LayerId last;

    Chain(int convolutions, const std::vector<float>& weights, int side = 15) {
        GraphBuilder b("chain", {1, 1, side, side});
        TensorId at = b.input();
        for (int i = 0; i < convolutions; ++i)
            at = b.add("conv" + std::to_string(i), Convolution{1, 1, false, {3, 1, 1, {1, 1, 1, 1}}}, {at});
        last = LayerId{convolutions - 1};
        const TensorId pool = b.add("pool", GlobalAveragePool{}, {at});
        const TensorId fc = b.add("fc", FullyConnected{2, false}, {pool});
        graph = std::make_shared<const Graph>(*b.finish(fc, b.add("softmax", Softmax{}, {fc})));
        auto parameters = std::make_shared<Parameters>();
        for (const auto& spec : graph->parameters())
            parameters->arrays[spec.name] = {spec.dims, spec.elements() == 9 ? weights : std::vector<float>{1, 2}};
        plan = *(*findEngine("reference"))->compile(graph, parameters, {});
        input = std::make_shared<const Tensor>(graph->inputShape());
    }
    std::shared_ptr<const EffectiveField> scan(int y, int x) const {
        const MapValue value{last, 0, 0, y, x};
        const auto fields = ReceptiveFields::of(*graph, ReceptiveFields::Gates::Follow);
        auto scan = std::make_shared<EffectiveFieldScan>(
            *EffectiveFieldScan::begin(plan, input, value, fields.at(graph->layer(last).outputs[0], 0, y, x)));
        if (!scan->advance(100000) || !scan->isComplete()) qFatal("the scan did not end");
        return {scan, &scan->result()};
    }
};

bool near(double a, double b) {
    return std::abs(a - b) < 1e-5;
}

} // namespace

class TestEffectiveField : public QObject {
    Q_OBJECT
private slots:
    void ofOneConvolutionItIsTheKernelsStrength() {
        const Chain chain(1, {1, -2, 3, 0, 5, 0, -7, 8, 9});
        const auto scan = chain.scan(7, 4);
        const EffectiveField& field = *scan;
        QCOMPARE(field.patch, 1);
        const Tensor map = effectiveFieldMap(field);
        const double kernel[3][3] = {{1, 2, 3}, {0, 5, 0}, {7, 8, 9}};
        for (int y = 0; y < 15; ++y)
            for (int x = 0; x < 15; ++x) {
                const bool inside = std::abs(y - 7) <= 1 && std::abs(x - 4) <= 1;
                const double expected = inside ? kernel[y - 6][x - 3] * double(EffectiveFieldScan::kMove) : 0;
                QVERIFY(near(double(map.at(0, 0, y, x)), expected));
            }
    }

    /// Luo et al., section 2.1: of a chain of even kernels the field is their convolution, a bell.
    void ofAChainOfEvenKernelsItIsABell() {
        const Chain chain(2, std::vector<float>(9, 1.0f));
        const Tensor map = effectiveFieldMap(*chain.scan(7, 7));
        const double bell[] = {1, 2, 3, 2, 1};
        for (int y = 5; y <= 9; ++y)
            for (int x = 5; x <= 9; ++x)
                QVERIFY(
                    near(double(map.at(0, 0, y, x)), bell[y - 5] * bell[x - 5] * double(EffectiveFieldScan::kMove)));
        QCOMPARE(map.at(0, 0, 4, 7), 0.0f);
    }

    void halfOfTheChangeIsCountedFromTheStrongestPixels() {
        // The middle holds 6 of 12.
        const Chain strong(1, {1, 1, 1, 1, 6, 1, 1, 0, 0});
        QVERIFY(near(halfOfTheChange(*strong.scan(7, 7)), 1.0 / 9));
        const Chain even(1, std::vector<float>(9, 1.0f));
        QVERIFY(near(halfOfTheChange(*even.scan(7, 7)), 0.5));
        const Chain none(1, std::vector<float>(9, 0.0f));
        QCOMPARE(halfOfTheChange(*none.scan(7, 7)), 0.0);
    }

    void aLargeFieldIsScannedInPartsOfManyPixels() {
        const Chain chain(9, std::vector<float>(9, 0.2f), 40); // 19 x 19
        const auto scan = chain.scan(20, 20);
        const EffectiveField& field = *scan;
        QCOMPARE(field.field, (PixelRect{11, 11, 19, 19}));
        QCOMPARE(field.patch, 2);
        QCOMPARE(field.rows, 10);
        const Tensor map = effectiveFieldMap(field);
        QVERIFY(map.at(0, 0, 20, 20) > 10 * map.at(0, 0, 12, 12) && map.at(0, 0, 11, 11) > 0);
        QCOMPARE(map.at(0, 0, 10, 20), 0.0f);
        QVERIFY(halfOfTheChange(field) < 0.2);
    }

    void atTheBorderTheFieldIsCut() {
        const Chain chain(1, std::vector<float>(9, 1.0f));
        const auto scan = chain.scan(0, 14);
        const EffectiveField& field = *scan;
        QCOMPARE(field.field, (PixelRect{13, 0, 2, 2}));
        QVERIFY(near(double(effectiveFieldMap(field).at(0, 0, 1, 13)), double(EffectiveFieldScan::kMove)));
    }

    void whatCannotBeIsRefusedAndWorkCanBeStopped() {
        const Chain chain(1, std::vector<float>(9, 1.0f));
        QVERIFY(!EffectiveFieldScan::begin(chain.plan, chain.input, {chain.last}, {}));
        QVERIFY(!EffectiveFieldScan::begin(chain.plan, chain.input, {chain.last}, {10, 10, 9, 3}));
        auto scan = *EffectiveFieldScan::begin(chain.plan, chain.input, {chain.last, 0, 4, 0, 0}, {0, 0, 2, 2});
        QCOMPARE(scan.advance(1).error().code, ErrorCode::Mismatch); // there is no channel 4
        CancelSource source;
        source.cancel();
        QCOMPARE(scan.advance(1, source.token()).error().code, ErrorCode::Cancelled);
        QCOMPARE(scan.done(), 0);
    }
};

QTEST_APPLESS_MAIN(TestEffectiveField)
#include "tst_effective_field.moc"
