#include "ui/charts/diagram_paint.h"
#include "ui/text/conversions.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Diagram)
};

QFont fontOf(const DiagramStyle& style, double pixels) {
    QFont font = style.font;
    font.setPixelSize(std::max(1, int(std::lround(pixels))));
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QColor mixed(const QColor& a, const QColor& b, double t) {
    const auto mix = [t](double from, double to) { return float(from + (to - from) * t); };
    return QColor::fromRgbF(mix(a.redF(), b.redF()), mix(a.greenF(), b.greenF()), mix(a.blueF(), b.blueF()));
}

/// The name that has room: whole, or the number at its end ("12" of "block12").
QString fitting(const QString& name, const QFontMetricsF& metrics, double room) {
    if (metrics.horizontalAdvance(name) <= room) return name;
    qsizetype digits = name.size();
    while (digits > 0 && name.at(digits - 1).isDigit())
        --digits;
    const QString number = name.mid(digits);
    if (!number.isEmpty() && metrics.horizontalAdvance(number) <= room) return number;
    const QString shorter = name.section(u'.', -1);
    return metrics.horizontalAdvance(shorter) <= room ? shorter : QString();
}

/// What a junction does, as lines in a circle.
void paintSign(QPainter& painter, const Op& op, const QRectF& box, const QColor& ink) {
    const QPointF c = box.center();
    const double r = box.width() * 0.28;
    painter.setPen(QPen(ink, 1.2, Qt::SolidLine, Qt::RoundCap));
    const auto line = [&](double x1, double y1, double x2, double y2) {
        painter.drawLine(QPointF(c.x() + x1 * r, c.y() + y1 * r), QPointF(c.x() + x2 * r, c.y() + y2 * r));
    };
    if (std::holds_alternative<Add>(op)) {
        line(-1, 0, 1, 0);
        line(0, -1, 0, 1);
    } else if (std::holds_alternative<ScaleChannels>(op)) {
        line(-0.75, -0.75, 0.75, 0.75);
        line(-0.75, 0.75, 0.75, -0.75);
    } else if (std::holds_alternative<Concat>(op)) { // two become one
        line(-1, -0.8, 0, 0);
        line(-1, 0.8, 0, 0);
        line(0, 0, 1, 0);
    } else if (std::holds_alternative<ChannelSplit>(op)) { // one becomes two
        line(-1, 0, 0, 0);
        line(0, 0, 1, -0.8);
        line(0, 0, 1, 0.8);
    }
}

} // namespace

QRectF toQt(const DiagramRect& rect) {
    return {rect.x, rect.y, rect.width, rect.height};
}

void paintBand(QPainter& painter, const DiagramBand& band, const DiagramStyle& style) {
    const ChartColours colours = chartColours(style.theme);
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(colours.background, colours.grid, 0.45));
    painter.drawRoundedRect(toQt(band.box), 4, 4);
    if (!style.labels) return;
    const QFont font = fontOf(style, kDiagramFont);
    const QFontMetricsF metrics(font);
    const QRectF room = toQt(band.label).adjusted(4, 1, -3, 0);
    const QString name = fromView(band.stage), size = QStringLiteral("%1 × %2").arg(band.shape.h).arg(band.shape.w),
                  both = name + QStringLiteral("  ") + size;
    painter.setFont(font);
    painter.setPen(colours.mutedText);
    if (metrics.horizontalAdvance(both) <= room.width())
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, both);
    else if (const QString shorter = fitting(name, metrics, room.width()); !shorter.isEmpty())
        painter.drawText(room, Qt::AlignLeft | Qt::AlignVCenter, shorter);
}

