#include "ui/charts/cost_charts.h"

#include "core/analysis/trust.h"
#include "ui/charts/conditions.h"
#include "ui/text/conversions.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CostCharts)
};

QString networkName(const CostView& view) {
    return networkName(view.network->spec);
}

/// Names of one unit's layers share their beginning: "block1.expand.conv", "block1.expand.bn" are written as
/// "block1.expand: conv + bn".
QString joinedNames(const Graph& graph, const std::vector<LayerId>& layers) {
    QStringList names;
    for (const LayerId layer : layers)
        names.append(fromView(graph.layer(layer).name));
    if (names.size() < 2) return names.join(QString());
    const qsizetype dot = names.first().lastIndexOf(u'.');
    const QString prefix = dot > 0 ? names.first().left(dot + 1) : QString();
    const bool shared = !prefix.isEmpty() && std::all_of(names.begin(), names.end(), [&](const QString& name) {
        return name.startsWith(prefix) && name.size() > prefix.size();
    });
    if (!shared) return names.join(QStringLiteral(" + "));
    for (QString& name : names)
        name.remove(0, prefix.size());
    return prefix.chopped(1) + QStringLiteral(": ") + names.join(QStringLiteral(" + "));
}

QString groupTitles(const std::vector<OperatorGroup>& groups) {
    QStringList titles;
    for (const OperatorGroup group : groups)
        titles.append(operatorTitle(group));
    return titles.isEmpty() ? Words::tr("Outside the layers") : titles.join(QStringLiteral(" + "));
}

/// Hover text below the row's name: everything known of a part.
QString partTip(const CostView& view, const CostShares& shares, const CostShare& part) {
    const Graph& graph = *view.network->graph;
    QStringList lines;
    if (view.grouping == CostGrouping::Layer) {
        lines << groupTitles(part.groups).toHtmlEscaped();
        if (part.layers.size() > 1) {
            QStringList names;
            for (const LayerId layer : part.layers)
                names << fromView(graph.layer(layer).name).toHtmlEscaped();
            lines << Words::tr("one step computes %1").arg(names.join(QStringLiteral(", ")));
        }
        if (!part.layers.empty()) {
            const Shape& in = graph.inputShapeOf(part.layers.front());
            const Shape& out = graph.outputShapeOf(part.layers.back());
            lines << QStringLiteral("%1 × %2 × %3 → %4 × %5 × %6")
                         .arg(in.c)
                         .arg(in.h)
                         .arg(in.w)
                         .arg(out.c)
                         .arg(out.h)
                         .arg(out.w);
        }
    } else {
        lines << (part.layers.size() == 1 ? Words::tr("1 layer") : Words::tr("%1 layers").arg(part.layers.size()));
    }
    const bool multiplyAdds = part.count == double(part.macs);
    QString counted = QStringLiteral("%1: %2").arg(countTitle(view.convention), fullCounted(part.count));
    QStringList formulas;
    if (view.grouping == CostGrouping::Layer)
        for (const LayerId layer : part.layers)
            if (const QString formula = macsFormula(graph, layer); !formula.isEmpty()) formulas << formula;
    const QString formula = QStringLiteral(" = ") + formulas.join(QStringLiteral(" + "));
    if (!formulas.isEmpty() && multiplyAdds) counted += formula;
    lines << counted;
    if (!formulas.isEmpty() && !multiplyAdds)
        lines << Words::tr("multiply-adds: %1").arg(fullCount(part.macs)) + formula;
    lines << Words::tr("%1 of the network's %2").arg(shareText(part.countShare), fullCounted(shares.count));
    if (part.timed()) {
        lines << Words::tr("time: %1")
                     .arg(std::isfinite(part.spreadUs)
                              ? millisecondsWithSpread(part.microseconds / 1000, part.spreadUs / 1000)
                              : milliseconds(part.microseconds / 1000));
        lines << Words::tr("%1 of the layers' sum, %2")
                     .arg(shareText(part.timeShare), milliseconds(shares.stepSumUs / 1000));
        if (std::isfinite(part.gap()))
            lines << Words::tr("gap: %1 points = %2 of the time − %3 of the count")
                         .arg((part.gap() > 0 ? QStringLiteral("+") : QString()) +
                                  QString::number(100 * part.gap(), 'f', 1),
                              shareText(part.timeShare), shareText(part.countShare));
        if (part.macs > 0)
            lines << Words::tr("%1 per million multiply-adds")
                         .arg(milliseconds(part.microseconds / 1000 / (double(part.macs) / 1e6)));
    } else if (shares.measured) {
        lines << Words::tr("no time of its own in this plan");
    }
    return lines.join(QStringLiteral("<br>"));
}

} // namespace

