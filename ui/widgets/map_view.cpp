#include "ui/widgets/map_view.h"

#include "ui/text/numbers.h"
#include "ui/theme/colours.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kMostPixelsAValue = 160;
constexpr double kMostPixels = 800'000; ///< that are coloured in a frame; a larger view is drawn up from these
constexpr double kNumberWidth = 36;     ///< from here on a value's number fits into its square

} // namespace

MapView::MapView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Selected map"));
    setToolTip(tr("Wheel: zoom. Drag: move. Double click: fit."));
}

void MapView::setContent(Content content) {
    if (content == m_content && !m_stale) return;
    m_image = {};
    const bool sameSize = m_content.tensor && content.tensor &&
                          m_content.tensor->shape().h == content.tensor->shape().h &&
                          m_content.tensor->shape().w == content.tensor->shape().w;
    m_content = std::move(content);
    m_stale = false;
    if (!sameSize) {
        m_zoom = 1;
        m_pan = {};
        m_hoverY = m_hoverX = m_markY = m_markX = -1;
    }
    update();
}

void MapView::clear() {
    setContent({});
}

void MapView::setColouring(ColourMapId map, MapInterpolation interpolation) {
    if (map == m_map && interpolation == m_interpolation) return;
    m_map = map;
    m_interpolation = interpolation;
    m_image = {};
    update();
}

void MapView::setStale(bool stale) {
    if (stale == m_stale) return;
    m_stale = stale;
    update();
}

void MapView::setMarked(int y, int x) {
    if (y == m_markY && x == m_markX) return;
    m_markY = y;
    m_markX = x;
    update();
}

QRectF MapView::mapRect() const {
    if (!m_content.tensor) return {};
    const Shape& s = m_content.tensor->shape();
    if (s.h < 1 || s.w < 1) return {};
    const double perValue = std::min(double(width()) / s.w, double(height()) / s.h) * m_zoom;
    const QSizeF size(s.w * perValue, s.h * perValue);
    const QPointF centre = QPointF(width() / 2.0, height() / 2.0) + m_pan;
    return {centre - QPointF(size.width() / 2, size.height() / 2), size};
}

void MapView::clampPan() {
    const QRectF map = mapRect();
    const double slackX = std::max(0.0, (map.width() - width()) / 2),
                 slackY = std::max(0.0, (map.height() - height()) / 2);
    m_pan = {std::clamp(m_pan.x(), -slackX, slackX), std::clamp(m_pan.y(), -slackY, slackY)};
}

void MapView::setZoom(double zoom, QPointF anchor) {
    if (!m_content.tensor) return;
    const Shape& s = m_content.tensor->shape();
    const double fitted = std::min(double(width()) / s.w, double(height()) / s.h);
    zoom = std::clamp(zoom, 1.0, std::max(1.0, kMostPixelsAValue / fitted));
    const QPointF centre = QPointF(width() / 2.0, height() / 2.0);
    // The point under the cursor stays under it.
    m_pan = anchor - centre - (anchor - centre - m_pan) * (zoom / m_zoom);
    m_zoom = zoom;
    clampPan();
    update();
}

void MapView::fit() {
    m_zoom = 1;
    m_pan = {};
    update();
}

bool MapView::valueAt(QPointF point, int* y, int* x) const {
    const QRectF map = mapRect();
    if (map.isEmpty() || !map.contains(point)) return false;
    const Shape& s = m_content.tensor->shape();
    *x = std::clamp(int((point.x() - map.left()) / map.width() * s.w), 0, s.w - 1);
    *y = std::clamp(int((point.y() - map.top()) / map.height() * s.h), 0, s.h - 1);
    return true;
}

QRectF MapView::rectOf(int y, int x) const {
    const QRectF map = mapRect();
    if (map.isEmpty()) return {};
    const Shape& s = m_content.tensor->shape();
    const double w = map.width() / s.w, h = map.height() / s.h;
    return {map.left() + x * w, map.top() + y * h, w, h};
}

