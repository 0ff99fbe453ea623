#pragma once
#include "core/export/table.h"

#include <string>
#include <string_view>

namespace convlens {

/// RFC 4180: a header line of column keys, lines end with CR LF, fields with a comma, a quote or a line break are
/// quoted and their quotes doubled. UTF-8 without a byte-order mark.
std::string toCsv(const Table& table);

/// One field, quoted where the format asks for it.
std::string csvField(std::string_view text);

} // namespace convlens
