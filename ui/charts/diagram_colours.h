#pragma once
#include "core/analysis/health.h"
#include "core/analysis/network_diagram.h"
#include "core/cost/conventions.h"
#include "ui/session/session_values.h"
#include "ui/theme/colours.h"

#include <QColor>
#include <QString>
#include <QStringList>

#include <memory>
#include <span>
#include <vector>

/// What the boxes of a network's diagram are coloured by, as plain functions of values.
namespace convlens {

enum class DiagramMeasure {
    Operator,
    MultiplyAdds,
    Time,
    ActivationMemory,
    DeadChannels,
    Sparsity,
    Saturation,
    LargestValue,
    EffectiveRank
};
inline constexpr int kDiagramMeasureCount = 9;

std::span<const DiagramMeasure> diagramMeasures(); ///< in the order of the control
/// "Time"; a count with its convention.
QString diagramMeasureTitle(DiagramMeasure measure, Convention convention = Convention::Papers);
/// For file names and settings: "multiply-adds".
QString diagramMeasureId(DiagramMeasure measure);
/// Whether it is about what a photo makes of the maps.
bool needsHealth(DiagramMeasure measure);

/// What a diagram is about.
struct DiagramContent {
    std::shared_ptr<const NetworkState> network;
    std::shared_ptr<const MeasurementResult> measurement; ///< null until measured
    std::shared_ptr<const NetworkHealth> health;          ///< null until looked at
    DiagramMeasure measure = DiagramMeasure::Operator;
    Convention convention = Convention::Papers;
};

/// The part's figure by the measure; NaN where it is not known and for Operator. A time is the sum of the plan steps
/// that compute the part's layers; a step that computes other parts as well counts whole for each, never split by
/// guess (the tooltip says so).
double partFigure(const DiagramContent& content, const DiagramPart& part);
/// As people read it: "12.3 M", "412 µs", "24.3 %".
QString partFigureText(const DiagramContent& content, const DiagramPart& part);
/// One layer's health by a measure that needs it: shares from 0 to 1, or the largest magnitude.
double healthFigure(const LayerHealth& health, DiagramMeasure measure);
QString healthFigureText(const LayerHealth& health, DiagramMeasure measure);

/// The group that does a part's work: its convolution's before the batch norm's behind it.
OperatorGroup partGroup(const Graph& graph, const DiagramPart& part);
/// Everything known of a part, as HTML for a tooltip; as plain text for screen readers.
QString partTip(const DiagramContent& content, const DiagramLayout& layout, int part);
QString partWords(const DiagramContent& content, const DiagramLayout& layout, int part);

/// The colour of every part, and what the colours mean.
struct DiagramColouring {
    struct Key {
        QString mark, title;
        QColor colour;
    };
    std::vector<QColor> parts; ///< invalid where the figure is not known
    bool ramp = false;
    std::vector<Key> keys;     ///< of operators, those that occur
    std::vector<QColor> stops; ///< of a ramp, evenly from `low` to `high`
    QString low, high;
    QString title;        ///< with its unit, "Multiply-adds of a part"
    QString note;         ///< what must be known of the figures: a doubtful measurement, random weights
    bool anything = true; ///< false where no part's figure is known
};
DiagramColouring colourDiagram(const DiagramContent& content, const DiagramLayout& layout, Theme theme);

} // namespace convlens
