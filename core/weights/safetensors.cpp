#include "core/weights/safetensors.h"

#include "core/base/json.h"
#include "core/weights/stored_values.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace convlens {

namespace {

/// A tensor as the header describes it, not yet checked against the file.
struct Entry {
    std::string name, dtype;
    std::vector<std::uint64_t> shape, offsets;
    bool hasDtype = false, hasShape = false, hasOffsets = false;
};

// Frameworks stop at 64; a network's parameters have at most 4.
constexpr std::size_t kMostDims = 8;

/// Takes the header's JSON event by event: no tree is built, anything deeper or other than the format ends it at once,
/// and a name given twice is seen (a tree would keep only the last).
class HeaderReader : public nlohmann::json_sax<nlohmann::json> {
public:
    std::vector<Entry> entries;
    std::map<std::string, std::string> metadata;
    std::string problem;

    bool null() override { return fail("has a null in its header"); }
    bool boolean(bool) override { return fail("has a truth value in its header"); }
    bool number_integer(number_integer_t value) override {
        return fail("has the negative number " + std::to_string(value) + " in its header" + where());
    }
    bool number_float(number_float_t, const string_t& text) override {
        return fail("has the number " + text.substr(0, 40) + " in its header where a whole number is expected" +
                    where());
    }
    bool binary(binary_t&) override { return fail("has binary data in its header"); }

    bool number_unsigned(number_unsigned_t value) override {
        if (m_place != Place::Array) return fail("has a number in its header where none is expected" + where());
        std::vector<std::uint64_t>& list = m_field == "shape" ? entries.back().shape : entries.back().offsets;
        if (list.size() >= kMostDims)
            return fail("gives tensor '" + entries.back().name + "' more than " + std::to_string(kMostDims) +
                        " dimensions");
        list.push_back(value);
        return true;
    }

    bool string(string_t& text) override {
        if (m_place == Place::Metadata) {
            metadata[m_field] = text;
            return true;
        }
        if (m_place == Place::Tensor && m_field == "dtype") {
            entries.back().dtype = text;
            entries.back().hasDtype = true;
            return true;
        }
        return fail("has a text in its header where none is expected" + where());
    }

    bool start_object(std::size_t) override {
        if (m_place == Place::Outside) {
            m_place = Place::Top;
            return true;
        }
        if (m_place != Place::Top) return fail("has a header that is nested too deeply" + where());
        if (m_field == "__metadata__") {
            m_place = Place::Metadata;
        } else {
            entries.push_back(Entry{m_field, {}, {}, {}});
            m_place = Place::Tensor;
        }
        m_keys.clear();
        return true;
    }

    bool end_object() override {
        if (m_place == Place::Tensor) {
            const Entry& entry = entries.back();
            if (!entry.hasDtype || !entry.hasShape || !entry.hasOffsets)
                return fail("does not give tensor '" + entry.name + "' a dtype, a shape and data_offsets");
            if (entry.offsets.size() != 2)
                return fail("gives tensor '" + entry.name + "' " + std::to_string(entry.offsets.size()) +
                            " data_offsets, expected 2");
        }
        m_place = m_place == Place::Top ? Place::Outside : Place::Top;
        return true;
    }

    bool key(string_t& name) override {
        if (m_place == Place::Top) {
            if (!m_names.insert(name).second) return fail("names '" + name + "' twice in its header");
        } else if (!m_keys.insert(name).second) {
            return fail("has the key '" + name + "' twice in its header" + where());
        }
        if (m_place == Place::Tensor && name != "dtype" && name != "shape" && name != "data_offsets")
            return fail("has the unknown key '" + name + "' in its header" + where());
        m_field = name;
        return true;
    }

    bool start_array(std::size_t) override {
        if (m_place != Place::Tensor || m_field == "dtype")
            return fail("has a list in its header where none is expected" + where());
        (m_field == "shape" ? entries.back().hasShape : entries.back().hasOffsets) = true;
        m_place = Place::Array;
        return true;
    }

    bool end_array() override {
        m_place = Place::Tensor;
        return true;
    }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception&) override {
        return fail("has a header that is not valid JSON in UTF-8 (at byte " + std::to_string(position + 7) + ")");
    }

private:
    enum class Place { Outside, Top, Metadata, Tensor, Array };

    bool fail(std::string what) {
        if (problem.empty()) problem = std::move(what);
        return false;
    }
    std::string where() const {
        if (m_place == Place::Metadata) return " (in __metadata__)";
        return entries.empty() || m_place == Place::Top ? std::string() : " (at tensor '" + entries.back().name + "')";
    }

