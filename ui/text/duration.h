#pragma once
#include <QString>

namespace convlens {

/// How long something takes, for people who wait: "5 s", "40 s", "4 min", "1 h 20 min"; rounded up, never "0 s". An en
/// dash where it is not known.
QString duration(double seconds);

} // namespace convlens
