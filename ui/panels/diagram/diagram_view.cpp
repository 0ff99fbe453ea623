#include "ui/panels/diagram/diagram_view.h"

#include "ui/text/conversions.h"
#include "ui/text/core_text.h"
#include "ui/text/counting.h"

#include <QAccessible>
#include <QApplication>
#include <QGraphicsItem>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleOptionGraphicsItem>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <functional>

namespace convlens {

namespace {

constexpr double kSmallestZoom = 0.1, kLargestZoom = 12, kZoomStep = 1.25;
constexpr double kLargestFit = 1.8;   // small networks do not need to fill a large screen
constexpr double kSmallestFit = 0.62; // below it names cannot be read, and the diagram is better scrolled
constexpr double kLegibleLabel = 5.5; // pixels high
constexpr double kReach = 3;          // around a box that still counts as on it

bool inside(const DiagramRect& rect, const QPointF& at, double reach = 0) {
    return toQt(rect).adjusted(-reach, -reach, reach, reach).contains(at);
}

} // namespace

/// One thing of the scene: draws itself through diagram_paint.h with the view's colours of the moment.
class DiagramView::Piece : public QGraphicsItem {
public:
    using Paint = std::function<void(QPainter&, const DiagramStyle&)>;
    Piece(const DiagramView& view, const QRectF& bounds, double z, Paint paint)
        : m_view(view), m_bounds(bounds), m_paint(std::move(paint)) {
        setZValue(z);
    }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget*) override {
        DiagramStyle drawn = m_view.drawnStyle();
        const double scale = QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter->worldTransform());
        drawn.labels = kDiagramFont * scale >= kLegibleLabel;
        Q_UNUSED(option);
        m_paint(*painter, drawn);
    }

private:
    const DiagramView& m_view;
    QRectF m_bounds;
    Paint m_paint;
};

DiagramView::DiagramView(QWidget* parent) : QGraphicsView(parent), m_scene(new QGraphicsScene(this)) {
    setScene(m_scene);
    setObjectName(QStringLiteral("diagramView"));
    setFrameShape(QFrame::NoFrame);
    setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    setTransformationAnchor(QGraphicsView::NoAnchor);
    setResizeAnchor(QGraphicsView::NoAnchor);
    setViewportUpdateMode(QGraphicsView::SmartViewportUpdate);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setBackgroundRole(QPalette::Base);
    setAccessibleName(tr("Diagram of the network"));
    m_relayout.setSingleShot(true);
    m_relayout.setInterval(0);
    connect(&m_relayout, &QTimer::timeout, this, [this] {
        if (m_fitted) relayout();
    });
}

DiagramView::~DiagramView() = default;

DiagramStyle DiagramView::drawnStyle() const {
    return {themeOf(palette()), font(), true};
}

// Content

void DiagramView::setContent(const DiagramContent& content) {
    const bool other = !m_content.network || m_content.network->graph != content.network->graph;
    // The same blocks in another size stay open.
    const bool alike = m_content.network &&
                       m_content.network->graph->layerCount() == content.network->graph->layerCount() &&
                       m_content.network->spec.family == content.network->spec.family;
    if (other && !alike) m_expanded.clear();
    m_content = content;
    if (!other) return recolour();
    m_fitted = true;
    relayout();
    emit expandedChanged();
}

void DiagramView::setExpanded(const std::set<std::string>& names) {
    if (names == m_expanded) return;
    // What was in the middle stays near it.
    const int keep = m_selected;
    const LayerId layer = keep >= 0 && !m_layout.parts[std::size_t(keep)].layers.empty() ? m_layer : LayerId{-1};
    m_expanded = names;
    relayout();
    if (!m_fitted && layer.value >= 0) centerOn(toQt(m_layout.parts[std::size_t(m_selected)].box).center());
    emit expandedChanged();
}

void DiagramView::expandAll() {
    std::set<std::string> names;
    for (const DiagramItem& item : m_layout.items)
        if (item.expandable || item.expanded) names.insert(item.name);
    setExpanded(names);
}

bool DiagramView::isAllExpanded() const {
    return std::all_of(m_layout.items.begin(), m_layout.items.end(),
                       [](const DiagramItem& item) { return !item.expandable || item.expanded; });
}

