#include "core/weights/seeded.h"

#include "core/engine/engine.h"
#include "core/networks/registry.h"
#include "core/weights/weights.h"

#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>

using namespace convlens;

namespace {

Graph network(const char* spec) {
    return *buildNetwork(*parseNetworkSpec(spec));
}

const std::vector<float>& valuesOf(const LoadedWeights& weights, const char* name) {
    return weights.parameters->find(name)->values;
}

double meanSquare(std::span<const float> values) {
    double sum = 0;
    for (const float v : values)
        sum += double(v) * double(v);
    return sum / double(values.size());
}

/// The photo stand-in: smooth, normalised like a photo, different by `phase`.
Tensor smoothInput(int side, double phase) {
    Tensor tensor({1, 3, side, side});
    for (int c = 0; c < 3; ++c)
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x)
                tensor.at(0, c, y, x) = float(std::sin(0.07 * x + phase + c) + std::cos(0.11 * y * (1 + phase) - c));
    return tensor;
}

} // namespace

class TestSeeded : public QObject {
    Q_OBJECT
private slots:
    // All constants below were computed by a second program, in Python, written from the text in seeded.h.
    void drawsAsWrittenDown() {
        QCOMPARE(seededKey(1, "stem.conv.weight"), std::uint64_t(0x734ecf4a207eac7b));
        QCOMPARE(seededKey(1, "stem.bn.running_var"), std::uint64_t(0xaa91a0184885141c));
        QCOMPARE(seededKey(~std::uint64_t(0), "head.fc.bias"), std::uint64_t(0xa91b4adf2132c22f));
        const std::uint64_t key = seededKey(1, "stem.conv.weight");
        QVERIFY(seededNormal(key, 0) == 0x1.096a9f02e6e31p+1);
        QVERIFY(seededNormal(key, 1) == -0x1.e693e5df8e238p+0);
        QVERIFY(seededNormal(key, 1000000) == -0x1.f9ad7a351a0bap+0);
    }

    void givesTheBitsOfASecondProgram_data() {
        QTest::addColumn<QString>("parameter");
        QTest::addColumn<QList<quint32>>("bits");
        const auto row = [](const char* name, const QList<quint32>& bits) { QTest::newRow(name) << name << bits; };
        row("stem.conv.weight", {0x3f4c5155, 0xbf3b48ab, 0xbd9d6000, 0x3e7ae000});
        row("stem.bn.running_var", {0x3f83ccfb, 0x3f99d5d6, 0x3f7ce607, 0x3f7f4627});
        row("stem.bn.bias", {0xbe0605d9, 0x3ea3ce56, 0xbe8133ef, 0x3e303c76});
        row("block1.depthwise.conv.weight", {0xbf7bf326, 0x3f046dc1, 0xbdaddcdd, 0xbece0326}); // after ReLU6: m = 2
        row("block4.expand.conv.weight", {0x3e91c300, 0xbd657000, 0xbdb83600, 0xbd112800});    // after a sum: m = 8
        row("head.fc.weight", {0xbc725699, 0x3ca372e2, 0xbcfd85ad, 0xbd3f5211});               // pooled: m = 0.8, t = 1
    }
    void givesTheBitsOfASecondProgram() {
        QFETCH(QString, parameter);
        QFETCH(QList<quint32>, bits);
        const LoadedWeights weights = seededWeights(network("mobilenet_v2"), 1);
        const auto& values = valuesOf(weights, qPrintable(parameter));
        for (int i = 0; i < bits.size(); ++i)
            QCOMPARE(std::bit_cast<quint32>(values[std::size_t(i)]), bits[i]);
    }

    void dependsOnSeedNameAndIndexOnly() {
        const Graph wide = network("mobilenet_v2"), again = network("mobilenet_v2:resolution=96,classes=10");
        const LoadedWeights a = seededWeights(wide, 7), b = seededWeights(again, 7), c = seededWeights(wide, 8);
        QVERIFY(valuesOf(a, "block5.project.conv.weight") == valuesOf(b, "block5.project.conv.weight"));
        QVERIFY(valuesOf(a, "block5.project.conv.weight") != valuesOf(c, "block5.project.conv.weight"));
        QVERIFY(valuesOf(a, "block5.project.bn.weight") != valuesOf(a, "block6.project.bn.weight"));
        QVERIFY(a.info.kind == WeightsInfo::Kind::Random);
        QCOMPARE(a.info.hash, std::string("seed:7"));
    }

