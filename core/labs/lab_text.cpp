#include "core/labs/lab_text.h"

namespace convlens {

std::string filledIn(std::string_view text, const std::vector<std::string>& values) {
    std::string made;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPlace = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        const auto place = isPlace ? std::size_t(text[i + 1] - '1') : values.size();
        if (place < values.size()) {
            made += values[place];
            ++i;
        } else {
            made += text[i];
        }
    }
    return made;
}

std::string LabText::english() const {
    return filledIn(text, values);
}

} // namespace convlens
