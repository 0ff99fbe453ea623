#include "core/base/read_file.h"
#include "core/weights/embedded_weights.h"
#include "core/weights/pytorch.h"
#include "core/weights/safetensors.h"
#include "core/weights/sha256.h"
#include "core/weights/weights.h" // IWYU pragma: associated

#include <cmath>
#include <cstring>
#include <exception>
#include <new>
#include <span>
#include <string_view>
#include <utility>

namespace convlens {

namespace {

// Far above any light-weight network (MobileNetV2 1.4 has 25 MB), and bounded, since a file is held whole.
constexpr std::int64_t kMostFileBytes = std::int64_t(2) << 30;

// Files that people do try, and that deserve a better answer than a wrong header length.
std::string_view knownButUnsupported(std::span<const std::uint8_t> bytes) {
    const auto has = [&](std::string_view magic, std::size_t at = 0) {
        return bytes.size() >= at + magic.size() && std::memcmp(bytes.data() + at, magic.data(), magic.size()) == 0;
    };
    if (has("\x89HDF")) return "an HDF5 file (Keras)";
    if (has("TFL3", 4)) return "a TensorFlow Lite model";
    if (has("\x1f\x8b")) return "compressed (gzip); unpack it first";
    if (has("ustar", 257)) return "a tar archive (PyTorch before 0.1.10)";
    if (has("\x80") && bytes.size() > 1 && bytes[1] <= 5 && !looksLikePytorch(bytes))
        return "a pickle that torch.save did not write";
    return {};
}

} // namespace

const StoredTensor* WeightsFile::find(std::string_view name) const {
    for (const StoredTensor& tensor : tensors)
        if (tensor.name == name) return &tensor;
    return nullptr;
}

std::vector<TensorOutline> outlineOf(const WeightsFile& file, const std::map<std::string, std::string>& nameMap) {
    std::map<std::string_view, std::string_view> ours;
    for (const auto& [own, theirs] : nameMap)
        ours.emplace(theirs, own);
    std::vector<TensorOutline> outlines;
    for (const StoredTensor& tensor : file.tensors) {
        const auto mapped = ours.find(tensor.name);
        outlines.push_back({mapped == ours.end() ? tensor.name : std::string(mapped->second), tensor.dims});
    }
    return outlines;
}

Result<void> refuseNonFinite(const WeightsFile& file) {
    for (const StoredTensor& tensor : file.tensors) {
        std::size_t bad = 0, first = 0;
        for (std::size_t i = 0; i < tensor.values.size(); ++i)
            if (!std::isfinite(tensor.values[i]) && bad++ == 0) first = i;
        if (bad > 0)
            return Error{ErrorCode::BadFormat, "'" + file.path + "': tensor '" + tensor.name + "' has " +
                                                   std::to_string(bad) + " of " + std::to_string(tensor.values.size()) +
                                                   " values that are no finite numbers (the first is " +
                                                   (std::isnan(tensor.values[first]) ? "NaN" : "infinite") +
                                                   " at index " + std::to_string(first) + ")"};
    }
    return {};
}

Result<WeightsFile> inspectWeightsFile(const std::filesystem::path& path, const CancelToken& cancel) {
    const std::string name = path.string();
    std::vector<std::uint8_t> held;
    std::span<const std::uint8_t> bytes;
    if (const EmbeddedWeights* ours = findEmbeddedWeights(name)) {
        bytes = ours->bytes;
    } else {
        auto read = readFileBytes(path, kMostFileBytes);
        if (!read) return read.error();
        held = std::move(*read);
        bytes = held;
    }
    try {
        if (const auto other = knownButUnsupported(bytes); !other.empty())
            return Error{ErrorCode::Unsupported, "'" + name + "' is " + std::string(other) +
                                                     "; weights are read from safetensors and PyTorch checkpoints"};
        auto file = looksLikePytorch(bytes) ? parsePytorch(bytes, name, cancel) : parseSafetensors(bytes, name, cancel);
        if (!file) return file.error();
        file->hash = "sha256:" + sha256Hex(bytes);
        return file;
    } catch (const std::bad_alloc&) {
        return Error{ErrorCode::OutOfMemory, "not enough memory to read '" + name + "'"};
    } catch (const std::exception& e) {
        return Error{ErrorCode::Internal, "'" + name + "' cannot be read: " + e.what()};
    }
}

Result<WeightsFile> readWeightsFile(const std::filesystem::path& path, const CancelToken& cancel) {
    auto file = inspectWeightsFile(path, cancel);
    if (!file) return file.error();
    if (auto finite = refuseNonFinite(*file); !finite) return finite.error();
    return file;
}

} // namespace convlens
