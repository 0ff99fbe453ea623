#pragma once
#include "core/export/passport.h"
#include "core/export/table.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace convlens {

/// The conditions of several results: said once where they agree, a row each where they do not.
struct SharedConditions {
    std::vector<std::pair<Column, Cell>> common;
    std::vector<Column> columns;         ///< of what differs, in the order of conditions()
    std::vector<std::vector<Cell>> rows; ///< a passport each; empty cells where it does not say
};
/// The program's version is not among them: every export says it anyway.
SharedConditions sharedConditions(std::span<const Passport> passports);

/// Of a table whose columns set one result against another: what both share, then each one's own as "threads_base" and
/// "threads_other", with the names that people know them by in the titles ("threads, A").
std::vector<std::pair<Column, Cell>> pairConditions(const Passport& base, const Passport& other,
                                                    const std::string& baseName, const std::string& otherName);

} // namespace convlens
