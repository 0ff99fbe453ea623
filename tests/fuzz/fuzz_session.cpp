#include "core/session/session_file.h"

#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto session = convlens::parseSession({reinterpret_cast<const char*>(data), size});
    if (!session) return 0;
    // What is read can be written, and what is written reads back as the same.
    const std::string text = convlens::toText(*session);
    const auto again = convlens::parseSession(text);
    if (!again || convlens::toText(*again) != text) std::abort();
    return 0;
}
