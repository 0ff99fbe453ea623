#include "ui/charts/chart_widget.h"

#include "ui/charts/chart_export.h"
#include "ui/charts/chart_figure.h"
#include "ui/dialogs/ask.h"
#include "ui/jobs/job_service.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QFontInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kThinnestRows = 0.5, kThickestRows = 4.0; // of what the layout would choose

/// The figure's part there, -1 for none.
int figurePartAt(const ChartCanvas& canvas, const QPointF& position) {
    const ChartFigure* figure = canvas.data().figure.get();
    for (int part = 0; figure && part < figure->partCount(); ++part)
        if (figure->partRect(part, canvas.layout().plot, canvas.style()).contains(position)) return part;
    return -1;
}

} // namespace

ChartWidget::ChartWidget(QWidget* parent) : QAbstractScrollArea(parent) {
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    viewport()->setMouseTracking(true);
    m_theme = themeOf(palette());
    applyStyle();
}

ChartWidget::~ChartWidget() = default;

void ChartWidget::setSource(ChartSource source) {
    m_source = std::move(source);
    rebuild();
}

void ChartWidget::rebuild() {
    if (!m_source) return;
    m_canvas.setData(m_source(m_theme));
    m_hovered = -1;
    setAccessibleName(data().title);
    setAccessibleDescription(data().caption);
    updateScrollBars();
    viewport()->update();
}

void ChartWidget::applyStyle() {
    ChartStyle style = makeChartStyle(m_theme, std::max(9, QFontInfo(font()).pixelSize()), font().family());
    // The window's own hinting: a chart's text then looks like its surroundings'.
    style.font.setHintingPreference(font().hintingPreference());
    style.title = m_titleShown;
    style.doubtLines = 2; // the whole of it in the tooltip: a page of charts says the same over each
    style.rowZoom = m_rowZoom;
    m_canvas.setStyle(style);
    updateScrollBars();
    viewport()->update();
}

void ChartWidget::setTitleShown(bool shown) {
    m_titleShown = shown;
    applyStyle();
}

int ChartWidget::contentHeight(int width) const {
    return int(naturalHeight(data(), m_canvas.style(), width));
}

bool ChartWidget::isPoints() const {
    return data().kind == ChartKind::Lines || data().kind == ChartKind::Scatter;
}

double ChartWidget::reach() const {
    return m_canvas.style().em();
}

void ChartWidget::updateScrollBars() {
    m_canvas.setSize(viewport()->size());
    const ChartLayout& layout = m_canvas.layout();
    QScrollBar* along = layout.vertical ? horizontalScrollBar() : verticalScrollBar();
    QScrollBar* other = layout.vertical ? verticalScrollBar() : horizontalScrollBar();
    other->setRange(0, 0);
    along->setRange(0, int(std::ceil(layout.maximumScroll())));
    along->setPageStep(std::max(1, int(layout.visibleLength())));
    along->setSingleStep(std::max(1, int(layout.rowLength)));
    m_canvas.setScroll(along->value());
}

void ChartWidget::setHighlighted(int index) {
    if (index == highlighted()) return;
    m_canvas.setHighlighted(index);
    bringIntoView(index);
    viewport()->update();
}

void ChartWidget::bringIntoView(int index) {
    const ChartLayout& layout = m_canvas.layout();
    if (isPoints() || index < 0 || !layout.scrolls()) return;
    QScrollBar* bar = layout.vertical ? horizontalScrollBar() : verticalScrollBar();
    const double from = index * layout.rowLength, to = from + layout.rowLength;
    const double seen = m_canvas.scroll();
    // With a row to spare, so that one sees where it goes on.
    if (from - layout.rowLength < seen)
        bar->setValue(int(std::floor(from - layout.rowLength)));
    else if (to + layout.rowLength > seen + layout.visibleLength())
        bar->setValue(int(std::ceil(to + layout.rowLength - layout.visibleLength())));
}

int ChartWidget::selectableCount() const {
    if (data().figure) return data().figure->partCount();
    return isPoints() ? geometry().flatCount() : int(data().category.categories.size());
}

void ChartWidget::select(int index) {
    if (index < 0 || index >= selectableCount()) return;
    setHighlighted(index);
    emit activated(index);
}

