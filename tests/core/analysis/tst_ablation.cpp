#include "core/analysis/ablation.h"
#include "core/engine/engine.h"
#include "core/graph/graph_builder.h"
#include "tests/support/networks.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

RunOutput runAll(const Graph& graph, const Parameters& parameters, const Tensor& input, const char* engine) {
    RunOptions options;
    options.recordAll = true;
    auto plan = (*findEngine(engine))
                    ->compile(std::make_shared<const Graph>(graph), std::make_shared<const Parameters>(parameters), {});
    return *(*plan)->run(input, options);
}

} // namespace

class TestAblation : public QObject {
    Q_OBJECT
private slots:
    /// Two channels that pass on the picture's two, one of them lifted by its norm; the classes are their means.
    void theClassFollowsTheChannelThatIsLeft() {
        GraphBuilder b("two", {1, 2, 2, 2});
        const TensorId conv = b.add("conv", Convolution{2, 1, false, {}}, {b.input()});
        const TensorId norm = b.add("norm", BatchNorm{}, {conv});
        const TensorId pool = b.add("pool", GlobalAveragePool{}, {norm});
        const TensorId fc = b.add("fc", FullyConnected{2, false}, {pool});
        const Graph g = *b.finish(fc, b.add("softmax", Softmax{}, {fc}));
        Parameters p;
        p.batchNormEpsilon = 1e-5f;
        for (const auto& spec : g.parameters()) {
            std::vector<float> values(std::size_t(spec.elements()), 1.0f);
            if (spec.name == "conv.weight" || spec.name == "fc.weight") values = {1, 0, 0, 1};
            if (spec.role == ParameterRole::NormMean) values = {0, 0};
            if (spec.role == ParameterRole::NormBias) values = {5, 7};
            p.arrays[spec.name] = {spec.dims, values};
        }
        Tensor input({1, 2, 2, 2});
        for (float& v : input.plane(0, 0))
            v = 1;
        for (float& v : input.plane(0, 1))
            v = 2;
        const RunOutput both = runAll(g, p, input, "reference");
        QVERIFY(std::abs(both.logits.at(0, 0, 0, 0) - 6) < 1e-3f && std::abs(both.logits.at(0, 1, 0, 0) - 9) < 1e-3f);
        const MadeChannel made = *madeBy(g, LayerId{2}, 0, 1);
        QCOMPARE(made.layer.value, 0);
        const RunOutput one = runAll(g, *withoutChannels(g, p, {made}), input, "reference");
        QVERIFY(std::abs(one.logits.at(0, 0, 0, 0) - 6) < 1e-3f);
        QCOMPARE(one.logits.at(0, 1, 0, 0), 0.0f);         // the norm's 7 is gone too
        QVERIFY(p.find("conv.weight")->values[3] == 1.0f); // the original stays
    }

    void theChannelIsZeroWhereverItIsSeen_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<QString>("engine");
        for (const char* spec :
             {"mobilenet_v1:width=0.25,resolution=32,classes=7", "mobilenet_v2:width=0.35,resolution=32,classes=7",
              "mobilenet_v3_small:width=0.5,resolution=32,classes=7", "shufflenet_v1:width=0.5,resolution=32,classes=7",
              "shufflenet_v2:width=0.5,resolution=32,classes=7"})
            for (const char* engine : {"reference", "native"})
                QTest::addRow("%s %s", spec, engine) << spec << engine;
    }
    void theChannelIsZeroWhereverItIsSeen() {
        QFETCH(QString, spec);
        QFETCH(QString, engine);
        const Graph g = test::buildOrExit(spec.toStdString());
        const Parameters p = test::randomParameters(g, 3);
        const Tensor input = test::randomTensor(g.inputShape(), 5);
        int possible = 0, refused = 0;
        for (int i = 0; i < g.layerCount(); i += 7) {
            const int channel = g.outputShapeOf(LayerId{i}).c / 2;
            const auto made = madeBy(g, LayerId{i}, 0, channel);
            if (!made) {
                QCOMPARE(made.error().code, ErrorCode::Unsupported);
                ++refused;
                continue;
            }
            ++possible;
            const RunOutput output = runAll(g, *withoutChannels(g, p, {*made}), input, qPrintable(engine));
            const auto* activation = std::get_if<Activation>(&g.layer(LayerId{i}).op);
            const float expected = activation && activation->kind == ActivationKind::HSigmoid ? 0.5f : 0.0f;
            for (const float v : output.find(LayerId{i})->plane(0, channel))
                QVERIFY2(v == expected,
                         qPrintable(QStringLiteral("%1: %2").arg(g.layer(LayerId{i}).name.c_str()).arg(double(v))));
        }
        QVERIFY(possible > 5);
    }

    void sumsAndThePictureItselfCannotBeSwitchedOff() {
        const Graph g = test::buildOrExit("mobilenet_v2:width=0.35,resolution=32");
        for (int i = 0; i < g.layerCount(); ++i) {
            if (!std::holds_alternative<Add>(g.layer(LayerId{i}).op)) continue;
            const auto made = madeBy(g, LayerId{i}, 0, 0);
            QVERIFY(!made);
            QVERIFY(made.error().message.find(g.layer(LayerId{i}).name) != std::string::npos);
            return;
        }
        QFAIL("no addition");
    }

    void whatTheGraphLacksIsAMismatch() {
        const Graph g = test::buildOrExit("mobilenet_v2:width=0.35,resolution=32");
        QCOMPARE(withoutChannels(g, Parameters{}, {{LayerId{0}, 0}}).error().code, ErrorCode::Mismatch);
        const Parameters p = test::randomParameters(g, 3);
        QCOMPARE(withoutChannels(g, p, {{LayerId{0}, 4000}}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(withoutChannels(g, p, {{LayerId{1}, 0}}).error().code, ErrorCode::InvalidArgument);
    }
};

QTEST_APPLESS_MAIN(TestAblation)
#include "tst_ablation.moc"
