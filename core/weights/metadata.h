#pragma once
#include "core/base/result.h"
#include "core/image/image.h"

#include <map>
#include <optional>
#include <string>

namespace convlens {

using Metadata = std::map<std::string, std::string>;

/// Lays what a file's metadata says over `otherwise`. Keys, all optional:
///   input_mean, input_std   three numbers "0.485,0.456,0.406" for values scaled to [0, 1]
///   input_scale             factor on the 0..255 values before mean and std ("1" for weights that take 0..255);
///   default 1/255 input_order             "rgb" or "bgr" resize                  "shorter-side:F", "centre-crop:F" or
///   "stretch", F the fraction in (0, 1] that the crop keeps
///                           (Preprocess::cropFraction); or a whole number N: shorter side to N pixels, then a centre
///                           crop of `resolution`. "center-crop" is understood too.
///   photo_pixels            side of the training photos, 1 to 16384 (Preprocess::photoPixels)
///   interpolation           "bilinear" or "bicubic"
///   padding                 where resize is missing, "same" (TensorFlow) means centre-crop:0.875, bilinear
/// A value that makes no sense is a BadFormat that names key and value.
Result<Preprocess> preprocessFromMetadata(const Metadata& metadata, const Preprocess& otherwise);

/// The same as metadata; preprocessFromMetadata() gives it back exactly.
Metadata metadataFromPreprocess(const Preprocess& preprocess);

/// batch_norm_epsilon ("1e-3"), if given.
Result<std::optional<float>> epsilonFromMetadata(const Metadata& metadata);

} // namespace convlens
