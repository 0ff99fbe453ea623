#pragma once
#include "core/base/result.h"
#include "ui/charts/chart_source.h"

#include <QByteArray>
#include <QImage>
#include <QSizeF>

class QClipboard;
class QPainter;

namespace convlens {

enum class ChartFormat { Png, Svg, Pdf };
QString fileSuffix(ChartFormat format); ///< "png"

/// How a chart is put on paper. The same page is drawn for every format.
struct ChartExportOptions {
    double widthMm = 160;     ///< the text width of an A4 page with usual margins
    double heightMm = 0;      ///< 0: as high as its rows need (naturalHeightMm)
    double fontPoints = 8;    ///< of the text at its printed size
    double dotsPerInch = 300; ///< PNG only
    Theme theme = Theme::Light;
    bool title = true;
    bool caption = true;  ///< the conditions, below the chart
    bool hatched = false; ///< tell series apart without colours
};

/// Limits within which the dialog lets one choose.
inline constexpr double kMinPageMm = 40, kMaxPageMm = 2000;
inline constexpr double kMinFontPoints = 4, kMaxFontPoints = 24;
inline constexpr double kMinDotsPerInch = 72, kMaxDotsPerInch = 1200;
inline constexpr qint64 kMaxExportPixels = qint64(150) * 1000 * 1000;

/// Height at which every row has its name, for the width and font size of `options`.
double naturalHeightMm(const ChartData& data, const ChartExportOptions& options);
/// Of the exported page, with the natural height put in where none is given.
QSizeF pageSizeMm(const ChartData& data, const ChartExportOptions& options);
/// Of the PNG.
QSize pixelSize(const ChartData& data, const ChartExportOptions& options);
/// Every so manieth name of a category fits at this size; 1 is all.
int namedEvery(const ChartData& data, const ChartExportOptions& options);

/// The page as pixels; TooLarge beyond kMaxExportPixels, OutOfMemory where the bitmap cannot be had.
Result<QImage> renderChartImage(const ChartData& data, const ChartExportOptions& options);
/// The page as a file's content. SVG and PDF hold text and paths only, no bitmap. Title and caption go into the file's
/// own metadata as well. GUI thread only.
Result<QByteArray> renderChart(const ChartData& data, ChartFormat format, const ChartExportOptions& options);

/// As a bitmap and as SVG, whichever the receiver takes.
Result<void> copyChart(const ChartData& data, const ChartExportOptions& options, QClipboard& clipboard);

/// Paints the page, as every format shows it, scaled to `target` at the painter's origin.
void paintChartPage(QPainter& painter, const ChartData& data, const ChartExportOptions& options, const QSizeF& target);

/// Writes DIR/<id>.<suffix> of each chart that has something to show; the names written, in order. The folder is made
/// where it is missing.
Result<QStringList>
exportCharts(const QString& directory, const std::vector<NamedChart>& charts, const ChartExportOptions& options = {},
             const std::vector<ChartFormat>& formats = {ChartFormat::Png, ChartFormat::Svg, ChartFormat::Pdf});

} // namespace convlens
