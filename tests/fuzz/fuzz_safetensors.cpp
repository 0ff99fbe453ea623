#include "core/weights/safetensors.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto file = convlens::parseSafetensors({data, size}, "fuzz");
    if (!file) return 0;
    // Memory is bounded by the file: no more values than bytes.
    std::size_t values = 0;
    for (const convlens::StoredTensor& tensor : file->tensors)
        values += tensor.values.size();
    if (values > size) std::abort();
    return 0;
}
