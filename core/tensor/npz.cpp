#include "core/tensor/npz.h"

#include "core/base/check.h"
#include "core/base/crc32.h"
#include "core/tensor/npy.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace convlens {

namespace {

constexpr std::uint64_t kMostOfAMember = std::numeric_limits<std::uint32_t>::max() - 1;
constexpr std::uint64_t kMostCounted = std::numeric_limits<std::uint16_t>::max() - 1; ///< by a plain directory
// Zip keeps the time of a member; a fixed one (1980-01-01, the earliest there is) makes equal contents equal files.
constexpr std::uint16_t kNoTime = 0, kNoDate = 0x21;
constexpr int kPlain = 20, kZip64 = 45; ///< versions of the format, times ten
constexpr std::uint64_t kElsewhere32 = 0xffffffff, kElsewhere16 = 0xffff;

void append(std::string& to, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        to += char(value >> (8 * i) & 0xff);
}

std::span<const std::uint8_t> asBytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

} // namespace

Result<NpzWriter> NpzWriter::create(const std::filesystem::path& file) {
    auto writer = FileWriter::create(file);
    if (!writer) return writer.error();
    return NpzWriter(std::move(*writer), file.string());
}

Result<void> NpzWriter::add(const NpzArray& array) {
    std::size_t elements = 1;
    for (const int extent : array.dims)
        elements *= std::size_t(extent);
    CONVLENS_CHECK(elements == array.values.size());
    const std::string_view body(reinterpret_cast<const char*>(array.values.data()), array.values.size_bytes());
    return add(array.name + ".npy", npyHeader(array.dims), body);
}

Result<void> NpzWriter::add(const NpzText& text) {
    return add(text.name, {}, text.text);
}

/// A zip member, stored as it is, and its entry of the directory (PKWARE APPNOTE 6.3, sections 4.3.7 and 4.3.12; 4.5.3
/// for a place beyond what 32 bits can say).
Result<void> NpzWriter::add(const std::string& name, std::string_view head, std::string_view body) {
    const std::uint64_t size = head.size() + body.size();
    if (size > kMostOfAMember)
        return Error{ErrorCode::TooLarge, "'" + name + "' of '" + m_file + "' has " + std::to_string(size >> 20) +
                                              " MiB; an array of an .npz file has at most 4095"};
    const bool far = m_offset >= m_zip64From;
    const std::uint32_t crc = crc32(asBytes(body), crc32(asBytes(head)));
    const auto common = [&](int version, int extra) { // what the local header and the directory's entry share
        std::string text;
        append(text, std::uint64_t(version), 2); // needed to read it
        append(text, 0x0800, 2);                 // names are UTF-8
        append(text, 0, 2);                      // stored
        append(text, kNoTime, 2);
        append(text, kNoDate, 2);
        append(text, crc, 4);
        append(text, size, 4);
        append(text, size, 4);
        append(text, name.size(), 2);
        append(text, std::uint64_t(extra), 2);
        return text;
    };
    m_directory += "PK\x01\x02";
    append(m_directory, far ? kZip64 : kPlain, 2); // made by
    m_directory += common(far ? kZip64 : kPlain, far ? 12 : 0);
    append(m_directory, 0, 2); // no comment
    append(m_directory, 0, 2); // first disk
    append(m_directory, 0, 2); // not text
    append(m_directory, 0, 4); // no attributes
    append(m_directory, far ? kElsewhere32 : m_offset, 4);
    m_directory += name;
    if (far) {
        append(m_directory, 1, 2); // the extra field of zip64
        append(m_directory, 8, 2); // bytes of it
        append(m_directory, m_offset, 8);
    }
    ++m_members;
    std::string local = "PK\x03\x04" + common(kPlain, 0) + name;
    local += head;
    m_offset += local.size() + body.size();
    if (auto written = m_writer.write(local); !written) return written;
    return m_writer.write(body);
}

/// The directory and its end (section 4.3.16; in the form zip64 with 4.3.14 and 4.3.15 before it).
Result<void> NpzWriter::commit() {
    const std::uint64_t size = m_directory.size();
    const bool far = m_offset >= m_zip64From || size >= m_zip64From || m_members > kMostCounted;
    if (far) {
        m_directory += "PK\x06\x06";
        append(m_directory, 44, 8); // bytes of this record after here
        append(m_directory, kZip64, 2);
        append(m_directory, kZip64, 2);
        append(m_directory, 0, 4); // one disk
        append(m_directory, 0, 4);
        append(m_directory, m_members, 8);
        append(m_directory, m_members, 8);
        append(m_directory, size, 8);
        append(m_directory, m_offset, 8);
        m_directory += "PK\x06\x07";
        append(m_directory, 0, 4);
        append(m_directory, m_offset + size, 8); // where that record stands
        append(m_directory, 1, 4);
    }
    m_directory += "PK\x05\x06";
    append(m_directory, 0, 4); // one disk
    append(m_directory, far ? kElsewhere16 : m_members, 2);
    append(m_directory, far ? kElsewhere16 : m_members, 2);
    append(m_directory, far ? kElsewhere32 : size, 4);
    append(m_directory, far ? kElsewhere32 : m_offset, 4);
    append(m_directory, 0, 2); // no comment
    if (auto written = m_writer.write(m_directory); !written) return written;
    return m_writer.commit();
}

Result<void> writeNpz(const std::filesystem::path& file, std::span<const NpzArray> arrays,
                      std::span<const NpzText> texts, const CancelToken& cancel, const ProgressSink& progress) {
    auto npz = NpzWriter::create(file);
    if (!npz) return npz.error();
    for (std::size_t i = 0; i < arrays.size(); ++i) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        report(progress, double(i) / double(arrays.size()), arrays[i].name);
        if (auto written = npz->add(arrays[i]); !written) return written;
    }
    for (const NpzText& text : texts)
        if (auto written = npz->add(text); !written) return written;
    return npz->commit();
}

} // namespace convlens