QString ChartWidget::toolTipAt(const QPointF& position) const {
    const ChartLayout& shown = chartLayout();
    if (shown.doubt.contains(position) && shown.doubtWords != data().doubt)
        return QStringLiteral("<p>%1</p>").arg(data().doubt.toHtmlEscaped());
    if (data().figure) {
        const int part = figurePartAt(m_canvas, position);
        return part < 0 ? QString() : data().figure->partTip(part);
    }
    const ChartGeometry places = geometry();
    const std::optional<ChartHit> hit = places.hitTest(position, reach());
    if (!hit) return {};
    QStringList lines;
    if (isPoints()) {
        const ChartSeries& series = data().series[std::size_t(hit->series)];
        lines.append(QStringLiteral("<b>%1</b>").arg(series.name.toHtmlEscaped()));
        if (hit->index < series.tooltips.size()) lines.append(series.tooltips.at(hit->index));
    } else {
        lines.append(QStringLiteral("<b>%1</b>").arg(data().category.categories.at(hit->index).toHtmlEscaped()));
        for (const ChartSeries& series : data().series) {
            if (hit->index < series.tooltips.size()) {
                if (const QString tip = series.tooltips.at(hit->index); !tip.isEmpty()) lines.append(tip);
            } else if (const QString label = valueLabel(data(), series, hit->index); !label.isEmpty()) {
                lines.append(QStringLiteral("%1: %2").arg(series.name.toHtmlEscaped(), label.toHtmlEscaped()));
            }
        }
    }
    return lines.join(QStringLiteral("<br>"));
}

void ChartWidget::setHovered(int category) {
    if (category == m_hovered) return;
    m_hovered = category;
    m_canvas.setHovered(category);
    viewport()->update();
}

void ChartWidget::hoverAt(const QPointF& position) {
    bool over = false;
    if (data().figure) {
        over = figurePartAt(m_canvas, position) >= 0;
    } else {
        const std::optional<ChartHit> hit = geometry().hitTest(position, reach());
        if (!isPoints()) setHovered(hit ? hit->index : -1);
        over = hit.has_value();
    }
    viewport()->setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
    const QString tip = toolTipAt(position);
    if (tip.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(viewport()->mapToGlobal(position.toPoint()), tip, viewport());
}

QSize ChartWidget::sizeHint() const {
    return {640, 360};
}
QSize ChartWidget::minimumSizeHint() const {
    return {280, 140};
}

bool ChartWidget::event(QEvent* event) {
    // The window has shortcuts on the arrow keys; a chart that has the focus wants the ones that move along it.
    if (event->type() == QEvent::ShortcutOverride) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->modifiers() == Qt::NoModifier && isOursToHandle(key->key())) {
            event->accept();
            return true;
        }
    }
    return QAbstractScrollArea::event(event);
}

bool ChartWidget::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave) {
        setHovered(-1);
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ChartWidget::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    m_canvas.paint(painter);
    if (hasFocus()) {
        painter.setPen(QPen(chartColours(m_theme).focus, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void ChartWidget::resizeEvent(QResizeEvent*) {
    updateScrollBars();
}

void ChartWidget::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        const Theme theme = themeOf(palette());
        if (theme != m_theme) {
            m_theme = theme;
            applyStyle();
            const int selected = highlighted();
            rebuild();
            setHighlighted(selected);
        }
    } else if (event->type() == QEvent::FontChange) {
        applyStyle();
    }
    QAbstractScrollArea::changeEvent(event);
}

void ChartWidget::scrollContentsBy(int, int) {
    const bool vertical = m_canvas.layout().vertical;
    m_canvas.setScroll((vertical ? horizontalScrollBar() : verticalScrollBar())->value());
    setHovered(-1);
    viewport()->update();
}

namespace {

bool liesOnScrollingPage(const QWidget* widget) {
    for (widget = widget->parentWidget(); widget; widget = widget->parentWidget())
        if (const auto* page = qobject_cast<const QAbstractScrollArea*>(widget))
            return page->verticalScrollBar()->maximum() > 0;
    return false;
}

} // namespace

void ChartWidget::wheelEvent(QWheelEvent* event) {
    const double steps = event->angleDelta().y() / 120.0;
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (isPoints() && !control && liesOnScrollingPage(this)) {
        event->ignore(); // a page that stops wherever a chart comes under the mouse cannot be read
        return;
    }
    if (isPoints()) {
        m_canvas.zoomAround(event->position(), std::pow(1.25, steps));
        viewport()->update();
        event->accept();
        return;
    }
    if (control) {
        // The row under the mouse stays there.
        const double along = event->position().y() - m_canvas.layout().plot.top() + m_canvas.scroll();
        const double before = m_canvas.layout().contentLength;
        m_rowZoom = std::clamp(m_rowZoom * std::pow(1.15, steps), kThinnestRows, kThickestRows);
        const int value = verticalScrollBar()->value();
        applyStyle();
        const double after = m_canvas.layout().contentLength;
        if (before > 0 && !m_canvas.layout().vertical)
            verticalScrollBar()->setValue(int(std::lround(value + along * (after / before - 1))));
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
    m_pressedAt = m_draggedTo = event->position();
}

void ChartWidget::mouseMoveEvent(QMouseEvent* event) {
    if (!m_pressed) return hoverAt(event->position());
    if (!m_dragged && (event->position() - m_pressedAt).manhattanLength() < QApplication::startDragDistance()) return;
    if (isPoints()) {
        m_dragged = true;
        m_canvas.panBy(event->position() - m_draggedTo);
        viewport()->update();
        m_draggedTo = event->position();
        return;
    }
    if (!m_canvas.layout().scrolls()) return; // nothing to move: it stays a click
    m_dragged = true;
    // The rows follow the mouse, whole pixels at a time.
    const QPoint moved = (event->position() - m_draggedTo).toPoint();
    QScrollBar* bar = m_canvas.layout().vertical ? horizontalScrollBar() : verticalScrollBar();
    bar->setValue(bar->value() - (m_canvas.layout().vertical ? moved.x() : moved.y()));
    m_draggedTo += moved;
}

void ChartWidget::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed) return event->ignore();
    m_pressed = false;
    if (m_dragged) return;
    if (data().figure) return select(figurePartAt(m_canvas, event->position()));
    if (const std::optional<ChartHit> hit = geometry().hitTest(event->position(), reach()))
        select(geometry().flatIndex(*hit));
}

void ChartWidget::mouseDoubleClickEvent(QMouseEvent* event) {
    if (isPoints() && event->button() == Qt::LeftButton) {
        m_canvas.resetZoom();
        viewport()->update();
        return;
    }
    mousePressEvent(event);
}

bool ChartWidget::isOursToHandle(int key) const {
    if (data().figure && data().figure->partCount() == 0) return false;
    const bool sideways = m_canvas.layout().vertical || isPoints();
    switch (key) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        return !sideways;
    case Qt::Key_Left:
    case Qt::Key_Right:
        return sideways;
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return true;
    default:
        return false;
    }
}

