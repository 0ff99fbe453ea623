#pragma once
#include "core/base/cancel.h"
#include "core/base/progress.h"
#include "core/base/result.h"

#include <filesystem>
#include <span>
#include <string>
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
/// through a temporary file. numpy.load(file)["NAME"] reads an array, numpy.load(file)["conditions.json"] the bytes of
/// a text. Errors: WriteFailed; TooLarge beyond the 4 GiB and 65 535 members of a plain zip file; Cancelled, asked
/// between arrays.
Result<void> writeNpz(const std::filesystem::path& file, std::span<const NpzArray> arrays,
                      std::span<const NpzText> texts, const CancelToken& cancel = {},
                      const ProgressSink& progress = {});

} // namespace convlens
