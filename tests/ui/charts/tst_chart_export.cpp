#include "core/base/write_file.h"
#include "tests/ui/charts/sample_charts.h"
#include "ui/charts/chart_canvas.h"
#include "ui/charts/chart_export.h"

#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QMimeData>
#include <QPainter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <set>
#include <thread>

using namespace convlens;

namespace {

struct SvgContent {
    QString text; ///< all texts, joined
    std::set<QString> elements;
    QString width, height, title, description, error;
};

SvgContent readSvg(const QByteArray& bytes) {
    SvgContent content;
    QXmlStreamReader xml(bytes);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        const QString name = xml.name().toString();
        content.elements.insert(name);
        if (name == u"svg") {
            content.width = xml.attributes().value(QStringLiteral("width")).toString();
            content.height = xml.attributes().value(QStringLiteral("height")).toString();
        }
        if (name == u"text") content.text += xml.readElementText(QXmlStreamReader::IncludeChildElements) + u'\n';
        if (name == u"title") content.title = xml.readElementText();
        if (name == u"desc") content.description = xml.readElementText();
    }
    content.error = xml.hasError() ? xml.errorString() : QString();
    return content;
}

/// Colours that cover at least `pixels` of the picture.
bool contains(const QImage& image, const QColor& colour, int pixels) {
    int found = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) {
            const QColor c = image.pixelColor(x, y);
            found += std::abs(c.red() - colour.red()) < 10 && std::abs(c.green() - colour.green()) < 10 &&
                     std::abs(c.blue() - colour.blue()) < 10;
        }
    return found >= pixels;
}

} // namespace

class TestChartExport : public QObject {
    Q_OBJECT

private slots:
    void pngHasTheAskedSizeAndIsNotBlank() {
        ChartExportOptions options;
        options.widthMm = 127; // 5 inches
        options.heightMm = 76.2;
        options.dotsPerInch = 200;
        const auto bytes = renderChart(test::pairedBars(6), ChartFormat::Png, options);
        QVERIFY(bytes);
        const QImage image = QImage::fromData(*bytes, "PNG");
        QCOMPARE(image.size(), QSize(1000, 600));
        QCOMPARE(image.dotsPerMeterX(), 7874); // 200 dpi
        QVERIFY(contains(image, theoryColour(Theme::Light), 500));
        QVERIFY(contains(image, timeColour(Theme::Light), 500));
        QCOMPARE(image.text(QStringLiteral("Title")), QStringLiteral("Paired bars"));
        QCOMPARE(image.text(QStringLiteral("Description")), test::pairedBars(6).caption);
    }

