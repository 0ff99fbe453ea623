#include "ui/models/layers_filter.h"
#include "ui/models/layers_model.h"
#include "ui/session/session_object.h"

#include "core/graph/graph_builder.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace convlens;

namespace {

/// Two stages, three layers that cost something, counted by hand below.
std::shared_ptr<const NetworkState> tinyNetwork() {
    GraphBuilder builder("tiny", Shape{1, 3, 8, 8});
    Window three;
    three.kernel = 3;
    three.padding = {1, 1, 1, 1};
    builder.enterStage("stem");
    TensorId x = builder.add("stem.conv", Convolution{4, 1, false, three}, {builder.input()});
    x = builder.add("stem.act", Activation{ActivationKind::ReLU}, {x});
    builder.enterStage("head");
    x = builder.add("head.depthwise", Convolution{4, 4, false, three}, {x});
    x = builder.add("head.pool", GlobalAveragePool{}, {x});
    const TensorId logits = builder.add("head.fc", FullyConnected{10, true}, {x});
    const TensorId out = builder.add("head.softmax", Softmax{}, {logits});
    auto graph = builder.finish(logits, out);
    if (!graph) qFatal("%s", graph.error().message.c_str());
    auto state = std::make_shared<NetworkState>();
    state->spec.width = 0.5; // unlike the session's own
    state->graph = std::make_shared<const Graph>(std::move(*graph));
    state->cost = std::make_shared<const NetworkCost>(computeCost(*state->graph));
    return state;
}

std::shared_ptr<const MeasurementResult> timesOf(const std::shared_ptr<const NetworkState>& network) {
    auto result = std::make_shared<MeasurementResult>();
    result->network = network;
    const auto step = [&](std::initializer_list<int> layers, double us) {
        StepTiming timing;
        for (const int layer : layers)
            timing.layers.push_back(LayerId{layer});
        timing.medianUs = us;
        result->measurement.steps.push_back(timing);
    };
    step({0, 1}, 60); // convolution and activation in one step
    step({2}, 30);
    step({3}, 6);
    step({4}, 3);
    step({5}, 1);
    return result;
}

QStringList asText(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0) {
    QStringList lines;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        QStringList cells;
        for (int column = 0; column < LayersModel::ColumnCount; ++column)
            cells << model.index(row, column, parent).data().toString().replace(QChar(0x00A0), ' ');
        lines << QString(depth * 2, ' ') + cells.join(" | ");
        lines += asText(model, model.index(row, 0, parent), depth + 1);
    }
    return lines;
}

} // namespace

class TestLayersModel : public QObject {
    Q_OBJECT
private slots:
    void showsStagesLayersAndTheory() {
        SessionObject session;
        session.adoptNetwork(tinyNetwork());
        LayersModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        // stem.conv: 9 * 3 * 4 * 64 = 6912; depthwise: 9 * 4 * 64 = 2304; fc: 4 * 10 = 40; in all 9256.
        QCOMPARE(asText(model), (QStringList{
                                    "stem | 74.7 % | 6.91 k |  | 108 |  | ",
                                    "  stem.conv | 74.7 % | 6.91 k |  | 108 | 4 × 8 × 8 | convolution",
                                    "  stem.act | 0 % |  |  |  | 4 × 8 × 8 | relu",
                                    "head | 25.3 % | 2.34 k |  | 86 |  | ",
                                    "  head.depthwise | 24.9 % | 2.30 k |  | 36 | 4 × 8 × 8 | depthwise",
                                    "  head.pool | 0 % |  |  |  | 4 | global pool",
                                    "  head.fc | 0.432 % | 40 |  | 50 | 10 | fully connected",
                                    "  head.softmax | 0 % |  |  |  | 10 | softmax",
                                }));
    }

