#pragma once
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// A sentence with %1 to %9 in it ("'%1' has %2 bytes"), by which the values are found again in a sentence that was
/// made of it.
class ValuePattern {
public:
    using Values = std::array<std::string, 10>; ///< by place; [0] stays empty

    explicit ValuePattern(std::string_view source);

    /// The values in the sentence, each as short as can be and the last as long as is left; nothing where it is another
    /// sentence, or one value that stands twice in the pattern differs.
    std::optional<Values> valuesIn(std::string_view sentence) const;

    int places() const { return int(m_places.size()); }
    /// Bytes of all words: of several patterns that fit, the one that says most is meant.
    std::size_t wordBytes() const { return m_wordBytes; }
    bool hasLetters() const { return m_hasLetters; } ///< among its words: not only signs around values

private:
    std::vector<std::string> m_words; ///< between the values; the first and the last may be empty
    std::vector<int> m_places;        ///< one fewer: which value stands behind each
    std::size_t m_wordBytes = 0, m_longest = 0;
    bool m_hasLetters = false;
};

} // namespace convlens
