#include "core/weights/pytorch.h"

#include "core/base/byte_reader.h"
#include "core/weights/pickle.h"
#include "core/weights/stored_values.h"
#include "core/weights/zip_directory.h"

#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace convlens {

namespace {

using Bytes = std::span<const std::uint8_t>;
using Kind = PickleValue::Kind;

// 0x1950a86a20f9469cfc6c as a pickled integer: how the older form begins.
constexpr std::string_view kOldMagic("\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19", 12);

bool startsWith(Bytes bytes, std::string_view magic, std::size_t offset = 0) {
    return bytes.size() >= offset + magic.size() && std::memcmp(bytes.data() + offset, magic.data(), magic.size()) == 0;
}

bool isZip(Bytes bytes) {
    return startsWith(bytes, std::string_view("PK\x03\x04", 4));
}

bool isOldForm(Bytes bytes) {
    return startsWith(bytes, "\x80\x02") && startsWith(bytes, kOldMagic, 2);
}

std::string dtypeOf(const std::string& storage) {
    static const std::unordered_map<std::string, std::string> kTypes{
        {"torch.FloatStorage", "F32"},  {"torch.HalfStorage", "F16"}, {"torch.BFloat16Storage", "BF16"},
        {"torch.DoubleStorage", "F64"}, {"torch.LongStorage", "I64"}, {"torch.IntStorage", "I32"},
        {"torch.ShortStorage", "I16"},  {"torch.CharStorage", "I8"},  {"torch.ByteStorage", "U8"},
        {"torch.BoolStorage", "BOOL"}};
    const auto found = kTypes.find(storage);
    return found == kTypes.end() ? std::string() : found->second;
}

/// Whether `text` is UTF-8: no byte out of place, no form longer than needed, no surrogate, nothing beyond U+10FFFF.
bool isUtf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = std::uint8_t(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead >> 5 == 6 ? 2 : lead >> 4 == 14 ? 3 : lead >> 3 == 30 ? 4 : 0;
        if (length == 0 || length > text.size() - i) return false;
        std::uint32_t point = length == 1 ? lead : lead & (0x7Fu >> length);
        for (std::size_t k = 1; k < length; ++k) {
            const auto next = std::uint8_t(text[i + k]);
            if (next >> 6 != 2) return false;
            point = point << 6 | (next & 0x3Fu);
        }
        constexpr std::uint32_t kLeast[5]{0, 0, 0x80, 0x800, 0x10000};
        if (point < kLeast[length] || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) return false;
        i += length;
    }
    return true;
}

/// What one checkpoint's parts have in common, whichever form it has.
class Checkpoint {
public:
    /// `storage` gives the bytes of the values behind a storage key.
    using StorageBytes = std::function<Result<Bytes>(const std::string& key)>;

    Checkpoint(const Pickle& pickle, std::string path, std::size_t fileBytes, StorageBytes storage)
        : m_pickle(pickle), m_path(std::move(path)), m_valuesLeft(fileBytes), m_storage(std::move(storage)) {}

    Result<WeightsFile> read(const CancelToken& cancel) {
        WeightsFile file;
        file.path = m_path;
        const PickleValue* dict = stateDict(file);
        if (!dict)
            return Error{ErrorCode::BadFormat,
                         "'" + m_path +
                             "' holds no state dict: neither the saved object nor its state_dict, "
                             "model_state_dict, model, net, model_ema or state_dict_ema is a dict of tensors"};
        std::unordered_set<std::string> names;
        for (std::size_t i = 0; i + 1 < dict->items.size(); i += 2) {
            if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "reading '" + m_path + "' was cancelled"};
            const PickleValue& key = m_pickle.at(dict->items[i]);
            const PickleValue& value = m_pickle.at(dict->items[i + 1]);
            if (value.kind != Kind::Tensor) continue; // counters and the like
            if (key.kind != Kind::Text) return bad("has a tensor whose name is no text");
            if (!isUtf8(key.text)) return bad("has a tensor whose name is not UTF-8");
            if (!names.insert(key.text).second) return bad("has the tensor '" + key.text + "' twice");
            auto tensor = readTensor(key.text, value);
            if (!tensor) return tensor.error();
            file.tensors.push_back(std::move(*tensor));
        }
        return file;
    }

