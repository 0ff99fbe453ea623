#include "ui/labs/block_paint.h"

#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kBackX = 0.62, kBackY = 0.38; // where a depth of one goes to

} // namespace

double Block::totalWidth() const {
    return width + depth * kBackX;
}
double Block::totalHeight() const {
    return height + depth * kBackY;
}

double sideLength(double values, double em) {
    return em * (0.5 + 0.62 * std::log2(std::max(1.0, values)));
}
double depthLength(double channels, double em) {
    return em * (0.25 + 0.38 * std::log2(std::max(1.0, channels)));
}

void paintBlock(QPainter& painter, const QPointF& at, const Block& block, const QColor& colour, Theme theme) {
    const QPointF back(block.depth * kBackX, -block.depth * kBackY);
    const QRectF front(at + QPointF(0, block.depth * kBackY), QSizeF(block.width, block.height));
    QPainterPath face, top, side;
    face.addRect(front);
    top.addPolygon(QPolygonF{
        {front.topLeft(), front.topLeft() + back, front.topRight() + back, front.topRight(), front.topLeft()}});
    side.addPolygon(QPolygonF{{front.topRight(), front.topRight() + back, front.bottomRight() + back,
                               front.bottomRight(), front.topRight()}});
    painter.save();
    painter.setPen(QPen(chartColours(theme).text, 0.8));
    painter.setBrush(colour);
    painter.drawPath(face);
    painter.setBrush(colour.lighter(118));
    painter.drawPath(top);
    painter.setBrush(colour.darker(118));
    painter.drawPath(side);
    painter.restore();
}

void paintLines(QPainter& painter, const QRectF& area, const QString& text, const QFont& font, const QColor& colour,
                Qt::Alignment align) {
    QFont fitted = font;
    double widest = 1;
    for (const QString& line : text.split(u'\n'))
        widest = std::max(widest, QFontMetricsF(font).horizontalAdvance(line));
    if (widest > area.width()) fitted.setPixelSize(std::max(6, int(font.pixelSize() * area.width() / widest)));
    painter.save();
    painter.setFont(fitted);
    painter.setPen(colour);
    painter.drawText(area, int(align), text);
    painter.restore();
}

void paintArrow(QPainter& painter, const QPointF& from, const QPointF& to, double size, const QColor& colour) {
    const QLineF line(from, to);
    if (line.length() < 1e-6) return;
    const QPointF along = (to - from) / line.length(), across(-along.y(), along.x());
    painter.save();
    painter.setPen(QPen(colour, std::max(0.8, size / 6)));
    painter.drawLine(from, to - along * size * 0.7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(
        QPolygonF{{to, to - along * size + across * size * 0.4, to - along * size - across * size * 0.4}});
    painter.restore();
}

} // namespace convlens
