#include "core/engine/engine.h"
#include "core/networks/registry.h"
#include "core/weights/weights.h"
#include "tests/support/naive_network.h"
#include "tests/support/random_values.h"

#include <QTest>

#include <cmath>

using namespace convlens;

/// All families, as the registry builds them, against the definition in double precision, layer by layer.
class TestReferenceNetworks : public QObject {
    Q_OBJECT
private slots:
    void everyLayerAgreesWithTheDefinition_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<int>("batch");
        const auto row = [](const QString& spec, int batch) {
            QTest::newRow(qPrintable(spec + " x" + QString::number(batch))) << spec << batch;
        };
        for (const FamilyInfo& family : families()) {
            const QString id = QString::fromUtf8(family.id.data(), qsizetype(family.id.size()));
            row(id + ":width=0.5,resolution=33,classes=10", 2);
            row(id + ":resolution=48,classes=7,padding=same", 1);
            if (family.hasMinimalistic) row(id + ":width=0.75,resolution=40,minimalistic=1,classes=5", 1);
            for (const int groups : family.groups)
                row(id + QString(":width=0.5,resolution=32,classes=3,groups=%1").arg(groups), 1);
            for (const Rules rules : family.rules)
                row(id + ":width=0.5,resolution=32,classes=3,rules=" +
                        QString::fromStdString(std::string(toString(rules))),
                    1);
        }
    }

    void everyLayerAgreesWithTheDefinition() {
        QFETCH(QString, spec);
        QFETCH(int, batch);
        const auto parsed = parseNetworkSpec(spec.toStdString());
        QVERIFY2(bool(parsed), parsed ? "" : parsed.error().message.c_str());
        auto built = buildNetwork(*parsed, batch);
        QVERIFY2(bool(built), built ? "" : built.error().message.c_str());
        const auto graph = std::make_shared<const Graph>(std::move(*built));
        const auto weights = seededWeights(*graph, 42).parameters;
        auto plan = (*findEngine("reference"))->compile(graph, weights, {});
        QVERIFY2(bool(plan), plan ? "" : plan.error().message.c_str());
        const Tensor input = test::randomTensor(graph->inputShape(), 7);
        RunOptions options;
        options.recordAll = true;
        const auto output = (*plan)->run(input, options);
        QVERIFY2(bool(output), output ? "" : output.error().message.c_str());

        const auto expected = test::runNaively(*graph, *weights, input);
        for (const RecordedOutput& recorded : output->recorded) {
            const Layer& layer = graph->layer(recorded.layer);
            const auto& truth = expected[std::size_t(layer.outputs[std::size_t(recorded.outputIndex)].value)];
            const double allowed = 1e-5 * truth.largest();
            double most = 0;
            for (std::size_t i = 0; i < truth.values.size(); ++i) {
                const double error = std::abs(double(recorded.tensor->values()[i]) - truth.values[i]);
                most = error <= most ? most : error; // keeps NaN
            }
            QVERIFY2(most <= allowed, qPrintable(QString("%1: error %2, largest value %3")
                                                     .arg(QString::fromStdString(layer.name))
                                                     .arg(most)
                                                     .arg(truth.largest())));
        }
        QVERIFY(output->logits.shape() == (Shape{batch, parsed->classes, 1, 1}));
    }
};

QTEST_APPLESS_MAIN(TestReferenceNetworks)
#include "tst_reference_networks.moc"
