#include "ui/panels/pair/pair_figure.h"

#include "core/base/version.h"
#include "ui/charts/chart_figure.h"
#include "ui/charts/conditions.h"
#include "ui/text/numbers.h"
#include "ui/widgets/colour_legend.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <set>

namespace convlens {

namespace {

constexpr double kGap = 6;
constexpr double kMostSmooth = 1024; // pixels a side that are coloured; beyond them zooming draws these larger

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Pair)
};

const PairSide* sideOf(const PairPicture& picture, int side) {
    return side == 0 ? picture.a.get() : picture.b.get();
}

double lineOf(const QFont& font) {
    return std::ceil(QFontMetricsF(font).height()) + 2;
}

class PairFigure : public ChartFigure {
public:
    PairFigure(const PairPicture& picture, const QRectF& window) : m_picture(picture), m_window(window) {}

    double heightFor(double width, const ChartStyle& style) const override {
        return layoutPair(m_picture, width, 1e6, style.smallFont()).height + legendHeight(style);
    }
    void paint(QPainter& painter, const QRectF& area, const ChartStyle& style) const override {
        const PairLayout layout =
            layoutPair(m_picture, area.width(), area.height() - legendHeight(style), style.smallFont());
        painter.translate(area.topLeft());
        paintPair(painter, m_picture, layout, m_window, 0, style.smallFont(), style.theme);
        painter.setFont(style.smallFont());
        const QRect bar(0, int(layout.height) + 4, int(std::min(area.width(), 420.0)), int(legendHeight(style)) - 4);
        const int any = m_picture.halvings().empty() ? 1 : m_picture.halvings().front();
        const ValueRange range = m_picture.rangeOf(any);
        ColourLegend::paint(painter, bar, m_picture.map, range, QStringLiteral("0"),
                            m_picture.oneScale ? significant(range.high) : Words::tr("highest"),
                            m_picture.oneScale ? Words::tr("one scale for all")
                                               : Words::tr("one scale a resolution, for both"),
                            chartColours(style.theme).mutedText);
    }

private:
    static double legendHeight(const ChartStyle& style) { return lineOf(style.smallFont()) + 20; }
    PairPicture m_picture;
    QRectF m_window;
};

} // namespace

std::vector<int> PairPicture::halvings() const {
    std::set<int> found;
    for (const auto& side : {a, b})
        if (side)
            for (const PairSide::Tile& tile : side->tiles)
                found.insert(tile.end.halvings);
    return {found.begin(), found.end()};
}

ValueRange PairPicture::rangeOf(int wanted) const {
    float most = 0;
    for (const auto& side : {a, b})
        if (side)
            for (const PairSide::Tile& tile : side->tiles)
                if (oneScale || tile.end.halvings == wanted) most = std::max(most, tile.most);
    return {0, most > 0 ? most : 1};
}

PairLayout layoutPair(const PairPicture& picture, double width, double most, const QFont& font) {
    PairLayout layout;
    const std::vector<int> halvings = picture.halvings();
    const double line = lineOf(font);
    const auto columns = double(halvings.size() + 1);
    // A name above, sizes below each row; the scales below both.
    const double words = 2 * (2 * line) + line + kGap;
    const double side =
        std::max(24.0, std::floor(std::min((width - kGap * (columns - 1)) / columns, (most - words) / 2)));
    for (int row = 0; row < 2; ++row) {
        const double top = row * (side + 2 * line + kGap);
        (row == 0 ? layout.namesA : layout.namesB) = QRectF(0, top, width, line);
        for (int column = 0; column <= int(halvings.size()); ++column)
            layout.tiles.push_back({row, column == 0 ? 0 : halvings[std::size_t(column) - 1],
                                    QRectF(column * (side + kGap), top + line, side, side)});
    }
    layout.height = 2 * (side + 2 * line) + kGap + line;
    return layout;
}

