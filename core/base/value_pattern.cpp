#include "core/base/value_pattern.h"

#include <algorithm>
#include <utility>

namespace convlens {

ValuePattern::ValuePattern(std::string_view source) {
    std::string words;
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (source[i] != '%' || i + 1 == source.size() || source[i + 1] < '1' || source[i + 1] > '9') {
            words += source[i];
            continue;
        }
        m_words.push_back(std::move(words));
        words.clear();
        m_places.push_back(source[++i] - '0');
    }
    m_words.push_back(std::move(words));
    for (std::size_t i = 0; i < m_words.size(); ++i) {
        m_wordBytes += m_words[i].size();
        m_hasLetters = m_hasLetters || std::ranges::any_of(m_words[i], [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
                       });
        if (m_words[i].size() > m_words[m_longest].size()) m_longest = i;
    }
}

std::optional<ValuePattern::Values> ValuePattern::valuesIn(std::string_view sentence) const {
    const std::string &first = m_words.front(), &last = m_words.back();
    if (m_places.empty()) return sentence == first ? std::optional<Values>(Values()) : std::nullopt;
    if (sentence.size() < m_wordBytes || sentence.find(m_words[m_longest]) == std::string_view::npos ||
        !sentence.starts_with(first) || !sentence.ends_with(last))
        return std::nullopt;
    Values values;
    std::array<bool, 10> known{};
    std::size_t at = first.size();
    const std::size_t end = sentence.size() - last.size();
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const bool isLast = i + 1 == m_places.size();
        const std::string& next = m_words[i + 1];
        const std::size_t to = isLast ? end : sentence.find(next, at);
        if (to == std::string_view::npos || to < at || to > end) return std::nullopt;
        const auto place = std::size_t(m_places[i]);
        const std::string_view value = sentence.substr(at, to - at);
        if (known[place] && values[place] != value) return std::nullopt;
        values[place] = value;
        known[place] = true;
        at = to + (isLast ? 0 : next.size());
    }
    return values;
}

} // namespace convlens
