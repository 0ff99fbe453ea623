#include "core/labs/activation_curves.h"

#include "core/kernels/aligned.h"
#include "core/kernels/elementwise.h"
#include "core/kernels/epilogue.h"
#include "core/kernels/swish.h"
#include "core/labs/function_plan.h"
#include "core/measure/measure.h"
#include "core/measure/timing_input.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <cmath>
#include <new>
#include <span>
#include <string>

namespace convlens {

namespace {

constexpr std::int64_t kMostValues = std::int64_t(1) << 26;

KernelActivation kernelOf(CurveKind kind) {
    switch (kind) {
    case CurveKind::ReLU:
        return KernelActivation::ReLU;
    case CurveKind::ReLU6:
        return KernelActivation::ReLU6;
    case CurveKind::HSwish:
        return KernelActivation::HSwish;
    case CurveKind::Swish:
        break;
    }
    return KernelActivation::None;
}

} // namespace

std::string_view toString(CurveKind kind) {
    switch (kind) {
    case CurveKind::ReLU:
        return "relu";
    case CurveKind::ReLU6:
        return "relu6";
    case CurveKind::HSwish:
        return "h-swish";
    case CurveKind::Swish:
        return "swish";
    }
    return "";
}

double curveValue(CurveKind kind, double x) {
    switch (kind) {
    case CurveKind::ReLU:
        return std::max(x, 0.0);
    case CurveKind::ReLU6:
        return std::clamp(x, 0.0, 6.0);
    case CurveKind::HSwish:
        return x * std::clamp(x + 3, 0.0, 6.0) / 6;
    case CurveKind::Swish:
        return x / (1 + std::exp(-x));
    }
    return 0;
}

int curveOperations(CurveKind kind) {
    switch (kind) {
    case CurveKind::ReLU:
        return 1;
    case CurveKind::ReLU6:
        return 2;
    case CurveKind::HSwish:
        return 5;
    case CurveKind::Swish:
        return 3; // exponential, addition, division
    }
    return 0;
}

CurveError errorAgainstSwish(CurveKind kind, double from, double to, int steps) {
    CurveError error;
    for (int i = 0; i <= steps; ++i) {
        const double x = from + (to - from) * i / steps;
        const double off = std::abs(curveValue(kind, x) - curveValue(CurveKind::Swish, x));
        if (off > error.largest) {
            error.largest = off;
            error.at = x;
        }
        error.rms += off * off / (steps + 1);
    }
    error.rms = std::sqrt(error.rms);
    return error;
}

Result<std::vector<PartTiming>> measureCurves(std::int64_t values, const PartOptions& options) {
    if (values < 1 || values > kMostValues)
        return Error{ErrorCode::InvalidArgument, "a map must have 1 to " + std::to_string(kMostValues) +
                                                     " values, found " + std::to_string(values)};
    try {
        const Tensor source = timingInput({1, 1, 1, int(values)});
        AlignedFloats in(source.values().begin(), source.values().end()), out(in.size());
        for (float& value : in)
            value *= 8; // past every bend of the curves
        const auto plain = [&](KernelActivation activation) {
            AffineArgs args;
            args.in = in.data();
            args.out = out.data();
            args.inStride = args.outStride = args.channels = in.size();
            args.activation = activation;
            affine(args, 0, 1);
        };
        std::vector<FunctionPlan> plans;
        plans.emplace_back("copy", [&] { plain(KernelActivation::None); });
        for (const CurveKind kind : kCurveKinds) {
            plans.emplace_back(std::string(toString(kind)), [&, kind] {
                if (kind == CurveKind::Swish)
                    swish(in.data(), out.data(), in.size());
                else
                    plain(kernelOf(kind));
            });
        }
        std::vector<MeasureTarget> targets;
        for (FunctionPlan& plan : plans)
            targets.push_back({&plan, &source});
        return measurePlans(targets, options);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory for a map of " + std::to_string(values) + " values"};
    }
}

} // namespace convlens
