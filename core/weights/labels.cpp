#include "core/weights/weights.h" // IWYU pragma: associated

#include "core/base/json.h"
#include "core/base/json_text.h"
#include "embedded/imagenetLabels.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

namespace convlens {

namespace {

std::vector<std::string> splitAt(std::string_view text, char separator) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        std::string_view part = text.substr(0, end);
        while (!part.empty() && (part.front() == ' ' || part.front() == '\t'))
            part.remove_prefix(1);
        while (!part.empty() && (part.back() == ' ' || part.back() == '\t' || part.back() == '\r'))
            part.remove_suffix(1);
        parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

/// A JSON list of texts, one name a line, or names with commas between.
std::vector<std::string> namesFromText(const std::string& text) {
    if (!text.empty() && text.front() == '[') {
        const Json list = parseJson(text);
        std::vector<std::string> names;
        if (list.is_array())
            for (const Json& name : list)
                names.push_back(name.is_string() ? name.get<std::string>() : std::string());
        return names;
    }
    return splitAt(text, text.find('\n') != std::string::npos ? '\n' : ',');
}

} // namespace

Result<void> useClassNames(WeightsInfo& info, const std::vector<std::string>& names, const std::string& from,
                           int classes) {
    if (int(names.size()) != classes)
        return Error{ErrorCode::Mismatch, "'" + from + "' has " + std::to_string(names.size()) +
                                              " class names, the network has " + std::to_string(classes) + " classes"};
    info.labels = from;
    info.metadata["class_names"] = jsonLine(names);
    return {};
}

std::vector<std::string> classLabels(const WeightsInfo& info, int classes) {
    std::vector<std::string> names;
    if (const auto own = info.metadata.find("class_names"); own != info.metadata.end())
        names = namesFromText(own->second);
    else if (info.labels == "imagenet-1k")
        names = splitAt(embedded::imagenetLabels, '\n');
    else if (info.labels == "cifar-10")
        names = {"airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"};
    else if (info.labels.find_first_of(",\n[") != std::string::npos)
        names = namesFromText(info.labels);
    if (int(names.size()) != classes) return {};
    return names;
}

} // namespace convlens
