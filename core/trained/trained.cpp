#include "core/trained/trained.h"

#include "core/base/check.h"
#include "core/base/json.h"
#include "core/base/json_text.h"
#include "core/base/result.h"
#include "core/weights/embedded_weights.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

namespace convlens {

namespace {

using Metadata = std::map<std::string, std::string>;

/// Only the header's metadata: the values need not be touched to tell what a file is.
Metadata metadataOf(std::span<const std::uint8_t> bytes) {
    std::uint64_t length = 0;
    CONVLENS_CHECK(bytes.size() > 8);
    std::memcpy(&length, bytes.data(), 8);
    CONVLENS_CHECK(length <= bytes.size() - 8);
    const auto text = bytes.subspan(8, std::size_t(length));
    const Json header = parseJson({reinterpret_cast<const char*>(text.data()), text.size()});
    CONVLENS_CHECK(header.is_object() && header.contains("__metadata__")); // the file is ours; tests read it as a whole
    return header["__metadata__"].get<Metadata>();
}

std::string valueOf(const Metadata& metadata, const char* key) {
    const auto found = metadata.find(key);
    return found == metadata.end() ? std::string() : found->second;
}

template <class Number>
bool parse(const std::string& text, Number& number) {
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
    return code == std::errc() && end == text.data() + text.size();
}

/// "CIFAR-10" of "CIFAR-10 (A. Krizhevsky, ...)".
std::string shortName(const std::string& data) {
    return data.substr(0, data.find(" ("));
}

NetworkSpec specOf(const Metadata& metadata) {
    std::string text = valueOf(metadata, "architecture") + ":width=" + valueOf(metadata, "width_multiplier") +
                       ",resolution=" + valueOf(metadata, "resolution") +
                       ",classes=" + valueOf(metadata, "num_classes") + ",padding=" + valueOf(metadata, "padding") +
                       ",rules=" + valueOf(metadata, "rules");
    if (metadata.contains("groups")) text += ",groups=" + valueOf(metadata, "groups");
    const auto spec = parseNetworkSpec(text);
    CONVLENS_CHECK(spec);
    return *spec;
}

NetworkSpec withoutResolution(NetworkSpec spec) {
    spec = normalized(spec);
    spec.resolution = NetworkSpec{}.resolution;
    return spec;
}

std::vector<TrainedNetwork> gather() {
    std::vector<TrainedNetwork> all;
    for (const EmbeddedWeights& file : embeddedWeights()) {
        TrainedNetwork network;
        network.metadata = metadataOf(file.bytes);
        network.path = file.path;
        network.spec = specOf(network.metadata);
        network.data = shortName(valueOf(network.metadata, "data"));
        const auto stated = statedAccuracy(network.metadata);
        CONVLENS_CHECK(stated);
        network.top1 = stated->top1;
        network.testPhotos = stated->photos;
        parse(valueOf(network.metadata, "accuracy_top5"), network.top5);
        all.push_back(std::move(network));
    }
    std::ranges::sort(all, {}, [](const TrainedNetwork& network) { return int(network.spec.family); });
    return all;
}

} // namespace

std::span<const TrainedNetwork> trainedNetworks() {
    static const std::vector<TrainedNetwork> all = gather();
    return all;
}

const TrainedNetwork* trainedNetwork(Family family) {
    const auto all = trainedNetworks();
    const auto found = std::ranges::find(all, family, [](const TrainedNetwork& n) { return n.spec.family; });
    return found == all.end() ? nullptr : &*found;
}

const TrainedNetwork* trainedFor(const NetworkSpec& spec) {
    const TrainedNetwork* network = trainedNetwork(spec.family);
    return network && withoutResolution(network->spec) == withoutResolution(spec) ? network : nullptr;
}

const TrainedNetwork* trainedAt(const std::string& path) {
    const auto all = trainedNetworks();
    const auto found = std::ranges::find(all, path, &TrainedNetwork::path);
    return found == all.end() ? nullptr : &*found;
}

std::optional<StatedAccuracy> statedAccuracy(const std::map<std::string, std::string>& metadata) {
    StatedAccuracy accuracy;
    if (!parse(valueOf(metadata, "accuracy"), accuracy.top1) || !(accuracy.top1 >= 0 && accuracy.top1 <= 1)) return {};
    parse(valueOf(metadata, "accuracy_photos"), accuracy.photos);
    parse(valueOf(metadata, "resolution"), accuracy.resolution);
    accuracy.data = shortName(valueOf(metadata, "data"));
    accuracy.measuredByUs = valueOf(metadata, "origin").find("Convlens project") != std::string::npos;
    return accuracy;
}

} // namespace convlens
