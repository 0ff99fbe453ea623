#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/base/write_file.h"

#include <cstdint>
#include <filesystem>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace convlens {

/// An array of an .npz file. Borrows the values.
struct NpzArray {
    std::string name; ///< its key for numpy.load(); unique, not empty
    std::span<const float> values;
    std::vector<int> dims; ///< their product is the number of values
};

/// A text beside the arrays, such as the conditions under which they were made.
struct NpzText {
    std::string name; ///< with its ending: "conditions.json"
    std::string text;
};

/// Writes NumPy's archive of arrays (numpy.lib.npyio: a zip file with a member NAME.npy an array), not compressed,
/// through a temporary file, one array after the other, so that not all of them have to be in memory at once.
/// numpy.load(file)["NAME"] reads an array, numpy.load(file)["conditions.json"] the bytes of a text. Beyond the 4 GiB
/// and 65 535 members of a plain zip file the directory takes the form zip64. Errors: WriteFailed; TooLarge for a
/// single array of 4 GiB.
class NpzWriter {
public:
    static Result<NpzWriter> create(const std::filesystem::path& file);
    Result<void> add(const NpzArray& array);
    Result<void> add(const NpzText& text);
    /// Without it the file stays as it was.
    Result<void> commit();

    /// From where on a place in the file is written in the form zip64. Smaller only in tests.
    void setZip64From(std::uint64_t offset) { m_zip64From = offset; }

private:
    explicit NpzWriter(FileWriter writer, std::string file) : m_writer(std::move(writer)), m_file(std::move(file)) {}
    Result<void> add(const std::string& name, std::string_view head, std::string_view body);

    FileWriter m_writer;
    std::string m_file; ///< for messages
    std::string m_directory;
    std::uint64_t m_offset = 0, m_members = 0;
    std::uint64_t m_zip64From = std::numeric_limits<std::uint32_t>::max();
};

/// The same in one call. Cancelled, asked between arrays.
Result<void> writeNpz(const std::filesystem::path& file, std::span<const NpzArray> arrays,
                      std::span<const NpzText> texts, const CancelToken& cancel = {},
                      const ProgressSink& progress = {});

} // namespace convlens