    Place m_place = Place::Outside;
    std::string m_field;
    std::unordered_set<std::string> m_names, m_keys;
};

} // namespace

Result<WeightsFile> parseSafetensors(std::span<const std::uint8_t> bytes, const std::string& path,
                                     const CancelToken& cancel) {
    const auto bad = [&](const std::string& what) { return Error{ErrorCode::BadFormat, "'" + path + "' " + what}; };
    if (bytes.size() < 8) return bad("is too short to be a safetensors file");
    std::uint64_t headerBytes = 0;
    std::memcpy(&headerBytes, bytes.data(), 8);
    if (headerBytes > bytes.size() - 8)
        return bad("is truncated or not a safetensors file: it promises a header of " + std::to_string(headerBytes) +
                   " bytes, but has only " + std::to_string(bytes.size() - 8) + " after the length");
    if (headerBytes > kMaxSafetensorsHeader)
        return Error{ErrorCode::TooLarge, "'" + path + "' has a header of " + std::to_string(headerBytes) +
                                              " bytes; at most " + std::to_string(kMaxSafetensorsHeader) +
                                              " are allowed"};
    const auto header = bytes.subspan(8, std::size_t(headerBytes));
    const auto data = bytes.subspan(8 + std::size_t(headerBytes));
    if (header.empty() || header.front() != '{') return bad("has no JSON object as its header; not a safetensors file");

    HeaderReader reader;
    if (!nlohmann::json::sax_parse(header.begin(), header.end(), &reader) || !reader.problem.empty())
        return bad(reader.problem);

    WeightsFile file;
    file.path = path;
    file.metadata = std::move(reader.metadata);
    for (const Entry& entry : reader.entries) {
        const std::string who = "tensor '" + entry.name + "'";
        const std::uint64_t valueBytes = bytesPerValue(entry.dtype);
        if (valueBytes == 0)
            return Error{ErrorCode::Unsupported, "'" + path + "': " + who + " has the type " + entry.dtype +
                                                     "; F32, F16, BF16 and F64 can be read"};
        const std::uint64_t begin = entry.offsets[0], end = entry.offsets[1];
        if (begin > end || end > data.size())
            return bad("is truncated or damaged: " + who + " lies at bytes " + std::to_string(begin) + " to " +
                       std::to_string(end) + " of " + std::to_string(data.size()));
        // Divide instead of multiplying, so that an absurd shape cannot overflow.
        std::uint64_t left = (end - begin) / valueBytes;
        const bool hasZero = std::find(entry.shape.begin(), entry.shape.end(), 0u) != entry.shape.end();
        bool fits = (end - begin) % valueBytes == 0;
        if (hasZero)
            fits = begin == end;
        else
            for (const std::uint64_t extent : entry.shape) {
                fits = fits && left % extent == 0;
                left /= extent;
            }
        if (!fits || (!hasZero && left != 1))
            return bad("is damaged: the shape of " + who + " does not fit its " + std::to_string(end - begin) +
                       " bytes");
        for (const std::uint64_t extent : entry.shape)
            if (extent > std::uint64_t(INT64_MAX)) return bad("has an absurd shape at " + who);
    }
    std::sort(reader.entries.begin(), reader.entries.end(), [](const Entry& a, const Entry& b) {
        return a.offsets != b.offsets ? a.offsets < b.offsets : a.name < b.name;
    });
    std::uint64_t covered = 0;
    for (const Entry& entry : reader.entries) {
        if (entry.offsets[0] < covered) return bad("is damaged: tensor '" + entry.name + "' overlaps another one");
        if (entry.offsets[0] > covered) return bad("is damaged: there is a gap before tensor '" + entry.name + "'");
        covered = entry.offsets[1];
    }
    if (covered != data.size())
        return bad("has " + std::to_string(data.size() - covered) + " bytes after its last tensor");

    for (Entry& entry : reader.entries) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "reading '" + path + "' was cancelled"};
        StoredTensor tensor;
        tensor.dims.assign(entry.shape.begin(), entry.shape.end());
        widenValues(data.subspan(std::size_t(entry.offsets[0]), std::size_t(entry.offsets[1] - entry.offsets[0])),
                    entry.dtype, tensor.values);
        tensor.name = std::move(entry.name);
        tensor.dtype = std::move(entry.dtype);
        file.tensors.push_back(std::move(tensor));
    }
    return file;
}

} // namespace convlens
