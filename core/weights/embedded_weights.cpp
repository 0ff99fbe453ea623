#include "core/weights/embedded_weights.h"

#include "embedded/mobilenet_v1_w0_5.h"
#include "embedded/mobilenet_v2_w0_5.h"
#include "embedded/mobilenet_v3_large_w0_5.h"
#include "embedded/mobilenet_v3_small_w0_75.h"
#include "embedded/shufflenet_v1_w0_75_g3.h"
#include "embedded/shufflenet_v2_w1.h"

#include <algorithm>
#include <array>

namespace convlens {

std::span<const EmbeddedWeights> embeddedWeights() {
    using namespace embedded;
    static const std::array<EmbeddedWeights, 6> all{{
        {":/weights/mobilenet_v1_w0.5.safetensors", mobilenet_v1_w0_5()},
        {":/weights/mobilenet_v2_w0.5.safetensors", mobilenet_v2_w0_5()},
        {":/weights/mobilenet_v3_large_w0.5.safetensors", mobilenet_v3_large_w0_5()},
        {":/weights/mobilenet_v3_small_w0.75.safetensors", mobilenet_v3_small_w0_75()},
        {":/weights/shufflenet_v1_w0.75_g3.safetensors", shufflenet_v1_w0_75_g3()},
        {":/weights/shufflenet_v2_w1.safetensors", shufflenet_v2_w1()},
    }};
    return all;
}

const EmbeddedWeights* findEmbeddedWeights(std::string_view path) {
    const auto all = embeddedWeights();
    const auto found = std::ranges::find(all, path, &EmbeddedWeights::path);
    return found == all.end() ? nullptr : &*found;
}

} // namespace convlens
