#include "core/weights/pickle.h"

#include "core/base/byte_reader.h"

#include <array>
#include <bit>
#include <cstdio>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace convlens {

namespace {

using Kind = PickleValue::Kind;

constexpr std::array<std::string_view, 5> kCallables{"collections.OrderedDict", "torch.Size",
                                                     "torch._utils._rebuild_tensor", "torch._utils._rebuild_tensor_v2",
                                                     "torch._utils._rebuild_parameter"};
constexpr std::array<std::string_view, 10> kStorages{
    "torch.FloatStorage", "torch.HalfStorage",  "torch.BFloat16Storage", "torch.DoubleStorage", "torch.LongStorage",
    "torch.IntStorage",   "torch.ShortStorage", "torch.CharStorage",     "torch.ByteStorage",   "torch.BoolStorage"};

template <class List>
bool contains(const List& list, std::string_view name) {
    for (const std::string_view known : list)
        if (known == name) return true;
    return false;
}

/// Instructions by their byte, as Python's pickletools names them.
enum Op : std::uint8_t {
    kProto = 0x80,
    kFrame = 0x95,
    kStop = '.',
    kMark = '(',
    kPop = '0',
    kPopMark = '1',
    kDup = '2',
    kNone = 'N',
    kNewTrue = 0x88,
    kNewFalse = 0x89,
    kBinInt = 'J',
    kBinInt1 = 'K',
    kBinInt2 = 'M',
    kLong1 = 0x8a,
    kBinFloat = 'G',
    kBinUnicode = 'X',
    kShortBinUnicode = 0x8c,
    kBinUnicode8 = 0x8d,
    kBinString = 'T',
    kShortBinString = 'U',
    kBinBytes = 'B',
    kShortBinBytes = 'C',
    kEmptyTuple = ')',
    kTuple = 't',
    kTuple1 = 0x85,
    kTuple2 = 0x86,
    kTuple3 = 0x87,
    kEmptyList = ']',
    kAppend = 'a',
    kAppends = 'e',
    kEmptyDict = '}',
    kSetItem = 's',
    kSetItems = 'u',
    kBinPut = 'q',
    kLongBinPut = 'r',
    kMemoize = 0x94,
    kBinGet = 'h',
    kLongBinGet = 'j',
    kGlobal = 'c',
    kStackGlobal = 0x93,
    kReduce = 'R',
    kBuild = 'b',
    kBinPersId = 'Q'
};

class Interpreter {
public:
    Interpreter(std::span<const std::uint8_t> bytes, const std::string& who) : m_bytes(bytes), m_who(who) {}

    Result<Pickle> run() {
        while (!m_error && !m_stopped)
            step();
        if (m_error) return *m_error;
        if (m_stack.size() != 1 || !m_marks.empty()) return bad("it does not leave exactly one value");
        m_pickle.root = m_stack.back();
        m_pickle.bytes = m_at;
        return std::move(m_pickle);
    }

private:
    Error bad(const std::string& what) const {
        return Error{ErrorCode::BadFormat, m_who + ": the pickle is damaged or truncated: " + what + " (at byte " +
                                               std::to_string(m_at) + ")"};
    }
    void fail(Error error) {
        if (!m_error) m_error = std::move(error);
    }

    std::uint64_t number(std::size_t count) {
        const auto value = littleEndian(m_bytes, m_at, count);
        if (!value || m_at + count > kMaxPickleBytes) {
            fail(bad("it ends early"));
            return 0;
        }
        m_at += count;
        return *value;
    }

    std::string text(std::uint64_t count) {
        if (m_error) return {};
        if (count > m_bytes.size() - m_at || m_at + count > kMaxPickleBytes) {
            fail(bad("it ends early"));
            return {};
        }
        std::string result(reinterpret_cast<const char*>(m_bytes.data()) + m_at, std::size_t(count));
        m_at += std::size_t(count);
        return result;
    }

