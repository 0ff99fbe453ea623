#include "ui/panels/maps/map_settings.h"

#include "ui/widgets/channel_grid.h"

#include <QSettings>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>

namespace convlens {

namespace {

/// What is stored may come from another version or another hand: a value outside the enum is not taken.
template <class Enum>
Enum readEnum(const QSettings& settings, const char* key, Enum fallback, Enum last) {
    bool ok = false;
    const int value = settings.value(QLatin1String(key), int(fallback)).toInt(&ok);
    return ok && value >= 0 && value <= int(last) ? Enum(value) : fallback;
}

// In a session, which people read and other versions too, choices have names.
constexpr const char* kAutomatic = "automatic";
constexpr const char* kScopes[] = {"channel", "layer", "network", "fixed"};
constexpr const char* kSorts[] = {"index", "mean", "energy", "variance", "sparsity", "similarity"};
constexpr double kLeastPercentile = 50;

template <class Enum, std::size_t N>
Enum named(const SessionState& state, const char* key, Enum fallback, const char* const (&names)[N]) {
    const std::string name = valueOr(state, key, std::string(names[std::size_t(fallback)]));
    const auto found = std::find(std::begin(names), std::end(names), name);
    return found == std::end(names) ? fallback : Enum(found - std::begin(names));
}

} // namespace

MapSettings MapSettings::read(const QSettings& settings) {
    MapSettings s;
    const QString map = settings.value(QStringLiteral("maps/colours")).toString();
    for (const ColourMapId id : colourMaps())
        if (map == QLatin1String(toString(id).data(), qsizetype(toString(id).size()))) s.map = id;
    s.scope = readEnum(settings, "maps/scope", s.scope, ScalingScope::Fixed);
    const float low = settings.value(QStringLiteral("maps/low"), s.fixed.low).toFloat();
    const float high = settings.value(QStringLiteral("maps/high"), s.fixed.high).toFloat();
    if (high > low) s.fixed = {low, high};
    s.percentile =
        std::clamp(settings.value(QStringLiteral("maps/percentile"), s.percentile).toDouble(), kLeastPercentile, 100.0);
    s.sort = readEnum(settings, "maps/sort", s.sort, GridSort::Similarity);
    s.interpolation = readEnum(settings, "maps/interpolation", s.interpolation, MapInterpolation::Smooth);
    s.cellSide = std::clamp(settings.value(QStringLiteral("maps/cell"), s.cellSide).toInt(), ChannelGrid::kMinCell,
                            ChannelGrid::kMaxCell);
    s.wholePhoto = settings.value(QStringLiteral("maps/wholePhoto"), s.wholePhoto).toBool();
    s.overlay = settings.value(QStringLiteral("maps/overlay"), s.overlay).toBool();
    s.opacity = std::clamp(settings.value(QStringLiteral("maps/opacity"), s.opacity).toDouble(), 0.05, 1.0);
    return s;
}

void MapSettings::write(QSettings& settings) const {
    const auto name = map ? toString(*map) : std::string_view();
    settings.setValue(QStringLiteral("maps/colours"), QString::fromUtf8(name.data(), qsizetype(name.size())));
    settings.setValue(QStringLiteral("maps/scope"), int(scope));
    settings.setValue(QStringLiteral("maps/low"), fixed.low);
    settings.setValue(QStringLiteral("maps/high"), fixed.high);
    settings.setValue(QStringLiteral("maps/percentile"), percentile);
    settings.setValue(QStringLiteral("maps/sort"), int(sort));
    settings.setValue(QStringLiteral("maps/interpolation"), int(interpolation));
    settings.setValue(QStringLiteral("maps/cell"), cellSide);
    settings.setValue(QStringLiteral("maps/wholePhoto"), wholePhoto);
    settings.setValue(QStringLiteral("maps/overlay"), overlay);
    settings.setValue(QStringLiteral("maps/opacity"), opacity);
}

MapSettings MapSettings::withChanges(const MapSettings& before, const MapSettings& after) const {
    MapSettings s = *this;
    const auto follow = [&](auto choice) {
        if (!(before.*choice == after.*choice)) s.*choice = after.*choice;
    };
    follow(&MapSettings::map);
    follow(&MapSettings::scope);
    follow(&MapSettings::fixed);
    follow(&MapSettings::percentile);
    follow(&MapSettings::sort);
    follow(&MapSettings::interpolation);
    follow(&MapSettings::cellSide);
    follow(&MapSettings::wholePhoto);
    follow(&MapSettings::overlay);
    follow(&MapSettings::opacity);
    return s;
}

SessionState MapSettings::toState() const {
    return {{"colours", map ? std::string(toString(*map)) : std::string(kAutomatic)},
            {"scale", std::string(kScopes[std::size_t(scope)])},
            {"low", double(fixed.low)},
            {"high", double(fixed.high)},
            {"percentile", percentile},
            {"order", std::string(kSorts[std::size_t(sort)])},
            {"smooth", interpolation == MapInterpolation::Smooth}};
}

MapSettings MapSettings::with(const SessionState& state) const {
    MapSettings s = *this;
    const std::string colours = valueOr(state, "colours", std::string());
    if (colours == kAutomatic) s.map.reset();
    for (const ColourMapId id : colourMaps())
        if (colours == toString(id)) s.map = id;
    s.scope = named(state, "scale", scope, kScopes);
    const auto low = float(valueOr(state, "low", double(fixed.low)));
    const auto high = float(valueOr(state, "high", double(fixed.high)));
    if (high > low && std::isfinite(high - low)) s.fixed = {low, high};
    s.percentile = std::clamp(valueOr(state, "percentile", percentile), kLeastPercentile, 100.0);
    s.sort = named(state, "order", sort, kSorts);
    s.interpolation = valueOr(state, "smooth", interpolation == MapInterpolation::Smooth) ? MapInterpolation::Smooth
                                                                                          : MapInterpolation::Nearest;
    return s;
}

} // namespace convlens
