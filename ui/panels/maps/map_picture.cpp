#include "ui/panels/maps/map_picture.h"

#include "core/analysis/class_activation.h"
#include "ui/text/errors.h"
#include "ui/widgets/histogram_strip.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace convlens {

namespace {

constexpr int kOverlaySide = 512; ///< fine enough for the photo's place on the screen

struct Words {
    Q_DECLARE_TR_FUNCTIONS(convlens::MapsPanel)
};

std::shared_ptr<const MapPicture> without(const QString& why) {
    auto made = std::make_shared<MapPicture>();
    made->why = why;
    return made;
}

void fillHistogram(MapPicture& picture) {
    picture.histogram = histogramOf(picture.tensor->plane(0, picture.channel), picture.statistics.minimum,
                                    picture.statistics.maximum, HistogramStrip::kBins);
}

/// A single map that has its own scale.
std::shared_ptr<MapPicture> ofPlane(Tensor plane, const PictureRequest& request) {
    auto made = std::make_shared<MapPicture>();
    made->tensor = std::make_shared<const Tensor>(std::move(plane));
    made->statistics = statisticsOf(made->tensor->plane(0, 0));
    made->map = mapFor(request.map, made->statistics);
    made->ranges = {drawableRange(made->statistics.minimum, made->statistics.maximum, isDiverging(made->map))};
    fillHistogram(*made);
    return made;
}

std::shared_ptr<const MapPicture> ofChannel(const PictureRequest& request) {
    auto made = std::make_shared<MapPicture>();
    made->tensor = recordedMap(*request.run, request.key);
    made->channel = request.channel;
    made->statistics = request.summary->statistics.channels[std::size_t(request.channel)];
    made->map = mapFor(request.map, request.summary->statistics.all);
    made->ranges = {*request.range};
    made->below = made->statistics.minimum < request.range->low;
    made->above = made->statistics.maximum > request.range->high;
    fillHistogram(*made);
    return made;
}

std::shared_ptr<const MapPicture> ofChannels(const PictureRequest& request) {
    const bool mean = request.subject == MapSubject::Mean;
    auto plane = summariseChannels(*recordedMap(*request.run, request.key),
                                   mean ? ChannelSummary::Mean : ChannelSummary::Maximum);
    if (!plane) return without(errorText(plane.error()));
    auto made = ofPlane(std::move(*plane), request);
    made->note = mean ? Words::tr("Mean of all channels at each place.")
                      : Words::tr("Largest value of any channel at each place.");
    return made;
}

std::shared_ptr<const MapPicture> ofComponents(const PictureRequest& request) {
    const auto& components = request.components;
    auto made = std::make_shared<MapPicture>();
    // Owned by the components; the alias keeps them alive.
    made->tensor = std::shared_ptr<const Tensor>(components, &components->scores);
    made->rgb = true;
    QStringList shares;
    for (int c = 0; c < components->scores.shape().c; ++c) {
        const auto range = clippedRange(components->scores.plane(0, c), request.percentile);
        made->ranges.push_back(range ? drawableRange(range->low, range->high, true) : ValueRange{-1, 1});
        shares << QString::number(components->explained[std::size_t(c)] * 100, 'f', 0);
    }
    made->note = Words::tr("Red, green and blue explain %1 % of the layer's variance; effective rank %2 of %3.")
                     .arg(shares.join(QStringLiteral(", ")))
                     .arg(components->effectiveRank, 0, 'f', 1)
                     .arg(recordedMap(*request.run, request.key)->shape().c);
    return made;
}

std::shared_ptr<const MapPicture> ofClass(const PictureRequest& request) {
    const NetworkState& network = *request.run->network;
    const RecordedLookup recorded = [&](LayerId layer) { return recordedMap(*request.run, {layer, 0}).get(); };
    auto found = classActivation(*network.graph, *network.weights->parameters, recorded, request.classIndex);
    if (!found) return without(errorText(found.error()));
    auto made = ofPlane(std::move(found->activation), request);
    made->ofTheLayer = false;
    made->note = found->exact
                     ? Words::tr("Exact: mean %1 plus constant %2 is the class's logit.")
                           .arg(made->statistics.mean, 0, 'g', 4)
                           .arg(found->offset, 0, 'g', 3)
                     : Words::tr("Linearised at this photo, since an activation follows the pooling (Grad-CAM).");
    return made;
}

std::shared_ptr<const MapPicture> ofOcclusion(const PictureRequest& request) {
    const Occlusion& occlusion = *request.occlusion;
    auto made = ofPlane(occlusionMap(occlusion, request.classIndex), request);
    made->ofTheLayer = false;
    const double whole = double(occlusion.whole.at(0, request.classIndex, 0, 0));
    made->note =
        Words::tr("By how much the class's probability (%1 %) falls where a square of %2 × %2 pixels hides the "
                  "photo; below zero it rises.")
            .arg(whole * 100, 0, 'f', 1)
            .arg(occlusion.patch);
    return made;
}

std::shared_ptr<const MapPicture> ofField(const PictureRequest& request) {
    const EffectiveField& field = *request.field;
    auto made = ofPlane(effectiveFieldMap(field), request);
    made->ofTheLayer = false;
    const MapValue& value = field.value;
    if (halfOfTheChange(field) <= 0) {
        made->note = Words::tr("Channel %1 at y %2, x %3 stays as it is, whatever part of its field of %4 × %5 pixels "
                               "changes: most often because an activation holds it at zero. Click on another value of "
                               "the channel, then ask again.")
                         .arg(value.channel)
                         .arg(value.y)
                         .arg(value.x)
                         .arg(field.field.width)
                         .arg(field.field.height);
        return made;
    }
    made->note = Words::tr("How much channel %1 at y %2, x %3 changes with each pixel. Half of all change comes from "
                           "%4 % of its field of %5 × %6 pixels.")
                     .arg(value.channel)
                     .arg(value.y)
                     .arg(value.x)
                     .arg(halfOfTheChange(field) * 100, 0, 'f', 1)
                     .arg(field.field.width)
                     .arg(field.field.height);
    return made;
}

} // namespace

