#pragma once
#include "core/analysis/channel_space.h"
#include "core/analysis/effective_field.h"
#include "core/analysis/layer_summary.h"
#include "core/analysis/occlusion.h"
#include "core/base/cancel.h"
#include "core/base/result.h"
#include "ui/session/session_values.h"
#include "ui/widgets/map_image.h"

#include <QImage>
#include <QString>

#include <compare>
#include <memory>
#include <optional>
#include <vector>

/// What the large view of the maps panel shows, as values: made by plain functions that are safe on any thread.
namespace convlens {

/// One value between layers by who made it: a layer's output.
struct MapKey {
    LayerId layer;
    int output = 0;
    auto operator<=>(const MapKey&) const = default;
};

/// The recorded map of a run, or null if it was not recorded.
std::shared_ptr<const Tensor> recordedMap(const RunResult& run, MapKey key);

/// What the large view shows.
enum class MapSubject {
    Channel,         ///< the selected one
    Mean,            ///< over the channels
    Maximum,         ///< over the channels
    Components,      ///< the first three principal components as red, green and blue
    ClassActivation, ///< what speaks for a class, on the last map
    Occlusion,       ///< what speaks for a class, found by hiding parts of the photo
    EffectiveField   ///< which parts of the photo really move one value
};

/// What is asked for. Equal requests give equal pictures.
struct PictureRequest {
    std::shared_ptr<const RunResult> run;
    MapKey key;
    MapSubject subject = MapSubject::Channel;
    int channel = 0;                                       ///< for Channel
    int classIndex = 0;                                    ///< for ClassActivation and Occlusion
    std::shared_ptr<const PrincipalComponents> components; ///< for Components
    std::shared_ptr<const Occlusion> occlusion;            ///< for Occlusion
    std::shared_ptr<const EffectiveField> field;           ///< for EffectiveField
    std::shared_ptr<const LayerSummary> summary;           ///< for Channel
    std::optional<ValueRange> range;                       ///< for Channel: the grid's
    std::optional<ColourMapId> map;                        ///< none chooses by the values
    double percentile = 100;                               ///< for Components
    bool operator==(const PictureRequest&) const = default;
};

struct MapPicture {
    std::shared_ptr<const Tensor> tensor; ///< null if there is no picture; `why` then says why
    int channel = 0;
    bool rgb = false;               ///< planes 0, 1, 2 as colours instead of one channel
    std::vector<ValueRange> ranges; ///< one, or three for rgb
    ColourMapId map = ColourMapId::Viridis;
    MapStatistics statistics;            ///< of the shown map; not for three planes
    std::vector<std::int64_t> histogram; ///< of the shown map, HistogramStrip::kBins from its minimum to its maximum
    QString note;                        ///< one line under the map
    QString why;
    bool below = false, above = false; ///< values lie beyond the scale
    bool ofTheLayer = true;            ///< values of the network itself, for which zeros and sixes mean something
};

/// Diverging for values with a sign, viridis otherwise, unless the person has chosen.
ColourMapId mapFor(const std::optional<ColourMapId>& chosen, const MapStatistics& statistics);

/// Work that makePicture() has with this request, in values that it looks at.
qint64 effortOf(const PictureRequest& request);
/// Fails only by being cancelled; a picture that cannot be made has no tensor and says why.
Result<std::shared_ptr<const MapPicture>> makePicture(const PictureRequest& request, const CancelToken& cancel);

/// The picture as it is laid over the photo; null for a single value, which has no place on it.
QImage makeOverlay(const MapPicture& picture, MapInterpolation interpolation);

} // namespace convlens
