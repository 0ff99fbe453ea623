#include "core/labs/channel_shuffle.h"

#include "core/labs/lab_fit.h"
#include "core/labs/lab_graph.h"
#include "core/labs/lab_measure.h"
#include "core/measure/timing_input.h"
#include "core/weights/weights.h"

#include <QTest>

#include <numeric>

using namespace convlens;

namespace {

std::vector<float> run(const std::shared_ptr<const Graph>& graph, CompileOptions options) {
    auto plan = (*findEngine("native"))->compile(graph, seededWeights(*graph, 3).parameters, options);
    if (!plan) qFatal("%s", plan.error().message.c_str());
    auto output = (*plan)->run(timingInput(graph->inputShape()), {});
    if (!output) qFatal("%s", output.error().message.c_str());
    const auto values = output->logits.values();
    return {values.begin(), values.end()};
}

} // namespace

class TestChannelShuffle : public QObject {
    Q_OBJECT
private slots:
    void threeWaysOnePermutation_data() {
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("groups");
        QTest::newRow("2 of 6") << 6 << 2;
        QTest::newRow("3 of 24") << 24 << 3;
        QTest::newRow("8 of 24") << 24 << 8;
        QTest::newRow("1 of 5") << 5 << 1;
        QTest::newRow("all alone") << 7 << 7;
    }
    void threeWaysOnePermutation() {
        QFETCH(int, channels);
        QFETCH(int, groups);
        const auto sources = shuffleSources(channels, groups, ShuffleOrder::Paper);
        QCOMPARE(shuffleByTranspose(channels, groups), sources);
        QCOMPARE(shuffleBySlices(channels, groups), sources);
        QCOMPARE(shuffleByAddress(channels, groups), sources);
        // The other order undoes it.
        const auto back = shuffleSources(channels, groups, ShuffleOrder::Megvii);
        for (int k = 0; k < channels; ++k)
            QCOMPARE(sources[std::size_t(back[std::size_t(k)])], k);
    }

    void byHand() {
        // (0 1 2 | 3 4 5) as two rows, read by columns.
        QCOMPARE(shuffleSources(6, 2, ShuffleOrder::Paper), (std::vector<int>{0, 3, 1, 4, 2, 5}));
        QCOMPARE(shuffleSources(6, 2, ShuffleOrder::Megvii), (std::vector<int>{0, 2, 4, 1, 3, 5}));
    }

    void reachIsTheFormulas_data() { threeWaysOnePermutation_data(); }
    void reachIsTheFormulas() {
        QFETCH(int, channels);
        QFETCH(int, groups);
        for (const ShuffleOrder order : {ShuffleOrder::Paper, ShuffleOrder::Megvii})
            for (const bool shuffled : {false, true}) {
                const Reach reach = reachAfterTwo(channels, groups, shuffled, order);
                for (int out = 0; out < channels; ++out)
                    QCOMPARE(reach.inputsSeen(out), inputsSeenByFormula(channels, groups, shuffled));
            }
        // Without a shuffle an output sees its own group and nothing else.
        const Reach apart = reachAfterTwo(channels, groups, false, ShuffleOrder::Paper);
        const int n = channels / groups;
        for (int out = 0; out < channels; ++out)
            for (int in = 0; in < channels; ++in)
                QCOMPARE(bool(apart.sees[std::size_t(out)][std::size_t(in)]), out / n == in / n);
    }

    void unitCostsWhatThePaperSays() {
        for (const int groups : kSweptGroups) {
            const ShuffleUnit unit{192, groups, 14, 1, ShuffleOrder::Paper};
            const auto graph = shuffleUnitGraph(unit);
            QVERIFY2(graph.has_value(), graph ? "" : graph.error().message.c_str());
            const double formula = unitFormulas(192, 48, groups, 14).shuffleNet;
            QCOMPARE(double(labCost(**graph).macs), formula);
            QCOMPARE(formula, 14.0 * 14 * (2.0 * 192 * 48 / groups + 9 * 48));
            QCOMPARE((*graph)->findLayer("shuffle").has_value(), groups > 1);
            QCOMPARE((*graph)->tensor((*graph)->logits()).shape.c, 192);
        }
        const ShuffleUnit halving{192, 3, 14, 2, ShuffleOrder::Paper};
        const auto graph = shuffleUnitGraph(halving);
        QVERIFY(graph.has_value());
        QVERIFY((*graph)->tensor((*graph)->logits()).shape == (Shape{1, 384, 7, 7}));
        QCOMPARE(labCost(**graph).macs, std::int64_t(14 * 14 * 192 * 48 / 3 + 7 * 7 * (9 * 48 + 48 * 192 / 3)));
    }

