#include "ui/charts/chart_layout.h"

#include "ui/charts/chart_figure.h"
#include "ui/text/numbers.h"

#include <QFontMetricsF>
#include <QGuiApplication>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr double kHuge = 1e6;

double wrappedHeight(const QFont& font, double width, const QString& text) {
    return std::ceil(QFontMetricsF(font).boundingRect(QRectF(0, 0, width, kHuge), Qt::TextWordWrap, text).height());
}

/// As much of a text as fits into so many lines, ending in "…" where something is left out; all of it for 0.
QString firstLines(const QFont& font, double width, const QString& text, int lines) {
    if (lines == 0) return text;
    QTextLayout wrapped(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WordWrap);
    wrapped.setTextOption(option);
    wrapped.beginLayout();
    int lastStart = 0;
    for (int line = 0; line < lines; ++line) {
        QTextLine next = wrapped.createLine();
        if (!next.isValid()) return text;
        next.setLineWidth(width);
        lastStart = next.textStart();
    }
    const bool more = wrapped.createLine().isValid();
    wrapped.endLayout();
    if (!more) return text;
    return text.left(lastStart) + QFontMetricsF(font).elidedText(text.mid(lastStart), Qt::ElideRight, width);
}

double widest(const QFont& font, const QStringList& texts) {
    const QFontMetricsF metrics(font);
    double width = 0;
    for (const QString& text : texts)
        width = std::max(width, metrics.horizontalAdvance(text));
    return std::ceil(width);
}

bool isBars(const ChartData& data) {
    return data.kind != ChartKind::Lines && data.kind != ChartKind::Scatter;
}

/// Bars beside each other in one row.
int barsInRow(const ChartData& data) {
    return data.kind == ChartKind::StackedBars ? 1 : std::max<int>(1, int(data.series.size()));
}

double smallestRow(const ChartData& data, const ChartStyle& style) {
    const double bar = data.kind == ChartKind::StackedBars ? 1.45 : 0.86;
    return std::round((bar * barsInRow(data) + 0.55) * style.em());
}

double largestRow(const ChartData& data, const ChartStyle& style) {
    const double bar = barsInRow(data) > 1 ? 1.25 : 1.8;
    return std::round((bar * barsInRow(data) + 1.0) * style.em());
}

/// Of the widest number at a tick.
double tickWidth(const QFont& font, const AxisRange& range) {
    QStringList texts;
    if (range.logarithmic) {
        for (const double tick : logTicks(range))
            texts.append(QString::number(tick, 'g', 6));
    } else {
        const double first = std::ceil(range.minimum / range.step - 1e-9) * range.step;
        const double last = std::floor(range.maximum / range.step + 1e-9) * range.step;
        for (const double tick : {first, first + range.step, last - range.step, last})
            texts.append(QString::number(tick, 'f', range.decimals));
    }
    return widest(font, texts);
}

/// Places swatches with names in lines from `top` on; returns where they end.
double placeEntries(std::vector<LegendEntry>& entries, const QStringList& names, const QFont& font, double em,
                    double left, double right, double top) {
    const QFontMetricsF metrics(font);
    const double swatch = std::round(0.9 * em), line = std::ceil(metrics.height()) + 0.25 * em;
    double x = left, y = top;
    for (int i = 0; i < int(names.size()); ++i) {
        const double text = std::ceil(metrics.horizontalAdvance(names.at(i)));
        const double entry = swatch + 0.4 * em + text;
        if (x > left && x + entry > right) {
            x = left;
            y += line;
        }
        LegendEntry placed;
        placed.series = i;
        placed.swatch = QRectF(x, y + std::round((metrics.height() - swatch) / 2), swatch, swatch);
        placed.text =
            QRectF(x + swatch + 0.4 * em, y, std::min(text + 2, right - x - swatch - 0.4 * em), metrics.height());
        entries.push_back(placed);
        x += entry + 1.2 * em;
    }
    return y + line;
}

