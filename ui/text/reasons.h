#pragma once
#include <QString>

#include <string>

namespace convlens {

/// Why something failed, in the window's language. Core says it as an English sentence in which names and numbers stand
/// already. It is found again by the pattern that it was made from, "'%1' has %2 bytes; at most %3 are read", among
/// those of resources/reasons, and its values are put into the pattern's translation; a value that is such
/// a sentence itself (the reason inside a reason) is translated too. What no pattern fits stays English. Any thread.
QString reasonText(const std::string& english);

/// The language that reasonText() speaks from now on; applyLanguage() calls it.
void applyReasonsLanguage(const QString& code);

} // namespace convlens
