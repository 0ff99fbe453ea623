// Our networks against PyTorch's: torchvision's MobileNetV2, V3 and ShuffleNetV2, and definitions of our own in PyTorch
// for MobileNetV1 and ShuffleNetV1, with the same seeded weights and input. The files are written by make_fixtures.py.
#include "core/base/json.h"
#include "core/engine/engine.h"
#include "core/networks/registry.h"
#include "core/weights/seeded.h"
#include "core/weights/weights.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>

using namespace convlens;

namespace {

/// The largest error allowed, relative to the largest magnitude of the values compared.
constexpr double kTolerance = 1e-4;

/// The checksum of zlib and PNG, continued from `crc`.
std::uint32_t crc32(std::uint32_t crc, std::span<const float> values) {
    crc = ~crc;
    for (const float value : values) {
        const auto bits = std::bit_cast<std::uint32_t>(value);
        for (int byte = 0; byte < 4; ++byte) {
            crc ^= (bits >> (8 * byte)) & 0xFF;
            for (int bit = 0; bit < 8; ++bit)
                crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0u);
        }
    }
    return ~crc;
}

Tensor seededInput(const Shape& shape, std::uint64_t seed) {
    Tensor tensor(shape);
    const std::uint64_t key = seededKey(seed, "input");
    for (std::size_t i = 0; i < tensor.values().size(); ++i)
        tensor.values()[i] = float(seededNormal(key, i));
    return tensor;
}

struct Case {
    Json json;
    std::shared_ptr<const Graph> graph;
    std::shared_ptr<const Parameters> parameters;
    Tensor input;
};

/// Largest error of the logits, relative to the largest of them.
double logitsError(const Tensor& found, const Json& expected) {
    double error = 0, largest = 0;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const double truth = expected[i].get<double>();
        const double difference = std::abs(double(found.values()[i]) - truth);
        error = difference <= error ? error : difference; // keeps NaN
        largest = std::max(largest, std::abs(truth));
    }
    return error / largest;
}

/// The same of one layer's figures: mean, largest magnitude, and values at scattered places.
double layerError(const Tensor& found, const Json& expected) {
    double sum = 0, most = 0;
    for (const float value : found.values()) {
        sum += double(value);
        most = std::max(most, std::abs(double(value)));
    }
    const std::uint64_t count = found.values().size();
    const double largest = expected[1].get<double>();
    double error = std::max(std::abs(sum / double(count) - expected[0].get<double>()), std::abs(most - largest));
    for (std::size_t i = 2; i < expected.size(); ++i) {
        const std::uint64_t place = (std::uint64_t(i - 1) * 2654435761u) % count;
        const double difference = std::abs(double(found.values()[place]) - expected[i].get<double>());
        error = difference <= error ? error : difference;
    }
    return error / largest;
}

} // namespace

