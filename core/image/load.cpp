#include "core/base/byte_reader.h"
#include "core/base/read_file.h"
#include "core/image/image.h" // IWYU pragma: associated
#include "core/image/image_header.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <cstddef>
#include <exception>
#include <new>
#include <optional>
#include <string_view>
#include <system_error>
#include <utility>

namespace convlens {

namespace {

// Largest photo file that is read at all; a 400-megapixel 16-bit PNG stays below it.
constexpr std::int64_t kMostFileBytes = std::int64_t(2) << 30;

// What the decoder may allocate. 8-bit RGB at kMaxImagePixels fits exactly; 16-bit, alpha and progressive JPEG need
// more bytes a pixel and so allow fewer pixels.
constexpr std::int64_t kMostDecodedBytes = kMaxImagePixels * 3;

std::string count(std::int64_t n) {
    std::string digits = std::to_string(n);
    for (std::size_t at = digits.size(); at > 3; at -= 3)
        digits.insert(at - 3, " ");
    return digits;
}

/// The pixel of the decoded picture that belongs at (x, y) of the upright one, as offset and steps.
struct Turn {
    std::int64_t start, stepX, stepY;
    int width, height;
};

Turn turnFor(int orientation, int width, int height) {
    const std::int64_t w = width, h = height, last = w * h - 1;
    switch (orientation) {
    case 2:
        return {w - 1, -1, w, width, height}; // mirrored
    case 3:
        return {last, -1, -w, width, height}; // half a turn
    case 4:
        return {(h - 1) * w, 1, -w, width, height}; // upside down mirrored
    case 5:
        return {0, w, 1, height, width}; // transposed
    case 6:
        return {(h - 1) * w, -w, 1, height, width}; // quarter turn, clockwise to upright
    case 7:
        return {last, -w, -1, height, width}; // transposed the other way
    case 8:
        return {w - 1, w, -1, height, width}; // quarter turn, anticlockwise to upright
    default:
        return {0, 1, w, width, height};
    }
}

Image upright(Image image, int orientation) {
    if (orientation == 1) return image;
    const Turn turn = turnFor(orientation, image.width, image.height);
    Image turned;
    turned.name = std::move(image.name);
    turned.width = turn.width;
    turned.height = turn.height;
    turned.rgb.resize(image.rgb.size());
    std::uint8_t* to = turned.rgb.data();
    for (int y = 0; y < turn.height; ++y)
        for (int x = 0; x < turn.width; ++x, to += 3) {
            const std::uint8_t* from = image.rgb.data() + 3 * (turn.start + x * turn.stepX + y * turn.stepY);
            std::copy(from, from + 3, to);
        }
    return turned;
}

/// One row of `channels` samples a pixel (grey, grey and alpha never, BGR, BGRA) to RGB over white; `most` is the value
/// of full intensity, 255 or 65535. Everything is rounded to the nearest 8-bit value, once.
template <class Sample>
void rowToRgb(const Sample* from, int channels, int width, std::uint8_t* to) {
    constexpr std::uint64_t most = sizeof(Sample) == 1 ? 255 : 65535;
    for (int x = 0; x < width; ++x, from += channels, to += 3)
        for (int c = 0; c < 3; ++c) {
            const std::uint64_t value = from[channels == 1 ? 0 : 2 - c];
            const std::uint64_t alpha = channels == 4 ? from[3] : most;
            const std::uint64_t overWhite = value * alpha + most * (most - alpha); // in units of 1 / most^2
            to[c] = std::uint8_t((overWhite * 255 + most * most / 2) / (most * most));
        }
}

/// The chunks of a PNG file that hold its picture. libpng prints warnings about the others (colour profiles above all),
/// and unpacks compressed texts that nobody reads.
std::vector<std::uint8_t> pictureChunksOnly(std::span<const std::uint8_t> bytes) {
    std::vector<std::uint8_t> kept(bytes.begin(), bytes.begin() + 8);
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t whole = std::size_t(*readUnsigned(bytes, at, 4, true)) + 12;
        const std::string_view type(reinterpret_cast<const char*>(bytes.data()) + at + 4, 4);
        if (type == "IHDR" || type == "PLTE" || type == "tRNS" || type == "IDAT" || type == "IEND")
            kept.insert(kept.end(), bytes.begin() + std::ptrdiff_t(at), bytes.begin() + std::ptrdiff_t(at + whole));
        if (type == "IEND") break;
        at += whole;
    }
    return kept;
}

/// What the decoder is given: the file, less what would make it print or turn the picture by itself.
std::vector<std::uint8_t> preparedCopy(const ImageHeader& header, std::span<const std::uint8_t> bytes) {
    if (header.format == ImageFormat::Png) return pictureChunksOnly(bytes);
    if (header.tiffOrientationAt == 0) return {};
    std::vector<std::uint8_t> copy(bytes.begin(), bytes.end());
    const bool bigEndian = copy[0] == 'M';
    copy[header.tiffOrientationAt] = bigEndian ? 0 : 1;
    copy[header.tiffOrientationAt + 1] = bigEndian ? 1 : 0;
    return copy;
}

Result<Image> decodeWith(const ImageHeader& header, std::span<const std::uint8_t> bytes, const std::string& name) {
    Image image;
    image.name = name;
    image.width = int(header.width);
    image.height = int(header.height);
    image.rgb.resize(std::size_t(header.width) * std::size_t(header.height) * 3);
    const cv::Mat input(1, int(bytes.size()), CV_8UC1, const_cast<std::uint8_t*>(bytes.data()));
    const auto damaged = [&] {
        return Error{ErrorCode::BadFormat, "'" + name + "': the " + std::string(toString(header.format)) +
                                               " file is damaged and cannot be decoded"};
    };
    const bool plain = !header.hasAlpha && header.bitsPerSample <= 8;
    if (plain) {
        // Decoded straight into our own memory, so that a large photo is held once.
        cv::Mat bgr(image.height, image.width, CV_8UC3, image.rgb.data());
        cv::Mat decoded = bgr;
        cv::imdecode(input, cv::IMREAD_COLOR | cv::IMREAD_IGNORE_ORIENTATION, &decoded);
        if (decoded.empty() || decoded.data != image.rgb.data()) return damaged();
        for (std::size_t i = 0; i < image.rgb.size(); i += 3)
            std::swap(image.rgb[i], image.rgb[i + 2]);
        if (header.hasColorKey)
            for (std::size_t i = 0; i < image.rgb.size(); i += 3)
                if (std::equal(header.colorKey, header.colorKey + 3, image.rgb.begin() + std::ptrdiff_t(i)))
                    std::fill_n(image.rgb.begin() + std::ptrdiff_t(i), 3, std::uint8_t(255));
        return image;
    }
    const cv::Mat decoded = cv::imdecode(input, cv::IMREAD_UNCHANGED);
    if (decoded.empty() || decoded.cols != image.width || decoded.rows != image.height) return damaged();
    const int channels = decoded.channels();
    const bool wide = decoded.depth() == CV_16U;
    if ((decoded.depth() != CV_8U && !wide) || (channels != 1 && channels != 3 && channels != 4))
        return Error{ErrorCode::Unsupported, "'" + name + "': only pictures of 8 or 16 bits a sample can be read"};
    for (int y = 0; y < image.height; ++y) {
        std::uint8_t* to = image.rgb.data() + std::size_t(y) * std::size_t(image.width) * 3;
        if (wide)
            rowToRgb(decoded.ptr<std::uint16_t>(y), channels, image.width, to);
        else
            rowToRgb(decoded.ptr<std::uint8_t>(y), channels, image.width, to);
    }
    return image;
}

} // namespace

