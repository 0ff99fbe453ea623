#pragma once
#include "core/base/result.h"
#include "ui/charts/chart_source.h"

#include <QByteArray>
#include <QImage>
#include <QPicture>
#include <QSizeF>

class QClipboard;

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

/// A page drawn once. Drawing needs Qt Charts and with it the GUI thread; the drawing commands that are kept here turn
/// into bitmaps and files, which takes far longer, on any thread.
struct ChartPage {
    QPicture drawing; ///< in page pixels
    QSizeF size;      ///< in page pixels
    QSizeF millimetres;
    QString title, caption;
    ChartExportOptions options;
};
/// GUI thread only. InvalidArgument for options beyond the limits above and for a chart that shows nothing.
Result<ChartPage> drawChartPage(const ChartData& data, const ChartExportOptions& options);
/// The page scaled to so many pixels. OutOfMemory where the bitmap cannot be had. Any thread.
Result<QImage> rasterise(const ChartPage& page, QSize pixels);
/// At the resolution of its options; TooLarge beyond kMaxExportPixels. Any thread.
Result<QImage> rasterise(const ChartPage& page);
/// As renderChart(). Any thread.
Result<QByteArray> encodeChart(const ChartPage& page, ChartFormat format);

/// The page as pixels; TooLarge beyond kMaxExportPixels, OutOfMemory where the bitmap cannot be had.
Result<QImage> renderChartImage(const ChartData& data, const ChartExportOptions& options);
/// The page as a file's content. SVG and PDF hold text and paths only, no bitmap. Title and caption go into the file's
/// own metadata as well. GUI thread only.
Result<QByteArray> renderChart(const ChartData& data, ChartFormat format, const ChartExportOptions& options);

/// As a bitmap and as SVG, whichever the receiver takes.
struct ChartCopy {
    QImage bitmap;
    QByteArray svg;
};
/// Any thread.
Result<ChartCopy> makeCopy(const ChartPage& page);
void putOnClipboard(const ChartCopy& copy, QClipboard& clipboard);

/// Writes DIR/<id>.<suffix> of each chart that has something to show; the names written, in order. The folder is made
/// where it is missing.
Result<QStringList>
exportCharts(const QString& directory, const std::vector<NamedChart>& charts, const ChartExportOptions& options = {},
             const std::vector<ChartFormat>& formats = {ChartFormat::Png, ChartFormat::Svg, ChartFormat::Pdf});

} // namespace convlens