void addOperatorSwatches(ChartAxis& axis, const CostShares& shares, CostGrouping grouping, Theme theme) {
    if (grouping == CostGrouping::Stage) return;
    const QColor several = chartColours(theme).mutedText;
    std::vector<bool> used(kOperatorGroupCount, false);
    bool mixed = false;
    for (const CostShare& part : shares.parts) {
        if (part.groups.size() == 1) {
            used[std::size_t(part.groups.front())] = true;
            axis.categoryColours.push_back(operatorColour(part.groups.front(), theme));
            axis.categoryMarks.append(operatorLetter(part.groups.front()));
        } else {
            mixed = mixed || !part.groups.empty();
            axis.categoryColours.push_back(several);
            axis.categoryMarks.append(part.groups.empty() ? QString() : QStringLiteral("+"));
        }
    }
    if (grouping == CostGrouping::Operator) return; // the names say it
    for (int g = 0; g < kOperatorGroupCount; ++g) {
        const auto group = OperatorGroup(g);
        if (used[std::size_t(g)])
            axis.key.push_back({QString(operatorLetter(group)), operatorColour(group, theme), operatorTitle(group)});
    }
    if (mixed) axis.key.push_back({QStringLiteral("+"), several, Words::tr("Several, fused")});
}

QString shareText(double share) {
    if (!std::isfinite(share)) return unknownNumber();
    const double percentage = share * 100;
    if (percentage == 0) return QStringLiteral("0\u00A0%");
    if (percentage < 0.005 && percentage > 0) return QStringLiteral("< 0.01\u00A0%");
    const int decimals = std::abs(percentage) >= 99.95 ? 0 : std::abs(percentage) >= 9.995 ? 1 : 2;
    return QString::number(percentage, 'f', decimals) + QStringLiteral("\u00A0%");
}

QString macsFormula(const Graph& graph, LayerId id) {
    const Op& op = graph.layer(id).op;
    if (const auto* convolution = std::get_if<Convolution>(&op)) {
        const Shape& in = graph.inputShapeOf(id);
        const Shape& out = graph.outputShapeOf(id);
        QString formula = QStringLiteral("%1 × %2").arg(out.h).arg(out.w);
        if (const int kernel = convolution->window.kernel; kernel > 1)
            // Not through arg(): Qt takes the raised two for a digit of the place's number.
            formula += QStringLiteral(" × ") + QString::number(kernel) + QChar(0x00B2);
        if (const int inputs = in.c / convolution->groups; inputs > 1) formula += QStringLiteral(" × %1").arg(inputs);
        return formula + QStringLiteral(" × %1").arg(out.c);
    }
    if (const auto* connected = std::get_if<FullyConnected>(&op))
        return QStringLiteral("%1 × %2").arg(graph.inputShapeOf(id).c).arg(connected->outFeatures);
    return {};
}

QString partTitle(const CostShare& part, CostGrouping grouping, const Graph& graph) {
    switch (grouping) {
    case CostGrouping::Operator:
        return groupTitles(part.groups);
    case CostGrouping::Stage:
        return fromView(part.name);
    case CostGrouping::Layer:
        return part.layers.empty() ? fromView(part.name) : joinedNames(graph, part.layers);
    }
    return {};
}

CostShares sharesOf(const CostView& view) {
    const Measurement* measured = view.measurement ? &view.measurement->measurement : nullptr;
    CostShares shares = costShares(*view.network->graph, *view.network->cost, measured, view.grouping, view.convention);
    if (view.order == CostOrder::Gap && shares.measured) {
        std::stable_sort(shares.parts.begin(), shares.parts.end(), [](const CostShare& a, const CostShare& b) {
            if (a.timed() != b.timed()) return a.timed(); // what has no time stands last
            return a.timed() && a.gap() > b.gap();
        });
    }
    return shares;
}