double placeLegend(ChartLayout& layout, const ChartData& data, const ChartStyle& style, double left, double right,
                   double top) {
    const double em = style.em();
    double end = top;
    if (data.series.size() > 1) {
        QStringList names;
        for (const ChartSeries& series : data.series)
            names.append(series.name);
        end = placeEntries(layout.legend, names, style.font, em, left, right, end);
    }
    if (!data.category.key.empty()) {
        QStringList names;
        for (const CategoryKey& key : data.category.key)
            names.append(key.name);
        end = placeEntries(layout.categoryKey, names, style.smallFont(), em, left, right, end);
    }
    return end > top ? end + 0.35 * em : top;
}

void layoutHorizontalBars(ChartLayout& layout, const ChartData& data, const ChartStyle& style, double left,
                          double right, double top, double bottom) {
    const double em = style.em();
    const QFont small = style.smallFont();
    const int rows = int(data.category.categories.size());

    double names = widest(style.font, data.category.categories);
    const double swatches = data.category.categoryColours.empty() ? 0 : 1.55 * em;
    names = std::min(names, std::max(6 * em, 0.40 * (right - left)));
    layout.categories = QRectF(left, top, std::ceil(names + swatches), 0);

    const double plotLeft = layout.categories.right() + 0.8 * em;
    const double plotRight = right - 1.6 * em; // room for half of the last tick's number
    const double plotWidth = std::max(4 * em, plotRight - plotLeft);
    layout.bottom = barRange(data, std::clamp(int(plotWidth / (6 * em)), 2, 8));

    if (!data.value.title.isEmpty()) {
        const double height = std::ceil(QFontMetricsF(small).height());
        layout.bottomTitle = QRectF(plotLeft, bottom - height, plotWidth, height);
        bottom -= height + 0.2 * em;
    }
    const double ticks = std::ceil(QFontMetricsF(small).height()) + 0.55 * em;
    const double available = std::max(2 * em, bottom - ticks - top);

    const double smallest = smallestRow(data, style), largest = largestRow(data, style);
    double row = available / std::max(1, rows);
    if (style.fitAllRows) {
        row = std::min(row, largest);
    } else {
        row = std::clamp(std::floor(row), smallest, largest) * style.rowZoom;
        row = std::max(std::round(row), std::round(0.5 * em));
    }
    layout.rowLength = row;
    layout.contentLength = row * rows;
    const double height = std::min(available, layout.contentLength);
    layout.plot = QRectF(plotLeft, top, plotWidth, height);
    layout.categories.setHeight(height);
    // The axis follows its rows; the title of the axis follows the axis.
    if (!layout.bottomTitle.isNull()) layout.bottomTitle.moveTop(layout.plot.bottom() + ticks + 0.2 * em);
    const double line = QFontMetricsF(style.font).height() * 0.92;
    layout.nameEvery = std::max(1, int(std::ceil(line / row - 1e-9)));
}

void layoutVerticalBars(ChartLayout& layout, const ChartData& data, const ChartStyle& style, double left, double right,
                        double top, double bottom) {
    const double em = style.em();
    const QFont small = style.smallFont();
    const int columns = int(data.category.categories.size());
    layout.vertical = true;

    const double valueSpace = 1.2 * em; // a label above the highest bar
    layout.left = barRange(data, std::clamp(int((bottom - top) / (3.5 * em)), 2, 8));
    double plotLeft = left + tickWidth(small, layout.left) + 0.7 * em;
    if (!data.value.title.isEmpty()) plotLeft += std::ceil(QFontMetricsF(small).height()) + 0.3 * em;
    const double plotWidth = std::max(4 * em, right - plotLeft);

    const double smallest = smallestRow(data, style) * 1.3, largest = largestRow(data, style) * 2;
    double column = plotWidth / std::max(1, columns);
    if (style.fitAllRows)
        column = std::min(column, largest);
    else
        column = std::max(std::round(std::clamp(std::floor(column), smallest, largest) * style.rowZoom), em);
    layout.rowLength = column;
    layout.contentLength = column * columns;
    const double names = widest(style.font, data.category.categories);
    const double line = std::ceil(QFontMetricsF(style.font).height());
    layout.rotatedNames = names > column - 0.5 * em;
    const double namesHeight = layout.rotatedNames ? std::min(names, 0.35 * (bottom - top)) : line;
    layout.nameEvery = layout.rotatedNames ? std::max(1, int(std::ceil(line * 0.92 / column - 1e-9))) : 1;

    if (!data.category.title.isEmpty()) {
        const double height = std::ceil(QFontMetricsF(small).height());
        layout.bottomTitle = QRectF(plotLeft, bottom - height, plotWidth, height);
        bottom -= height + 0.2 * em;
    }
    const double plotTop = top + valueSpace;
    const double plotHeight = std::max(3 * em, bottom - namesHeight - 0.5 * em - plotTop);
    layout.plot = QRectF(plotLeft, plotTop, std::min(plotWidth, layout.contentLength), plotHeight);
    layout.categories = QRectF(plotLeft, layout.plot.bottom() + 0.5 * em, layout.plot.width(), namesHeight);
    if (!data.value.title.isEmpty())
        layout.leftTitle = QRectF(left, plotTop, QFontMetricsF(small).height(), plotHeight);
}

