#include "core/weights/name_map.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <utility>
#include <vector>

namespace convlens {

namespace {

constexpr std::size_t kMostChoices = 40;

/// A shape without its ones, so that a classifier as a 1 x 1 convolution has the shape of a fully connected one.
template <class Int>
std::vector<std::int64_t> comparable(const std::vector<Int>& dims) {
    std::vector<std::int64_t> shape;
    for (const Int extent : dims)
        if (extent != 1) shape.push_back(std::int64_t(extent));
    return shape;
}

std::string dimsText(const std::vector<int>& dims) {
    std::string text;
    for (const int extent : dims)
        text += (text.empty() ? "" : "x") + std::to_string(extent);
    return text;
}

} // namespace

std::string nameMapTemplate(const WeightsFile& file, const Graph& graph) {
    std::map<std::vector<std::int64_t>, std::vector<std::string>> theirs;
    for (const StoredTensor& tensor : file.tensors)
        if (!tensor.values.empty()) theirs[comparable(tensor.dims)].push_back(tensor.name);
    std::map<std::vector<std::int64_t>, int> ours;
    for (const ParameterSpec& parameter : graph.parameters())
        ++ours[comparable(parameter.dims)];

    std::string text = "# Name map for " + graph.title() +
                       ": our name, then the file's. Lines that begin with # are not "
                       "read, nor are those without a second name.\n";
    std::vector<std::int64_t> listed{-1};
    for (const ParameterSpec& parameter : graph.parameters()) {
        const auto shape = comparable(parameter.dims);
        const auto found = theirs.find(shape);
        const bool only = found != theirs.end() && found->second.size() == 1 && ours[shape] == 1;
        if (!only && shape != listed) {
            text += "# " + dimsText(parameter.dims) + ":";
            if (found == theirs.end()) {
                text += " no tensor of the file has this shape";
            } else {
                for (std::size_t i = 0; i < std::min(found->second.size(), kMostChoices); ++i)
                    text += " " + found->second[i];
                if (found->second.size() > kMostChoices) text += " ...";
            }
            text += "\n";
            listed = shape;
        }
        text += parameter.name + "," + (only ? found->second.front() : "") + "\n";
    }
    return text;
}

} // namespace convlens