void MapView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const QRectF map = mapRect();
    if (map.isEmpty()) return;
    if (m_stale) painter.setOpacity(0.35);
    const Shape& s = m_content.tensor->shape();
    const double perX = map.width() / s.w, perY = map.height() / s.h;

    // Only the values in view are drawn, with one more around them for the interpolation.
    const auto span = [](double from, double to, double per, double origin, int count) {
        const int first = std::clamp(int(std::floor((from - origin) / per)) - 1, 0, count - 1);
        const int last = std::clamp(int(std::ceil((to - origin) / per)) + 1, first + 1, count);
        return std::pair(first, last);
    };
    const auto [x0, x1] = span(0, width(), perX, map.left(), s.w);
    const auto [y0, y1] = span(0, height(), perY, map.top(), s.h);
    const QRect visible(x0, y0, x1 - x0, y1 - y0);
    const QRectF target(map.left() + x0 * perX, map.top() + y0 * perY, visible.width() * perX, visible.height() * perY);
    const double ratio = devicePixelRatioF();
    const QSize pixels(std::max(1, int(std::lround(target.width() * ratio))),
                       std::max(1, int(std::lround(target.height() * ratio))));
    if (m_image.isNull() || m_imageOf != visible || m_imagePixels != pixels) render(visible, pixels);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, m_interpolation == MapInterpolation::Smooth);
    painter.drawImage(target, m_image);
    if (m_stale) return;

    if (perX >= kNumberWidth && perY >= 16 && !m_content.rgb) paintValues(painter, visible);
    const auto ring = [&](int y, int x) {
        const QRectF value = rectOf(y, x).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::black, 3));
        painter.drawRect(value);
        painter.setPen(QPen(Qt::white, 1));
        painter.drawRect(value);
    };
    if (m_markY >= 0 && m_markY < s.h && m_markX < s.w) ring(m_markY, m_markX);
    if (m_hoverY >= 0) ring(m_hoverY, m_hoverX);
    if (const QString text = readout(); !text.isEmpty()) {
        const QFontMetrics metrics = fontMetrics();
        const QSize size(metrics.horizontalAdvance(text) + 12, metrics.height() + 6);
        // At the edge away from the cursor, so that it never hides what is looked at.
        const bool below = rectOf(m_hoverY, m_hoverX).center().y() < height() / 2.0;
        const QRect box(QPoint((width() - size.width()) / 2, below ? height() - size.height() - 4 : 4), size);
        painter.fillRect(box, QColor(0, 0, 0, 190));
        painter.setPen(Qt::white);
        painter.drawText(box, Qt::AlignCenter, text);
    }
}

void MapView::render(const QRect& visible, QSize pixels) {
    m_imageOf = visible;
    m_imagePixels = pixels;
    const Shape& s = m_content.tensor->shape();
    // On a screen of millions of pixels colouring each would take longer than a frame.
    if (const double all = double(pixels.width()) * pixels.height(); all > kMostPixels) {
        if (m_interpolation == MapInterpolation::Smooth) {
            pixels = (QSizeF(pixels) * std::sqrt(kMostPixels / all)).toSize();
        } else {
            // Whole pixels a value, so that drawing them larger moves no edge.
            const double values = double(visible.width()) * visible.height();
            const int each = std::max(1, int(std::sqrt(kMostPixels / values)));
            pixels = QSize(visible.width() * each, visible.height() * each).boundedTo(pixels);
        }
    }
    const int planes = m_content.rgb ? std::min(3, s.c) : 1;
    auto part = Tensor::create({1, planes, visible.height(), visible.width()});
    if (!part) return;
    for (int p = 0; p < planes; ++p) {
        const auto from = m_content.tensor->plane(0, m_content.rgb ? p : m_content.channel);
        for (int y = 0; y < visible.height(); ++y)
            std::copy_n(from.begin() + std::ptrdiff_t(visible.top() + y) * s.w + visible.left(), visible.width(),
                        part->plane(0, p).begin() + std::ptrdiff_t(y) * visible.width());
    }
    m_image = m_content.rgb ? renderRgb(*part, pixels, m_content.ranges, m_interpolation)
                            : renderMap(part->plane(0, 0), visible.height(), visible.width(), pixels,
                                        {m_map, m_content.ranges.at(0), m_interpolation});
}

