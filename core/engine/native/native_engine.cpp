#include "core/engine/native/native_engine.h"

#include "core/base/version.h"
#include "core/engine/native/fetch_ahead.h"
#include "core/engine/native/lowering.h"
#include "core/engine/native/native_plan.h"
#include "core/kernels/isa.h"

#include <algorithm>
#include <exception>
#include <new>
#include <thread>
#include <utility>

namespace convlens {

const Engine& nativeEngine() {
    static const NativeEngine engine;
    return engine;
}

std::string NativeEngine::version() const {
    return std::string(kVersion) + " (" + currentInstructionSet() + ")";
}

int NativeEngine::maxThreads() const {
    return std::max(1, int(std::thread::hardware_concurrency()));
}

Result<std::unique_ptr<Plan>> NativeEngine::compile(std::shared_ptr<const Graph> graph,
                                                    std::shared_ptr<const Parameters> parameters,
                                                    const CompileOptions& options) const {
    if (options.threads < 1 || options.threads > maxThreads())
        return Error{ErrorCode::InvalidArgument, "the native engine takes 1 to " + std::to_string(maxThreads()) +
                                                     " threads here, found " + std::to_string(options.threads)};
    if (options.plan == PlanKind::Optimised) {
        if (auto ok = checkNoShuffleChoice(options, "its optimised plan, where a shuffle is no step"); !ok)
            return ok.error();
    }
    if (auto ok = validateParameters(*graph, *parameters); !ok) return ok.error();
    try {
        auto lowered = native::lower(*graph, *parameters, options.plan, options.shuffle, options.threads);
        if (!lowered) return lowered.error();
        // Not as drawn: there a layer's time is its own.
        if (options.plan == PlanKind::Optimised) native::planFetches(lowered->steps, options.threads);
        // The graph is copied, not moved: its title is needed below when the plan's own memory is what is missing.
        return std::unique_ptr<Plan>(
            std::make_unique<native::NativePlan>(graph, std::move(parameters), std::move(*lowered), options.threads));
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to compile " + graph->title()};
    } catch (const std::exception& error) {
        return Error{ErrorCode::Internal, std::string("compiling failed: ") + error.what()};
    }
}

} // namespace convlens
