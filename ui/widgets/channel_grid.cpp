#include "ui/widgets/channel_grid.h"

#include "ui/text/numbers.h"
#include "ui/widgets/channel_paint.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace convlens {

namespace {

constexpr int kCacheKiB = 96 * 1024;

} // namespace

ChannelGrid::ChannelGrid(QWidget* parent) : QAbstractScrollArea(parent), m_pictures(kCacheKiB) {
    setFocusPolicy(Qt::StrongFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // Always there: were it to come and go, the number of columns and with it every place would jump.
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // nobody has to clear what is painted over, and it scrolls
    setAccessibleName(tr("Channels"));
}

void ChannelGrid::setContent(ChannelGridContent content) {
    const bool sameSize = m_content.tensor && content.tensor && m_content.tensor->shape() == content.tensor->shape();
    m_content = std::move(content);
    m_stale = false;
    rebuildPlaces();
    dropPictures();
    if (placeOf(m_selected) < 0) m_selected = -1;
    m_hovered = -1;
    updateScrollBar();
    if (!sameSize) verticalScrollBar()->setValue(0);
    if (m_selected >= 0) ensureVisible(m_selected);
    describeSelection();
    viewport()->update();
}

void ChannelGrid::clear() {
    m_selected = -1;
    setContent({});
}

void ChannelGrid::setRanges(std::vector<ValueRange> ranges) {
    if (m_content.ranges == ranges) return;
    m_content.ranges = std::move(ranges);
    dropPictures();
    viewport()->update();
}

void ChannelGrid::setOrder(std::vector<int> order) {
    if (m_content.order == order) return;
    m_content.order = std::move(order);
    rebuildPlaces();
    if (m_selected >= 0) ensureVisible(m_selected);
    viewport()->update();
}

void ChannelGrid::setColouring(ColourMapId map, MapInterpolation interpolation) {
    if (m_map == map && m_interpolation == interpolation) return;
    m_map = map;
    m_interpolation = interpolation;
    dropPictures();
    viewport()->update();
}

void ChannelGrid::setSwitchedOff(std::vector<int> channels) {
    if (m_switchedOff == channels) return;
    m_switchedOff = std::move(channels);
    viewport()->update();
}

void ChannelGrid::setStale(bool stale) {
    if (m_stale == stale) return;
    m_stale = stale;
    viewport()->update();
}

void ChannelGrid::setCellSide(int side) {
    side = std::clamp(side, kMinCell, kMaxCell);
    if (side == m_cellSide) return;
    // What stands in the middle stays there; the selected channel if it is in view.
    const Geometry before = geometry();
    int anchor = m_selected >= 0 && viewport()->rect().intersects(cellRect(m_selected)) ? placeOf(m_selected) : -1;
    if (anchor < 0 && channelCount() > 0) {
        const int rowHeight = before.cell.height() + before.label + before.gap;
        anchor = std::clamp((verticalScrollBar()->value() + viewport()->height() / 2) / rowHeight * before.columns, 0,
                            channelCount() - 1);
    }
    const int anchorY = anchor < 0 ? 0 : cellAt(before, anchor).center().y();
    m_cellSide = side;
    dropPictures();
    updateScrollBar();
    if (anchor >= 0) {
        const int moved = cellAt(geometry(), anchor).center().y() - anchorY;
        verticalScrollBar()->setValue(verticalScrollBar()->value() + moved);
    }
    viewport()->update();
    emit cellSideChanged(side);
}

void ChannelGrid::setSelectedChannel(int channel) {
    if (placeOf(channel) < 0) channel = -1;
    if (channel == m_selected) return;
    updateCell(std::exchange(m_selected, channel));
    if (channel >= 0) ensureVisible(channel);
    describeSelection();
    updateCell(channel);
}

bool ChannelGrid::showsBars() const {
    return m_content.tensor && m_content.tensor->shape().plane() == 1;
}

ChannelGrid::Geometry ChannelGrid::geometry() const {
    Geometry g;
    g.cell = channelCell(m_content.tensor ? m_content.tensor->shape() : convlens::Shape{1, 1, 2, 2}, m_cellSide);
    if (showsBars()) {
        g.gap = 2;
        g.label = g.cell.width() >= 28 ? fontMetrics().height() : 6;
    } else {
        g.label = g.cell.width() >= 36 ? fontMetrics().height() : 0;
    }
    g.columns = std::max(1, (viewport()->width() - g.gap) / (g.cell.width() + g.gap));
    return g;
}

int ChannelGrid::columns() const {
    return geometry().columns;
}

int ChannelGrid::placeOf(int channel) const {
    return channel >= 0 && channel < int(m_places.size()) ? m_places[std::size_t(channel)] : -1;
}

QRect ChannelGrid::cellAt(const Geometry& g, int place) const {
    const int column = place % g.columns, row = place / g.columns;
    return {QPoint(g.gap + column * (g.cell.width() + g.gap),
                   g.gap + row * (g.cell.height() + g.label + g.gap) - verticalScrollBar()->value()),
            g.cell};
}

QRect ChannelGrid::cellRect(int channel) const {
    const int place = placeOf(channel);
    return place < 0 ? QRect() : cellAt(geometry(), place);
}

int ChannelGrid::channelAt(QPoint point) const {
    const Geometry g = geometry();
    const int column = (point.x() - g.gap) / (g.cell.width() + g.gap);
    const int rowHeight = g.cell.height() + g.label + g.gap;
    const int y = point.y() - g.gap + verticalScrollBar()->value();
    if (point.x() < g.gap || y < 0 || column >= g.columns) return -1;
    const int place = y / rowHeight * g.columns + column;
    if (place >= channelCount()) return -1;
    const QRect cell = cellAt(g, place);
    if (!cell.adjusted(0, 0, 0, g.label).contains(point)) return -1;
    return m_content.order[std::size_t(place)];
}

bool ChannelGrid::valueAt(int channel, QPoint point, int* y, int* x) const {
    const QRect cell = cellRect(channel);
    if (!cell.contains(point)) return false;
    const convlens::Shape& s = m_content.tensor->shape();
    *x = std::min((point.x() - cell.left()) * s.w / cell.width(), s.w - 1);
    *y = std::min((point.y() - cell.top()) * s.h / cell.height(), s.h - 1);
    return true;
}

void ChannelGrid::rebuildPlaces() {
    m_places.assign(m_content.tensor ? std::size_t(m_content.tensor->shape().c) : 0, -1);
    for (std::size_t place = 0; place < m_content.order.size(); ++place)
        m_places[std::size_t(m_content.order[place])] = int(place);
}

void ChannelGrid::dropPictures() {
    m_pictures.clear();
}

void ChannelGrid::updateScrollBar() {
    const Geometry g = geometry();
    const int rows = (channelCount() + g.columns - 1) / g.columns;
    const int rowHeight = g.cell.height() + g.label + g.gap;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(std::max(8, rowHeight / 3));
    verticalScrollBar()->setRange(0, std::max(0, rows * rowHeight + g.gap - viewport()->height()));
}

void ChannelGrid::ensureVisible(int channel) {
    const Geometry g = geometry();
    const QRect cell = cellAt(g, placeOf(channel)).adjusted(0, -g.gap, 0, g.label + g.gap);
    if (cell.top() < 0)
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.top());
    else if (cell.bottom() >= viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + cell.bottom() - viewport()->height() + 1);
}