private:
    Error bad(const std::string& what) const { return Error{ErrorCode::BadFormat, "'" + m_path + "' " + what}; }

    bool hasTensors(const PickleValue& value) const {
        if (value.kind != Kind::Dict) return false;
        for (std::size_t i = 1; i < value.items.size(); i += 2)
            if (m_pickle.at(value.items[i]).kind == Kind::Tensor) return true;
        return false;
    }

    const PickleValue* stateDict(WeightsFile& file) const {
        const PickleValue& top = m_pickle.top();
        if (top.kind != Kind::Dict) return nullptr;
        for (const std::string_view wrapper :
             {"state_dict", "model_state_dict", "model", "net", "model_ema", "state_dict_ema"})
            for (std::size_t i = 0; i + 1 < top.items.size(); i += 2) {
                const PickleValue& key = m_pickle.at(top.items[i]);
                const PickleValue& value = m_pickle.at(top.items[i + 1]);
                if (key.kind != Kind::Text || key.text != wrapper || !hasTensors(value)) continue;
                file.metadata["checkpoint_key"] = wrapper;
                return &value;
            }
        return hasTensors(top) ? &top : nullptr;
    }

    std::optional<std::vector<std::int64_t>> extents(int tuple) const {
        std::vector<std::int64_t> list;
        for (const int item : m_pickle.at(tuple).items) {
            const PickleValue& value = m_pickle.at(item);
            if (value.kind != Kind::Integer || value.integer < 0 || list.size() >= 8) return std::nullopt;
            list.push_back(value.integer);
        }
        return list;
    }

    Result<StoredTensor> readTensor(const std::string& name, const PickleValue& value) {
        const PickleValue& storage = m_pickle.at(value.items[0]);
        const std::int64_t offset = m_pickle.at(value.items[1]).integer;
        const auto dims = extents(value.items[2]), strides = extents(value.items[3]);
        const auto absurd = [&] {
            return bad("is damaged: the shape of tensor '" + name + "' does not fit its storage");
        };
        if (!dims || !strides || dims->size() != strides->size() || offset < 0) return absurd();

        StoredTensor tensor;
        tensor.name = name;
        tensor.dims = *dims;
        tensor.dtype = dtypeOf(m_pickle.at(storage.items[0]).text);
        const std::int64_t stored = storage.integer;
        std::int64_t elements = 1, reach = offset; // of the last value
        for (std::size_t i = 0; i < dims->size(); ++i) {
            const std::int64_t extent = (*dims)[i], stride = (*strides)[i];
            if (extent > 0 && elements > stored / extent) return absurd();
            elements *= extent;
            if (extent > 1 && stride > (stored - reach) / (extent - 1)) return absurd();
            if (extent > 1) reach += (extent - 1) * stride;
        }
        if (elements > stored || (elements > 0 && reach >= stored)) return absurd();

        auto bytes = m_storage(storage.text);
        if (!bytes) return bytes.error();
        const std::uint64_t size = bytesPerValue(tensor.dtype);
        if (std::uint64_t(stored) > bytes->size() / size || bytes->size() != std::uint64_t(stored) * size)
            return bad("is truncated or damaged: the storage of tensor '" + name + "' should have " +
                       std::to_string(stored) + " values of " + std::to_string(size) + " bytes, but has " +
                       std::to_string(bytes->size()) + " bytes");
        if (!isFloatingPoint(tensor.dtype)) return tensor;
        if (std::uint64_t(elements) > m_valuesLeft)
            return Error{ErrorCode::TooLarge, "'" + m_path + "': its tensors have more values than the file has bytes"};
        m_valuesLeft -= std::uint64_t(elements);
        gather(*bytes, tensor, std::size_t(offset), *strides, std::size_t(elements));
        return tensor;
    }

    static void gather(Bytes bytes, StoredTensor& tensor, std::size_t offset, std::vector<std::int64_t> strides,
                       std::size_t elements) {
        // The stride of an extent of 1 leads nowhere and may be any number.
        for (std::size_t i = 0; i < strides.size(); ++i)
            if (tensor.dims[i] == 1) strides[i] = 0;
        const std::size_t size = bytesPerValue(tensor.dtype);
        std::int64_t expected = 1;
        bool contiguous = true;
        for (std::size_t i = tensor.dims.size(); i-- > 0;) {
            contiguous = contiguous && (tensor.dims[i] == 1 || strides[i] == expected);
            expected *= tensor.dims[i];
        }
        if (contiguous || elements == 0) {
            widenValues(bytes.subspan(elements ? offset * size : 0, elements * size), tensor.dtype, tensor.values);
            return;
        }
        // A view: walked in its own row-major order, value by value, so that the work does not depend on the storage.
        std::vector<float> one;
        std::vector<std::int64_t> index(tensor.dims.size(), 0);
        tensor.values.reserve(elements);
        std::int64_t at = std::int64_t(offset);
        for (std::size_t i = 0; i < elements; ++i) {
            widenValues(bytes.subspan(std::size_t(at) * size, size), tensor.dtype, one);
            tensor.values.push_back(one.front());
            for (std::size_t d = index.size(); d-- > 0;) {
                at += strides[d];
                if (++index[d] < tensor.dims[d]) break;
                at -= strides[d] * tensor.dims[d];
                index[d] = 0;
            }
        }
    }

    const Pickle& m_pickle;
    std::string m_path;
    std::uint64_t m_valuesLeft;
    StorageBytes m_storage;
};

