#include "ui/charts/diagram_colours.h"

#include "core/analysis/colour_map.h"
#include "ui/charts/cost_charts.h"
#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"
#include "ui/text/numbers.h"
#include "ui/text/plural.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace convlens {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr int kStops = 16;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Diagram)
};

QString sizeText(const Shape& shape) {
    return QStringLiteral("%1 × %2 × %3").arg(shape.c).arg(shape.h).arg(shape.w);
}

/// What the part's layers count by the convention.
double countOf(const DiagramContent& content, const DiagramPart& part) {
    double sum = 0;
    for (const LayerId id : part.layers)
        sum += countLayer(content.convention, *content.network->graph, id);
    return sum;
}

/// The steps that compute some layer of the part.
std::vector<const StepTiming*> stepsOf(const MeasurementResult& measurement, const DiagramPart& part) {
    std::vector<const StepTiming*> steps;
    for (const StepTiming& step : measurement.measurement.steps)
        if (std::any_of(step.layers.begin(), step.layers.end(), [&](LayerId id) {
                return std::find(part.layers.begin(), part.layers.end(), id) != part.layers.end();
            }))
            steps.push_back(&step);
    return steps;
}

/// The health of the map that the part is drawn as.
const LayerHealth* healthOf(const DiagramContent& content, const DiagramPart& part) {
    return content.health && !part.layers.empty() ? content.health->find(part.layers.back()) : nullptr;
}

std::vector<QColor> rampOf(const QColor& full, Theme theme) {
    const QColor background = chartColours(theme).background;
    std::vector<QColor> stops;
    for (int i = 0; i < kStops; ++i) {
        // From a tint that still differs from the paper.
        const double t = 0.1 + 0.9 * i / (kStops - 1);
        const auto mix = [t](double from, double to) { return float(from + (to - from) * t); };
        stops.push_back(QColor::fromRgbF(mix(background.redF(), full.redF()), mix(background.greenF(), full.greenF()),
                                         mix(background.blueF(), full.blueF())));
    }
    return stops;
}

std::vector<QColor> stopsOf(DiagramMeasure measure, bool doubtful, Theme theme) {
    if (measure == DiagramMeasure::MultiplyAdds) return rampOf(theoryColour(theme), theme);
    if (measure == DiagramMeasure::Time) return rampOf(doubtful ? doubtfulColour(theme) : timeColour(theme), theme);
    std::vector<QColor> stops;
    const ColourTable& table = colourTable(ColourMapId::Cividis);
    for (int i = 0; i < kStops; ++i) {
        const Rgb c = table[std::size_t(i * (kColourMapSize - 1) / (kStops - 1))];
        stops.push_back(QColor(c.r, c.g, c.b));
    }
    return stops;
}

QString figureText(DiagramMeasure measure, double value) {
    if (!std::isfinite(value)) return unknownNumber();
    switch (measure) {
    case DiagramMeasure::Operator:
        return {};
    case DiagramMeasure::MultiplyAdds:
        return count(value);
    case DiagramMeasure::Time:
        return milliseconds(value / 1000);
    case DiagramMeasure::ActivationMemory:
        return bytes(value);
    case DiagramMeasure::DeadChannels:
    case DiagramMeasure::Sparsity:
    case DiagramMeasure::Saturation:
    case DiagramMeasure::EffectiveRank:
        return shareText(value);
    case DiagramMeasure::LargestValue:
        return significant(value);
    }
    return {};
}

struct MeasureRow {
    DiagramMeasure measure;
    const char* id;
    const char* title;
    const char* legend;
};