    std::string line() {
        std::size_t end = m_at;
        while (end < m_bytes.size() && m_bytes[end] != '\n' && end - m_at < 1000)
            ++end;
        if (end >= m_bytes.size() || m_bytes[end] != '\n') {
            fail(bad("a name has no end"));
            return {};
        }
        std::string result = text(end - m_at);
        ++m_at;
        return result;
    }

    int make(PickleValue value) {
        if (m_pickle.values.size() >= kMaxPickleValues) {
            fail(Error{ErrorCode::TooLarge,
                       m_who + ": the pickle has more than " + std::to_string(kMaxPickleValues) + " values"});
            return 0;
        }
        m_pickle.values.push_back(std::move(value));
        return int(m_pickle.values.size()) - 1;
    }

    PickleValue& value(int index) { return m_pickle.values[std::size_t(index)]; }

    void push(int index) {
        // Every value is made once, but can be fetched from the memo again and again.
        if (m_stack.size() > 2 * kMaxPickleValues)
            fail(Error{ErrorCode::TooLarge, m_who + ": the pickle piles up too many values"});
        else
            m_stack.push_back(index);
    }
    void push(PickleValue made) { push(make(std::move(made))); }
    void push(Kind kind, std::int64_t integer = 0) {
        PickleValue made;
        made.kind = kind;
        made.integer = integer;
        push(std::move(made));
    }
    void pushText(std::string content) {
        PickleValue made;
        made.kind = Kind::Text;
        made.text = std::move(content);
        push(std::move(made));
    }

    std::size_t lowest() const { return m_marks.empty() ? 0 : m_marks.back(); }

    int pop() {
        if (m_stack.size() <= lowest()) {
            fail(bad("a value is missing"));
            return -1;
        }
        const int index = m_stack.back();
        m_stack.pop_back();
        return index;
    }

