// Prints, as a Markdown table, what a second thread brings the native engine, and what it could bring: runs with one
// thread and with two in turn, between them bursts of arithmetic in registers and of reading weights, also with one
// thread and with two. On shared machines the second processor is at times a whole one and at times half of one, so the
// gain stands a second time over those rounds alone in which the arithmetic nearly doubled. Then what threads cost each
// other: handing over an empty piece of work, meeting within one, and a cache line that the other thread has just
// written.
//
//     convlens-bench-scaling [SECONDS A NETWORK] [NETWORK...]

#include "core/base/thread_pool.h"
#include "core/engine/native/native_engine.h"
#include "core/kernels/aligned.h"
#include "core/kernels/peak_loops.h"
#include "core/measure/machine.h"
#include "core/networks/registry.h"
#include "core/weights/weights.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <vector>

using namespace convlens;

namespace {

using Clock = std::chrono::steady_clock;

template <class Work>
double microseconds(Work&& work) {
    const auto start = Clock::now();
    work();
    return std::chrono::duration<double, std::micro>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    if (values.empty()) return NAN;
    std::nth_element(values.begin(), values.begin() + std::ptrdiff_t(values.size() / 2), values.end());
    return values[values.size() / 2];
}

/// The middle of a few goes, the first of which only brings back what others drove out of the caches.
template <class Work>
double middleOf(int goes, Work&& work) {
    std::vector<double> times;
    for (int go = 0; go <= goes; ++go) {
        const double time = microseconds(work);
        if (go > 0) times.push_back(time);
    }
    return median(times);
}

[[noreturn]] void fail(const std::string& what) {
    std::fprintf(stderr, "convlens-bench-scaling: %s\n", what.c_str());
    std::exit(1);
}

/// Two threads' gain in what the machine itself can do.
class Machine {
public:
    Machine() : m_one(1), m_two(2), m_values(2 * kFloats) { std::fill(m_values.begin(), m_values.end(), 0.5f); }

    double arithmeticGain() {
        const auto burst = [&](int worker) { multiplyAddBurst(kRounds, m_seed, &m_sinks[worker].value); };
        return 2 * middleOf(3, [&] { m_one.run(burst); }) / middleOf(3, [&] { m_two.run(burst); });
    }
    double readingGain() {
        const auto burst = [&](int worker) {
            m_sinks[worker].value = readFloats(m_values.data() + std::size_t(worker) * kFloats, kFloats);
        };
        return 2 * middleOf(3, [&] { m_one.run(burst); }) / middleOf(3, [&] { m_two.run(burst); });
    }
    /// Microseconds of an empty piece of work for two threads that are on shift.
    double handOver() {
        const ThreadPool::Shift shift(m_two);
        return middleOf(5,
                        [&] {
                            for (int i = 0; i < kPieces; ++i)
                                m_two.run([](int) {});
                        }) /
               kPieces;
    }
    /// Microseconds for two threads to meet within a piece of work.
    double meeting() {
        const ThreadPool::Shift shift(m_two);
        return middleOf(5,
                        [&] {
                            m_two.run([&](int worker) {
                                for (int i = 0; i < kPieces; ++i)
                                    m_two.meet(worker);
                            });
                        }) /
               kPieces;
    }
    /// Nanoseconds a cache line of 128 KB that the caller reads when it itself or the other thread has just written it:
    /// one behind the other, or jumping as a window over pixels does.
    double lineJustWritten(int writer, bool jumping) {
        constexpr std::size_t kLines = 2048, kFloatsALine = 16, kJump = 37;
        const ThreadPool::Shift shift(m_two);
        std::vector<double> times;
        for (int go = 0; go < 20; ++go) {
            m_two.run([&](int worker) {
                if (worker == writer) std::fill_n(m_values.data(), kLines * kFloatsALine, 0.5f + float(go) * 1e-3f);
            });
            times.push_back(microseconds([&] {
                float sum = 0;
                for (std::size_t i = 0; i < kLines; ++i)
                    sum += m_values[(jumping ? i * kJump % kLines : i) * kFloatsALine];
                m_sinks[0].value = sum;
            }));
        }
        return median(times) * 1e3 / double(kLines);
    }

private:
    static constexpr int kPieces = 2000;
    static constexpr std::size_t kRounds = 20000, kFloats = std::size_t(4) << 20; // 16 MB a thread: no L2 holds it
    struct alignas(64) Sink {
        float value = 0;
    };
    ThreadPool m_one, m_two;
    AlignedFloats m_values;
    Sink m_sinks[2];
    volatile float m_seed = 0.5f;
};

/// One network's plan with one thread and with two.
struct Pair {
    std::unique_ptr<Plan> one, two;
    Tensor input;