void DiagramView::toggle(int item) {
    if (item < 0) return;
    const DiagramItem& chosen = m_layout.items[std::size_t(item)];
    if (!chosen.expandable) return;
    std::set<std::string> names = m_expanded;
    if (!names.erase(chosen.name)) names.insert(chosen.name);
    setExpanded(names);
}

void DiagramView::relayout() {
    m_relayout.stop();
    if (!m_content.network) return;
    const Graph& graph = *m_content.network->graph;
    const double width = std::max(100, viewport()->width() - 4), height = std::max(80, viewport()->height() - 4);
    DiagramOptions options;
    options.expanded = m_expanded;
    const auto scaleOf = [&](const DiagramLayout& layout) {
        return std::min(width / layout.bounds.width, height / layout.bounds.height);
    };
    m_layout = layoutDiagramFor(graph, options, width, height);
    if (scaleOf(m_layout) < kSmallestFit) {
        options.rowWidth = width / 0.85 - 40;
        m_layout = layoutDiagram(graph, options);
    }
    m_selected = m_layer.value >= 0 ? m_layout.partOf(m_layer) : -1;
    rebuild();
    recolour();
    if (m_fitted) fit();
    tellSelection();
}

void DiagramView::rebuild() {
    m_scene->clear();
    const auto add = [this](const QRectF& bounds, double z, Piece::Paint paint) {
        m_scene->addItem(new Piece(*this, bounds, z, std::move(paint)));
    };
    for (const DiagramBand& band : m_layout.bands)
        add(toQt(band.box), 0, [band](QPainter& p, const DiagramStyle& s) { paintBand(p, band, s); });
    for (std::size_t i = 0; i < m_layout.items.size(); ++i) {
        const QRectF bounds =
            toQt(m_layout.items[i].frame).united(toQt(m_layout.items[i].label)).adjusted(-2, -2, 2, 2);
        add(bounds, 1, [this, i](QPainter& p, const DiagramStyle& s) {
            const bool selected = m_selected >= 0 && m_layout.parts[std::size_t(m_selected)].item == int(i);
            paintItem(p, m_layout.items[i], selected, s);
        });
    }
    for (const DiagramEdge& edge : m_layout.edges) {
        QPolygonF points;
        for (const DiagramPoint& point : edge.points)
            points << QPointF(point.x, point.y);
        add(points.boundingRect().adjusted(-4, -4, 4, 4), 2,
            [edge](QPainter& p, const DiagramStyle& s) { paintEdge(p, edge, s); });
    }
    for (std::size_t i = 0; i < m_layout.parts.size(); ++i)
        add(toQt(m_layout.parts[i].box).adjusted(-4, -4, 4, 4), 3, [this, i](QPainter& p, const DiagramStyle& s) {
            paintPart(p, *m_content.network->graph, m_layout.parts[i], m_colours.parts[i], int(i) == m_selected, s);
        });
    m_scene->setSceneRect(toQt(m_layout.bounds));
}

void DiagramView::recolour() {
    if (!m_content.network) return;
    m_colours = colourDiagram(m_content, m_layout, themeOf(palette()));
    m_scene->update();
}

void DiagramView::setSelectedLayer(LayerId layer) {
    m_layer = layer;
    const int part = layer.value >= 0 && m_content.network && layer.value < m_content.network->graph->layerCount()
                         ? m_layout.partOf(layer)
                         : -1;
    if (part == m_selected) return;
    m_selected = part;
    m_scene->update();
    if (part >= 0) show(toQt(m_layout.parts[std::size_t(part)].box));
    tellSelection();
}

/// Those who do not see the ring are told as well.
void DiagramView::tellSelection() {
    const QString words = m_selected >= 0 ? partWords(m_content, m_layout, m_selected) : tr("nothing is selected");
    if (words == accessibleDescription()) return;
    setAccessibleDescription(words);
    QAccessibleEvent event(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&event);
}

void DiagramView::show(const QRectF& area) {
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    if (!seen.contains(area)) ensureVisible(area, 40, 40);
}

// Places

QRect DiagramView::partRect(int part) const {
    return mapFromScene(toQt(m_layout.parts[std::size_t(part)].box)).boundingRect();
}