class TestParity : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        const QString given = qEnvironmentVariable("CONVLENS_PARITY_FIXTURES");
        const QDir folder(given.isEmpty() ? QString(CONVLENS_SOURCE_DIR "/tests/parity/fixtures") : given);
        for (const QString& name : folder.entryList({"*.json"}, QDir::Files, QDir::Name)) {
            QFile file(folder.filePath(name));
            QVERIFY2(file.open(QFile::ReadOnly), qPrintable(file.errorString()));
            const Json json = Json::parse(file.readAll().toStdString());
            for (const Json& entry : json.at("cases"))
                m_cases.push_back(entry);
        }
        QVERIFY2(m_cases.size() >= 20, qPrintable("too few fixtures in " + folder.path()));
    }

    void cleanupTestCase() {
        for (const auto& [name, worst] : m_worst)
            qInfo("%s: logits within %.1e, layers within %.1e of their largest magnitude", name.c_str(), worst.logits,
                  worst.layers);
    }

    void everyFamilyIsThere() {
        for (const FamilyInfo& family : families()) {
            const auto is = [&](const Json& entry) {
                return entry.at("spec").get<std::string>().starts_with(std::string(family.id) + ":");
            };
            QVERIFY2(std::count_if(m_cases.begin(), m_cases.end(), is) >= 3, family.id.data());
        }
    }

    void seededWeightsAreThoseOfTheirDescription_data() { addRows(); }
    void seededWeightsAreThoseOfTheirDescription() {
        const Case c = load();
        std::uint32_t crc = 0;
        for (const auto& [name, array] : c.parameters->arrays) // by name, as Python sorts them
            crc = crc32(crc, array.values);
        QCOMPARE(crc, c.json.at("weights_crc32").get<std::uint32_t>());
    }

    void referenceAgreesOnLogitsAndLayers_data() { addRows(); }
    void referenceAgreesOnLogitsAndLayers() {
        const Case c = load();
        auto plan = (*findEngine("reference"))->compile(c.graph, c.parameters, {});
        QVERIFY2(bool(plan), plan ? "" : plan.error().message.c_str());
        RunOptions all;
        all.recordAll = true;
        const auto output = (*plan)->run(c.input, all);
        QVERIFY2(bool(output), output ? "" : output.error().message.c_str());

        Worst& worst = m_worst[std::string(familyInfo(m_spec.family).displayName)];
        const double logits = logitsError(output->logits, c.json.at("logits"));
        worst.logits = std::max(worst.logits, logits);
        QCOMPARE(std::int64_t(c.json.at("logits").size()), output->logits.shape().elements());
        QVERIFY2(logits <= kTolerance, qPrintable(QString("logits differ by %1").arg(logits)));

        std::size_t compared = 0;
        for (const auto& [name, figures] : c.json.at("layers").items()) {
            const auto layer = c.graph->findLayer(name);
            QVERIFY2(layer.has_value(), name.c_str());
            const double error = layerError(*output->find(*layer), figures);
            worst.layers = std::max(worst.layers, error);
            QVERIFY2(error <= kTolerance,
                     qPrintable(QString::fromStdString(name) + QString(" differs by %1").arg(error)));
            ++compared;
        }
        std::size_t withParameters = 0;
        for (int i = 0; i < c.graph->layerCount(); ++i)
            withParameters += c.graph->parametersOf(LayerId{i}).empty() ? 0 : 1;
        QCOMPARE(compared, withParameters);
    }

    void everyOtherEngineAgreesOnLogits_data() { addRows(); }
    void everyOtherEngineAgreesOnLogits() {
        const Case c = load();
        for (const Engine* engine : engines()) {
            for (const PlanKind kind : engine->plans()) {
                auto plan = engine->compile(c.graph, c.parameters, {kind, 1});
                QVERIFY2(bool(plan), plan ? "" : plan.error().message.c_str());
                const auto output = (*plan)->run(c.input, {});
                QVERIFY2(bool(output), output ? "" : output.error().message.c_str());
                const double error = logitsError(output->logits, c.json.at("logits"));
                QVERIFY2(error <= kTolerance,
                         qPrintable(QString::fromStdString(std::string(engine->id()) + " differs by ") +
                                    QString::number(error)));
            }
        }
    }

private:
    struct Worst {
        double logits = 0, layers = 0;
    };

    void addRows() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < m_cases.size(); ++i) {
            const std::string name =
                m_cases[i].at("spec").get<std::string>() + " x" + std::to_string(m_cases[i].at("batch").get<int>());
            QTest::newRow(name.c_str()) << int(i);
        }
    }

    Case load() {
        QFETCH(int, index);
        Case c;
        c.json = m_cases[std::size_t(index)];
        const auto spec = parseNetworkSpec(c.json.at("spec").get<std::string>());
        if (!spec) qFatal("%s", spec.error().message.c_str());
        m_spec = *spec;
        auto graph = buildNetwork(*spec, c.json.at("batch").get<int>());
        if (!graph) qFatal("%s", graph.error().message.c_str());
        c.graph = std::make_shared<const Graph>(std::move(*graph));
        const auto seed = c.json.at("seed").get<std::uint64_t>();
        Parameters parameters = *seededWeights(*c.graph, seed).parameters;
        parameters.batchNormEpsilon = c.json.at("epsilon").get<float>();
        c.parameters = std::make_shared<const Parameters>(std::move(parameters));
        c.input = seededInput(c.graph->inputShape(), seed);
        return c;
    }

    std::vector<Json> m_cases;
    std::map<std::string, Worst> m_worst;
    NetworkSpec m_spec;
};

QTEST_APPLESS_MAIN(TestParity)
#include "tst_parity.moc"