void layoutPoints(ChartLayout& layout, const ChartData& data, const ChartStyle& style, double left, double right,
                  double top, double bottom) {
    const double em = style.em();
    const QFont small = style.smallFont();
    const double line = std::ceil(QFontMetricsF(small).height());
    if (!data.category.title.isEmpty()) {
        layout.bottomTitle = QRectF(0, bottom - line, 0, line);
        bottom -= line + 0.2 * em;
    }
    const double plotBottom = bottom - line - 0.55 * em;
    const double plotTop = top + 0.5 * em;
    layout.left = pointRange(data, false, std::clamp(int((plotBottom - plotTop) / (3.5 * em)), 2, 8));
    double plotLeft = left + tickWidth(small, layout.left) + 0.7 * em;
    if (!data.value.title.isEmpty()) plotLeft += line + 0.3 * em;
    const double plotRight = right - 1.6 * em;
    layout.bottom = pointRange(data, true, std::clamp(int((plotRight - plotLeft) / (6 * em)), 2, 8));
    layout.plot =
        QRectF(plotLeft, plotTop, std::max(4 * em, plotRight - plotLeft), std::max(3 * em, plotBottom - plotTop));
    if (!layout.bottomTitle.isNull())
        layout.bottomTitle = QRectF(layout.plot.left(), layout.bottomTitle.top(), layout.plot.width(), line);
    if (!data.value.title.isEmpty()) layout.leftTitle = QRectF(left, layout.plot.top(), line, layout.plot.height());
}

} // namespace

QFont ChartStyle::smallFont() const {
    QFont small = font;
    small.setPixelSize(std::max(7, int(std::lround(font.pixelSize() * 0.88))));
    return small;
}

QFont ChartStyle::titleFont() const {
    QFont bold = font;
    bold.setWeight(QFont::DemiBold);
    return bold;
}

ChartStyle makeChartStyle(Theme theme, int pixelSize, const QString& family) {
    ChartStyle style;
    style.theme = theme;
    style.font = QFont(family.isEmpty() ? QGuiApplication::font().family() : family);
    style.font.setPixelSize(pixelSize);
    style.font.setHintingPreference(QFont::PreferNoHinting);
    return style;
}

