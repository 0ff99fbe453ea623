#pragma once
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/graph/naming.h"
#include "core/graph/parameters.h"
#include "core/image/image.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace convlens {

/// Where a network's parameters come from, and what a reader of its results must know.
struct WeightsInfo {
    enum class Kind { Random, File };
    Kind kind = Kind::Random;
    std::uint64_t seed = 0;      ///< Random only
    std::string file;            ///< File only: path as given
    std::string hash;            ///< "sha256:..." of the file, or "seed:N"
    std::string naming;          ///< naming convention recognised: "convlens", "torchvision", "timm", ...
    bool namesMapped = false;    ///< a name map told some of the names
    std::string origin, license; ///< from the metadata; empty if not told
    std::string labels;          ///< "imagenet-1k", the name of a list of class names, or empty
    bool batchNormFolded = false;
    float batchNormEpsilon = 1e-5f; ///< 0 where batch norm is folded
    /// Who decided the epsilon: "chosen", "metadata", "naming" (the convention recognised), or empty (seeded, folded).
    std::string epsilonFrom;
    Preprocess preprocess;
    std::map<std::string, std::string> metadata; ///< all of the file's own
};

/// Parameters ready for an engine.
struct LoadedWeights {
    WeightsInfo info;
    std::shared_ptr<const Parameters> parameters;
};

/// Parameters made from a seed: a pure function of (seed, parameter name, index), written down in seeded.h.
LoadedWeights seededWeights(const Graph& graph, std::uint64_t seed);

/// One tensor of a weights file, as stored.
struct StoredTensor {
    std::string name;
    std::string dtype; ///< "F32", "F16", "BF16", "I64"
    std::vector<std::int64_t> dims;
    std::vector<float> values; ///< widened to float32; empty for integer tensors that no network needs
};

/// A weights file read and checked, but not yet matched to a network.
struct WeightsFile {
    std::string path;
    std::string hash; ///< "sha256:..."
    std::map<std::string, std::string> metadata;
    std::vector<StoredTensor> tensors;
    const StoredTensor* find(std::string_view name) const;
};

/// Reads safetensors (F32, F16, BF16). Every offset is checked against the file's own size before anything is
/// allocated; NaN and infinity are refused. Errors name the file and the tensor.
Result<WeightsFile> readWeightsFile(const std::filesystem::path& file, const CancelToken& cancel = {});
/// The same, but lets NaN and infinity pass, so that a panel can show where they are.
Result<WeightsFile> inspectWeightsFile(const std::filesystem::path& file, const CancelToken& cancel = {});
/// Every value is finite; else a BadFormat that names the tensor, how many are not and where the first is.
Result<void> refuseNonFinite(const WeightsFile& file);

/// Names and shapes, for recogniseNetwork() (core/networks/recognise_weights.h). Counters of training steps are
/// included.
/// Names that stand in `nameMap` (ours to the file's) become ours.
std::vector<TensorOutline> outlineOf(const WeightsFile& file, const std::map<std::string, std::string>& nameMap = {});

/// What the person decides instead of the file and its naming convention.
struct MatchOptions {
    std::optional<float> batchNormEpsilon;
    std::optional<Preprocess> preprocess;
    /// The file's name of a parameter by ours ("stem.conv.weight"); names that are not in it are matched as usual.
    std::map<std::string, std::string> nameMap;
    /// Names of the classes instead of what the file says; as many as there are classes, or empty.
    std::vector<std::string> classNames;
    std::string classNamesFrom; ///< what WeightsInfo::labels calls them: the name of their file
};

/// Matches a file to a graph: recognises the naming convention (ours, or one of Layer::sourceNames), takes batch norm
/// separate or folded, reshapes 2-d to 4-d heads, drops a "module." before every name. The convention and the metadata
/// also decide epsilon, preprocessing and labels (conventions.h, metadata.h).
/// An epsilon given for folded weights, or class names of another number, are an InvalidArgument and a Mismatch.
/// A file for another network is a Mismatch that names the first tensor that does not fit, what was expected and what
/// was found; so is one with values that the network has no place for.
Result<LoadedWeights> matchWeights(const WeightsFile& file, const Graph& graph, const MatchOptions& options = {});

/// Puts these class names in the place of what the weights know; a Mismatch where their number is not `classes`.
Result<void> useClassNames(WeightsInfo& info, const std::vector<std::string>& names, const std::string& from,
                           int classes);

/// Names of the classes, or empty if the labels are unknown or their count differs. The metadata key class_names (a
/// JSON list, or separated by line ends or commas) comes before WeightsInfo::labels ("imagenet-1k", "cifar-10", or a
/// list).
std::vector<std::string> classLabels(const WeightsInfo& info, int classes);

} // namespace convlens
