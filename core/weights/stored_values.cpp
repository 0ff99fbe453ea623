#include "core/weights/stored_values.h"

#include "core/weights/half.h"

#include <bit>
#include <cstring>

namespace convlens {

static_assert(std::endian::native == std::endian::little,
              "files store little-endian values, which are copied as they are");

std::uint64_t bytesPerValue(const std::string& dtype) {
    if (dtype == "F64" || dtype == "I64" || dtype == "U64") return 8;
    if (dtype == "F32" || dtype == "I32" || dtype == "U32") return 4;
    if (dtype == "F16" || dtype == "BF16" || dtype == "I16" || dtype == "U16") return 2;
    if (dtype == "I8" || dtype == "U8" || dtype == "BOOL") return 1;
    return 0;
}

bool isFloatingPoint(const std::string& dtype) {
    return dtype == "F64" || dtype == "F32" || dtype == "F16" || dtype == "BF16";
}

void widenValues(std::span<const std::uint8_t> bytes, const std::string& dtype, std::vector<float>& values) {
    const auto copyAs = [&]<class Stored>(Stored, auto&& convert) {
        values.resize(bytes.size() / sizeof(Stored));
        for (std::size_t i = 0; i < values.size(); ++i) {
            Stored stored;
            std::memcpy(&stored, bytes.data() + i * sizeof(Stored), sizeof(Stored));
            values[i] = convert(stored);
        }
    };
    if (dtype == "F32")
        copyAs(float{}, [](float v) { return v; });
    else if (dtype == "F16")
        copyAs(std::uint16_t{}, floatFromHalf);
    else if (dtype == "BF16")
        copyAs(std::uint16_t{}, floatFromBrainFloat);
    else if (dtype == "F64")
        copyAs(double{}, [](double v) { return float(v); });
}

} // namespace convlens
