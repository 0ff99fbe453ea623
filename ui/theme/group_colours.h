#pragma once
#include <QColor>

namespace convlens {

/// Of the groups of a group convolution or shuffle, and of a concat's inputs; the ninth is the first again.
QColor groupColour(int group);

} // namespace convlens