const std::array<MeasureRow, kDiagramMeasureCount>& rows() {
    using enum DiagramMeasure;
    static const std::array<MeasureRow, kDiagramMeasureCount> all{{
        {Operator, "operator", QT_TRANSLATE_NOOP("Diagram", "Operator"), QT_TRANSLATE_NOOP("Diagram", "Operator")},
        {MultiplyAdds, "multiply-adds", QT_TRANSLATE_NOOP("Diagram", "Multiply-adds"),
         QT_TRANSLATE_NOOP("Diagram", "Multiply-adds of the box")},
        {Time, "time", QT_TRANSLATE_NOOP("Diagram", "Time"), QT_TRANSLATE_NOOP("Diagram", "Measured time of the box")},
        {ActivationMemory, "activation-memory", QT_TRANSLATE_NOOP("Diagram", "Activation memory"),
         QT_TRANSLATE_NOOP("Diagram", "Bytes that the box writes")},
        {DeadChannels, "dead-channels", QT_TRANSLATE_NOOP("Diagram", "Dead channels"),
         QT_TRANSLATE_NOOP("Diagram", "Channels that are zero everywhere")},
        {Sparsity, "zeros", QT_TRANSLATE_NOOP("Diagram", "Zeros"),
         QT_TRANSLATE_NOOP("Diagram", "Values that are exactly zero")},
        {Saturation, "saturation", QT_TRANSLATE_NOOP("Diagram", "Saturation at 6"),
         QT_TRANSLATE_NOOP("Diagram", "Values of 6 or more")},
        {LargestValue, "range", QT_TRANSLATE_NOOP("Diagram", "Range"),
         QT_TRANSLATE_NOOP("Diagram", "Largest magnitude of a value")},
        {EffectiveRank, "effective-rank", QT_TRANSLATE_NOOP("Diagram", "Effective rank"),
         QT_TRANSLATE_NOOP("Diagram", "Effective rank over channels")},
    }};
    return all;
}

QString translated(const char* words) {
    return QCoreApplication::translate("Diagram", words);
}

QStringList partLines(const DiagramContent& content, const DiagramLayout& layout, int index) {
    const Graph& graph = *content.network->graph;
    const DiagramPart& part = layout.parts[std::size_t(index)];
    const DiagramItem& item = layout.items[std::size_t(part.item)];
    QStringList lines;
    if (part.layers.empty()) {
        lines << Words::tr("input") << sizeText(graph.inputShape());
        return lines;
    }
    QStringList names;
    for (const LayerId id : part.layers)
        names << operatorText(graph, id);
    lines << fromView(graph.layer(part.layers.front()).name);
    QString what = part.kind == DiagramPartKind::Module ? Words::tr("squeeze-and-excitation: %1").arg(names.join(", "))
                                                        : names.join(QStringLiteral(" + "));
    if (const auto* convolution = std::get_if<Convolution>(&graph.layer(part.layers.front()).op)) {
        what += QStringLiteral(", %1 × %1").arg(convolution->window.kernel);
        if (convolution->window.stride > 1) what += Words::tr(", stride %1").arg(convolution->window.stride);
        if (convolution->groups > 1) what += Words::tr(", %1 groups").arg(convolution->groups);
    }
    lines << what;
    if (item.isBlock) lines << Words::tr("in %1, %2").arg(fromView(item.name), coreText(toString(item.kind)));
    lines << QStringLiteral("%1 → %2").arg(sizeText(graph.inputShapeOf(part.layers.front())),
                                           sizeText(graph.tensor(part.output).shape));
    LayerCost cost;
    QStringList formulas;
    for (const LayerId id : part.layers) {
        cost += content.network->cost->layers[std::size_t(id.value)];
        if (const QString formula = macsFormula(graph, id); !formula.isEmpty()) formulas << formula;
    }
    if (cost.macs > 0)
        lines << Words::tr("multiply-adds: %1 = %2").arg(fullCount(cost.macs), formulas.join(QStringLiteral(" + ")));
    if (const double counted = countOf(content, part); counted > 0 && counted != double(cost.macs))
        lines << QStringLiteral("%1: %2").arg(countTitle(content.convention), fullCounted(counted));
    if (cost.params > 0) lines << Words::tr("parameters: %1").arg(fullCount(cost.params));
    if (cost.writeBytes > 0) lines << Words::tr("writes %1").arg(bytes(double(cost.writeBytes)));
    if (content.measurement) {
        DiagramContent timed = content;
        timed.measure = DiagramMeasure::Time;
        QString line = Words::tr("time: %1").arg(partFigureText(timed, part));
        QStringList others;
        for (const StepTiming* step : stepsOf(*content.measurement, part))
            for (const LayerId id : step->layers)
                if (std::find(part.layers.begin(), part.layers.end(), id) == part.layers.end())
                    others << fromView(graph.layer(id).name);
        if (!others.isEmpty()) {
            const qsizetype more = others.size() - 4;
            if (more > 1) others = others.first(4) << Words::tr("%1 more").arg(more);
            line += Words::tr(", of a step that also computes %1").arg(others.join(QStringLiteral(", ")));
        }
        if (content.measurement->measurement.total.doubtful) line += Words::tr(" (doubtful)");
        lines << line;
    }
    if (const LayerHealth* health = healthOf(content, part)) {
        lines << Words::tr("dead channels: %1 of %2").arg(health->deadChannels()).arg(health->shape.c);
        lines << Words::tr("zeros %1, at 6 or above %2, values %3 to %4")
                     .arg(shareText(health->sparsity), shareText(health->saturation), significant(health->minimum),
                          significant(health->maximum));
        if (std::isfinite(health->effectiveRank))
            lines << Words::tr("effective rank %1 of at most %2")
                         .arg(significant(health->effectiveRank))
                         .arg(health->rankLimit());
        if (health->notFinite > 0)
            lines << Words::tr("%1 values are NaN or infinite").arg(fullCount(health->notFinite));
    }
    return lines;
}

} // namespace

