#include "core/engine/engine.h"

#include "core/base/check.h"
#include "core/engine/native/native_engine.h"
#include "core/engine/opencv/opencv_engine.h"
#include "core/engine/reference/reference_engine.h"

#include <algorithm>

namespace convlens {

std::string_view toString(PlanKind kind) {
    switch (kind) {
    case PlanKind::AsDrawn:
        return "as-drawn";
    case PlanKind::Optimised:
        return "optimised";
    }
    CONVLENS_CHECK(false);
}

std::shared_ptr<const Tensor> RunOutput::find(LayerId layer) const {
    const auto found = std::find_if(recorded.begin(), recorded.end(), [&](const RecordedOutput& output) {
        return output.layer == layer && output.outputIndex == 0;
    });
    return found == recorded.end() ? nullptr : found->tensor;
}

std::span<const Engine* const> engines() {
    static const std::vector<const Engine*> all{&nativeEngine(), &referenceEngine(), &openCvEngine()};
    return all;
}

Result<const Engine*> findEngine(std::string_view id) {
    std::string known;
    for (const Engine* engine : engines()) {
        if (engine->id() == id) return engine;
        known += (known.empty() ? "" : ", ") + std::string(engine->id());
    }
    return Error{ErrorCode::InvalidArgument, "there is no engine '" + std::string(id) + "'; known are " + known};
}

} // namespace convlens
