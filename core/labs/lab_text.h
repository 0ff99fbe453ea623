#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// A text and the values in it, kept apart so that the text can be translated: "%1 of the points collapse" and "25 %".
/// Plain words become one by themselves.
struct LabText {
    LabText() = default;
    LabText(const char* words, std::vector<std::string> put = {}) : text(words), values(std::move(put)) {}
    LabText(std::string words, std::vector<std::string> put = {}) : text(std::move(words)), values(std::move(put)) {}

    std::string text;                ///< with %1 to %9 in the places of the values
    std::vector<std::string> values; ///< numbers, and words that are translated for themselves
    std::string english() const;
    bool operator==(const LabText&) const = default;
};

/// The text with its values in the places of %1 to %9, wherever they stand and however often.
std::string filledIn(std::string_view text, const std::vector<std::string>& values);

} // namespace convlens
