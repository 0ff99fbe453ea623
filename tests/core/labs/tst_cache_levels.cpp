#include "core/labs/cache_levels.h"

#include <QTest>

#include <map>

using namespace convlens;

namespace {

constexpr std::int64_t kKi = 1024, kMi = 1024 * kKi;

std::map<MemoryPlace, WorkingSet> named(const std::vector<WorkingSet>& sets) {
    std::map<MemoryPlace, WorkingSet> found;
    for (const WorkingSet& set : sets)
        if (set.named) found[set.level] = set;
    return found;
}

} // namespace

class TestCacheLevels : public QObject {
    Q_OBJECT
private slots:
    void aLayerHasItsWeightsAndBothMaps() {
        QCOMPARE(layerBytes({64, 1}), std::int64_t(4) * (64 * 64 + 64 + 64));
        QCOMPARE(layerBytes({32, 49}), std::int64_t(4) * (32 * 32 + 2 * 32 * 49));
    }

    void setsDoubleAndEachLevelHasOneThatStandsForIt() {
        const CacheSettings settings{64, 1};
        const std::int64_t one = layerBytes(settings); // 16.5 Ki
        const auto sets = workingSets(settings, {48 * kKi, 2 * kMi, 32 * kMi}, 1024 * kMi);
        for (std::size_t i = 0; i < sets.size(); ++i) {
            QCOMPARE(sets[i].copies, std::int64_t(1) << i);
            QCOMPARE(sets[i].bytes, one * sets[i].copies);
        }
        QVERIFY(sets.back().bytes <= 64 * kMi && 2 * sets.back().bytes > 64 * kMi);
        const auto levels = named(sets);
        QCOMPARE(levels.size(), std::size_t(4));
        QCOMPARE(levels.at(MemoryPlace::Level1).copies, std::int64_t(1));
        // 1 Mi holds 62 copies, so 32.
        QCOMPARE(levels.at(MemoryPlace::Level2).copies, std::int64_t(32));
        QVERIFY(levels.at(MemoryPlace::Level3).bytes <= 16 * kMi && levels.at(MemoryPlace::Level3).bytes > 8 * kMi);
        QVERIFY(levels.at(MemoryPlace::Memory).bytes > 32 * kMi);
    }

    void levelsThatCannotBeHaveNone() {
        // One copy of 1 Mi fits into no first-level cache.
        const auto large = named(workingSets({512, 1}, {48 * kKi, 2 * kMi, 32 * kMi}, 1024 * kMi));
        QVERIFY(!large.count(MemoryPlace::Level1));
        QVERIFY(large.count(MemoryPlace::Level2));
        const auto capped = named(workingSets({64, 1}, {48 * kKi, 2 * kMi, 300 * kMi}, 128 * kMi));
        QVERIFY(!capped.count(MemoryPlace::Memory));
        const auto twoLevels = named(workingSets({64, 1}, {48 * kKi, 2 * kMi, 0}, 1024 * kMi));
        QVERIFY(!twoLevels.count(MemoryPlace::Level3));
        QVERIFY(twoLevels.count(MemoryPlace::Memory));
        QCOMPARE(workingSets({64, 1}, {}, 1024 * kMi).size(), std::size_t(2)); // nothing known: one copy and twice it
    }

    void everySetIsMeasured() {
        const CacheSettings settings{16, 4};
        const auto sets = workingSets(settings, {4 * kKi, 16 * kKi, 0}, kMi);
        QVERIFY(sets.size() >= 3);
        PartOptions options;
        options.minSeconds = 0;
        const auto timings = measureCaches(settings, sets, options);
        QVERIFY(timings);
        QCOMPARE(timings->size(), sets.size());
        for (const CacheTiming& one : *timings) {
            const double seconds = one.timing.timing.medianMs / 1000;
            QVERIFY(seconds > 0);
            QVERIFY(std::abs(one.gigaMacs * 1e9 * seconds - 16 * 16 * 4) < 1e-6);
            QVERIFY(std::abs(one.gigaBytes * 1e9 * seconds - double(layerBytes(settings))) < 1e-6);
            QCOMPARE(one.timing.interval.median, one.timing.timing.medianMs);
        }
    }

    void settingsOutsideAreRefusedAndCancellingStops() {
        QCOMPARE(measureCaches({4, 1}, {}, {}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(measureCaches({64, 0}, {}, {}).error().code, ErrorCode::InvalidArgument);
        CancelSource source;
        source.cancel();
        PartOptions options;
        options.cancel = source.token();
        QCOMPARE(measureCaches({64, 1}, {WorkingSet{}}, options).error().code, ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestCacheLevels)
#include "tst_cache_levels.moc"
