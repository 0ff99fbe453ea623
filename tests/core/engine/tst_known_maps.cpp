#include "core/engine/engine.h"
#include "core/graph/graph_builder.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <array>
#include <cmath>

using namespace convlens;

namespace {

constexpr int kHeight = 6, kWidth = 7;
constexpr std::array kFrom{2, 0, 3, 1}; // channel i of "permute" is channel kFrom[i] of "place"

/// Kernels whose maps can be told without computing: the picture itself, its edges, and the picture moved by a place.
/// Then each channel alone, some moved back, and all of them in another order.
Graph knownNetwork() {
    GraphBuilder b("known", Shape{1, 2, kHeight, kWidth});
    const Window three{3, 1, 1, {1, 1, 1, 1}};
    TensorId x = b.add("kernels", Convolution{4, 1, false, three}, {b.input()});
    x = b.add("place", Convolution{4, 4, false, three}, {x});
    x = b.add("permute", Convolution{4, 1, false, {}}, {x});
    x = b.add("pool", GlobalAveragePool{}, {x});
    const TensorId logits = b.add("fc", FullyConnected{4, false}, {x});
    auto graph = b.finish(logits, b.add("softmax", Softmax{}, {logits}));
    if (!graph) qFatal("%s", graph.error().message.c_str());
    return std::move(graph).value();
}

Parameters knownParameters(const Graph& graph) {
    Parameters p;
    for (const auto& spec : graph.parameters())
        p.arrays[spec.name] = {spec.dims, std::vector<float>(std::size_t(spec.elements()), 0.0f)};
    const auto set = [&](const char* name, int output, int inputs, int input, int y, int x, float value) {
        p.arrays.find(name)->second.values[std::size_t(((output * inputs + input) * 3 + y) * 3 + x)] = value;
    };
    set("kernels.weight", 0, 2, 1, 1, 1, 1); // the second colour as it is
    set("kernels.weight", 1, 2, 0, 1, 0, -1);
    set("kernels.weight", 1, 2, 0, 1, 2, 1); // right neighbour less left one: upright edges of the first
    set("kernels.weight", 2, 2, 0, 1, 2, 1); // the first, moved to the left
    set("kernels.weight", 3, 2, 1, 0, 1, 1); // the second, moved down
    set("place.weight", 0, 1, 0, 1, 1, 1);
    set("place.weight", 1, 1, 0, 1, 1, 1);
    set("place.weight", 2, 1, 0, 1, 0, 1); // back to the right
    set("place.weight", 3, 1, 0, 2, 1, 1); // back up
    for (std::size_t i = 0; i < 4; ++i) {
        p.arrays.find("permute.weight")->second.values[i * 4 + std::size_t(kFrom[i])] = 1;
        p.arrays.find("fc.weight")->second.values[i * 4 + i] = 1;
    }
    return p;
}

} // namespace

class TestKnownMaps : public QObject {
    Q_OBJECT
private slots:
    void identityEdgesAndShiftsAreWhatTheyMustBe_data() {
        QTest::addColumn<QString>("engine");
        QTest::addColumn<int>("plan");
        for (const Engine* engine : engines())
            for (const PlanKind plan : engine->plans())
                QTest::addRow("%s, plan %d", std::string(engine->id()).c_str(), int(plan))
                    << QString::fromStdString(std::string(engine->id())) << int(plan);
    }
    void identityEdgesAndShiftsAreWhatTheyMustBe() {
        QFETCH(QString, engine);
        QFETCH(int, plan);
        const auto graph = std::make_shared<const Graph>(knownNetwork());
        const auto parameters = std::make_shared<const Parameters>(knownParameters(*graph));
        QVERIFY(validateParameters(*graph, *parameters).has_value());
        const auto compiled = (*findEngine(engine.toStdString()))->compile(graph, parameters, {PlanKind(plan), 1});
        QVERIFY2(compiled, compiled ? "" : compiled.error().message.c_str());
        const Tensor input = test::randomTensor(graph->inputShape(), 11);
        RunOptions options;
        options.recordAll = true;
        const auto run = (*compiled)->run(input, options);
        QVERIFY2(run, run ? "" : run.error().message.c_str());

        // Zero beyond the border.
        const auto at = [&](int c, int y, int x) {
            return y < 0 || x < 0 || y >= kHeight || x >= kWidth ? 0.0f : input.at(0, c, y, x);
        };
        const auto kernels = run->find(*graph->findLayer("kernels")), place = run->find(*graph->findLayer("place")),
                   permute = run->find(*graph->findLayer("permute"));
        QVERIFY(kernels && place && permute);
        const auto near = [](float a, float b) { return std::abs(a - b) < 1e-5f; };
        for (int y = 0; y < kHeight; ++y)
            for (int x = 0; x < kWidth; ++x) {
                QVERIFY(near(kernels->at(0, 0, y, x), at(1, y, x)));
                QVERIFY(near(kernels->at(0, 1, y, x), at(0, y, x + 1) - at(0, y, x - 1)));
                QVERIFY(near(kernels->at(0, 2, y, x), at(0, y, x + 1)));
                QVERIFY(near(kernels->at(0, 3, y, x), at(1, y - 1, x)));
                // What was moved over the border is lost.
                const std::array expected{at(1, y, x), at(0, y, x + 1) - at(0, y, x - 1), x == 0 ? 0 : at(0, y, x),
                                          y == kHeight - 1 ? 0 : at(1, y, x)};
                for (int c = 0; c < 4; ++c) {
                    QVERIFY(near(place->at(0, c, y, x), expected[std::size_t(c)]));
                    QVERIFY(near(permute->at(0, c, y, x), expected[std::size_t(kFrom[std::size_t(c)])]));
                }
            }
        // The classes are the channels' means; of the edges' mean all but the outermost columns cancel.
        double edges = 0;
        for (int y = 0; y < kHeight; ++y)
            edges += double(at(0, y, kWidth - 1)) - double(at(0, y, 0));
        QVERIFY(std::abs(double(run->logits.at(0, 3, 0, 0)) - edges / (kHeight * kWidth)) < 1e-5);
    }
};

QTEST_APPLESS_MAIN(TestKnownMaps)
#include "tst_known_maps.moc"
