#include "core/tensor/npy.h"

#include "core/base/check.h"
#include "core/base/write_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <limits>
#include <optional>
#include <system_error>
#include <vector>

namespace convlens {

static_assert(std::endian::native == std::endian::little, "values are read and written without swapping bytes");

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kMagic("\x93NUMPY", 6);
/// A header of our kind has some 80 bytes; longer ones are structured types or an attack.
constexpr std::uint64_t kMostHeaderBytes = 64 * 1024;
/// Magic, version, and the longest form of the header's length.
constexpr std::uint64_t kMostPrefixBytes = 12;

struct Header {
    std::string type; ///< as written: "<f4"
    bool typeIsPlain = false;
    bool fortranOrder = false;
    std::vector<std::int64_t> dims;
    std::uint64_t dataOffset = 0;
};

Error badFile(const std::string& name, const std::string& what) {
    return {ErrorCode::BadFormat, "'" + name + "' is not a usable NumPy array: " + what};
}

/// Reads the Python dictionary literal that numpy writes: {'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }
class LiteralReader {
public:
    explicit LiteralReader(std::string_view text) : m_rest(text) {}

    /// Empty where the text is not such a dictionary, has a key twice, lacks one or has one too many.
    std::optional<Header> dictionary() {
        Header header;
        bool hasType = false, hasOrder = false, hasShape = false;
        if (!take('{')) return {};
        while (!take('}')) {
            const auto key = quoted();
            if (!key || !take(':')) return {};
            if (*key == "descr" && !hasType) {
                hasType = true;
                if (!type(header)) return {};
            } else if (*key == "fortran_order" && !hasOrder) {
                hasOrder = true;
                if (takeWord("True"))
                    header.fortranOrder = true;
                else if (!takeWord("False"))
                    return {};
            } else if (*key == "shape" && !hasShape) {
                hasShape = true;
                if (!shape(header.dims)) return {};
            } else {
                return {};
            }
            if (!take(',')) {
                if (!take('}')) return {};
                break;
            }
        }
        skipSpace();
        if (!m_rest.empty() || !hasType || !hasOrder || !hasShape) return {};
        return header;
    }

private:
    void skipSpace() {
        while (!m_rest.empty() && (m_rest.front() == ' ' || m_rest.front() == '\n'))
            m_rest.remove_prefix(1);
    }
    bool take(char wanted) {
        skipSpace();
        if (m_rest.empty() || m_rest.front() != wanted) return false;
        m_rest.remove_prefix(1);
        return true;
    }
    bool takeWord(std::string_view word) {
        skipSpace();
        if (!m_rest.starts_with(word)) return false;
        m_rest.remove_prefix(word.size());
        return true;
    }
    std::optional<std::string_view> quoted() {
        skipSpace();
        if (m_rest.empty() || (m_rest.front() != '\'' && m_rest.front() != '"')) return {};
        const auto end = m_rest.find(m_rest.front(), 1);
        if (end == std::string_view::npos) return {};
        const std::string_view text = m_rest.substr(1, end - 1);
        m_rest.remove_prefix(end + 1);
        return text;
    }
    bool type(Header& header) {
        skipSpace();
        if (const auto text = quoted()) {
            header.type = *text;
            header.typeIsPlain = true;
            return true;
        }
        // A structured type is a list of tuples; it is kept as text for the message.
        int depth = 0;
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            depth += (m_rest[i] == '[') - (m_rest[i] == ']');
            if (depth > 0) continue;
            header.type = m_rest.substr(0, i + 1);
            m_rest.remove_prefix(i + 1);
            return header.type.size() > 1;
        }
        return false;
    }
    bool shape(std::vector<std::int64_t>& dims) {
        if (!take('(')) return false;
        while (!take(')')) {
            skipSpace();
            std::int64_t value = 0;
            const auto [end, code] = std::from_chars(m_rest.data(), m_rest.data() + m_rest.size(), value);
            if (code != std::errc() || value < 0 || dims.size() == 32) return false;
            m_rest.remove_prefix(std::size_t(end - m_rest.data()));
            if (!m_rest.empty() && m_rest.front() == 'L') m_rest.remove_prefix(1); // Python 2 wrote 3L
            dims.push_back(value);
            if (!take(',')) {
                if (!take(')')) return false;
                break;
            }
        }
        return true;
    }

    std::string_view m_rest;
};

