#include "ui/widgets/channel_paint.h"

#include "ui/theme/colours.h"
#include "ui/widgets/channel_grid.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

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

void paintBadge(QPainter& painter, const QRect& cell, ChannelCondition condition) {
    const QString text = conditionBadge(condition);
    QFont font = painter.font();
    font.setBold(true);
    if (font.pointSizeF() > 0) font.setPointSizeF(font.pointSizeF() * 0.85);
    const QFontMetrics metrics(font);
    const QRect badge(cell.topLeft(),
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

/// The image in its place. One that was made for the device's density is copied pixel by pixel: through the painter's
/// scale Qt would look each pixel up, which takes three times as long.
void drawPixels(QPainter& painter, const QRect& cell, const QImage& image) {
    const double ratio = painter.device()->devicePixelRatioF();
    const QSize own(int(std::lround(cell.width() * ratio)), int(std::lround(cell.height() * ratio)));
    if (ratio == 1 || image.size() != own || painter.worldTransform().type() > QTransform::TxTranslate)
        return painter.drawImage(cell, image);
    painter.save();
    painter.scale(1 / ratio, 1 / ratio);
    painter.drawImage(QPoint(int(std::lround(cell.left() * ratio)), int(std::lround(cell.top() * ratio))), image);
    painter.restore();
}

} // namespace

void paintChannel(QPainter& painter, const QRect& cell, const QImage& image, ChannelCondition condition,
                  const ChannelColours& colours) {
    if (image.isNull()) {
        painter.fillRect(cell, colours.ground);
        return;
    }
    drawPixels(painter, cell, image);
    if (condition == ChannelCondition::Normal) return;
    if (condition == ChannelCondition::Dead || condition == ChannelCondition::Constant) {
        QColor line = textOn(QColor::fromRgb(image.pixel(0, 0)));
        line.setAlpha(90);
        painter.setBrushOrigin(cell.topLeft()); // the pattern moves with the cell when it is scrolled
        painter.fillRect(cell, QBrush(line, condition == ChannelCondition::Dead ? Qt::BDiagPattern : Qt::HorPattern));
    }
    paintBadge(painter, cell, condition);
}

void paintChannelBar(QPainter& painter, const QRect& cell, float value, ColourMapId map, const ValueRange& range,
                     const ChannelColours& colours) {
    const double span = double(range.high) - double(range.low);
    const auto yOf = [&](double v) {
        const double t = std::clamp((v - double(range.low)) / span, 0.0, 1.0);
        return cell.bottom() + 1 - t * cell.height();
    };
    painter.fillRect(cell, colours.ground);
    const double zero = yOf(0);
    if (std::isfinite(value)) {
        const double top = yOf(double(value));
        QRectF bar(cell.left(), std::min(top, zero), cell.width(), std::abs(top - zero));
        if (value != 0 && bar.height() < 1) bar.setHeight(1);
        painter.fillRect(bar, QColor::fromRgb(colourOf(value, colourTable(map), range)));
        // Pale colours on a pale ground need an edge to be read by.
        painter.setPen(QPen(colours.edge, 1));
        painter.setBrush(Qt::NoBrush);
        if (bar.height() > 2) painter.drawRect(bar.adjusted(0, 0, -1, -1));
    }
    painter.setPen(QPen(colours.line, 1));
    painter.drawLine(QPointF(cell.left(), zero), QPointF(cell.right(), zero));
    if (!std::isfinite(value))
        paintBadge(painter, cell, std::isnan(value) ? ChannelCondition::HasNan : ChannelCondition::HasInf);
}

QSize channelCell(const Shape& shape, int side) {
    if (shape.plane() == 1) return {std::max(6, side / 6), std::max(48, side)};
    const double aspect = double(shape.w) / std::max(1, shape.h);
    return aspect >= 1 ? QSize(side, std::max(1, int(std::lround(side / aspect))))
                       : QSize(std::max(1, int(std::lround(side * aspect))), side);
}

} // namespace convlens
