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

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kKeyZoom = 1.25;

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
    const QString before = data().title;
    m_canvas.setData(m_source(m_theme));
    if (!isPoints() && data().title != before && m_rowZoom != 1.0) zoomRows(1.0); // another chart is seen whole
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

int ChartWidget::figurePart(const QPointF& position) const {
    const ChartFigure* figure = data().figure.get();
    for (int part = 0; figure && part < figure->partCount(); ++part)
        if (figure->partRect(part, m_canvas.layout().plot, m_canvas.style()).contains(position)) return part;
    return -1;
}

QScrollBar* ChartWidget::scrollBarAlong() const {
    return m_canvas.layout().vertical ? horizontalScrollBar() : verticalScrollBar();
}

double ChartWidget::reach() const {
    return m_canvas.style().em();
}

void ChartWidget::updateScrollBars() {
    m_canvas.setSize(viewport()->size());
    const ChartLayout& layout = m_canvas.layout();
    QScrollBar* along = scrollBarAlong();
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
    QScrollBar* bar = scrollBarAlong();
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
        const int part = figurePart(position);
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
        over = figurePart(position) >= 0;
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
        const bool plus = key->key() == Qt::Key_Plus && key->modifiers() == Qt::ShiftModifier;
        if ((key->modifiers() == Qt::NoModifier || plus) && isOursToHandle(key->key())) {
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
    if (m_dragged && m_marking) {
        QColor veil = chartColours(m_theme).focus;
        painter.setPen(QPen(veil, 1));
        veil.setAlphaF(0.15f);
        painter.setBrush(veil);
        painter.drawRect(markedArea());
    }
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
    m_canvas.setScroll(scrollBarAlong()->value());
    setHovered(-1);
    viewport()->update();
}

bool ChartWidget::isOursToHandle(int key) const {
    if (data().figure && data().figure->partCount() == 0) return false;
    if (key == Qt::Key_Escape) return m_pressed && m_dragged && m_marking;
    if (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus || key == Qt::Key_0)
        return !data().figure && !data().isEmpty();
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
    const bool plus = event->key() == Qt::Key_Plus; // which stands above another sign on many keyboards
    const Qt::KeyboardModifiers allowed = plus ? Qt::KeypadModifier | Qt::ShiftModifier : Qt::KeypadModifier;
    if (count == 0 || event->modifiers() & ~allowed || !isOursToHandle(event->key())) return event->ignore();
    const auto zoom = [this](double factor) { zoomBy(factor, m_canvas.layout().plot.center()); };
    const ChartLayout& layout = m_canvas.layout();
    const int page = layout.rowLength > 0 ? std::max(1, int(layout.visibleLength() / layout.rowLength) - 1) : 10;
    const int from = highlighted();
    int to = from;
    switch (event->key()) {
    case Qt::Key_Escape:
        m_pressed = m_dragged = false;
        return viewport()->update();
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(kKeyZoom);
    case Qt::Key_Minus:
        return zoom(1 / kKeyZoom);
    case Qt::Key_0:
        return showAll();
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
    if (!data().figure) {
        QAction* all = menu->addAction(tr("Show all"));
        all->setEnabled(isZoomed());
        connect(all, &QAction::triggered, this, &ChartWidget::showAll);
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
