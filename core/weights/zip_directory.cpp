#include "core/weights/zip_directory.h"

#include "core/base/byte_reader.h"
#include "core/base/crc32.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace convlens {

namespace {

using Bytes = std::span<const std::uint8_t>;

constexpr std::uint64_t kLocalSignature = 0x04034b50, kCentralSignature = 0x02014b50, kEndSignature = 0x06054b50,
                        kEnd64Signature = 0x06064b50, kLocator64Signature = 0x07064b50;
constexpr std::size_t kLocalBytes = 30, kCentralBytes = 46, kEndBytes = 22, kLocator64Bytes = 20, kEnd64Bytes = 56;

/// The directory as the end record describes it.
struct Directory {
    std::uint64_t offset = 0, bytes = 0, members = 0;
};

/// The end record stands at the very end, before a comment of at most 65535 bytes that must reach the file's end
/// exactly.
std::optional<std::size_t> findEnd(Bytes bytes) {
    if (bytes.size() < kEndBytes) return std::nullopt;
    const std::size_t last = bytes.size() - kEndBytes;
    for (std::size_t back = 0; back <= std::min<std::size_t>(last, 65535); ++back)
        if (littleEndian(bytes, last - back, 4) == kEndSignature && littleEndian(bytes, last - back + 20, 2) == back)
            return last - back;
    return std::nullopt;
}

std::optional<Directory> readEnd(Bytes bytes, std::size_t end) {
    Directory directory{*littleEndian(bytes, end + 16, 4), *littleEndian(bytes, end + 12, 4),
                        *littleEndian(bytes, end + 10, 2)};
    const bool oneDisk = littleEndian(bytes, end + 4, 4) == 0u && littleEndian(bytes, end + 8, 2) == directory.members;
    const bool saturated =
        directory.offset == 0xFFFFFFFFu || directory.bytes == 0xFFFFFFFFu || directory.members == 0xFFFFu;
    if (saturated) {
        if (end < kLocator64Bytes || littleEndian(bytes, end - kLocator64Bytes, 4) != kLocator64Signature)
            return std::nullopt;
        const std::uint64_t at = *littleEndian(bytes, end - kLocator64Bytes + 8, 8);
        if (at > end || end - at < kEnd64Bytes || littleEndian(bytes, std::size_t(at), 4) != kEnd64Signature)
            return std::nullopt;
        directory = {*littleEndian(bytes, std::size_t(at) + 48, 8), *littleEndian(bytes, std::size_t(at) + 40, 8),
                     *littleEndian(bytes, std::size_t(at) + 32, 8)};
    } else if (!oneDisk) {
        return std::nullopt;
    }
    if (directory.offset > end || directory.bytes > end - directory.offset) return std::nullopt;
    return directory;
}

std::string textAt(Bytes bytes, std::size_t offset, std::size_t size) {
    return std::string(reinterpret_cast<const char*>(bytes.data()) + offset, size);
}

/// Start and size of the data behind a local header that says the same as the directory.
std::optional<std::size_t> dataBehindLocalHeader(Bytes bytes, std::uint64_t at, const std::string& name) {
    if (at > bytes.size() || bytes.size() - at < kLocalBytes) return std::nullopt;
    const auto start = std::size_t(at);
    if (littleEndian(bytes, start, 4) != kLocalSignature || littleEndian(bytes, start + 8, 2) != 0u)
        return std::nullopt;
    const auto nameBytes = std::size_t(*littleEndian(bytes, start + 26, 2));
    const auto extraBytes = std::size_t(*littleEndian(bytes, start + 28, 2));
    if (bytes.size() - start - kLocalBytes < nameBytes + extraBytes) return std::nullopt;
    if (textAt(bytes, start + kLocalBytes, nameBytes) != name) return std::nullopt;
    return start + kLocalBytes + nameBytes + extraBytes;
}

} // namespace

Result<std::map<std::string, ZipMember>> readZipDirectory(Bytes bytes, const std::string& path) {
    const auto bad = [&](const std::string& what) {
        return Error{ErrorCode::BadFormat, "'" + path + "' is a damaged or truncated zip archive: " + what};
    };
    const auto end = findEnd(bytes);
    if (!end) return bad("it has no end record");
    const auto directory = readEnd(bytes, *end);
    if (!directory) return bad("its end record makes no sense");

    std::map<std::string, ZipMember> members;
    struct Range {
        std::size_t begin, end;
        std::string name;
    };
    std::vector<Range> ranges;
    std::size_t at = std::size_t(directory->offset);
    const std::size_t directoryEnd = at + std::size_t(directory->bytes);
    for (std::uint64_t i = 0; i < directory->members; ++i) {
        if (directoryEnd - at < kCentralBytes || littleEndian(bytes, at, 4) != kCentralSignature)
            return bad("its directory ends early");
        const auto field = [&](std::size_t offset, std::size_t size) {
            return *littleEndian(bytes, at + offset, size);
        };
        const auto nameBytes = std::size_t(field(28, 2));
        const std::size_t entryBytes =
            kCentralBytes + nameBytes + std::size_t(field(30, 2)) + std::size_t(field(32, 2));
        if (directoryEnd - at < entryBytes) return bad("its directory ends early");
        const std::string name = textAt(bytes, at + kCentralBytes, nameBytes);
        if (field(8, 2) & 1)
            return Error{ErrorCode::Unsupported,
                         "'" + path + "': the member '" + name.substr(0, 200) + "' is encrypted"};
        if (field(10, 2) != 0)
            return Error{ErrorCode::Unsupported,
                         "'" + path + "': the member '" + name.substr(0, 200) +
                             "' is compressed; PyTorch stores checkpoints uncompressed, and only such are read"};
        const std::uint64_t size = field(24, 4);
        if (size != field(20, 4)) return bad("the member '" + name + "' is stored, but has two sizes");
        const auto start = dataBehindLocalHeader(bytes, field(42, 4), name);
        if (!start) return bad("the header of the member '" + name + "' is missing or differs from the directory");
        if (*start > directory->offset || size > directory->offset - *start)
            return bad("the member '" + name + "' of " + std::to_string(size) +
                       " bytes reaches beyond the file's data");
        ranges.push_back({std::size_t(field(42, 4)), *start + std::size_t(size), name});
        if (!members.emplace(name, ZipMember{*start, std::size_t(size), std::uint32_t(field(16, 4))}).second)
            return bad("it has the member '" + name + "' twice");
        at += entryBytes;
    }
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) { return a.begin < b.begin; });
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i].begin < ranges[i - 1].end)
            return bad("the members '" + ranges[i - 1].name + "' and '" + ranges[i].name + "' overlap");
    return members;
}

Result<Bytes> zipMemberBytes(Bytes bytes, const std::string& path, const std::string& name, const ZipMember& member) {
    const Bytes data = bytes.subspan(member.offset, member.size);
    if (crc32(data) != member.crc)
        return Error{ErrorCode::BadFormat, "'" + path + "' is damaged: wrong checksum of the member '" + name + "'"};
    return data;
}

} // namespace convlens