std::shared_ptr<const Tensor> recordedMap(const RunResult& run, MapKey key) {
    for (const RecordedOutput& output : run.output.recorded)
        if (output.layer == key.layer && output.outputIndex == key.output) return output.tensor;
    return nullptr;
}

ColourMapId mapFor(const std::optional<ColourMapId>& chosen, const MapStatistics& statistics) {
    return chosen.value_or(isSigned(statistics) ? ColourMapId::Diverging : ColourMapId::Viridis);
}

qint64 effortOf(const PictureRequest& request) {
    const auto tensor = recordedMap(*request.run, request.key);
    const qint64 plane = tensor ? tensor->shape().plane() : 0;
    // The weights between pooling and class are looked at too, whatever the map: never at once.
    if (request.subject == MapSubject::ClassActivation || request.subject == MapSubject::Occlusion ||
        request.subject == MapSubject::EffectiveField)
        return std::numeric_limits<qint64>::max();
    return request.subject == MapSubject::Channel ? plane : tensor ? tensor->shape().elements() : 0;
}

Result<std::shared_ptr<const MapPicture>> makePicture(const PictureRequest& request, const CancelToken& cancel) {
    if (cancel.isCancelled()) return Error{ErrorCode::Cancelled, "the picture was cancelled"};
    switch (request.subject) {
    case MapSubject::Channel:
        return ofChannel(request);
    case MapSubject::Mean:
    case MapSubject::Maximum:
        return ofChannels(request);
    case MapSubject::Components:
        return ofComponents(request);
    case MapSubject::ClassActivation:
        return ofClass(request);
    case MapSubject::Occlusion:
        return ofOcclusion(request);
    case MapSubject::EffectiveField:
        return ofField(request);
    }
    return without({});
}

QImage makeOverlay(const MapPicture& picture, MapInterpolation interpolation) {
    if (!picture.tensor) return {};
    const Shape& s = picture.tensor->shape();
    if (s.plane() <= 1) return {};
    // Values stay squares unless smoothing is asked for.
    const auto sideOf = [](int values) { return std::max(values, kOverlaySide / values * values); };
    const QSize size(sideOf(s.w), sideOf(s.h));
    if (picture.rgb) return renderRgb(*picture.tensor, size, picture.ranges, interpolation);
    return renderMap(picture.tensor->plane(0, picture.channel), s.h, s.w, size,
                     {picture.map, picture.ranges[0], interpolation});
}

} // namespace convlens
