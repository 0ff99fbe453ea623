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
#include <QXmlStreamWriter>

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

/// Plays a page that other threads may be playing too: playing moves a position inside a QPicture's shared data.
void play(const ChartPage& page, QPainter& painter) {
    QPicture own;
    own.setData(page.drawing.data(), page.drawing.size());
    // Playing scales to the device's dots per inch, as if drawn for a screen; the painter is scaled to the page
    // already.
    const QPaintDevice& device = *painter.device();
    painter.scale(double(own.logicalDpiX()) / device.logicalDpiX(), double(own.logicalDpiY()) / device.logicalDpiY());
    own.play(&painter);
}

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

Result<QByteArray> encodePng(const ChartPage& page) {
    auto image = rasterise(page);
    if (!image) return image.error();
    image->setText(QStringLiteral("Title"), page.title);
    image->setText(QStringLiteral("Description"), page.caption);
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

Result<QByteArray> encodeSvg(const ChartPage& page) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(page.size.toSize());
    generator.setViewBox(QRectF(QPointF(0, 0), page.size));
    // Qt writes these two as they are.
    generator.setTitle(page.title.toHtmlEscaped());
    generator.setDescription((page.caption.isEmpty() ? creator() : page.caption).toHtmlEscaped());
    {
        QPainter painter(&generator);
        if (!painter.isActive()) return Error{ErrorCode::Internal, "the chart could not be drawn as SVG"};
        play(page, painter);
    }
    return tidySvg(bytes, page.millimetres);
}

/// What PDF has no other place for: the conditions, as XMP in Dublin Core, with the title and the program.
QByteArray xmpOf(const ChartPage& page) {
    QByteArray packet;
    QXmlStreamWriter xml(&packet);
    const QString x = QStringLiteral("adobe:ns:meta/"),
                  rdf = QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
                  dc = QStringLiteral("http://purl.org/dc/elements/1.1/"),
                  xmp = QStringLiteral("http://ns.adobe.com/xap/1.0/");
    xml.writeProcessingInstruction(QStringLiteral("xpacket"),
                                   QStringLiteral("begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\""));
    xml.writeNamespace(x, QStringLiteral("x"));
    xml.writeStartElement(x, QStringLiteral("xmpmeta"));
    xml.writeNamespace(rdf, QStringLiteral("rdf"));
    xml.writeStartElement(rdf, QStringLiteral("RDF"));
    xml.writeNamespace(dc, QStringLiteral("dc"));
    xml.writeNamespace(xmp, QStringLiteral("xmp"));
    xml.writeStartElement(rdf, QStringLiteral("Description"));
    xml.writeAttribute(rdf, QStringLiteral("about"), QString());
    const auto words = [&](const QString& element, const QString& text) {
        xml.writeStartElement(dc, element);
        xml.writeStartElement(rdf, QStringLiteral("Alt"));
        xml.writeStartElement(rdf, QStringLiteral("li"));
        xml.writeAttribute(QStringLiteral("xml:lang"), QStringLiteral("x-default"));
        xml.writeCharacters(text);
        for (int i = 0; i < 3; ++i)
            xml.writeEndElement();
    };
    words(QStringLiteral("title"), page.title);
    words(QStringLiteral("description"), page.caption.isEmpty() ? creator() : page.caption);
    xml.writeTextElement(xmp, QStringLiteral("CreatorTool"), creator());
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeProcessingInstruction(QStringLiteral("xpacket"), QStringLiteral("end=\"w\""));
    return packet;
}

Result<QByteArray> encodePdf(const ChartPage& page) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setCreator(creator());
    writer.setTitle(page.title);
    writer.setDocumentXmpMetadata(xmpOf(page));
    writer.setResolution(1200);
    writer.setPageSize(QPageSize(page.millimetres, QPageSize::Millimeter, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF());
    {
        QPainter painter(&writer);
        if (!painter.isActive()) return Error{ErrorCode::Internal, "the chart could not be drawn as PDF"};
        const QSizeF target = page.millimetres * (1200 / kMmPerInch);
        painter.scale(target.width() / page.size.width(), target.height() / page.size.height());
        play(page, painter);
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

Result<ChartPage> drawChartPage(const ChartData& data, const ChartExportOptions& options) {
    if (auto good = check(data, options); !good) return good.error();
    ChartPage page;
    page.options = options;
    page.title = data.title;
    page.caption = data.caption;
    page.millimetres = pageSizeMm(data, options);
    page.size = page.millimetres * pixelsPerMm(options);
    ChartCanvas canvas;
    ChartData unselected = data;
    unselected.highlighted = -1; // a selection belongs to the screen
    canvas.setData(std::move(unselected));
    canvas.setStyle(paperStyle(options));
    canvas.setSize(page.size);
    QPainter painter(&page.drawing);
    canvas.paint(painter);
    painter.end();
    return page;
}

Result<QImage> rasterise(const ChartPage& page, QSize pixels) {
    QImage image(pixels, QImage::Format_RGB32);
    if (image.isNull()) return Error{ErrorCode::OutOfMemory, "there is not enough memory for the bitmap"};
    image.fill(chartColours(page.options.theme).background);
    QPainter painter(&image);
    painter.scale(pixels.width() / page.size.width(), pixels.height() / page.size.height());
    play(page, painter);
    return image;
}

Result<QImage> rasterise(const ChartPage& page) {
    const double perMm = page.options.dotsPerInch / kMmPerInch;
    const QSize pixels(int(std::lround(page.millimetres.width() * perMm)),
                       int(std::lround(page.millimetres.height() * perMm)));
    if (qint64(pixels.width()) * pixels.height() > kMaxExportPixels)
        return Error{ErrorCode::TooLarge, "a bitmap of " + std::to_string(pixels.width()) + " x " +
                                              std::to_string(pixels.height()) +
                                              " pixels is too large; choose a lower resolution, or SVG or PDF"};
    auto image = rasterise(page, pixels);
    if (!image) return image.error();
    image->setDotsPerMeterX(int(std::lround(perMm * 1000)));
    image->setDotsPerMeterY(image->dotsPerMeterX());
    return image;
}

Result<QByteArray> encodeChart(const ChartPage& page, ChartFormat format) {
    switch (format) {
    case ChartFormat::Png:
        return encodePng(page);
    case ChartFormat::Svg:
        return encodeSvg(page);
    case ChartFormat::Pdf:
        return encodePdf(page);
    }
    return invalid("unknown format");
}

Result<QImage> renderChartImage(const ChartData& data, const ChartExportOptions& options) {
    const auto page = drawChartPage(data, options);
    if (!page) return page.error();
    return rasterise(*page);
}

Result<QByteArray> renderChart(const ChartData& data, ChartFormat format, const ChartExportOptions& options) {
    const auto page = drawChartPage(data, options);
    if (!page) return page.error();
    return encodeChart(*page, format);
}

Result<ChartCopy> makeCopy(const ChartPage& page) {
    auto image = rasterise(page);
    if (!image) return image.error();
    auto svg = encodeChart(page, ChartFormat::Svg);
    if (!svg) return svg.error();
    return ChartCopy{std::move(*image), std::move(*svg)};
}

void putOnClipboard(const ChartCopy& copy, QClipboard& clipboard) {
    auto content = std::make_unique<QMimeData>();
    content->setImageData(copy.bitmap);
    content->setData(QStringLiteral("image/svg+xml"), copy.svg);
    clipboard.setMimeData(content.release());
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
