#pragma once
#include <QString>

#include <string>

namespace convlens {

/// What a table's column holds, for its header's tooltip: by its key in files ("median_us"), and by its title where
/// the key says no more than the title does.
QString columnHelp(const QString& key, const QString& title);

/// A cell's or a title's words in the window's language, where core made the table; files hold them as they are.
QString cellWords(const std::string& key, const std::string& words);

} // namespace convlens
