#pragma once
#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace convlens {

/// A decoded photograph: 8-bit RGB, rows top to bottom without gaps, already turned as its EXIF orientation says.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgb; ///< width * height * 3
    std::string name;              ///< file name or where it came from, for messages and captions
};

/// Photographs beyond this many pixels are refused (TooLarge) before they are decoded.
inline constexpr std::int64_t kMaxImagePixels = std::int64_t(400) * 1000 * 1000;

/// Reads a photo file. Grey becomes RGB, alpha is laid over white, 16-bit is scaled to 8-bit; CMYK as OpenCV decodes
/// it. Errors name the file: FileNotFound, FileUnreadable, BadFormat (not an image, truncated), TooLarge.
Result<Image> loadImage(const std::filesystem::path& file);
/// The same from bytes in memory (paste, drop from a browser); `name` is used in messages.
Result<Image> decodeImage(std::span<const std::uint8_t> bytes, const std::string& name);

/// Whether the file's extension is one that loadImage() may read; used when a folder is opened.
bool looksLikeImageFile(const std::filesystem::path& file);
/// Image files directly in and below a folder, sorted by path, at most `limit`. No image at all is an Error.
Result<std::vector<std::filesystem::path>> findImages(const std::filesystem::path& folder, int limit = 100000);

/// How a photo becomes a network's input (architectures.md, section 6).
struct Preprocess {
    enum class Fit {
        ShorterSide, ///< resize the shorter side to resizeTo, then crop the centre
        CentreCrop,  ///< crop the centre fraction first, then resize it, aspect not kept (TensorFlow slim)
        Stretch      ///< resize the whole photo to the square
    };
    enum class Interpolation { Bilinear, Bicubic };
    Fit fit = Fit::ShorterSide;
    double cropFraction = 0.875; ///< network side / resized shorter side, or the fraction that CentreCrop keeps
    Interpolation interpolation = Interpolation::Bilinear;
    bool bgr = false;                                  ///< channel order of the values
    float scale = 1.0f / 255;                          ///< applied before mean and standard deviation
    std::array<float, 3> mean{0.485f, 0.456f, 0.406f}; ///< in channel order of the values
    std::array<float, 3> standardDeviation{0.229f, 0.224f, 0.225f};
    /// Side in pixels of the photos that the weights were trained on; 0 where it does not matter. A sharper photo is
    /// reduced to it before it gets the network's side, since details that small photos cannot have mislead a network
    /// that never saw any.
    int photoPixels = 0;
    bool operator==(const Preprocess&) const = default;
};

/// The part of the photo that the network sees, in photo pixels (EXIF-turned).
struct CropRect {
    double x = 0, y = 0, width = 0, height = 0;
};
CropRect cropOf(const Image& image, const Preprocess& preprocess);

/// The side x side picture that the network sees, before normalisation.
Result<Image> cropAndResize(const Image& image, const Preprocess& preprocess, int side);
/// [1, 3, side, side] of a picture that cropAndResize() made: (value * scale - mean) / standardDeviation.
Result<Tensor> normalise(const Image& picture, const Preprocess& preprocess);
/// [1, 3, side, side]: cropAndResize, then (value * scale - mean) / standardDeviation.
Result<Tensor> preprocessImage(const Image& image, const Preprocess& preprocess, int side);

/// "shorter side to 256 (bilinear), centre 224, x / 255, mean ..., std ...": for panels and passports.
std::string describe(const Preprocess& preprocess, int side);

} // namespace convlens
