#include "ui/charts/chart_widget.h"

#include <QApplication>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

/// What the mouse does in a chart: it zooms, moves and selects.
namespace convlens {

namespace {

constexpr double kThinnestRows = 0.5, kThickestRows = 4.0; // of what the layout would choose
constexpr double kLeastMarked = 0.5;                       // of the text's height; less of a drag spans nothing

bool liesOnScrollingPage(const QWidget* widget) {
    for (widget = widget->parentWidget(); widget; widget = widget->parentWidget())
        if (const auto* page = qobject_cast<const QAbstractScrollArea*>(widget))
            return page->verticalScrollBar()->maximum() > 0;
    return false;
}

} // namespace

bool ChartWidget::isZoomed() const {
    return isPoints() ? m_canvas.isZoomed() : m_rowZoom != 1.0;
}

void ChartWidget::showAll() {
    if (isPoints())
        m_canvas.resetZoom();
    else
        zoomRows(1.0);
    viewport()->update();
}

double ChartWidget::placeAlong(const QPointF& position) const {
    const ChartLayout& layout = m_canvas.layout();
    return (layout.vertical ? position.x() - layout.plot.left() : position.y() - layout.plot.top()) + m_canvas.scroll();
}

bool ChartWidget::canMove() const {
    return isPoints() ? m_canvas.isZoomed() : m_canvas.layout().scrolls();
}

void ChartWidget::zoomRows(double zoom) {
    m_rowZoom = std::clamp(zoom, kThinnestRows, kThickestRows);
    applyStyle();
}

void ChartWidget::zoomBy(double factor, const QPointF& at) {
    if (isPoints()) {
        m_canvas.zoomAround(at, factor);
        viewport()->update();
        return;
    }
    // The row under the mouse stays there.
    const double along = placeAlong(at), before = m_canvas.layout().rowLength, seen = m_canvas.scroll();
    zoomRows(m_rowZoom * factor);
    const double after = m_canvas.layout().rowLength;
    if (before > 0) scrollBarAlong()->setValue(int(std::lround(seen + along * (after / before - 1))));
}

void ChartWidget::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (isPoints() && !control && liesOnScrollingPage(this)) {
        event->ignore(); // a page that stops wherever a chart comes under the mouse cannot be read
        return;
    }
    if (isPoints() || control) {
        zoomBy(std::pow(isPoints() ? 1.25 : 1.15, steps), event->position());
        event->accept();
        return;
    }
    if (!m_canvas.layout().scrolls()) {
        event->ignore(); // so that what surrounds the chart scrolls
        return;
    }
    if (m_canvas.layout().vertical) {
        QApplication::sendEvent(horizontalScrollBar(), event);
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void ChartWidget::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_pressed = true;
    m_dragged = false;
    m_marking = !canMove() || event->modifiers() & Qt::ShiftModifier;
    m_pressedAt = m_draggedTo = event->position();
}

void ChartWidget::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) return hoverAt(event->position());
    if (data().figure || data().isEmpty()) return; // nothing to move or to span: it stays a click
    const QPointF away = event->position() - m_pressedAt;
    const bool vertical = m_canvas.layout().vertical;
    // Rows are spanned and moved along their axis; what goes across stays a click.
    const double distance = isPoints() ? away.manhattanLength() : std::abs(vertical ? away.x() : away.y());
    if (!m_dragged && distance < QApplication::startDragDistance()) return;
    m_dragged = true;
    viewport()->setCursor(m_marking ? Qt::CrossCursor : Qt::ClosedHandCursor);
    if (m_marking) {
        m_draggedTo = event->position();
        viewport()->update();
    } else if (isPoints()) {
        m_canvas.panBy(event->position() - m_draggedTo);
        viewport()->update();
        m_draggedTo = event->position();
    } else {
        // The rows follow the mouse, whole pixels at a time.
        const QPoint moved = (event->position() - m_draggedTo).toPoint();
        scrollBarAlong()->setValue(scrollBarAlong()->value() - (vertical ? moved.x() : moved.y()));
        m_draggedTo += moved;
    }
}

/// Of points a rectangle, of which a side that was hardly dragged along is the whole of its axis; of rows whole ones.
QRectF ChartWidget::markedArea() const {
    const ChartLayout& layout = m_canvas.layout();
    const QRectF& plot = layout.plot;
    QRectF area = QRectF(m_pressedAt, m_draggedTo).normalized();
    if (isPoints()) {
        const double least = kLeastMarked * m_canvas.style().em();
        if (area.width() < least) area = QRectF(plot.left(), area.top(), plot.width(), area.height());
        if (area.height() < least) area = QRectF(area.left(), plot.top(), area.width(), plot.height());
        return area.intersected(plot);
    }
    const double last = layout.contentLength - 1;
    const double a = std::clamp(placeAlong(area.topLeft()), 0.0, last);
    const double b = std::clamp(placeAlong(area.bottomRight()), 0.0, last);
    const double from = std::floor(a / layout.rowLength) * layout.rowLength - m_canvas.scroll();
    const double to = (std::floor(b / layout.rowLength) + 1) * layout.rowLength - m_canvas.scroll();
    const QRectF rows = layout.vertical ? QRectF(plot.left() + from, plot.top(), to - from, plot.height())
                                        : QRectF(plot.left(), plot.top() + from, plot.width(), to - from);
    return rows.intersected(plot);
}

void ChartWidget::zoomToMarked() {
    const QRectF area = markedArea();
    if (area.isEmpty()) return;
    if (isPoints()) {
        m_canvas.zoomTo(area);
        viewport()->update();
        return;
    }
    const bool vertical = m_canvas.layout().vertical;
    const double row = m_canvas.layout().rowLength;
    const double first = std::round(placeAlong(area.topLeft()) / row);
    const double rows = std::max(1.0, std::round((vertical ? area.width() : area.height()) / row));
    zoomRows(kThickestRows); // tells how much room there is
    zoomRows(kThickestRows * m_canvas.layout().visibleLength() / rows / m_canvas.layout().rowLength);
    scrollBarAlong()->setValue(int(std::lround(first * m_canvas.layout().rowLength)));
}

void ChartWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed) return event->ignore();
    m_pressed = false;
    if (m_dragged) {
        m_dragged = false;
        if (m_marking) zoomToMarked();
        viewport()->update();
        viewport()->unsetCursor(); // until the mouse moves again
        return;
    }
    if (data().figure) return select(figurePart(event->position()));
    if (const std::optional<ChartHit> hit = geometry().hitTest(event->position(), reach()))
        select(geometry().flatIndex(*hit));
}

void ChartWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton && !data().figure && isZoomed()) return showAll();
    mousePressEvent(event);
}

} // namespace convlens