ChartData costChart(const CostView& view, Theme theme) {
    const CostShares shares = sharesOf(view);
    const Graph& graph = *view.network->graph;
    ChartData data;
    data.kind = ChartKind::HorizontalBars;
    const QString by = view.grouping == CostGrouping::Layer      ? Words::tr("by layer")
                       : view.grouping == CostGrouping::Operator ? Words::tr("by operator")
                                                                 : Words::tr("by stage");
    const QString counted = countTitle(view.convention).toLower();
    data.title = shares.measured ? Words::tr("%1: %2 against time, %3").arg(networkName(view), counted, by)
                                 : Words::tr("%1: %2, %3").arg(networkName(view), counted, by);
    data.caption = conditionsOf(*view.network, view.measurement.get(), view.convention);
    data.value.title = Words::tr("share of the whole network (%)");
    data.value.unit = QStringLiteral("%");
    data.emptyText = Words::tr("This network has no layers that are counted.");
    if (view.measurement && view.measurement->measurement.total.doubtful) {
        data.doubtful = true;
        data.doubt = Words::tr("Doubtful times: %1").arg(doubtInWords(view.measurement->measurement.total));
    }

    ChartSeries theory, time;
    theory.name = Words::tr("share of %1").arg(counted);
    theory.colour = theoryColour(theme);
    time.name = data.doubtful ? Words::tr("share of time (doubtful)") : Words::tr("share of time");
    time.colour = data.doubtful ? doubtfulColour(theme) : timeColour(theme);
    time.hatched = true;
    for (const CostShare& part : shares.parts) {
        data.category.categories.append(partTitle(part, view.grouping, graph));
        theory.values.push_back(part.countShare * 100);
        theory.labels.append(shareText(part.countShare));
        theory.tooltips.append(partTip(view, shares, part));
        time.values.push_back(part.timeShare * 100);
        time.labels.append(shareText(part.timeShare));
        time.tooltips.append(QString()); // said already
        time.spreads.push_back(shares.stepSumUs > 0 ? 100 * part.spreadUs / shares.stepSumUs : CostShare::kUnknown);
    }
    addOperatorSwatches(data.category, shares, view.grouping, theme);
    data.series.push_back(std::move(theory));
    if (shares.measured) data.series.push_back(std::move(time));
    return data;
}

QString costSentence(const CostView& view) {
    const CostShares shares = sharesOf(view);
    const Graph& graph = *view.network->graph;
    const auto shown = [](double share) { return percent(share, share < 0.001 ? 1 : 2); };
    const auto title = [&](const CostShare& part) {
        const QString name = partTitle(part, view.grouping, graph);
        if (view.grouping != CostGrouping::Operator) return name;
        return Words::tr("%1 layers").arg(name);
    };
    const QString unit = countUnit(view.convention);
    if (shares.parts.empty() || shares.count == 0) return {};
    if (!shares.measured) {
        const auto most = std::max_element(shares.parts.begin(), shares.parts.end(),
                                           [](const CostShare& a, const CostShare& b) { return a.count < b.count; });
        return Words::tr("%1: %2 of the %3. Whether they take as much of the time shows when it is measured.")
            .arg(title(*most), shown(most->countShare), unit);
    }
    const CostShare* widest = nullptr;
    for (const CostShare& part : shares.parts)
        if (part.timed() && (!widest || part.gap() > widest->gap())) widest = &part;
    if (!widest || widest->gap() <= 0) return Words::tr("Time goes where the %1 lie.").arg(unit);
    QString sentence = Words::tr("%1: %2 of the %3, %4 of the time.")
                           .arg(title(*widest), widest->count == 0 ? Words::tr("none") : shown(widest->countShare),
                                unit, shown(widest->timeShare));
    if (view.measurement->measurement.total.doubtful) sentence += u' ' + Words::tr("The times are doubtful.");
    return sentence;
}

} // namespace convlens
