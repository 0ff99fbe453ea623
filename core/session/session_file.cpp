#include "core/session/session_file.h"

#include "core/base/read_file.h"
#include "core/base/write_file.h"

#include <cstddef>
#include <functional>
#include <system_error>

namespace convlens {

namespace {

namespace fs = std::filesystem;

bool isSample(const std::string& path) {
    return path.starts_with(":/");
}

fs::path fromUtf8(const std::string& text) {
    return fs::path(std::u8string(text.begin(), text.end()));
}

std::string toUtf8(const fs::path& path) {
    const std::u8string text = path.generic_u8string();
    return std::string(text.begin(), text.end());
}

void changePaths(SessionFile& session, const std::function<fs::path(const fs::path&)>& change) {
    const auto apply = [&](std::string& path) {
        if (!path.empty() && !isSample(path)) path = toUtf8(change(fromUtf8(path)));
    };
    for (SessionPhoto& photo : session.photos)
        apply(photo.path);
    const auto applyTo = [&](SessionNetwork& network) {
        auto* file = std::get_if<ReferredWeights>(&network.weights);
        if (!file) return;
        for (std::string* path : {&file->path, &file->nameMap, &file->classNames})
            apply(*path);
    };
    applyTo(session.network);
    for (SessionNetwork& network : session.pinned)
        applyTo(network);
}

} // namespace

void makePathsRelative(SessionFile& session, const fs::path& folder) {
    const fs::path base = folder.lexically_normal();
    changePaths(session, [&](const fs::path& path) {
        if (path.is_relative()) return path;
        const fs::path relative = path.lexically_normal().lexically_relative(base);
        // What does not lie below stays absolute: it would not move along.
        return relative.empty() || *relative.begin() == ".." || relative == "." ? path : relative;
    });
}

void makePathsAbsolute(SessionFile& session, const fs::path& folder) {
    changePaths(session,
                [&](const fs::path& path) { return path.is_relative() ? (folder / path).lexically_normal() : path; });
}

Result<SessionFile> readSession(const fs::path& file) {
    const auto bytes = readFileBytes(file, kMostSessionBytes);
    if (!bytes) return bytes.error();
    auto session = parseSession({reinterpret_cast<const char*>(bytes->data()), bytes->size()});
    if (!session) {
        Error error = session.error();
        error.message = "'" + file.string() + "': " + error.message;
        return error;
    }
    std::error_code ignored;
    makePathsAbsolute(*session, fs::absolute(file, ignored).parent_path());
    return session;
}

Result<void> writeSession(const fs::path& file, SessionFile session) {
    std::error_code ignored;
    makePathsRelative(session, fs::absolute(file, ignored).parent_path());
    const std::string text = toText(session);
    if (text.size() > std::size_t(kMostSessionBytes))
        return Error{ErrorCode::TooLarge, "'" + file.string() + "' would have " + std::to_string(text.size()) +
                                              " bytes, more than can be read again; pasted pictures lie inside a "
                                              "session, so save the large ones as files"};
    return writeFile(file, text);
}

} // namespace convlens