void ChannelGrid::choose(int channel) {
    if (channel < 0 || channel == m_selected) return;
    setSelectedChannel(channel);
    emit channelSelected(channel);
}

void ChannelGrid::describeSelection() {
    QString text;
    if (m_selected >= 0 && m_content.statistics)
        text = tr("Channel %1: %2")
                   .arg(m_selected)
                   .arg(statisticsInWords(m_content.statistics->channels[std::size_t(m_selected)]));
    setAccessibleDescription(text);
}

void ChannelGrid::updateCell(int channel) {
    const Geometry g = geometry();
    // With its label and the frame around it.
    if (const int place = placeOf(channel); place >= 0)
        viewport()->update(cellAt(g, place).adjusted(-3, -3, 3, 3 + g.label));
}

// Events

void ChannelGrid::scrollContentsBy(int dx, int dy) {
    viewport()->scroll(dx, dy); // what stays in view is moved, not painted again
}

void ChannelGrid::resizeEvent(QResizeEvent* event) {
    updateScrollBar();
    if (m_selected >= 0 && event->oldSize().width() != event->size().width()) ensureVisible(m_selected);
}

void ChannelGrid::wheelEvent(QWheelEvent* event) {
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    m_wheelRest += event->angleDelta().y();
    const int steps = m_wheelRest / 120;
    m_wheelRest -= steps * 120;
    if (steps != 0) {
        const int wanted = int(std::lround(m_cellSide * std::pow(1.15, steps)));
        setCellSide(wanted == m_cellSide ? m_cellSide + steps : wanted);
    }
    event->accept();
}