std::span<const DiagramMeasure> diagramMeasures() {
    static const auto all = [] {
        std::array<DiagramMeasure, kDiagramMeasureCount> order;
        std::transform(rows().begin(), rows().end(), order.begin(), [](const MeasureRow& row) { return row.measure; });
        return order;
    }();
    return all;
}

QString diagramMeasureTitle(DiagramMeasure measure, Convention convention) {
    if (measure == DiagramMeasure::MultiplyAdds) return countTitle(convention);
    return translated(rows()[std::size_t(measure)].title);
}

QString diagramMeasureId(DiagramMeasure measure) {
    return QLatin1String(rows()[std::size_t(measure)].id);
}

bool needsHealth(DiagramMeasure measure) {
    return measure >= DiagramMeasure::DeadChannels;
}

double healthFigure(const LayerHealth& health, DiagramMeasure measure) {
    switch (measure) {
    case DiagramMeasure::DeadChannels:
        return health.deadShare();
    case DiagramMeasure::Sparsity:
        return health.sparsity;
    case DiagramMeasure::Saturation:
        return health.saturation;
    case DiagramMeasure::LargestValue:
        return std::max(std::abs(double(health.minimum)), std::abs(double(health.maximum)));
    case DiagramMeasure::EffectiveRank:
        return health.effectiveRank / health.shape.c;
    case DiagramMeasure::Operator:
    case DiagramMeasure::MultiplyAdds:
    case DiagramMeasure::Time:
    case DiagramMeasure::ActivationMemory:
        break;
    }
    return kUnknown;
}

QString healthFigureText(const LayerHealth& health, DiagramMeasure measure) {
    return figureText(measure, healthFigure(health, measure));
}

