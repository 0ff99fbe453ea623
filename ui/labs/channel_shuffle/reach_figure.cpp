#include "ui/labs/channel_shuffle/reach_figure.h"

#include "ui/labs/block_paint.h"
#include "ui/theme/group_colours.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReachFigure)
};

class ReachFigure : public ChartFigure {
public:
    ReachFigure(int channels, int groups) : m_channels(channels), m_groups(groups) {}

    double heightFor(double width, const ChartStyle& style) const override {
        return std::min(width / 3, 22 * style.em()) + 5 * style.em();
    }

    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const double em = style.em(), third = area.width() / 3;
        const double side = std::max(10.0, std::min(third - 1.2 * em, area.height() - 5 * em));
        const Reach reaches[] = {reachAfterTwo(m_channels, m_groups, false, ShuffleOrder::Paper),
                                 reachAfterTwo(m_channels, m_groups, true, ShuffleOrder::Paper),
                                 reachAfterTwo(m_channels, m_groups, true, ShuffleOrder::Megvii)};
        const QString titles[] = {Words::tr("no shuffle"), Words::tr("shuffle (g, n): the paper"),
                                  Words::tr("shuffle (n, g): the code")};
        const ChartColours colours = chartColours(style.theme);
        for (int i = 0; i < 3; ++i) {
            const double left = area.left() + i * third;
            QFont strong = style.smallFont();
            strong.setWeight(QFont::DemiBold);
            paintLines(painter, QRectF(left, area.top(), third - em, 1.5 * em), titles[i], strong, colours.text,
                       Qt::AlignLeft | Qt::AlignTop);
            paintMatrix(painter, QRectF(left, area.top() + 1.8 * em, side, side), reaches[i], colours);
            paintLines(painter, QRectF(left, area.top() + 2 * em + side, third - em, 2.8 * em),
                       Words::tr("each output sees %1 of %2\nrows: outputs, columns: inputs")
                           .arg(reaches[i].inputsSeen(0))
                           .arg(m_channels),
                       style.smallFont(), colours.mutedText, Qt::AlignLeft | Qt::AlignTop);
        }
    }

private:
    /// A rectangle for every run of inputs of one group: outputs of a group see the same, so a row of rectangles a group.
    void paintMatrix(QPainter& painter, const QRectF& area, const Reach& reach, const ChartColours& colours) const {
        painter.save();
        painter.fillRect(area, colours.grid);
        const int n = m_channels / m_groups;
        const double step = area.width() / m_groups;
        for (int out = 0; out < m_groups; ++out)
            for (int in = 0; in < m_groups; ++in)
                if (reach.sees[std::size_t(out * n)][std::size_t(in * n)])
                    painter.fillRect(QRectF(area.left() + in * step, area.top() + out * step, step - 1, step - 1),
                                     groupColour(in));
        painter.setPen(colours.axis);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(area);
        painter.restore();
    }

    int m_channels, m_groups;
};

} // namespace

std::shared_ptr<const ChartFigure> reachFigure(int channels, int groups) {
    return std::make_shared<const ReachFigure>(channels, groups);
}

} // namespace convlens
