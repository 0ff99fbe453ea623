#include "ui/labs/bottleneck/draw_area.h"

#include "ui/labs/bottleneck/bottleneck_figure.h"
#include "ui/theme/colours.h"

#include <QFontInfo>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr int kMostPoints = 2000;
constexpr double kSpacing = 4; // pixels between points of a stroke
constexpr double kKeyStep = 0.05;

} // namespace

DrawArea::DrawArea(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::CrossCursor);
    setAccessibleName(tr("Draw points"));
    setToolTip(tr("Press the mouse and move to draw points. Keyboard: arrow keys move the cross, Space sets a point, "
                  "Backspace takes the last one away"));
}

void DrawArea::setPoints(const DenseMatrix& points) {
    m_points = points;
    update();
}

QRectF DrawArea::square() const {
    const double side = std::max(1, std::min(width(), height()) - 2);
    return {(width() - side) / 2, (height() - side) / 2, side, side};
}

QPointF DrawArea::toWidget(double x, double y) const {
    const QRectF s = square();
    return {s.center().x() + x * s.width() / 2, s.center().y() - y * s.height() / 2};
}

void DrawArea::append(double x, double y) {
    if (m_points.rows >= kMostPoints) return;
    // Thousandths are finer than a pixel, and keep the list of points short.
    const auto rounded = [](double v) { return std::round(std::clamp(v, -1.0, 1.0) * 1000) / 1000; };
    m_points.values.insert(m_points.values.end(), {rounded(x), rounded(y)});
    ++m_points.rows;
    update();
}

void DrawArea::addAt(const QPointF& position) {
    const QRectF s = square();
    m_last = position;
    append((position.x() - s.center().x()) / (s.width() / 2), (s.center().y() - position.y()) / (s.height() / 2));
}

void DrawArea::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    m_drawing = true;
    addAt(event->position());
}

void DrawArea::mouseMoveEvent(QMouseEvent* event) {
    if (!m_drawing) return;
    const QPointF moved = event->position() - m_last;
    if (std::hypot(moved.x(), moved.y()) >= kSpacing) addAt(event->position());
}

void DrawArea::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_drawing || event->button() != Qt::LeftButton) return;
    m_drawing = false;
    emit drawn();
}

void DrawArea::keyPressEvent(QKeyEvent* event) {
    const auto moveBy = [&](double x, double y) {
        m_cross = {std::clamp(m_cross.x() + x, -1.0, 1.0), std::clamp(m_cross.y() + y, -1.0, 1.0)};
        update();
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBy(-kKeyStep, 0);
    case Qt::Key_Right:
        return moveBy(kKeyStep, 0);
    case Qt::Key_Up:
        return moveBy(0, kKeyStep);
    case Qt::Key_Down:
        return moveBy(0, -kKeyStep);
    case Qt::Key_Space:
        append(m_cross.x(), m_cross.y());
        emit drawn();
        return;
    case Qt::Key_Backspace:
        if (m_points.rows > 0) {
            --m_points.rows;
            m_points.values.resize(2 * std::size_t(m_points.rows));
            update();
            emit drawn();
        }
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void DrawArea::focusInEvent(QFocusEvent* event) {
    update();
    QWidget::focusInEvent(event);
}

void DrawArea::focusOutEvent(QFocusEvent* event) {
    update();
    QWidget::focusOutEvent(event);
}

void DrawArea::paintEvent(QPaintEvent*) {
    const ChartColours colours = chartColours(themeOf(palette()));
    QPainter painter(this);
    painter.fillRect(square(), colours.background);
    painter.setPen(QPen(hasFocus() ? colours.focus : colours.axis, 1));
    painter.drawRect(square());
    if (m_points.rows == 0) {
        painter.setPen(colours.mutedText);
        painter.drawText(square().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                         tr("Press the mouse here and move: what you draw goes through the matrix"));
    }
    static const std::vector<bool> kNone;
    paintCloud(painter, square(), m_points, kNone, 1, QFontInfo(font()).pixelSize());
    if (hasFocus()) {
        const QPointF at = toWidget(m_cross.x(), m_cross.y());
        painter.setPen(QPen(colours.text, 1));
        painter.drawLine(at - QPointF(6, 0), at + QPointF(6, 0));
        painter.drawLine(at - QPointF(0, 6), at + QPointF(0, 6));
    }
}

} // namespace convlens

#include "moc_draw_area.cpp"