void ChannelGrid::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_stale) return event->ignore();
    choose(channelAt(event->position().toPoint()));
}

void ChannelGrid::mouseDoubleClickEvent(QMouseEvent* event) {
    const int channel = channelAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && channel >= 0 && !m_stale) emit channelActivated(channel);
}

void ChannelGrid::mouseMoveEvent(QMouseEvent* event) {
    const QPoint point = event->position().toPoint();
    const int channel = m_stale ? -1 : channelAt(point);
    if (channel != m_hovered) {
        updateCell(std::exchange(m_hovered, channel));
        updateCell(channel);
    }
    int y = 0, x = 0;
    if (channel >= 0 && valueAt(channel, point, &y, &x))
        emit valueHovered(channel, y, x);
    else
        emit valueHovered(-1, 0, 0);
}

bool ChannelGrid::viewportEvent(QEvent* event) {
    if (event->type() == QEvent::Leave && m_hovered >= 0) {
        updateCell(std::exchange(m_hovered, -1));
        emit valueHovered(-1, 0, 0);
    }
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int channel = m_stale ? -1 : channelAt(help->pos());
        if (channel < 0)
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), toolTipFor(channel, help->pos()), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void ChannelGrid::keyPressEvent(QKeyEvent* event) {
    const int last = channelCount() - 1, place = placeOf(m_selected);
    const Geometry g = geometry();
    const int rowsInView = std::max(1, viewport()->height() / (g.cell.height() + g.label + g.gap));
    const bool shift = event->modifiers() == Qt::ShiftModifier;
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    int target = place;
    if (last < 0 || m_stale) return event->ignore();
    // Without a selection any key that moves selects the first channel.
    const int from = std::max(place, 0);
    const bool none = place < 0;
    if (shift && event->key() == Qt::Key_Left)
        target = none ? 0 : from - 1;
    else if (shift && event->key() == Qt::Key_Right)
        target = none ? 0 : from + 1;
    else if (shift && event->key() == Qt::Key_Up)
        target = none ? 0 : from - g.columns;
    else if (shift && event->key() == Qt::Key_Down)
        target = none ? 0 : from + g.columns;
    else if (plain && event->key() == Qt::Key_Home)
        target = 0;
    else if (plain && event->key() == Qt::Key_End)
        target = last;
    else if (plain && event->key() == Qt::Key_PageUp)
        target = std::max(from - rowsInView * g.columns, from % g.columns);
    else if (plain && event->key() == Qt::Key_PageDown)
        target = std::min(from + rowsInView * g.columns, last);
    else if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && place >= 0) {
        emit channelActivated(m_selected);
        return;
    } else if (plain && event->key() == Qt::Key_Delete && place >= 0) {
        emit channelSwitched(m_selected);
        return;
    } else
        return event->ignore(); // not to the base class, which would scroll with the plain arrows
    if (target >= 0 && target <= last) choose(m_content.order[std::size_t(target)]);
}

