#include "core/image/camera.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgproc.hpp>
#include <opencv2/videoio.hpp>

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <fstream>
#include <new>
#include <string_view>
#include <system_error>
#include <utility>

namespace convlens {

namespace fs = std::filesystem;

namespace {

/// OpenCV warns on standard error about every device that it tries; what went wrong is said by our own error.
class Quiet {
public:
    Quiet() : m_before(cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT)) {}
    ~Quiet() { cv::utils::logging::setLogLevel(m_before); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;

private:
    cv::utils::logging::LogLevel m_before;
};

class Capture final : public FrameSource {
public:
    Capture(const cv::VideoCapture& capture, std::string name) : m_capture(capture), m_name(std::move(name)) {}
    std::string name() const override { return m_name; }

    Result<Image> next() override {
        try {
            const Quiet quiet;
            if (!m_capture.read(m_frame) || m_frame.empty())
                return Error{ErrorCode::FileUnreadable, "'" + m_name + "' gives no picture any more"};
            if (std::int64_t(m_frame.cols) * m_frame.rows > kMaxImagePixels)
                return Error{ErrorCode::TooLarge, "'" + m_name + "' gives pictures of " + std::to_string(m_frame.cols) +
                                                      "x" + std::to_string(m_frame.rows) +
                                                      " pixels, more than are allowed"};
            if (m_frame.depth() != CV_8U || (m_frame.channels() != 3 && m_frame.channels() != 1))
                return Error{ErrorCode::Unsupported,
                             "'" + m_name + "' gives pictures of another kind than 8-bit colour"};
            Image image;
            image.width = m_frame.cols;
            image.height = m_frame.rows;
            image.name = m_name;
            image.rgb.resize(std::size_t(image.width) * std::size_t(image.height) * 3);
            cv::Mat rgb(image.height, image.width, CV_8UC3, image.rgb.data());
            cv::cvtColor(m_frame, rgb, m_frame.channels() == 3 ? cv::COLOR_BGR2RGB : cv::COLOR_GRAY2RGB);
            return image;
        } catch (const cv::Exception& e) {
            return Error{ErrorCode::FileUnreadable, "'" + m_name + "': " + e.what()};
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::OutOfMemory, "'" + m_name + "': not enough memory for a picture"};
        }
    }

private:
    cv::VideoCapture m_capture;
    cv::Mat m_frame; // its memory serves every picture
    std::string m_name;
};

/// `open` returns whether OpenCV could open it.
template <class Open>
Result<std::unique_ptr<FrameSource>> openWith(const std::string& name, const std::string& refusal, Open open) {
    try {
        const Quiet quiet;
        cv::VideoCapture capture;
        if (!open(capture)) return Error{ErrorCode::FileUnreadable, refusal};
        return std::unique_ptr<FrameSource>(std::make_unique<Capture>(std::move(capture), name));
    } catch (const cv::Exception& e) {
        return Error{ErrorCode::FileUnreadable, "'" + name + "': " + e.what()};
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "'" + name + "': not enough memory"};
    }
}

/// Those of OpenCV that read files. Left to itself it also asks the drivers of cameras for one of that name, which
/// looks through all USB devices and leaks a list of them each time.
constexpr cv::VideoCaptureAPIs kFilmReaders[] = {cv::CAP_FFMPEG, cv::CAP_GSTREAMER, cv::CAP_OPENCV_MJPEG,
                                                 cv::CAP_IMAGES};

std::string firstLine(const fs::path& file) {
    std::ifstream stream(file);
    std::string line;
    std::getline(stream, line);
    return line;
}

} // namespace

std::vector<CameraInfo> findCameras(const fs::path& root) {
    std::vector<CameraInfo> found;
    std::error_code code;
    for (fs::directory_iterator at(root, code), end; !code && at != end; at.increment(code)) {
        const std::string device = at->path().filename().string();
        constexpr std::string_view kPrefix = "video";
        int index = -1;
        if (!device.starts_with(kPrefix)) continue;
        const char* last = device.data() + device.size();
        const auto [stop, failure] = std::from_chars(device.data() + kPrefix.size(), last, index);
        if (failure != std::errc() || stop != last) continue;
        // A webcam has a second device for its metadata, which gives no pictures; its own "index" is not 0.
        const std::string place = firstLine(at->path() / "index");
        if (!place.empty() && place != "0") continue;
        const std::string name = firstLine(at->path() / "name");
        found.push_back({index, name.empty() ? "/dev/" + device : name});
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
    return found;
}

Result<std::unique_ptr<FrameSource>> openCamera(int index) {
    std::string name = "camera " + std::to_string(index);
#ifdef __linux__
    const fs::path device = "/dev/video" + std::to_string(index);
    std::error_code code;
    if (!fs::exists(device, code))
        return Error{ErrorCode::FileNotFound, "there is no camera " + std::to_string(index) + " on this machine (" +
                                                  device.string() + " does not exist)"};
    for (const CameraInfo& camera : findCameras())
        if (camera.index == index) name = camera.name;
#endif
    return openWith(name, "'" + name + "' could not be opened: it is in use, not allowed, or gives no pictures",
                    [index](cv::VideoCapture& capture) { return capture.open(index); });
}

Result<std::unique_ptr<FrameSource>> openFilm(const fs::path& file) {
    const std::string name = file.filename().string();
    return openWith(name, "'" + file.string() + "' cannot be read as a film or a numbered series of pictures",
                    [&file](cv::VideoCapture& capture) {
                        return std::ranges::any_of(kFilmReaders, [&](cv::VideoCaptureAPIs reader) {
                            return capture.open(file.string(), reader);
                        });
                    });
}

} // namespace convlens
