#include "ui/panels/diagram/diagram_legend.h"

#include "ui/charts/diagram_paint.h"

#include <QFontInfo>
#include <QPainter>

#include <cmath>

namespace convlens {

DiagramLegend::DiagramLegend(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("diagramLegend"));
    setAccessibleName(tr("What the colours mean"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QFont DiagramLegend::smallFont() const {
    QFont small = font();
    small.setPixelSize(std::max(9, int(std::lround(QFontInfo(font()).pixelSize() * 0.9))));
    return small;
}

void DiagramLegend::setColouring(const DiagramColouring& colours) {
    m_colours = colours;
    QStringList words;
    for (const DiagramColouring::Key& key : colours.keys)
        words << key.title;
    if (colours.ramp) words << tr("%1, from %2 to %3").arg(colours.title, colours.low, colours.high);
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    updateGeometry();
    update();
}

int DiagramLegend::heightForWidth(int width) const {
    return int(std::ceil(paintDiagramLegend(nullptr, {}, width, m_colours, smallFont(), themeOf(palette()))));
}

QSize DiagramLegend::sizeHint() const {
    const int wide = width() > 100 ? width() : 500;
    return {wide, heightForWidth(wide)};
}

QSize DiagramLegend::minimumSizeHint() const {
    return {120, QFontMetrics(smallFont()).height() + 3};
}

void DiagramLegend::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (heightForWidth(width()) != height()) updateGeometry();
}

void DiagramLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintDiagramLegend(&painter, {0, 0}, width(), m_colours, smallFont(), themeOf(palette()));
}

} // namespace convlens

#include "moc_diagram_legend.cpp"
