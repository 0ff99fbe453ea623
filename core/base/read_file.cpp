#include "core/base/read_file.h"

#include <exception>
#include <fstream>
#include <new>
#include <string>
#include <system_error>

namespace convlens {

Result<std::vector<std::uint8_t>> readFileBytes(const std::filesystem::path& file, std::int64_t mostBytes) {
    namespace fs = std::filesystem;
    const std::string quoted = "'" + file.string() + "'";
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found)
        return Error{ErrorCode::FileNotFound, "the file " + quoted + " does not exist"};
    if (error) return Error{ErrorCode::FileUnreadable, quoted + " cannot be read: " + error.message()};
    if (!fs::is_regular_file(status)) return Error{ErrorCode::FileUnreadable, quoted + " is not a regular file"};
    const std::uintmax_t size = fs::file_size(file, error);
    if (error) return Error{ErrorCode::FileUnreadable, quoted + " cannot be read: " + error.message()};
    if (size > std::uintmax_t(mostBytes))
        return Error{ErrorCode::TooLarge, quoted + " has " + std::to_string(size) + " bytes; at most " +
                                              std::to_string(mostBytes) + " are read"};
    try {
        std::vector<std::uint8_t> bytes(size);
        std::ifstream stream(file, std::ios::binary);
        if (!stream) return Error{ErrorCode::FileUnreadable, quoted + " cannot be opened for reading"};
        stream.read(reinterpret_cast<char*>(bytes.data()), std::streamsize(size));
        if (std::uintmax_t(stream.gcount()) != size)
            return Error{ErrorCode::FileUnreadable, quoted + " cannot be read to its end"};
        return bytes;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to read " + quoted};
    } catch (const std::exception& e) {
        return Error{ErrorCode::FileUnreadable, quoted + " cannot be read: " + e.what()};
    }
}

} // namespace convlens
