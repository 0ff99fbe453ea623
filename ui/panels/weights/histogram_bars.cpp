#include "ui/panels/weights/histogram_bars.h"

#include "ui/panels/weights/tensor_table_model.h"
#include "ui/text/numbers.h"
#include "ui/theme/palette.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace convlens {

void paintHistogram(QPainter& painter, const QRectF& area, const TensorStatistics& s, const QColor& bars,
                    const QColor& mark) {
    const auto most = *std::max_element(s.histogram.begin(), s.histogram.end());
    if (most == 0 || area.width() <= 0) return;
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(bars);
    const double width = area.width() / double(s.histogram.size());
    for (std::size_t i = 0; i < s.histogram.size(); ++i) {
        if (s.histogram[i] == 0) continue;
        // By the root: of a batch norm's few outliers something must still be seen.
        const double height = std::max(1.0, area.height() * std::sqrt(double(s.histogram[i]) / double(most)));
        painter.drawRect(
            QRectF(area.left() + double(i) * width, area.bottom() - height, std::max(1.0, width - 0.5), height));
    }
    if (s.minimum < 0 && s.maximum > 0) {
        const double zero = area.left() + area.width() * double(-s.minimum) / (double(s.maximum) - double(s.minimum));
        painter.setPen(QPen(mark, 1));
        painter.drawLine(QPointF(zero, area.top()), QPointF(zero, area.bottom()));
    }
    painter.restore();
}

void HistogramDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle* style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QVariant value = index.data(TensorTableModel::kHistogramRole);
    if (!value.canConvert<TensorStatistics>()) return;
    const bool selected = item.state & QStyle::State_Selected;
    paintHistogram(*painter, QRectF(item.rect).adjusted(4, 3, -4, -3), value.value<TensorStatistics>(),
                   selected ? item.palette.color(QPalette::HighlightedText) : mutedColour(item.palette),
                   accentColour(item.palette));
}

HistogramBars::HistogramBars(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Histogram of the chosen tensor"));
}

void HistogramBars::setStatistics(const TensorStatistics& statistics) {
    m_statistics = statistics;
    setAccessibleDescription(tr("%1 values from %2 to %3")
                                 .arg(fullCount(statistics.count), significant(double(statistics.minimum)),
                                      significant(double(statistics.maximum))));
    update();
}

void HistogramBars::clear() {
    m_statistics = {};
    update();
}

QRectF HistogramBars::plot() const {
    return QRectF(rect()).adjusted(1, 2, -1, -fontMetrics().height() - 3);
}

void HistogramBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    if (m_statistics.count == 0) return;
    const QRectF area = plot();
    paintHistogram(painter, area, m_statistics, mutedColour(palette()), accentColour(palette()));
    painter.setPen(mutedColour(palette()));
    painter.drawLine(area.bottomLeft(), area.bottomRight());
    const QRectF words(area.left(), area.bottom() + 2, area.width(), fontMetrics().height());
    painter.drawText(words, Qt::AlignLeft, significant(double(m_statistics.minimum)));
    painter.drawText(words, Qt::AlignRight, significant(double(m_statistics.maximum)));
    painter.drawText(
        words, Qt::AlignHCenter,
        tr("mean %1, sd %2").arg(significant(m_statistics.mean), significant(m_statistics.standardDeviation)));
}

bool HistogramBars::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip || m_statistics.count == 0) return QWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const QRectF area = plot();
    const double bins = double(m_statistics.histogram.size());
    const int bin = int(std::floor((help->pos().x() - area.left()) / area.width() * bins));
    if (bin < 0 || bin >= int(bins)) return true;
    const double range = double(m_statistics.maximum) - double(m_statistics.minimum);
    QToolTip::showText(help->globalPos(),
                       tr("%1 values from %2 to %3; heights by the square root")
                           .arg(fullCount(m_statistics.histogram[std::size_t(bin)]),
                                significant(double(m_statistics.minimum) + range * bin / bins),
                                significant(double(m_statistics.minimum) + range * (bin + 1) / bins)),
                       this);
    return true;
}

} // namespace convlens

#include "moc_histogram_bars.cpp"
