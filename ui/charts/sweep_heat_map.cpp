#include "ui/charts/sweep_heat_map.h"

#include "core/networks/registry.h"
#include "ui/charts/chart_figure.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SweepHeatMap)
};

constexpr double kCellHeight = 3.0; // of the text's height
constexpr int kSwatches = 5;

QString shortWidth(double width) {
    return QString::number(width, 'g', 4);
}

class HeatMapFigure : public ChartFigure {
public:
    HeatMapFigure(const SweepView& view, const SweepGrid& grid, Theme theme) : m_view(view), m_grid(grid) {
        for (const int network : grid.cells) {
            const double ratio = network < 0 ? std::nan("") : idealRatio(*view.sweep, network);
            m_ratios.push_back(ratio);
            if (std::isfinite(ratio)) m_largest = std::max(m_largest, ratio);
        }
        m_strong = timeColour(theme);
        m_pale = chartColours(theme).background;
        m_colours = chartColours(theme);
    }

    double heightFor(double, const ChartStyle& style) const override {
        return (2.6 + kCellHeight * double(m_grid.widths.size()) + 3.2) * style.em();
    }

    int partCount() const override { return int(m_grid.cells.size()); }

    QRectF partRect(int part, const QRectF& area, const ChartStyle& style) const override {
        const QRectF cells = cellsArea(area, style);
        const double w = cells.width() / double(m_grid.resolutions.size());
        const double h = cells.height() / double(m_grid.widths.size());
        const int row = part / int(m_grid.resolutions.size()), column = part % int(m_grid.resolutions.size());
        return QRectF(cells.left() + column * w, cells.top() + row * h, w, h).adjusted(1, 1, -1, -1);
    }

    QString partTip(int part) const override {
        const int network = m_grid.cells[std::size_t(part)];
        if (network < 0) return {};
        QStringList lines = sweepNetworkTip(m_view, network);
        if (const double r = m_ratios[std::size_t(part)]; std::isfinite(r))
            lines << Words::tr("%1 the time that (width × resolution)² makes of the largest network's").arg(ratio(r))
                  << idealInWords(network, r);
        return lines.join(QStringLiteral("<br>"));
    }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const QRectF cells = cellsArea(area, style);
        const double em = style.em();
        const std::size_t columns = m_grid.resolutions.size();
        painter.setFont(style.smallFont());
        painter.setPen(m_colours.mutedText);
        const double line = QFontMetricsF(style.smallFont()).height();
        painter.drawText(QRectF(cells.left(), area.top(), cells.width(), line), Qt::AlignCenter,
                         Words::tr("resolution"));
        for (std::size_t c = 0; c < columns; ++c)
            painter.drawText(
                QRectF(partRect(int(c), area, style).left(), area.top() + line, cells.width() / columns, line),
                Qt::AlignCenter, QString::number(m_grid.resolutions[c]));
        painter.save();
        painter.translate(area.left(), cells.bottom());
        painter.rotate(-90);
        painter.drawText(QRectF(0, 0, cells.height(), line), Qt::AlignCenter, Words::tr("width"));
        painter.restore();
        for (std::size_t r = 0; r < m_grid.widths.size(); ++r) {
            const QRectF first = partRect(int(r * columns), area, style);
            painter.setFont(style.smallFont());
            painter.setPen(m_colours.mutedText);
            painter.drawText(
                QRectF(area.left() + line, first.top(), cells.left() - area.left() - line - 0.4 * em, first.height()),
                Qt::AlignRight | Qt::AlignVCenter, shortWidth(m_grid.widths[r]));
        }
        for (int part = 0; part < partCount(); ++part)
            paintCell(painter, partRect(part, area, style), part, style);
        paintScale(painter, QRectF(cells.left(), cells.bottom() + 0.8 * em, cells.width(), 2.2 * em), style);
    }

