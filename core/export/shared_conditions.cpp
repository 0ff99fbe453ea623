#include "core/export/shared_conditions.h"

#include <algorithm>
#include <cstddef>
#include <variant>

namespace convlens {

namespace {

const Cell* find(const std::vector<std::pair<Column, Cell>>& list, const std::string& key) {
    for (const auto& [column, cell] : list)
        if (column.key == key) return &cell;
    return nullptr;
}

} // namespace

SharedConditions sharedConditions(std::span<const Passport> passports) {
    SharedConditions shared;
    std::vector<std::vector<std::pair<Column, Cell>>> all;
    for (const Passport& passport : passports) {
        all.push_back(conditions(passport));
        std::erase_if(all.back(), [](const auto& condition) { return condition.first.key == "version"; });
    }
    // Every key once: that of a later passport stands behind the one that it follows there.
    std::vector<Column> keys;
    for (const auto& list : all) {
        std::size_t place = 0;
        for (const auto& [column, cell] : list) {
            const auto known = std::ranges::find(keys, column.key, &Column::key);
            if (known == keys.end())
                keys.insert(keys.begin() + std::ptrdiff_t(place), column);
            else
                place = std::size_t(known - keys.begin());
            ++place;
        }
    }
    shared.rows.resize(all.size());
    for (const Column& column : keys) {
        const Cell* first = find(all.front(), column.key);
        const bool same = first && std::ranges::all_of(all, [&](const auto& list) {
                              const Cell* cell = find(list, column.key);
                              return cell && *cell == *first;
                          });
        if (same) {
            shared.common.emplace_back(column, *first);
            continue;
        }
        shared.columns.push_back(column);
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Cell* cell = find(all[i], column.key);
            shared.rows[i].push_back(cell ? *cell : Cell());
        }
    }
    return shared;
}

std::vector<std::pair<Column, Cell>> pairConditions(const Passport& base, const Passport& other,
                                                    const std::string& baseName, const std::string& otherName) {
    const Passport both[] = {base, other};
    SharedConditions shared = sharedConditions(both);
    std::vector<std::pair<Column, Cell>> list = std::move(shared.common);
    for (std::size_t i = 0; i < shared.columns.size(); ++i) {
        const Column& column = shared.columns[i];
        list.emplace_back(Column{column.key + "_base", column.title + ", " + baseName, column.numeric},
                          shared.rows[0][i]);
        list.emplace_back(Column{column.key + "_other", column.title + ", " + otherName, column.numeric},
                          shared.rows[1][i]);
    }
    return list;
}

} // namespace convlens
