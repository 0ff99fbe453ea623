#include "core/export/svg_bars.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>

namespace convlens {

namespace {

constexpr double kWidth = 760, kNames = 230, kValues = 90, kBar = 11, kBarGap = 2, kRowGap = 9, kHead = 46, kFont = 12;
constexpr std::size_t kLongestName = 36;

/// With at most two decimals, whatever the locale.
std::string number(double value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, std::round(value * 100) / 100).ptr;
    return std::string(text, end);
}

std::string shortened(const std::string& name) {
    if (name.size() <= kLongestName) return name;
    std::size_t cut = kLongestName - 1;
    while (cut > 0 && (static_cast<unsigned char>(name[cut]) & 0xC0) == 0x80)
        --cut; // never inside a character
    return name.substr(0, cut) + "\xE2\x80\xA6";
}

std::string textAt(double x, double y, const std::string& text, const char* anchor, const char* more = "") {
    return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\"" + more + ">" +
           xmlText(text) + "</text>\n";
}

} // namespace

std::string xmlText(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default: {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20 && c != '\t' && c != '\n')
                out += ' ';
            else if (byte < 0x80)
                out += c;
            else {
                // A whole UTF-8 sequence, or the sign for what is none.
                const std::size_t length = byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC2 ? 2 : 0;
                bool whole = length >= 2 && byte < 0xF5 && i + length <= text.size();
                for (std::size_t k = 1; whole && k < length; ++k)
                    whole = (static_cast<unsigned char>(text[i + k]) & 0xC0) == 0x80;
                const std::string_view sequence = whole ? text.substr(i, length) : std::string_view();
                // Surrogates and U+FFFE, U+FFFF are no characters of XML.
                const bool barred = length == 3 && whole &&
                                    ((byte == 0xED && static_cast<unsigned char>(text[i + 1]) >= 0xA0) ||
                                     sequence == "\xEF\xBF\xBE" || sequence == "\xEF\xBF\xBF");
                out += whole && !barred ? sequence : std::string_view("\xEF\xBF\xBD");
                if (whole) i += length - 1;
            }
        }
        }
    }
    return out;
}

std::string svgBars(const std::string& title, const std::vector<std::string>& rows,
                    const std::vector<SvgSeries>& series) {
    if (rows.empty() || series.empty()) return {};
    double most = 0;
    for (const SvgSeries& s : series) {
        for (const double value : s.values)
            if (std::isfinite(value)) most = std::max(most, value);
    }
    const double rowHeight = double(series.size()) * (kBar + kBarGap) + kRowGap;
    const double height = kHead + rowHeight * double(rows.size());
    const double room = kWidth - kNames - kValues;
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + number(kWidth) + " " +
                      number(height) + "\" width=\"" + number(kWidth) + "\" height=\"" + number(height) +
                      "\" role=\"img\" font-family=\"sans-serif\" font-size=\"" + number(kFont) +
                      "\" fill=\"#1B1D20\">\n<title>" + xmlText(title) + "</title>\n";
    svg += textAt(0, 14, title, "start", " font-weight=\"bold\"");
    double x = kNames;
    for (const SvgSeries& s : series) {
        svg += "<rect x=\"" + number(x) + "\" y=\"24\" width=\"12\" height=\"10\" fill=\"" + xmlText(s.colour) +
               "\"/>\n" + textAt(x + 17, 33, s.name, "start");
        x += 17 + 7.2 * double(s.name.size()) + 20;
    }
    for (std::size_t r = 0; r < rows.size(); ++r) {
        const double top = kHead + rowHeight * double(r);
        svg += "<g><title>" + xmlText(rows[r]) + "</title>\n" +
               textAt(kNames - 8, top + rowHeight / 2, shortened(rows[r]), "end");
        for (std::size_t s = 0; s < series.size(); ++s) {
            const double value = r < series[s].values.size() ? series[s].values[r] : std::nan("");
            if (!std::isfinite(value)) continue;
            const double y = top + double(s) * (kBar + kBarGap);
            const double length = most > 0 ? room * std::max(value, 0.0) / most : 0;
            svg += "<rect x=\"" + number(kNames) + "\" y=\"" + number(y) + "\" width=\"" + number(length) +
                   "\" height=\"" + number(kBar) + "\" fill=\"" + xmlText(series[s].colour) + "\"/>\n";
            if (r < series[s].labels.size())
                svg += textAt(kNames + length + 5, y + kBar - 1.5, series[s].labels[r], "start", " font-size=\"10.5\"");
        }
        svg += "</g>\n";
    }
    svg += "<line x1=\"" + number(kNames) + "\" y1=\"" + number(kHead - 4) + "\" x2=\"" + number(kNames) + "\" y2=\"" +
           number(height - kRowGap + 2) + "\" stroke=\"#A9AFB5\"/>\n</svg>\n";
    return svg;
}

} // namespace convlens
