#include "core/weights/write_safetensors.h"

#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/write_file.h"
#include "core/graph/parameters.h"

#include <bit>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace convlens {

static_assert(std::endian::native == std::endian::little, "values are written as they lie in memory");

Result<void> writeSafetensors(const std::filesystem::path& target, const Graph& graph, const LoadedWeights& weights,
                              const Metadata& metadata) {
    if (auto valid = validateParameters(graph, *weights.parameters); !valid) return valid;
    Metadata all = metadata;
    const auto add = [&](const std::string& key, const std::string& value) {
        if (!value.empty()) all.emplace(key, value); // what the caller says comes first
    };
    add("origin", weights.info.origin);
    add("license", weights.info.license);
    add("labels", weights.info.labels);
    if (const auto names = weights.info.metadata.find("class_names"); names != weights.info.metadata.end())
        add("class_names", names->second);
    for (const auto& [key, value] : metadataFromPreprocess(weights.info.preprocess))
        add(key, value);
    char epsilon[32];
    const auto end = std::to_chars(epsilon, epsilon + sizeof epsilon, weights.parameters->batchNormEpsilon).ptr;
    add("batch_norm_epsilon", std::string(epsilon, end));

    Json header;
    for (const auto& [key, value] : all)
        header["__metadata__"][key] = value;
    std::uint64_t offset = 0;
    for (const ParameterSpec& spec : graph.parameters()) {
        const std::uint64_t bytes = std::uint64_t(spec.elements()) * sizeof(float);
        header[spec.name] = {{"dtype", "F32"}, {"shape", spec.dims}, {"data_offsets", {offset, offset + bytes}}};
        offset += bytes;
    }
    // Texts from a file or a person may hold bytes that are not UTF-8; they are replaced rather than refused.
    std::string text = jsonLine(header);
    text.append((8 - text.size() % 8) % 8, ' '); // the values then lie aligned
    std::string length(8, '\0');
    for (std::size_t i = 0; i < 8; ++i)
        length[i] = char(std::uint64_t(text.size()) >> (8 * i));

    auto writer = FileWriter::create(target);
    if (!writer) return writer.error();
    if (auto written = writer->write(length + text); !written) return written;
    for (const ParameterSpec& spec : graph.parameters()) {
        const std::vector<float>& values = weights.parameters->find(spec.name)->values;
        const std::string_view bytes(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(float));
        if (auto written = writer->write(bytes); !written) return written;
    }
    return writer->commit();
}

} // namespace convlens
