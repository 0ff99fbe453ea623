#pragma once
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// A sentence and the values in it, kept apart so that the window can say it in another language: "'%1' has %2 bytes;
/// at most %3 are read" and the three. Plain words become one by themselves. It never changes once made, and reads like
/// a string: in English, as the command line prints it.
class Message {
public:
    Message() = default;
    Message(const char* text, std::vector<Message> values = {});
    Message(std::string text, std::vector<Message> values = {});

    const std::string& text() const { return m_text; } ///< with %1 to %9 in the places of the values
    /// Names and numbers, and words or sentences that are translated for themselves: the reason inside a reason.
    const std::vector<Message>& values() const { return m_values; }

    const std::string& english() const { return m_english; }
    operator const std::string&() const { return m_english; }
    const char* c_str() const { return m_english.c_str(); }
    bool empty() const { return m_english.empty(); }
    std::size_t find(std::string_view part) const { return m_english.find(part); }
    bool operator==(const Message& other) const { return m_english == other.m_english; }

private:
    std::string m_text;
    std::vector<Message> m_values;
    std::string m_english;
};

/// The text with its values in the places of %1 to %9, wherever they stand and however often.
std::string filledIn(std::string_view text, const std::vector<std::string>& values);

} // namespace convlens
