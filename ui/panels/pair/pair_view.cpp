#include "ui/panels/pair/pair_view.h"

#include "ui/text/numbers.h"

#include <QApplication>
#include <QFontInfo>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kMostZoom = 64, kStep = 1.25, kBetween = 12;

QFont smallFont(const QWidget& widget) {
    QFont font = widget.font();
    font.setPixelSize(std::max(9, int(std::lround(QFontInfo(font).pixelSize() * 0.88))));
    return font;
}

} // namespace

PairView::PairView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("pairView"));
    setAccessibleName(tr("Maps of two networks"));
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void PairView::setPicture(const PairPicture& picture) {
    m_picture = picture;
    const std::vector<int> halvings = picture.halvings();
    if (std::find(halvings.begin(), halvings.end(), m_focus) == halvings.end())
        m_focus = halvings.empty() ? 0 : halvings[halvings.size() / 2];
    update();
}

PairLayout PairView::small() const {
    return layoutPair(m_picture, width(), height() * 0.52, smallFont(*this));
}

QRectF PairView::tileRect(int side, int halvings) const {
    for (const PairLayout::Tile& tile : small().tiles)
        if (tile.side == side && tile.halvings == halvings) return tile.box;
    return {};
}

QRectF PairView::largeRect(int side) const {
    if (m_focus == 0) return {};
    const double top = small().height + 4 + QFontMetricsF(smallFont(*this)).height();
    const double length = std::floor(std::min((width() - kBetween) / 2.0, height() - top - 2));
    if (length < 40) return {};
    return {side * (length + kBetween), top, length, length};
}

PairView::Place PairView::placeAt(const QPointF& position) const {
    const auto in = [&](int side, int halvings, const QRectF& box) -> Place {
        return {side,
                halvings,
                {m_window.x() + (position.x() - box.x()) / box.width() * m_window.width(),
                 m_window.y() + (position.y() - box.y()) / box.height() * m_window.height()},
                box.width()};
    };
    for (const PairLayout::Tile& tile : small().tiles)
        if (tile.box.contains(position)) return in(tile.side, tile.halvings, tile.box);
    for (const int side : {0, 1})
        if (const QRectF box = largeRect(side); box.contains(position)) return in(side, m_focus, box);
    return {};
}

QString PairView::wordsAt(const QPointF& position) const {
    const Place place = placeAt(position);
    if (place.side < 0 || place.halvings == 0) return {};
    QStringList words;
    for (const int side : {0, 1}) {
        const auto& shown = side == 0 ? m_picture.a : m_picture.b;
        const PairSide::Tile* tile = shown ? shown->find(place.halvings) : nullptr;
        if (!tile) continue;
        const Shape& shape = tile->strength->shape();
        const int x = std::clamp(int(place.at.x() * shape.w), 0, shape.w - 1),
                  y = std::clamp(int(place.at.y() * shape.h), 0, shape.h - 1);
        words << tr("%1: %2, y %3, x %4 = %5")
                     .arg(side == 0 ? tr("above") : tr("below"),
                          QString::fromStdString(shown->network->graph->layer(tile->end.layer).name))
                     .arg(y)
                     .arg(x)
                     .arg(significant(tile->strength->at(0, 0, y, x)));
    }
    return words.join(QStringLiteral("   ·   "));
}

void PairView::setFocusOn(int halvings) {
    if (halvings <= 0) return;
    m_focus = halvings;
    update();
}

void PairView::setZoom(double zoom, const QPointF& around) {
    const double size = 1 / std::clamp(zoom, 1.0, kMostZoom), factor = size / m_window.width();
    const QPointF corner = around - (around - m_window.topLeft()) * factor;
    m_window = QRectF(std::clamp(corner.x(), 0.0, 1 - size), std::clamp(corner.y(), 0.0, 1 - size), size, size);
    update();
}

void PairView::fit() {
    m_window = {0, 0, 1, 1};
    update();
}

void PairView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Theme theme = themeOf(palette());
    const QFont font = smallFont(*this);
    paintPair(painter, m_picture, small(), m_window, m_focus, font, theme);
    painter.setFont(font);
    for (const int side : {0, 1}) {
        const QRectF box = largeRect(side);
        if (box.isEmpty()) continue;
        const auto& shown = side == 0 ? m_picture.a : m_picture.b;
        const PairSide::Tile* tile = shown ? shown->find(m_focus) : nullptr;
        const QString name = side == 0 ? m_picture.nameA : m_picture.nameB;
        const QString words = tile ? name + QStringLiteral(" · ") +
                                         QString::fromStdString(shown->network->graph->layer(tile->end.layer).name)
                                   : name;
        const QFontMetricsF metrics(font);
        painter.setPen(chartColours(theme).text);
        painter.drawText(QRectF(box.x(), box.y() - metrics.height() - 1, box.width(), metrics.height()),
                         Qt::AlignLeft | Qt::AlignVCenter, metrics.elidedText(words, Qt::ElideMiddle, box.width()));
        paintPairTile(painter, m_picture, side, m_focus, box, m_window, theme);
    }
    if (hasFocus()) {
        painter.setPen(QPen(chartColours(theme).focus, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void PairView::wheelEvent(QWheelEvent* event) {
    const Place place = placeAt(event->position());
    if (place.side < 0 || event->angleDelta().y() == 0) return event->ignore();
    setZoom(zoom() * std::pow(kStep, event->angleDelta().y() / 120.0), place.at);
    event->accept();
}

void PairView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_isPressed = placeAt(event->position()).side >= 0;
    m_dragging = false;
    m_pressed = m_draggedTo = event->position();
}

void PairView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_isPressed) {
        emit hovered(wordsAt(event->position()));
        return;
    }
    if (!m_dragging && (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
    m_dragging = true;
    const double pixels = std::max(1.0, placeAt(m_pressed).pixels);
    const QPointF by = (event->position() - m_draggedTo) / pixels * m_window.width();
    m_window.moveTo(std::clamp(m_window.x() - by.x(), 0.0, 1 - m_window.width()),
                    std::clamp(m_window.y() - by.y(), 0.0, 1 - m_window.height()));
    m_draggedTo = event->position();
    update();
}

void PairView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_isPressed) return;
    m_isPressed = false;
    if (m_dragging) return;
    const Place place = placeAt(event->position());
    setFocusOn(place.halvings);
    const PairSide* side = place.side == 0 ? m_picture.a.get() : m_picture.b.get();
    const PairSide::Tile* tile = side ? side->find(place.halvings) : nullptr;
    if (tile) emit layerChosen(place.side, tile->end.layer);
}

void PairView::mouseDoubleClickEvent(QMouseEvent*) {
    fit();
}

void PairView::leaveEvent(QEvent*) {
    emit hovered({});
}

void PairView::keyPressEvent(QKeyEvent* event) {
    const std::vector<int> halvings = m_picture.halvings();
    const auto here = std::find(halvings.begin(), halvings.end(), m_focus);
    switch (event->key()) {
    case Qt::Key_Left:
        if (here != halvings.end() && here != halvings.begin()) setFocusOn(*(here - 1));
        return;
    case Qt::Key_Right:
        if (here != halvings.end() && here + 1 != halvings.end()) setFocusOn(*(here + 1));
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return setZoom(zoom() * kStep, m_window.center());
    case Qt::Key_Minus:
        return setZoom(zoom() / kStep, m_window.center());
    case Qt::Key_0:
        return fit();
    default:
        event->ignore();
    }
}

} // namespace convlens

#include "moc_pair_view.cpp"
