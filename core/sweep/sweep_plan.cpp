#include "core/sweep/sweep_plan.h"

#include "core/analysis/published.h"
#include "core/analysis/published_accuracy.h"
#include "core/cost/cost_model.h"
#include "core/networks/registry.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <span>
#include <system_error>

namespace convlens {

namespace {

template <class T>
std::vector<T> orStops(const std::vector<T>& wanted, std::span<const T> stops) {
    return wanted.empty() ? std::vector<T>(stops.begin(), stops.end()) : wanted;
}

std::string shortNumber(double value) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    return error == std::errc{} ? std::string(buffer.data(), end) : std::string("?");
}

/// What was asked for, also where it is no valid network.
std::string asked(const NetworkSpec& spec) {
    if (validateNetworkSpec(spec)) return toString(spec);
    const FamilyInfo& info = familyInfo(spec.family);
    std::string text =
        std::string(info.id) + ":width=" + shortNumber(spec.width) + ",resolution=" + std::to_string(spec.resolution);
    if (!info.groups.empty()) text += ",groups=" + std::to_string(spec.groups);
    return text;
}

std::string gibibytes(std::int64_t bytes) {
    std::array<char, 32> buffer{};
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), double(bytes) / (1 << 30),
                                            std::chars_format::fixed, 1);
    return (error == std::errc{} ? std::string(buffer.data(), end) : std::string("?")) + " GiB";
}

} // namespace

Result<SweepPlan> planSweepOf(const std::vector<NetworkSpec>& specs) {
    if (specs.size() > std::size_t(kMostSweepNetworks))
        return Error{ErrorCode::InvalidArgument, "a sweep of " + std::to_string(specs.size()) +
                                                     " networks is too long; up to " +
                                                     std::to_string(kMostSweepNetworks) + " are measured at once"};
    SweepPlan plan;
    for (const NetworkSpec& given : specs) {
        if (auto valid = validateNetworkSpec(given); !valid) {
            plan.skipped.push_back({asked(given), valid.error().message});
            continue;
        }
        const NetworkSpec spec = normalized(given);
        const auto same = [&](const SweepNetwork& known) { return known.spec == spec; };
        if (std::any_of(plan.networks.begin(), plan.networks.end(), same)) continue;
        const auto graph = buildNetwork(spec);
        if (!graph) {
            plan.skipped.push_back({asked(spec), graph.error().message});
            continue;
        }
        const NetworkCost cost = computeCost(*graph);
        if (cost.peakActivationBytes > kMostSweepMapBytes) {
            plan.skipped.push_back({asked(spec), "its maps need " + gibibytes(cost.peakActivationBytes) +
                                                     " at once; up to " + gibibytes(kMostSweepMapBytes) +
                                                     " are measured"});
            continue;
        }
        plan.networks.push_back({spec, cost.total.macs, cost.total.params});
    }
    return plan;
}

Result<SweepPlan> planSweep(const SweepRequest& request) {
    if (request.families.empty()) return Error{ErrorCode::InvalidArgument, "a sweep needs at least one network family"};
    std::vector<NetworkSpec> specs;
    for (const Family family : request.families) {
        const FamilyInfo& info = familyInfo(family);
        std::vector<int> groups{NetworkSpec{}.groups};
        if (!info.groups.empty()) groups = orStops<int>(request.groups, info.groups);
        const std::vector<double> widths = orStops<double>(request.widths, info.widths);
        const std::vector<int> resolutions = orStops<int>(request.resolutions, info.resolutions);
        if (specs.size() + widths.size() * resolutions.size() * groups.size() > 100000)
            return Error{ErrorCode::InvalidArgument, "a sweep of more than 100000 networks is too long; up to " +
                                                         std::to_string(kMostSweepNetworks) + " are measured at once"};
        for (const int g : groups)
            for (const double width : widths)
                for (const int resolution : resolutions) {
                    NetworkSpec spec;
                    spec.family = family;
                    spec.width = width;
                    spec.resolution = resolution;
                    spec.groups = g;
                    specs.push_back(spec);
                }
    }
    return planSweepOf(specs);
}

Result<SweepPlan> planPublishedSweep() {
    std::vector<NetworkSpec> specs;
    for (const PublishedAccuracy& published : publishedAccuracies())
        specs.push_back(published.row->spec);
    return planSweepOf(specs);
}

} // namespace convlens