int DiagramView::partAt(const QPoint& position) const {
    const QPointF at = mapToScene(position);
    int best = -1;
    double nearest = 1e9;
    for (std::size_t i = 0; i < m_layout.parts.size(); ++i) {
        const DiagramRect& box = m_layout.parts[i].box;
        if (!inside(box, at, kReach)) continue;
        const double distance = std::abs(at.x() - box.centreX()) + (inside(box, at) ? 0 : 1000);
        if (distance >= nearest) continue;
        nearest = distance;
        best = int(i);
    }
    return best;
}

int DiagramView::itemAtPoint(const QPoint& position) const {
    const QPointF at = mapToScene(position);
    for (std::size_t i = 0; i < m_layout.items.size(); ++i)
        if (inside(m_layout.items[i].frame, at) || inside(m_layout.items[i].label, at)) return int(i);
    return -1;
}

QString DiagramView::toolTipAt(const QPoint& position) const {
    if (const int part = partAt(position); part >= 0) return partTip(m_content, m_layout, part);
    const int at = itemAtPoint(position);
    if (at < 0) return {};
    const DiagramItem& item = m_layout.items[std::size_t(at)];
    QStringList lines{QStringLiteral("<b>%1</b>").arg(fromView(item.name).toHtmlEscaped())};
    if (item.isBlock) lines << tr("%1, %2").arg(coreText(toString(item.kind)), fromView(item.stage)).toHtmlEscaped();
    LayerCost cost;
    for (const LayerId id : item.layers)
        cost += m_content.network->cost->layers[std::size_t(id.value)];
    double counted = 0;
    for (const LayerId id : item.layers)
        counted += countLayer(m_content.convention, *m_content.network->graph, id);
    if (counted > 0) {
        lines << QStringLiteral("%1: %2").arg(countTitle(m_content.convention), fullCounted(counted));
        lines << tr("parameters: %1").arg(QLocale::c().toString(qlonglong(cost.params)));
    }
    if (item.expandable)
        lines << (item.expanded ? tr("Double click closes it.")
                                : tr("Double click shows its %1 layers.").arg(item.layers.size()));
    return lines.join(QStringLiteral("<br>"));
}

// Zoom

void DiagramView::fit() {
    m_fitted = true;
    const DiagramRect& b = m_layout.bounds;
    if (b.width <= 0) return;
    const double width = viewport()->width() - 4, height = viewport()->height() - 4;
    double scale = std::min({width / b.width, height / b.height, kLargestFit});
    const bool scrolls = scale < kSmallestFit;
    if (scrolls) scale = std::min(width / b.width, 1.0);
    setTransform(QTransform::fromScale(std::clamp(scale, kSmallestZoom, kLargestZoom),
                                       std::clamp(scale, kSmallestZoom, kLargestZoom)));
    if (!scrolls)
        centerOn(toQt(b).center());
    else if (m_selected >= 0)
        centerOn(toQt(m_layout.parts[std::size_t(m_selected)].box).center());
    else
        centerOn(b.centreX(), b.y);
}

void DiagramView::zoomBy(double factor) {
    const double wanted = std::clamp(zoom() * factor, kSmallestZoom, kLargestZoom);
    m_fitted = false;
    // Around the selection where it can be seen, else around the middle.
    QPoint anchor = viewport()->rect().center();
    if (m_selected >= 0 && viewport()->rect().intersects(partRect(m_selected))) anchor = partRect(m_selected).center();
    const QPointF before = mapToScene(anchor);
    setTransform(QTransform::fromScale(wanted, wanted));
    const QPointF moved = mapFromScene(before) - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(moved.y()));
}

void DiagramView::wheelEvent(QWheelEvent* event) {
    if (event->angleDelta().y() == 0) return event->ignore();
    const QPoint anchor = event->position().toPoint();
    const QPointF before = mapToScene(anchor);
    const double wanted =
        std::clamp(zoom() * std::pow(kZoomStep, event->angleDelta().y() / 120.0), kSmallestZoom, kLargestZoom);
    m_fitted = false;
    setTransform(QTransform::fromScale(wanted, wanted));
    const QPointF moved = mapFromScene(before) - anchor;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + int(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + int(moved.y()));
    event->accept();
}

void DiagramView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    if (m_fitted) m_relayout.start();
}

void DiagramView::changeEvent(QEvent* event) {
    QGraphicsView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) recolour();
}

// Mouse

bool DiagramView::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QString tip = toolTipAt(help->pos());
        if (tip.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), tip, viewport());
        return true;
    }
    return QGraphicsView::viewportEvent(event);
}

