#include "app/cli/numbers.h"

#include "core/base/check.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <system_error>

namespace convlens::cli {

std::string grouped(std::int64_t value) {
    std::string text = std::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t place = text.size(); place > first + 3;) {
        place -= 3;
        text.insert(place, ",");
    }
    return text;
}

std::string fixed(double value, int decimals) {
    std::array<char, 400> text{}; // the largest double has 309 digits before the point
    const auto [end, code] =
        std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals);
    CONVLENS_CHECK(code == std::errc());
    return std::string(text.data(), end);
}

std::string significant(double value, int digits) {
    if (value == 0.0 || !std::isfinite(value)) return fixed(value, value == 0.0 ? digits - 1 : 0);
    const int magnitude = int(std::floor(std::log10(std::abs(value))));
    return fixed(value, std::max(0, digits - 1 - magnitude));
}

std::string megabytes(std::int64_t bytes) {
    return significant(double(bytes) / 1e6, 3) + " MB";
}

std::string wrapped(const std::string& text, std::size_t width, std::size_t indent) {
    std::string out, line;
    const auto flush = [&] {
        if (!line.empty()) out += std::string(indent, ' ') + line + "\n";
        line.clear();
    };
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (!line.empty() && indent + line.size() + 1 + (end - begin) > width) flush();
        if (end > begin) line += (line.empty() ? "" : " ") + text.substr(begin, end - begin);
        begin = end + 1;
    }
    flush();
    return out;
}

} // namespace convlens::cli