    std::vector<int> popToMark() {
        if (m_marks.empty()) {
            fail(bad("a mark is missing"));
            return {};
        }
        std::vector<int> items(m_stack.begin() + std::ptrdiff_t(m_marks.back()), m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return items;
    }

    void tuple(std::vector<int> items) {
        PickleValue made;
        made.kind = Kind::Tuple;
        made.items = std::move(items);
        push(std::move(made));
    }
    void tupleOf(int count) {
        std::vector<int> items;
        items.resize(std::size_t(count));
        for (int i = count; i-- > 0;)
            items[std::size_t(i)] = pop();
        if (!m_error) tuple(std::move(items));
    }

    /// Adds to the container below, which stays on the stack.
    void extend(Kind kind, const std::vector<int>& items) {
        if (m_error) return;
        if (m_stack.size() <= lowest() || value(m_stack.back()).kind != kind)
            return fail(bad("a container is missing"));
        std::vector<int>& to = value(m_stack.back()).items;
        to.insert(to.end(), items.begin(), items.end());
    }

    void remember(std::uint64_t slot) {
        if (m_stack.size() <= lowest()) return fail(bad("there is nothing to remember"));
        if (m_memo.size() >= kMaxPickleValues)
            return fail(Error{ErrorCode::TooLarge, m_who + ": the pickle remembers too many values"});
        m_memo[slot] = m_stack.back();
    }
    void recall(std::uint64_t slot) {
        const auto found = m_memo.find(slot);
        if (found == m_memo.end()) return fail(bad("it recalls what was never remembered"));
        push(found->second);
    }

    void global(const std::string& module, const std::string& name) {
        if (m_error) return;
        PickleValue made;
        made.kind = Kind::Global;
        made.text = module + "." + name;
        if (!contains(kCallables, made.text) && !contains(kStorages, made.text))
            return fail(Error{ErrorCode::Unsupported,
                              m_who + ": the pickle names '" + made.text.substr(0, 200) +
                                  "', which no tensor needs; nothing was executed and the file is refused (save the "
                                  "state_dict alone)"});
        push(std::move(made));
    }

    void reduce() {
        const int arguments = pop(), callable = pop();
        if (m_error) return;
        if (value(callable).kind != Kind::Global || value(arguments).kind != Kind::Tuple)
            return fail(bad("something that is no name is called"));
        const std::string name = value(callable).text;
        // Not copied: one huge tuple can be passed again and again, at a few bytes a call.
        const std::vector<int>& items = value(arguments).items;
        const auto is = [&](std::size_t i, Kind kind) { return i < items.size() && value(items[i]).kind == kind; };
        if (name == "collections.OrderedDict") {
            if (!items.empty()) return fail(bad("an OrderedDict is made of something"));
            return push(Kind::Dict);
        }
        if (name == "torch.Size") {
            if (!is(0, Kind::Tuple)) return fail(bad("a Size is made of no tuple"));
            return push(items[0]);
        }
        if (name == "torch._utils._rebuild_parameter") {
            if (!is(0, Kind::Tensor)) return fail(bad("a parameter is made of no tensor"));
            return push(items[0]);
        }
        if (name == "torch._utils._rebuild_tensor" || name == "torch._utils._rebuild_tensor_v2") {
            if (!is(0, Kind::Storage) || !is(1, Kind::Integer) || !is(2, Kind::Tuple) || !is(3, Kind::Tuple))
                return fail(bad("a tensor is made of something else"));
            PickleValue made;
            made.kind = Kind::Tensor;
            made.items = {items[0], items[1], items[2], items[3]};
            return push(std::move(made));
        }
        fail(bad("'" + name + "' is called, but is a type"));
    }

    /// ("storage", type, key, location, elements[, view]): where a tensor's values are.
    void persistentId() {
        const int id = pop();
        if (m_error) return;
        const std::vector<int>& items = value(id).items; // not copied, as in reduce()
        const auto is = [&](std::size_t i, Kind kind) { return i < items.size() && value(items[i]).kind == kind; };
        if (value(id).kind != Kind::Tuple || !is(0, Kind::Text) || value(items[0]).text != "storage" ||
            !is(1, Kind::Global) || !contains(kStorages, value(items[1]).text) || !is(2, Kind::Text) ||
            !is(4, Kind::Integer) || value(items[4]).integer < 0)
            return fail(bad("the place of a tensor's values makes no sense"));
        if (items.size() > 5 && !is(5, Kind::None))
            return fail(Error{ErrorCode::Unsupported, m_who + ": tensors that are views of others' storages (before "
                                                              "PyTorch 0.4) cannot be read; save the file again"});
        PickleValue made;
        made.kind = Kind::Storage;
        made.text = value(items[2]).text;
        made.integer = value(items[4]).integer;
        made.items = {items[1]};
        push(std::move(made));
    }

    void longInteger() {
        const std::string raw = text(number(1));
        if (m_error) return;
        if (raw.size() > 8) {
            PickleValue made;
            made.kind = Kind::Long;
            made.text = raw;
            return push(std::move(made));
        }
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < raw.size(); ++i)
            bits |= std::uint64_t(std::uint8_t(raw[i])) << (8 * i);
        // Two's complement: the sign is the highest bit of the last byte.
        if (!raw.empty() && raw.size() < 8 && (std::uint8_t(raw.back()) & 0x80))
            bits |= ~std::uint64_t(0) << (8 * raw.size());
        push(Kind::Integer, std::int64_t(bits));
    }

    void real() {
        std::uint64_t bits = 0;
        const std::string raw = text(8);
        if (m_error) return;
        for (const char c : raw)
            bits = (bits << 8) | std::uint8_t(c);
        PickleValue made;
        made.kind = Kind::Real;
        made.real = std::bit_cast<double>(bits);
        push(std::move(made));
    }