void DiagramView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_isPressed = true;
    m_dragging = false;
    m_pressed = m_draggedTo = event->position().toPoint();
}

void DiagramView::mouseMoveEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    if (!m_isPressed) {
        viewport()->setCursor(partAt(at) >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        return;
    }
    if (!m_dragging && (at - m_pressed).manhattanLength() < QApplication::startDragDistance()) return;
    m_dragging = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - (at.x() - m_draggedTo.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() - (at.y() - m_draggedTo.y()));
    m_draggedTo = at;
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_isPressed) return;
    m_isPressed = false;
    viewport()->setCursor(Qt::ArrowCursor);
    if (m_dragging) return;
    if (const int part = partAt(m_pressed); part >= 0) choose(part);
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) toggle(itemAtPoint(event->position().toPoint()));
}

// Keys

void DiagramView::keyPressEvent(QKeyEvent* event) {
    const auto plain = event->modifiers() & ~(Qt::KeypadModifier | Qt::ShiftModifier);
    if (plain == Qt::ControlModifier && pan(event->key())) return;
    if (plain != Qt::NoModifier) return event->ignore();
    switch (event->key()) {
    case Qt::Key_Left:
        return walk(-1);
    case Qt::Key_Right:
        return walk(1);
    case Qt::Key_Up:
        return walkAcross(-1);
    case Qt::Key_Down:
        return walkAcross(1);
    case Qt::Key_Home:
        return choose(1);
    case Qt::Key_End:
        return choose(int(m_layout.parts.size()) - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_selected >= 0) toggle(m_layout.parts[std::size_t(m_selected)].item);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(kZoomStep);
    case Qt::Key_Minus:
        return zoomBy(1 / kZoomStep);
    case Qt::Key_0:
        return relayoutAndFit();
    default:
        event->ignore();
    }
}

/// By an eighth of what is in view, as dragging does.
bool DiagramView::pan(int key) {
    const bool level = key == Qt::Key_Left || key == Qt::Key_Right;
    if (!level && key != Qt::Key_Up && key != Qt::Key_Down) return false;
    QScrollBar* bar = level ? horizontalScrollBar() : verticalScrollBar();
    const int step = std::max(8, (level ? viewport()->width() : viewport()->height()) / 8);
    bar->setValue(bar->value() + (key == Qt::Key_Left || key == Qt::Key_Up ? -step : step));
    return true;
}

void DiagramView::relayoutAndFit() {
    m_fitted = true;
    relayout();
}

void DiagramView::walk(int direction) {
    const int last = int(m_layout.parts.size()) - 1;
    choose(m_selected < 0 ? (direction > 0 ? 1 : last) : std::clamp(m_selected + direction, 1, last));
}

/// To the nearest box of the branch, or of the row, above or below.
void DiagramView::walkAcross(int direction) {
    if (m_selected < 0) return walk(direction);
    const DiagramRect& from = m_layout.parts[std::size_t(m_selected)].box;
    int best = -1;
    double nearest = 1e18;
    for (std::size_t i = 1; i < m_layout.parts.size(); ++i) {
        const DiagramRect& box = m_layout.parts[i].box;
        const double down = direction * (box.centreY() - from.centreY());
        if (down <= std::min(from.height, box.height) / 2) continue;
        const double distance = down * 3 + std::abs(box.centreX() - from.centreX());
        if (distance >= nearest) continue;
        nearest = distance;
        best = int(i);
    }
    if (best >= 0) choose(best);
}

void DiagramView::choose(int part) {
    if (part < 0 || std::size_t(part) >= m_layout.parts.size()) return;
    const std::vector<LayerId>& layers = m_layout.parts[std::size_t(part)].layers;
    if (layers.empty()) return; // the input is no layer
    show(toQt(m_layout.parts[std::size_t(part)].box));
    // A selected layer that lies in the part already stays.
    if (std::find(layers.begin(), layers.end(), m_layer) != layers.end()) return;
    emit layerChosen(layers.front());
}

void DiagramView::focusInEvent(QFocusEvent* event) {
    QGraphicsView::focusInEvent(event);
    // By the keyboard only: a click must not move what it is aimed at.
    const bool byKey = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && m_selected >= 0) show(toQt(m_layout.parts[std::size_t(m_selected)].box));
}

} // namespace convlens

#include "moc_diagram_view.cpp"