Result<Image> decodeImage(std::span<const std::uint8_t> bytes, const std::string& name) {
    auto header = readImageHeader(bytes, name);
    if (!header) return header.error();
    // A pixel's bytes while decoding; 4 samples where there is alpha, coefficients too where the JPEG is progressive.
    const bool plain = !header->hasAlpha && header->bitsPerSample <= 8;
    const std::int64_t samples = plain ? 0 : (header->hasAlpha ? 4 : 3) * (header->bitsPerSample > 8 ? 2 : 1);
    const std::int64_t bytesPerPixel = 3 + samples + (header->progressive ? 6 : 0);
    const std::int64_t mostPixels = kMostDecodedBytes / bytesPerPixel;
    // Divide rather than multiply: both sides come from the file.
    if (header->width > mostPixels / header->height)
        return Error{ErrorCode::TooLarge, "'" + name + "' is " + std::to_string(header->width) + " x " +
                                              std::to_string(header->height) + " pixels; at most " + count(mostPixels) +
                                              " pixels can be read in this format"};
    if (std::int64_t(bytes.size()) > std::min<std::int64_t>(kMostFileBytes, INT32_MAX))
        return Error{ErrorCode::TooLarge, "'" + name + "' has more than 2 GiB"};
    try {
        const std::vector<std::uint8_t> prepared = preparedCopy(*header, bytes);
        auto image = decodeWith(*header, prepared.empty() ? bytes : std::span(prepared), name);
        if (!image) return image.error();
        return upright(std::move(*image), header->orientation);
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "'" + name + "': not enough memory for " + std::to_string(header->width) +
                                                 " x " + std::to_string(header->height) + " pixels"};
    } catch (const cv::Exception& e) {
        return Error{e.code == cv::Error::StsNoMem ? ErrorCode::OutOfMemory : ErrorCode::BadFormat,
                     "'" + name + "' cannot be decoded: " + e.err};
    } catch (const std::exception& e) {
        return Error{ErrorCode::Internal, "'" + name + "' cannot be decoded: " + e.what()};
    }
}

