#include "ui/labs/channel_shuffle/lanes_figure.h"

#include "ui/labs/block_paint.h"
#include "ui/theme/group_colours.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <numeric>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(LanesFigure)
};

/// Enough that every group of outputs hears of every group of inputs.
int shownPerGroup(int groups) {
    return std::max(groups, 8 / groups);
}

class LanesFigure : public ChartFigure {
public:
    LanesFigure(int groups, ShuffleOrder order, int outputGroup)
        : m_groups(groups), m_output(std::clamp(outputGroup, 1, groups) - 1), m_order(order),
          m_channels(groups * shownPerGroup(groups)) {}

    double heightFor(double, const ChartStyle& style) const override { return style.em() * (2 * kPartEms + 1); }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double part = (area.height() - style.em()) / 2;
        paintPart(painter, QRectF(area.left(), area.top(), area.width(), part), false, style);
        paintPart(painter, QRectF(area.left(), area.top() + part + style.em(), area.width(), part), true, style);
    }

private:
    static constexpr double kPartEms = 15;
    static constexpr double kNames = 7; ///< ems for the names of the rows

    int perGroup() const { return m_channels / m_groups; }

    void paintPart(QPainter& painter, const QRectF& area, bool shuffled, const ChartStyle& style) const {
        const double em = style.em();
        const ChartColours colours = chartColours(style.theme);
        const Reach reach = reachAfterTwo(m_channels, m_groups, shuffled, m_order);
        const int looked = m_output * perGroup(), seen = reach.inputsSeen(looked);
        QFont strong = style.font;
        strong.setWeight(QFont::DemiBold);
        const QString head =
            shuffled ? Words::tr("With a shuffle: output group %1 sees %2 of the %3 channels drawn")
                     : Words::tr("Without a shuffle: output group %1 sees %2 of the %3 channels drawn");
        paintLines(painter, QRectF(area.left(), area.top(), area.width(), 1.5 * em),
                   head.arg(m_output + 1).arg(seen).arg(m_channels), strong, colours.text,
                   Qt::AlignLeft | Qt::AlignTop);

        std::vector<int> sources(std::size_t(m_channels), 0);
        std::iota(sources.begin(), sources.end(), 0);
        if (shuffled) sources = shuffleSources(m_channels, m_groups, m_order);
        // Rows: input, after the first layer, as the second layer reads them, output.
        const int rows = shuffled ? 4 : 3;
        const QRectF lanes(area.left() + kNames * em, area.top() + 2 * em, area.width() - kNames * em,
                           area.height() - 2.4 * em);
        const double cell = lanes.width() / m_channels, box = std::min(0.9 * em, cell * 0.8);
        const double gap = (lanes.height() - box) / (rows - 1);
        const auto centre = [&](int row, int channel) {
            return QPointF(lanes.left() + (channel + 0.5) * cell, lanes.top() + row * gap + box / 2);
        };
        const int read = shuffled ? 2 : 1, last = rows - 1;
        // Which channels of each row lead to the group that is looked at.
        std::vector<bool> readUsed(std::size_t(m_channels), false), midUsed = readUsed, inUsed = readUsed;
        for (int k = looked; k < looked + perGroup(); ++k) {
            readUsed[std::size_t(k)] = true;
            midUsed[std::size_t(sources[std::size_t(k)])] = true;
        }
        for (int in = 0; in < m_channels; ++in)
            inUsed[std::size_t(in)] = reach.sees[std::size_t(looked)][std::size_t(in)];

        painter.save();
        painter.setRenderHint(QPainter::Antialiasing);
        const auto lane = [&](const QPointF& from, const QPointF& to, const QColor& colour, bool used) {
            QColor drawn = colour;
            drawn.setAlphaF(used ? 0.85f : 0.1f);
            QPainterPath path(from + QPointF(0, box / 2));
            const double middle = (from.y() + to.y()) / 2;
            path.cubicTo({from.x(), middle}, {to.x(), middle}, to - QPointF(0, box / 2));
            painter.strokePath(path, QPen(drawn, used ? std::max(0.7, 0.09 * em) : 0.5));
        };
        // A group convolution joins all channels of a group with all of it.
        const auto layer = [&](int row, const std::vector<bool>& used, const std::vector<int>& groupOf) {
            for (int group = 0; group < m_groups; ++group)
                for (int a = group * perGroup(); a < (group + 1) * perGroup(); ++a)
                    for (int b = group * perGroup(); b < (group + 1) * perGroup(); ++b)
                        lane(centre(row, a), centre(row + 1, b), groupColour(groupOf[std::size_t(a)]), used[std::size_t(b)]);
        };
        std::vector<int> own(std::size_t(m_channels), 0), afterShuffle = own;
        for (int k = 0; k < m_channels; ++k) {
            own[std::size_t(k)] = k / perGroup();
            afterShuffle[std::size_t(k)] = sources[std::size_t(k)] / perGroup();
        }
        layer(0, midUsed, own);
        if (shuffled)
            for (int k = 0; k < m_channels; ++k)
                lane(centre(1, sources[std::size_t(k)]), centre(2, k), groupColour(afterShuffle[std::size_t(k)]),
                     readUsed[std::size_t(k)]);
        layer(read, readUsed, afterShuffle);

        const auto boxes = [&](int row, const std::vector<int>& groupOf, const std::vector<bool>& used, bool mixed) {
            for (int k = 0; k < m_channels; ++k) {
                const QPointF at = centre(row, k);
                const QRectF square(at.x() - box / 2, at.y() - box / 2, box, box);
                QColor colour = groupColour(groupOf[std::size_t(k)]);
                if (!used[std::size_t(k)]) colour.setAlphaF(0.3f);
                if (!mixed) {
                    painter.fillRect(square, colour);
                    continue;
                }
                // An output is striped by the groups of inputs that it sees.
                std::vector<int> groups;
                for (int in = 0; in < m_channels; in += perGroup())
                    if (reach.sees[std::size_t(k)][std::size_t(in)]) groups.push_back(in / perGroup());
                for (std::size_t i = 0; i < groups.size(); ++i) {
                    QColor stripe = groupColour(groups[i]);
                    if (!used[std::size_t(k)]) stripe.setAlphaF(0.3f);
                    const double high = box / double(groups.size());
                    painter.fillRect(QRectF(square.left(), square.top() + double(i) * high, box, high), stripe);
                }
            }
        };
        boxes(0, own, inUsed, false);
        boxes(1, own, midUsed, false);
        if (shuffled) boxes(2, afterShuffle, readUsed, false);
        boxes(last, own, readUsed, true);
        painter.restore();

        const auto name = [&](int row, const QString& text) {
            paintLines(painter,
                       QRectF(area.left(), lanes.top() + row * gap - 0.2 * em, (kNames - 0.6) * em, box + 0.6 * em), text,
                       style.smallFont(), colours.mutedText, Qt::AlignLeft | Qt::AlignVCenter);
        };
        name(0, Words::tr("input"));
        name(1, Words::tr("after layer 1"));
        if (shuffled) name(2, Words::tr("shuffled"));
        name(last, Words::tr("after layer 2"));
    }

    int m_groups, m_output;
    ShuffleOrder m_order;
    int m_channels;
};

} // namespace

std::shared_ptr<const ChartFigure> lanesFigure(int groups, ShuffleOrder order, int outputGroup) {
    return std::make_shared<const LanesFigure>(groups, order, outputGroup);
}

} // namespace convlens