private:
    QRectF cellsArea(const QRectF& area, const ChartStyle& style) const {
        const double em = style.em(), line = QFontMetricsF(style.smallFont()).height();
        const double left = area.left() + line + 3.2 * em, top = area.top() + 2 * line + 0.2 * em;
        const double height = std::max(em, area.bottom() - 3.2 * em - top);
        const double rows = double(m_grid.widths.size());
        return QRectF(left, top, std::max(4 * em, area.right() - left), std::min(height, rows * 2 * kCellHeight * em));
    }

    /// How the ideal time comes about: "3.10 ms / (12.4 ms × (0.5 × 128 / (1 × 224))²)".
    QString idealInWords(int network, double ratioToIdeal) const {
        const Sweep& sweep = *m_view.sweep;
        const auto side = [&](int i) {
            const NetworkSpec& spec = sweep.networks[std::size_t(i)].spec;
            return spec.width * spec.resolution;
        };
        const auto product = [&](int i) {
            const NetworkSpec& spec = sweep.networks[std::size_t(i)].spec;
            return QStringLiteral("%1 × %2").arg(shortWidth(spec.width)).arg(spec.resolution);
        };
        int largest = network;
        for (const int cell : m_grid.cells)
            if (cell >= 0 && sweep.records[std::size_t(cell)] && side(cell) > side(largest)) largest = cell;
        const auto time = [&](int i) { return milliseconds(sweep.records[std::size_t(i)]->total.medianMs); };
        return QStringLiteral("%1 = %2 / (%3 × ((%4) / (%5))²)")
            .arg(ratio(ratioToIdeal), time(network), time(largest), product(network), product(largest));
    }

    /// From the page's own colour at the ideal to time's, in equal steps of the ratio's logarithm.
    QColor colourOf(double ratio) const {
        const double most = std::log(std::max(1.5, m_largest));
        const double t = std::clamp(std::log(std::max(1.0, ratio)) / most, 0.0, 1.0) * 0.92 + 0.06;
        const auto mix = [t](double from, double to) { return float(from + (to - from) * t); };
        return QColor::fromRgbF(mix(m_pale.redF(), m_strong.redF()), mix(m_pale.greenF(), m_strong.greenF()),
                                mix(m_pale.blueF(), m_strong.blueF()));
    }

    void paintCell(QPainter& painter, const QRectF& cell, int part, const ChartStyle& style) const {
        const int network = m_grid.cells[std::size_t(part)];
        const double r = m_ratios[std::size_t(part)];
        painter.setPen(QPen(m_colours.grid, 1));
        painter.setBrush(std::isfinite(r) ? QBrush(colourOf(r)) : QBrush(Qt::NoBrush));
        painter.drawRect(cell);
        painter.setFont(style.font);
        if (!std::isfinite(r)) {
            painter.setPen(m_colours.mutedText);
            if (network >= 0) painter.drawText(cell, Qt::AlignCenter, unknownNumber());
            return;
        }
        const TimingSummary& t = m_view.sweep->records[std::size_t(network)]->total;
        const QString mark = t.doubtful ? QStringLiteral(" ?") : QString();
        painter.setPen(textOn(colourOf(r)));
        const QFontMetricsF metrics(style.font);
        QString time = milliseconds(t.medianMs) + mark;
        if (metrics.horizontalAdvance(time) > cell.width() - 4) time = significant(t.medianMs, 2) + mark;
        if (cell.height() < 2 * metrics.height()) return painter.drawText(cell, Qt::AlignCenter, time);
        const double middle = cell.center().y();
        painter.drawText(QRectF(cell.left(), middle - metrics.height(), cell.width(), metrics.height()),
                         Qt::AlignCenter, time);
        painter.setFont(style.smallFont());
        painter.drawText(QRectF(cell.left(), middle, cell.width(), metrics.height()), Qt::AlignCenter, ratio(r));
    }

    void paintScale(QPainter& painter, const QRectF& area, const ChartStyle& style) const {
        const double em = style.em(), swatch = 3.4 * em;
        const QFontMetricsF metrics(style.smallFont());
        painter.setFont(style.smallFont());
        const double most = std::max(1.5, m_largest);
        for (int i = 0; i < kSwatches; ++i) {
            const double r = std::pow(most, double(i) / (kSwatches - 1));
            const QRectF box(area.left() + i * swatch, area.top(), swatch, 1.3 * em);
            painter.setPen(QPen(m_colours.grid, 1));
            painter.setBrush(colourOf(r));
            painter.drawRect(box);
            painter.setPen(textOn(colourOf(r)));
            painter.drawText(box, Qt::AlignCenter, ratio(r, 2));
        }
        painter.setPen(m_colours.mutedText);
        const QRectF words(area.left() + kSwatches * swatch + 0.6 * em, area.top(),
                           area.width() - kSwatches * swatch - 0.6 * em, 1.3 * em);
        painter.drawText(
            words, Qt::AlignLeft | Qt::AlignVCenter,
            metrics.elidedText(Words::tr("of the ideal time, width² × resolution²"), Qt::ElideRight, words.width()));
    }

    SweepView m_view;
    SweepGrid m_grid;
    std::vector<double> m_ratios;
    double m_largest = 1;
    QColor m_strong, m_pale;
    ChartColours m_colours;
};

} // namespace

QString sweepKindName(const SweepGrid& grid) {
    const NetworkSpec kind = normalized(grid.kind);
    const FamilyInfo& info = familyInfo(kind.family);
    QString name = QString::fromUtf8(info.displayName.data(), qsizetype(info.displayName.size()));
    if (!info.groups.empty()) name += QStringLiteral(" g=%1").arg(kind.groups);
    if (kind.minimalistic) name += QStringLiteral(" ") + Words::tr("minimalistic");
    if (kind.rules != Rules::Paper) {
        const std::string_view rules = toString(kind.rules);
        name += QStringLiteral(" (%1)").arg(QString::fromUtf8(rules.data(), qsizetype(rules.size())));
    }
    return name;
}

ChartData sweepHeatMap(const SweepView& view, const SweepGrid& grid, Theme theme) {
    ChartData data;
    data.title = Words::tr("%1: time over width and resolution").arg(sweepKindName(grid));
    data.caption = sweepConditions(*view.sweep);
    const bool measured = std::any_of(grid.cells.begin(), grid.cells.end(), [&](int network) {
        return network >= 0 && view.sweep->records[std::size_t(network)];
    });
    addSweepDoubt(data, *view.sweep, grid.cells);
    if (measured)
        data.figure = std::make_shared<const HeatMapFigure>(view, grid, theme);
    else
        data.emptyText = Words::tr("Nothing has been measured yet.");
    return data;
}

QString sweepHeatSentence(const SweepView& view, const SweepGrid& grid) {
    double most = 0;
    int worst = -1, measured = 0;
    for (const int network : grid.cells) {
        const double r = network < 0 ? std::nan("") : idealRatio(*view.sweep, network);
        if (!std::isfinite(r)) continue;
        ++measured;
        if (r > most) {
            most = r;
            worst = network;
        }
    }
    if (measured < 2) return {};
    if (most <= 1.005) return Words::tr("No network takes longer than width² × resolution² of the largest one's time.");
    return Words::tr("Farthest from the ideal: %1 takes %2 times as long as width² × resolution² makes of the largest "
                     "one's time.")
        .arg(sweepNetworkName(*view.sweep, worst), significant(most, 3));
}

} // namespace convlens
