#include "core/weights/conventions.h"

#include "core/graph/ops.h"
#include "core/tensor/shape.h"

#include <array>
#include <span>
#include <variant>

namespace convlens {

namespace {

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

/// MobileNetV3 is the only paper with h-swish or h-sigmoid in it, and the one whose ports disagree about epsilon.
bool usesHardActivations(const Graph& graph) {
    for (const Layer& layer : graph.layers())
        if (const auto* activation = std::get_if<Activation>(&layer.op))
            if (activation->kind == ActivationKind::HSwish || activation->kind == ActivationKind::HSigmoid) return true;
    return false;
}

bool hasResiduals(const Graph& graph) {
    for (const Layer& layer : graph.layers())
        if (std::holds_alternative<Add>(layer.op) || std::holds_alternative<Concat>(layer.op)) return true;
    return false;
}

void useMinusOneToOne(Preprocess& preprocess) {
    preprocess.mean = preprocess.standardDeviation = {0.5f, 0.5f, 0.5f};
}

ConventionDefaults timmDefaults(const Graph& graph, const std::string& file) {
    ConventionDefaults defaults;
    defaults.preprocess.interpolation = Preprocess::Interpolation::Bicubic;
    if (contains(file, "tf_mobilenetv3")) { // also the minimalistic ones, which have no h-swish
        defaults.batchNormEpsilon = 1e-3f;
        defaults.preprocess.interpolation = Preprocess::Interpolation::Bilinear;
        useMinusOneToOne(defaults.preprocess);
    } else if (usesHardActivations(graph)) {
        if (contains(file, "miil")) {
            defaults.preprocess.interpolation = Preprocess::Interpolation::Bilinear;
            defaults.preprocess.mean = {0, 0, 0};
            defaults.preprocess.standardDeviation = {1, 1, 1};
        } else if (contains(file, "ra4")) {
            defaults.preprocess.cropFraction = 0.95;
            useMinusOneToOne(defaults.preprocess);
        }
    } else if (!hasResiduals(graph)) {
        // Every MobileNetV1 that timm publishes is of its "ra4" recipe.
        useMinusOneToOne(defaults.preprocess);
    }
    return defaults;
}

} // namespace

ConventionDefaults conventionDefaults(std::string_view naming, const Graph& graph, const std::string& fileName) {
    ConventionDefaults defaults;
    if (naming == "timm") defaults = timmDefaults(graph, fileName);
    if (naming == "torchvision") {
        if (usesHardActivations(graph)) defaults.batchNormEpsilon = 1e-3f;
        // The second generation of weights was made for a shorter side of 232; published file names end in these hashes
        // (MobileNetV2, V3 Large, ShuffleNetV2 1.5 and 2.0).
        for (const char* hash : {"7ebf99e0", "5c1a4163", "3c479a10", "8be3c8ee"})
            if (contains(fileName, hash)) defaults.preprocess.cropFraction = 224.0 / 232;
    }
    if (naming == "megvii") {
        defaults.preprocess.bgr = true;
        defaults.preprocess.scale = 1;
        defaults.preprocess.mean = {0, 0, 0};
        defaults.preprocess.standardDeviation = {1, 1, 1};
    }
    const bool thousand = graph.tensor(graph.logits()).shape.c == 1000;
    if (naming != "convlens" && thousand) defaults.labels = "imagenet-1k";
    return defaults;
}

std::string tellingName(const std::string& path) {
    const auto slash = path.find_last_of('/');
    std::string name = slash == std::string::npos ? path : path.substr(slash + 1);
    const std::string stem = name.substr(0, name.find('.'));
    for (const char* general : {"model", "pytorch_model", "model_best", "checkpoint", "weights", "best", "last"})
        if (stem == general) return path;
    return name;
}

} // namespace convlens
