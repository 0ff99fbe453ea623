#include "ui/labs/channel_shuffle/unit_figure.h"

#include "ui/labs/block_paint.h"
#include "ui/labs/lab_view.h"
#include "ui/text/numbers.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(UnitFigure)
};

OperatorGroup groupOf(const UnitPart& part) {
    if (part.op == "depthwise") return OperatorGroup::Depthwise;
    if (part.op == "group convolution") return OperatorGroup::GroupConvolution;
    if (part.op == "pointwise") return OperatorGroup::Pointwise;
    if (part.op == "channel shuffle" || part.op == "concat") return OperatorGroup::DataMovement;
    if (part.op == "average pool") return OperatorGroup::PoolingClassifier;
    return OperatorGroup::Elementwise;
}

class UnitFigure : public ChartFigure {
public:
    UnitFigure(const ShuffleUnit& unit, std::vector<UnitPart> parts) : m_unit(unit), m_parts(std::move(parts)) {
        // The pooled shortcut stands beside the column, not in it.
        const auto pool = std::find_if(m_parts.begin(), m_parts.end(), [](const auto& p) { return p.name == "pool"; });
        if (pool != m_parts.end()) {
            m_pool = *pool;
            m_hasPool = true;
            m_parts.erase(pool);
        }
        for (const UnitPart& part : m_parts) {
            m_macs += double(part.cost.macs);
            m_ms += part.ms;
        }
        if (m_hasPool) m_ms += m_pool.ms;
    }

    double heightFor(double, const ChartStyle& style) const override {
        return style.em() * (kRow * double(m_parts.size() + 1) + 3);
    }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double em = style.em(), row = (area.height() - 2.2 * em) / double(m_parts.size() + 1);
        const double box = std::min(1.5 * em, row * 0.62), left = area.left() + 8 * em;
        const double boxWidth = std::min(15 * em, (area.width() - 8 * em) * 0.42);
        const QRectF bars(left + boxWidth + 1.5 * em, area.top() + 2 * em, area.right() - left - boxWidth - 1.5 * em,
                          area.height() - 2.2 * em);
        const ChartColours colours = chartColours(style.theme);
        const double axis = left + boxWidth * 0.3;
        const auto top = [&](int i) { return area.top() + 2 * em + i * row; };

        QFont strong = style.smallFont();
        strong.setWeight(QFont::DemiBold);
        paintLines(painter, {bars.left(), area.top(), bars.width(), 1.4 * em},
                   Words::tr("share of the unit: multiply-adds, time"), strong, colours.text,
                   Qt::AlignLeft | Qt::AlignTop);
        paintLines(painter, {left, top(0), boxWidth, box}, Words::tr("input, %1 channels").arg(m_unit.channels),
                   style.smallFont(), colours.mutedText, Qt::AlignHCenter | Qt::AlignVCenter);
        paintArrow(painter, {axis, top(0) + box}, {axis, top(1)}, 0.5 * em, colours.axis);

        const int joins = int(m_parts.size()) - 1; // add or concat stands before the last activation
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            const UnitPart& part = m_parts[i];
            const double y = top(int(i) + 1);
            const QRectF frame(left, y, boxWidth, box);
            const QColor fill = operatorColour(groupOf(part), style.theme);
            painter.fillRect(frame, fill);
            paintLines(painter, frame, nameOf(part), style.smallFont(), textOn(fill), Qt::AlignCenter);
            if (i + 1 < m_parts.size()) paintArrow(painter, {axis, y + box}, {axis, y + row}, 0.5 * em, colours.axis);
            if (std::isfinite(part.ms))
                paintLines(painter, {axis + 0.5 * em, y + box, boxWidth, row - box}, milliseconds(part.ms),
                           style.smallFont(), timeColour(style.theme), Qt::AlignLeft | Qt::AlignVCenter);
            paintBars(painter, QRectF(bars.left(), y, bars.width(), box), part, style);
        }
        paintShortcut(painter, area.left(), left, top(0) + box / 2, top(joins) + box / 2, box, style);
    }

