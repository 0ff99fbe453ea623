// Kernels over the shapes of the six networks, one thread: GFLOP/s and the share of what the registers alone can do,
// or GB/s for those that only move values. Warm: each runs again over the same buffers.

#include "core/kernels/depthwise.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/isa.h"
#include "core/kernels/pointwise.h"
#include "core/measure/peaks.h"

#include <benchmark/benchmark.h>

#include <string>

using namespace convlens;

namespace {

AlignedFloats filled(std::size_t count) {
    AlignedFloats values(count);
    for (std::size_t i = 0; i < count; ++i)
        values[i] = float(i % 17) / 17.0f - 0.5f;
    return values;
}

double oneCoreGflops() {
    const auto gflops = measureGflops(1);
    return gflops ? *gflops : 0;
}

void setRate(benchmark::State& state, double macsEach, double bytesEach) {
    const auto runs = double(state.iterations());
    using benchmark::Counter;
    if (macsEach > 0) {
        state.counters["GFLOP/s"] = Counter(2e-9 * macsEach * runs, Counter::kIsRate);
        static const double peak = oneCoreGflops();
        if (peak > 0) state.counters["of_peak"] = Counter(2e-9 * macsEach * runs / peak, Counter::kIsRate);
    }
    state.counters["GB/s"] = Counter(1e-9 * bytesEach * runs, Counter::kIsRate);
}

/// pixels, output channels, input channels.
void pointwiseOf(benchmark::State& state) {
    const auto rows = std::size_t(state.range(0)), n = std::size_t(state.range(1)), k = std::size_t(state.range(2));
    const std::size_t stride = k % 256 == 0 ? k + 16 : k; // as the engine lays out its maps
    const AlignedFloats in = filled(rows * stride), weights = filled(n * k), bias = filled(n);
    AlignedFloats out(rows * n);
    const PackedMatrix packed = packMatrix(weights.data(), bias.data(), nullptr, n, k);
    PointwiseArgs args;
    args.in = in.data();
    args.inStride = stride;
    args.out = out.data();
    args.outStride = n;
    args.rows = rows;
    args.weights = &packed;
    args.activation = KernelActivation::ReLU6;
    const std::size_t tiles = pointwiseTiles(args);
    for (auto _ : state) {
        pointwise(args, 0, tiles);
        benchmark::ClobberMemory();
    }
    setRate(state, double(rows * n * k), 4.0 * double(rows * k + rows * n + n * k));
}

/// side, channels, kernel, stride.
void depthwiseOf(benchmark::State& state) {
    DepthwiseArgs args;
    args.inHeight = args.inWidth = std::size_t(state.range(0));
    args.channels = args.inStride = args.outStride = std::size_t(state.range(1));
    args.kernel = int(state.range(2));
    args.stride = int(state.range(3));
    args.padTop = args.padLeft = args.kernel / 2;
    args.outHeight = args.outWidth = (args.inHeight - 1) / std::size_t(args.stride) + 1;
    const auto taps = std::size_t(args.kernel * args.kernel);
    const std::size_t pixels = args.inHeight * args.inWidth, outPixels = args.outHeight * args.outWidth;
    const AlignedFloats in = filled(pixels * args.channels), raw = filled(args.channels * taps),
                        bias = filled(args.channels);
    const AlignedFloats weights = packDepthwise(raw.data(), nullptr, args.channels, args.kernel);
    AlignedFloats out(outPixels * args.channels);
    args.in = in.data();
    args.out = out.data();
    args.weights = weights.data();
    args.bias = bias.data();
    args.activation = KernelActivation::ReLU6;
    for (auto _ : state) {
        depthwise(args, 0, args.outHeight);
        benchmark::ClobberMemory();
    }
    setRate(state, double(outPixels * args.channels * taps), 4.0 * double((pixels + outPixels) * args.channels));
}

/// side, channels, groups.
void interleaveOf(benchmark::State& state) {
    const std::size_t rows = std::size_t(state.range(0) * state.range(0)), channels = std::size_t(state.range(1));
    const AlignedFloats in = filled(rows * channels);
    AlignedFloats out(rows * channels);
    InterleaveArgs args;
    args.in = in.data();
    args.out = out.data();
    args.inStride = args.outStride = channels;
    args.groups = std::size_t(state.range(2));
    args.each = args.groupDistance = channels / args.groups;
    for (auto _ : state) {
        interleaveGroups(args, 0, rows);
        benchmark::ClobberMemory();
    }
    setRate(state, 0, 8.0 * double(rows * channels));
}

/// side, channels.
void globalAverageOf(benchmark::State& state) {
    const std::size_t rows = std::size_t(state.range(0) * state.range(0)), channels = std::size_t(state.range(1));
    const AlignedFloats in = filled(rows * channels);
    AlignedFloats out(channels);
    for (auto _ : state) {
        globalAverage(in.data(), channels, 1, rows, out.data(), channels, 0, channels);
        benchmark::ClobberMemory();
    }
    setRate(state, 0, 4.0 * double(rows * channels));
}

void shapes() {
    const auto add = [](const char* name, void (*body)(benchmark::State&),
                        std::initializer_list<std::vector<std::int64_t>> rows) {
        for (const auto& row : rows)
            benchmark::RegisterBenchmark(name, body)->Args(row)->Unit(benchmark::kMicrosecond);
    };
    add("pointwise", pointwiseOf,
        {{12544, 64, 32},
         {12544, 96, 16},
         {12544, 16, 32},
         {3136, 128, 128},
         {3136, 24, 144},
         {784, 256, 256},
         {784, 192, 32},
         {784, 116, 116},
         {196, 512, 512},
         {196, 384, 64},
         {196, 64, 384},
         {196, 232, 232},
         {49, 1024, 1024},
         {49, 960, 160},
         {49, 160, 960},
         {49, 464, 464},
         {1, 1000, 1024}});
    add("depthwise", depthwiseOf,
        {{112, 32, 3, 1},
         {112, 64, 3, 2},
         {56, 144, 3, 1},
         {28, 192, 3, 1},
         {28, 116, 3, 1},
         {14, 512, 3, 1},
         {14, 480, 5, 1},
         {14, 672, 5, 2},
         {7, 960, 3, 1},
         {7, 1024, 3, 1}});
    add("interleave", interleaveOf, {{28, 116, 2}, {14, 232, 2}, {28, 240, 3}, {14, 480, 8}});
    add("globalAverage", globalAverageOf, {{7, 1024}, {14, 480}});
}

} // namespace

int main(int argc, char** argv) {
    shapes();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 1;
    benchmark::AddCustomContext("instruction set", currentInstructionSet());
    benchmark::AddCustomContext("GFLOP/s of one core, registers alone", std::to_string(oneCoreGflops()));
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