void MapView::paintValues(QPainter& painter, const QRect& visible) const {
    const ColourTable& table = colourTable(m_map);
    QFont small = font();
    small.setPixelSize(11);
    painter.setFont(small);
    for (int y = visible.top(); y <= visible.bottom(); ++y)
        for (int x = visible.left(); x <= visible.right(); ++x) {
            const float v = m_content.tensor->at(0, m_content.channel, y, x);
            const QColor ground =
                std::isfinite(v) ? QColor::fromRgb(colourOf(v, table, m_content.ranges.at(0))) : QColor(Qt::white);
            const QString text = std::isnan(v)   ? QStringLiteral("NaN")
                                 : std::isinf(v) ? QStringLiteral("Inf")
                                                 : significant(double(v), 2);
            painter.setPen(textOn(ground));
            const QRectF place = rectOf(y, x);
            if (painter.fontMetrics().horizontalAdvance(text) + 2 <= place.width())
                painter.drawText(place, Qt::AlignCenter, text);
        }
    painter.setFont(font());
}

QString MapView::readout() const {
    if (m_hoverY < 0 || !m_content.tensor) return {};
    const auto number = [&](int channel) {
        const float v = m_content.tensor->at(0, channel, m_hoverY, m_hoverX);
        if (std::isnan(v)) return QStringLiteral("NaN");
        if (std::isinf(v)) return v > 0 ? QStringLiteral("+Inf") : QStringLiteral("-Inf");
        return significant(double(v), 4);
    };
    QStringList values;
    if (m_content.rgb)
        for (int c = 0; c < std::min(3, m_content.tensor->shape().c); ++c)
            values << number(c);
    else
        values << number(m_content.channel);
    return tr("y %1, x %2: %3").arg(m_hoverY).arg(m_hoverX).arg(values.join(QStringLiteral(", ")));
}

void MapView::wheelEvent(QWheelEvent* event) {
    if (!m_content.tensor || m_stale) return event->ignore();
    setZoom(m_zoom * std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void MapView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_dragging = true;
    m_moved = false;
    m_pressed = event->position();
    m_panPressed = m_pan;
}

void MapView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragging && (m_moved || (event->position() - m_pressed).manhattanLength() > 3)) {
        m_moved = true;
        m_pan = m_panPressed + event->position() - m_pressed;
        clampPan();
        if (m_zoom > 1) setCursor(Qt::ClosedHandCursor);
        update();
    }
    int y = -1, x = -1;
    if (m_stale || !valueAt(event->position(), &y, &x)) y = x = -1;
    if (y == m_hoverY && x == m_hoverX) return;
    m_hoverY = y;
    m_hoverX = x;
    update();
    emit valueHovered(y, x);
}

void MapView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_dragging = false;
    unsetCursor();
    int y = 0, x = 0;
    if (!m_moved && !m_stale && valueAt(event->position(), &y, &x)) emit valueClicked(y, x);
}

void MapView::mouseDoubleClickEvent(QMouseEvent*) {
    fit();
}

void MapView::keyPressEvent(QKeyEvent* event) {
    const QPointF centre(width() / 2.0, height() / 2.0);
    if (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)
        setZoom(m_zoom * 1.4, centre);
    else if (event->key() == Qt::Key_Minus)
        setZoom(m_zoom / 1.4, centre);
    else if (event->key() == Qt::Key_0)
        fit();
    else
        QWidget::keyPressEvent(event);
}

void MapView::leaveEvent(QEvent*) {
    if (m_hoverY < 0) return;
    m_hoverY = m_hoverX = -1;
    update();
    emit valueHovered(-1, -1);
}

void MapView::resizeEvent(QResizeEvent*) {
    clampPan();
}

} // namespace convlens

#include "moc_map_view.cpp"
