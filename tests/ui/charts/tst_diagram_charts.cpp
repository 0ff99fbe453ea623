#include "tests/ui/support/sample_session.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/diagram_chart.h"
#include "ui/charts/health_charts.h"

#include <QSvgRenderer>
#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

/// Health whose figures are known: half of what lies behind an activation is zero, one channel of each layer is dead.
std::shared_ptr<const NetworkHealth> madeUpHealth(const Graph& graph) {
    auto health = std::make_shared<NetworkHealth>();
    health->photos = 1;
    for (int i = 0; i < graph.layerCount(); ++i) {
        if (graph.layer(LayerId{i}).outputs.size() != 1) continue;
        const bool activated = std::holds_alternative<Activation>(graph.layer(LayerId{i}).op);
        LayerHealth layer;
        layer.layer = LayerId{i};
        layer.shape = graph.outputShapeOf(LayerId{i});
        layer.photos = 1;
        layer.dead.assign(std::size_t(layer.shape.c), false);
        layer.dead.front() = true;
        layer.sparsity = activated ? 0.5 : 0.0;
        layer.saturation = activated ? 0.125 : 0.0;
        layer.minimum = activated ? 0.0f : -3.0f;
        layer.maximum = 6.0f;
        layer.effectiveRank = layer.shape.c * (activated ? 0.25 : 0.75);
        health->layers.push_back(layer);
    }
    return health;
}

DiagramContent contentOf(const char* spec, DiagramMeasure measure) {
    DiagramContent content;
    content.network = test::network(spec);
    content.measurement = test::measurement(content.network, test::slowDepthwise);
    content.health = madeUpHealth(*content.network->graph);
    content.measure = measure;
    return content;
}

const DiagramPart& partOf(const DiagramContent& content, const DiagramLayout& layout, const char* layer) {
    return layout.parts[std::size_t(layout.partOf(*content.network->graph->findLayer(layer)))];
}

} // namespace

class TestDiagramCharts : public QObject {
    Q_OBJECT
private slots:
    void figuresOfABox_data() {
        QTest::addColumn<int>("measure");
        QTest::addColumn<double>("figure"); // of block3.expand: 1 x 1 convolution from 24 to 144 channels at 56 x 56
        QTest::newRow("multiply-adds") << int(DiagramMeasure::MultiplyAdds) << 56.0 * 56 * 24 * 144;
        QTest::newRow("time") << int(DiagramMeasure::Time) << 120.0; // 100 for the convolution, 10 for each other
        QTest::newRow("memory") << int(DiagramMeasure::ActivationMemory) << 3 * 4.0 * 56 * 56 * 144;
        QTest::newRow("dead") << int(DiagramMeasure::DeadChannels) << 1.0 / 144;
        QTest::newRow("zeros") << int(DiagramMeasure::Sparsity) << 0.5;
        QTest::newRow("saturation") << int(DiagramMeasure::Saturation) << 0.125;
        QTest::newRow("range") << int(DiagramMeasure::LargestValue) << 6.0;
        QTest::newRow("rank") << int(DiagramMeasure::EffectiveRank) << 0.25;
    }
    void figuresOfABox() {
        QFETCH(int, measure);
        QFETCH(double, figure);
        const DiagramContent content = contentOf("mobilenet_v2", DiagramMeasure(measure));
        const DiagramLayout layout = layoutDiagram(*content.network->graph);
        QCOMPARE(partFigure(content, partOf(content, layout, "block3.expand.conv")), figure);
        const DiagramColouring colours = colourDiagram(content, layout, Theme::Light);
        QVERIFY(colours.ramp && colours.anything);
        QCOMPARE(colours.parts.size(), layout.parts.size());
        QVERIFY(!colours.parts[0].isValid()); // the input has no figure
        // The box with the largest figure has the end of the ramp.
        int most = -1;
        double value = -1;
        for (std::size_t i = 0; i < layout.parts.size(); ++i)
            if (const double v = partFigure(content, layout.parts[i]); std::isfinite(v) && v > value) {
                value = v;
                most = int(i);
            }
        QCOMPARE(colours.parts[std::size_t(most)], colours.stops.back());
    }

