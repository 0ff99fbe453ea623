#pragma once
// Safetensors files made by hand, good and bad.
#include <QByteArray>

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <span>
#include <vector>

namespace convlens::test {

inline std::span<const std::uint8_t> bytesOf(const QByteArray& array) {
    return {reinterpret_cast<const std::uint8_t*>(array.constData()), std::size_t(array.size())};
}

inline QByteArray littleEndian(std::uint64_t value) {
    QByteArray bytes(8, '\0');
    for (int i = 0; i < 8; ++i)
        bytes[i] = char(value >> (8 * i));
    return bytes;
}

inline QByteArray safetensors(const QByteArray& header, const QByteArray& data) {
    return littleEndian(std::uint64_t(header.size())) + header + data;
}

inline QByteArray floats(std::initializer_list<float> values) {
    QByteArray bytes;
    for (const float value : values)
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    return bytes;
}

/// A file built up tensor by tensor.
class SafetensorsBuilder {
public:
    SafetensorsBuilder& add(const QByteArray& name, const std::vector<int>& dims, const std::vector<float>& values) {
        QByteArray shape;
        for (const int dim : dims)
            shape += (shape.isEmpty() ? "" : ",") + QByteArray::number(dim);
        const qsizetype begin = m_data.size();
        m_data.append(reinterpret_cast<const char*>(values.data()), qsizetype(values.size() * sizeof(float)));
        m_header += (m_header.isEmpty() ? "\"" : ",\"") + name + "\":{\"dtype\":\"F32\",\"shape\":[" + shape +
                    "],\"data_offsets\":[" + QByteArray::number(begin) + "," + QByteArray::number(m_data.size()) + "]}";
        return *this;
    }
    SafetensorsBuilder& metadata(const QByteArray& json) {
        m_header += (m_header.isEmpty() ? "" : ",") + QByteArray("\"__metadata__\":") + json;
        return *this;
    }
    QByteArray bytes() const { return safetensors("{" + m_header + "}", m_data); }

private:
    QByteArray m_header, m_data;
};

} // namespace convlens::test
