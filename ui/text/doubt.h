#pragma once
#include "core/analysis/trust.h"
#include "ui/text/core_text.h"

#include <QString>

/// How a doubtful time is marked wherever one stands, and what is said of it.
namespace convlens {

/// " ?" behind a doubtful time, nothing behind another.
inline QString doubtMark(const TimingSummary& time) {
    return time.doubtful ? QStringLiteral(" ?") : QString();
}

/// Why the time is doubtful and what to do about it; empty where it is not.
inline QString doubtInWords(const TimingSummary& time) {
    return coreText(doubtWithAdvice(time));
}

/// For tooltips in plain text: the reason and the advice on a line of their own, below what is said already.
inline QString withDoubt(const QString& text, const TimingSummary& time) {
    return time.doubtful ? text + u'\n' + doubtInWords(time) : text;
}

} // namespace convlens
