#include "core/graph/naming.h"

#include <array>

namespace convlens {

std::span<const NamingConvention> namingConventions() {
    static const std::array<NamingConvention, 6> kConventions{{{"convlens", nullptr},
                                                               {"torchvision", &SourceNames::torchvision},
                                                               {"timm", &SourceNames::timm},
                                                               {"pytorchcv", &SourceNames::pytorchcv},
                                                               {"megvii", &SourceNames::megvii},
                                                               {"dli14", &SourceNames::dli14}}};
    return kConventions;
}

std::string_view parameterSuffix(std::string_view parameterName) {
    return parameterName.substr(parameterName.rfind('.'));
}

} // namespace convlens
