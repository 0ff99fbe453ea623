#include "core/image/encode.h"

#include <opencv2/core.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include <exception>
#include <new>
#include <string>

namespace convlens {

Result<std::vector<std::uint8_t>> encodePng(const Image& image) {
    try {
        // Not written to: cvtColor makes a picture of its own.
        const cv::Mat rgb(image.height, image.width, CV_8UC3, const_cast<std::uint8_t*>(image.rgb.data()));
        cv::Mat bgr;
        cv::cvtColor(rgb, bgr, cv::COLOR_RGB2BGR);
        std::vector<std::uint8_t> bytes;
        if (!cv::imencode(".png", bgr, bytes))
            return Error{ErrorCode::Internal, "'" + image.name + "' could not be encoded as PNG"};
        return bytes;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to encode '" + image.name + "' as PNG"};
    } catch (const std::exception& error) {
        return Error{ErrorCode::Internal, "'" + image.name + "' could not be encoded as PNG: " + error.what()};
    }
}

} // namespace convlens
