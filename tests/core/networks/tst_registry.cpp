#include "core/cost/cost_model.h"
#include "core/networks/registry.h"

#include <QTest>

#include <set>

using namespace convlens;

class TestRegistry : public QObject {
    Q_OBJECT
private slots:
    void everyCombinationBuilds_data() {
        QTest::addColumn<int>("family");
        for (const FamilyInfo& info : families())
            QTest::newRow(std::string(info.id).c_str()) << int(info.family);
    }
    void everyCombinationBuilds() {
        QFETCH(int, family);
        const FamilyInfo& info = familyInfo(Family(family));
        std::vector<double> widths(info.widths.begin(), info.widths.end());
        widths.insert(widths.end(), {kMinWidth, 0.13, 0.37, 0.61, 0.8, 0.93, 1.1, 1.37, 1.77, 2.3, 3.19, kMaxWidth});
        std::vector<int> groups(info.groups.begin(), info.groups.end());
        if (groups.empty()) groups = {3};
        for (const double width : widths)
            for (const int g : groups)
                for (const Rules rules : info.rules)
                    for (const PaddingMode padding : {PaddingMode::Symmetric, PaddingMode::Same})
                        for (const bool minimalistic : {false, true})
                            for (const int resolution : {32, 97}) {
                                if (minimalistic && !info.hasMinimalistic) continue;
                                const NetworkSpec spec{info.family, width,        resolution, g,
                                                       10,          minimalistic, padding,    rules};
                                const auto graph = buildNetwork(spec, 2);
                                QVERIFY2(graph.has_value(),
                                         (toString(spec) + ": " + (graph ? "" : graph.error().message)).c_str());
                                QVERIFY((graph->tensor(graph->logits()).shape == Shape{2, 10, 1, 1}));
                                QVERIFY((graph->inputShape() == Shape{2, 3, resolution, resolution}));
                                const auto again = parseNetworkSpec(toString(spec));
                                QVERIFY(again.has_value() && *again == normalized(spec));
                            }
    }

    void parametersOfTheDefaults_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("params");
        QTest::newRow("V1") << "mobilenet_v1" << qint64(4231976);
        QTest::newRow("V2") << "mobilenet_v2" << qint64(3504872);
        QTest::newRow("V3 Large") << "mobilenet_v3_large" << qint64(5483032);
        QTest::newRow("V3 Small") << "mobilenet_v3_small" << qint64(2542856);
        QTest::newRow("ShuffleNetV1") << "shufflenet_v1" << qint64(1865728);
        QTest::newRow("ShuffleNetV2 symmetric") << "shufflenet_v2:rules=torchvision" << qint64(2278604);
        QTest::newRow("ShuffleNetV2 official") << "shufflenet_v2" << qint64(2279760);
    }
    void parametersOfTheDefaults() {
        QFETCH(QString, text);
        QFETCH(qint64, params);
        const auto spec = parseNetworkSpec(text.toStdString());
        QVERIFY(spec.has_value());
        const auto graph = buildNetwork(*spec);
        QVERIFY(graph.has_value());
        QCOMPARE(qint64(computeCost(*graph).total.params), params);
    }
};

QTEST_APPLESS_MAIN(TestRegistry)
#include "tst_registry.moc"
