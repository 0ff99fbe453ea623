#include "core/onnx/protobuf_writer.h"

#include <bit>
#include <cstddef>

namespace convlens {

namespace {

constexpr int kVarint = 0, kLengthDelimited = 2, kFixed32 = 5;

} // namespace

void ProtobufWriter::varint(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        m_bytes.push_back(char(value | 0x80));
    m_bytes.push_back(char(value));
}

void ProtobufWriter::key(int field, int wireType) {
    varint(std::uint64_t(field) << 3 | std::uint64_t(wireType));
}

template <class Word>
void ProtobufWriter::littleEndian(Word word) {
    for (std::size_t i = 0; i < sizeof word; ++i)
        m_bytes.push_back(char(word >> (8 * i)));
}

void ProtobufWriter::integer(int field, std::int64_t value) {
    key(field, kVarint);
    varint(std::uint64_t(value));
}

void ProtobufWriter::integers(int field, std::span<const std::int64_t> values) {
    for (const std::int64_t value : values)
        integer(field, value);
}

void ProtobufWriter::real(int field, float value) {
    key(field, kFixed32);
    littleEndian(std::bit_cast<std::uint32_t>(value));
}

void ProtobufWriter::text(int field, std::string_view value) {
    key(field, kLengthDelimited);
    varint(value.size());
    m_bytes.append(value);
}

void ProtobufWriter::rawFloats(int field, std::span<const float> values) {
    key(field, kLengthDelimited);
    varint(values.size_bytes());
    if constexpr (std::endian::native == std::endian::little) {
        m_bytes.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    } else {
        for (const float value : values)
            littleEndian(std::bit_cast<std::uint32_t>(value));
    }
}

void ProtobufWriter::rawIntegers(int field, std::span<const std::int64_t> values) {
    key(field, kLengthDelimited);
    varint(values.size_bytes());
    for (const std::int64_t value : values)
        littleEndian(std::uint64_t(value));
}

} // namespace convlens
