#pragma once
#include <QString>

#include <filesystem>
#include <string_view>

/// Between Qt's strings and those of core.
namespace convlens {

/// UTF-8, as all of core's texts are.
inline QString fromView(std::string_view text) {
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

/// By way of UTF-16, so that no locale decides what a name's bytes are.
inline std::filesystem::path toPath(const QString& path) {
    return std::filesystem::path(path.toStdU16String());
}

} // namespace convlens
