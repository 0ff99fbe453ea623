#include "core/tensor/npz.h"

#include "core/base/check.h"
#include "core/base/crc32.h"
#include "core/base/write_file.h"
#include "core/tensor/npy.h"

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace convlens {

namespace {

constexpr std::uint64_t kMostBytes = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kMostMembers = std::numeric_limits<std::uint16_t>::max() - 1;
// Zip keeps the time of a member; a fixed one (1980-01-01, the earliest there is) makes equal contents equal files.
constexpr std::uint16_t kNoTime = 0, kNoDate = 0x21;

void append(std::string& to, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i)
        to += char(value >> (8 * i) & 0xff);
}

std::span<const std::uint8_t> asBytes(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Writes one zip member after the other (PKWARE APPNOTE 6.3, sections 4.3.7 and 4.3.12), stored as they are.
class ZipWriter {
public:
    explicit ZipWriter(FileWriter& writer) : m_writer(writer) {}

    Result<void> add(const std::string& name, std::string_view head, std::string_view body) {
        const std::uint64_t size = head.size() + body.size();
        const std::uint32_t crc = crc32(asBytes(body), crc32(asBytes(head)));
        std::string common;        // what the local header and the directory's entry share
        append(common, 20, 2);     // version needed
        append(common, 0x0800, 2); // names are UTF-8
        append(common, 0, 2);      // stored
        append(common, kNoTime, 2);
        append(common, kNoDate, 2);
        append(common, crc, 4);
        append(common, size, 4);
        append(common, size, 4);
        append(common, name.size(), 2);
        append(common, 0, 2); // no extra field
        m_directory += "PK\x01\x02";
        append(m_directory, 20, 2); // made by
        m_directory += common;
        append(m_directory, 0, 2); // no comment
        append(m_directory, 0, 2); // first disk
        append(m_directory, 0, 2); // not text
        append(m_directory, 0, 4); // no attributes
        append(m_directory, m_offset, 4);
        m_directory += name;
        ++m_members;
        std::string local = "PK\x03\x04" + common + name;
        local += head;
        m_offset += local.size() + body.size();
        if (auto written = m_writer.write(local); !written) return written;
        return m_writer.write(body);
    }

    Result<void> finish() {
        const std::uint64_t size = m_directory.size();
        m_directory += "PK\x05\x06";
        append(m_directory, 0, 4); // one disk
        append(m_directory, m_members, 2);
        append(m_directory, m_members, 2);
        append(m_directory, size, 4);
        append(m_directory, m_offset, 4);
        append(m_directory, 0, 2); // no comment
        return m_writer.write(m_directory);
    }

private:
    FileWriter& m_writer;
    std::string m_directory;
    std::uint64_t m_offset = 0, m_members = 0;
};

} // namespace

Result<void> writeNpz(const std::filesystem::path& file, std::span<const NpzArray> arrays,
                      std::span<const NpzText> texts, const CancelToken& cancel, const ProgressSink& progress) {
    std::uint64_t bytes = 0;
    constexpr std::uint64_t kAround = 512; // headers and names of a member, generously
    for (const NpzArray& array : arrays)
        bytes += array.values.size_bytes() + 2 * array.name.size() + kAround;
    for (const NpzText& text : texts)
        bytes += text.text.size() + 2 * text.name.size() + kAround;
    if (bytes > kMostBytes || arrays.size() + texts.size() > kMostMembers)
        return Error{ErrorCode::TooLarge, "'" + file.string() + "' would hold " +
                                              std::to_string(arrays.size() + texts.size()) + " members of " +
                                              std::to_string(bytes >> 20) +
                                              " MiB; an .npz file holds at most 65534 of 4095 MiB"};
    auto writer = FileWriter::create(file);
    if (!writer) return writer.error();
    ZipWriter zip(*writer);
    for (std::size_t i = 0; i < arrays.size(); ++i) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        const NpzArray& array = arrays[i];
        report(progress, double(i) / double(arrays.size()), array.name);
        std::size_t elements = 1;
        for (const int extent : array.dims)
            elements *= std::size_t(extent);
        CONVLENS_CHECK(elements == array.values.size());
        const std::string_view body(reinterpret_cast<const char*>(array.values.data()), array.values.size_bytes());
        if (auto written = zip.add(array.name + ".npy", npyHeader(array.dims), body); !written) return written;
    }
    for (const NpzText& text : texts)
        if (auto written = zip.add(text.name, {}, text.text); !written) return written;
    if (auto written = zip.finish(); !written) return written;
    return writer->commit();
}

} // namespace convlens
