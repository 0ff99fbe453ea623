#include "core/engine/engine.h"

#include "core/base/check.h"
#include "core/engine/native/native_engine.h"
#include "core/engine/onnxruntime/onnxruntime_engine.h"
#include "core/engine/opencv/opencv_engine.h"
#include "core/engine/reference/reference_engine.h"

#include <algorithm>

namespace convlens {

std::string_view toString(ShuffleMethod method) {
    switch (method) {
    case ShuffleMethod::Permutation:
        return "permutation";
    case ShuffleMethod::Transpose:
        return "transpose";
    case ShuffleMethod::Slices:
        return "slices";
    }
    return "";
}

Result<void> checkNoShuffleChoice(const CompileOptions& options, std::string_view whom) {
    if (options.shuffle == ShuffleMethod::Permutation) return {};
    return Error{ErrorCode::InvalidArgument, "channels can be shuffled by '" + std::string(toString(options.shuffle)) +
                                                 "' only in the native engine's as-drawn plan, not in " +
                                                 std::string(whom)};
}

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

namespace {

struct Registry {
    std::vector<const Engine*> engines{&nativeEngine(), &referenceEngine(), &openCvEngine()};
    std::vector<MissingEngine> missing;

    Registry() {
        if (const auto found = onnxRuntimeEngine(); found)
            engines.push_back(*found);
        else
            missing.push_back({"onnxruntime", "ONNX Runtime", found.error().message});
    }
};

const Registry& registry() {
    static const Registry all;
    return all;
}

} // namespace

std::span<const Engine* const> engines() {
    return registry().engines;
}

std::span<const MissingEngine> missingEngines() {
    return registry().missing;
}

Result<const Engine*> findEngine(std::string_view id) {
    std::string known;
    for (const Engine* engine : engines()) {
        if (engine->id() == id) return engine;
        known += (known.empty() ? "" : ", ") + std::string(engine->id());
    }
    for (const MissingEngine& missing : missingEngines()) {
        if (missing.id == id)
            return Error{ErrorCode::Unsupported, "the engine '" + missing.id + "' is not there: " + missing.reason};
    }
    return Error{ErrorCode::InvalidArgument, "there is no engine '" + std::string(id) + "'; known are " + known};
}

} // namespace convlens
