#include "tests/ui/support/sample_peaks.h"
#include "tests/ui/support/sample_session.h"
#include "tests/ui/support/sample_sweep.h"
#include "ui/charts/chart_catalogue.h"
#include "ui/session/session_object.h"
#include "ui/session/sweep_store.h"

#include <QDir>
#include <QImage>
#include <QProcess>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QSvgRenderer>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <set>

using namespace convlens;

namespace {

/// Pixels that are not of the most frequent colour, in parts of all.
double inked(const QImage& picture) {
    std::map<QRgb, int> colours;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            ++colours[picture.pixel(x, y)];
    int most = 0;
    for (const auto& [colour, count] : colours)
        most = std::max(most, count);
    return 1 - double(most) / (double(picture.width()) * picture.height());
}

std::shared_ptr<const MeasurementResult> measuredIn(const SessionObject& session, PlanKind plan) {
    auto result = std::make_shared<MeasurementResult>(*test::measurement(session.network(), test::slowDepthwise));
    result->plan = plan;
    std::vector<double> runs;
    for (int i = 0; i < 40; ++i)
        runs.push_back(10 + 0.02 * (i % 5));
    runs[7] = 14;
    result->measurement.total = summarise(runs, 30, 2);
    result->measurement.total.warmupMs = {20, 11};
    return result;
}

/// What another reader finds in a chart's SVG.
struct DrawnSvg {
    QString error;
    QStringList words; ///< in order; without the axes' numbers and the conditions, which wrap as the font has it
    std::map<QString, int>
        shapes; ///< rectangles, circles and paths, by the colour that the group around them fills with
};

DrawnSvg drawnSvg(const ChartData& data) {
    ChartExportOptions options;
    options.widthMm = 300; // nothing is cut off, whichever font there is
    DrawnSvg svg;
    const auto bytes = renderChart(data, ChartFormat::Svg, options);
    if (!bytes) {
        svg.error = QString::fromStdString(bytes.error().message);
        return svg;
    }
    QXmlStreamReader xml(*bytes);
    QStringList fills;
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isEndElement() && xml.name() == u"g") fills.removeLast();
        if (!xml.isStartElement()) continue;
        if (xml.name() == u"g") fills << xml.attributes().value("fill").toString();
        if (xml.name() == u"text") {
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements).simplified();
            bool number = false;
            text.toDouble(&number);
            if (!number && !(text.size() > 40 && data.caption.simplified().contains(text))) svg.words << text;
        } else if (!fills.isEmpty() &&
                   QStringList({"rect", "path", "circle", "ellipse", "polygon"}).contains(xml.name())) {
            ++svg.shapes[fills.last()];
        }
    }
    svg.error = xml.errorString();
    return svg;
}

constexpr double kLeastInk = 0.002; // a page of white with a thin line is no chart

} // namespace

/// Every chart of a session that is measured and compares networks, in every format, read again by others.
class TestAllExports : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QStringList m_files;

    QStringList filesOf(const char* suffix) const {
        return m_files.filter(QRegularExpression(QString("\\.%1$").arg(suffix)));
    }
    QString path(const QString& name) const { return m_folder.filePath(name); }