    void bytesAreThoseOfTheCopies() {
        const ShuffleUnit unit{384, 8, 28, 1, ShuffleOrder::Paper};
        const std::int64_t map = 4 * 28 * 28 * 96;
        QCOMPARE(bytesMoved(ShuffleWay::Transpose, unit), 2 * map);
        QCOMPARE(bytesMoved(ShuffleWay::Permutation, unit), 2 * map);
        QCOMPARE(bytesMoved(ShuffleWay::Slices, unit), 4 * map);
        QCOMPARE(bytesMoved(ShuffleWay::Folded, unit), std::int64_t(0));
        // What the cost model counts for the drawn layer is one copy, too.
        for (const UnitPart& part : unitParts(unit, nullptr))
            if (part.name == "shuffle") {
                QCOMPARE(part.cost.readBytes + part.cost.writeBytes, 2 * map);
                QCOMPARE(part.cost.macs, std::int64_t(0));
            }
    }

    void everyWayGivesTheSameValues_data() {
        QTest::addColumn<int>("order");
        QTest::addColumn<int>("stride");
        QTest::newRow("paper") << int(ShuffleOrder::Paper) << 1;
        QTest::newRow("megvii, stride 2") << int(ShuffleOrder::Megvii) << 2;
    }
    void everyWayGivesTheSameValues() {
        QFETCH(int, order);
        QFETCH(int, stride);
        const ShuffleUnit unit{96, 3, 7, stride, ShuffleOrder(order)};
        const auto graph = shuffleUnitGraph(unit);
        QVERIFY(graph.has_value());
        const auto drawn = run(*graph, {PlanKind::AsDrawn, 1, ShuffleMethod::Permutation});
        QCOMPARE(run(*graph, {PlanKind::AsDrawn, 1, ShuffleMethod::Transpose}), drawn);
        QCOMPARE(run(*graph, {PlanKind::AsDrawn, 1, ShuffleMethod::Slices}), drawn);
        const auto folded = run(*graph, {PlanKind::Optimised, 1, ShuffleMethod::Permutation});
        float largest = 0;
        for (const float value : drawn)
            largest = std::max(largest, std::abs(value));
        for (std::size_t i = 0; i < drawn.size(); ++i)
            QVERIFY(std::abs(drawn[i] - folded[i]) <= 1e-4f * largest);
        // And it does something.
        const auto without = shuffleUnitGraph(unit, false);
        QVERIFY(without.has_value());
        QVERIFY(run(*without, {PlanKind::AsDrawn, 1, ShuffleMethod::Permutation}) != drawn);
    }

    void anyChannelsThatTheGroupsDivideCanBeTried() {
        const Lab& lab = **findLab("channel-shuffle");
        LabSettings settings = defaultSettings(lab.parameters);
        settings.setChoice("groups", "3");
        settings.setNumber("channels", 240); // the paper's own width for three groups
        QVERIFY(checkSettings(lab.parameters, settings).has_value());
        QVERIFY(checkFit(lab, settings).has_value());
        QCOMPARE(sweptGroups(shuffleUnit(settings)), (std::vector<int>{1, 2, 3, 4})); // 240 / 4 = 60
        settings.setNumber("channels", 248);
        QVERIFY(checkSettings(lab.parameters, settings).has_value());
        const auto refused = checkFit(lab, settings);
        QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
        QVERIFY2(refused.error().message.find("252") != std::string::npos, refused.error().message.c_str());
        QCOMPARE(fittingSettings(lab, settings).integer("channels"), 252);
        settings.setChoice("groups", "8");
        settings.setNumber("channels", 48); // 64 is the least that eight groups divide
        QCOMPARE(fittingSettings(lab, settings).integer("channels"), 64);
        QVERIFY(fittingSettings(**findLab("multipliers"), defaultSettings((*findLab("multipliers"))->parameters)) ==
                defaultSettings((*findLab("multipliers"))->parameters));
    }

    void measuringTellsTheShuffleFromTheUnit() {
        const Lab& lab = **findLab("channel-shuffle");
        LabSettings settings = defaultSettings(lab.parameters);
        settings.setNumber("channels", 96);
        settings.setNumber("side", 7);
        LabMeasureOptions options;
        options.seconds = 0;
        const auto run = lab.measure(settings, options);
        QVERIFY2(run.has_value(), run ? "" : run.error().message.c_str());
        for (const ShuffleWay way : kShuffleWays) {
            QVERIFY(run->find(toString(way)) && run->value("unit/" + toString(way)) > 0);
            if (way != ShuffleWay::Folded) {
                QCOMPARE(run->find(toString(way))->steps.size(), std::size_t(1));
                QVERIFY(run->value(toString(way)) < run->value("unit/" + toString(way)));
            }
        }
        QCOMPARE(run->value("folded"), run->value("unit/folded") - run->value("unit/without"));
        for (const int groups : kSweptGroups)
            QVERIFY(run->value(groupsReading(groups)) > 0);
        double sum = 0;
        for (const UnitPart& part : unitParts(shuffleUnit(settings), &*run)) {
            QVERIFY2(part.ms > 0, part.name.c_str());
            sum += part.ms;
        }
        QVERIFY(std::abs(sum - run->value("unit/permutation")) < 1e-9);
    }
};

QTEST_APPLESS_MAIN(TestChannelShuffle)
#include "tst_channel_shuffle.moc"
