#pragma once
#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string_view>

namespace convlens {

/// Writes a file whole or not at all. The bytes go to a temporary neighbour of the target; commit() flushes it to the
/// disk and renames it over the target, so that a full disk, a crash or a cancelled job leaves an old file as it was.
/// A target that is a symbolic link keeps being one; the permissions of a file that is replaced are kept. Devices and
/// pipes cannot be replaced and are written to directly.
/// Errors are WriteFailed and say which file and why. Not safe from several threads.
class FileWriter {
public:
    static Result<FileWriter> create(const std::filesystem::path& target);
    FileWriter(FileWriter&& other) noexcept;
    FileWriter& operator=(FileWriter&& other) noexcept;
    ~FileWriter(); ///< without a commit() before, removes the temporary file

    Result<void> write(std::string_view bytes);
    /// After this the writer is closed, whether it went well or not.
    Result<void> commit();

private:
    FileWriter() = default;
    void abandon() noexcept;
    Error failure(int errorNumber) const;

    struct Close {
        void operator()(std::FILE* file) const noexcept { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> m_file;
    std::filesystem::path m_target;    ///< as given, for messages
    std::filesystem::path m_final;     ///< with symbolic links followed
    std::filesystem::path m_temporary; ///< empty where the target is written to directly
};

/// The same in one call.
Result<void> writeFile(const std::filesystem::path& target, std::string_view bytes);

} // namespace convlens