    void countsByTheSessionsConvention() {
        SessionObject session;
        session.adoptNetwork(tinyNetwork());
        LayersModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.headerData(LayersModel::Counted, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QString("Multiply-adds\n(papers)"));
        session.setConvention(Convention::AllOperations);
        QCOMPARE(model.headerData(LayersModel::Counted, Qt::Horizontal, Qt::DisplayRole).toString(),
                 QString("Operations\n(all)"));
        // conv 2 * 6912; relu 4 * 64; depthwise 2 * 2304; pool 4 * 64; fc 2 * 40 + 10; softmax 5 * 10.
        const double expected[] = {13824, 256, 4608, 256, 90, 50};
        double shares = 0;
        for (int layer = 0; layer < 6; ++layer) {
            const QModelIndex index = model.indexOf(LayerId{layer}, LayersModel::Counted);
            QCOMPARE(index.data(LayersModel::SortRole).toDouble(), expected[layer]);
            shares += index.data(LayersModel::CountShareRole).toDouble();
        }
        QVERIFY(std::abs(shares - 1) < 1e-12);
        QVERIFY(model.indexOf(LayerId{0}).data(Qt::ToolTipRole).toString().contains("Operations (all): 13,824"));
    }

    void aFusedStepShowsItsTimeOnceAndSharesAddUp() {
        SessionObject session;
        const auto network = tinyNetwork();
        session.adoptNetwork(network);
        LayersModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        session.setMeasurement(timesOf(network));
        const auto timeOf = [&](int layer) {
            return model.indexOf(LayerId{layer}, LayersModel::Time).data().toString().replace(QChar(0x00A0), ' ');
        };
        QCOMPARE(timeOf(0), QString("60.0 µs"));
        QCOMPARE(timeOf(1), QString("in stem.conv"));
        QCOMPARE(timeOf(2), QString("30.0 µs"));
        double shares = 0;
        for (int layer = 0; layer < 6; ++layer) {
            const QVariant share = model.indexOf(LayerId{layer}).data(LayersModel::TimeShareRole);
            QCOMPARE(share.isValid(), layer != 1);
            shares += share.toDouble();
        }
        QCOMPARE(shares, 1.0);
        QCOMPARE(model.index(0, LayersModel::Time).data().toString().replace(QChar(0x00A0), ' '), QString("60.0 µs"));
        QCOMPARE(model.index(1, LayersModel::Time).data().toString().replace(QChar(0x00A0), ' '), QString("40.0 µs"));
        QVERIFY(model.indexOf(LayerId{0}).data(Qt::ToolTipRole).toString().contains("2 layers in one step"));
    }

    void theListFollowsTheNetwork() {
        SessionObject session;
        LayersModel model(session);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        NetworkSpec spec;
        spec.family = Family::ShuffleNetV2;
        session.setSpec(spec);
        const Graph& graph = *session.network()->graph;
        int layers = 0;
        for (int stage = 0; stage < model.rowCount(); ++stage)
            layers += model.rowCount(model.index(stage, 0));
        QCOMPARE(layers, graph.layerCount());
        for (int i = 0; i < graph.layerCount(); ++i)
            QCOMPARE(model.layerAt(model.indexOf(LayerId{i})), LayerId{i});
        model.setGrouped(false);
        QCOMPARE(model.rowCount(), graph.layerCount());
        for (int i = 0; i < graph.layerCount(); ++i)
            QCOMPARE(model.layerAt(model.indexOf(LayerId{i})), LayerId{i});
    }

    void theFilterKeepsLayersWithEveryWordAndTheirStages() {
        SessionObject session;
        session.adoptNetwork(tinyNetwork());
        LayersModel model(session);
        LayersFilter filter;
        filter.setSourceModel(&model);
        QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal);
        const auto names = [&] {
            QStringList found;
            for (int stage = 0; stage < filter.rowCount(); ++stage)
                for (int row = 0; row < filter.rowCount(filter.index(stage, 0)); ++row)
                    found << filter.index(row, 0, filter.index(stage, 0)).data().toString();
            return found;
        };
        filter.setWords("DEPTH head");
        QCOMPARE(names(), QStringList{"head.depthwise"});
        filter.setWords("relu"); // by operator
        QCOMPARE(names(), QStringList{"stem.act"});
        filter.setWords("nothing like it");
        QCOMPARE(filter.rowCount(), 0);
        filter.setWords("");
        QCOMPARE(names().size(), 6);
    }
};

QTEST_GUILESS_MAIN(TestLayersModel)
#include "tst_layers_model.moc"