void paintItem(QPainter& painter, const DiagramItem& item, bool selected, const DiagramStyle& style) {
    const ChartColours colours = chartColours(style.theme);
    if (item.isBlock || item.expanded) {
        painter.setPen(QPen(selected ? colours.focus : colours.axis, selected ? 1.4 : 0.8));
        painter.setBrush(colours.background);
        painter.drawRoundedRect(toQt(item.frame), 3, 3);
    }
    if (!style.labels) return;
    const QFont font = fontOf(style, kDiagramFont);
    // Below a box without a frame lies the ring that marks it.
    const QRectF room = toQt(item.label).translated(0, item.isBlock || item.expanded ? 0 : 2.5);
    const QString name = fitting(fromView(item.name), QFontMetricsF(font), room.width());
    if (name.isEmpty()) return;
    painter.setFont(font);
    painter.setPen(selected ? colours.text : colours.mutedText);
    painter.drawText(room, Qt::AlignCenter, name);
}

void paintEdge(QPainter& painter, const DiagramEdge& edge, const DiagramStyle& style) {
    const ChartColours colours = chartColours(style.theme);
    // One ink for all: the ways of one value share their beginning.
    const QColor ink = mixed(colours.mutedText, colours.text, 0.5);
    painter.setPen(QPen(ink, 1.1, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    QPainterPath path;
    constexpr double kRadius = 3;
    const auto at = [&](std::size_t i) { return QPointF(edge.points[i].x, edge.points[i].y); };
    path.moveTo(at(0));
    for (std::size_t i = 1; i + 1 < edge.points.size(); ++i) {
        const QPointF before = at(i - 1) - at(i), after = at(i + 1) - at(i);
        const double a = std::hypot(before.x(), before.y()), b = std::hypot(after.x(), after.y());
        const double r = std::min({kRadius, a / 2, b / 2});
        path.lineTo(at(i) + before * (r / a));
        path.quadTo(at(i), at(i) + after * (r / b));
    }
    const QPointF end = at(edge.points.size() - 1), way = end - at(edge.points.size() - 2);
    const double length = std::hypot(way.x(), way.y());
    const double head = std::min(3.5, length);
    const QPointF along = length > 0 ? way / length : QPointF(1, 0), across(-along.y(), along.x());
    path.lineTo(end - along * head * 0.6);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    const QPointF arrow[] = {end, end - along * head + across * head * 0.55, end - along * head - across * head * 0.55};
    painter.drawPolygon(arrow, 3);
}

void paintPart(QPainter& painter, const Graph& graph, const DiagramPart& part, const QColor& colour, bool selected,
               const DiagramStyle& style) {
    const ChartColours colours = chartColours(style.theme);
    const QRectF box = toQt(part.box);
    const QColor fill = colour.isValid() ? colour : colours.background;
    if (selected) { // a ring with a gap, so that it shows on every colour
        painter.setPen(QPen(colours.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(-2.4, -2.4, 2.4, 2.4), 3, 3);
    }
    painter.setPen(QPen(mixed(fill, colours.text, 0.55), 0.7));
    painter.setBrush(fill);
    if (part.kind == DiagramPartKind::Junction) {
        painter.drawEllipse(box);
        paintSign(painter, graph.layer(part.layers.front()).op, box, textOn(fill));
        return;
    }
    painter.drawRect(box);
    if (!colour.isValid() && !part.layers.empty()) { // not known
        painter.setPen(Qt::NoPen);
        painter.setBrush(QBrush(colours.axis, Qt::BDiagPattern));
        painter.drawRect(box);
    }
    if (part.layers.empty()) return;
    const Op& op = graph.layer(part.layers.front()).op;
    if (std::holds_alternative<ChannelShuffle>(op)) { // channels change places
        painter.setPen(QPen(textOn(fill), 0.8));
        const QRectF in = box.adjusted(1.5, box.height() * 0.2, -1.5, -box.height() * 0.2);
        painter.drawLine(in.topLeft(), in.bottomRight());
        painter.drawLine(in.bottomLeft(), in.topRight());
    }
    if (!style.labels) return;
    const QFont font = fontOf(style, kDiagramFont - 1);
    const QChar letter = operatorLetter(partGroup(graph, part));
    const QFontMetricsF metrics(font);
    if (metrics.horizontalAdvance(letter) > box.width() - 1 || metrics.height() > box.height()) return;
    painter.setFont(font);
    painter.setPen(colour.isValid() ? textOn(fill) : colours.text);
    painter.drawText(std::holds_alternative<ChannelShuffle>(op) ? box.adjusted(0, 0, 0, -box.height() * 0.8) : box,
                     Qt::AlignCenter | Qt::TextDontClip, letter);
}

void paintDiagram(QPainter& painter, const Graph& graph, const DiagramLayout& layout, const DiagramColouring& colours,
                  int selectedPart, const DiagramStyle& style) {
    const int selectedItem = selectedPart >= 0 ? layout.parts[std::size_t(selectedPart)].item : -1;
    for (const DiagramBand& band : layout.bands)
        paintBand(painter, band, style);
    for (std::size_t i = 0; i < layout.items.size(); ++i)
        paintItem(painter, layout.items[i], int(i) == selectedItem, style);
    for (const DiagramEdge& edge : layout.edges)
        paintEdge(painter, edge, style);
    for (std::size_t i = 0; i < layout.parts.size(); ++i)
        paintPart(painter, graph, layout.parts[i], colours.parts[i], int(i) == selectedPart, style);
}

double paintDiagramLegend(QPainter* painter, const QPointF& at, double width, const DiagramColouring& colours,
                          const QFont& font, Theme theme) {
    const ChartColours paper = chartColours(theme);
    const QFontMetricsF metrics(font);
    const double line = std::ceil(metrics.height()) + 3, swatch = std::round(metrics.height() * 0.85),
                 gap = swatch * 0.9;
    double x = 0, y = 0;
    const auto words = [&](const QString& word, const QColor& ink) {
        const double length = metrics.horizontalAdvance(word) + 1;
        if (painter) {
            painter->setFont(font);
            painter->setPen(ink);
            painter->drawText(QRectF(at.x() + x, at.y() + y, length + 2, line), Qt::AlignLeft | Qt::AlignVCenter, word);
        }
        x += length;
    };
    const auto room = [&](double length) {
        if (x > 0 && x + length > width) {
            x = 0;
            y += line;
        }
    };
    if (!colours.ramp) {
        for (const DiagramColouring::Key& key : colours.keys) {
            room(swatch + 4 + metrics.horizontalAdvance(key.title) + gap);
            if (painter) {
                const QRectF box(at.x() + x, at.y() + y + (line - swatch) / 2, swatch, swatch);
                painter->setPen(Qt::NoPen);
                painter->setBrush(key.colour);
                painter->drawRect(box);
                QFont small = font;
                small.setPixelSize(std::max(6, int(swatch * 0.8)));
                painter->setFont(small);
                painter->setPen(textOn(key.colour));
                painter->drawText(box, Qt::AlignCenter | Qt::TextDontClip, key.mark);
            }
            x += swatch + 4;
            words(key.title, paper.text);
            x += gap;
        }
    } else if (colours.anything) {
        const double bar = std::min(160.0, width / 3);
        words(colours.title, paper.text);
        x += gap;
        room(metrics.horizontalAdvance(colours.low + colours.high) + bar + 12);
        words(colours.low, paper.mutedText);
        x += 5;
        const double step = bar / double(colours.stops.size());
        for (const QColor& stop : colours.stops) {
            if (painter) // a hair wider, or light shows between
                painter->fillRect(QRectF(at.x() + x, at.y() + y + (line - swatch) / 2, step + 0.3, swatch), stop);
            x += step;
        }
        x += 5;
        words(colours.high, paper.mutedText);
        x += gap;
        if (!colours.note.isEmpty()) {
            room(metrics.horizontalAdvance(colours.note));
            words(colours.note, paper.mutedText);
            x += gap;
        }
    }
    const QString sizes = Words::tr("height: side of the map, width: channels (square roots)");
    room(metrics.horizontalAdvance(sizes));
    words(sizes, paper.mutedText);
    return y + line;
}

} // namespace convlens
