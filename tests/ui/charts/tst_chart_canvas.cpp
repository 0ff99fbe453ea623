#include "tests/ui/charts/sample_charts.h"
#include "ui/charts/chart_canvas.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace convlens;

namespace {

QImage paint(ChartCanvas& canvas, const QSize& size) {
    canvas.setSize(size);
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    canvas.paint(painter);
    return image;
}

bool near(const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) < 12 && std::abs(a.green() - b.green()) < 12 &&
           std::abs(a.blue() - b.blue()) < 12;
}

} // namespace

class TestChartCanvas : public QObject {
    Q_OBJECT

    /// Looks at the painted picture near both ends of each visible bar: what Qt Charts draws must be where our own
    /// geometry, which labels and the mouse go by, believes it to be.
    static void verifyBars(ChartCanvas& canvas, const QImage& image) {
        const ChartGeometry geometry = canvas.geometry();
        const QRectF plot = canvas.layout().plot;
        const bool vertical = canvas.layout().vertical;
        const QColor background = chartColours(canvas.style().theme).background;
        int looked = 0;
        for (int i = geometry.firstVisible(); i < geometry.endVisible(); ++i) {
            for (int s = 0; s < int(canvas.data().series.size()); ++s) {
                const QRectF bar = geometry.barRect(s, i);
                if (bar.isNull() || !plot.contains(bar.center()) || bar.width() < 4 || bar.height() < 4) continue;
                const QColor expected = canvas.data().series[std::size_t(s)].colour;
                const QPointF inside =
                    vertical ? QPointF(bar.left() + 2, bar.top() + 1.5) : QPointF(bar.right() - 1.5, bar.top() + 2);
                const QPointF outside =
                    vertical ? QPointF(bar.left() + 2, bar.top() - 1.5) : QPointF(bar.right() + 1.5, bar.top() + 2);
                if (!plot.contains(inside)) continue;
                QVERIFY2(near(image.pixelColor(inside.toPoint()), expected),
                         qPrintable(QStringLiteral("series %1, category %2: %3")
                                        .arg(s)
                                        .arg(i)
                                        .arg(image.pixelColor(inside.toPoint()).name())));
                if (canvas.data().kind != ChartKind::StackedBars && plot.contains(outside))
                    QVERIFY(!near(image.pixelColor(outside.toPoint()), expected));
                ++looked;
            }
        }
        QVERIFY(looked > 0);
        QVERIFY(near(image.pixelColor(2, 2), background));
    }

private slots:
    void barsStandWhereTheGeometrySays_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("scroll");
        QTest::newRow("horizontal") << int(ChartKind::HorizontalBars) << 8 << 0.0;
        QTest::newRow("horizontal, long") << int(ChartKind::HorizontalBars) << 155 << 0.0;
        QTest::newRow("horizontal, scrolled") << int(ChartKind::HorizontalBars) << 155 << 1237.0;
        QTest::newRow("horizontal, at the end") << int(ChartKind::HorizontalBars) << 155 << 1e9;
        QTest::newRow("stacked") << int(ChartKind::StackedBars) << 5 << 0.0;
        QTest::newRow("upright") << int(ChartKind::VerticalBars) << 6 << 0.0;
        QTest::newRow("upright, scrolled") << int(ChartKind::VerticalBars) << 60 << 333.0;
    }
    void barsStandWhereTheGeometrySays() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(double, scroll);
        for (const Theme theme : {Theme::Light, Theme::Dark}) {
            ChartData data = test::pairedBars(rows, theme);
            data.kind = ChartKind(kind);
            ChartCanvas canvas;
            canvas.setData(data);
            canvas.setStyle(makeChartStyle(theme));
            canvas.setSize(QSizeF(640, 420));
            canvas.setScroll(scroll);
            verifyBars(canvas, paint(canvas, QSize(640, 420)));
        }
    }

    void newDataReplacesTheOld() {
        ChartCanvas canvas;
        canvas.setData(test::pairedBars(30));
        const QImage first = paint(canvas, QSize(500, 300));
        canvas.setData(test::scatter());
        const QImage points = paint(canvas, QSize(500, 300));
        QVERIFY(first != points);
        canvas.setData(test::pairedBars(30));
        QCOMPARE(paint(canvas, QSize(500, 300)), first); // nothing of the points is left
    }

    void doubtfulValuesAreGrey() {
        ChartData data = test::pairedBars(3);
        data.series[1].doubtful = {false, true, false};
        ChartCanvas canvas;
        canvas.setData(data);
        const QImage image = paint(canvas, QSize(600, 300));
        const auto colourOf = [&](int row) {
            const QRectF bar = canvas.geometry().barRect(1, row);
            return image.pixelColor(QPointF(bar.left() + 6, bar.top() + 2).toPoint());
        };
        QVERIFY(near(colourOf(1), doubtfulColour(Theme::Light)));
        QVERIFY(near(colourOf(0), timeColour(Theme::Light)));
    }

    void doubtfulPointsAreHollowAndKeepTheirColour() {
        ChartData data;
        data.kind = ChartKind::Scatter;
        data.category.title = QStringLiteral("x");
        data.value.title = QStringLiteral("y");
        ChartSeries series;
        series.colour = theoryColour(Theme::Light);
        series.x = {1, 2, 3};
        series.y = {1, 2, 3};
        series.doubtful = {false, true, false};
        data.series.push_back(series);
        ChartCanvas canvas;
        canvas.setData(data);
        const QImage image = paint(canvas, QSize(600, 300));
        const auto at = [&](int point, int right) {
            const auto place = canvas.geometry().pointPosition(0, point);
            return place ? image.pixelColor(place->toPoint() + QPoint(right, 0)) : QColor();
        };
        QVERIFY(near(at(0, 0), series.colour));
        QVERIFY(near(at(1, 0), chartColours(Theme::Light).background));
        bool ring = false;
        for (int right = 1; right < 12; ++right)
            ring = ring || near(at(1, right), series.colour);
        QVERIFY(ring);
    }

    void selectedRowIsMarked() {
        ChartCanvas canvas;
        canvas.setData(test::pairedBars(5));
        canvas.setHighlighted(3);
        const QImage image = paint(canvas, QSize(600, 300));
        const QRectF row = canvas.geometry().rowRect(3);
        QVERIFY(
            near(image.pixelColor(int(row.right() - 2), int(row.center().y())), chartColours(Theme::Light).highlight));
    }

    void hatchesShowOnlyWhenAskedFor() {
        ChartCanvas canvas;
        canvas.setData(test::pairedBars(3));
        ChartStyle style = makeChartStyle(Theme::Light);
        canvas.setStyle(style);
        const QImage plain = paint(canvas, QSize(600, 300));
        style.hatched = true;
        canvas.setStyle(style);
        const QImage hatched = paint(canvas, QSize(600, 300));
        const QRect bar = canvas.geometry().barRect(1, 0).toAlignedRect().adjusted(1, 1, -1, -1);
        QVERIFY(plain.copy(bar) != hatched.copy(bar));
        const QRect theory = canvas.geometry().barRect(0, 0).toAlignedRect().adjusted(1, 1, -1, -1);
        QCOMPARE(plain.copy(theory), hatched.copy(theory));
    }

    void pointsStandWhereTheGeometrySays() {
        ChartCanvas canvas;
        canvas.setData(test::scatter());
        const QImage image = paint(canvas, QSize(640, 420));
        for (int s = 0; s < 2; ++s) {
            for (int i = 0; i < 5; ++i) {
                const auto at = canvas.geometry().pointPosition(s, i);
                QVERIFY(at);
                QVERIFY2(near(image.pixelColor(at->toPoint()), canvas.data().series[std::size_t(s)].colour),
                         qPrintable(QStringLiteral("series %1, point %2: %3 at %4, %5")
                                        .arg(s)
                                        .arg(i)
                                        .arg(image.pixelColor(at->toPoint()).name())
                                        .arg(at->x())
                                        .arg(at->y())));
            }
        }
    }

    void zoomKeepsThePointUnderTheMouse() {
        ChartCanvas canvas;
        canvas.setData(test::scatter());
        canvas.setSize(QSizeF(640, 420));
        const QPointF before = *canvas.geometry().pointPosition(1, 2);
        QVERIFY(!canvas.isZoomed());
        canvas.zoomAround(before, 2.0);
        QVERIFY(canvas.isZoomed());
        const QPointF after = *canvas.geometry().pointPosition(1, 2);
        QVERIFY((after - before).manhattanLength() < 0.5);
        const QImage image = paint(canvas, QSize(640, 420));
        QVERIFY(near(image.pixelColor(after.toPoint()), canvas.data().series[1].colour));
        canvas.panBy(QPointF(-40, 0));
        QVERIFY(std::abs(canvas.geometry().pointPosition(1, 2)->x() - (after.x() - 40)) < 0.5);
        canvas.panBy(QPointF(1e6, 1e6)); // never beyond the data
        QVERIFY(canvas.layout().bottom.minimum >= pointRange(canvas.data(), true, 5).minimum - 1e-9);
        canvas.resetZoom();
        QVERIFY(!canvas.isZoomed());
    }

    void hitsNameWhatIsThere() {
        ChartCanvas canvas;
        canvas.setData(test::pairedBars(155));
        canvas.setSize(QSizeF(640, 420));
        canvas.setScroll(700);
        const ChartGeometry geometry = canvas.geometry();
        const QRectF bar = geometry.barRect(1, 30);
        QCOMPARE(geometry.hitTest(bar.center(), 12).value_or(ChartHit{}), (ChartHit{1, 30}));
        const QPointF name(canvas.layout().categories.left() + 3, bar.center().y());
        QCOMPARE(geometry.hitTest(name, 12).value_or(ChartHit{}), (ChartHit{-1, 30}));
        QVERIFY(!geometry.hitTest(QPointF(5, 5), 12));

        canvas.setData(test::scatter());
        const ChartGeometry points = canvas.geometry();
        const QPointF at = *points.pointPosition(1, 4) + QPointF(3, 2);
        QCOMPARE(points.hitTest(at, 12).value_or(ChartHit{}), (ChartHit{1, 4}));
        QCOMPARE(points.flatIndex({1, 4}), 9);
        QCOMPARE(points.hitOfFlat(9), (ChartHit{1, 4}));
    }

    void referencesAreDrawnAndHoveredButNotCounted() {
        ChartData data = test::scatter();
        ChartSeries limit;
        limit.name = QStringLiteral("limit");
        limit.colour = QColor(Qt::red);
        limit.x = {1, 5};
        limit.y = {15, 15};
        limit.reference = true;
        limit.labels = {QString(), QStringLiteral("as far as it goes")};
        data.series.push_back(limit);
        ChartCanvas canvas;
        canvas.setData(data);
        const QImage image = paint(canvas, QSize(640, 420));
        const ChartGeometry geometry = canvas.geometry();
        QCOMPARE(geometry.flatCount(), 10); // the ten points alone
        const QPointF from = *geometry.pointPosition(2, 0), to = *geometry.pointPosition(2, 1);
        // Anywhere along it, with the nearer end.
        const QPointF along = from + 0.3 * (to - from);
        QCOMPARE(geometry.hitTest(along, 12).value_or(ChartHit{}), (ChartHit{2, 0}));
        QVERIFY(geometry.flatIndex({2, 0}) >= geometry.flatCount());
        bool drawn = false;
        for (int dy = -2; dy <= 2; ++dy)
            drawn = drawn || image.pixelColor(along.toPoint() + QPoint(0, dy)).hue() == limit.colour.hue();
        QVERIFY(drawn);
        // A point that stands on it is hit before it.
        const QPointF point = *geometry.pointPosition(0, 4);
        QCOMPARE(geometry.hitTest(point, 12).value_or(ChartHit{}), (ChartHit{0, 4}));
    }

    void emptyDataSaysWhy() {
        ChartData data;
        data.emptyText = QStringLiteral("Nothing was measured yet.");
        ChartCanvas canvas;
        canvas.setData(data);
        const QImage image = paint(canvas, QSize(400, 200));
        QImage blank = image.copy();
        blank.fill(chartColours(Theme::Light).background);
        QVERIFY(image != blank);
    }
};

QTEST_MAIN(TestChartCanvas)
#include "tst_chart_canvas.moc"
