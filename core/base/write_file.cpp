#include "core/base/write_file.h"

#include "core/base/check.h"

#include <atomic>
#include <cerrno>
#include <string>
#include <system_error>
#include <utility>

#ifdef _WIN32
#include <io.h>
#include <process.h>
#else
#include <unistd.h>
#endif

namespace convlens {

namespace fs = std::filesystem;

namespace {

int processId() {
#ifdef _WIN32
    return _getpid();
#else
    return int(getpid());
#endif
}

/// Pushes the file's content to the disk; a rename before that could survive a power cut that the content does not.
bool flushToDisk(std::FILE* file) {
    if (std::fflush(file) != 0) return false;
#ifdef _WIN32
    return _commit(_fileno(file)) == 0;
#else
    // Some file systems cannot sync; that is no reason to refuse the file.
    return fsync(fileno(file)) == 0 || errno == EINVAL || errno == ENOTSUP;
#endif
}

bool mayWrite(const fs::path& file) {
#ifdef _WIN32
    return _waccess(file.c_str(), 2) == 0;
#else
    return access(file.c_str(), W_OK) == 0;
#endif
}

std::FILE* openFile(const fs::path& file, const char* mode) {
#ifdef _WIN32
    return _wfopen(file.c_str(), std::wstring(mode, mode + std::string_view(mode).size()).c_str());
#else
    return std::fopen(file.c_str(), mode);
#endif
}

Error cannotWrite(const fs::path& target, const std::string& why) {
    return {ErrorCode::WriteFailed, "cannot write '" + target.string() + "': " + why};
}

std::string reason(int errorNumber) {
    return std::generic_category().message(errorNumber);
}

} // namespace

Error FileWriter::failure(int errorNumber) const {
    return cannotWrite(m_target, reason(errorNumber));
}

Result<FileWriter> FileWriter::create(const fs::path& target) {
    FileWriter writer;
    writer.m_target = target;
    if (target.empty()) return cannotWrite(target, "the name is empty");
    std::error_code code;
    const fs::file_status status = fs::status(target, code);
    if (fs::is_directory(status)) return cannotWrite(target, "it is a folder");
    if (fs::exists(status) && !mayWrite(target)) return cannotWrite(target, reason(errno));
    if (fs::exists(status) && !fs::is_regular_file(status)) {
        writer.m_file.reset(openFile(target, "wb"));
        if (!writer.m_file) return writer.failure(errno);
        return writer;
    }
    writer.m_final = fs::weakly_canonical(fs::absolute(target, code), code);
    if (code) return cannotWrite(target, code.message());
    const fs::path folder = writer.m_final.parent_path();
    if (!fs::is_directory(folder, code))
        return cannotWrite(target, "the folder '" + folder.string() + "' does not exist");
    // A short name of its own: the target's name with a suffix could be longer than the file system takes.
    static std::atomic<unsigned> counter{0};
    for (int attempt = 0; attempt < 1000 && !writer.m_file; ++attempt) {
        fs::path temporary =
            folder / (".convlens-" + std::to_string(processId()) + "-" + std::to_string(counter++) + ".part");
        writer.m_file.reset(openFile(temporary, "wbx"));
        if (writer.m_file)
            writer.m_temporary = std::move(temporary);
        else if (errno != EEXIST)
            return writer.failure(errno);
    }
    if (!writer.m_file) return writer.failure(EEXIST);
    if (fs::exists(status)) fs::permissions(writer.m_temporary, status.permissions(), code);
    return writer;
}

FileWriter::FileWriter(FileWriter&& other) noexcept
    : m_file(std::move(other.m_file)), m_target(std::move(other.m_target)), m_final(std::move(other.m_final)),
      m_temporary(std::exchange(other.m_temporary, {})) {}

FileWriter& FileWriter::operator=(FileWriter&& other) noexcept {
    if (this != &other) {
        abandon();
        m_file = std::move(other.m_file);
        m_target = std::move(other.m_target);
        m_final = std::move(other.m_final);
        m_temporary = std::exchange(other.m_temporary, {});
    }
    return *this;
}

FileWriter::~FileWriter() {
    abandon();
}

void FileWriter::abandon() noexcept {
    m_file.reset();
    if (m_temporary.empty()) return;
    std::error_code ignored;
    fs::remove(m_temporary, ignored);
    m_temporary.clear();
}

Result<void> FileWriter::write(std::string_view bytes) {
    CONVLENS_CHECK(m_file != nullptr);
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size()) return failure(errno);
    return {};
}

Result<void> FileWriter::commit() {
    CONVLENS_CHECK(m_file != nullptr);
    if (m_temporary.empty() ? std::fflush(m_file.get()) != 0 : !flushToDisk(m_file.get())) {
        const Error error = failure(errno);
        abandon();
        return error;
    }
    if (std::fclose(m_file.release()) != 0) {
        const Error error = failure(errno);
        abandon();
        return error;
    }
    if (m_temporary.empty()) return {};
    std::error_code code;
    fs::rename(m_temporary, m_final, code);
    if (code) {
        abandon();
        return cannotWrite(m_target, code.message());
    }
    m_temporary.clear();
    return {};
}

Result<void> writeFile(const fs::path& target, std::string_view bytes) {
    auto writer = FileWriter::create(target);
    if (!writer) return writer.error();
    if (auto written = writer->write(bytes); !written) return written;
    return writer->commit();
}

} // namespace convlens