Result<WeightsFile> parseZip(Bytes bytes, const std::string& path, const CancelToken& cancel) {
    const auto members = readZipDirectory(bytes, path);
    if (!members) return members.error();
    std::string root;
    for (const auto& [name, member] : *members) {
        if (name == "data.pkl" || name.ends_with("/data.pkl")) {
            if (!root.empty()) return Error{ErrorCode::BadFormat, "'" + path + "' has more than one data.pkl"};
            root = name.substr(0, name.size() - std::strlen("data.pkl"));
            if (root.empty()) return Error{ErrorCode::BadFormat, "'" + path + "' has its data.pkl outside of a folder"};
        }
    }
    if (root.empty())
        return Error{ErrorCode::BadFormat,
                     "'" + path + "' is a zip archive, but no PyTorch checkpoint (it has no data.pkl)"};
    if (members->contains(root + "constants.pkl"))
        return Error{ErrorCode::Unsupported, "'" + path + "' is a TorchScript program; save its state_dict() instead"};
    const auto bytesOf = [&](const std::string& name) -> Result<Bytes> {
        const auto found = members->find(name);
        if (found == members->end())
            return Error{ErrorCode::BadFormat, "'" + path + "' lacks the member '" + name.substr(0, 200) + "'"};
        return zipMemberBytes(bytes, path, name, found->second);
    };
    if (members->contains(root + "byteorder")) {
        const auto order = bytesOf(root + "byteorder");
        if (!order) return order.error();
        if (!startsWith(*order, "little"))
            return Error{ErrorCode::Unsupported,
                         "'" + path + "' has big-endian values; only little-endian ones are read"};
    }
    const auto pickled = bytesOf(root + "data.pkl");
    if (!pickled) return pickled.error();
    const auto pickle = readPickle(*pickled, "'" + path + "'");
    if (!pickle) return pickle.error();
    // A checksum is compared once a storage, however many tensors share it.
    std::unordered_map<std::string, Bytes> checked;
    return Checkpoint(*pickle, path, bytes.size(),
                      [&](const std::string& key) -> Result<Bytes> {
                          if (const auto known = checked.find(key); known != checked.end()) return known->second;
                          auto data = bytesOf(root + "data/" + key);
                          if (data) checked.emplace(key, *data);
                          return data;
                      })
        .read(cancel);
}

