#include "core/evaluate/labelled_photos.h"

#include "core/base/read_file.h"
#include "core/image/image.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <system_error>
#include <utility>

namespace convlens {

namespace {

constexpr std::int64_t kMaxCsvBytes = 256 * 1000 * 1000;

/// Lower case (of ASCII; other letters as they are), underscores as blanks, no blanks around.
std::string plain(std::string_view text) {
    std::string out;
    for (const char c : text)
        out += c == '_' ? ' ' : c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    const auto first = out.find_first_not_of(" \t");
    if (first == std::string::npos) return {};
    return out.substr(first, out.find_last_not_of(" \t") - first + 1);
}

bool names(const std::string& label, const std::string& wanted) {
    if (plain(label) == wanted) return true;
    for (std::size_t start = 0; start <= label.size();) {
        const auto comma = std::min(label.find(',', start), label.size());
        if (plain(std::string_view(label).substr(start, comma - start)) == wanted) return true;
        start = comma + 1;
    }
    return false;
}

std::optional<long long> wholeNumber(std::string_view text) {
    const std::string digits = plain(text);
    long long value = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || code != std::errc() || end != digits.data() + digits.size()) return {};
    return value;
}

/// The records of a CSV with the line that each begins in; an error where a quote is not closed.
struct Record {
    int line = 1;
    std::vector<std::string> fields;
};
Result<std::vector<Record>> readCsv(std::string_view text, const std::string& path) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3); // as Excel writes
    std::vector<Record> records;
    Record record;
    std::string field;
    int line = 1;
    bool quoted = false, any = false;
    const auto endRecord = [&] {
        if (any) {
            record.fields.push_back(std::move(field));
            records.push_back(std::move(record));
        }
        record = {};
        field.clear();
        any = false;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (!any && c != '\n' && c != '\r') {
            any = true;
            record.line = line;
        }
        if (c == '\n') ++line;
        if (quoted) {
            if (c != '"')
                field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"')
                field += text[++i];
            else
                quoted = false;
        } else if (c == '"' && field.empty()) {
            quoted = true;
        } else if (c == ',') {
            record.fields.push_back(std::move(field));
            field.clear();
        } else if (c == '\n') {
            endRecord();
        } else if (c != '\r') {
            field += c;
        }
    }
    if (quoted)
        return Error{ErrorCode::BadFormat, "'" + path + "', line " + std::to_string(record.line) +
                                               ": a quotation mark is opened and never closed"};
    endRecord();
    return records;
}

} // namespace

Result<int> classNamed(std::string_view name, std::span<const std::string> labels, int classes) {
    const std::string wanted = plain(name);
    std::vector<int> found;
    for (std::size_t i = 0; i < labels.size() && int(i) < classes; ++i)
        if (names(labels[i], wanted)) found.push_back(int(i));
    if (found.size() == 1) return found.front();
    if (found.size() > 1) {
        std::string indices;
        for (const int index : found)
            indices += (indices.empty() ? "" : " and ") + std::to_string(index);
        return Error{ErrorCode::InvalidArgument,
                     "'" + std::string(name) + "' is the name of classes " + indices + "; give the index instead"};
    }
    if (const auto index = wholeNumber(wanted)) {
        if (*index >= 0 && *index < classes) return int(*index);
        return Error{ErrorCode::InvalidArgument, "class " + wanted + " is outside 0 to " + std::to_string(classes - 1)};
    }
    return Error{
        ErrorCode::InvalidArgument,
        "'" + std::string(name) + "' is no class of the network; expected " +
            (labels.empty() ? std::string("an index") : "a label such as '" + labels.front() + "', or an index") +
            " from 0 to " + std::to_string(classes - 1)};
}

Result<std::vector<LabelledPhoto>> photosByFolder(const std::filesystem::path& folder,
                                                  std::span<const std::string> labels, int classes) {
    std::error_code failure;
    std::vector<std::filesystem::path> folders;
    std::filesystem::directory_iterator entry(folder, failure), end;
    while (!failure && entry != end) {
        std::error_code ignored; // a broken link is no folder
        if (entry->is_directory(ignored) && entry->path().filename().string().front() != '.')
            folders.push_back(entry->path());
        entry.increment(failure);
    }
    if (failure)
        return Error{failure == std::errc::no_such_file_or_directory ? ErrorCode::FileNotFound
                                                                     : ErrorCode::FileUnreadable,
                     "cannot list '" + folder.string() + "': " + failure.message()};
    if (folders.empty())
        return Error{ErrorCode::FileNotFound,
                     "'" + folder.string() + "' holds no folders; expected one a class, or a CSV of file,index"};
    std::ranges::sort(folders);
    std::vector<LabelledPhoto> photos;
    for (const auto& classFolder : folders) {
        const auto index = classNamed(classFolder.filename().string(), labels, classes);
        if (!index) return Error{index.error().code, "folder '" + classFolder.string() + "': " + index.error().message};
        const auto files = findImages(classFolder);
        if (!files && files.error().code != ErrorCode::InvalidArgument) return files.error();
        if (!files) continue; // a class without photos
        for (const auto& file : *files)
            photos.push_back({file, *index});
    }
    if (photos.empty())
        return Error{ErrorCode::FileNotFound, "no photo in any of the folders of '" + folder.string() + "'"};
    return photos;
}

Result<std::vector<LabelledPhoto>> photosByCsv(const std::filesystem::path& csv, const std::filesystem::path& folder,
                                               int classes) {
    const auto bytes = readFileBytes(csv, kMaxCsvBytes);
    if (!bytes) return bytes.error();
    const auto records = readCsv({reinterpret_cast<const char*>(bytes->data()), bytes->size()}, csv.string());
    if (!records) return records.error();
    std::vector<LabelledPhoto> photos;
    for (const Record& record : *records) {
        const auto wrong = [&](const std::string& what) {
            return Error{ErrorCode::BadFormat,
                         "'" + csv.string() + "', line " + std::to_string(record.line) + ": " + what};
        };
        if (record.fields.size() != 2)
            return wrong("expected file,index, found " + std::to_string(record.fields.size()) + " fields");
        const auto index = wholeNumber(record.fields[1]);
        if (!index && &record == &records->front()) continue; // the header
        if (!index) return wrong("'" + record.fields[1] + "' is no class index");
        if (*index < 0 || *index >= classes)
            return wrong("class " + std::to_string(*index) + " is outside 0 to " + std::to_string(classes - 1));
        if (record.fields[0].empty()) return wrong("the file has no name");
        photos.push_back({folder / record.fields[0], int(*index)});
    }
    if (photos.empty()) return Error{ErrorCode::BadFormat, "'" + csv.string() + "' names no photo"};
    return photos;
}

std::vector<LabelledPhoto> spreadOver(const std::vector<LabelledPhoto>& photos, std::size_t limit) {
    if (limit >= photos.size()) return photos;
    std::vector<LabelledPhoto> chosen;
    for (std::size_t i = 0; i < limit; ++i)
        chosen.push_back(photos[i * photos.size() / limit]);
    return chosen;
}

} // namespace convlens
