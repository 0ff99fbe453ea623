#include "ui/labs/inverted_residual/inverted_figure.h"

#include "ui/labs/block_paint.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(InvertedFigure)
};

struct Stop {
    int channels = 0, side = 0;
    QString name;
};
struct Way {
    QString what;
    OperatorGroup group = OperatorGroup::Pointwise;
};

class InvertedFigure : public ChartFigure {
public:
    explicit InvertedFigure(const InvertedResidual& block)
        : m_block(block), m_classical(classicalOfEqualCost(block)) {}

    double heightFor(double, const ChartStyle& style) const override {
        return 2 * rowHeight(style.em()) + 1.5 * style.em();
    }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double row = (area.height() - 1.5 * style.em()) / 2;
        ChartStyle fitted = style;
        const double scale = std::min(1.0, row / rowHeight(style.em()));
        fitted.font.setPixelSize(std::max(6, int(style.em() * std::max(0.6, scale))));
        paintRow(painter, {area.left(), area.top(), area.width(), row},
                 Words::tr("Inverted residual: %1 multiply-adds, narrow ends")
                     .arg(count(double(invertedMacs(m_block)))),
                 {Stop{m_block.channels, m_block.side, Words::tr("input")},
                  Stop{m_block.inner(), m_block.side, Words::tr("expanded")},
                  Stop{m_block.inner(), m_block.outSide(), Words::tr("filtered")},
                  Stop{m_block.channels, m_block.outSide(), Words::tr("output")}},
                 {Way{Words::tr("1×1\nReLU6"), OperatorGroup::Pointwise},
                  Way{Words::tr("3×3 depthwise\nReLU6"), OperatorGroup::Depthwise},
                  Way{Words::tr("1×1\nlinear"), OperatorGroup::Pointwise}},
                 m_block.adds(), fitted);
        paintRow(painter, {area.left(), area.top() + row + 1.5 * style.em(), area.width(), row},
                 Words::tr("Classical bottleneck: %1 multiply-adds, wide ends")
                     .arg(count(double(classicalMacs(m_classical)))),
                 {Stop{m_classical.wide, m_classical.side, Words::tr("input")},
                  Stop{m_classical.narrow(), m_classical.side, Words::tr("reduced")},
                  Stop{m_classical.narrow(), m_classical.outSide(), Words::tr("filtered")},
                  Stop{m_classical.wide, m_classical.outSide(), Words::tr("output")}},
                 {Way{Words::tr("1×1\nReLU"), OperatorGroup::Pointwise},
                  Way{Words::tr("3×3 dense\nReLU"), OperatorGroup::Convolution},
                  Way{Words::tr("1×1\nReLU after the sum"), OperatorGroup::Pointwise}},
                 m_classical.adds(), fitted);
    }

private:
    double roomHeight(double em) const {
        const int most = std::max({m_block.inner(), m_block.channels, m_classical.wide});
        return Block{0, sideLength(m_block.side, em), depthLength(most, em)}.totalHeight();
    }
    double rowHeight(double em) const { return roomHeight(em) + 8 * em; }

    void paintRow(QPainter& painter, const QRectF& row, const QString& title, const std::array<Stop, 4>& stops,
                  const std::array<Way, 3>& ways, bool adds, const ChartStyle& style) const {
        const double em = style.em(), room = roomHeight(em);
        const ChartColours colours = chartColours(style.theme);
        QFont strong = style.font;
        strong.setWeight(QFont::DemiBold);
        paintLines(painter, {row.left(), row.top(), row.width(), 1.6 * em}, title, strong, colours.text,
                   Qt::AlignLeft | Qt::AlignTop);
        const double top = row.top() + 3.6 * em, cell = row.width() / 4;
        std::array<QRectF, 4> placed;
        for (std::size_t i = 0; i < stops.size(); ++i) {
            const double side = sideLength(stops[i].side, em);
            const Block block{side, side, depthLength(stops[i].channels, em)};
            const double left = row.left() + (double(i) + 0.5) * cell - block.totalWidth() / 2;
            placed[i] = {left, top + (room - block.totalHeight()) / 2, block.totalWidth(), block.totalHeight()};
            paintBlock(painter, placed[i].topLeft(), block, colours.grid, style.theme);
            paintLines(painter, {row.left() + double(i) * cell + 2, top + room + 0.2 * em, cell - 4, 3.7 * em},
                       stops[i].name + u'\n' +
                           QStringLiteral("%1×%1×%2").arg(stops[i].side).arg(stops[i].channels) + u'\n' +
                           bytes(4.0 * stops[i].side * stops[i].side * stops[i].channels),
                       style.smallFont(), colours.mutedText);
        }
        for (std::size_t i = 0; i < ways.size(); ++i) {
            const double from = placed[i].right() + 0.2 * em, to = placed[i + 1].left() - 0.2 * em, y = top + room / 2;
            if (to > from) paintArrow(painter, {from, y}, {to, y}, 0.6 * em, operatorColour(ways[i].group, style.theme));
            const double middle = row.left() + (double(i) + 1) * cell;
            paintLines(painter, {middle - cell / 2 + 2, top - 2 * em, cell - 4, 2.4 * em}, ways[i].what, style.smallFont(),
                       operatorColour(ways[i].group, style.theme), Qt::AlignHCenter | Qt::AlignBottom);
        }
        if (!adds) return;
        // Below everything else, so that it crosses nothing.
        const QPointF from(placed.front().center().x(), top + room + 4 * em),
            to(placed.back().center().x(), from.y());
        const double low = from.y() + 0.7 * em;
        painter.save();
        painter.setPen(QPen(colours.axis, 1.2));
        painter.drawLine(from, {from.x(), low});
        painter.drawLine(QPointF(from.x(), low), QPointF(to.x(), low));
        painter.restore();
        paintArrow(painter, {to.x(), low}, to, 0.5 * em, colours.axis);
        paintLines(painter, {from.x(), low - 1.3 * em, to.x() - from.x(), 1.2 * em}, Words::tr("the input, added"),
                   style.smallFont(), colours.mutedText);
    }

    InvertedResidual m_block;
    ClassicalBottleneck m_classical;
};

} // namespace

std::shared_ptr<const ChartFigure> invertedFigure(const InvertedResidual& block) {
    return std::make_shared<const InvertedFigure>(block);
}

} // namespace convlens
