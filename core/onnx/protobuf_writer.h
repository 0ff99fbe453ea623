#pragma once
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace convlens {

/// Writes one message of protocol buffers' wire format (protobuf.dev, "Encoding"): a row of fields, each a key
/// (number and wire type) and a value. Enough for ONNX; saves the product a library and a code generator.
class ProtobufWriter {
public:
    /// int32, int64, bool and enum fields. Negative numbers take ten bytes, as the format has it.
    void integer(int field, std::int64_t value);
    /// A repeated integer field, one key a value (proto2's default form).
    void integers(int field, std::span<const std::int64_t> values);
    void real(int field, float value);
    void text(int field, std::string_view value); ///< string and bytes fields
    void message(int field, const ProtobufWriter& message) { text(field, message.m_bytes); }
    /// Little-endian values as a bytes field, whatever this machine's order is.
    void rawFloats(int field, std::span<const float> values);
    void rawIntegers(int field, std::span<const std::int64_t> values);

    const std::string& bytes() const& { return m_bytes; }
    std::string bytes() && { return std::move(m_bytes); }

private:
    void varint(std::uint64_t value);
    void key(int field, int wireType);
    template <class Word>
    void littleEndian(Word word);

    std::string m_bytes;
};

} // namespace convlens
