#include "ui/charts/health_charts.h"

#include "core/analysis/layer_unit.h"
#include "ui/charts/conditions.h"
#include "ui/charts/cost_charts.h"
#include "ui/text/conversions.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Health)
};

/// The unit's name, short enough to stand under a bar, with the field's own abbreviations: "3.exp" of
/// "block3.expand.act", "2.1.r.red" of "stage2.unit1.right.reduce.act".
QString rowName(const Graph& graph, LayerId id) {
    static constexpr std::pair<const char*, const char*> kShort[] = {
        {"depthwise", "dw"}, {"pointwise", "pw"}, {"expand", "exp"}, {"project", "proj"},
        {"reduce", "red"},   {"left", "l"},       {"right", "r"}};
    // An addition with its activation has only the block's name in common, and is called after the addition.
    const std::vector<LayerId> unit = unitOf(graph, id);
    QString name = fromView(graph.layer(unit.front()).name);
    if (const QString common = name.section(u'.', 0, -2); unit.size() > 1 && common != fromView(graph.layer(id).block))
        name = common;
    QStringList words = name.split(u'.');
    for (QString& word : words) {
        for (const QLatin1String counted : {QLatin1String("block"), QLatin1String("stage"), QLatin1String("unit")})
            if (word.startsWith(counted) && word.size() > counted.size() && word.at(counted.size()).isDigit())
                word.remove(0, counted.size());
        for (const auto& [whole, abbreviated] : kShort)
            if (word == QLatin1String(whole)) word = QLatin1String(abbreviated);
    }
    return words.join(u'.');
}

OperatorGroup rowGroup(const Graph& graph, LayerId id) {
    DiagramPart part;
    part.layers = unitOf(graph, id);
    return partGroup(graph, part);
}

QString axisTitle(DiagramMeasure measure) {
    switch (measure) {
    case DiagramMeasure::DeadChannels:
        return Words::tr("% dead");
    case DiagramMeasure::Sparsity:
        return Words::tr("% zero");
    case DiagramMeasure::Saturation:
        return Words::tr("% 6 or more");
    case DiagramMeasure::LargestValue:
        return Words::tr("value");
    case DiagramMeasure::EffectiveRank:
        return Words::tr("% of channels");
    case DiagramMeasure::Operator:
    case DiagramMeasure::MultiplyAdds:
    case DiagramMeasure::Time:
    case DiagramMeasure::ActivationMemory:
        break;
    }
    return {};
}

QString tipOf(const Graph& graph, const LayerHealth& health) {
    QStringList lines{fromView(graph.layer(health.layer).name).toHtmlEscaped()};
    lines << Words::tr("%1 × %2 × %3").arg(health.shape.c).arg(health.shape.h).arg(health.shape.w);
    lines << Words::tr("dead channels: %1 of %2").arg(health.deadChannels()).arg(health.shape.c);
    lines << Words::tr("zeros: %1").arg(shareText(health.sparsity));
    lines << Words::tr("6 or more: %1").arg(shareText(health.saturation));
    lines << Words::tr("values: %1 to %2").arg(significant(health.minimum), significant(health.maximum));
    if (std::isfinite(health.effectiveRank))
        lines << Words::tr("effective rank: %1 of at most %2")
                     .arg(significant(health.effectiveRank))
                     .arg(health.rankLimit());
    if (health.notFinite > 0) lines << Words::tr("NaN or infinite: %1 values").arg(fullCount(health.notFinite));
    return lines.join(QStringLiteral("<br>"));
}

} // namespace

std::vector<LayerId> healthRows(const HealthView& view) {
    std::vector<LayerId> rows;
    if (!view.health) return rows;
    const Graph& graph = *view.network->graph;
    for (const LayerHealth& layer : view.health->layers) {
        if (graph.layer(layer.layer).inSqueezeExcitation || layer.shape.plane() < 2) continue;
        if (unitOf(graph, layer.layer).back() != layer.layer) continue;
        if (rowGroup(graph, layer.layer) == OperatorGroup::DataMovement) continue;
        rows.push_back(layer.layer);
    }
    return rows;
}