void ChartWidget::keyPressEvent(QKeyEvent* event) {
    const int count = selectableCount();
    if (count == 0 || event->modifiers() & ~Qt::KeypadModifier || !isOursToHandle(event->key())) return event->ignore();
    const ChartLayout& layout = m_canvas.layout();
    const int page = layout.rowLength > 0 ? std::max(1, int(layout.visibleLength() / layout.rowLength) - 1) : 10;
    const int from = highlighted();
    int to = from;
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Left:
        to = from < 0 ? count - 1 : from - 1;
        break;
    case Qt::Key_Down:
    case Qt::Key_Right:
        to = from + 1;
        break;
    case Qt::Key_Home:
        to = 0;
        break;
    case Qt::Key_End:
        to = count - 1;
        break;
    case Qt::Key_PageUp:
        to = from - page;
        break;
    case Qt::Key_PageDown:
        to = from + page;
        break;
    default:
        break;
    }
    to = std::clamp(to, 0, count - 1);
    if (to != from) select(to);
}

void ChartWidget::contextMenuEvent(QContextMenuEvent* event) {
    if (data().isEmpty()) return;
    auto* menu = new QMenu(this);
    connect(menu->addAction(tr("Copy chart")), &QAction::triggered, this, &ChartWidget::copyChart);
    connect(menu->addAction(tr("Export chart…")), &QAction::triggered, this, &ChartWidget::exportRequested);
    if (isPoints()) {
        QAction* all = menu->addAction(tr("Show all"));
        all->setEnabled(m_canvas.isZoomed());
        connect(all, &QAction::triggered, this, [this] {
            m_canvas.resetZoom();
            viewport()->update();
        });
    }
    popUp(menu, event->globalPos());
}

void ChartWidget::copyChart() {
    if (!m_source) return;
    const auto page = drawChartPage(m_source(Theme::Light), {});
    if (!page) {
        emit copyFailed(page.error());
        return;
    }
    using Copy = Result<std::shared_ptr<const ChartCopy>>;
    const auto make = [drawn = *page](const CancelToken&, const ProgressSink&) -> Copy {
        auto made = makeCopy(drawn);
        if (!made) return made.error();
        return std::make_shared<const ChartCopy>(std::move(*made));
    };
    const auto take = [this](const Copy& outcome) {
        if (outcome)
            putOnClipboard(**outcome, *QApplication::clipboard());
        else if (outcome.error().code != ErrorCode::Cancelled)
            emit copyFailed(outcome.error());
    };
    if (m_jobs)
        m_jobs->submit<ChartCopy>(JobLane::Work, tr("Copying the chart"), this, make, take, JobPriority::Urgent);
    else
        take(make({}, {}));
}

void ChartWidget::focusInEvent(QFocusEvent*) {
    viewport()->update();
}
void ChartWidget::focusOutEvent(QFocusEvent*) {
    viewport()->update();
}

} // namespace convlens

#include "moc_chart_widget.cpp"
