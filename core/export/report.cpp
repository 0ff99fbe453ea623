#include "core/export/report.h"

#include "core/base/base64.h"
#include "core/base/check.h"
#include "core/export/map_sheet.h"
#include "core/export/report_html.h"
#include "core/image/encode.h"
#include "core/tensor/tensor.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <span>
#include <utility>

namespace convlens {

namespace {

Result<std::string> pngAddress(const Image& image) {
    auto png = encodePng(image);
    if (!png) return png.error();
    return "data:image/png;base64," + toBase64(*png);
}

std::vector<ReportPrediction> likeliest(std::span<const float> probabilities, const std::vector<std::string>& labels,
                                        int top) {
    std::vector<int> order(probabilities.size());
    std::iota(order.begin(), order.end(), 0);
    const auto count = std::min(order.size(), std::size_t(top));
    std::partial_sort(order.begin(), order.begin() + std::ptrdiff_t(count), order.end(), [&](int a, int b) {
        const float pa = probabilities[std::size_t(a)], pb = probabilities[std::size_t(b)];
        return pa != pb ? pa > pb : a < b; // equal ones keep the order of classes
    });
    std::vector<ReportPrediction> list;
    for (std::size_t i = 0; i < count; ++i) {
        const auto index = std::size_t(order[i]);
        list.push_back({order[i], index < labels.size() ? labels[index] : std::string(), probabilities[index]});
    }
    return list;
}

/// What one network sees in the photos.
Result<ReportSights> look(const ReportRequest& request, const ReportNetwork& network, const Engine& engine,
                          const CancelToken& cancel) {
    ReportSights sights;
    if (request.photos.empty()) return sights;
    const auto named = [&](const Error& error) {
        return Error{error.code, displayName(network.spec) + ": " + error.message};
    };
    auto plan = engine.compile(network.graph, network.weights.parameters, {engine.plans().front(), request.threads});
    if (!plan) return named(plan.error());
    const std::vector<std::string> labels = classLabels(network.weights.info, network.spec.classes);
    for (const ReportPhoto& photo : request.photos) {
        if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
        const auto& preprocess = network.weights.info.preprocess;
        auto seen = cropAndResize(*photo.image, preprocess, network.spec.resolution);
        if (!seen) return named(seen.error());
        auto input = normalise(*seen, preprocess);
        if (!input) return named(input.error());
        const bool first = sights.photos.empty();
        RunOptions options;
        options.cancel = cancel;
        if (first) options.record = sheetLayers(*network.graph);
        auto output = (*plan)->run(*input, options);
        if (!output) return named(output.error());
        auto address = pngAddress(*seen);
        if (!address) return address.error();
        sights.photos.push_back(
            {photo.name, std::move(*address), likeliest(output->probabilities.values(), labels, request.top)});
        if (!first) continue;
        for (const LayerId layer : options.record) {
            const auto map = output->find(layer);
            if (!map) continue; // this engine cannot record it
            const SheetPicture sheet = mapSheet(*map);
            auto picture = pngAddress(sheet.picture);
            if (!picture) return picture.error();
            sights.sheets.push_back({network.graph->layer(layer).name, network.graph->layer(layer).stage,
                                     toString(map->shape()), sheet.shown, sheet.all, sheet.picture.width,
                                     sheet.picture.height, std::move(*picture)});
        }
    }
    return sights;
}

} // namespace

Result<std::string> buildReport(const ReportRequest& request, const CancelToken& cancel, const ProgressSink& progress) {
    CONVLENS_CHECK(!request.networks.empty());
    const auto engine =
        findEngine(request.engine.empty() ? std::string(engines().front()->id()) : std::string(request.engine));
    if (!engine) return engine.error();
    std::vector<ReportSights> sights;
    for (std::size_t i = 0; i < request.networks.size(); ++i) {
        const ReportNetwork& network = request.networks[i];
        report(progress, double(i) / double(request.networks.size()), displayName(network.spec));
        auto seen = look(request, network, **engine, cancel);
        if (!seen) return seen.error();
        sights.push_back(std::move(*seen));
    }
    if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "cancelled"};
    return reportHtml(request, sights, **engine);
}

} // namespace convlens
