// Prints what it costs two threads to share a map that they have just written, for layers as MobileNetV3 Small has
// them: one thread; two that read what lies ready in their caches; two of which each has just written half of the rows,
// as layers that share rows do; and two of which each has just written what it alone reads, as owners of channels do
// (core/engine/native/ownership.h). Medians of microseconds, and how many cache lines a thread reads that the other
// wrote.
//
//     convlens-bench-sharing [ROUNDS]

#include "core/base/thread_pool.h"
#include "core/kernels/aligned.h"
#include "core/kernels/depthwise.h"
#include "core/kernels/pointwise.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

using namespace convlens;

namespace {

using Clock = std::chrono::steady_clock;

enum Mode { OneThread, Ready, RowsWritten, Owned, kModes };

struct Layer {
    const char* name;
    std::size_t side, in, out; ///< pixels a side; channels
    int kernel;                ///< 1 for a product
};

constexpr std::size_t kSpare = 4096; // floats between two threads' memory, more than a processor fetches ahead

std::size_t strideOf(std::size_t channels) {
    return (channels + 15) / 16 * 16 + 16;
}

void fill(float* values, std::size_t count, float value) {
    std::fill_n(values, count, value);
}

class Bench {
public:
    explicit Bench(const Layer& layer)
        : m_layer(layer), m_pixels(layer.side * layer.side), m_inStride(strideOf(layer.in)),
          m_outStride(strideOf(layer.out)), m_in{AlignedFloats(m_pixels * m_inStride + kSpare, 0.5f),
                                                 AlignedFloats(m_pixels * m_inStride + kSpare, 0.5f)},
          m_out{AlignedFloats(m_pixels * m_outStride + kSpare), AlignedFloats(m_pixels * m_outStride + kSpare)},
          m_weights(layer.kernel > 1 ? layer.in * std::size_t(layer.kernel * layer.kernel) : layer.in * layer.out,
                    0.01f) {
        const std::size_t half = layer.out / 32 * 16;
        m_whole = packMatrix(m_weights.data(), nullptr, nullptr, layer.kernel > 1 ? 1 : layer.out, layer.in);
        m_halves[0] = packMatrix(m_weights.data(), nullptr, nullptr, layer.kernel > 1 ? 1 : half, layer.in);
        m_halves[1] = packMatrix(m_weights.data(), nullptr, nullptr, layer.kernel > 1 ? 1 : layer.out - half, layer.in);
        m_taps.assign(m_weights.begin(), m_weights.end());
    }

    double run(Mode mode, int rounds) {
        ThreadPool& pool = mode == OneThread ? m_one : m_two;
        const ThreadPool::Shift shift(pool);
        std::vector<double> times;
        for (int round = 0; round < rounds; ++round) {
            const float value = 0.5f + float(round) * 1e-4f;
            if (mode == RowsWritten)
                pool.run([&](int worker) {
                    const std::size_t begin = m_layer.side * std::size_t(worker) / 2,
                                      end = m_layer.side * std::size_t(worker + 1) / 2;
                    fill(m_in[0].data() + begin * m_layer.side * m_inStride, (end - begin) * m_layer.side * m_inStride,
                         value);
                });
            if (mode == Owned)
                pool.run([&](int worker) { fill(m_in[std::size_t(worker)].data(), m_pixels * m_inStride, value); });
            const auto start = Clock::now();
            pool.run([&](int worker) { work(mode, std::size_t(worker)); });
            times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
        }
        std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
        return times[std::size_t(rounds) / 2];
    }

    /// That a thread reads of the other's, where the rows were shared.
    std::size_t linesOfTheOther() const {
        const std::size_t rows = m_layer.kernel > 1 ? std::size_t(m_layer.kernel / 2) : m_layer.side / 2;
        return rows * m_layer.side * m_layer.in / 16;
    }

private:
    void work(Mode mode, std::size_t worker) {
        const std::size_t mine = mode == Owned ? worker : 0;
        if (m_layer.kernel > 1) {
            DepthwiseArgs args;
            args.in = m_in[mine].data();
            args.out = m_out[mine].data();
            args.weights = m_taps.data();
            args.kernel = m_layer.kernel;
            args.padTop = args.padLeft = m_layer.kernel / 2;
            args.inHeight = args.inWidth = args.outHeight = args.outWidth = m_layer.side;
            args.inStride = args.outStride = m_inStride;
            const std::size_t half = m_layer.in / 32 * 16;
            args.channels = mode != Owned ? m_layer.in : worker == 0 ? half : m_layer.in - half;
            const bool all = mode == OneThread || mode == Owned;
            depthwise(args, all ? 0 : m_layer.side * worker / 2, all ? m_layer.side : m_layer.side * (worker + 1) / 2);
            return;
        }
        PointwiseArgs args;
        args.in = m_in[mine].data();
        args.inStride = m_inStride;
        args.out = m_out[worker].data();
        args.outStride = m_outStride;
        args.rows = m_pixels;
        args.weights = mode == OneThread ? &m_whole : &m_halves[worker];
        pointwise(args, 0, pointwiseTiles(args));
    }

    Layer m_layer;
    std::size_t m_pixels, m_inStride, m_outStride;
    std::array<AlignedFloats, 2> m_in, m_out;
    std::vector<float> m_weights;
    AlignedFloats m_taps;
    PackedMatrix m_whole;
    std::array<PackedMatrix, 2> m_halves;
    ThreadPool m_one{1}, m_two{2};
};

} // namespace

int main(int argc, char** argv) {
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 300;
    if (rounds < 10) {
        std::fprintf(stderr, "convlens-bench-sharing: needs at least 10 rounds\n");
        return 1;
    }
    std::printf(
        "| layer | 1 thread us | 2, ready in their caches | 2, rows just written | 2, own channels just written | "
        "lines of the other |\n|---|---|---|---|---|---|\n");
    for (const Layer& layer :
         {Layer{"depthwise 5 x 5, 576 of 7 x 7", 7, 576, 576, 5},
          Layer{"depthwise 5 x 5, 240 of 14 x 14", 14, 240, 240, 5},
          Layer{"depthwise 3 x 3, 384 of 14 x 14", 14, 384, 384, 3}, Layer{"product 96 to 576 on 7 x 7", 7, 96, 576, 1},
          Layer{"product 40 to 240 on 14 x 14", 14, 40, 240, 1}, Layer{"product 576 to 96 on 7 x 7", 7, 576, 96, 1}}) {
        Bench bench(layer);
        std::array<std::vector<double>, kModes> times;
        for (int turn = 0; turn < 7; ++turn) {
            for (int mode = 0; mode < kModes; ++mode)
                times[std::size_t(mode)].push_back(bench.run(Mode(mode), rounds));
        }
        for (auto& of : times)
            std::sort(of.begin(), of.end());
        std::printf("| %s | %.1f | %.1f | %.1f | %.1f | %zu |\n", layer.name, times[OneThread][3], times[Ready][3],
                    times[RowsWritten][3], times[Owned][3], bench.linesOfTheOther());
        std::fflush(stdout);
    }
    return 0;
}
