#include "app/cli/near_match.h"

#include <algorithm>
#include <cctype>
#include <numeric>
#include <utility>

namespace convlens::cli {

namespace {

std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return out;
}

/// Levenshtein distance: insertions, deletions and replacements of one character.
std::size_t editDistance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] != b[j]);
            diagonal = row[j + 1];
            row[j + 1] = std::min({row[j] + 1, row[j + 1] + 1, replaced});
        }
    }
    return row.back();
}

} // namespace

std::vector<std::string> nearMatches(std::string_view wanted, std::span<const std::string> names, std::size_t limit) {
    const std::string key = lower(wanted.substr(0, 200));
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const std::string& name : names) {
        const std::string candidate = lower(name);
        const bool contains = !key.empty() && candidate.find(key) != std::string::npos;
        const std::size_t distance = editDistance(key, candidate);
        if (contains)
            ranked.emplace_back(0, name);
        else if (distance <= 2 + key.size() / 4)
            ranked.emplace_back(distance, name);
    }
    std::stable_sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> best;
    for (std::size_t i = 0; i < std::min(limit, ranked.size()); ++i)
        best.push_back(ranked[i].second);
    return best;
}

} // namespace convlens::cli
