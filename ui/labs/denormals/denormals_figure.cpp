#include "ui/labs/denormals/denormals_figure.h"

#include "ui/labs/block_paint.h"
#include "ui/text/numbers.h"
#include "ui/theme/colours.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>
#include <utility>
#include <vector>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(DenormalsFigure)
};

QFont strong(QFont font) {
    font.setWeight(QFont::DemiBold);
    return font;
}

void box(QPainter& painter, const QRectF& area, const QColor& fill, const QColor& line) {
    painter.setPen(QPen(line, 1));
    painter.setBrush(fill);
    painter.drawRect(area);
}

class SmallNumbersFigure : public ChartFigure {
public:
    double heightFor(double, const ChartStyle& style) const override { return 17 * style.em(); }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double em = style.em();
        const ChartColours colours = chartColours(style.theme);
        // Not to scale: the denormals are a thin strip next to zero.
        const double gap = 0.4 * em, zero = 0.13 * area.width(), denormal = 0.36 * area.width();
        const double top = area.top() + 4.4 * em, height = 3.2 * em;
        const QRectF none(area.left(), top, zero - gap, height);
        const QRectF small(none.right() + gap, top, denormal - gap, height);
        const QRectF normal(small.right() + gap, top, area.right() - small.right() - gap, height);
        box(painter, none, colours.background, colours.axis);
        box(painter, small, colours.highlight, colours.axis);
        box(painter, normal, colours.grid, colours.axis);
        paintLines(painter, none, QStringLiteral("0"), strong(style.font), colours.text, Qt::AlignCenter);
        paintLines(painter, small.adjusted(4, 0, -4, 0),
                   Words::tr("denormal") + QStringLiteral("\n2⁻¹⁴⁹ … 2⁻¹²⁶"), strong(style.font), colours.text,
                   Qt::AlignCenter);
        paintLines(painter, normal.adjusted(4, 0, -4, 0), Words::tr("normal") + QStringLiteral("\n2⁻¹²⁶ … 2¹²⁸"),
                   strong(style.font), colours.text, Qt::AlignCenter);
        paintLines(painter, QRectF(small.left(), small.bottom() + 0.4 * em, small.width(), 4 * em),
                   Words::tr("smaller than 1.18 · 10⁻³⁸:\nfewer and fewer digits,\non many processors slow"),
                   style.smallFont(), colours.mutedText);
        paintLines(painter, QRectF(normal.left(), normal.bottom() + 0.4 * em, normal.width(), 4 * em),
                   Words::tr("24 binary digits,\nalways equally fast"), style.smallFont(), colours.mutedText);
        // What the lab does to its input, and what flushing does to that.
        const double arcs = top - 0.5 * em;
        const double from = normal.center().x(), to = small.left() + 0.68 * small.width();
        painter.setPen(QPen(colours.text, 1));
        painter.drawLine(QPointF(from, arcs), QPointF(from, arcs - em));
        painter.drawLine(QPointF(from, arcs - em), QPointF(to, arcs - em));
        paintArrow(painter, {to, arcs - em}, {to, arcs + 0.4 * em}, 0.6 * em, colours.text);
        paintLines(painter, QRectF(to, arcs - 2.6 * em, from - to, 1.5 * em),
                   Words::tr("this lab's input, divided by 2¹²⁷"), style.smallFont(), colours.text);
        const double flushFrom = small.left() + 0.2 * small.width(), flushTo = none.center().x();
        painter.setPen(QPen(colours.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(flushFrom, arcs), QPointF(flushFrom, arcs - em));
        painter.drawLine(QPointF(flushFrom, arcs - em), QPointF(flushTo, arcs - em));
        paintArrow(painter, {flushTo, arcs - em}, {flushTo, arcs + 0.4 * em}, 0.6 * em, colours.text);
        paintLines(painter, QRectF(flushTo - 2 * em, arcs - 2.6 * em, flushFrom - flushTo + 4 * em, 1.5 * em),
                   Words::tr("flushing on"), style.smallFont(), colours.text);
        paintLines(painter, QRectF(area.left(), top + height + 5 * em, area.width(), 3 * em),
                   Words::tr("With flushing the processor takes a denormal number as zero.\nConvlens measures with "
                             "flushing on everywhere else."),
                   style.smallFont(), colours.text, Qt::AlignLeft | Qt::AlignTop);
    }
};

