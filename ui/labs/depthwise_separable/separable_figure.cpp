#include "ui/labs/depthwise_separable/separable_figure.h"

#include "ui/labs/block_paint.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SeparableFigure)
};

QString size(int a, int b, int c) {
    return QStringLiteral("%1×%2×%3").arg(a).arg(b).arg(c);
}

class SeparableFigure : public ChartFigure {
public:
    SeparableFigure(const SeparableShape& shape, const SeparableCost& cost) : m_shape(shape), m_cost(cost) {}

    double heightFor(double, const ChartStyle& style) const override { return 2 * rowHeight(style) + style.em(); }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double row = std::min(rowHeight(style), (area.height() - style.em()) / 2);
        const double scale = row / rowHeight(style);
        ChartStyle small = style; // squeezed where the window is low
        small.font.setPixelSize(std::max(6, int(style.em() * std::max(0.6, scale))));
        paintStandard(painter, QRectF(area.left(), area.top(), area.width(), row), small);
        paintSeparable(painter, QRectF(area.left(), area.top() + row + style.em(), area.width(), row), small);
    }

private:
    double mapHeight(double em) const {
        const int most = std::max(m_shape.inChannels, m_shape.outChannels);
        return Block{0, sideLength(m_shape.side, em), depthLength(most, em)}.totalHeight();
    }
    double rowHeight(const ChartStyle& style) const {
        return style.em() * 1.7 + mapHeight(style.em()) + style.em() * 4.6;
    }

    void heading(QPainter& painter, const QRectF& row, const QString& text, const ChartStyle& style) const {
        QFont font = style.font;
        font.setWeight(QFont::DemiBold);
        paintLines(painter, QRectF(row.left(), row.top(), row.width(), style.em() * 1.6), text, font,
                   chartColours(style.theme).text, Qt::AlignLeft | Qt::AlignTop);
    }

    /// A column of the row: something drawn in the middle and up to three lines below it.
    QRectF column(const QRectF& row, int index, int count, const ChartStyle& style) const {
        const double width = row.width() / count;
        return {row.left() + index * width, row.top() + style.em() * 1.7, width, row.height() - style.em() * 1.7};
    }

    void maps(QPainter& painter, const QRectF& column, int channels, const QString& name, const ChartStyle& style) const {
        const double em = style.em(), side = sideLength(m_shape.side, em);
        const Block block{side, side, depthLength(channels, em)};
        const double room = mapHeight(em);
        const ChartColours colours = chartColours(style.theme);
        paintBlock(painter,
                   {column.center().x() - block.totalWidth() / 2, column.top() + (room - block.totalHeight()) / 2}, block,
                   colours.grid, style.theme);
        paintLines(painter, textBelow(column, em), name + u'\n' + size(m_shape.side, m_shape.side, channels), style.smallFont(),
                   colours.mutedText);
    }

    void filters(QPainter& painter, const QRectF& column, int kernel, int channels, int count, OperatorGroup group,
                 const LayerCost& cost, const ChartStyle& style) const {
        const double em = style.em();
        const ChartColours colours = chartColours(style.theme);
        const Block block{sideLength(kernel, em) * 0.6, sideLength(kernel, em) * 0.6,
                          channels == 1 ? 0.2 * em : depthLength(channels, em)};
        constexpr int kShown = 3;
        const double step = std::min(block.totalWidth() + 0.4 * em, (column.width() - block.totalWidth() - em) / kShown);
        const double total = block.totalWidth() + step * (kShown - 1);
        const double room = mapHeight(em);
        double x = column.center().x() - total / 2;
        for (int i = 0; i < kShown; ++i, x += step)
            paintBlock(painter, {x, column.top() + (room - block.totalHeight()) / 2}, block,
                       operatorColour(group, style.theme), style.theme);
        paintLines(painter, textBelow(column, em),
                   Words::tr("%1 filters of %2").arg(count).arg(size(kernel, kernel, channels)) + u'\n' +
                       Words::tr("%1 weights").arg(convlens::count(double(cost.params))),
                   style.smallFont(), colours.mutedText);
        QFont strong = style.smallFont();
        strong.setWeight(QFont::DemiBold);
        QRectF costLine = textBelow(column, em);
        costLine.setTop(costLine.top() + 2.5 * em);
        paintLines(painter, costLine, Words::tr("%1 multiply-adds").arg(convlens::count(double(cost.macs))), strong,
                   theoryColour(style.theme));
        const double y = column.top() + room / 2;
        paintArrow(painter, {column.left() + 1, y}, {column.left() + em, y}, 0.6 * em, colours.axis);
        paintArrow(painter, {column.right() - em, y}, {column.right() - 1, y}, 0.6 * em, colours.axis);
    }

    QRectF textBelow(const QRectF& column, double em) const {
        return {column.left() + 2, column.top() + mapHeight(em) + 0.3 * em, column.width() - 4, em * 4};
    }

    void paintStandard(QPainter& painter, const QRectF& row, const ChartStyle& style) const {
        heading(painter, row, Words::tr("Standard convolution: every filter looks at all channels"), style);
        maps(painter, column(row, 0, 5, style), m_shape.inChannels, Words::tr("input"), style);
        QRectF middle = column(row, 1, 5, style);
        middle.setWidth(middle.width() * 3);
        filters(painter, middle, m_shape.kernel, m_shape.inChannels, m_shape.outChannels, OperatorGroup::Convolution,
                m_cost.standard, style);
        maps(painter, column(row, 4, 5, style), m_shape.outChannels, Words::tr("output"), style);
    }

    void paintSeparable(QPainter& painter, const QRectF& row, const ChartStyle& style) const {
        heading(painter, row, Words::tr("Depthwise, then pointwise: filter each channel, then mix them"), style);
        maps(painter, column(row, 0, 5, style), m_shape.inChannels, Words::tr("input"), style);
        filters(painter, column(row, 1, 5, style), m_shape.kernel, 1, m_shape.inChannels, OperatorGroup::Depthwise,
                m_cost.depthwise, style);
        maps(painter, column(row, 2, 5, style), m_shape.inChannels, Words::tr("filtered"), style);
        filters(painter, column(row, 3, 5, style), 1, m_shape.inChannels, m_shape.outChannels, OperatorGroup::Pointwise,
                m_cost.pointwise, style);
        maps(painter, column(row, 4, 5, style), m_shape.outChannels, Words::tr("output"), style);
    }

    SeparableShape m_shape;
    SeparableCost m_cost;
};

} // namespace

std::shared_ptr<const ChartFigure> separableFigure(const SeparableShape& shape, const SeparableCost& cost) {
    return std::make_shared<const SeparableFigure>(shape, cost);
}

} // namespace convlens
