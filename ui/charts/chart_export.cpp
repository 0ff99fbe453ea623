#include "ui/charts/chart_export.h"

#include "core/base/version.h"
#include "core/base/write_file.h"
#include "ui/charts/chart_canvas.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QMimeData>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace convlens {

namespace {

constexpr int kPagePixelsPerEm = 12; // every page is laid out with text this high, then scaled
constexpr double kMmPerInch = 25.4, kPointsPerInch = 72;

/// Page pixels per millimetre: the text, kPagePixelsPerEm high, shall measure `fontPoints`.
double pixelsPerMm(const ChartExportOptions& options) {
    return kPagePixelsPerEm / options.fontPoints * kPointsPerInch / kMmPerInch;
}

ChartStyle paperStyle(const ChartExportOptions& options) {
    ChartStyle style = makeChartStyle(options.theme, kPagePixelsPerEm);
    style.title = options.title;
    style.caption = options.caption;
    style.hatched = options.hatched;
    style.fitAllRows = true;
    return style;
}

/// The page, ready to be painted at any scale.
class Page {
public:
    Page(const ChartData& data, const ChartExportOptions& options)
        : m_mm(pageSizeMm(data, options)), m_size(m_mm * pixelsPerMm(options)) {
        ChartData unselected = data;
        unselected.highlighted = -1; // a selection belongs to the screen
        m_canvas.setData(std::move(unselected));
        m_canvas.setStyle(paperStyle(options));
        m_canvas.setSize(m_size);
    }
    const QSizeF& millimetres() const { return m_mm; }
    const QSizeF& size() const { return m_size; }
    ChartCanvas& canvas() { return m_canvas; }
    void paint(QPainter& painter, const QSizeF& target) {
        painter.scale(target.width() / m_size.width(), target.height() / m_size.height());
        m_canvas.paint(painter);
    }

private:
    QSizeF m_mm, m_size;
    ChartCanvas m_canvas;
};

Error invalid(const char* what) {
    return {ErrorCode::InvalidArgument, what};
}

Result<void> check(const ChartData& data, const ChartExportOptions& options) {
    const auto within = [](double value, double low, double high) { return value >= low && value <= high; };
    if (!within(options.fontPoints, kMinFontPoints, kMaxFontPoints))
        return invalid("the font size of an exported chart must be between 4 and 24 points");
    if (!within(options.widthMm, kMinPageMm, kMaxPageMm) ||
        (options.heightMm != 0 && !within(options.heightMm, kMinPageMm, kMaxPageMm)))
        return invalid("an exported chart must be between 40 and 2000 millimetres wide and high");
    if (!within(options.dotsPerInch, kMinDotsPerInch, kMaxDotsPerInch))
        return invalid("the resolution of an exported chart must be between 72 and 1200 dots per inch");
    if (data.isEmpty()) return invalid("this chart shows nothing yet, so there is nothing to export");
    return {};
}

QString creator() {
    return QStringLiteral("Convlens %1").arg(QString::fromUtf8(kVersion));
}

Result<QByteArray> renderPng(const ChartData& data, const ChartExportOptions& options) {
    auto image = renderChartImage(data, options);
    if (!image) return image.error();
    image->setText(QStringLiteral("Title"), data.title);
    image->setText(QStringLiteral("Description"), data.caption);
    image->setText(QStringLiteral("Software"), creator());
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image->save(&buffer, "PNG")) return Error{ErrorCode::Internal, "the chart could not be encoded as PNG"};
    return bytes;
}

/// Makes Qt's SVG fit to be worked on: exact size, a font that others can replace, no empty groups (Qt writes one for
/// every change of a pen).
QByteArray tidySvg(const QByteArray& raw, const QSizeF& mm) {
    QString text = QString::fromUtf8(raw);
    static const QRegularExpression size(QStringLiteral("<svg width=\"[^\"]*\" height=\"[^\"]*\""));
    text.replace(size, QStringLiteral("<svg width=\"%1mm\" height=\"%2mm\"").arg(mm.width()).arg(mm.height()));
    static const QRegularExpression family(QStringLiteral("font-family=\"([^\"]*)\""));
    text.replace(family, QStringLiteral("font-family=\"\\1, Helvetica, Arial, sans-serif\""));
    static const QRegularExpression empty(QStringLiteral("<g[^>]*>\\s*</g>\\s*"));
    qsizetype before = 0;
    do {
        before = text.size();
        text.remove(empty);
    } while (text.size() != before);
    return text.toUtf8();
}

Result<QByteArray> renderSvg(const ChartData& data, const ChartExportOptions& options) {
    Page page(data, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(page.size().toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), page.size()));
    // Qt writes these two as they are.
    generator.setTitle(data.title.toHtmlEscaped());
    generator.setDescription((data.caption.isEmpty() ? creator() : data.caption).toHtmlEscaped());
    {
        QPainter painter(&generator);
        if (!painter.isActive()) return Error{ErrorCode::Internal, "the chart could not be drawn as SVG"};
        page.canvas().paint(painter);
    }
    return tidySvg(bytes, page.millimetres());
}