/// Magic number, protocol, system, object and storage keys as five pickles; then, in the order of the keys, the number
/// of values (64 bits) and the values of each storage.
Result<WeightsFile> parseOldForm(Bytes bytes, const std::string& path, const CancelToken& cancel) {
    const auto bad = [&](const std::string& what) { return Error{ErrorCode::BadFormat, "'" + path + "' " + what}; };
    std::size_t at = 0;
    // Each is dropped before the next one is read, lest five of the largest be in memory at once.
    const auto next = [&]() -> Result<Pickle> {
        auto pickle = readPickle(bytes.subspan(at), "'" + path + "'");
        if (pickle) at += pickle->bytes;
        return pickle;
    };
    if (const auto magic = next(); !magic) return magic.error();
    if (const auto protocol = next(); !protocol)
        return protocol.error();
    else if (protocol->top().integer != 1001)
        return bad("has an unknown version of PyTorch's older form");
    if (const auto system = next(); !system) {
        return system.error();
    } else {
        const PickleValue& top = system->top();
        for (std::size_t i = 0; top.kind == Kind::Dict && i + 1 < top.items.size(); i += 2)
            if (system->at(top.items[i]).text == "little_endian" && system->at(top.items[i + 1]).integer == 0)
                return Error{ErrorCode::Unsupported,
                             "'" + path + "' has big-endian values; only little-endian ones are read"};
    }
    const auto objectRead = next();
    if (!objectRead) return objectRead.error();
    const auto keysRead = next();
    if (!keysRead) return keysRead.error();
    const Pickle &object = *objectRead, &keys = *keysRead;

    // How wide a storage's values are stands where a tensor uses it.
    std::unordered_map<std::string, std::uint64_t> widths;
    for (const PickleValue& value : object.values)
        if (value.kind == Kind::Storage) {
            const std::uint64_t width = bytesPerValue(dtypeOf(object.at(value.items[0]).text));
            if (const auto [known, isNew] = widths.emplace(value.text, width); !isNew && known->second != width)
                return bad("is damaged: a storage has two types");
        }
    std::unordered_map<std::string, Bytes> storages;
    if (keys.top().kind != Kind::List) return bad("is damaged: it does not list its storages");
    for (const int item : keys.top().items) {
        const PickleValue& key = keys.at(item);
        const auto width = widths.find(key.text);
        const auto count = littleEndian(bytes, at, 8);
        if (key.kind != Kind::Text || width == widths.end())
            return bad("is damaged: it lists a storage that nobody uses");
        if (!count || *count > (bytes.size() - at - 8) / width->second)
            return bad("is truncated: the values of the storage '" + key.text.substr(0, 100) +
                       "' reach beyond its end");
        const auto size = std::size_t(*count * width->second);
        if (!storages.emplace(key.text, bytes.subspan(at + 8, size)).second) return bad("lists a storage twice");
        at += 8 + size;
    }
    return Checkpoint(object, path, bytes.size(),
                      [&](const std::string& key) -> Result<Bytes> {
                          const auto found = storages.find(key);
                          if (found == storages.end()) return bad("lacks the storage '" + key.substr(0, 100) + "'");
                          return found->second;
                      })
        .read(cancel);
}

} // namespace

bool looksLikePytorch(Bytes bytes) {
    return isZip(bytes) || isOldForm(bytes);
}

Result<WeightsFile> parsePytorch(Bytes bytes, const std::string& path, const CancelToken& cancel) {
    return isZip(bytes) ? parseZip(bytes, path, cancel) : parseOldForm(bytes, path, cancel);
}

} // namespace convlens
