#include "ui/text/numbers.h"
#include "ui/theme/colours.h"
#include "ui/widgets/channel_grid.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

/// A frame's time less what Qt needs to bring it to the screen; cells that do not fit come in the next one.
constexpr qint64 kPaintBudgetNs = 9 * 1000 * 1000;

QColor badgeColour(ChannelCondition condition) {
    switch (condition) {
    case ChannelCondition::HasNan:
        return QColor(0xB0, 0x00, 0x20);
    case ChannelCondition::HasInf:
        return QColor(0x8E, 0x24, 0x8E);
    case ChannelCondition::Dead:
        return QColor(0x5A, 0x60, 0x66);
    case ChannelCondition::Constant:
        return QColor(0x5A, 0x60, 0x66);
    case ChannelCondition::Normal:
        break;
    }
    return {};
}

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

    QElapsedTimer spent;
    spent.start();
    for (int place = first; place < last; ++place) {
        const int channel = m_content.order[std::size_t(place)];
        const QRect cell = cellAt(g, place);
        if (showsBars()) {
            paintBar(painter, channel, cell);
        } else {
            const QImage* image = m_pictures.object(channel);
            if (image && image->size() != pixels) image = nullptr; // moved to a screen of another density
            if (!image && spent.nsecsElapsed() < kPaintBudgetNs) {
                auto* made = new QImage(picture(channel, pixels));
                image = made;
                if (!m_pictures.insert(channel, made, std::max(1, int(made->sizeInBytes() / 1024)))) image = nullptr;
            }
            if (!image) ++m_pending;
            paintCell(painter, g, channel, cell, image ? *image : QImage());
        }
        if (g.label >= fontMetrics().height()) {
            painter.setPen(channel == m_selected ? palette().color(QPalette::Text) : muted);
            painter.drawText(QRect(cell.left(), cell.bottom() + 1, cell.width(), g.label), Qt::AlignCenter,
                             QString::number(channel));
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

void ChannelGrid::paintCell(QPainter& painter, const Geometry&, int channel, const QRect& cell,
                            const QImage& image) const {
    if (image.isNull()) {
        painter.fillRect(cell, palette().color(QPalette::AlternateBase));
        return;
    }
    painter.drawImage(cell, image);
    if (!m_content.statistics) return;
    const ChannelCondition condition = m_content.statistics->channels[std::size_t(channel)].condition;
    if (condition == ChannelCondition::Normal) return;
    if (condition == ChannelCondition::Dead || condition == ChannelCondition::Constant) {
        // A flat colour could be any value; the hatch says that there is nothing to see.
        const QColor flat = QColor::fromRgb(image.pixel(0, 0));
        QColor line = textOn(flat);
        line.setAlpha(90);
        painter.fillRect(cell, QBrush(line, condition == ChannelCondition::Dead ? Qt::BDiagPattern : Qt::HorPattern));
    }
    paintBadge(painter, cell, condition);
}

void ChannelGrid::paintBadge(QPainter& painter, const QRect& cell, ChannelCondition condition) const {
    const QString text = conditionBadge(condition);
    QFont font = painter.font();
    font.setBold(true);
    if (font.pointSizeF() > 0) font.setPointSizeF(font.pointSizeF() * 0.85);
    const QFontMetrics metrics(font);
    QRect badge(cell.topLeft(),
                QSize(std::max(metrics.horizontalAdvance(text) + 6, metrics.height()), metrics.height()));
    const QColor colour = badgeColour(condition);
    if (badge.width() > cell.width() || badge.height() > cell.height()) {
        // Too small for a word: a corner stands for it, the tooltip tells it.
        const int side = std::max(4, std::min(cell.width(), cell.height()) / 2);
        const QPoint corner[] = {cell.topLeft(), cell.topLeft() + QPoint(side, 0), cell.topLeft() + QPoint(0, side)};
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(corner, 3);
        return;
    }
    painter.save();
    painter.setFont(font);
    painter.fillRect(badge, colour);
    painter.setPen(textOn(colour));
    painter.drawText(badge, Qt::AlignCenter, text);
    painter.restore();
}

void ChannelGrid::paintBar(QPainter& painter, int channel, const QRect& cell) const {
    const ValueRange& range = rangeOf(channel);
    const float value = m_content.tensor->at(0, channel, 0, 0);
    const double span = double(range.high) - double(range.low);
    const auto yOf = [&](double v) {
        const double t = std::clamp((v - double(range.low)) / span, 0.0, 1.0);
        return cell.bottom() - t * (cell.height() - 1);
    };
    painter.fillRect(cell, palette().color(QPalette::AlternateBase));
    const double zero = yOf(0);
    if (std::isfinite(value)) {
        const double top = yOf(double(value));
        QRectF bar(cell.left(), std::min(top, zero), cell.width(), std::abs(top - zero));
        if (value != 0 && bar.height() < 1) bar.setHeight(1);
        painter.fillRect(bar, QColor::fromRgb(colourOf(value, colourTable(m_map), range)));
        // Pale colours on a pale ground need an edge to be read by.
        painter.setPen(QPen(chartColours(themeOf(palette())).axis, 1));
        painter.setBrush(Qt::NoBrush);
        if (bar.height() > 2) painter.drawRect(bar.adjusted(0, 0, -1, -1));
    }
    painter.setPen(QPen(chartColours(themeOf(palette())).mutedText, 1));
    painter.drawLine(QPointF(cell.left(), zero), QPointF(cell.right(), zero));
    if (!std::isfinite(value))
        paintBadge(painter, cell, std::isnan(value) ? ChannelCondition::HasNan : ChannelCondition::HasInf);
}

QImage ChannelGrid::sheet(int columns, int side, const QColor& background, const QColor& text) const {
    const int channels = channelCount();
    if (channels == 0 || columns < 1) return {};
    const convlens::Shape& s = m_content.tensor->shape();
    const double aspect = double(s.w) / s.h;
    const QSize cell = showsBars()   ? QSize(std::max(8, side / 4), side)
                       : aspect >= 1 ? QSize(side, std::max(1, int(std::lround(side / aspect))))
                                     : QSize(std::max(1, int(std::lround(side * aspect))), side);
    QFont small = font();
    small.setPixelSize(std::clamp(side / 6, 8, 14));
    const int gap = std::max(2, side / 24), label = QFontMetrics(small).height();
    const bool labelled = cell.width() >= QFontMetrics(small).horizontalAdvance(QString::number(channels - 1));
    const int rowHeight = cell.height() + gap + (labelled ? label : 0);
    const int rows = (channels + columns - 1) / columns;
    const qint64 width = qint64(columns) * (cell.width() + gap) + gap, height = qint64(rows) * rowHeight + gap;
    if (width > 32000 || height > 32000) return {};
    QImage sheet(int(width), int(height), QImage::Format_RGB32);
    if (sheet.isNull()) return {};
    sheet.fill(background);
    QPainter painter(&sheet);
    painter.setFont(small);
    for (int place = 0; place < channels; ++place) {
        const int channel = m_content.order[std::size_t(place)];
        const QRect rect(QPoint(gap + place % columns * (cell.width() + gap), gap + place / columns * rowHeight), cell);
        if (showsBars())
            paintBar(painter, channel, rect);
        else
            paintCell(painter, Geometry{}, channel, rect, picture(channel, cell));
        painter.setPen(text);
        if (labelled)
            painter.drawText(QRect(rect.left(), rect.bottom() + 1, rect.width(), label), Qt::AlignCenter,
                             QString::number(channel));
    }
    return sheet;
}

} // namespace convlens
