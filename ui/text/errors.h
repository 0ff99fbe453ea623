#pragma once
#include "core/base/error.h"
#include "ui/text/reasons.h"

#include <QString>

namespace convlens {

/// What kind of failure it was, as a translated sentence: "The file is damaged or not what its name says."
QString errorKind(ErrorCode code);

/// The reason in the window's language, with its names and numbers (see reasonText()).
QString errorText(const Error& error);

/// Everything that helps to find the cause, for "Copy details": summary, kind, the reason (in English too), version,
/// system.
QString errorDetails(const QString& summary, const Error& error);

} // namespace convlens
