#pragma once
#include "core/networks/network_spec.h"

#include <map>
#include <optional>
#include <span>
#include <string>

namespace convlens {

/// A network whose weights were trained by this project and are part of the program: at most one a family, all trained
/// alike on the same photos, so that their accuracies can be compared. Facts are the file's own metadata.
struct TrainedNetwork {
    NetworkSpec spec;   ///< with the resolution that the accuracy was measured at
    std::string path;   ///< for readWeightsFile(): ":/weights/..."
    std::string data;   ///< "CIFAR-10"
    double top1 = 0;    ///< share of right answers over the test photos
    double top5 = 0;    ///< share of test photos whose class is among the first five
    int testPhotos = 0; ///< that it was measured on; none of them was trained on
    std::map<std::string, std::string> metadata;
};

/// In the order of families().
std::span<const TrainedNetwork> trainedNetworks();
/// Null for a family that comes without.
const TrainedNetwork* trainedNetwork(Family family);
/// The trained network with exactly the parameters of `spec` (whose resolution may be another), or null.
const TrainedNetwork* trainedFor(const NetworkSpec& spec);
/// The trained network behind a path of readWeightsFile(), or null.
const TrainedNetwork* trainedAt(const std::string& path);

/// The accuracy that a weights file states for itself, if it does.
struct StatedAccuracy {
    double top1 = 0;
    int photos = 0;     ///< 0 if not told
    int resolution = 0; ///< at which it holds; 0 if not told
    std::string data;   ///< "CIFAR-10", or empty
    bool measuredByUs = false;
};
/// Nothing where the metadata state none, or none that makes sense.
std::optional<StatedAccuracy> statedAccuracy(const std::map<std::string, std::string>& metadata);

} // namespace convlens
