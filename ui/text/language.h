#pragma once
#include <QString>

#include <vector>

namespace convlens {

/// A language of the window. The code is that of its translation ("zh_CN"), "en" for the sources' own, and empty for
/// whatever the system speaks.
struct Language {
    QString code;
    QString name; ///< in itself; empty for the system's
};

/// The system's first, then those that this build has.
std::vector<Language> languages();

/// Whether a font of this machine has the language's characters; without one the window would show boxes. Needs a
/// QGuiApplication.
bool canBeWritten(const QString& code);

/// Makes the words that are asked for from now on those of the language; an unknown code means the system's. Words that
/// are on the screen stay: WindowKeeper makes the window anew.
void applyLanguage(const QString& code);
/// The code of the language in force, never empty: "en", "zh_CN".
QString currentLanguage();

} // namespace convlens
