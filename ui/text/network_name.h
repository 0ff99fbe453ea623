#pragma once
#include "core/networks/network_spec.h"

#include <QString>

namespace convlens {

/// displayName() with its words in the window's language: "MobileNetV2 0.5 @96 (10 classes)". In English the same as
/// displayName(), which files and tables keep in every language.
QString networkName(const NetworkSpec& spec);

} // namespace convlens
