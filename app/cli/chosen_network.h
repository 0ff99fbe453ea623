#pragma once
#include "app/cli/arguments.h"
#include "core/base/result.h"
#include "core/graph/graph.h"
#include "core/networks/network_spec.h"
#include "core/weights/weights.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace convlens::cli {

/// A network with its weights, as the options of a subcommand ask for it.
struct ChosenNetwork {
    NetworkSpec spec; ///< with what the weights file decides
    LoadedWeights weights;
};

/// In place of a weights file: the family's own that come with the program. A file of this name is "./trained".
inline constexpr const char* kTrainedWeights = "trained";

struct WeightsOptions {
    std::string file;       ///< empty for seeded weights
    std::uint64_t seed = 1; ///< the window's default too
    std::string names;      ///< CSV that tells which of the file's tensors is which
    std::string classNames; ///< text file, a class a line
    std::optional<float> batchNormEpsilon;
};

/// --weights, and those below; `seeded` adds --seed and leaves --weights optional.
void addWeightsOptions(Arguments app, WeightsOptions& options, bool seeded, bool shortLabels = true);
/// --names, --class-names and --batch-norm-epsilon alone, for a file that is an argument. `shortLabels` lets --labels
/// be
/// --class-names too.
void addFileOptions(Arguments app, WeightsOptions& options, bool shortLabels = true);

/// The keys that stand in the specification text hold; the rest comes from the weights file, which knows its width,
/// groups, classes, padding, resolution and conventions. Where a given key contradicts the file's tensors, the error
/// names the first tensor that does not fit.
Result<ChosenNetwork> chooseNetwork(const std::string& specText, const WeightsOptions& options);
/// The network that the weights file was made for, where no specification is given.
Result<ChosenNetwork> recogniseFile(const WeightsOptions& options);

/// For an argument's check(): empty for a whole number below 2^64, else what is wrong. CLI11 by itself would turn -3
/// into 2^64 - 3 and take 2^64 for 2^64 - 1.
std::string isSeed(const std::string& text);

/// The graph of `spec` for `batch` images, shared as plans want it.
Result<std::shared_ptr<const Graph>> sharedGraph(const NetworkSpec& spec, int batch);

} // namespace convlens::cli
