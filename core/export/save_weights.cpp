#include "core/export/save_weights.h"

#include "core/base/version.h"
#include "core/export/passport.h"
#include "core/networks/recognise_weights.h"
#include "core/weights/metadata.h"
#include "core/weights/write_safetensors.h"

#include <map>
#include <string>

namespace convlens {

Result<void> saveWeights(const std::filesystem::path& target, const NetworkSpec& spec, const Graph& graph,
                         const LoadedWeights& weights) {
    Metadata metadata = networkMetadata(spec);
    metadata["converted_from"] = describe(weights.info);
    metadata["converted_by"] = std::string("Convlens ") + kVersion;
    return writeSafetensors(target, graph, weights, metadata);
}

} // namespace convlens
