#include "core/base/cache_sizes.h"

#include <charconv>
#include <fstream>
#include <string>
#include <system_error>

#if defined(__APPLE__)
#include <sys/sysctl.h>
#endif
#if defined(__unix__) || defined(__APPLE__)
#include <unistd.h>
#endif

namespace convlens {

namespace {

std::string firstWord(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string word;
    in >> word;
    return word;
}

std::int64_t bytesOf(const std::string& text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || number < 0) return 0;
    switch (end == text.data() + text.size() ? ' ' : *end) {
    case 'K':
        return number << 10;
    case 'M':
        return number << 20;
    case 'G':
        return number << 30;
    default:
        return number;
    }
}

} // namespace

CacheSizes readCacheSizes(const std::filesystem::path& folder) {
    CacheSizes sizes;
    for (int index = 0; index < 16; ++index) {
        const std::filesystem::path cache = folder / ("index" + std::to_string(index));
        const std::string level = firstWord(cache / "level"), type = firstWord(cache / "type");
        if (level.empty()) break;
        if (type == "Instruction") continue;
        const std::int64_t bytes = bytesOf(firstWord(cache / "size"));
        if (level == "1") sizes.level1 = bytes;
        if (level == "2") sizes.level2 = bytes;
        if (level == "3") sizes.level3 = bytes;
    }
    return sizes;
}

CacheSizes readCacheSizes() {
#if defined(__APPLE__)
    CacheSizes sizes;
    const auto ask = [](const char* name, std::int64_t& bytes) {
        std::size_t size = sizeof(bytes);
        if (sysctlbyname(name, &bytes, &size, nullptr, 0) != 0) bytes = 0;
    };
    ask("hw.l1dcachesize", sizes.level1);
    ask("hw.l2cachesize", sizes.level2);
    ask("hw.l3cachesize", sizes.level3);
    return sizes;
#else
    return readCacheSizes("/sys/devices/system/cpu/cpu0/cache");
#endif
}

std::int64_t readMemoryBytes() {
#if defined(_SC_PHYS_PAGES) && defined(_SC_PAGESIZE)
    const long pages = sysconf(_SC_PHYS_PAGES), bytes = sysconf(_SC_PAGESIZE);
    if (pages > 0 && bytes > 0) return std::int64_t(pages) * bytes;
#endif
    return 0;
}

} // namespace convlens