class MemoryLevelsFigure : public ChartFigure {
public:
    MemoryLevelsFigure(const CacheSizes& caches, std::int64_t layerBytes) : m_layer(layerBytes) {
        const std::pair<QString, std::int64_t> known[] = {
            {Words::tr("L1"), caches.level1}, {Words::tr("L2"), caches.level2}, {Words::tr("L3"), caches.level3}};
        for (const auto& level : known)
            if (level.second > 0) m_levels.push_back(level);
        m_levels.push_back({Words::tr("memory"), 0});
    }

    double heightFor(double, const ChartStyle& style) const override { return 17 * style.em(); }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double em = style.em();
        const ChartColours colours = chartColours(style.theme);
        const int count = int(m_levels.size()) + 1; // and the cores
        const double width = area.width() / count, middle = area.top() + 5.6 * em;
        const QRectF cores(area.left() + 0.1 * width, middle - 1.4 * em, 0.62 * width, 2.8 * em);
        box(painter, cores, colours.background, colours.axis);
        paintLines(painter, cores, Words::tr("cores"), strong(style.font), colours.text, Qt::AlignCenter);
        const double least = 2.6 * em, most = 10 * em;
        double before = cores.right();
        for (int i = 0; i < int(m_levels.size()); ++i) {
            const auto& [name, size] = m_levels[std::size_t(i)];
            const double share = m_levels.size() > 1 ? double(i) / double(m_levels.size() - 1) : 0;
            const double height = least + share * (most - least);
            const QRectF cell(area.left() + (i + 1) * width + 0.14 * width, middle - height / 2, 0.72 * width, height);
            box(painter, cell, colours.grid, colours.axis);
            paintArrow(painter, {cell.left() - 2, middle}, {before + 2, middle}, 0.6 * em, colours.text);
            before = cell.right();
            paintLines(painter, cell, size > 0 ? name + u'\n' + bytes(double(size)) : name, strong(style.font),
                       colours.text, Qt::AlignCenter);
            const QString fits = size > 0 ? copiesInWords(size) : Words::tr("as many as you like");
            paintLines(painter, QRectF(cell.left() - 0.12 * width, middle + most / 2 + 0.3 * em, 0.96 * width, 3 * em),
                       fits, style.smallFont(), colours.mutedText);
        }
        paintLines(painter, QRectF(area.left(), middle + most / 2 + 3.2 * em, area.width(), 3 * em),
                   Words::tr("One copy of this layer has %1.\nThe farther away its values lie, the longer the same "
                             "multiply-adds take.")
                       .arg(bytes(double(m_layer))),
                   style.smallFont(), colours.text, Qt::AlignLeft | Qt::AlignTop);
    }

private:
    QString copiesInWords(std::int64_t size) const {
        const std::int64_t copies = size / std::max<std::int64_t>(1, m_layer);
        if (copies == 0) return Words::tr("less than one copy\nof the layer");
        return copies == 1 ? Words::tr("one copy\nof the layer")
                           : Words::tr("%1 copies\nof the layer").arg(fullCount(copies));
    }

    std::int64_t m_layer;
    std::vector<std::pair<QString, std::int64_t>> m_levels;
};

} // namespace

std::shared_ptr<const ChartFigure> smallNumbersFigure() {
    return std::make_shared<const SmallNumbersFigure>();
}

std::shared_ptr<const ChartFigure> memoryLevelsFigure(const CacheSizes& caches, std::int64_t layerBytes) {
    return std::make_shared<const MemoryLevelsFigure>(caches, layerBytes);
}

} // namespace convlens
