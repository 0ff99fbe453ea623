#include "ui/theme/colours.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/channel_paint.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

/// A frame's time less what Qt needs to bring it to the screen; cells that do not fit come in the next one.
constexpr qint64 kPaintBudgetNs = 9 * 1000 * 1000;

} // namespace

const ValueRange& ChannelGrid::rangeOf(int channel) const {
    static const ValueRange kUnit;
    if (m_content.ranges.empty()) return kUnit;
    return m_content.ranges[m_content.ranges.size() == 1 ? 0 : std::size_t(channel)];
}

QImage ChannelGrid::picture(int channel, QSize pixels) const {
    const convlens::Shape& s = m_content.tensor->shape();
    return renderMap(m_content.tensor->plane(0, channel), s.h, s.w, pixels,
                     MapColouring{m_map, rangeOf(channel), m_interpolation});
}

void ChannelGrid::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    const Theme theme = themeOf(palette());
    painter.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    m_pending = 0;
    if (channelCount() == 0) return;
    if (m_stale) painter.setOpacity(0.35);

    const Geometry g = geometry();
    const int rowHeight = g.cell.height() + g.label + g.gap;
    const int scrolled = verticalScrollBar()->value();
    const int firstRow = std::max(0, (scrolled - g.gap) / rowHeight);
    const int lastRow = (scrolled + viewport()->height()) / rowHeight;
    const int first = firstRow * g.columns, last = std::min(channelCount(), (lastRow + 1) * g.columns);
    const double ratio = devicePixelRatioF();
    const QSize pixels(int(std::lround(g.cell.width() * ratio)), int(std::lround(g.cell.height() * ratio)));
    const QColor muted = chartColours(theme).mutedText, focus = chartColours(theme).focus;

    const ChannelColours quiet{palette().color(QPalette::AlternateBase), muted, chartColours(theme).axis};
    QElapsedTimer spent;
    spent.start();
    for (int place = first; place < last; ++place) {
        const int channel = m_content.order[std::size_t(place)];
        const QRect cell = cellAt(g, place);
        if (showsBars()) {
            paintChannelBar(painter, cell, m_content.tensor->at(0, channel, 0, 0), m_map, rangeOf(channel), quiet);
        } else {
            const QImage* image = m_pictures.object(channel);
            if (image && image->size() != pixels) image = nullptr; // moved to a screen of another density
            if (!image && spent.nsecsElapsed() < kPaintBudgetNs) {
                auto* made = new QImage(picture(channel, pixels));
                image = made;
                ++m_made;
                if (!m_pictures.insert(channel, made, std::max(1, int(made->sizeInBytes() / 1024)))) image = nullptr;
            }
            if (!image) ++m_pending;
            paintChannel(painter, cell, image ? *image : QImage(),
                         m_content.statistics ? m_content.statistics->channels[std::size_t(channel)].condition
                                              : ChannelCondition::Normal,
                         quiet);
        }
        if (std::binary_search(m_switchedOff.begin(), m_switchedOff.end(), channel)) {
            // Black under white: the cross stands out on any map.
            for (const auto& [colour, width] : {std::pair(QColor(Qt::black), 4), std::pair(QColor(Qt::white), 2)}) {
                painter.setPen(QPen(colour, width));
                painter.drawLine(cell.topLeft(), cell.bottomRight());
                painter.drawLine(cell.topRight(), cell.bottomLeft());
            }
        }
        if (g.label >= fontMetrics().height()) {
            painter.setPen(channel == m_selected ? palette().color(QPalette::Text) : muted);
            const QString text =
                channel < m_content.captions.size()
                    ? fontMetrics().elidedText(m_content.captions[channel], Qt::ElideRight, cell.width())
                    : QString::number(channel);
            painter.drawText(QRect(cell.left(), cell.bottom() + 1, cell.width(), g.label), Qt::AlignCenter, text);
        }
    }
    // Last, so that no neighbour covers the frame.
    for (const int channel : {m_hovered, m_selected}) {
        const int place = placeOf(channel);
        if (place < first || place >= last) continue;
        const QRect cell = cellAt(g, place);
        painter.setBrush(Qt::NoBrush);
        if (channel == m_selected) {
            painter.setPen(QPen(palette().color(QPalette::Base), 1));
            painter.drawRect(cell.adjusted(0, 0, -1, -1));
            painter.setPen(QPen(hasFocus() ? focus : palette().color(QPalette::Text), 2, Qt::SolidLine, Qt::SquareCap,
                                Qt::MiterJoin));
            painter.drawRect(cell.adjusted(-1, -1, 1, 1));
        } else {
            painter.setPen(QPen(muted, 1));
            painter.drawRect(cell.adjusted(-1, -1, 0, 0));
        }
    }
    if (m_pending > 0) QMetaObject::invokeMethod(viewport(), qOverload<>(&QWidget::update), Qt::QueuedConnection);
}

} // namespace convlens
