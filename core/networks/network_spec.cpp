#include "core/networks/network_spec.h"

#include "core/base/check.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

namespace convlens {

namespace {

constexpr std::array kAllRules{Rules::Paper,  Rules::Torchvision, Rules::Timm, Rules::Pytorchcv,
                               Rules::Megvii, Rules::PytorchcvB,  Rules::Dli14};
constexpr std::array kPaddings{PaddingMode::Symmetric, PaddingMode::Same};

Error bad(std::string message) {
    return Error{ErrorCode::InvalidArgument, std::move(message)};
}

/// What a person typed, short enough for one line of an error.
std::string quoted(std::string_view text) {
    constexpr std::size_t kLongest = 60;
    std::string shown = "'";
    for (const char c : text.substr(0, kLongest))
        shown += (c >= ' ' && c != 127) ? c : '?';
    return shown + (text.size() > kLongest ? "...'" : "'");
}

template <class Range, class Name>
std::string listed(const Range& values, Name name) {
    std::string text;
    for (const auto& value : values)
        text += (text.empty() ? "" : ", ") + std::string(name(value));
    return text;
}

/// The shortest text that reads back as the same number, whatever the locale.
std::string numberText(double value) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    CONVLENS_CHECK(error == std::errc{});
    return std::string(buffer.data(), end);
}

/// All of `text` as a number, or nothing: no blanks, no sign '+', no locale, nothing left over.
template <class Number>
std::optional<Number> parseNumber(std::string_view text) {
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

// Written so that NaN is outside.
bool inRange(double value, double low, double high) {
    return value >= low && value <= high;
}

std::string widthAllowed() {
    return "a number from " + numberText(kMinWidth) + " to " + numberText(kMaxWidth);
}
std::string resolutionAllowed() {
    return "a whole number from " + std::to_string(kMinResolution) + " to " + std::to_string(kMaxResolution);
}
std::string classesAllowed() {
    return "a whole number from " + std::to_string(kMinClasses) + " to " + std::to_string(kMaxClasses);
}
std::string groupsAllowed(const FamilyInfo& info) {
    return listed(info.groups, [](int g) { return std::to_string(g); });
}
std::string rulesAllowed(const FamilyInfo& info) {
    return listed(info.rules, [](Rules r) { return toString(r); });
}

Error badValue(std::string_view key, std::string_view value, const FamilyInfo& info, const std::string& allowed) {
    return bad(std::string(key) + " " + quoted(value) + " of " + std::string(info.id) +
               " is not possible; allowed: " + allowed);
}

bool has(std::span<const int> values, int value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}
bool has(std::span<const Rules> values, Rules value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

/// One key of the text form: where it applies, how it is read and written.
struct Key {
    std::string_view name;
    std::function<bool(const FamilyInfo&)> exists;
    std::function<Result<void>(std::string_view value, const FamilyInfo&, NetworkSpec&)> read;
    std::function<bool(const NetworkSpec&, const NetworkSpec& defaults)> isDefault;
    std::function<std::string(const NetworkSpec&)> write;
};

bool always(const FamilyInfo&) {
    return true;
}

Result<void> readInt(std::string_view key, std::string_view value, const FamilyInfo& info, const std::string& allowed,
                     int& out) {
    const auto number = parseNumber<int>(value);
    if (!number) return badValue(key, value, info, allowed);
    out = *number;
    return {};
}

/// In the order in which toString() writes them.
const std::vector<Key>& keys() {
    static const std::vector<Key> all{
        {"width", always,
         [](std::string_view value, const FamilyInfo& info, NetworkSpec& spec) -> Result<void> {
             const auto number = parseNumber<double>(value);
             if (!number || !inRange(*number, kMinWidth, kMaxWidth))
                 return badValue("width", value, info, widthAllowed());
             spec.width = *number;
             return {};
         },
         [](const NetworkSpec& s, const NetworkSpec& d) { return s.width == d.width; },
         [](const NetworkSpec& s) { return numberText(s.width); }},
        {"resolution", always,
         [](std::string_view value, const FamilyInfo& info, NetworkSpec& spec) {
             return readInt("resolution", value, info, resolutionAllowed(), spec.resolution);
         },
         [](const NetworkSpec& s, const NetworkSpec& d) { return s.resolution == d.resolution; },
         [](const NetworkSpec& s) { return std::to_string(s.resolution); }},
        {"groups", [](const FamilyInfo& info) { return !info.groups.empty(); },
         [](std::string_view value, const FamilyInfo& info, NetworkSpec& spec) {
             return readInt("groups", value, info, groupsAllowed(info), spec.groups);
         },
         [](const NetworkSpec& s, const NetworkSpec& d) { return s.groups == d.groups; },
         [](const NetworkSpec& s) { return std::to_string(s.groups); }},
        {"classes", always,
         [](std::string_view value, const FamilyInfo& info, NetworkSpec& spec) {
             return readInt("classes", value, info, classesAllowed(), spec.classes);
         },
         [](const NetworkSpec& s, const NetworkSpec& d) { return s.classes == d.classes; },
         [](const NetworkSpec& s) { return std::to_string(s.classes); }},
        {"minimalistic", [](const FamilyInfo& info) { return info.hasMinimalistic; },
         [](std::string_view value, const FamilyInfo& info, NetworkSpec& spec) -> Result<void> {
             if (value != "0" && value != "1") return badValue("minimalistic", value, info, "0, 1");
             spec.minimalistic = value == "1";
             return {};
         },
         [](const NetworkSpec& s, const NetworkSpec& d) { return s.minimalistic == d.minimalistic; },
         [](const NetworkSpec& s) { return std::string(s.minimalistic ? "1" : "0"); }},
        {"padding", always,
         [](std::string_view value, const FamilyInfo& info, NetworkSpec& spec) -> Result<void> {
             for (const PaddingMode mode : kPaddings)
                 if (toString(mode) == value) {
                     spec.padding = mode;
                     return {};
                 }
             return badValue("padding", value, info, listed(kPaddings, [](PaddingMode m) { return toString(m); }));
         },
         [](const NetworkSpec& s, const NetworkSpec& d) { return s.padding == d.padding; },
         [](const NetworkSpec& s) { return std::string(toString(s.padding)); }},
        {"rules", always,
         [](std::string_view value, const FamilyInfo& info, NetworkSpec& spec) -> Result<void> {
             for (const Rules rules : kAllRules)
                 if (toString(rules) == value && has(info.rules, rules)) {
                     spec.rules = rules;
                     return {};
                 }
             return badValue("rules", value, info, rulesAllowed(info));
         },
         [](const NetworkSpec& s, const NetworkSpec& d) { return s.rules == d.rules; },
         [](const NetworkSpec& s) { return std::string(toString(s.rules)); }},
    };
    return all;
}

std::string keysOf(const FamilyInfo& info) {
    std::string text;
    for (const Key& key : keys())
        if (key.exists(info)) text += (text.empty() ? "" : ", ") + std::string(key.name);
    return text;
}

Result<void> readPart(std::string_view part, const FamilyInfo& info, std::vector<std::string_view>& seen,
                      NetworkSpec& spec) {
    const std::size_t equals = part.find('=');
    const std::string_view name = part.substr(0, equals);
    const auto key =
        std::find_if(keys().begin(), keys().end(), [&](const Key& k) { return k.name == name && k.exists(info); });
    if (key == keys().end())
        return bad("key " + quoted(name) + " is unknown to " + std::string(info.id) + "; allowed: " + keysOf(info));
    if (equals == std::string_view::npos)
        return bad("key '" + std::string(name) + "' of " + std::string(info.id) + " has no value; write " +
                   std::string(name) + "=VALUE");
    if (std::find(seen.begin(), seen.end(), name) != seen.end())
        return bad("key '" + std::string(name) + "' of " + std::string(info.id) + " is given twice");
    seen.push_back(key->name);
    return key->read(part.substr(equals + 1), info, spec);
}

} // namespace

Result<NetworkSpec> parseNetworkSpec(std::string_view text) {
    const std::size_t colon = text.find(':');
    const std::string_view id = text.substr(0, colon);
    const auto all = families();
    const auto info = std::find_if(all.begin(), all.end(), [&](const FamilyInfo& f) { return f.id == id; });
    if (info == all.end())
        return bad("network family " + quoted(id) +
                   " is unknown; allowed: " + listed(all, [](const FamilyInfo& f) { return f.id; }));

    NetworkSpec spec;
    spec.family = info->family;
    if (colon == std::string_view::npos) return spec;

    std::vector<std::string_view> seen;
    std::string_view rest = text.substr(colon + 1);
    for (;;) {
        const std::size_t comma = rest.find(',');
        if (auto ok = readPart(rest.substr(0, comma), *info, seen, spec); !ok) return ok.error();
        if (comma == std::string_view::npos) break;
        rest = rest.substr(comma + 1);
    }
    if (auto ok = validateNetworkSpec(spec); !ok) return ok.error();
    return spec;
}

Result<void> validateNetworkSpec(const NetworkSpec& spec) {
    const FamilyInfo& info = familyInfo(spec.family);
    if (!inRange(spec.width, kMinWidth, kMaxWidth))
        return badValue("width", numberText(spec.width), info, widthAllowed());
    if (spec.resolution < kMinResolution || spec.resolution > kMaxResolution)
        return badValue("resolution", std::to_string(spec.resolution), info, resolutionAllowed());
    if (!info.groups.empty() && !has(info.groups, spec.groups))
        return badValue("groups", std::to_string(spec.groups), info, groupsAllowed(info));
    if (spec.classes < kMinClasses || spec.classes > kMaxClasses)
        return badValue("classes", std::to_string(spec.classes), info, classesAllowed());
    if (!has(info.rules, spec.rules)) return badValue("rules", toString(spec.rules), info, rulesAllowed(info));
    return {};
}

NetworkSpec normalized(NetworkSpec spec) {
    const FamilyInfo& info = familyInfo(spec.family);
    const NetworkSpec defaults;
    if (info.groups.empty()) spec.groups = defaults.groups;
    if (!info.hasMinimalistic) spec.minimalistic = defaults.minimalistic;
    if (!has(info.rules, spec.rules)) spec.rules = defaults.rules;
    return spec;
}

std::string toString(const NetworkSpec& given) {
    const NetworkSpec spec = normalized(given), defaults;
    std::string text(toString(spec.family));
    char separator = ':';
    for (const Key& key : keys()) {
        if (key.isDefault(spec, defaults)) continue;
        text += separator + std::string(key.name) + "=" + key.write(spec);
        separator = ',';
    }
    return text;
}

std::string displayName(const NetworkSpec& given) {
    const NetworkSpec spec = normalized(given), defaults;
    std::string width = numberText(spec.width);
    if (width.find_first_of(".e") == std::string::npos) width += ".0";
    std::string text = std::string(displayName(spec.family)) + " " + width;
    if (!familyInfo(spec.family).groups.empty()) text += " g=" + std::to_string(spec.groups);
    if (spec.minimalistic) text += " minimalistic";
    text += " @" + std::to_string(spec.resolution);

    std::string extra;
    const auto append = [&](const std::string& words) { extra += (extra.empty() ? "" : ", ") + words; };
    if (spec.classes != defaults.classes) append(std::to_string(spec.classes) + " classes");
    if (spec.padding != defaults.padding) append("padding " + std::string(toString(spec.padding)));
    if (spec.rules != defaults.rules) append("rules " + std::string(toString(spec.rules)));
    return extra.empty() ? text : text + " (" + extra + ")";
}

std::string_view toString(Family family) {
    return familyInfo(family).id;
}

std::string_view displayName(Family family) {
    return familyInfo(family).displayName;
}

std::string_view toString(Rules rules) {
    switch (rules) {
    case Rules::Paper:
        return "paper";
    case Rules::Torchvision:
        return "torchvision";
    case Rules::Timm:
        return "timm";
    case Rules::Pytorchcv:
        return "pytorchcv";
    case Rules::Megvii:
        return "megvii";
    case Rules::PytorchcvB:
        return "pytorchcv_b";
    case Rules::Dli14:
        return "dli14";
    }
    CONVLENS_CHECK(false);
}

std::string_view toString(PaddingMode padding) {
    switch (padding) {
    case PaddingMode::Symmetric:
        return "symmetric";
    case PaddingMode::Same:
        return "same";
    }
    CONVLENS_CHECK(false);
}

} // namespace convlens
