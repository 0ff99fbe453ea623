#include "ui/widgets/histogram_strip.h"

#include "ui/text/numbers.h"
#include "ui/theme/colours.h"
#include "ui/widgets/channel_grid.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace convlens {

std::vector<std::int64_t> histogramOf(std::span<const float> values, float low, float high, int bins) {
    std::vector<std::int64_t> counts(std::size_t(bins), 0);
    const double scale = bins / (double(high) - double(low));
    for (const float v : values) {
        if (!(v >= low && v <= high)) continue; // NaN fails both
        const int bin = high > low ? std::min(int((double(v) - double(low)) * scale), bins - 1) : 0;
        ++counts[std::size_t(bin)];
    }
    return counts;
}

HistogramStrip::HistogramStrip(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Distribution of the values"));
}

void HistogramStrip::setValues(const MapStatistics& statistics, std::vector<std::int64_t> counts) {
    CONVLENS_CHECK(counts.size() == std::size_t(kBins));
    m_statistics = statistics;
    m_counts = std::move(counts);
    setAccessibleDescription(statisticsInWords(statistics));
    update();
}

void HistogramStrip::setColouring(ColourMapId map, const ValueRange& range) {
    m_map = map;
    m_range = range;
    update();
}

void HistogramStrip::clear() {
    m_counts.clear();
    update();
}

QRectF HistogramStrip::plotRect() const {
    const int line = fontMetrics().height();
    return {0, 2, double(width()), double(height() - line - 6)};
}

void HistogramStrip::paintEvent(QPaintEvent*) {
    if (m_counts.empty()) return;
    QPainter painter(this);
    const ChartColours colours = chartColours(themeOf(palette()));
    const QRectF plot = plotRect();
    const auto& s = m_statistics;
    const double span = double(s.maximum) - double(s.minimum);
    painter.setPen(colours.mutedText);
    const QRectF line(0, plot.bottom() + 4, width(), fontMetrics().height());
    if (span <= 0) {
        painter.drawText(plot, Qt::AlignCenter,
                         s.nans + s.infinities == s.count ? tr("no finite value")
                         : s.count == 1 ? tr("a single value: %1").arg(significant(double(s.minimum), 4))
                                        : tr("every value is %1").arg(significant(double(s.minimum), 4)));
        return;
    }
    std::vector<std::int64_t> sorted = m_counts;
    std::sort(sorted.rbegin(), sorted.rend());
    const auto total = double(s.count - s.nans - s.infinities);
    const bool towers = sorted[1] > 0 && sorted[0] > 4 * sorted[1];
    const double top = double(towers ? sorted[1] : sorted[0]) * (towers ? 1.25 : 1.0);
    const ColourTable& table = colourTable(m_map);
    const double barWidth = plot.width() / kBins;
    for (int i = 0; i < kBins; ++i) {
        const std::int64_t n = m_counts[std::size_t(i)];
        if (n == 0) continue;
        const double height = std::max(1.0, std::min(1.0, double(n) / top) * plot.height());
        const QRectF bar(plot.left() + i * barWidth, plot.bottom() - height, std::max(1.0, barWidth - 1), height);
        const float middle = float(double(s.minimum) + (i + 0.5) / kBins * span);
        painter.fillRect(bar, QColor::fromRgb(colourOf(middle, table, m_range)));
        painter.setPen(QPen(colours.axis, 0.5));
        if (barWidth >= 4) painter.drawRect(bar);
        if (double(n) <= top) continue;
        // Cut: a gap across the bar, and the share it really holds.
        painter.fillRect(QRectF(bar.left() - 1, plot.top() + plot.height() * 0.2, bar.width() + 2, 3),
                         palette().color(QPalette::Window));
        const QString share = percent(double(n) / total);
        const double textWidth = fontMetrics().horizontalAdvance(share);
        const bool right = bar.right() + 4 + textWidth < plot.right();
        painter.setPen(colours.mutedText);
        painter.drawText(QRectF(right ? bar.right() + 4 : bar.left() - 4 - textWidth, plot.top(), textWidth + 1,
                                fontMetrics().height()),
                         Qt::AlignVCenter | Qt::AlignLeft, share);
    }
    const auto xOf = [&](double v) {
        return plot.left() + std::clamp((v - double(s.minimum)) / span, 0.0, 1.0) * plot.width();
    };
    painter.setPen(QPen(colours.text, 1));
    painter.drawLine(QPointF(plot.left(), plot.bottom()), QPointF(plot.right(), plot.bottom()));
    // The mean as a pointer on the axis, the spread as a thick line under it.
    const double mean = xOf(s.mean);
    painter.setPen(QPen(colours.text, 3));
    painter.drawLine(QPointF(xOf(s.mean - s.standardDeviation), plot.bottom() + 1.5),
                     QPointF(xOf(s.mean + s.standardDeviation), plot.bottom() + 1.5));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.text);
    const QPointF pointer[] = {{mean, plot.bottom() + 1}, {mean - 4, plot.bottom() + 7}, {mean + 4, plot.bottom() + 7}};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawPolygon(pointer, 3);

    painter.setPen(colours.mutedText);
    painter.drawText(line, Qt::AlignLeft, significant(double(s.minimum)));
    painter.drawText(line, Qt::AlignRight, significant(double(s.maximum)));
    const QString middle = tr("mean %1 ± %2").arg(significant(s.mean), significant(s.standardDeviation));
    const double half = fontMetrics().horizontalAdvance(middle) / 2.0;
    const double leftEnd = fontMetrics().horizontalAdvance(significant(double(s.minimum))) + 10;
    const double rightEnd = width() - fontMetrics().horizontalAdvance(significant(double(s.maximum))) - 10.0;
    if (rightEnd - leftEnd >= 2 * half) {
        const double centre = std::clamp(mean, leftEnd + half, rightEnd - half);
        painter.drawText(QRectF(centre - half - 1, line.top(), 2 * half + 2, line.height()), Qt::AlignCenter, middle);
    }
}

bool HistogramStrip::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && !m_counts.empty()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const double place = (help->pos().x() - plotRect().left()) / plotRect().width();
        const auto& s = m_statistics;
        if (place >= 0 && place < 1 && s.maximum > s.minimum) {
            const int bin = int(place * kBins);
            const double span = double(s.maximum) - double(s.minimum);
            QToolTip::showText(help->globalPos(),
                               tr("%1 of the values lie from %2 to %3")
                                   .arg(fullCount(m_counts[std::size_t(bin)]),
                                        significant(double(s.minimum) + span * bin / kBins),
                                        significant(double(s.minimum) + span * (bin + 1) / kBins)),
                               this);
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace convlens

#include "moc_histogram_strip.cpp"