    explicit Pair(const std::string& text) {
        const auto spec = parseNetworkSpec(text);
        if (!spec) fail(spec.error().message);
        auto built = buildNetwork(*spec);
        if (!built) fail(built.error().message);
        const auto graph = std::make_shared<const Graph>(std::move(*built));
        const LoadedWeights weights = seededWeights(*graph, 1);
        for (const int threads : {1, 2}) {
            CompileOptions options;
            options.plan = PlanKind::Optimised;
            options.threads = threads;
            auto plan = nativeEngine().compile(graph, weights.parameters, options);
            if (!plan) fail(plan.error().message);
            (threads == 1 ? one : two) = std::move(*plan);
        }
        input = Tensor(graph->inputShape());
        std::uint32_t state = 1;
        for (float& value : input.values()) {
            state = state * 1664525u + 1013904223u;
            value = float(state >> 8) / float(1 << 23) - 1;
        }
    }
};

} // namespace

int main(int argc, char** argv) {
    const double seconds = argc > 1 ? std::atof(argv[1]) : 8;
    std::vector<std::string> networks(argv + std::min(argc, 2), argv + argc);
    if (!(seconds > 0)) fail("needs a number of seconds first");
    if (networks.empty())
        networks = {"mobilenet_v1",       "mobilenet_v2",  "mobilenet_v3_large",
                    "mobilenet_v3_small", "shufflenet_v1", "shufflenet_v2"};
    constexpr double kWhole = 1.9; // of the arithmetic: the second processor is a whole one
    const FlushDenormals flush;    // as every measuring of this program does
    Machine machine;
    std::printf(
        "| network | 1 thread ms | 2 threads ms | gain | quartiles | arithmetic | reading | rounds with two whole "
        "processors | gain in these | hand-over us | meeting us | a meeting a step of 2 threads' time | ns a line "
        "written by itself | by "
        "the other | jumping: by itself | by the other "
        "|\n|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (const std::string& network : networks) {
        Pair pair(network);
        std::vector<double> ones, twos, gains, wholeGains, arithmetic, reading, handOvers, meetings, lines[4];
        const auto end = Clock::now() + std::chrono::duration<double>(seconds);
        while (Clock::now() < end || gains.size() < 5) {
            const double before = machine.arithmeticGain();
            const double one = middleOf(5, [&] { (void)pair.one->run(pair.input, {}); });
            const double two = middleOf(5, [&] { (void)pair.two->run(pair.input, {}); });
            const double after = machine.arithmeticGain();
            ones.push_back(one);
            twos.push_back(two);
            gains.push_back(one / two);
            if (std::min(before, after) >= kWhole) wholeGains.push_back(one / two);
            arithmetic.push_back((before + after) / 2);
            reading.push_back(machine.readingGain());
            handOvers.push_back(machine.handOver());
            meetings.push_back(machine.meeting());
            for (int kind = 0; kind < 4; ++kind)
                lines[kind].push_back(machine.lineJustWritten(kind % 2, kind >= 2));
        }
        std::sort(gains.begin(), gains.end());
        const double steps = double(pair.two->steps().size());
        std::printf(
            "| %s | %.2f | %.2f | %.2f | %.2f to %.2f | %.2f | %.2f | %zu of %zu | %.2f | %.2f | %.2f | %.1f %% | "
            "%.1f | %.1f | %.1f | %.1f |\n",
            network.c_str(), median(ones) / 1e3, median(twos) / 1e3, median(gains), gains[gains.size() / 4],
            gains[gains.size() * 3 / 4], median(arithmetic), median(reading), wholeGains.size(), gains.size(),
            median(wholeGains), median(handOvers), median(meetings), 100 * median(meetings) * steps / median(twos),
            median(lines[0]), median(lines[1]), median(lines[2]), median(lines[3]));
        std::fflush(stdout);
    }
    return 0;
}