ChartLayout layoutChart(const ChartData& data, const ChartStyle& style, const QSizeF& size) {
    ChartLayout layout;
    layout.size = size;
    const double em = style.em(), margin = std::round(0.75 * em);
    const double left = margin, right = std::max(left + 10 * em, size.width() - margin);
    double top = margin, bottom = size.height() - margin;

    if (style.title && !data.title.isEmpty()) {
        layout.title = QRectF(left, top, right - left, wrappedHeight(style.titleFont(), right - left, data.title));
        top = layout.title.bottom() + 0.45 * em;
    }
    if (data.doubtful && !data.doubt.isEmpty()) {
        const double indent = 1.5 * em; // the mark stands before it
        const double width = right - left - indent;
        layout.doubtWords = firstLines(style.smallFont(), width, data.doubt, style.doubtLines);
        layout.doubt = QRectF(left + indent, top, width, wrappedHeight(style.smallFont(), width, layout.doubtWords));
        top = layout.doubt.bottom() + 0.45 * em;
    }
    if (style.caption && !data.caption.isEmpty()) {
        const double height = wrappedHeight(style.smallFont(), right - left, data.caption);
        layout.caption = QRectF(left, bottom - height, right - left, height);
        bottom = layout.caption.top() - 0.6 * em;
    }
    if (data.isEmpty() || data.figure) {
        layout.plot = QRectF(left, top, right - left, std::max(2 * em, bottom - top));
        return layout;
    }
    top = placeLegend(layout, data, style, left, right, top);

    switch (data.kind) {
    case ChartKind::HorizontalBars:
    case ChartKind::StackedBars:
        layoutHorizontalBars(layout, data, style, left, right, top, bottom);
        break;
    case ChartKind::VerticalBars:
        layoutVerticalBars(layout, data, style, left, right, top, bottom);
        break;
    case ChartKind::Lines:
    case ChartKind::Scatter:
        layoutPoints(layout, data, style, left, right, top, bottom);
        break;
    }
    if (isBars(data)) {
        const double gap = std::min(0.55 * em, 0.3 * layout.rowLength);
        layout.barShare = (layout.rowLength - gap) / layout.rowLength;
        if ((layout.vertical ? layout.left : layout.bottom).logarithmic)
            layout.dotSide = std::min(0.8 * em, layout.rowLength * layout.barShare / barsInRow(data));
    }
    return layout;
}

double naturalHeight(const ChartData& data, const ChartStyle& style, double width) {
    const double em = style.em();
    if (data.figure) {
        const double tall = 1000 * em; // all of it but the plot is taken by title and conditions
        const QRectF plot = layoutChart(data, style, QSizeF(width, tall)).plot;
        return std::ceil(tall - plot.height() + data.figure->heightFor(plot.width(), style));
    }
    if (data.kind == ChartKind::HorizontalBars || data.kind == ChartKind::StackedBars) {
        // Lay it out on a tall page and take away what stayed empty below the rows.
        ChartStyle whole = style;
        whole.fitAllRows = true;
        const double rows = double(data.category.categories.size());
        const double tall = 100 * em + rows * largestRow(data, style);
        const ChartLayout layout = layoutChart(data, whole, QSizeF(width, tall));
        const double below =
            (layout.bottomTitle.isNull() ? layout.plot.bottom() + 1.6 * em : layout.bottomTitle.bottom()) -
            layout.plot.bottom() + (layout.caption.isNull() ? 0 : layout.caption.height() + 0.6 * em) +
            std::round(0.75 * em);
        // Few rows may be as thick as they like, many as thin as still reads.
        const double row = rows <= 12 ? std::round((smallestRow(data, style) + largestRow(data, style)) / 2)
                                      : smallestRow(data, style);
        return std::ceil(layout.plot.top() + rows * row + below + 1);
    }
    return std::round(width * 0.62);
}

bool isDoubtful(const ChartSeries& series, int index) {
    return std::size_t(index) < series.doubtful.size() && series.doubtful[std::size_t(index)];
}

QString valueLabel(const ChartData& data, const ChartSeries& series, int index) {
    if (std::size_t(index) >= series.values.size() || !std::isfinite(series.values[std::size_t(index)])) return {};
    QString text;
    if (index < series.labels.size()) {
        text = series.labels.at(index);
    } else {
        const double value = series.values[std::size_t(index)];
        text = data.value.decimals >= 0 ? QString::number(value, 'f', data.value.decimals) : significant(value);
        if (!data.value.unit.isEmpty()) text += QChar(0x00A0) + data.value.unit;
    }
    return isDoubtful(series, index) ? text + QStringLiteral(" ?") : text;
}

} // namespace convlens
