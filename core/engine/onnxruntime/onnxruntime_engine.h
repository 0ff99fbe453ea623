#pragma once
#include "core/base/result.h"
#include "core/engine/engine.h"

namespace convlens {

/// ONNX Runtime on the processor, found at run time and fed with our own ONNX model in memory. One optimised plan of
/// one step that covers every layer: it rewrites the graph and tells no times of its parts while it runs. Recorded
/// layers come from a second session that also puts these out, made when first asked for; the results are always those
/// of the first. It cannot be interrupted: the cancel token is asked before and after each of the two. Unsupported,
/// with the reason, where the library is not there.
Result<const Engine*> onnxRuntimeEngine();

} // namespace convlens