    void step() {
        const auto op = std::uint8_t(number(1));
        if (m_error) return;
        switch (op) {
        case kProto:
            if (number(1) > 5) fail(Error{ErrorCode::Unsupported, m_who + ": the pickle has an unknown protocol"});
            return;
        case kFrame:
            number(8);
            return; // lengths of frames only help a reader that streams
        case kStop:
            m_stopped = true;
            return;
        case kMark:
            m_marks.push_back(m_stack.size());
            return;
        case kPop:
            pop();
            return;
        case kPopMark:
            popToMark();
            return;
        case kDup: {
            const int index = pop();
            if (m_error) return;
            push(index);
            push(index);
            return;
        }
        case kNone:
            push(Kind::None);
            return;
        case kNewTrue:
            push(Kind::Bool, 1);
            return;
        case kNewFalse:
            push(Kind::Bool, 0);
            return;
        case kBinInt:
            push(Kind::Integer, std::int32_t(std::uint32_t(number(4))));
            return;
        case kBinInt1:
            push(Kind::Integer, std::int64_t(number(1)));
            return;
        case kBinInt2:
            push(Kind::Integer, std::int64_t(number(2)));
            return;
        case kLong1:
            longInteger();
            return;
        case kBinFloat:
            real();
            return;
        case kBinUnicode:
        case kBinString:
        case kBinBytes:
            pushText(text(number(4)));
            return;
        case kShortBinUnicode:
        case kShortBinString:
        case kShortBinBytes:
            pushText(text(number(1)));
            return;
        case kBinUnicode8:
            pushText(text(number(8)));
            return;
        case kEmptyTuple:
            push(Kind::Tuple);
            return;
        case kTuple:
            tuple(popToMark());
            return;
        case kTuple1:
            tupleOf(1);
            return;
        case kTuple2:
            tupleOf(2);
            return;
        case kTuple3:
            tupleOf(3);
            return;
        case kEmptyList:
            push(Kind::List);
            return;
        case kAppend: {
            const int item = pop();
            extend(Kind::List, {item});
            return;
        }
        case kAppends:
            extend(Kind::List, popToMark());
            return;
        case kEmptyDict:
            push(Kind::Dict);
            return;
        case kSetItem: {
            const int item = pop(), key = pop();
            extend(Kind::Dict, {key, item});
            return;
        }
        case kSetItems: {
            const std::vector<int> items = popToMark();
            if (items.size() % 2 != 0) return fail(bad("a key has no value"));
            extend(Kind::Dict, items);
            return;
        }
        case kBinPut:
            remember(number(1));
            return;
        case kLongBinPut:
            remember(number(4));
            return;
        case kMemoize:
            remember(m_memo.size());
            return;
        case kBinGet:
            recall(number(1));
            return;
        case kLongBinGet:
            recall(number(4));
            return;
        case kGlobal: {
            const std::string module = line(), name = line();
            global(module, name);
            return;
        }
        case kStackGlobal: {
            const int name = pop(), module = pop();
            if (m_error) return;
            if (value(name).kind != Kind::Text || value(module).kind != Kind::Text)
                return fail(bad("a name is no text"));
            global(value(module).text, value(name).text);
            return;
        }
        case kReduce:
            reduce();
            return;
        case kBuild: {
            // Attributes of an OrderedDict (PyTorch keeps versions of modules there); nobody here needs them.
            pop();
            if (!m_error && (m_stack.size() <= lowest() || value(m_stack.back()).kind != Kind::Dict))
                fail(bad("something that is no dict is given attributes"));
            return;
        }
        case kBinPersId:
            persistentId();
            return;
        default:
            break;
        }
        char code[8];
        std::snprintf(code, sizeof code, "0x%02x", op);
        fail(Error{ErrorCode::Unsupported,
                   m_who + ": the pickle has the instruction " + code + " at byte " + std::to_string(m_at - 1) +
                       ", which no tensor needs; nothing was executed and the file is refused"});
    }

    std::span<const std::uint8_t> m_bytes;
    const std::string& m_who;
    std::size_t m_at = 0;
    Pickle m_pickle;
    std::vector<int> m_stack;
    std::vector<std::size_t> m_marks;
    std::unordered_map<std::uint64_t, int> m_memo;
    std::optional<Error> m_error;
    bool m_stopped = false;
};

} // namespace

Result<Pickle> readPickle(std::span<const std::uint8_t> bytes, const std::string& who) {
    return Interpreter(bytes, who).run();
}

} // namespace convlens
