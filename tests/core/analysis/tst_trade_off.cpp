#include "core/analysis/published_accuracy.h"
#include "core/analysis/trade_off.h"

#include <QTest>

#include <limits>
#include <random>
#include <set>

using namespace convlens;

class TestTradeOff : public QObject {
    Q_OBJECT
private slots:
    void frontByHand() {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        const std::vector<TradeOff> points{{1, 10}, {2, 9}, {3, 12}, {3, 11}, {0.5, 1}, {nan, 99}, {9, nan}, {3, 12}};
        QCOMPARE(paretoFront(points), (std::vector<std::size_t>{4, 0, 2, 7}));
        QVERIFY(paretoFront({}).empty());
    }

    void frontAgreesWithItsDefinition() {
        std::mt19937 random(11);
        std::uniform_int_distribution<int> digit(0, 9);
        for (int round = 0; round < 200; ++round) {
            std::vector<TradeOff> points(20);
            for (TradeOff& p : points)
                p = {double(digit(random)), double(digit(random))};
            std::set<std::size_t> expected;
            for (std::size_t i = 0; i < points.size(); ++i) {
                bool beaten = false;
                for (const TradeOff& q : points)
                    beaten = beaten || (q.cost <= points[i].cost && q.value > points[i].value) ||
                             (q.cost < points[i].cost && q.value >= points[i].value);
                if (!beaten) expected.insert(i);
            }
            const auto front = paretoFront(points);
            QCOMPARE(std::set<std::size_t>(front.begin(), front.end()), expected);
        }
    }

    void inversionsMustStandOutOfTheNoise() {
        // 100 against 200 multiply-adds; times 3.0 and 2.9, which a spread of 0.05 covers and one of 0.01 does not.
        QVERIFY(rankInversions(std::vector<TimedCost>{{100, 3.0, 0.05}, {200, 2.9, 0.05}}).pairs.empty());
        const RankInversions clear = rankInversions(std::vector<TimedCost>{{200, 2.9, 0.01}, {100, 3.0, 0.01}});
        QCOMPARE(clear.compared, std::size_t(1));
        QCOMPARE(clear.pairs.size(), std::size_t(1));
        QCOMPARE(clear.pairs[0].fewer, std::size_t(1));
        QCOMPARE(clear.pairs[0].macsRatio, 0.5);
        // Equal multiply-adds cannot be in the wrong order.
        QCOMPARE(rankInversions(std::vector<TimedCost>{{100, 3, 0}, {100, 1, 0}}).compared, std::size_t(0));
    }

    void accuracyIsThePapersWhereItPrintsOne() {
        // Sandler et al. 2018, table 4: MobileNetV2 1.0 at 224 has 72.0 %; ports print other figures.
        const PublishedAccuracy* v2 = publishedAccuracy(NetworkSpec{});
        QVERIFY(v2);
        QCOMPARE(v2->top1Percent, 72.0);
        QCOMPARE(v2->row->origin, PublishedOrigin::Paper);
        QVERIFY(!v2->others.empty());
        NetworkSpec rules;
        rules.rules = Rules::Torchvision;
        QCOMPARE(publishedAccuracy(rules), v2);
        NetworkSpec unknown;
        unknown.width = 0.77;
        QVERIFY(!publishedAccuracy(unknown));
        NetworkSpec dogs;
        dogs.classes = 120;
        QVERIFY(!publishedAccuracy(dogs));
    }

    void quantisedNetworksDoNotSpeakForFloatOnes() {
        for (const PublishedAccuracy& accuracy : publishedAccuracies()) {
            QVERIFY(accuracy.row->variant.find("8-bit") == std::string::npos);
            for (const PublishedRow* other : accuracy.others) {
                QVERIFY(other->variant.find("8-bit") == std::string::npos);
                QVERIFY(other->origin >= accuracy.row->origin);
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestTradeOff)
#include "tst_trade_off.moc"
