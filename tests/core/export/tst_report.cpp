#include "core/export/map_sheet.h"
#include "core/export/report.h"
#include "core/export/svg_bars.h"
#include "core/networks/registry.h"

#include <QTest>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace convlens;

namespace {

ReportNetwork networkOf(const char* text) {
    const NetworkSpec spec = *parseNetworkSpec(text);
    const auto graph = std::make_shared<const Graph>(*buildNetwork(spec));
    return {spec, graph, seededWeights(*graph, 3), std::nullopt};
}

ReportTimes timesOf(const Graph& graph) {
    ReportTimes times;
    times.engine = "native";
    times.engineVersion = "1";
    times.threads = 1;
    times.machine.cpu = "A <fast> CPU & more";
    times.takenAt = "2026-01-02T03:04:05Z";
    times.measurement.total.iterations = 17;
    times.measurement.total.medianMs = 12.5;
    times.measurement.total.doubtful = true;
    times.measurement.total.doubt = "the runs drift";
    for (int i = 0; i < graph.layerCount(); ++i)
        times.measurement.steps.push_back({graph.layer(LayerId{i}).name, {LayerId{i}}, 10, 1});
    times.measurement.stepSumMs = 0.01 * graph.layerCount();
    return times;
}

std::shared_ptr<const Image> photo() {
    auto image = std::make_shared<Image>();
    image->width = 50;
    image->height = 40;
    for (int i = 0; i < 50 * 40; ++i)
        for (int c = 0; c < 3; ++c)
            image->rgb.push_back(std::uint8_t((i * (c + 3)) % 256));
    return image;
}

struct Parsed {
    QString error, text;
    QStringList sources, elements;
};

Parsed parse(const std::string& html) {
    Parsed parsed;
    QXmlStreamReader reader(QByteArray::fromStdString(html));
    while (!reader.atEnd()) {
        reader.readNext();
        if (reader.isCharacters()) parsed.text += reader.text();
        if (!reader.isStartElement()) continue;
        parsed.elements << reader.name().toString();
        for (const QXmlStreamAttribute& attribute : reader.attributes()) {
            if (attribute.name() == u"src" || attribute.name() == u"href" || attribute.name() == u"data")
                parsed.sources << attribute.value().toString();
        }
    }
    if (reader.hasError()) parsed.error = reader.errorString();
    return parsed;
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT
private slots:
    void theDocumentIsWellFormedAndNeedsNothingElse() {
        ReportRequest request;
        request.networks = {networkOf("mobilenet_v2:width=0.35,resolution=64"),
                            networkOf("shufflenet_v2:width=0.5,resolution=64")};
        request.networks[0].times = timesOf(*request.networks[0].graph);
        request.photos = {{"a <b> & \"c\".png", photo()}};
        const auto html = buildReport(request);
        QVERIFY2(html, html ? "" : html.error().message.c_str());
        const Parsed parsed = parse(*html);
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        QVERIFY(parsed.elements.contains("svg"));
        QVERIFY(!parsed.elements.contains("script"));
        QVERIFY(!parsed.elements.contains("link"));
        QVERIFY(parsed.sources.size() >= 4); // both networks' photo and sheets
        for (const QString& source : parsed.sources) {
            QVERIFY2(source.startsWith("data:image/png;base64,"), qPrintable(source.left(60)));
            const QByteArray png = QByteArray::fromBase64(source.section(',', 1).toLatin1());
            QVERIFY(png.startsWith("\x89PNG"));
            const auto picture = decodeImage(
                {reinterpret_cast<const std::uint8_t*>(png.constData()), std::size_t(png.size())}, "picture");
            QVERIFY2(picture, picture ? "" : picture.error().message.c_str());
            QVERIFY(picture->width >= 56);
        }
        const QString whole = QString::fromStdString(*html);
        QVERIFY(!whole.contains("url("));
        QVERIFY(!whole.contains("@import"));
        // What the document says of its figures.
        QVERIFY(parsed.text.contains("MobileNetV2 0.35 @64"));
        QVERIFY(parsed.text.contains("ShuffleNetV2 0.5 @64"));
        QVERIFY(parsed.text.contains("12.5"));
        QVERIFY(parsed.text.contains("The runs drift"));
        QVERIFY(parsed.text.contains("not measured"));
        QVERIFY(parsed.text.contains("A <fast> CPU & more"));
        QVERIFY(parsed.text.contains("a <b> & \"c\".png"));
        QVERIFY(parsed.text.contains("random weights"));
        QVERIFY(parsed.text.contains("never trained"));
    }

    void theSameNetworkTwiceIsToldApart() {
        ReportRequest request;
        for (const int threads : {1, 2}) {
            request.networks.push_back(networkOf("mobilenet_v2:width=0.35,resolution=64"));
            request.networks.back().times = timesOf(*request.networks.back().graph);
            request.networks.back().times->threads = threads;
        }
        request.networks.push_back(networkOf("shufflenet_v2:width=0.5,resolution=64"));
        const auto html = buildReport(request);
        QVERIFY2(html, html ? "" : html.error().message.c_str());
        const QString text = parse(*html).text;
        QVERIFY(
            text.contains("MobileNetV2 0.35 @64 (1 thread), MobileNetV2 0.35 @64 (2 threads), ShuffleNetV2 0.5 @64 "));
        QVERIFY(text.contains("The time of MobileNetV2 0.35 @64 (2 threads) is doubtful"));
    }

    void withoutPhotosThereAreNoPictures() {
        ReportRequest request;
        request.networks = {networkOf("mobilenet_v1:width=0.25,resolution=64")};
        const auto html = buildReport(request);
        QVERIFY(html);
        const Parsed parsed = parse(*html);
        QVERIFY2(parsed.error.isEmpty(), qPrintable(parsed.error));
        QVERIFY(parsed.sources.isEmpty());
        QVERIFY(!parsed.text.contains("What it sees"));
    }

    void aCancelledReportIsNone() {
        ReportRequest request;
        request.networks = {networkOf("mobilenet_v1:width=0.25,resolution=64")};
        request.photos = {{"p", photo()}};
        CancelSource source;
        source.cancel();
        const auto html = buildReport(request, source.token());
        QVERIFY(!html && html.error().code == ErrorCode::Cancelled);
    }

    void barsAreAsLongAsTheirValues() {
        const std::string svg = svgBars("T", {"a", "b", "c"}, {{"s", "#0072B2", {4, 1, std::nan("")}, {"4", "1", ""}}});
        QXmlStreamReader reader(QByteArray::fromStdString(svg));
        QList<double> widths;
        while (!reader.atEnd()) {
            reader.readNext();
            if (reader.isStartElement() && reader.name() == u"rect")
                widths << reader.attributes().value("width").toDouble();
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(widths.size(), 3); // the legend's, and no bar for what is unknown
        QVERIFY(widths[1] > 0);
        QVERIFY(std::abs(widths[1] / widths[2] - 4) < 0.01);
    }

    void textThatXmlForbidsIsReplaced() {
        QCOMPARE(xmlText("<&>\""), std::string("&lt;&amp;&gt;&quot;"));
        QCOMPARE(xmlText("a\x01"
                         "b"),
                 std::string("a b"));
        QCOMPARE(xmlText("\xC3\xA9"), std::string("\xC3\xA9"));
        for (const char* bad : {"\xFF", "\xC3", "\xED\xA0\x80", "\xEF\xBF\xBF", "\xC0\x80"}) {
            QXmlStreamReader reader(QByteArray::fromStdString("<a>" + xmlText(bad) + "</a>"));
            while (!reader.atEnd())
                reader.readNext();
            QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        }
    }

    void aSheetShowsTheValuesInTheirPlaces() {
        Tensor map(Shape{1, 3, 2, 2});
        const float values[] = {0, 1, 1, 0, 5, 5, 5, 5, 0, std::numeric_limits<float>::quiet_NaN(), 2, 0};
        std::copy(std::begin(values), std::end(values), map.values().begin());
        const SheetPicture sheet = mapSheet(map);
        QCOMPARE(sheet.shown, 3);
        QCOMPARE(sheet.picture.width, 3 * 56 + 2 * 2);
        QCOMPARE(sheet.picture.height, 56);
        const auto at = [&](int x, int y) {
            const auto* p =
                &sheet.picture.rgb[(std::size_t(y) * std::size_t(sheet.picture.width) + std::size_t(x)) * 3];
            return std::array<int, 3>{p[0], p[1], p[2]};
        };
        QVERIFY((at(0, 0) == std::array<int, 3>{0x44, 0x01, 0x54}));        // viridis' lowest
        QVERIFY((at(28, 0) == std::array<int, 3>{0xFD, 0xE7, 0x25}));       // and highest
        QVERIFY((at(27, 28) == std::array<int, 3>{0xFD, 0xE7, 0x25}));      // rows run downwards
        QVERIFY((at(56, 10) == std::array<int, 3>{255, 255, 255}));         // the gap
        QVERIFY((at(2 * 58 + 40, 0) == std::array<int, 3>{128, 128, 128})); // no number
    }

    void sheetsAreOfLayersWithAnExtent() {
        for (const FamilyInfo& info : families()) {
            NetworkSpec spec;
            spec.family = info.family;
            const auto graph = buildNetwork(spec);
            const auto layers = sheetLayers(*graph, 6);
            QVERIFY(!layers.empty() && layers.size() <= 6);
            for (const LayerId layer : layers)
                QVERIFY(graph->outputShapeOf(layer).h > 1);
            QVERIFY(
                std::is_sorted(layers.begin(), layers.end(), [](LayerId a, LayerId b) { return a.value < b.value; }));
        }
    }
};

QTEST_APPLESS_MAIN(TestReport)
#include "tst_report.moc"