    void drawsAreNearlyNormal() {
        const std::uint64_t key = seededKey(42, "statistics");
        const int count = 200000;
        double sum = 0, squares = 0, fourth = 0, neighbours = 0, largest = 0, before = 0;
        for (int i = 0; i < count; ++i) {
            const double z = seededNormal(key, std::uint64_t(i));
            sum += z;
            squares += z * z;
            fourth += z * z * z * z;
            neighbours += z * before;
            before = z;
            largest = std::max(largest, std::abs(z));
        }
        // Five standard errors of each statistic; four uniforms have the kurtosis 3 - 1.2 / 4 = 2.7.
        QVERIFY(std::abs(sum / count) < 5 / std::sqrt(double(count)));
        QVERIFY(std::abs(squares / count - 1) < 5 * std::sqrt(1.7 / count));
        QVERIFY(std::abs(fourth / count - 2.7) < 0.1);
        QVERIFY(std::abs(neighbours / count) < 5 / std::sqrt(double(count)));
        QVERIFY(largest < 3.4642 && largest > 3.2);
    }

    void everyFamilyIsFilledWithSaneValues() {
        for (const FamilyInfo& family : families()) {
            NetworkSpec spec;
            spec.family = family.family;
            const Graph graph = *buildNetwork(spec);
            const LoadedWeights weights = seededWeights(graph, 3);
            QVERIFY(validateParameters(graph, *weights.parameters).has_value());
            for (const ParameterSpec& p : graph.parameters())
                for (const float v : weights.parameters->find(p.name)->values) {
                    QVERIFY(std::isfinite(v));
                    if (p.role == ParameterRole::NormVariance || p.role == ParameterRole::NormWeight) QVERIFY(v > 0.5f);
                }
        }
    }

    // The purpose of steps 4 and 5: no layer fades out, blows up or sits at ReLU6's ceiling, and what comes out still
    // depends on what goes in.
    void activationsKeepTheirSizeThroughTheDepth_data() {
        QTest::addColumn<QString>("spec");
        for (const FamilyInfo& family : families())
            for (const char* width : {"0.5", "1.0"}) {
                const QString spec =
                    QString::fromStdString(std::string(family.id)) + ":resolution=96,classes=100,width=" + width;
                QTest::newRow(qPrintable(spec)) << spec;
            }
    }
    void activationsKeepTheirSizeThroughTheDepth() {
        QFETCH(QString, spec);
        const auto graph = std::make_shared<const Graph>(network(qPrintable(spec)));
        const LoadedWeights weights = seededWeights(*graph, 1);
        auto plan = (*findEngine("reference"))->compile(graph, weights.parameters, {});
        QVERIFY(plan.has_value());
        RunOptions options;
        options.recordAll = true;
        const auto one = (*plan)->run(smoothInput(96, 0), options), two = (*plan)->run(smoothInput(96, 1), options);
        QVERIFY(one.has_value() && two.has_value());
        for (const RecordedOutput& output : one->recorded) {
            const Layer& layer = graph->layer(output.layer);
            const double size = meanSquare(output.tensor->values());
            if (std::holds_alternative<BatchNorm>(layer.op))
                QVERIFY2(size > 0.01 && size < 1000,
                         qPrintable(QString::fromStdString(layer.name) + ": " + QString::number(size)));
            if (std::holds_alternative<Activation>(layer.op)) {
                const auto values = output.tensor->values();
                const auto atCeiling = std::count(values.begin(), values.end(), 6.0f);
                QVERIFY2(double(atCeiling) < 0.1 * double(values.size()), layer.name.c_str());
            }
        }
        std::vector<float> change;
        for (std::size_t i = 0; i < one->logits.values().size(); ++i)
            change.push_back(one->logits.values()[i] - two->logits.values()[i]);
        QVERIFY2(meanSquare(change) > 1e-5, qPrintable(QString::number(meanSquare(change))));
    }
};

QTEST_GUILESS_MAIN(TestSeeded)
#include "tst_seeded.moc"
