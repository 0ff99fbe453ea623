#pragma once
#include "core/analysis/colour_map.h"
#include "core/analysis/value_range.h"
#include "core/session/session_file.h"
#include "ui/widgets/map_image.h"

#include <optional>

class QSettings;

namespace convlens {

/// By what the grid is ordered: a figure of each channel, or likeness to the selected one.
enum class GridSort { Index, Mean, Energy, Variance, Sparsity, Similarity };

/// How the person wants maps to be drawn. Remembered between sessions.
struct MapSettings {
    /// Nothing chooses by the data: diverging for values with a sign, viridis otherwise.
    std::optional<ColourMapId> map;
    ScalingScope scope = ScalingScope::Layer;
    ValueRange fixed{0, 6}; ///< for ScalingScope::Fixed
    double percentile = 99.5;
    GridSort sort = GridSort::Index;
    MapInterpolation interpolation = MapInterpolation::Nearest;
    int cellSide = 72;
    bool wholePhoto = true; ///< the photo with the network's part marked, else the network's input alone
    bool overlay = false;
    double opacity = 0.6;
    bool operator==(const MapSettings&) const = default;

    static MapSettings read(const QSettings& settings);
    void write(QSettings& settings) const;

    /// These with each choice that differs between `before` and `after` as it is in `after`: what a person has changed
    /// of something else than these.
    MapSettings withChanges(const MapSettings& before, const MapSettings& after) const;

    /// What a session keeps of them: how values become colours and in which order channels stand. The size of the cells
    /// and what is shown of the photo are the person's, not the session's.
    SessionState toState() const;
    /// These with what the session says; what is missing or does not fit stays.
    MapSettings with(const SessionState& state) const;
};

} // namespace convlens