    void svgHoldsTextsAndNoBitmap() {
        ChartExportOptions options;
        options.widthMm = 160;
        options.heightMm = 90;
        options.hatched = true;
        ChartData data = test::pairedBars(6);
        data.series[1].doubtful = {false, true, false, false, false, false};
        const auto bytes = renderChart(data, ChartFormat::Svg, options);
        QVERIFY(bytes);
        const SvgContent svg = readSvg(*bytes);
        QCOMPARE(svg.error, QString());
        QCOMPARE(svg.width, QStringLiteral("160mm"));
        QCOMPARE(svg.height, QStringLiteral("90mm"));
        QCOMPARE(svg.title, data.title);
        QCOMPARE(svg.description, data.caption);
        for (const QString& text :
             {data.title, data.value.title, data.series[0].name, data.series[1].name, data.category.categories[0],
              data.category.categories[5], QStringLiteral("1.00\u00A0%"), QStringLiteral("7.00\u00A0% ?")})
            QVERIFY2(svg.text.contains(text), qPrintable(text));
        QVERIFY(svg.text.contains(QStringLiteral("Conditions")));
        QVERIFY(!svg.elements.contains(QStringLiteral("image")));
        QVERIFY(!svg.elements.contains(QStringLiteral("pattern")));
        QVERIFY(bytes->contains("sans-serif"));

        // It must also draw: both colours appear in what another reader of the format makes of it.
        QSvgRenderer renderer(*bytes);
        QVERIFY(renderer.isValid());
        QImage image(800, 450, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        renderer.render(&painter);
        QVERIFY(contains(image, theoryColour(Theme::Light), 300));
        QVERIFY(contains(image, timeColour(Theme::Light), 300));
    }

    void pdfIsAPageOfVectorsWithItsText() {
        const QString toPpm = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
        const QString toText = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        const QString images = QStandardPaths::findExecutable(QStringLiteral("pdfimages"));
        if (toPpm.isEmpty() || toText.isEmpty() || images.isEmpty()) QSKIP("poppler-utils are not installed");
        QTemporaryDir folder;
        ChartExportOptions options;
        options.widthMm = 101.6; // 4 inches
        options.heightMm = 76.2;
        options.hatched = true;
        ChartData data = test::pairedBars(5);
        data.series[1].spreads = {1, 1, 1, 1, 1};
        const auto bytes = renderChart(data, ChartFormat::Pdf, options);
        QVERIFY(bytes);
        const QString path = folder.filePath(QStringLiteral("chart.pdf"));
        QVERIFY(writeFile(path.toStdString(), {bytes->constData(), std::size_t(bytes->size())}));

        QProcess process;
        process.start(toPpm, {"-r", "100", "-png", path, folder.filePath("page")});
        QVERIFY(process.waitForFinished());
        const QStringList pages = QDir(folder.path()).entryList({"page*.png"});
        QCOMPARE(pages.size(), 1);
        const QImage image(folder.filePath(pages.first()));
        QVERIFY(std::abs(image.width() - 400) <= 1 && std::abs(image.height() - 300) <= 1);
        QVERIFY(contains(image, theoryColour(Theme::Light), 100));

        process.start(toText, {path, "-"});
        QVERIFY(process.waitForFinished());
        const QString text = QString::fromUtf8(process.readAllStandardOutput());
        for (const QString& expected : {data.title, data.category.categories[4], QStringLiteral("multiply-adds")})
            QVERIFY2(text.contains(expected), qPrintable(expected));

        process.start(images, {"-list", path});
        QVERIFY(process.waitForFinished());
        const QString list = QString::fromUtf8(process.readAllStandardOutput());
        QCOMPARE(list.trimmed().split(u'\n').size(), 2); // only the head of the list: no bitmap inside
    }

    /// As another reader of the page measures it: the boxes around words, in points, are a line high.
    void lettersHaveTheAskedSizeOnPaper() {
        const QString toText = QStandardPaths::findExecutable(QStringLiteral("pdftotext"));
        if (toText.isEmpty()) QSKIP("poppler-utils are not installed");
        QTemporaryDir folder;
        const ChartData data = test::pairedBars(5);
        const auto lineHeight = [&](double points) {
            ChartExportOptions options;
            options.widthMm = 150;
            options.heightMm = 120;
            options.fontPoints = points;
            const auto bytes = renderChart(data, ChartFormat::Pdf, options);
            const QString path = folder.filePath(QStringLiteral("%1.pdf").arg(points));
            if (!bytes || !writeFile(path.toStdString(), {bytes->constData(), std::size_t(bytes->size())})) return 0.0;
            QProcess process;
            process.start(toText, {"-bbox", path, "-"});
            if (!process.waitForFinished()) return 0.0;
            static const QRegularExpression word(
                QStringLiteral("yMin=\"([0-9.]+)\"[^>]*yMax=\"([0-9.]+)\">multiply-adds<"));
            const auto match = word.match(QString::fromUtf8(process.readAllStandardOutput()));
            return match.captured(2).toDouble() - match.captured(1).toDouble();
        };
        const double small = lineHeight(6), large = lineHeight(12);
        QVERIFY2(small > 6 && small < 1.5 * 6, qPrintable(QString::number(small)));
        QVERIFY2(std::abs(large / small - 2) < 0.04, qPrintable(QString::number(large / small)));
    }

    /// Where nothing of them is drawn, too.
    void pdfHasItsTitleAndConditionsInItsMetadata() {
        ChartData data = test::pairedBars(5);
        data.title = QStringLiteral("Times & shares");
        data.caption = QStringLiteral("engine native, 2 threads; \u00B5 < 1");
        ChartExportOptions options;
        options.caption = options.title = false;
        const auto bytes = renderChart(data, ChartFormat::Pdf, options);
        QVERIFY(bytes);
        const qsizetype from = bytes->indexOf("<?xpacket begin"), to = bytes->indexOf("<?xpacket end", from);
        QVERIFY(from > 0 && to > from);
        QXmlStreamReader xml(bytes->mid(from, to - from));
        QMap<QString, QString> found;
        while (!xml.atEnd()) {
            if (xml.readNext() != QXmlStreamReader::StartElement) continue;
            const QString name = xml.name().toString();
            if (name == u"title" || name == u"description" || name == u"CreatorTool")
                found[name] = xml.readElementText(QXmlStreamReader::IncludeChildElements);
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(found["title"], data.title);
        QCOMPARE(found["description"], data.caption);
        QVERIFY(found["CreatorTool"].startsWith("Convlens "));
    }

    void everyFormatDrawsTheSamePage() {
        ChartExportOptions options;
        options.heightMm = 100;
        options.dotsPerInch = 96;
        const ChartData data = test::pairedBars(6);
        const auto image = renderChartImage(data, options);
        QVERIFY(image);
        const auto svg = renderChart(data, ChartFormat::Svg, options);
        QVERIFY(svg);
        QImage second(image->size(), QImage::Format_RGB32);
        second.fill(Qt::white);
        QPainter painter(&second);
        painter.setRenderHint(QPainter::Antialiasing);
        QSvgRenderer(*svg).render(&painter);
        painter.end();
        // Letters differ in their edges; bars may not move. Compare where the bars' colours are.
        int different = 0;
        const auto isBar = [](const QColor& c) {
            return std::abs(c.red() - 0) < 10 && std::abs(c.green() - 114) < 10 && std::abs(c.blue() - 178) < 10;
        };
        int bars = 0;
        for (int y = 0; y < image->height(); ++y)
            for (int x = 0; x < image->width(); ++x) {
                const bool a = isBar(image->pixelColor(x, y)), b = isBar(second.pixelColor(x, y));
                bars += a;
                different += a != b;
            }
        QVERIFY(bars > 1000);
        QVERIFY2(different < bars / 25, qPrintable(QString::number(different)));
    }

    void naturalHeightNamesEveryRow() {
        ChartExportOptions options;
        const ChartData data = test::pairedBars(155);
        QCOMPARE(namedEvery(data, options), 1);
        const QSizeF natural = pageSizeMm(data, options);
        QVERIFY(natural.height() > 400 && natural.height() < 2000);
        options.heightMm = 200;
        QVERIFY(namedEvery(data, options) > 1);
        const auto svg = renderChart(data, ChartFormat::Svg, options);
        QVERIFY(svg);
        QVERIFY(readSvg(*svg).text.contains(QStringLiteral("block0.expand.conv")));
        QVERIFY(!readSvg(*svg).text.contains(QStringLiteral("block1.expand.conv")));
    }

    void captionAndTitleCanBeLeftOut() {
        ChartExportOptions options;
        options.caption = false;
        options.title = false;
        const auto svg = renderChart(test::pairedBars(3), ChartFormat::Svg, options);
        QVERIFY(svg);
        QVERIFY(!readSvg(*svg).text.contains(QStringLiteral("Conditions")));
        QVERIFY(!readSvg(*svg).text.contains(QStringLiteral("Paired bars")));
    }

    void theSelectionStaysOnTheScreen() {
        ChartExportOptions options;
        options.dotsPerInch = 96;
        ChartData data = test::pairedBars(4);
        const auto plain = renderChartImage(data, options);
        data.highlighted = 2;
        const auto selected = renderChartImage(data, options);
        QVERIFY(plain && selected);
        QCOMPARE(*selected, *plain);
    }

    void impossibleWishesAreRefused_data() {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("dpi");
        QTest::addColumn<double>("font");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("code");
        QTest::newRow("no width") << 0.0 << 300.0 << 8.0 << 4 << int(ErrorCode::InvalidArgument);
        QTest::newRow("font") << 100.0 << 300.0 << 0.0 << 4 << int(ErrorCode::InvalidArgument);
        QTest::newRow("resolution") << 100.0 << 1e6 << 8.0 << 4 << int(ErrorCode::InvalidArgument);
        QTest::newRow("too many pixels") << 2000.0 << 1200.0 << 8.0 << 4 << int(ErrorCode::TooLarge);
        QTest::newRow("nothing to show") << 100.0 << 300.0 << 8.0 << 0 << int(ErrorCode::InvalidArgument);
    }
    void impossibleWishesAreRefused() {
        QFETCH(double, width);
        QFETCH(double, dpi);
        QFETCH(double, font);
        QFETCH(int, rows);
        QFETCH(int, code);
        ChartExportOptions options;
        options.widthMm = width;
        options.dotsPerInch = dpi;
        options.fontPoints = font;
        const auto bytes = renderChart(test::pairedBars(rows), ChartFormat::Png, options);
        QVERIFY(!bytes);
        QCOMPARE(int(bytes.error().code), code);
        QVERIFY(!bytes.error().message.empty());
    }

    void clipboardCarriesBitmapAndVectors() {
        putOnClipboard(*makeCopy(*drawChartPage(test::pairedBars(3), {})), *QGuiApplication::clipboard());
        const QMimeData* content = QGuiApplication::clipboard()->mimeData();
        QVERIFY(content->hasImage());
        QVERIFY(readSvg(content->data(QStringLiteral("image/svg+xml"))).text.contains(QStringLiteral("Paired bars")));
    }

    void aDrawnPageLooksAsTheChartPaintsItself() {
        ChartExportOptions options;
        options.heightMm = 90;
        options.dotsPerInch = 150;
        const ChartData data = test::pairedBars(12);
        const ChartPage page = *drawChartPage(data, options);
        ChartStyle style = makeChartStyle(options.theme, 12);
        style.fitAllRows = style.title = style.caption = true;
        ChartCanvas canvas;
        canvas.setData(data);
        canvas.setStyle(style);
        canvas.setSize(page.size);
        const QImage replayed = *rasterise(page);
        QImage direct(replayed.size(), QImage::Format_RGB32);
        direct.fill(chartColours(options.theme).background);
        QPainter painter(&direct);
        painter.scale(direct.width() / page.size.width(), direct.height() / page.size.height());
        canvas.paint(painter);
        painter.end();
        int different = 0;
        for (int y = 0; y < direct.height(); ++y)
            for (int x = 0; x < direct.width(); ++x)
                different += std::abs(qGray(direct.pixel(x, y)) - qGray(replayed.pixel(x, y))) > 48;
        // Letters may fall between other pixels; nothing else may differ.
        QVERIFY2(different < direct.width() * direct.height() / 200, qPrintable(QString::number(different)));
    }

    void anotherThreadMakesTheSameFile_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("png") << int(ChartFormat::Png);
        QTest::newRow("svg") << int(ChartFormat::Svg);
        QTest::newRow("pdf") << int(ChartFormat::Pdf);
    }
    void anotherThreadMakesTheSameFile() {
        QFETCH(int, format);
        const ChartPage page = *drawChartPage(test::pairedBars(9), {});
        QByteArray there;
        std::thread worker([&] { there = *encodeChart(page, ChartFormat(format)); });
        const QByteArray here = *encodeChart(page, ChartFormat(format));
        worker.join();
        if (ChartFormat(format) == ChartFormat::Pdf)
            QVERIFY(there.startsWith("%PDF") && there.size() == here.size()); // it holds the time of day
        else
            QCOMPARE(there, here);
    }

    void severalChartsGoToAFolder() {
        QTemporaryDir folder;
        const std::vector<NamedChart> charts{
            {QStringLiteral("one"), QStringLiteral("One"), [](Theme theme) { return test::pairedBars(4, theme); }},
            {QStringLiteral("empty"), QStringLiteral("Empty"), [](Theme) { return ChartData{}; }},
            {QStringLiteral("two"), QStringLiteral("Two"), [](Theme) { return test::scatter(); }}};
        const auto written = exportCharts(folder.filePath(QStringLiteral("new/deep")), charts);
        QVERIFY(written);
        QCOMPARE(*written, (QStringList{"one.png", "one.svg", "one.pdf", "two.png", "two.svg", "two.pdf"}));
        for (const QString& name : *written)
            QVERIFY(QFileInfo(folder.filePath(QStringLiteral("new/deep/") + name)).size() > 1000);
    }

    void aFolderThatCannotBeWrittenIsNamed() {
        const std::vector<NamedChart> charts{
            {QStringLiteral("one"), QStringLiteral("One"), [](Theme theme) { return test::pairedBars(4, theme); }}};
        const auto written = exportCharts(QStringLiteral("/proc/convlens-cannot-be"), charts);
        QVERIFY(!written);
        QCOMPARE(int(written.error().code), int(ErrorCode::WriteFailed));
        QVERIFY(QString::fromStdString(written.error().message).contains(QStringLiteral("/proc/convlens-cannot-be")));
    }
};

QTEST_MAIN(TestChartExport)
#include "tst_chart_export.moc"