Result<QByteArray> renderPdf(const ChartData& data, const ChartExportOptions& options) {
    Page page(data, options);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(creator());
    writer.setTitle(data.title);
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(page.millimetres(), QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    {
        QPainter painter(&writer);
        if (!painter.isActive()) return Error{ErrorCode::Internal, "the chart could not be drawn as PDF"};
        page.paint(painter, page.millimetres() * (1200 / kMmPerInch));
    }
    return bytes;
}

} // namespace

QString fileSuffix(ChartFormat format) {
    switch (format) {
    case ChartFormat::Png:
        return QStringLiteral("png");
    case ChartFormat::Svg:
        return QStringLiteral("svg");
    case ChartFormat::Pdf:
        return QStringLiteral("pdf");
    }
    return {};
}

double naturalHeightMm(const ChartData& data, const ChartExportOptions& options) {
    const double scale = pixelsPerMm(options);
    const double height = naturalHeight(data, paperStyle(options), options.widthMm * scale) / scale;
    return std::clamp(std::ceil(height), kMinPageMm, kMaxPageMm);
}

QSizeF pageSizeMm(const ChartData& data, const ChartExportOptions& options) {
    return {options.widthMm, options.heightMm > 0 ? options.heightMm : naturalHeightMm(data, options)};
}

QSize pixelSize(const ChartData& data, const ChartExportOptions& options) {
    const QSizeF size = pageSizeMm(data, options) * (options.dotsPerInch / kMmPerInch);
    return {int(std::lround(size.width())), int(std::lround(size.height()))};
}

int namedEvery(const ChartData& data, const ChartExportOptions& options) {
    return layoutChart(data, paperStyle(options), pageSizeMm(data, options) * pixelsPerMm(options)).nameEvery;
}

Result<QImage> renderChartImage(const ChartData& data, const ChartExportOptions& options) {
    if (auto good = check(data, options); !good) return good.error();
    const QSize pixels = pixelSize(data, options);
    if (qint64(pixels.width()) * pixels.height() > kMaxExportPixels)
        return Error{ErrorCode::TooLarge, "a bitmap of " + std::to_string(pixels.width()) + " x " +
                                              std::to_string(pixels.height()) +
                                              " pixels is too large; choose a lower resolution, or SVG or PDF"};
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) return Error{ErrorCode::OutOfMemory, "there is not enough memory for the bitmap"};
    image.setDotsPerMeterX(int(std::lround(options.dotsPerInch / kMmPerInch * 1000)));
    image.setDotsPerMeterY(image.dotsPerMeterX());
    image.fill(chartColours(options.theme).background);
    Page page(data, options);
    QPainter painter(&image);
    page.paint(painter, QSizeF(pixels));
    return image;
}

Result<QByteArray> renderChart(const ChartData& data, ChartFormat format, const ChartExportOptions& options) {
    if (auto good = check(data, options); !good) return good.error();
    switch (format) {
    case ChartFormat::Png:
        return renderPng(data, options);
    case ChartFormat::Svg:
        return renderSvg(data, options);
    case ChartFormat::Pdf:
        return renderPdf(data, options);
    }
    return invalid("unknown format");
}

Result<void> copyChart(const ChartData& data, const ChartExportOptions& options, QClipboard& clipboard) {
    auto image = renderChartImage(data, options);
    if (!image) return image.error();
    auto svg = renderSvg(data, options);
    if (!svg) return svg.error();
    auto content = std::make_unique<QMimeData>();
    content->setImageData(*image);
    content->setData(QStringLiteral("image/svg+xml"), *svg);
    clipboard.setMimeData(content.release());
    return {};
}

void paintChartPage(QPainter& painter, const ChartData& data, const ChartExportOptions& options, const QSizeF& target) {
    painter.save();
    Page(data, options).paint(painter, target);
    painter.restore();
}

Result<QStringList> exportCharts(const QString& directory, const std::vector<NamedChart>& charts,
                                 const ChartExportOptions& options, const std::vector<ChartFormat>& formats) {
    if (!QDir().mkpath(directory))
        return Error{ErrorCode::WriteFailed, "the folder " + directory.toStdString() + " cannot be made"};
    QStringList written;
    for (const NamedChart& chart : charts) {
        const ChartData data = chart.source(options.theme);
        if (data.isEmpty()) continue;
        for (const ChartFormat format : formats) {
            auto bytes = renderChart(data, format, options);
            if (!bytes) return bytes.error();
            const QString name = chart.id + u'.' + fileSuffix(format);
            const QString path = QDir(directory).filePath(name);
            if (auto done = writeFile(path.toStdString(), {bytes->constData(), std::size_t(bytes->size())}); !done)
                return done.error();
            written.append(name);
        }
    }
    return written;
}

} // namespace convlens