    void operatorsHaveTheirColoursAndLetters() {
        const DiagramContent content = contentOf("mobilenet_v3_large", DiagramMeasure::Operator);
        const DiagramLayout layout = layoutDiagram(*content.network->graph);
        const DiagramColouring colours = colourDiagram(content, layout, Theme::Dark);
        const auto colourOf = [&](const char* layer) {
            return colours.parts[std::size_t(layout.partOf(*content.network->graph->findLayer(layer)))];
        };
        QCOMPARE(colourOf("block4.depthwise.conv"), operatorColour(OperatorGroup::Depthwise, Theme::Dark));
        QCOMPARE(colourOf("block4.project.conv"), operatorColour(OperatorGroup::Pointwise, Theme::Dark));
        QCOMPARE(colourOf("block4.se.pool"), operatorColour(OperatorGroup::SqueezeExcitation, Theme::Dark));
        QStringList marks;
        for (const DiagramColouring::Key& key : colours.keys)
            marks << key.mark;
        QCOMPARE(marks, QStringList({"C", "P", "D", "E", "S", "F"})); // no groups, nothing is moved
    }

    void aFusedStepIsNeverSplit() {
        DiagramContent content = contentOf("mobilenet_v2", DiagramMeasure::Time);
        auto fused = std::make_shared<MeasurementResult>(*content.measurement);
        const Graph& graph = *content.network->graph;
        fused->measurement.steps = {
            {"fused", {*graph.findLayer("block3.depthwise.conv"), *graph.findLayer("block3.project.conv")}, 80, 1}};
        content.measurement = fused;
        const DiagramLayout layout = layoutDiagram(graph);
        QCOMPARE(partFigure(content, partOf(content, layout, "block3.depthwise.conv")), 80.0);
        QCOMPARE(partFigure(content, partOf(content, layout, "block3.project.conv")), 80.0);
        QVERIFY(std::isnan(partFigure(content, partOf(content, layout, "stem.conv"))));
        const int part = layout.partOf(*graph.findLayer("block3.depthwise.conv"));
        QVERIFY(partTip(content, layout, part).contains("also computes block3.project.conv"));
    }

    void whatIsNotKnownIsSaid() {
        DiagramContent content = contentOf("mobilenet_v1", DiagramMeasure::Time);
        content.measurement.reset();
        content.health.reset();
        QVERIFY(diagramChart(content, {}, Theme::Light).isEmpty());
        QVERIFY(!diagramChart(content, {}, Theme::Light).emptyText.isEmpty());
        content.measure = DiagramMeasure::Sparsity;
        QVERIFY(diagramChart(content, {}, Theme::Light).isEmpty());
        QVERIFY(!colourDiagram(content, layoutDiagram(*content.network->graph), Theme::Light).anything);
        const HealthView view{content.network, nullptr, {}};
        QVERIFY(healthChart(view, DiagramMeasure::Sparsity, Theme::Light).isEmpty());
        QVERIFY(healthSentence(view).isEmpty());
    }

