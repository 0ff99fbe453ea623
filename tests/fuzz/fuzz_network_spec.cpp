#include "core/networks/registry.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto spec = convlens::parseNetworkSpec({reinterpret_cast<const char*>(data), size});
    if (!spec) return 0;
    // What is accepted is valid and its canonical text means the same.
    const auto again = convlens::parseNetworkSpec(convlens::toString(*spec));
    if (!convlens::validateNetworkSpec(*spec) || !again || !(*again == *spec)) std::abort();
    return 0;
}
