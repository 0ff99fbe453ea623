#pragma once
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/parameters.h"

#include <string>
#include <utility>
#include <vector>

namespace convlens {

/// Which operator set a model is written for. Both are valid ONNX.
enum class OnnxDialect {
    Standard, ///< operator set 14 (format version 7): ONNX Runtime 1.8 and later, and every converter of note
    /// Operator set 10 (format version 5), and only what cv::dnn of OpenCV 4.6 computes as ONNX says: it takes no
    /// limits of Clip as inputs, counts padding in average pooling by the producer's name, and takes any product with a
    /// HardSigmoid for an h-swish.
    OpenCv
};
int onnxOpset(OnnxDialect dialect);

struct OnnxOptions {
    OnnxDialect dialect = OnnxDialect::Standard;
    bool dynamicBatch = false; ///< leave the number of images open ("N"); else the graph's
    /// Layers whose outputs become outputs of the model too, after logits and probabilities.
    std::vector<LayerId> extraOutputs;
    /// Written into the model's metadata: the specification, weights, preprocessing, whatever its reader should know.
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// The graph as one ONNX file (github.com/onnx/onnx, IR.md), as drawn: one node a layer, batch norm apart, named after
/// the layers; a channel shuffle is reshape, transpose, reshape. Input "input" [n, c, h, w]; outputs "logits" and
/// "probabilities", [n, classes] after a fully connected layer. Values in between are called as onnxValueName() says.
/// Errors: Mismatch if parameters are missing or misshapen; Unsupported for what the operator set cannot say (dilated
/// average pooling); TooLarge beyond protocol buffers' 2 GB.
Result<std::string> onnxModel(const Graph& graph, const Parameters& parameters, const OnnxOptions& options = {});

/// "input", "logits", "probabilities"; else the producer's name, with ".0", ".1" where it has several outputs.
std::string onnxValueName(const Graph& graph, TensorId id);

} // namespace convlens
