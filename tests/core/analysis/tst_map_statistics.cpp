#include "core/analysis/map_statistics.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace convlens;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kInf = std::numeric_limits<float>::infinity();

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

} // namespace

class TestMapStatistics : public QObject {
    Q_OBJECT
private slots:
    void figuresMatchHandComputedValues() {
        // 0 0 1 -2 6 7: mean 2, squares 0 0 1 4 36 49 = 90, variance 15 - 4 = 11.
        const std::vector<float> values{0, 0, 1, -2, 6, 7};
        const MapStatistics s = statisticsOf(values);
        QCOMPARE(s.count, 6);
        QCOMPARE(s.minimum, -2.0f);
        QCOMPARE(s.maximum, 7.0f);
        QVERIFY(near(s.mean, 2));
        QVERIFY(near(s.energy, 15));
        QVERIFY(near(s.standardDeviation, std::sqrt(11.0)));
        QVERIFY(near(s.sparsity, 2.0 / 6));
        QVERIFY(near(s.atSix, 2.0 / 6));
        QVERIFY(near(s.negative, 1.0 / 6));
        QCOMPARE(s.condition, ChannelCondition::Normal);
    }

    void spreadSurvivesALargeMean() {
        // In single precision the squares of these values would not differ at all.
        std::vector<float> values(10001, 100000.0f);
        for (std::size_t i = 0; i < values.size(); i += 2)
            values[i] = 100001.0f;
        const double p = 5001.0 / 10001;
        QVERIFY(std::abs(statisticsOf(values).standardDeviation - std::sqrt(p * (1 - p))) < 1e-6);
    }

    void conditionNamesWhatIsPeculiar_data() {
        QTest::addColumn<QList<float>>("values");
        QTest::addColumn<int>("condition");
        const auto row = [](const char* name, QList<float> values, ChannelCondition c) {
            QTest::newRow(name) << values << int(c);
        };
        row("normal", {0, 1}, ChannelCondition::Normal);
        row("dead", {0, 0, 0, 0, 0}, ChannelCondition::Dead);
        row("dead with negative zero", {0, -0.0f}, ChannelCondition::Dead);
        row("constant", {2.5f, 2.5f, 2.5f}, ChannelCondition::Constant);
        row("one value cannot be constant", {2.5f}, ChannelCondition::Normal);
        row("one value can be dead", {0}, ChannelCondition::Dead);
        row("nan", {1, kNan, 2}, ChannelCondition::HasNan);
        row("infinity", {1, -kInf, 2}, ChannelCondition::HasInf);
        row("nan before infinity", {kInf, kNan}, ChannelCondition::HasNan);
        row("nan beyond the unrolled part", {0, 0, 0, 0, 0, 0, 0, 0, kNan}, ChannelCondition::HasNan);
        row("infinities of both signs", {kInf, -kInf}, ChannelCondition::HasInf);
        row("largest finite values", {3.4e38f, -3.4e38f}, ChannelCondition::Normal);
    }
    void conditionNamesWhatIsPeculiar() {
        QFETCH(QList<float>, values);
        QFETCH(int, condition);
        QCOMPARE(int(statisticsOf({values.constData(), std::size_t(values.size())}).condition), condition);
    }

    void nanAndInfinityAreCountedAndLeftOutOfTheMoments() {
        const std::vector<float> values{1, kNan, 3, kInf, -kInf, 0, kNan, 0};
        const MapStatistics s = statisticsOf(values);
        QCOMPARE(s.count, 8);
        QCOMPARE(s.nans, 2);
        QCOMPARE(s.infinities, 2);
        QCOMPARE(s.minimum, 0.0f);
        QCOMPARE(s.maximum, 3.0f);
        QVERIFY(near(s.mean, 1));
        QVERIFY(near(s.sparsity, 2.0 / 8));
    }

    void nothingFiniteGivesZerosNotGarbage() {
        const std::vector<float> values{kNan, kInf};
        const MapStatistics s = statisticsOf(values);
        QCOMPARE(s.minimum, 0.0f);
        QCOMPARE(s.maximum, 0.0f);
        QCOMPARE(s.mean, 0.0);
        QCOMPARE(statisticsOf({}).count, 0);
    }

    void layerFiguresAreThoseOfAllValuesTogether() {
        Tensor map({2, 3, 1, 2});
        const float second[6] = {0, 0, 5, 5, -1, 3}; // image 1: dead, constant, normal
        std::copy(second, second + 6, map.data() + 6);
        map.at(0, 0, 0, 0) = 99; // another image of the batch must not count
        const LayerStatistics layer = *layerStatistics(map, 1);
        QCOMPARE(layer.channels.size(), std::size_t(3));
        QCOMPARE(layer.deadChannels, 1);
        QCOMPARE(layer.constantChannels, 1);
        QCOMPARE(layer.all.count, 6);
        QCOMPARE(layer.all.minimum, -1.0f);
        QCOMPARE(layer.all.maximum, 5.0f);
        // 0 0 5 5 -1 3: mean 2, squares 60.
        QVERIFY(near(layer.all.mean, 2));
        QVERIFY(near(layer.all.energy, 10));
        QVERIFY(near(layer.all.standardDeviation, std::sqrt(6.0)));
        QVERIFY(near(layer.all.sparsity, 2.0 / 6));
        QCOMPARE(layer.all.condition, ChannelCondition::Normal);
    }

    void channelsSortFromTheLargestDownAndBrokenOnesLast() {
        // mean, energy, spread, share of zeros: 1 1 0 0 | 0 4 2 0 | 1.5 4.5 1.5 1/2 | broken | 1 1 0 0
        Tensor map({1, 5, 1, 2});
        const float values[10] = {1, 1, -2, 2, 0, 3, kNan, 99, 1, 1};
        std::copy(values, values + 10, map.data());
        const LayerStatistics layer = *layerStatistics(map);
        const auto order = [&](ChannelSort sort) { return channelOrder(layer, sort); };
        QCOMPARE(order(ChannelSort::Index), (std::vector<int>{0, 1, 2, 3, 4}));
        QCOMPARE(order(ChannelSort::Mean), (std::vector<int>{2, 0, 4, 1, 3}));
        QCOMPARE(order(ChannelSort::Energy), (std::vector<int>{2, 1, 0, 4, 3}));
        QCOMPARE(order(ChannelSort::Variance), (std::vector<int>{1, 2, 0, 4, 3}));
        QCOMPARE(order(ChannelSort::Sparsity), (std::vector<int>{2, 0, 1, 4, 3}));
        QCOMPARE(channelOrder(std::vector<double>{0.1, 0.9, -1, 0.9}), (std::vector<int>{1, 3, 0, 2}));
    }

    void anImageOutsideTheBatchIsRefused() {
        const Tensor map({1, 1, 2, 2});
        const auto layer = layerStatistics(map, 1);
        QVERIFY(!layer);
        QCOMPARE(layer.error().code, ErrorCode::InvalidArgument);
    }

    void cancellingStopsBetweenChannels() {
        CancelSource source;
        source.cancel();
        const auto layer = layerStatistics(Tensor({1, 4, 8, 8}), 0, source.token());
        QVERIFY(!layer);
        QCOMPARE(layer.error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestMapStatistics)
#include "tst_map_statistics.moc"
