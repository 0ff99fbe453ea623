#include "core/base/json_text.h"

#include <vector>

namespace convlens {

Json parseJson(std::string_view text) {
    return Json::parse(text, nullptr, false);
}

Json parseJsonOrThrow(std::string_view text) {
    return Json::parse(text);
}

std::string jsonLine(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace convlens