private slots:
    void initTestCase() {
        SessionObject session;
        session.setSpec(*parseNetworkSpec("mobilenet_v2:width=0.5,resolution=96"));
        session.setMeasurement(measuredIn(session, PlanKind::AsDrawn));
        session.setVariants({measuredIn(session, PlanKind::AsDrawn), measuredIn(session, PlanKind::Optimised)});
        session.setMachinePeaks(test::samplePeaks());
        SweepStore::of(session).setSweep(test::threeWidths());
        session.pinCurrent();
        session.pinNetwork(*parseNetworkSpec("shufflenet_v2:resolution=96"), RandomWeights{7});
        session.setPinnedMeasurement(session.pinned()[1].id,
                                     test::measurement(session.pinned()[1].network, test::slowDepthwise));
        ChartExportOptions options;
        options.widthMm = 100;
        options.dotsPerInch = 100;
        const auto written = exportAllCharts(m_folder.path(), session, options);
        QVERIFY2(written, written ? "" : written.error().message.c_str());
        m_files = *written;
        QVERIFY(m_files.size() >= 3 * 10);
        QCOMPARE(filesOf("svg").size(), m_files.size() / 3);
        // What has something to show is there, of every view.
        for (const char* chart : {"cost-by-operator",
                                  "cost-by-layer",
                                  "cost-by-stage",
                                  "time-per-multiply-add-by-operator",
                                  "multiply-adds-against-time",
                                  "roofline",
                                  "memory-access-against-time",
                                  "cumulative",
                                  "activation-memory",
                                  "plans-by-operator",
                                  "engines",
                                  "runs",
                                  "distribution-of-runs",
                                  "machine-arithmetic",
                                  "machine-reading",
                                  "compare-time",
                                  "compare-time-by-operator",
                                  "compare-time-by-stage",
                                  "compare-excess-by-layer",
                                  "sweep-time",
                                  "sweep-accuracy-by-multiply-adds",
                                  "sweep-accuracy-by-time",
                                  "sweep-heat-map-mobilenet_v2"})
            for (const char* suffix : {"png", "svg", "pdf"})
                QVERIFY2(m_files.contains(QStringLiteral("%1.%2").arg(QLatin1String(chart), QLatin1String(suffix))),
                         chart);
        for (const NamedChart& chart : allCharts(session)) // and none is left out but what has nothing to show
            if (!chart.source(Theme::Light).isEmpty())
                QVERIFY2(m_files.contains(chart.id + ".svg"), qPrintable(chart.id));
        QCOMPARE(QSet<QString>(m_files.begin(), m_files.end()).size(), m_files.size()); // none over another
    }

    void everyBitmapHasItsSizeAndIsNotBlank() {
        for (const QString& name : filesOf("png")) {
            const QImage picture(path(name));
            QVERIFY2(!picture.isNull(), qPrintable(name));
            QCOMPARE(picture.width(), 394); // 100 mm at 100 dots per inch
            QVERIFY2(inked(picture) > kLeastInk, qPrintable(name));
            QVERIFY2(!picture.text("Description").isEmpty(), qPrintable(name)); // its conditions
        }
    }

    void everySvgIsWellFormedVectorsWithTextAndConditions() {
        for (const QString& name : filesOf("svg")) {
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QXmlStreamReader xml(bytes);
            QString text, description;
            std::set<QString> elements;
            while (!xml.atEnd()) {
                if (xml.readNext() != QXmlStreamReader::StartElement) continue;
                elements.insert(xml.name().toString());
                if (xml.name() == u"svg") QCOMPARE(xml.attributes().value("width").toString(), QString("100mm"));
                if (xml.name() == u"text")
                    text += xml.readElementText(QXmlStreamReader::IncludeChildElements) + ' ';
                else if (xml.name() == u"desc")
                    description = xml.readElementText();
            }
            QVERIFY2(!xml.hasError(), qPrintable(name + ": " + xml.errorString()));
            QVERIFY2(!elements.contains("image") && !elements.contains("script"), qPrintable(name));
            QVERIFY2(!text.simplified().isEmpty(), qPrintable(name));
            QVERIFY2(description.contains("Convlens"), qPrintable(name + ": " + description));
            QVERIFY2(QSvgRenderer(bytes).isValid(), qPrintable(name));
        }
    }

    /// One chart of a known network, element by element: a bar each of what it counts and what it took, the texts in
    /// the order in which a reader meets them.
    void aChartsSvgHasTheStructureThatItHadBefore() {
        CostScene scene;
        scene.view.network = test::network("mobilenet_v2:width=0.5,resolution=96");
        scene.view.measurement = test::measurement(scene.view.network, test::slowDepthwise);
        const ChartData data = costViewChart(CostViewKind::Shares, scene, Theme::Light);
        const DrawnSvg svg = drawnSvg(data);
        QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
        QCOMPARE(data.category.categories.size(), 5);
        const auto bars = [](const ChartSeries& series) { // and one in the legend; nothing takes no room
            return 1 + int(std::ranges::count_if(series.values, [](double value) { return value > 0; }));
        };
        QCOMPARE(bars(data.series[0]), 5); // additions and activations count for nothing ...
        QCOMPARE(bars(data.series[1]), 6); // ... and take time
        QCOMPARE(svg.shapes.at(theoryColour(Theme::Light).name()), bars(data.series[0]));
        QCOMPARE(svg.shapes.at(timeColour(Theme::Light).name()), bars(data.series[1]));
        QCOMPARE(svg.words, QStringList({"MobileNetV2 0.5 @96: multiply-adds (papers) against time, by operator",
                                         "share of the whole network (%)",
                                         "share of multiply-adds (papers)",
                                         "share of time",
                                         "5.27 %",
                                         "1.01 %",
                                         "77.1 %",
                                         "34.4 %",
                                         "10.9 %",
                                         "51.7 %",
                                         "0 %",
                                         "9.83 %",
                                         "6.78 %",
                                         "3.04 %",
                                         "C",
                                         "Convolution",
                                         "P",
                                         "Pointwise",
                                         "D",
                                         "Depthwise",
                                         "E",
                                         "Norm, activation, add",
                                         "F",
                                         "Pooling, classifier"}));
    }

    /// Points: a marker each and one in the legend, the names in the legend's order, the roofs by their names.
    void aRooflinesSvgHasTheStructureThatItHadBefore() {
        CostScene scene;
        scene.view.network = test::network("mobilenet_v1:width=0.5,resolution=96");
        scene.view.measurement = test::measurement(scene.view.network, test::slowDepthwise);
        scene.peaks = test::samplePeaks();
        const DrawnSvg svg = drawnSvg(costViewChart(CostViewKind::Roofline, scene, Theme::Light));
        QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
        const auto markers = [&](OperatorGroup group) {
            const auto found = svg.shapes.find(operatorColour(group, Theme::Light).name());
            return found == svg.shapes.end() ? 0 : found->second;
        };
        QCOMPARE(markers(OperatorGroup::Depthwise), 13 + 1); // MobileNetV1 has 13 of them, and as many pointwise
        QCOMPARE(markers(OperatorGroup::Pointwise), 13 + 1);
        QCOMPARE(svg.words,
                 QStringList({"MobileNetV1 0.5 @96: roofline of this machine",
                              "arithmetic intensity (operations per byte)", "10⁹ operations per second (GFLOP/s)",
                              "Convolution", "Pointwise", "Depthwise", "Norm, activation, add", "Pooling, classifier",
                              "reading from L1", "reading from L2", "reading from the memory", "the memory, 10.0 GB/s",
                              "100 GFLOP/s", "L1, 400 GB/s", "L2, 100 GB/s"}));
    }

    /// Bars end to end: a piece for each network and operator, and one in the legend.
    void aBreakdownsSvgHasTheStructureThatItHadBefore() {
        CompareView view;
        view.pinned = {test::pinned(1, 'A', "mobilenet_v1:width=0.5,resolution=96"),
                       test::pinned(2, 'B', "mobilenet_v2:width=0.5,resolution=96")};
        const DrawnSvg svg = drawnSvg(compareBreakdown(view, true, Theme::Light));
        QVERIFY2(svg.error.isEmpty(), qPrintable(svg.error));
        for (const OperatorGroup group :
             {OperatorGroup::Convolution, OperatorGroup::Pointwise, OperatorGroup::Depthwise})
            QCOMPARE(svg.shapes.at(operatorColour(group, Theme::Light).name()), 2 + 1);
        // 13 pointwise layers of 100 us and 13 depthwise ones of 300; 34 and 17 in the other network.
        QCOMPARE(svg.words,
                 QStringList({"Time by operator", "ms", "Convolution", "Pointwise", "Depthwise",
                              "Norm, activation, add", "Pooling, classifier", "1.30 ms", "3.90 ms", "540 µs", "3.40 ms",
                              "5.10 ms", "970 µs", "A", "MobileNetV1 0.5 @96", "B", "MobileNetV2 0.5 @96"}));
    }

    void everyPdfIsOnePageThatAnotherProgramDraws() {
        const QString toPpm = QStandardPaths::findExecutable("pdftoppm");
        if (toPpm.isEmpty()) QSKIP("pdftoppm is not installed");
        for (const QString& name : filesOf("pdf")) {
            QCOMPARE(QProcess::execute(toPpm, {"-r", "50", path(name), path(name)}), 0);
            const QStringList pages = QDir(m_folder.path()).entryList({name + "-*.ppm"}, QDir::Files);
            QCOMPARE(pages.size(), 1);
            QFile file(path(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(file.readAll().contains("dc:description"), qPrintable(name)); // its conditions
            QVERIFY2(inked(QImage(path(pages.front()))) > kLeastInk, qPrintable(name));
        }
    }

    void aFullDiskLeavesTheOldChartWholeAndIsSaid() {
        const QString disk = path("disk");
        QVERIFY(QDir().mkpath(disk));
        if (QProcess::execute("mount", {"-t", "tmpfs", "-o", "size=32k", "tmpfs", disk}) != 0)
            QSKIP("mounting a small disk needs root");
        const auto unmount = qScopeGuard([&] { QProcess::execute("umount", {disk}); });
        SessionObject session;
        session.setSpec(*parseNetworkSpec("mobilenet_v2:width=0.5,resolution=96"));
        CostScene scene;
        scene.view.network = session.network();
        const std::vector<NamedChart> charts{costCharts(scene)[0]};
        ChartExportOptions options;
        options.dotsPerInch = 72;
        options.widthMm = 60;
        QVERIFY(exportCharts(disk, charts, options, {ChartFormat::Png}));
        const QString file = QDir(disk).filePath(charts[0].id + ".png");
        const QImage before(file);
        QVERIFY(!before.isNull());
        options.dotsPerInch = 600;
        const auto written = exportCharts(disk, charts, options, {ChartFormat::Png});
        QVERIFY(!written);
        const QString why = QString::fromStdString(written.error().message);
        QVERIFY2(why.contains("No space left") && why.contains(file), qPrintable(why));
        QCOMPARE(QImage(file), before);
        QCOMPARE(QDir(disk).entryList(QDir::Files | QDir::Hidden).size(), 1); // and nothing half beside it
    }
};

QTEST_MAIN(TestAllExports)
#include "tst_all_exports.moc"