    void aDiagramLeavesAsEveryFormat_data() {
        QTest::addColumn<QString>("spec");
        QTest::addColumn<bool>("open");
        for (const char* spec : {"mobilenet_v2", "mobilenet_v3_small", "shufflenet_v2"})
            for (const bool open : {false, true})
                QTest::addRow("%s %s", spec, open ? "open" : "closed") << spec << open;
    }
    void aDiagramLeavesAsEveryFormat() {
        QFETCH(QString, spec);
        QFETCH(bool, open);
        const DiagramContent content = contentOf(qPrintable(spec), DiagramMeasure::Operator);
        std::set<std::string> expanded;
        if (open)
            for (const DiagramItem& item : layoutDiagram(*content.network->graph).items)
                expanded.insert(item.name);
        const ChartData data = diagramChart(content, expanded, Theme::Light);
        ChartExportOptions options;
        options.dotsPerInch = 96;
        const auto svg = renderChart(data, ChartFormat::Svg, options);
        QVERIFY(svg.has_value());
        QSvgRenderer renderer(*svg);
        QVERIFY(renderer.isValid());
        QVERIFY(!svg->contains("<image"));        // vector throughout
        QVERIFY(svg->contains("random weights")); // the conditions
        QVERIFY(svg->contains(spec.startsWith("shuffle") ? "Shuffle, split, concat" : "Depthwise"));
        const auto pdf = renderChart(data, ChartFormat::Pdf, options);
        QVERIFY(pdf && pdf->startsWith("%PDF"));
        const auto image = renderChartImage(data, options);
        QVERIFY(image.has_value());
        // The colours of the operators are there, in some amount.
        int depthwise = 0;
        for (int y = 0; y < image->height(); ++y)
            for (int x = 0; x < image->width(); ++x)
                depthwise += image->pixelColor(x, y) == operatorColour(OperatorGroup::Depthwise, Theme::Light);
        QVERIFY2(depthwise > 300, qPrintable(QString::number(depthwise)));
        // A fixed height is kept to as well.
        options.heightMm = 60;
        QVERIFY(renderChartImage(data, options).has_value());
    }

    void healthAlongTheNetwork() {
        const DiagramContent content = contentOf("mobilenet_v2", DiagramMeasure::Sparsity);
        const HealthView view{content.network, content.health, QStringLiteral("cat.jpg")};
        const std::vector<LayerId> rows = healthRows(view);
        const Graph& graph = *content.network->graph;
        const ChartData zeros = healthChart(view, DiagramMeasure::Sparsity, Theme::Light);
        QCOMPARE(zeros.category.categories.size(), qsizetype(rows.size()));
        QVERIFY(zeros.caption.contains("cat.jpg") && zeros.caption.contains("random weights"));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            // A row stands for the map behind its last layer.
            const bool activated = std::holds_alternative<Activation>(graph.layer(rows[i]).op);
            QCOMPARE(zeros.series[0].values[i], activated ? 50.0 : 0.0);
        }
        QCOMPARE(zeros.category.categories.at(0), QString("stem"));
        QVERIFY(zeros.category.categories.contains("3.add"));
        const DiagramContent shuffle = contentOf("shufflenet_v1", DiagramMeasure::Sparsity);
        const ChartData units =
            healthChart({shuffle.network, shuffle.health, {}}, DiagramMeasure::Sparsity, Theme::Light);
        QVERIFY(units.category.categories.contains("2.2.add") && !units.category.categories.contains("2.2"));
        const ChartData range = healthChart(view, DiagramMeasure::LargestValue, Theme::Light);
        QCOMPARE(int(range.series.size()), 2);
        QCOMPARE(range.series[1].values[std::size_t(range.category.categories.indexOf("1.proj"))], -3.0);
    }

    void theSentenceSaysWhatTheFiguresSay() {
        const DiagramContent v2 = contentOf("mobilenet_v2", DiagramMeasure::Sparsity);
        const QString sentence = healthSentence({v2.network, v2.health, {}});
        QVERIFY(sentence.startsWith("Random weights"));
        for (const char* part : {"50.0", "12.5", "17 linear bottlenecks, of 16 to 320 channels, none", "75.0", "25.0"})
            QVERIFY2(sentence.contains(part), qPrintable(sentence));
        const DiagramContent shuffle = contentOf("shufflenet_v2", DiagramMeasure::Sparsity);
        const QString other = healthSentence({shuffle.network, shuffle.health, {}});
        QVERIFY(!other.contains("bottleneck"));
        QVERIFY2(other.contains("50.0"), qPrintable(other));
    }
};

QTEST_MAIN(TestDiagramCharts)
#include "tst_diagram_charts.moc"