double partFigure(const DiagramContent& content, const DiagramPart& part) {
    if (part.layers.empty() || content.measure == DiagramMeasure::Operator) return kUnknown;
    if (needsHealth(content.measure)) {
        const LayerHealth* health = healthOf(content, part);
        return health ? healthFigure(*health, content.measure) : kUnknown;
    }
    if (content.measure == DiagramMeasure::Time) {
        if (!content.measurement) return kUnknown;
        const auto steps = stepsOf(*content.measurement, part);
        double sum = 0;
        for (const StepTiming* step : steps)
            sum += step->medianUs;
        return steps.empty() ? kUnknown : sum;
    }
    if (content.measure == DiagramMeasure::MultiplyAdds) return countOf(content, part);
    LayerCost cost;
    for (const LayerId id : part.layers)
        cost += content.network->cost->layers[std::size_t(id.value)];
    return double(cost.writeBytes);
}

QString partFigureText(const DiagramContent& content, const DiagramPart& part) {
    return figureText(content.measure, partFigure(content, part));
}

OperatorGroup partGroup(const Graph& graph, const DiagramPart& part) {
    for (const LayerId id : part.layers)
        if (const OperatorGroup group = graph.groupOf(id); group != OperatorGroup::Elementwise) return group;
    return OperatorGroup::Elementwise;
}

QString partTip(const DiagramContent& content, const DiagramLayout& layout, int part) {
    QStringList lines = partLines(content, layout, part);
    for (QString& line : lines)
        line = line.toHtmlEscaped();
    lines.front() = QStringLiteral("<b>%1</b>").arg(lines.front());
    return lines.join(QStringLiteral("<br>"));
}

QString partWords(const DiagramContent& content, const DiagramLayout& layout, int part) {
    return partLines(content, layout, part).join(QStringLiteral("; "));
}

DiagramColouring colourDiagram(const DiagramContent& content, const DiagramLayout& layout, Theme theme) {
    const Graph& graph = *content.network->graph;
    DiagramColouring result;
    result.title = content.measure == DiagramMeasure::MultiplyAdds
                       ? Words::tr("%1 of the box").arg(countTitle(content.convention))
                       : translated(rows()[std::size_t(content.measure)].legend);
    if (content.measure == DiagramMeasure::Operator) {
        std::array<bool, kOperatorGroupCount> used{};
        for (const DiagramPart& part : layout.parts) {
            if (part.layers.empty()) {
                result.parts.push_back(QColor());
                continue;
            }
            const OperatorGroup group = partGroup(graph, part);
            used[std::size_t(group)] = true;
            result.parts.push_back(operatorColour(group, theme));
        }
        for (int g = 0; g < kOperatorGroupCount; ++g)
            if (used[std::size_t(g)])
                result.keys.push_back({QString(operatorLetter(OperatorGroup(g))), operatorTitle(OperatorGroup(g)),
                                       operatorColour(OperatorGroup(g), theme)});
        return result;
    }
    result.ramp = true;
    const bool doubtful = content.measure == DiagramMeasure::Time && content.measurement &&
                          content.measurement->measurement.total.doubtful;
    result.stops = stopsOf(content.measure, doubtful, theme);
    double most = 0;
    result.anything = false;
    for (const DiagramPart& part : layout.parts) {
        const double value = partFigure(content, part);
        if (!std::isfinite(value)) continue;
        most = std::max(most, value);
        result.anything = true;
    }
    for (const DiagramPart& part : layout.parts) {
        const double value = partFigure(content, part);
        if (!std::isfinite(value)) {
            result.parts.push_back(QColor());
            continue;
        }
        const double t = most > 0 ? value / most : 0;
        result.parts.push_back(result.stops[std::size_t(std::lround(t * (kStops - 1)))]);
    }
    result.low = figureText(content.measure, 0);
    result.high = figureText(content.measure, most);
    QStringList notes;
    if (doubtful) notes << Words::tr("doubtful times");
    if (needsHealth(content.measure) && content.health) {
        notes << (content.health->photos == 1 ? Words::tr("one photo")
                                              : Words::tr("%1 photos").arg(content.health->photos));
        if (content.network->randomWeights()) notes << Words::tr("random weights");
    }
    result.note = notes.join(QStringLiteral(", "));
    return result;
}

} // namespace convlens
