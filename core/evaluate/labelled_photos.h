#pragma once
#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// A photo and the class that it is known to show.
struct LabelledPhoto {
    std::filesystem::path file;
    int classIndex = 0; ///< in [0, classes)
};

/// Class of a folder's or a list's name: a label as a whole, or one of its names where a label lists several ("tench,
/// Tinca tinca"), case and underscores aside; else a class index. A name that fits two classes, or none, is an
/// InvalidArgument that says so ("crane" is a bird and a machine: give its index).
Result<int> classNamed(std::string_view name, std::span<const std::string> labels, int classes);

/// One folder a class, directly in `folder`, named as classNamed() takes it; photos in and below it. Photos that lie
/// beside the folders have no class and are left out. Sorted by folder, then by path.
/// Errors: FileNotFound where there is no folder or no photo in any; InvalidArgument for a folder that is no class.
Result<std::vector<LabelledPhoto>> photosByFolder(const std::filesystem::path& folder,
                                                  std::span<const std::string> labels, int classes);

/// From a CSV (RFC 4180) of file,index; a first line whose second field is no number is a header. Files are looked for
/// in `folder`; one that is missing is found out when it is read. Errors name the line.
Result<std::vector<LabelledPhoto>> photosByCsv(const std::filesystem::path& csv, const std::filesystem::path& folder,
                                               int classes);

/// At most `limit` photos, spread evenly over the list, so that no class is left out because of its place in it.
std::vector<LabelledPhoto> spreadOver(const std::vector<LabelledPhoto>& photos, std::size_t limit);

} // namespace convlens
