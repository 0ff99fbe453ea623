#include "app/cli/chosen_network.h"
#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/base/version.h"
#include "core/base/write_file.h"
#include "core/export/passport.h"
#include "core/image/image.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"
#include "core/onnx/onnx_model.h"
#include "core/weights/weights.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace convlens::cli {

namespace {

struct Options {
    std::string network, out;
    WeightsOptions weights;
    int batch = 1;
    bool dynamicBatch = false;
};

Result<void> exportOnnx(const Options& options) {
    const auto network = chooseNetwork(options.network, options.weights);
    if (!network) return network.error();
    const auto graph = buildNetwork(network->spec, options.batch);
    if (!graph) return graph.error();
    const WeightsInfo& info = network->weights.info;
    OnnxOptions onnx;
    onnx.dynamicBatch = options.dynamicBatch;
    const auto note = [&](const char* key, const std::string& value) {
        if (!value.empty()) onnx.metadata.emplace_back(key, value);
    };
    note("convlens_version", kVersion);
    note("network", toString(network->spec));
    note("weights", describe(info));
    note("weights_hash", info.hash);
    note("origin", info.origin);
    note("license", info.license);
    note("labels", info.labels);
    note("preprocessing", describe(info.preprocess, network->spec.resolution));
    const auto model = onnxModel(*graph, *network->weights.parameters, onnx);
    if (!model) return model.error();
    if (auto written = writeFile(options.out, *model); !written) return written;
    print(oneLine(options.out) + ": " + displayName(network->spec) + ", " + describe(info) + ", ONNX operator set " +
          std::to_string(onnxOpset(onnx.dialect)) + ", batch " +
          (options.dynamicBatch ? "open" : std::to_string(options.batch)) + ", " +
          megabytes(std::int64_t(model->size())) + "\n");
    return {};
}

} // namespace

Command addExportOnnxCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app = parent.subcommand("export-onnx", "Write a network with its weights as an ONNX model");
    app.option("SPEC", options->network,
               "The network, FAMILY[:key=value,...]; keys that are not given follow the weights file")
        .required();
    app.option("OUT", options->out, "The file to write (.onnx)").required();
    addWeightsOptions(app, options->weights, true);
    const Argument batch = app.option("--batch", options->batch, "Photos at a time").range(1, kMaxBatch).showDefault();
    app.flag("--dynamic-batch", options->dynamicBatch, "Leave the number of photos open").excludes(batch);
    return {app, [options] { return exportOnnx(*options); }};
}

} // namespace convlens::cli
