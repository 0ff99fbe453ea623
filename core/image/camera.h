#pragma once
#include "core/base/result.h"
#include "core/image/image.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace convlens {

/// Something that gives one picture after the other: a camera, or a film. Not safe from two threads at once; may move
/// from thread to thread between calls.
class FrameSource {
public:
    virtual ~FrameSource() = default;
    /// "Integrated Camera" or a file's name, for titles.
    virtual std::string name() const = 0;
    /// Waits for the next picture. FileUnreadable where none comes any more (unplugged, the end of a film); TooLarge as
    /// for photos.
    virtual Result<Image> next() = 0;
};

/// A camera that the system knows.
struct CameraInfo {
    int index = 0;    ///< as openCamera() takes it
    std::string name; ///< as its driver calls it, or its device's path
};

/// The cameras of this machine that pictures can be taken from, by index. On Linux as /sys/class/video4linux lists
/// them; elsewhere the systems offer no such list, so none is given although openCamera(0) may work. `root` is for
/// tests.
std::vector<CameraInfo> findCameras(const std::filesystem::path& root = "/sys/class/video4linux");

/// Opens a camera through OpenCV's videoio; can take seconds. FileNotFound where there is no such camera,
/// FileUnreadable where it is in use or gives no picture. Prints nothing.
Result<std::unique_ptr<FrameSource>> openCamera(int index);

/// Opens a film, or a numbered series of pictures ("shot_%03d.png"), frame by frame. Errors as openCamera().
Result<std::unique_ptr<FrameSource>> openFilm(const std::filesystem::path& file);

} // namespace convlens
