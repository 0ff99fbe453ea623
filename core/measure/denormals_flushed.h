#pragma once
#include <optional>
#include <string_view>

namespace convlens {

/// Whether every thread of an engine flushes denormals while it is measured: measure() sees to the calling thread, the
/// native engine's threads take that over, ONNX Runtime is told to. Nothing where it cannot be said: OpenCV's own
/// threads.
std::optional<bool> denormalsFlushed(std::string_view engine, int threads);

} // namespace convlens
