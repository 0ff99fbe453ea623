#pragma once
#include "core/base/error.h"

#include <QString>

namespace convlens {

/// What kind of failure it was, as a translated sentence: "The file is damaged or not what its name says."
QString errorKind(ErrorCode code);

/// Everything that helps to find the cause, for "Copy details": summary, kind, the core's own words, version, system.
QString errorDetails(const QString& summary, const Error& error);

} // namespace convlens
