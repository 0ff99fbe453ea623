#include "ui/charts/accuracy_charts.h"

#include "core/evaluate/share_interval.h"
#include "ui/text/counting.h"
#include "ui/text/doubt.h"
#include "ui/text/network_name.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <limits>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(AccuracyCharts)
};

} // namespace

std::optional<StatedAccuracy> accuracyOf(const PinnedNetwork& pin) {
    const NetworkState& network = *pin.network;
    if (!network.weights || network.randomWeights()) return {};
    const auto accuracy = statedAccuracy(network.weights->info.metadata);
    if (!accuracy || (accuracy->resolution != 0 && accuracy->resolution != network.spec.resolution)) return {};
    return accuracy;
}

bool anyAccuracy(const CompareView& view) {
    return std::ranges::any_of(view.pinned, [](const PinnedNetwork& pin) { return accuracyOf(pin).has_value(); });
}

QString accuracyInWords(const StatedAccuracy& accuracy) {
    QString words = QStringLiteral("%1\u00A0%").arg(100 * accuracy.top1, 0, 'f', 1);
    if (accuracy.photos > 0) words += Words::tr(" of %1 test photos").arg(fullCount(accuracy.photos));
    if (!accuracy.data.empty()) words += Words::tr(" of %1").arg(QString::fromStdString(accuracy.data));
    if (accuracy.resolution > 0) words += Words::tr(" at %1 px").arg(accuracy.resolution);
    return words + (accuracy.measuredByUs ? Words::tr(", measured by us") : Words::tr(", as the file states"));
}

ChartData accuracyChart(const CompareView& view, bool time, Theme theme) {
    const CompareMeasure measure = time ? CompareMeasure::Time : CompareMeasure::MultiplyAdds;
    ChartData data;
    data.kind = ChartKind::Scatter;
    data.title = time ? Words::tr("Accuracy against time")
                      : Words::tr("Accuracy against %1").arg(countTitle(view.convention).toLower());
    data.emptyText = time ? Words::tr("No network with a stated accuracy is measured yet.")
                          : Words::tr("No pinned network's weights state an accuracy.");
    data.value.title = Words::tr("top-1 accuracy (%)");
    data.value.unit = QStringLiteral("%");
    data.category.title =
        time ? Words::tr("time (ms)") : Words::tr("%1 (millions)").arg(countTitle(view.convention).toLower());
    data.category.unit = time ? QStringLiteral("ms") : QStringLiteral("M");
    QStringList sources;
    // Points that so many photos cannot tell apart must not look far apart: the axis holds each one's interval.
    ChartSeries intervals;
    intervals.name = Words::tr("95 % interval");
    intervals.colour = chartColours(theme).mutedText;
    intervals.reference = true;
    for (const PinnedNetwork& pin : view.pinned) {
        const auto accuracy = accuracyOf(pin);
        const double cost = compareValue(pin, measure, view.convention);
        if (!accuracy || !std::isfinite(cost)) continue;
        const QString words = accuracyInWords(*accuracy);
        ChartSeries point;
        const QString name = QStringLiteral("%1 %2").arg(pin.letter).arg(networkName(pin.network->spec));
        point.name = view.lettersOnly ? QString(pin.letter) : name;
        point.colour = shadeOf(pin, time, theme);
        point.x = {time ? cost : cost / 1e6};
        point.y = {100 * accuracy->top1};
        point.tooltips = {QStringLiteral("%1<br>%2<br>%3: %4")
                              .arg(name.toHtmlEscaped(), words.toHtmlEscaped(), compareTitle(measure, view.convention),
                                   compareText(pin, measure, view.convention).toHtmlEscaped())};
        if (accuracy->photos > 0) {
            point.tooltips.front() +=
                QStringLiteral("<br>%1\u00A0% = %2 / %3")
                    .arg(100 * accuracy->top1, 0, 'f', 1)
                    .arg(fullCount(std::llround(accuracy->top1 * accuracy->photos)), fullCount(accuracy->photos));
            const ShareInterval interval = wilsonInterval(accuracy->top1, accuracy->photos);
            const QString range = Words::tr("95 % interval of so many photos: %1 to %2 %")
                                      .arg(100 * interval.low, 0, 'f', 1)
                                      .arg(100 * interval.high, 0, 'f', 1);
            point.tooltips.front() += QStringLiteral("<br>") + range.toHtmlEscaped();
            const double gap = std::numeric_limits<double>::quiet_NaN(); // ends the line
            for (const double end : {100 * interval.low, 100 * interval.high, gap}) {
                intervals.x.push_back(point.x.front());
                intervals.y.push_back(end);
                intervals.tooltips << QStringLiteral("%1<br>%2").arg(name.toHtmlEscaped(), range.toHtmlEscaped());
            }
        }
        point.doubtful = {isDoubtfulFigure(pin, measure)};
        if (point.doubtful[0]) {
            const TimingSummary& total = pin.measurement->measurement.total;
            point.tooltips[0] += doubtMark(total) + QStringLiteral("<br>") + doubtInWords(total).toHtmlEscaped();
        }
        data.series.push_back(std::move(point));
        sources << QStringLiteral("%1: %2").arg(pin.letter).arg(words);
    }
    if (!intervals.x.empty()) data.series.push_back(std::move(intervals));
    if (time && !data.series.empty()) addTimeDoubt(data, view);
    data.caption = compareConditions(view, time);
    if (!sources.isEmpty()) data.caption += Words::tr("; top-1 accuracy %1").arg(sources.join(QStringLiteral("; ")));
    return data;
}

} // namespace convlens
