#pragma once
#include "core/base/json.h"

#include <string>
#include <string_view>

/// Reading and writing JSON's text in one place: a source that does it by itself takes three seconds longer to compile.
namespace convlens {

/// "Discarded" where the text is no JSON.
Json parseJson(std::string_view text);

/// Throws Json::exception, which says where the text is no JSON.
Json parseJsonOrThrow(std::string_view text);

/// Without a line feed. Bytes that are not UTF-8 (file names and people's texts may hold such) become U+FFFD.
std::string jsonLine(const Json& json);

} // namespace convlens
