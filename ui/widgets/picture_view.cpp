#include "ui/widgets/picture_view.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace convlens {

PictureView::PictureView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Photo with receptive field"));
}

void PictureView::setPicture(const QImage& picture, const QRectF& inputPart, QSize inputSize) {
    m_picture = picture;
    m_inputPart = inputPart;
    m_inputSize = inputSize;
    m_stale = false;
    update();
}

void PictureView::clear() {
    m_picture = {};
    m_overlay = {};
    m_field.reset();
    m_pinned.reset();
    update();
}

void PictureView::setOverlay(const QImage& overlay, double opacity) {
    m_overlay = overlay;
    m_opacity = opacity;
    update();
}

void PictureView::setField(const std::optional<PixelRect>& field) {
    if (m_field == field) return;
    m_field = field;
    update();
}

void PictureView::setPinnedField(const std::optional<PixelRect>& field) {
    m_pinned = field;
    update();
}

void PictureView::setStale(bool stale) {
    m_stale = stale;
    update();
}

QRectF PictureView::pictureRect() const {
    if (m_picture.isNull()) return {};
    const QSizeF size = QSizeF(m_picture.size()).scaled(QSizeF(this->size()), Qt::KeepAspectRatio);
    return {(width() - size.width()) / 2, (height() - size.height()) / 2, size.width(), size.height()};
}

QRectF PictureView::inputRect() const {
    const QRectF picture = pictureRect();
    return {picture.left() + m_inputPart.left() * picture.width(), picture.top() + m_inputPart.top() * picture.height(),
            m_inputPart.width() * picture.width(), m_inputPart.height() * picture.height()};
}

QRectF PictureView::fieldRect(const PixelRect& field) const {
    const QRectF input = inputRect();
    if (m_inputSize.isEmpty()) return {};
    const double perX = input.width() / m_inputSize.width(), perY = input.height() / m_inputSize.height();
    return {input.left() + field.x * perX, input.top() + field.y * perY, field.width * perX, field.height * perY};
}

void PictureView::paintEvent(QPaintEvent*) {
    if (m_picture.isNull()) return;
    QPainter painter(this);
    if (m_stale) painter.setOpacity(0.35);
    const QRectF picture = pictureRect(), input = inputRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(picture, m_picture);
    const QRectF inner = input.intersected(picture);
    if (inner.width() < picture.width() - 1 || inner.height() < picture.height() - 1) {
        // What the network does not see is dimmed.
        QPainterPath outside;
        outside.addRect(picture);
        QPainterPath inside;
        inside.addRect(inner);
        painter.fillPath(outside.subtracted(inside), QColor(0, 0, 0, 130));
    }
    if (m_stale) return;
    if (!m_overlay.isNull()) {
        painter.setOpacity(m_opacity);
        painter.drawImage(input, m_overlay);
        painter.setOpacity(1);
    }
    // Black under white: one of them stands out on any photo.
    const auto outline = [&](const PixelRect& field, Qt::PenStyle style) {
        if (field.empty()) return;
        const QRectF rect = fieldRect(field).adjusted(0.5, 0.5, -0.5, -0.5);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(Qt::black, 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawRect(rect);
        painter.setPen(QPen(Qt::white, 1.5, style, Qt::FlatCap, Qt::MiterJoin));
        painter.drawRect(rect);
    };
    if (m_pinned && m_pinned != m_field) outline(*m_pinned, Qt::DashLine);
    if (m_field) outline(*m_field, Qt::SolidLine);
}

void PictureView::mouseMoveEvent(QMouseEvent* event) {
    const QRectF input = inputRect();
    if (m_stale || m_picture.isNull() || !input.contains(event->position())) {
        emit inputHovered({-1, -1});
        return;
    }
    emit inputHovered({(event->position().x() - input.left()) / input.width() * m_inputSize.width(),
                       (event->position().y() - input.top()) / input.height() * m_inputSize.height()});
}

void PictureView::leaveEvent(QEvent*) {
    emit inputHovered({-1, -1});
}

} // namespace convlens

#include "moc_picture_view.cpp"
