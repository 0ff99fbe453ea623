#include "ui/session/network_input.h"

#include "ui/session/photo_jobs.h"

namespace convlens {

Result<Tensor> networkInput(const NetworkState& network, const PhotoInput& photo) {
    CONVLENS_CHECK(network.weights);
    std::shared_ptr<const Image> image = photo.image;
    if (!image) {
        auto pixels = readPixels(photo.path);
        if (!pixels) return pixels.error();
        image = *pixels;
    }
    return preprocessImage(*image, network.weights->info.preprocess, network.spec.resolution);
}

} // namespace convlens
