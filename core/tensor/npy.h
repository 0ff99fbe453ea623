#pragma once
#include "core/base/result.h"
#include "core/tensor/tensor.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace convlens {

/// NumPy's array file, format versions 1.0, 2.0 and 3.0 (numpy.lib.format), for arrays that Convlens works with:
/// little-endian float32 ('<f4') in C order. Every other type or order is refused by its name.
///
/// An array of four dimensions is [n, c, h, w]; three are one image [c, h, w]; two are features [n, c], that is
/// [n, c, 1, 1]. The file's own size bounds what is read: the header must lie inside it and the shape must account for
/// every byte after the header. Values may be NaN or infinite; whoever cannot use such values has to look.
/// Errors name the file: FileNotFound, FileUnreadable, BadFormat, Unsupported (another type, order or number of
/// dimensions), OutOfMemory.
Result<Tensor> readNpy(const std::filesystem::path& file);
/// The same from a file's bytes; `name` is used in messages.
Result<Tensor> decodeNpy(std::string_view bytes, const std::string& name);

/// What stands before the values in a file of version 1.0 with an array of these dimensions.
std::string npyHeader(std::span<const int> dims);
/// Writes version 1.0, four dimensions, through a temporary file. WriteFailed says why.
Result<void> writeNpy(const std::filesystem::path& file, const Tensor& tensor);
/// Writes `values`, whose count must be the product of `dims`.
Result<void> writeNpy(const std::filesystem::path& file, std::span<const float> values, std::span<const int> dims);

} // namespace convlens
