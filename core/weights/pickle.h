#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace convlens {

/// A value inside a pickle; containers refer to others by their index in Pickle::values.
struct PickleValue {
    enum class Kind {
        None,
        Bool,    ///< integer is 0 or 1
        Integer, ///< integer
        Long,    ///< an integer beyond 64 bits: text holds its little-endian bytes
        Real,    ///< real
        Text,    ///< text, UTF-8 or raw bytes as they stand
        Tuple,   ///< items
        List,    ///< items
        Dict,    ///< items: key, value, key, value ...
        Global,  ///< text is "module.name", one of the allowed ones
        Storage, ///< text is the key, items: the type (a Global); integer is the number of elements
        Tensor   ///< items: storage, offset, size tuple, stride tuple
    };
    Kind kind = Kind::None;
    std::int64_t integer = 0;
    double real = 0;
    std::string text;
    std::vector<int> items;
};

/// What one pickle in a stream says.
struct Pickle {
    std::vector<PickleValue> values;
    int root = -1;
    std::size_t bytes = 0; ///< length of the pickle, to find the next one behind it

    const PickleValue& at(int index) const { return values[std::size_t(index)]; }
    const PickleValue& top() const { return at(root); }
};

/// Interprets the pickle at the start of `bytes` (protocols 2 to 5) as data: a closed list of instructions that build
/// numbers, texts, tuples, lists, dicts and descriptions of tensors. Nothing is ever imported, called or executed. The
/// only names a pickle may mention are collections.OrderedDict, torch.Size, torch._utils._rebuild_tensor,
/// _rebuild_tensor_v2 and _rebuild_parameter, and torch.*Storage; any other is refused by name (Unsupported), and so is
/// any other instruction. Time and memory are linear in the pickle's size and bounded (kMaxPickleBytes,
/// kMaxPickleValues); values may share and even contain each other (cycles), which costs nothing, because they are
/// never walked in depth. `who` begins every message.
Result<Pickle> readPickle(std::span<const std::uint8_t> bytes, const std::string& who);

inline constexpr std::size_t kMaxPickleBytes = std::size_t(64) << 20;
inline constexpr std::size_t kMaxPickleValues = 2'000'000;

} // namespace convlens
