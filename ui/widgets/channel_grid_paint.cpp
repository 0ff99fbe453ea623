#include "ui/theme/colours.h"
#include "ui/widgets/channel_grid.h"
#include "ui/widgets/channel_paint.h"

#include <QElapsedTimer>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <vector>

namespace convlens {

namespace {

/// A frame's time (16.7 ms) less what Qt needs to move what stays in view and to bring all of it to the screen, some 4
/// to 6 ms at double density. What is there already is painted in any case; pictures that do not fit come in the next
/// frame.
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

const QImage* ChannelGrid::madePicture(int channel, QSize pixels) const {
    const QImage* image = m_pictures.object(channel);
    return image && image->size() == pixels ? image : nullptr; // it may have moved to a screen of another density
}

ChannelGrid::Visible ChannelGrid::placesIn(const Geometry& g, const QRect& part) const {
    const int rowHeight = g.cell.height() + g.label + g.gap;
    const int scrolled = verticalScrollBar()->value();
    // A frame reaches a little beyond its cell.
    const int firstRow = std::max(0, (scrolled + part.top() - g.gap) / rowHeight);
    const int lastRow = std::max(0, (scrolled + part.bottom() + g.gap) / rowHeight);
    return {std::min(firstRow * g.columns, channelCount()), std::min(channelCount(), (lastRow + 1) * g.columns)};
}

/// Everything that no picture covers. Filling all of it and then painting over most of it takes as long as the pictures
/// do on a screen of double density.
void ChannelGrid::paintGround(QPainter& painter, const Geometry& g, const QRect& part) const {
    const QColor ground = palette().color(QPalette::Base);
    const auto fill = [&](int left, int top, int right, int bottom) { // without right and bottom
        const QRect strip = QRect(QPoint(left, top), QPoint(right - 1, bottom - 1)) & part;
        if (!strip.isEmpty()) painter.fillRect(strip, ground);
    };
    const int width = viewport()->width(), height = viewport()->height();
    const Visible visible = placesIn(g, viewport()->rect());
    int below = 0; // what the rows above have covered
    for (int place = visible.first; place < visible.last; place += g.columns) {
        const QRect first = cellAt(g, place);
        const int inRow = std::min(g.columns, visible.last - place);
        const int top = first.top(), bottom = first.bottom() + 1;
        fill(0, below, width, top);
        int right = 0;
        for (int i = 0; i < inRow; ++i) {
            const int left = first.left() + i * (g.cell.width() + g.gap);
            fill(right, top, left, bottom);
            right = left + g.cell.width();
        }
        fill(right, top, width, bottom);
        below = bottom;
    }
    fill(0, below, width, height);
}

void ChannelGrid::paintCell(QPainter& painter, const Geometry& g, int place, const QImage* image) const {
    const int channel = m_content.order[std::size_t(place)];
    const QRect cell = cellAt(g, place);
    const Theme theme = themeOf(palette());
    const QColor muted = chartColours(theme).mutedText;
    const ChannelColours quiet{palette().color(QPalette::AlternateBase), muted, chartColours(theme).axis};
    if (showsBars())
        paintChannelBar(painter, cell, m_content.tensor->at(0, channel, 0, 0), m_map, rangeOf(channel), quiet);
    else
        paintChannel(painter, cell, image ? *image : QImage(),
                     m_content.statistics ? m_content.statistics->channels[std::size_t(channel)].condition
                                          : ChannelCondition::Normal,
                     quiet);
    if (std::binary_search(m_switchedOff.begin(), m_switchedOff.end(), channel)) {
        // Black under white: the cross stands out on any map.
        for (const auto& [colour, width] : {std::pair(QColor(Qt::black), 4), std::pair(QColor(Qt::white), 2)}) {
            painter.setPen(QPen(colour, width));
            painter.drawLine(cell.topLeft(), cell.bottomRight());
            painter.drawLine(cell.topRight(), cell.bottomLeft());
        }
    }
    if (g.label < fontMetrics().height()) return;
    painter.setPen(channel == m_selected ? palette().color(QPalette::Text) : muted);
    const QString text = channel < m_content.captions.size()
                             ? fontMetrics().elidedText(m_content.captions[channel], Qt::ElideRight, cell.width())
                             : QString::number(channel);
    painter.drawText(QRect(cell.left(), cell.bottom() + 1, cell.width(), g.label), Qt::AlignCenter, text);
}

void ChannelGrid::paintEvent(QPaintEvent* event) {
    QElapsedTimer spent;
    spent.start();
    QPainter painter(viewport());
    const Theme theme = themeOf(palette());
    const Geometry g = geometry();
    if (m_stale || channelCount() == 0) painter.fillRect(event->rect(), palette().color(QPalette::Base));
    m_pending = 0;
    if (channelCount() == 0) return;
    if (m_stale)
        painter.setOpacity(0.35);
    else
        paintGround(painter, g, event->rect());

    const double ratio = devicePixelRatioF();
    const QSize pixels(int(std::lround(g.cell.width() * ratio)), int(std::lround(g.cell.height() * ratio)));
    const Visible part = placesIn(g, event->rect());
    std::vector<int> missing;
    for (int place = part.first; place < part.last; ++place) {
        const QImage* image = showsBars() ? nullptr : madePicture(m_content.order[std::size_t(place)], pixels);
        if (image || showsBars())
            paintCell(painter, g, place, image);
        else
            missing.push_back(place);
    }
    // One at least, or it would never end on a machine that is too slow.
    const int before = m_made;
    for (const int place : missing) {
        const QImage* image = nullptr;
        if (m_made == before || spent.nsecsElapsed() + m_pictureNs < kPaintBudgetNs) {
            const qint64 begin = spent.nsecsElapsed();
            const int channel = m_content.order[std::size_t(place)];
            auto* made = new QImage(picture(channel, pixels));
            ++m_made;
            if (m_pictures.insert(channel, made, std::max(1, int(made->sizeInBytes() / 1024)))) image = made;
            m_pictureNs = spent.nsecsElapsed() - begin;
        }
        paintCell(painter, g, place, image);
    }
    const QColor muted = chartColours(theme).mutedText, focus = chartColours(theme).focus;
    // Last, so that no neighbour covers the frame.
    for (const int channel : {m_hovered, m_selected}) {
        const int place = placeOf(channel);
        if (place < part.first || place >= part.last) continue;
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
    if (showsBars()) return;
    // Whatever part was painted now: what of all that is in view has no colours yet.
    const Visible visible = placesIn(g, viewport()->rect());
    QRegion pending;
    for (int place = visible.first; place < visible.last; ++place) {
        if (madePicture(m_content.order[std::size_t(place)], pixels)) continue;
        const QRect cell = cellAt(g, place);
        if (!cell.intersects(viewport()->rect())) continue;
        pending += cell;
        ++m_pending;
    }
    if (m_pending > 0)
        QMetaObject::invokeMethod(
            viewport(), [port = viewport(), pending] { port->update(pending); }, Qt::QueuedConnection);
}

} // namespace convlens