void ChannelGrid::focusInEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void ChannelGrid::focusOutEvent(QFocusEvent* event) {
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

void ChannelGrid::changeEvent(QEvent* event) {
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange) updateScrollBar();
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange) viewport()->update();
}

// Words

QString conditionInWords(ChannelCondition condition) {
    switch (condition) {
    case ChannelCondition::HasNan:
        return ChannelGrid::tr("holds values that are not a number (NaN)");
    case ChannelCondition::HasInf:
        return ChannelGrid::tr("holds infinite values");
    case ChannelCondition::Dead:
        return ChannelGrid::tr("dead on this photo: every value is 0");
    case ChannelCondition::Constant:
        return ChannelGrid::tr("constant on this photo: every value is the same");
    case ChannelCondition::Normal:
        return {};
    }
    return {};
}

QString conditionBadge(ChannelCondition condition) {
    switch (condition) {
    case ChannelCondition::HasNan:
        return QStringLiteral("NaN");
    case ChannelCondition::HasInf:
        return QStringLiteral("Inf");
    case ChannelCondition::Dead:
        return QStringLiteral("0");
    case ChannelCondition::Constant:
        return QStringLiteral("=");
    case ChannelCondition::Normal:
        return {};
    }
    return {};
}

QString statisticsInWords(const MapStatistics& s) {
    if (s.count == 1 && s.nans + s.infinities == 0)
        return ChannelGrid::tr("value %1").arg(significant(double(s.minimum), 4));
    QStringList parts;
    if (const QString condition = conditionInWords(s.condition); !condition.isEmpty()) parts << condition;
    parts << ChannelGrid::tr("%1 to %2").arg(significant(double(s.minimum)), significant(double(s.maximum)))
          << ChannelGrid::tr("mean %1").arg(significant(s.mean))
          << ChannelGrid::tr("standard deviation %1").arg(significant(s.standardDeviation));
    if (s.sparsity > 0) parts << ChannelGrid::tr("%1 zeros").arg(percent(s.sparsity));
    if (s.atSix > 0) parts << ChannelGrid::tr("%1 at 6 or more").arg(percent(s.atSix));
    if (s.negative > 0) parts << ChannelGrid::tr("%1 negative").arg(percent(s.negative));
    if (s.nans > 0) parts << ChannelGrid::tr("%1 NaN").arg(s.nans);
    if (s.infinities > 0) parts << ChannelGrid::tr("%1 infinite").arg(s.infinities);
    return parts.join(QStringLiteral(", "));
}

QString ChannelGrid::toolTipFor(int channel, QPoint point) const {
    QStringList lines;
    lines << (channel < m_content.captions.size() ? tr("<b>%1</b>").arg(m_content.captions[channel].toHtmlEscaped())
              : channel < m_content.labels.size()
                  ? tr("<b>%1</b> (channel %2)").arg(m_content.labels[channel].toHtmlEscaped()).arg(channel)
                  : tr("<b>Channel %1</b>").arg(channel));
    if (std::binary_search(m_switchedOff.begin(), m_switchedOff.end(), channel)) lines << tr("switched off");
    if (m_content.statistics) {
        const MapStatistics& s = m_content.statistics->channels[std::size_t(channel)];
        for (const QString& part : statisticsInWords(s).split(QStringLiteral(", ")))
            lines << part.toHtmlEscaped();
    }
    int y = 0, x = 0;
    if (!showsBars() && valueAt(channel, point, &y, &x))
        lines << tr("here (y %1, x %2): <b>%3</b>")
                     .arg(y)
                     .arg(x)
                     .arg(significant(double(m_content.tensor->at(0, channel, y, x)), 4));
    return lines.join(QStringLiteral("<br>"));
}

} // namespace convlens

#include "moc_channel_grid.cpp"
