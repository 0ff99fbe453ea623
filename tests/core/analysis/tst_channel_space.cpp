#include "core/analysis/channel_space.h"

#include <QTest>

#include <cmath>
#include <limits>
#include <random>

using namespace convlens;

namespace {

bool near(double a, double b, double tolerance = 1e-5) {
    return std::abs(a - b) <= tolerance;
}

void fill(Tensor& map, int channel, const std::vector<float>& values) {
    std::copy(values.begin(), values.end(), map.plane(0, channel).begin());
}

} // namespace

class TestChannelSpace : public QObject {
    Q_OBJECT
private slots:
    void similarityIsTheCorrelationOfThePatterns() {
        Tensor map({1, 5, 2, 2});
        fill(map, 0, {1, 2, 3, 4});
        fill(map, 1, {12, 14, 16, 18}); // the same pattern, stronger and lifted
        fill(map, 2, {4, 3, 2, 1});     // its negative
        fill(map, 3, {7, 7, 7, 7});     // no pattern
        fill(map, 4, {1, -1, -1, 1});   // orthogonal once centred
        const auto r = *channelSimilarity(map, 0);
        QVERIFY(near(r[0], 1) && near(r[1], 1) && near(r[2], -1) && near(r[3], 0) && near(r[4], 0));
        QVERIFY(!channelSimilarity(map, 5));
    }

    void channelsWithNanAreSimilarToNothing() {
        Tensor map({1, 2, 1, 3});
        fill(map, 0, {1, 2, 3});
        fill(map, 1, {1, std::numeric_limits<float>::quiet_NaN(), 3});
        QVERIFY(near((*channelSimilarity(map, 0))[1], 0));
        QVERIFY(near((*channelSimilarity(map, 1))[1], 1));
    }

    void summariesAreOverTheChannels() {
        Tensor map({1, 3, 1, 2});
        fill(map, 0, {1, -5});
        fill(map, 1, {2, -7});
        fill(map, 2, {6, -6});
        const Tensor mean = *summariseChannels(map, ChannelSummary::Mean);
        const Tensor maximum = *summariseChannels(map, ChannelSummary::Maximum);
        QCOMPARE(mean.values()[0], 3.0f);
        QCOMPARE(mean.values()[1], -6.0f);
        QCOMPARE(maximum.values()[0], 6.0f);
        QCOMPARE(maximum.values()[1], -5.0f);
        fill(map, 1, {std::numeric_limits<float>::quiet_NaN(), 0});
        QVERIFY(std::isnan(summariseChannels(map, ChannelSummary::Maximum)->values()[0]));
    }

    /// Maps made of known orthogonal patterns with known strengths, wide and tall, so that both Gram matrices are used.
    void componentsRecoverThePatternsAMapIsMadeOf_data() {
        QTest::addColumn<int>("channels");
        QTest::newRow("more pixels than channels") << 3;
        QTest::newRow("more channels than pixels") << 40;
    }
    void componentsRecoverThePatternsAMapIsMadeOf() {
        QFETCH(int, channels);
        const std::vector<float> first{1, 1, -1, -1, 1, 1, -1, -1}, second{1, -1, 1, -1, 1, -1, 1, -1};
        Tensor map({1, channels, 2, 4});
        // Loadings: the first pattern only in channel 0 (strength 3), the second only in channel 2 (strength 1).
        for (std::size_t i = 0; i < 8; ++i) {
            map.plane(0, 0)[i] = 3 * first[i] + 10;
            map.plane(0, 2)[i] = -second[i] - 4;
        }
        const PrincipalComponents pc = *principalComponents(map, 3);
        QCOMPARE(pc.scores.shape().c, std::min(3, channels));
        QVERIFY(near(pc.explained[0], 0.9) && near(pc.explained[1], 0.1) && near(pc.explained[2], 0));
        for (std::size_t i = 0; i < 8; ++i) {
            QVERIFY(near(double(pc.scores.plane(0, 0)[i]), 3 * double(first[i]), 1e-4));
            // The largest loading is made positive, and that of channel 2 is -1 times the pattern.
            QVERIFY(near(double(pc.scores.plane(0, 1)[i]), -double(second[i]), 1e-4));
        }
        const double entropy = -(0.9 * std::log(0.9) + 0.1 * std::log(0.1));
        QVERIFY(near(pc.effectiveRank, std::exp(entropy), 1e-3));
    }

    void effectiveRankCountsIndependentChannels() {
        std::mt19937 random(7);
        std::normal_distribution<float> normal;
        Tensor independent({1, 4, 60, 60}), copies({1, 4, 60, 60});
        for (float& v : independent.values())
            v = normal(random);
        for (int c = 0; c < 4; ++c)
            std::copy(independent.plane(0, 0).begin(), independent.plane(0, 0).end(), copies.plane(0, c).begin());
        QVERIFY(near(principalComponents(independent, 1)->effectiveRank, 4, 0.05));
        QVERIFY(near(principalComponents(copies, 1)->effectiveRank, 1, 0.01));
        QCOMPARE(principalComponents(Tensor({1, 4, 3, 3}), 2)->effectiveRank, 0.0);
    }

    void nanHasNoComponents() {
        Tensor map({1, 2, 2, 2});
        map.at(0, 1, 0, 1) = std::numeric_limits<float>::quiet_NaN();
        const auto pc = principalComponents(map, 1);
        QVERIFY(!pc);
        QCOMPARE(pc.error().code, ErrorCode::InvalidArgument);
    }

    void cancellingIsNoFailure() {
        CancelSource source;
        source.cancel();
        QCOMPARE(principalComponents(Tensor({1, 2, 2, 2}), 1, source.token()).error().code, ErrorCode::Cancelled);
        QCOMPARE(channelSimilarity(Tensor({1, 2, 2, 2}), 1, source.token()).error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestChannelSpace)
#include "tst_channel_space.moc"
