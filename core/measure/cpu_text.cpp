#include "core/measure/cpu_text.h"

#include <charconv>
#include <system_error>

namespace convlens {

namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r";
    const auto first = text.find_first_not_of(kBlank);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) - first + 1);
}

/// Calls f(key, value) for each line that has the separator.
template <class F>
void eachPair(std::string_view text, char separator, F f) {
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
        const auto cut = line.find(separator);
        if (cut != std::string_view::npos) f(trimmed(line.substr(0, cut)), trimmed(line.substr(cut + 1)));
    }
}

} // namespace

CpuText parseCpuInfo(std::string_view text) {
    CpuText cpu;
    std::string board, part;
    eachPair(text, ':', [&](std::string_view key, std::string_view value) {
        if (key == "model name" && cpu.model.empty()) cpu.model = value;
        if ((key == "Model" || key == "Hardware") && board.empty()) board = value;
        if (key == "CPU part" && part.empty()) part = "ARM part " + std::string(value);
        if (key == "cpu MHz" && cpu.frequencyMhz < 0) {
            double mhz = -1;
            const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), mhz);
            if (error == std::errc{} && mhz > 0) cpu.frequencyMhz = mhz;
        }
    });
    if (cpu.model.empty()) cpu.model = board.empty() ? part : board;
    return cpu;
}

std::string valueOfKey(std::string_view text, std::string_view key) {
    std::string found;
    eachPair(text, '=', [&](std::string_view k, std::string_view value) {
        if (k != key || !found.empty()) return;
        if (value.size() >= 2 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
        found = value;
    });
    return found;
}

} // namespace convlens