ChartData healthChart(const HealthView& view, DiagramMeasure measure, Theme theme) {
    const Graph& graph = *view.network->graph;
    ChartData data;
    data.kind = ChartKind::VerticalBars;
    data.title =
        Words::tr("%1: %2 along the network").arg(networkName(view.network->spec), diagramMeasureTitle(measure));
    QStringList conditions{conditionsOf(*view.network, nullptr)};
    if (!view.photos.isEmpty()) conditions << view.photos;
    if (measure == DiagramMeasure::EffectiveRank)
        conditions << Words::tr("effective rank: exponential of the entropy of the singular values of the channels' "
                                "covariance; a map of fewer pixels than channels has a lower limit");
    data.caption = conditions.join(QStringLiteral("; "));
    data.value.title = axisTitle(measure);
    data.emptyText = view.health ? Words::tr("Nothing was recorded.")
                                 : Words::tr("Here stands what a photo shows of the maps, layer by layer.");
    const bool range = measure == DiagramMeasure::LargestValue, share = !range;
    ChartSeries high, low;
    high.name = range ? Words::tr("highest") : diagramMeasureTitle(measure);
    low.name = Words::tr("lowest");
    const ChartColours paper = chartColours(theme);
    high.colour = paper.mutedText;
    low.colour = paper.axis;
    std::vector<bool> used(kOperatorGroupCount, false);
    for (const LayerId id : healthRows(view)) {
        const LayerHealth& health = *view.health->find(id);
        const OperatorGroup group = rowGroup(graph, id);
        data.category.categories.append(rowName(graph, id));
        high.tooltips.append(tipOf(graph, health));
        if (range) {
            high.values.push_back(health.maximum);
            low.values.push_back(health.minimum);
            low.tooltips.append(QString());
            continue;
        }
        used[std::size_t(group)] = true;
        const double value = healthFigure(health, measure);
        high.values.push_back(value * (share ? 100 : 1));
        high.labels.append(healthFigureText(health, measure));
        high.colours.push_back(operatorColour(group, theme));
    }
    for (int g = 0; g < kOperatorGroupCount; ++g)
        if (used[std::size_t(g)])
            data.category.key.push_back({QString(operatorLetter(OperatorGroup(g))),
                                         operatorColour(OperatorGroup(g), theme), operatorTitle(OperatorGroup(g))});
    data.series.push_back(std::move(high));
    if (range) data.series.push_back(std::move(low));
    return data;
}

QString healthSentence(const HealthView& view) {
    if (!view.health || view.health->layers.empty()) return {};
    const Graph& graph = *view.network->graph;
    QStringList sentences;
    if (view.network->randomWeights())
        sentences << Words::tr("Random weights: this is what the architecture alone does to the photo.");
    const auto share = [](double value) { return shareText(value); };
    const BottleneckHealth b = bottleneckHealth(graph, *view.health);
    if (b.linearEnds > 0 && b.expanded > 0) {
        sentences << Words::tr("Behind the depthwise layers' activations %1 of the values are zero%2; in the %3 linear "
                               "bottlenecks, of %4 to %5 channels, %6.")
                         .arg(share(b.expandedSparsity),
                              b.expandedSaturation >= 0.0005
                                  ? Words::tr(" and %1 are 6 or more").arg(share(b.expandedSaturation))
                                  : QString())
                         .arg(b.linearEnds)
                         .arg(b.linearFewest)
                         .arg(b.linearMost)
                         .arg(b.linearSparsity < 0.00005 ? Words::tr("none") : share(b.linearSparsity));
        if (std::isfinite(b.linearRankShare) && std::isfinite(b.expandedRankShare))
            sentences << (b.linearRankShare > b.expandedRankShare
                              ? Words::tr("Their few channels are used better: their effective rank is %1 of the "
                                          "channels, that of the wide maps %2.")
                              : Words::tr("Their effective rank is %1 of the channels, that of the wide maps %2."))
                             .arg(share(b.linearRankShare), share(b.expandedRankShare));
        return sentences.join(u' ');
    }
    double zeros = 0;
    int activated = 0, dead = 0, channels = 0;
    for (const LayerHealth& layer : view.health->layers) {
        if (!std::holds_alternative<Activation>(graph.layer(layer.layer).op) ||
            graph.layer(layer.layer).inSqueezeExcitation)
            continue;
        zeros += layer.sparsity;
        ++activated;
        dead += layer.deadChannels();
        channels += layer.shape.c;
    }
    if (activated > 0)
        sentences << Words::tr("Behind the activations %1 of the values are zero, and %2 of %3 channels are dead.")
                         .arg(share(zeros / activated))
                         .arg(dead)
                         .arg(channels);
    return sentences.join(u' ');
}

} // namespace convlens
