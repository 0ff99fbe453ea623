#include "core/tensor/npy.h"

#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto tensor = convlens::decodeNpy({reinterpret_cast<const char*>(data), size}, "fuzz");
    if (!tensor) return 0;
    if (tensor->values().size() * sizeof(float) > size) std::abort(); // the file's size bounds the memory
    // Read from a file it is the same. Only for what is accepted: a file for every input would be all that is timed.
    static const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("convlens_fuzz_" + std::to_string(::getpid()) + ".npy");
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), std::streamsize(size));
    const auto again = convlens::readNpy(file);
    const auto bytes = tensor->values().size_bytes();
    if (!again || again->shape() != tensor->shape() ||
        (bytes > 0 && std::memcmp(again->values().data(), tensor->values().data(), bytes) != 0))
        std::abort();
    return 0;
}
