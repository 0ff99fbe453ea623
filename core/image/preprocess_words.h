#pragma once
#include "core/base/message.h"
#include "core/image/image.h"

namespace convlens {

/// describe(preprocess, side) with its values apart, so that the window can say it in another language.
Message preprocessInWords(const Preprocess& preprocess, int side);

} // namespace convlens