private:
    static constexpr double kRow = 2.5; ///< ems

    QString nameOf(const UnitPart& part) const {
        if (part.name == "reduce")
            return Words::tr("1×1, %1 groups: %2 to %3")
                .arg(m_unit.groups)
                .arg(m_unit.channels)
                .arg(m_unit.bottleneck());
        if (part.name == "depthwise") return Words::tr("3×3 depthwise, stride %1").arg(m_unit.stride);
        if (part.name == "expand")
            return Words::tr("1×1, %1 groups: %2 to %3")
                .arg(m_unit.groups)
                .arg(m_unit.bottleneck())
                .arg(m_unit.channels);
        if (part.name == "shuffle") return Words::tr("channel shuffle");
        return labText(part.op);
    }

    void paintBars(QPainter& painter, const QRectF& area, const UnitPart& part, const ChartStyle& style) const {
        const double macs = m_macs > 0 ? double(part.cost.macs) / m_macs : 0, time = part.ms / m_ms;
        const double words = 4.5 * style.em(), full = std::max(1.0, area.width() - words), high = area.height() / 2;
        const auto bar = [&](double share, double y, const QColor& colour) {
            painter.fillRect(QRectF(area.left(), y, full * share, high - 1), colour);
            paintLines(painter, {area.left() + full * share + 0.3 * style.em(), y - 0.3 * high, words, 1.6 * high},
                       percent(share), style.smallFont(), chartColours(style.theme).mutedText,
                       Qt::AlignLeft | Qt::AlignVCenter);
        };
        bar(macs, area.top(), theoryColour(style.theme));
        if (std::isfinite(time)) bar(time, area.top() + high, timeColour(style.theme));
    }

    void paintShortcut(QPainter& painter, double far, double left, double from, double to, double box,
                       const ChartStyle& style) const {
        const double em = style.em(), x = far + 3.4 * em;
        const ChartColours colours = chartColours(style.theme);
        painter.save();
        painter.setPen(QPen(colours.axis, 1.2));
        painter.drawLine(QPointF(left, from), QPointF(x, from));
        painter.drawLine(QPointF(x, from), QPointF(x, to));
        painter.restore();
        paintArrow(painter, {x, to}, {left, to}, 0.6 * em, colours.axis);
        const double middle = (from + to) / 2;
        if (!m_hasPool) {
            paintLines(painter, {far, middle - 2 * em, 3.2 * em, 4 * em}, Words::tr("the\ninput,\nadded"),
                       style.smallFont(), colours.mutedText, Qt::AlignRight | Qt::AlignVCenter);
            return;
        }
        const QRectF frame(far, middle - box, 6.8 * em, 2 * box);
        const QColor fill = operatorColour(OperatorGroup::PoolingClassifier, style.theme);
        painter.fillRect(frame, fill);
        paintLines(painter, frame, Words::tr("average pool\n3×3, stride 2"), style.smallFont(), textOn(fill),
                   Qt::AlignCenter);
        if (std::isfinite(m_pool.ms))
            paintLines(painter, {x + 0.4 * em, frame.bottom(), 5 * em, 1.4 * em}, milliseconds(m_pool.ms),
                       style.smallFont(), timeColour(style.theme), Qt::AlignLeft | Qt::AlignVCenter);
    }

    ShuffleUnit m_unit;
    std::vector<UnitPart> m_parts;
    UnitPart m_pool;
    bool m_hasPool = false;
    double m_macs = 0, m_ms = 0;
};

} // namespace

std::shared_ptr<const ChartFigure> unitFigure(const ShuffleUnit& unit, std::vector<UnitPart> parts) {
    return std::make_shared<const UnitFigure>(unit, std::move(parts));
}

} // namespace convlens
