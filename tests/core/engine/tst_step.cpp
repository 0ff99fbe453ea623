#include "core/base/thread_pool.h"
#include "core/engine/native/step.h"

#include <QTest>

#include <atomic>
#include <random>
#include <vector>

using namespace convlens;
using namespace convlens::native;

namespace {

enum class Kind { Alone, Split, SmallSplit, Owned, Exchange };

/// Parts one after the other, each of which writes an array of its own from the one before and notes what it does not
/// find there. Owners look at their half alone, all others at everything.
class Parts final : public Step {
public:
    static constexpr std::size_t kValues = 64;
    explicit Parts(std::vector<Kind> parts) : m_parts(std::move(parts)), m_arrays(m_parts.size()) {
        for (auto& array : m_arrays)
            array.assign(kValues, 0);
    }

    void run(const Context& context) const noexcept override {
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const auto part = [&](std::size_t begin, std::size_t end) { write(i, 0, kValues, begin, end); };
            const auto half = [&](std::size_t owner) {
                const std::size_t begin = owner * kValues / 2, end = begin + kValues / 2;
                if (m_parts[i] == Kind::Owned && i > 0 && isOwned(i - 1))
                    write(i, begin, end, begin, end);
                else
                    write(i, 0, kValues, begin, end);
            };
            switch (m_parts[i]) {
            case Kind::Alone:
                context.alone([&] { part(0, kValues); });
                break;
            case Kind::Split:
                context.split(100, 10, kValues, part);
                break;
            case Kind::SmallSplit:
                context.split(5, 10, kValues, part);
                break;
            case Kind::Owned:
                context.owned(half);
                break;
            case Kind::Exchange:
                context.exchange(half);
                break;
            }
        }
    }

    int wrong() const { return m_wrong; }
    bool isComplete() const {
        for (const auto& array : m_arrays)
            for (const int value : array)
                if (value != m_arrays.front().front()) return false;
        return true;
    }

private:
    bool isOwned(std::size_t i) const { return m_parts[i] == Kind::Owned || m_parts[i] == Kind::Exchange; }

    void write(std::size_t i, std::size_t readBegin, std::size_t readEnd, std::size_t begin, std::size_t end) const {
        const int expected = m_arrays[i][begin] + 1; // each run adds one
        if (i > 0) {
            for (std::size_t k = readBegin; k < readEnd; ++k)
                m_wrong += m_arrays[i - 1][k] != expected;
        }
        for (std::size_t k = begin; k < end; ++k)
            m_arrays[i][k] = expected;
    }

    std::vector<Kind> m_parts;
    mutable std::vector<std::vector<int>> m_arrays;
    mutable std::atomic<int> m_wrong = 0;
};

} // namespace

class TestStep : public QObject {
    Q_OBJECT
private slots:
    void everyPartSeesWhatThePartsBeforeItWrote_data() {
        QTest::addColumn<int>("threads");
        for (const int threads : {1, 2, 3})
            QTest::addRow("%d threads", threads) << threads;
    }
    void everyPartSeesWhatThePartsBeforeItWrote() {
        QFETCH(int, threads);
        ThreadPool pool(threads);
        const ThreadPool::Shift shift(pool);
        std::mt19937 random(5);
        for (int round = 0; round < 50; ++round) {
            std::vector<Kind> kinds;
            for (int i = 0; i < 60; ++i) {
                // What belongs to owners comes in runs, as in a network.
                const bool goesOn = !kinds.empty() && kinds.back() >= Kind::Owned && random() % 3 > 0;
                kinds.push_back(goesOn ? (random() % 2 ? Kind::Owned : Kind::Exchange) : Kind(random() % 5));
            }
            const Parts parts(kinds);
            const auto contexts = contextsFor(pool, nullptr, {}, {});
            for (int run = 0; run < 3; ++run)
                runStep(parts, contexts);
            QCOMPARE(parts.wrong(), 0);
            QVERIFY(parts.isComplete());
        }
    }

    void partsOfAStepThatDoNotDependOnEachOtherAreAllDoneBeforeTheNext() {
        for (const int threads : {1, 2, 3}) {
            ThreadPool pool(threads);
            const auto contexts = contextsFor(pool, nullptr, {}, {});
            for (int round = 0; round < 200; ++round) {
                std::vector<int> values(300, 0);
                std::atomic<int> missing = 0;
                pool.run([&](int worker) {
                    const Context& context = contexts[std::size_t(worker)];
                    for (std::size_t part = 0; part < 3; ++part) {
                        const std::size_t work = part == 1 ? 5 : 100; // the second is too small to be shared
                        context.split(
                            work, 10, 100,
                            [&](std::size_t begin, std::size_t end) {
                                for (std::size_t i = begin; i < end; ++i)
                                    values[part * 100 + i] = 1;
                            },
                            part == 0 ? Context::After::Others : Context::After::Nobody);
                    }
                    context.split(100, 10, 3, [&](std::size_t begin, std::size_t end) {
                        if (begin == end) return;
                        for (const int value : values)
                            missing += value != 1;
                    });
                    context.end();
                });
                QCOMPARE(missing.load(), 0);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestStep)
#include "tst_step.moc"
