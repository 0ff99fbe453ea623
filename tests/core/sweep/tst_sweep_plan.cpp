#include "core/sweep/sweep_plan.h"

#include <QTest>

using namespace convlens;

class TestSweepPlan : public QObject {
    Q_OBJECT
private slots:
    void everyCombinationIsThereOnce() {
        SweepRequest request;
        request.families = {Family::MobileNetV2, Family::ShuffleNetV1};
        request.widths = {0.5, 1.0};
        request.resolutions = {128, 224};
        request.groups = {1, 3, 8};
        const auto plan = planSweep(request);
        QVERIFY(plan.has_value());
        // MobileNetV2 has no groups: 2 x 2; ShuffleNetV1: 3 x 2 x 2.
        QCOMPARE(plan->networks.size(), std::size_t(4 + 12));
        QVERIFY(plan->skipped.empty());
        for (std::size_t i = 0; i < plan->networks.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                QVERIFY(!(plan->networks[i].spec == plan->networks[j].spec));
        // Published: Sandler et al., table 4, 300 M at 224.
        const auto full = std::find_if(plan->networks.begin(), plan->networks.end(),
                                       [](const SweepNetwork& n) { return n.spec == NetworkSpec{}; });
        QVERIFY(full != plan->networks.end());
        QVERIFY(full->macs > 299'000'000 && full->macs < 302'000'000);
    }

    void whatIsLeftOutTakesThePapersStops() {
        SweepRequest request;
        request.families = {Family::MobileNetV1};
        const auto plan = planSweep(request);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->networks.size(), std::size_t(4 * 4)); // Howard et al., tables 6 and 7
    }

    void invalidOnesAreSaidWithTheirReason() {
        SweepRequest request;
        request.families = {Family::ShuffleNetV1};
        request.widths = {1.0, 9.0};
        request.resolutions = {224, 8};
        request.groups = {3, 5};
        const auto plan = planSweep(request);
        QVERIFY(plan.has_value());
        QCOMPARE(plan->networks.size(), std::size_t(1));
        QCOMPARE(plan->skipped.size(), std::size_t(7));
        for (const SkippedNetwork& skipped : plan->skipped)
            QVERIFY(skipped.network.find("width=9") != std::string::npos ||
                    skipped.network.find("resolution=8") != std::string::npos ||
                    skipped.network.find("groups=5") != std::string::npos);
        QVERIFY(plan->skipped.back().reason.find("allowed") != std::string::npos);
    }

    void whatNeedsTooMuchMemoryIsSkipped() {
        SweepRequest request;
        request.families = {Family::MobileNetV2};
        request.widths = {4.0};
        request.resolutions = {2048};
        const auto plan = planSweep(request);
        QVERIFY(plan.has_value());
        QVERIFY(plan->networks.empty());
        QVERIFY(plan->skipped.front().reason.find("GiB") != std::string::npos);
    }

    void tooManyAreRefused() {
        SweepRequest request;
        request.families = {Family::MobileNetV2};
        for (int i = 0; i < 30; ++i) {
            request.widths.push_back(0.5 + 0.01 * i);
            request.resolutions.push_back(64 + i);
        }
        const auto plan = planSweep(request);
        QVERIFY(!plan.has_value());
        QCOMPARE(plan.error().code, ErrorCode::InvalidArgument);
        QVERIFY(!planSweep({}).has_value());
    }

    void everyPublishedNetworkIsPlanned() {
        const auto plan = planPublishedSweep();
        QVERIFY(plan.has_value());
        QVERIFY(plan->skipped.empty());
        QVERIFY(plan->networks.size() > 60);
    }
};

QTEST_GUILESS_MAIN(TestSweepPlan)
#include "tst_sweep_plan.moc"
