#include "core/tensor/npy.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("convlens_fuzz_" + std::to_string(::getpid()) + ".npy");
    std::ofstream(file, std::ios::binary).write(reinterpret_cast<const char*>(data), std::streamsize(size));
    const auto tensor = convlens::readNpy(file);
    if (tensor && tensor->values().size() > size) std::abort(); // a value takes at least a byte
    return 0;
}
