#include "core/base/message.h"

#include <utility>

namespace convlens {

namespace {

std::vector<std::string> inEnglish(const std::vector<Message>& values) {
    return {values.begin(), values.end()};
}

} // namespace

Message::Message(const char* text, std::vector<Message> values) : Message(std::string(text), std::move(values)) {}

Message::Message(std::string text, std::vector<Message> values)
    : m_text(std::move(text)), m_values(std::move(values)),
      m_english(m_values.empty() ? m_text : filledIn(m_text, inEnglish(m_values))) {}

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

} // namespace convlens
