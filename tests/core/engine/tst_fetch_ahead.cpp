#include "core/engine/native/fetch_ahead.h"

#include <QtTest>

#include <algorithm>
#include <map>

using namespace convlens;
using namespace convlens::native;

namespace {

/// Has weights, or the time to fetch, and says what it was told.
class FakeStep final : public Step {
public:
    FakeStep(std::size_t weights, std::size_t most) : m_weights(weights), m_most(most) {}
    void run(const Context&) const noexcept override {}
    std::vector<WeightsRead> weightsReadOnce() const override {
        if (m_weights.empty()) return {};
        if (firstOwners == 0) return {{{m_weights.data(), m_weights.size()}}};
        return {{{m_weights.data(), firstOwners}, {m_weights.data() + firstOwners, m_weights.size() - firstOwners}}};
    }
    std::size_t mostFetched() const noexcept override { return m_most; }
    void setLater(std::vector<FetchList> lists) override { told = std::move(lists); }
    const float* begin() const { return m_weights.data(); }
    std::size_t size() const { return m_weights.size(); }

    std::vector<FetchList> told;
    std::size_t firstOwners = 0; ///< weights that the first of two owners reads; 0: all of them are shared

private:
    std::vector<float> m_weights;
    std::size_t m_most;
};

struct Network {
    std::vector<StepPtr> steps;
    FakeStep& add(std::size_t weights, std::size_t most) {
        auto step = std::make_unique<FakeStep>(weights, most);
        FakeStep& made = *step;
        steps.push_back(std::move(step));
        return made;
    }
};

std::size_t floatsOf(const FakeStep& host) {
    std::size_t floats = 0;
    for (const FetchList& list : host.told)
        floats += list.floats;
    return floats;
}

} // namespace

class TestFetchAhead : public QObject {
    Q_OBJECT
private slots:
    void weightsAreFetchedOnceAndByTheThreadThatReadsThem() {
        for (const int threads : {1, 2, 3}) {
            Network network;
            FakeStep& first = network.add(0, 700);
            FakeStep& second = network.add(0, 5000);
            const FakeStep& reduce = network.add(1200, 0);
            const FakeStep& expand = network.add(1200, 0);
            planFetches(network.steps, threads);
            std::map<const float*, int> times;
            for (const FakeStep* host : {&first, &second}) {
                QCOMPARE(host->told.size(), std::size_t(threads));
                for (int t = 0; t < threads; ++t) {
                    for (const FetchList::Span& span : host->told[std::size_t(t)].spans) {
                        for (std::size_t i = 0; i < span.floats; ++i) {
                            const float* at = span.from + i;
                            const bool inReduce = at >= reduce.begin() && at < reduce.begin() + reduce.size();
                            const FakeStep& read = inReduce ? reduce : expand;
                            const auto position = std::size_t(at - read.begin());
                            QVERIFY(position < read.size());
                            QCOMPARE(position * std::size_t(threads) / read.size(), std::size_t(t));
                            ++times[at];
                        }
                    }
                }
            }
            for (const auto& [at, count] : times)
                QCOMPARE(count, 1);
            // Cut in three, a float a thread and host may be left out.
            QVERIFY(times.size() + std::size_t(2 * threads) >= reduce.size() + expand.size());
            QVERIFY(floatsOf(first) <= 700);
        }
    }

    void ofWeightsWithOwnersEachThreadFetchesItsOwn() {
        Network network;
        FakeStep& first = network.add(0, 700);
        FakeStep& second = network.add(0, 5000);
        FakeStep& reduce = network.add(1200, 0);
        reduce.firstOwners = 800;
        planFetches(network.steps, 2);
        std::vector<int> times(reduce.size(), 0);
        for (const FakeStep* host : {&first, &second}) {
            QCOMPARE(host->told.size(), std::size_t(2));
            for (std::size_t t = 0; t < 2; ++t) {
                for (const FetchList::Span& span : host->told[t].spans) {
                    for (std::size_t i = 0; i < span.floats; ++i) {
                        const auto position = std::size_t(span.from + i - reduce.begin());
                        QVERIFY(position < reduce.size());
                        QCOMPARE(std::size_t(position >= reduce.firstOwners), t);
                        ++times[position];
                    }
                }
            }
        }
        QVERIFY(std::all_of(times.begin(), times.end(), [](int count) { return count == 1; }));
    }

    void nothingIsFetchedAfterItsStepNorLongBeforeIt() {
        Network network;
        FakeStep& early = network.add(0, 1000);
        for (int i = 0; i < 6; ++i)
            network.add(0, 0);
        FakeStep& before = network.add(0, 1000);
        network.add(600, 0);
        FakeStep& behind = network.add(0, 1000);
        planFetches(network.steps, 1);
        QVERIFY(early.told.empty());
        QCOMPARE(floatsOf(before), std::size_t(600));
        QVERIFY(behind.told.empty());
    }

    void noMoreWaitsThanASecondLevelCacheHolds() {
        Network network;
        FakeStep& host = network.add(0, std::size_t(1) << 30);
        network.add(std::size_t(8) << 20, 0); // 32 MiB
        planFetches(network.steps, 1);
        QVERIFY(floatsOf(host) > 0);
        QVERIFY(floatsOf(host) * sizeof(float) <= std::size_t(1) << 20);
    }

    void sharesOfAListCoverItWithoutOverlap() {
        const std::vector<float> values(1000);
        LaterLists later;
        later.byThread.resize(2);
        later.byThread[0].add({values.data(), 300});
        later.byThread[1].add({values.data() + 300, 700});
        std::size_t covered = 0;
        for (std::size_t row = 0; row < 7; ++row) { // one thread has rows 0 to 2, the other 3 to 6
            const Fetch fetch = later.of(row, row + 1, 7);
            QCOMPARE(fetch.list, &later.byThread[row < 3 ? 0 : 1]);
            covered += fetch.floats();
        }
        QCOMPARE(covered, std::size_t(1000));
        QCOMPARE(later.byThread[1].at(699), values.data() + 999);
    }
};

QTEST_APPLESS_MAIN(TestFetchAhead)
#include "tst_fetch_ahead.moc"