Result<Image> loadImage(const std::filesystem::path& file) {
    auto bytes = readFileBytes(file, kMostFileBytes);
    if (!bytes) return bytes.error();
    auto image = decodeImage(*bytes, file.string());
    if (image) image->name = file.filename().string();
    return image;
}

bool looksLikeImageFile(const std::filesystem::path& file) {
    std::string extension = file.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    for (const char* known : {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".bmp", ".dib", ".tif", ".tiff",
                              ".pgm", ".ppm", ".pnm", ".pbm"})
        if (extension == known) return true;
    return false;
}

Result<std::vector<std::filesystem::path>> findImages(const std::filesystem::path& folder, int limit) {
    namespace fs = std::filesystem;
    std::error_code error;
    if (!fs::exists(folder, error))
        return Error{ErrorCode::FileNotFound, "the folder '" + folder.string() + "' does not exist"};
    if (!fs::is_directory(folder, error))
        return Error{ErrorCode::InvalidArgument, "'" + folder.string() + "' is not a folder"};
    std::vector<fs::path> found;
    // Symbolic links to folders are not followed, so a cycle of them cannot trap us.
    fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
    if (error)
        return Error{ErrorCode::FileUnreadable,
                     "the folder '" + folder.string() + "' cannot be read: " + error.message()};
    for (; at != fs::recursive_directory_iterator(); at.increment(error)) {
        std::error_code ignored;
        if (looksLikeImageFile(at->path()) && at->is_regular_file(ignored)) found.push_back(at->path());
    }
    if (error)
        return Error{ErrorCode::FileUnreadable,
                     "the folder '" + folder.string() + "' cannot be read to its end: " + error.message()};
    if (found.empty())
        return Error{ErrorCode::InvalidArgument, "there is no photo in the folder '" + folder.string() + "'"};
    // Sorted first and cut then, so that the limit always keeps the same files.
    std::sort(found.begin(), found.end());
    if (limit >= 0 && found.size() > std::size_t(limit)) found.resize(std::size_t(limit));
    return found;
}

} // namespace convlens