std::string dimsText(const std::vector<std::int64_t>& dims) {
    std::string text = "(";
    for (std::size_t i = 0; i < dims.size(); ++i)
        text += (i ? ", " : "") + std::to_string(dims[i]);
    return text + (dims.size() == 1 ? ",)" : ")");
}

std::uint64_t littleEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (std::size_t i = bytes.size(); i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

/// Where the header's text begins and ends; looks at the first kMostPrefixBytes only.
struct HeaderPlace {
    std::uint64_t begin = 0, end = 0;
};

Result<HeaderPlace> locateHeader(std::string_view prefix, std::uint64_t fileBytes, const std::string& name) {
    if (prefix.size() < 10 || !prefix.starts_with(kMagic))
        return badFile(name, "it does not begin as a NumPy .npy file does");
    const int major = static_cast<unsigned char>(prefix[6]), minor = static_cast<unsigned char>(prefix[7]);
    if (major < 1 || major > 3 || minor != 0)
        return Error{ErrorCode::Unsupported, "'" + name + "' is written in version " + std::to_string(major) + "." +
                                                 std::to_string(minor) + " of NumPy's format; 1.0, 2.0 and 3.0 can " +
                                                 "be read"};
    const std::uint64_t begin = major == 1 ? 10 : 12;
    if (prefix.size() < begin) return badFile(name, "it ends within its header");
    const std::uint64_t length = littleEndian(prefix.substr(8, begin - 8));
    if (length > fileBytes - begin)
        return badFile(name, "its header claims " + std::to_string(length) + " bytes, but the file has only " +
                                 std::to_string(fileBytes) + " bytes");
    if (length > kMostHeaderBytes)
        return Error{ErrorCode::Unsupported, "'" + name + "' has a header of " + std::to_string(length) +
                                                 " bytes, more than any plain float32 array needs"};
    return HeaderPlace{begin, begin + length};
}

/// The header checked against the file's size: afterwards the shape accounts for every byte after it.
Result<Shape> acceptHeader(std::string_view text, const HeaderPlace& place, std::uint64_t fileBytes,
                           const std::string& name) {
    const auto header = LiteralReader(text).dictionary();
    if (!header) return badFile(name, "its header is not the dictionary with descr, fortran_order and shape");
    if (!header->typeIsPlain || header->type != "<f4")
        return Error{ErrorCode::Unsupported, "'" + name + "' holds values of type '" + header->type +
                                                 "'; expected '<f4' (in NumPy: array.astype('<f4'))"};
    if (header->fortranOrder)
        return Error{ErrorCode::Unsupported, "'" + name + "' is in Fortran order; expected C order (in NumPy: " +
                                                 "np.ascontiguousarray(array))"};
    const std::uint64_t dataBytes = fileBytes - place.end;
    // Only extents of real values count, so that (0, 2**62) cannot pass; the product is bounded by the file at each
    // step and therefore never overflows.
    std::uint64_t elements = 1;
    const bool anyZero = std::find(header->dims.begin(), header->dims.end(), 0) != header->dims.end();
    for (const std::int64_t extent : header->dims) {
        if (anyZero) {
            elements = 0;
            break;
        }
        if (std::uint64_t(extent) > dataBytes / sizeof(float) / elements)
            return badFile(name, "the shape " + dimsText(header->dims) + " needs more values than the " +
                                     std::to_string(dataBytes) + " bytes after the header hold");
        elements *= std::uint64_t(extent);
    }
    if (elements * sizeof(float) != dataBytes)
        return badFile(name, "the shape " + dimsText(header->dims) + " needs " +
                                 std::to_string(elements * sizeof(float)) + " bytes of values, found " +
                                 std::to_string(dataBytes));
    const auto& dims = header->dims;
    if (dims.size() < 2 || dims.size() > 4)
        return Error{ErrorCode::Unsupported,
                     "'" + name + "' has the shape " + dimsText(dims) + "; expected [n, c, h, w], [c, h, w] or [n, c]"};
    std::array<int, 4> extents{};
    for (std::size_t i = 0; i < dims.size(); ++i) {
        if (dims[i] > std::numeric_limits<int>::max())
            return badFile(name, "the shape " + dimsText(dims) + " is beyond what a tensor can have");
        extents[i] = int(dims[i]);
    }
    if (dims.size() == 2) return Shape{extents[0], extents[1], 1, 1};
    if (dims.size() == 3) return Shape{1, extents[0], extents[1], extents[2]};
    return Shape{extents[0], extents[1], extents[2], extents[3]};
}

} // namespace

