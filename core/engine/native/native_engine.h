#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Our fast engine: kernels on Google Highway with run-time dispatch, interleaved (NHWC) maps inside, weights packed
/// once.
class NativeEngine final : public Engine {
public:
    std::string_view id() const override { return "native"; }
    std::string_view displayName() const override { return "Native (Highway)"; }
    std::string version() const override;
    std::vector<PlanKind> plans() const override { return {PlanKind::Optimised, PlanKind::AsDrawn}; }
    int maxThreads() const override;
    Result<std::unique_ptr<Plan>> compile(std::shared_ptr<const Graph> graph,
                                          std::shared_ptr<const Parameters> parameters,
                                          const CompileOptions& options) const override;
};

/// The one instance.
const Engine& nativeEngine();

} // namespace convlens
