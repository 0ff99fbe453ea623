#include "ui/panels/maps/lanes_view.h"

#include "ui/theme/colours.h"
#include "ui/theme/group_colours.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <algorithm>

namespace convlens {

namespace {

constexpr double kRowHeight = 10;

} // namespace

LanesView::LanesView(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setAccessibleName(tr("Where each channel came from"));
}

void LanesView::setLanes(int sources, std::vector<Lane> lanes, const QStringList& groups) {
    m_sources = sources;
    m_lanes = std::move(lanes);
    m_groups = groups;
    m_hovered = -1;
    update();
}

void LanesView::setSelected(int output) {
    m_selected = output;
    update();
}

QRectF LanesView::topRow() const {
    return {0, double(fontMetrics().height()), double(width()), kRowHeight};
}

QRectF LanesView::bottomRow() const {
    return {0, height() - kRowHeight - fontMetrics().height(), double(width()), kRowHeight};
}

void LanesView::paintEvent(QPaintEvent*) {
    if (m_lanes.empty() || m_sources < 1) return;
    QPainter painter(this);
    const QRectF top = topRow(), bottom = bottomRow();
    const double perTop = top.width() / m_sources, perBottom = bottom.width() / double(m_lanes.size());
    // Cells first; below a pixel each they run together, which still shows the groups as blocks.
    std::vector<QColor> sources(std::size_t(m_sources), chartColours(themeOf(palette())).grid);
    for (const Lane& lane : m_lanes)
        sources[std::size_t(lane.source)] = groupColour(lane.group);
    for (int i = 0; i < m_sources; ++i)
        painter.fillRect(
            QRectF(top.left() + i * perTop, top.top(), std::max(0.8, perTop - (perTop > 3 ? 1 : 0)), kRowHeight),
            sources[std::size_t(i)]);
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        painter.fillRect(QRectF(bottom.left() + double(i) * perBottom, bottom.top(),
                                std::max(0.8, perBottom - (perBottom > 3 ? 1 : 0)), kRowHeight),
                         groupColour(m_lanes[i].group));

    painter.setRenderHint(QPainter::Antialiasing);
    const auto path = [&](std::size_t output) {
        const double from = top.left() + (m_lanes[output].source + 0.5) * perTop;
        const double to = bottom.left() + (double(output) + 0.5) * perBottom;
        const double middle = (top.bottom() + bottom.top()) / 2;
        QPainterPath lane({from, top.bottom()});
        lane.cubicTo({from, middle}, {to, middle}, {to, bottom.top()});
        return lane;
    };
    const bool focused = m_selected >= 0 || m_hovered >= 0;
    const double alpha = std::clamp(60.0 / double(m_lanes.size()), 0.12, 0.8) * (focused ? 0.6 : 1);
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        QColor colour = groupColour(m_lanes[i].group);
        colour.setAlphaF(float(alpha));
        painter.strokePath(path(i), QPen(colour, 1));
    }
    for (const int chosen : {m_hovered, m_selected}) {
        if (chosen < 0 || chosen >= int(m_lanes.size())) continue;
        painter.strokePath(path(std::size_t(chosen)), QPen(palette().color(QPalette::Base), 4));
        painter.strokePath(path(std::size_t(chosen)), QPen(groupColour(m_lanes[std::size_t(chosen)].group), 2.5));
    }
    painter.setPen(chartColours(themeOf(palette())).mutedText);
    const int shown = m_hovered >= 0 ? m_hovered : m_selected;
    const QRectF above(0, 0, width(), top.top()), below(0, bottom.bottom(), width(), height() - bottom.bottom());
    painter.drawText(above, Qt::AlignLeft | Qt::AlignVCenter,
                     shown >= 0 && shown < int(m_lanes.size())
                         ? tr("from %1, channel %2")
                               .arg(m_groups.value(m_lanes[std::size_t(shown)].group))
                               .arg(m_lanes[std::size_t(shown)].source)
                         : tr("sources"));
    painter.drawText(below, Qt::AlignLeft | Qt::AlignVCenter,
                     shown >= 0 ? tr("to channel %1").arg(shown) : tr("outputs, coloured by where they come from"));
}

int LanesView::outputAt(QPointF point) const {
    if (m_lanes.empty()) return -1;
    if (point.y() > (topRow().bottom() + bottomRow().top()) / 2) {
        const int output = int(point.x() / width() * double(m_lanes.size()));
        return output >= 0 && output < int(m_lanes.size()) ? output : -1;
    }
    const int source = int(point.x() / width() * m_sources);
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (m_lanes[i].source == source) return int(i);
    return -1;
}

void LanesView::mouseMoveEvent(QMouseEvent* event) {
    const int output = outputAt(event->position());
    if (output == m_hovered) return;
    m_hovered = output;
    update();
}

void LanesView::leaveEvent(QEvent*) {
    m_hovered = -1;
    update();
}

void LanesView::mousePressEvent(QMouseEvent* event) {
    const int output = outputAt(event->position());
    if (event->button() != Qt::LeftButton || output < 0) return;
    if (event->position().y() > (topRow().bottom() + bottomRow().top()) / 2)
        emit outputChosen(output);
    else
        emit sourceChosen(m_lanes[std::size_t(output)].source);
}

} // namespace convlens

#include "moc_lanes_view.cpp"
