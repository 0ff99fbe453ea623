#include "core/export/network_table.h"

#include "core/networks/registry.h"

#include <QTest>

#include <cmath>

using namespace convlens;

/// The layer table and the JSON of `describe`, by every counting convention.
class TestNetworkTable : public QObject {
    Q_OBJECT
private slots:
    /// Figures for MobileNetV2 at 224 as the tools' users print them, to two decimals; more networks and the tools'
    /// habits one by one are held in tst_conventions.
    void everyConventionIsNamedAndAddsUp_data() {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("millions"); ///< 0 where not looked at here
        QTest::newRow("papers") << "papers" << 300.77;
        QTest::newRow("torchvision") << "torchvision" << 300.77;
        QTest::newRow("fvcore") << "fvcore" << 314.19;
        QTest::newRow("ptflops") << "ptflops" << 320.30;
        QTest::newRow("thop") << "thop" << 327.55;
        QTest::newRow("pytorchcv") << "pytorchcv" << 0.0;
        QTest::newRow("all") << "all" << 0.0;
    }
    void everyConventionIsNamedAndAddsUp() {
        QFETCH(QString, id);
        QFETCH(double, millions);
        const auto convention = parseConvention(id.toStdString());
        QVERIFY(convention);
        for (const FamilyInfo& family : families()) {
            NetworkSpec spec;
            spec.family = family.family;
            const auto graph = buildNetwork(spec);
            QVERIFY(graph);
            const NetworkCost cost = computeCost(*graph);
            const Json json = networkJson(toString(spec), *convention, *graph, cost);
            QCOMPARE(json["counting"]["convention"].get<std::string>(), id.toStdString());
            QVERIFY(json["convention"].get<std::string>().starts_with(id.toStdString() + ": "));
            double sum = 0, shares = 0, groups = 0;
            for (const Json& layer : json["layers"]) {
                sum += layer["count"].get<double>();
                shares += layer["share"].get<double>();
            }
            for (const Json& share : json["counting"]["shares"])
                groups += share.get<double>();
            QCOMPARE(sum, json["counting"]["total"].get<double>());
            QVERIFY(std::abs(shares - 1) < 1e-9);
            QVERIFY(std::abs(groups - 1) < 1e-9);
            // `macs` means the same whatever the convention.
            QCOMPARE(json["macs"].get<std::int64_t>(), cost.total.macs);
            if (millions > 0 && spec.family == Family::MobileNetV2)
                QVERIFY(std::abs(json["counting"]["total"].get<double>() / 1e6 - millions) < 5.1e-3);

            const Table table = layerTable(*graph, cost, *convention);
            const Column& count = table.columns[table.columns.size() - 2];
            QCOMPARE(count.key, std::string("count"));
            QVERIFY(count.title.find("(" + id.toStdString() + ")") != std::string::npos);
            double percent = 0;
            for (const auto& row : table.rows)
                percent += std::get<double>(row.back());
            QVERIFY(std::abs(percent - 100) < 1e-9);
        }
    }
};

QTEST_APPLESS_MAIN(TestNetworkTable)
#include "tst_network_table.moc"