Result<Tensor> decodeNpy(std::string_view bytes, const std::string& name) {
    const auto place = locateHeader(bytes.substr(0, kMostPrefixBytes), bytes.size(), name);
    if (!place) return place.error();
    const auto shape = acceptHeader(bytes.substr(place->begin, place->end - place->begin), *place, bytes.size(), name);
    if (!shape) return shape.error();
    auto tensor = Tensor::create(*shape);
    if (!tensor) return Error{tensor.error().code, "'" + name + "': " + tensor.error().message};
    if (!tensor->empty()) std::memcpy(tensor->data(), bytes.data() + place->end, std::size_t(shape->bytes()));
    return tensor;
}

Result<Tensor> readNpy(const fs::path& file) {
    const std::string name = file.string();
    std::error_code code;
    const fs::file_status status = fs::status(file, code);
    if (!fs::exists(status)) return Error{ErrorCode::FileNotFound, "'" + name + "' does not exist"};
    if (!fs::is_regular_file(status))
        return Error{ErrorCode::FileUnreadable,
                     "'" + name + (fs::is_directory(status) ? "' is a folder" : "' is not a regular file")};
    const std::uint64_t fileBytes = fs::file_size(file, code);
    std::ifstream stream(file, std::ios::binary);
    if (code || !stream) return Error{ErrorCode::FileUnreadable, "'" + name + "' cannot be opened for reading"};
    const auto readAt = [&](std::uint64_t offset, char* to, std::uint64_t count) {
        stream.seekg(std::streamoff(offset));
        stream.read(to, std::streamsize(count));
        return bool(stream);
    };
    const Error cutShort{ErrorCode::FileUnreadable, "'" + name + "' could not be read to its end"};

    std::string prefix(std::size_t(std::min(kMostPrefixBytes, fileBytes)), '\0');
    if (!readAt(0, prefix.data(), prefix.size())) return cutShort;
    const auto place = locateHeader(prefix, fileBytes, name);
    if (!place) return place.error();
    std::string text(std::size_t(place->end - place->begin), '\0');
    if (!readAt(place->begin, text.data(), text.size())) return cutShort;
    const auto shape = acceptHeader(text, *place, fileBytes, name);
    if (!shape) return shape.error();
    auto tensor = Tensor::create(*shape);
    if (!tensor) return Error{tensor.error().code, "'" + name + "': " + tensor.error().message};
    if (!tensor->empty() && !readAt(place->end, reinterpret_cast<char*>(tensor->data()), std::uint64_t(shape->bytes())))
        return cutShort;
    return tensor;
}

Result<void> writeNpy(const fs::path& file, const Tensor& tensor) {
    const Shape& s = tensor.shape();
    const std::array<int, 4> dims{s.n, s.c, s.h, s.w};
    return writeNpy(file, tensor.values(), dims);
}

std::string npyHeader(std::span<const int> dims) {
    const std::vector<std::int64_t> shape(dims.begin(), dims.end());
    std::string dictionary = "{'descr': '<f4', 'fortran_order': False, 'shape': " + dimsText(shape) + ", }";
    // The values begin at a multiple of 64 bytes, so that the file can be mapped; the padding ends with a line feed.
    constexpr std::size_t kPrefix = 10, kAlignment = 64;
    const std::size_t unpadded = kPrefix + dictionary.size() + 1;
    dictionary.append((kAlignment - unpadded % kAlignment) % kAlignment, ' ');
    dictionary += '\n';
    std::string header(kMagic);
    header += '\x01';
    header += '\x00';
    header += char(dictionary.size() & 0xff);
    header += char(dictionary.size() >> 8);
    return header + dictionary;
}

Result<void> writeNpy(const fs::path& file, std::span<const float> values, std::span<const int> dims) {
    std::size_t elements = 1;
    for (const int extent : dims)
        elements *= std::size_t(extent);
    CONVLENS_CHECK(elements == values.size());
    auto writer = FileWriter::create(file);
    if (!writer) return writer.error();
    if (auto written = writer->write(npyHeader(dims)); !written) return written;
    const std::string_view bytes(reinterpret_cast<const char*>(values.data()), values.size_bytes());
    if (auto written = writer->write(bytes); !written) return written;
    return writer->commit();
}

} // namespace convlens
