#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/weights/weights.h"

#include <cstdint>
#include <span>
#include <string>

namespace convlens {

/// Parses a safetensors file: 8 bytes little-endian header length, a JSON object of tensors (dtype, shape,
/// data_offsets) and optionally "__metadata__" (text to text), then the values without gaps or overlaps. Everything is
/// checked against bytes.size() before a value is read, so memory is bounded by twice the file (F16 widens). Values may
/// be NaN or infinite: refuseNonFinite() is a step of its own, so that a panel can show a bad file's statistics. Errors
/// (BadFormat, Unsupported, Cancelled) begin with the path.
Result<WeightsFile> parseSafetensors(std::span<const std::uint8_t> bytes, const std::string& path,
                                     const CancelToken& cancel = {});

/// Longest header that the format's own reader accepts.
inline constexpr std::uint64_t kMaxSafetensorsHeader = 100'000'000;

} // namespace convlens
