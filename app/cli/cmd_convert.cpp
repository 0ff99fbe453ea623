#include "app/cli/chosen_network.h"
#include "app/cli/command.h" // IWYU pragma: associated
#include "app/cli/numbers.h"
#include "core/base/json.h"
#include "core/base/write_file.h"
#include "core/export/json.h"
#include "core/export/passport.h"
#include "core/export/save_weights.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"
#include "core/weights/name_map.h"
#include "core/weights/weights.h"

#include <filesystem>
#include <memory>
#include <system_error>

namespace convlens::cli {

namespace {

struct Options {
    WeightsOptions weights;
    std::string out, network;
    bool json = false, nameMap = false;
};

/// A name map to fill in, instead of weights.
Result<void> writeNameMap(const Options& options) {
    if (options.network.empty())
        return Error{ErrorCode::InvalidArgument, "--template needs --network: whose parameters shall be named?"};
    const auto spec = parseNetworkSpec(options.network);
    if (!spec) return spec.error();
    const auto graph = buildNetwork(*spec);
    if (!graph) return graph.error();
    const auto file = inspectWeightsFile(options.weights.file);
    if (!file) return file.error();
    const std::string map = nameMapTemplate(*file, *graph);
    if (auto written = writeFile(options.out, map); !written) return written;
    print(oneLine(options.out) + ": a name map for " + displayName(*spec) + " to fill in\n");
    return {};
}

Result<void> convert(const Options& options) {
    if (options.nameMap) return writeNameMap(options);
    if (std::filesystem::path(options.out).extension() != ".safetensors")
        return Error{ErrorCode::InvalidArgument,
                     "OUT '" + options.out + "' must end in .safetensors, which is what is written"};
    std::error_code none;
    if (std::filesystem::equivalent(options.weights.file, options.out, none))
        return Error{ErrorCode::InvalidArgument, "OUT '" + options.out + "' is the file that is read"};
    const auto chosen =
        options.network.empty() ? recogniseFile(options.weights) : chooseNetwork(options.network, options.weights);
    if (!chosen) return chosen.error();
    const auto graph = buildNetwork(chosen->spec);
    if (!graph) return graph.error();
    const WeightsInfo& info = chosen->weights.info;
    if (auto saved = saveWeights(options.out, chosen->spec, *graph, chosen->weights); !saved) return saved;
    if (options.json) {
        print(dumpJson({{"network", toString(chosen->spec)}, {"file", options.out}, {"weights", toJson(info)}}));
        return {};
    }
    print(oneLine(options.out) + ": " + displayName(chosen->spec) + ", " + describe(info) + ", names of " +
          info.naming + (info.namesMapped ? " and of the name map" : "") +
          (info.batchNormFolded ? ", batch norm folded"
                                : ", batch norm epsilon " + significant(double(info.batchNormEpsilon), 2) + " (" +
                                      info.epsilonFrom + ")") +
          "\n");
    return {};
}

} // namespace

Command addConvertCommand(Arguments parent) {
    auto options = std::make_shared<Options>();
    const Arguments app = parent.subcommand("convert", "Write any weights file that can be read with our names");
    app.option("WEIGHTS", options->weights.file, "The file to read (safetensors or PyTorch checkpoint)").required();
    app.option("OUT", options->out, "The file to write (.safetensors)").required();
    app.option("--network", options->network,
               "The network, FAMILY[:key=value,...]; recognised from the file if not given");
    addFileOptions(app, options->weights);
    const Argument json = app.flag("--json", options->json, "Print JSON");
    app.flag("--template", options->nameMap, "Write a name map to fill in (OUT.csv) instead, for --names")
        .excludes(json);
    return {app, [options] { return convert(*options); }};
}

} // namespace convlens::cli
