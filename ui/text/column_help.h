#pragma once
#include <QString>

namespace convlens {

/// What a table's column holds, for its header's tooltip: by its key in files ("median_us"), and by its title where
/// the key says no more than the title does.
QString columnHelp(const QString& key, const QString& title);

} // namespace convlens
