#include "core/export/json.h"

#include "core/graph/ops.h"

#include <cstddef>
#include <utility>
#include <variant>
#include <vector>

namespace convlens {

Json toJson(const Table& table) {
    Json rows = Json::array();
    for (const auto& row : table.rows) {
        Json object = Json::object();
        for (std::size_t i = 0; i < row.size(); ++i)
            object[table.columns[i].key] = std::visit(
                Overloaded{[](std::monostate) { return Json(); }, [](const auto& value) { return Json(value); }},
                row[i]);
        rows.push_back(std::move(object));
    }
    return rows;
}

std::string dumpJson(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace convlens