void paintPairTile(QPainter& painter, const PairPicture& picture, int side, int halvings, const QRectF& box,
                   const QRectF& window, Theme theme) {
    const PairSide* shown = sideOf(picture, side);
    const PairSide::Tile* tile = shown ? shown->find(halvings) : nullptr;
    QImage image;
    if (halvings == 0 && shown)
        image = shown->input;
    else if (tile) {
        const Shape& shape = tile->strength->shape();
        // A smooth map is coloured as large as it is drawn, since colours must not be mixed.
        const bool smooth = picture.interpolation == MapInterpolation::Smooth;
        const double most = std::max(1.0, std::floor(kMostSmooth / std::max(shape.w, shape.h)));
        const double scale = smooth ? std::clamp(std::ceil(box.width() / window.width() / shape.w), 1.0, most) : 1;
        image =
            renderMap(tile->strength->plane(0, 0), shape.h, shape.w, QSize(int(shape.w * scale), int(shape.h * scale)),
                      {picture.map, picture.rangeOf(halvings), picture.interpolation});
    }
    if (image.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(chartColours(theme).grid);
        painter.drawRect(box);
        painter.setPen(chartColours(theme).mutedText);
        painter.drawText(box, Qt::AlignCenter | Qt::TextWordWrap, shown ? Words::tr("none") : Words::tr("…"));
        return;
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, halvings == 0);
    painter.drawImage(box, image,
                      QRectF(window.x() * image.width(), window.y() * image.height(), window.width() * image.width(),
                             window.height() * image.height()));
}

void paintPair(QPainter& painter, const PairPicture& picture, const PairLayout& layout, const QRectF& window, int focus,
               const QFont& font, Theme theme) {
    const ChartColours colours = chartColours(theme);
    const QFontMetricsF metrics(font);
    const double line = lineOf(font);
    QFont strong = font;
    strong.setWeight(QFont::DemiBold);
    painter.setFont(strong);
    painter.setPen(colours.text);
    painter.drawText(layout.namesA, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(strong).elidedText(picture.nameA, Qt::ElideRight, layout.namesA.width()));
    painter.drawText(layout.namesB, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(strong).elidedText(picture.nameB, Qt::ElideRight, layout.namesB.width()));
    painter.setFont(font);
    for (const PairLayout::Tile& tile : layout.tiles) {
        paintPairTile(painter, picture, tile.side, tile.halvings, tile.box, window, theme);
        if (tile.halvings == focus && focus > 0) {
            painter.setPen(QPen(colours.focus, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRect(tile.box.adjusted(-2, -2, 2, 2));
        }
        const PairSide* side = sideOf(picture, tile.side);
        const PairSide::Tile* map = side ? side->find(tile.halvings) : nullptr;
        QString size = tile.halvings == 0 && side ? Words::tr("input") : QString();
        if (map) size = QStringLiteral("%1×%2×%3").arg(map->end.shape.c).arg(map->end.shape.h).arg(map->end.shape.w);
        painter.setPen(colours.mutedText);
        QRectF words(tile.box.left(), tile.box.bottom(), tile.box.width(), line);
        painter.drawText(words, Qt::AlignCenter, metrics.elidedText(size, Qt::ElideRight, words.width()));
        if (tile.side == 1 && tile.halvings > 0) {
            words.translate(0, line);
            const ValueRange range = picture.rangeOf(tile.halvings);
            painter.drawText(words, Qt::AlignCenter,
                             metrics.elidedText(QStringLiteral("0 – %1").arg(significant(range.high)), Qt::ElideRight,
                                                words.width()));
        }
    }
}

ChartData pairChart(const PairPicture& picture, const QRectF& window, Theme) {
    ChartData data;
    data.emptyText = Words::tr("The two networks have not run on a photo yet.");
    if (!picture.a || !picture.b) return data;
    data.title = Words::tr("%1 and %2, one photo: %3").arg(picture.nameA, picture.nameB, picture.a->photoName);
    data.caption =
        Words::tr("Root mean square over the channels of what each network hands on at each resolution; "
                  "below each map its channels, height and width; %1 (%2), %3; %4 (%5), %6; %7; Convlens %8")
            .arg(picture.nameA, QString::fromStdString(toString(picture.a->network->spec)),
                 weightsInWords(*picture.a->network), picture.nameB,
                 QString::fromStdString(toString(picture.b->network->spec)), weightsInWords(*picture.b->network),
                 picture.oneScale ? Words::tr("one scale for all maps")
                                  : Words::tr("one scale a resolution, shared by both"),
                 QLatin1String(kVersion));
    data.figure = std::make_shared<const PairFigure>(picture, window);
    return data;
}

} // namespace convlens
