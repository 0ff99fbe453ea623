#include "core/cost/cost_model.h"
#include "core/export/measurement_table.h"
#include "core/export/network_table.h"
#include "core/graph/graph_builder.h"

#include <QTest>

using namespace convlens;

namespace {

/// 3x3 convolution 3 -> 4 at stride 2 on 8x8: 4 * 4 * 4 * 27 = 1728 multiply-adds; fully connected 4 -> 10: 40.
std::shared_ptr<const Graph> smallGraph() {
    GraphBuilder b("small", {1, 3, 8, 8});
    b.enterStage("stem");
    const TensorId conv = b.add("stem.conv", Convolution{4, 1, false, {3, 2, 1, {1, 1, 1, 1}}}, {b.input()});
    const TensorId act = b.add("stem.act", Activation{ActivationKind::ReLU}, {conv});
    const auto parts = b.addMany("split", ChannelSplit{{1, 3}}, {act});
    const TensorId joined = b.add("concat", Concat{}, {parts[0], parts[1]});
    const TensorId shuffled = b.add("shuffle", ChannelShuffle{2}, {joined});
    const TensorId pool = b.add("head.pool", GlobalAveragePool{}, {shuffled});
    const TensorId fc = b.add("head.fc", FullyConnected{10, true}, {pool});
    const TensorId soft = b.add("head.softmax", Softmax{}, {fc});
    return std::make_shared<Graph>(*b.finish(fc, soft));
}

MeasuredNetwork measured() {
    MeasuredNetwork network;
    network.network = "small";
    network.engine = "fake";
    network.plan = PlanKind::Optimised;
    network.threads = 2;
    network.graph = smallGraph();
    network.cost = computeCost(*network.graph);
    Measurement& m = network.measurement;
    m.total.iterations = 12;
    m.total.medianMs = 0.5;
    m.total.doubtful = true;
    m.total.doubt = "because";
    m.steps = {{"stem.conv + stem.act", {LayerId{0}, LayerId{1}}, 300, 1}, {"head.fc", {LayerId{6}}, 100, 2}};
    m.stepSumMs = 0.4;
    m.profiledMs = 0.55;
    return network;
}

const Cell& cell(const Table& table, std::size_t row, const std::string& key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key == key) return table.rows[row][i];
    }
    qFatal("no column %s", key.c_str());
}

} // namespace

class TestMeasurementTable : public QObject {
    Q_OBJECT
private slots:
    void aFusedStepIsOneRowWithItsLayersTogether() {
        const MeasuredNetwork network = measured();
        const Table table = stepTable({&network, 1});
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(cellText(cell(table, 0, "op")), std::string("convolution + relu"));
        QCOMPARE(cellText(cell(table, 0, "macs")), std::string("1728"));
        QCOMPARE(cellText(cell(table, 0, "time_share")), std::string("75"));
        QCOMPARE(std::get<double>(cell(table, 1, "macs_share")), 100.0 * 40 / 1768);
        double time = 0, macs = 0;
        for (std::size_t row = 0; row < 2; ++row) {
            time += std::get<double>(cell(table, row, "time_share"));
            macs += std::get<double>(cell(table, row, "macs_share"));
        }
        QCOMPARE(time, 100.0);
        QCOMPARE(macs, 100.0);
    }

    void jsonCarriesDoubtAndTheUnexplainedRest() {
        const Json json = measurementJson(measured());
        QCOMPARE(json["plan"].get<std::string>(), std::string("optimised"));
        QCOMPARE(json["threads"].get<int>(), 2);
        QCOMPARE(json["doubtful"].get<bool>(), true);
        QCOMPARE(json["doubt"].get<std::string>(), std::string("because"));
        QCOMPARE(json["layer_sum_ms"].get<double>(), 0.4);
        QVERIFY(qAbs(json["unexplained_ms"].get<double>() - 0.1) < 1e-12);
        QCOMPARE(json["layers"][0]["layers"].size(), std::size_t(2));
        QCOMPARE(json["layers"][0]["layers"][1].get<std::string>(), std::string("stem.act"));

        MeasuredNetwork unprofiled = measured();
        unprofiled.measurement.steps.clear();
        const Json without = measurementJson(unprofiled);
        QVERIFY(without["layer_sum_ms"].is_null());
        QVERIFY(without["unexplained_ms"].is_null());
        QVERIFY(without["layers"].empty());
    }

    void layersShowWhatTheirOperatorHas() {
        const auto graph = smallGraph();
        const Table table = layerTable(*graph, computeCost(*graph));
        QCOMPARE(table.rows.size(), std::size_t(8));
        QCOMPARE(cellText(cell(table, 0, "kernel")), std::string("3"));
        QCOMPARE(cellText(cell(table, 0, "groups")), std::string("1"));
        QCOMPARE(cellText(cell(table, 0, "output")), std::string("1x4x4x4"));
        QCOMPARE(cellText(cell(table, 1, "kernel")), std::string());
        QCOMPARE(cellText(cell(table, 2, "output")), std::string("1x1x4x4 + 1x3x4x4"));
        QCOMPARE(cellText(cell(table, 3, "input")), std::string("1x1x4x4 + 1x3x4x4"));
        QCOMPARE(cellText(cell(table, 4, "groups")), std::string("2"));
        QCOMPARE(cellText(cell(table, 4, "kernel")), std::string());
        QCOMPARE(cellText(cell(table, 6, "params")), std::string("50"));
    }

    void theNetworkAsJsonHasEveryShape() {
        const auto graph = smallGraph();
        const Json json = networkJson("small", Convention::Fvcore, *graph, computeCost(*graph));
        QVERIFY((json["input"] == Json{1, 3, 8, 8}));
        QCOMPARE(json["convention"].get<std::string>(), describe(Convention::Fvcore));
        QCOMPARE(json["macs"].get<int>(), 1768);
        QCOMPARE(json["layers"][2]["outputs"].size(), std::size_t(2));
        QVERIFY((json["layers"][2]["output"] == Json{1, 1, 4, 4}));
        QVERIFY((json["layers"][3]["inputs"][1] == Json{1, 3, 4, 4}));
        QVERIFY(json["layers"][6]["kernel"].is_null());
    }
};

QTEST_APPLESS_MAIN(TestMeasurementTable)
#include "tst_measurement_table.moc"
