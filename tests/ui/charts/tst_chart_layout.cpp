#include "tests/ui/charts/sample_charts.h"
#include "ui/charts/chart_layout.h"

#include <QTest>

using namespace convlens;

class TestChartLayout : public QObject {
    Q_OBJECT

private slots:
    void partsDoNotOverlap_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        const auto add = [](const char* name, ChartKind kind, int rows, int width, int height) {
            QTest::newRow(name) << int(kind) << rows << width << height;
        };
        add("few bars", ChartKind::HorizontalBars, 3, 600, 400);
        add("a network's layers", ChartKind::HorizontalBars, 155, 600, 400);
        add("narrow", ChartKind::HorizontalBars, 20, 300, 300);
        add("low", ChartKind::HorizontalBars, 20, 900, 160);
        add("stack", ChartKind::StackedBars, 4, 600, 300);
        add("upright", ChartKind::VerticalBars, 6, 600, 400);
        add("upright, many", ChartKind::VerticalBars, 90, 600, 400);
        add("scatter", ChartKind::Scatter, 0, 600, 400);
        add("lines", ChartKind::Lines, 0, 400, 250);
    }
    void partsDoNotOverlap() {
        QFETCH(int, kind);
        QFETCH(int, rows);
        QFETCH(int, width);
        QFETCH(int, height);
        ChartData data = rows > 0 ? test::pairedBars(rows) : test::scatter();
        data.kind = ChartKind(kind);
        data.caption = QStringLiteral("one condition; ").repeated(12);
        data.doubtful = true;
        data.doubt = QStringLiteral("The runs spread widely.");
        for (const bool paper : {false, true}) {
            ChartStyle style = makeChartStyle(Theme::Light);
            style.caption = true;
            style.fitAllRows = paper;
            const ChartLayout layout = layoutChart(data, style, QSizeF(width, height));
            QList<QRectF> parts{layout.title, layout.doubt, layout.caption, layout.plot, layout.bottomTitle};
            if (rows > 0) parts.append(layout.categories);
            if (!layout.leftTitle.isNull()) parts.append(layout.leftTitle);
            for (const LegendEntry& entry : layout.legend)
                parts << entry.swatch << entry.text;
            const QRectF page(0, 0, width, height);
            for (int i = 0; i < parts.size(); ++i) {
                // On a page that is too low for all, the rows give way last; only sideways nothing may ever stand out.
                QVERIFY2(parts[i].isNull() || (parts[i].left() >= 0 && parts[i].right() <= page.right() + 0.5),
                         qPrintable(QString::number(i)));
                for (int j = 0; j < i; ++j) {
                    if (height < 200 || parts[i].isNull() || parts[j].isNull()) continue;
                    const QRectF common = parts[i].intersected(parts[j]);
                    QVERIFY2(common.width() < 0.6 || common.height() < 0.6,
                             qPrintable(QStringLiteral("%1 and %2").arg(i).arg(j)));
                }
            }
            QVERIFY(layout.plot.height() > 0 && layout.plot.width() > 0);
        }
    }

    void manyRowsScrollOnScreenAndAllShowOnPaper() {
        const ChartData data = test::pairedBars(155);
        ChartStyle style = makeChartStyle(Theme::Light);
        const ChartLayout screen = layoutChart(data, style, QSizeF(600, 400));
        QVERIFY(screen.scrolls());
        QCOMPARE(screen.nameEvery, 1);
        QVERIFY(screen.rowLength >= 2 * style.em()); // two bars with labels
        style.fitAllRows = true;
        const ChartLayout paper = layoutChart(data, style, QSizeF(600, 400));
        QVERIFY(!paper.scrolls());
        QVERIFY(paper.nameEvery > 1);
        QVERIFY(paper.nameEvery * paper.rowLength >= 0.9 * style.em()); // names do not touch
        const double height = naturalHeight(data, style, 600);
        const ChartLayout natural = layoutChart(data, style, QSizeF(600, height));
        QCOMPARE(natural.nameEvery, 1);
        QVERIFY(natural.rowLength >= 2 * style.em());
    }

    void fewRowsDoNotBecomeSlabs() {
        const ChartStyle style = makeChartStyle(Theme::Light);
        const ChartLayout layout = layoutChart(test::pairedBars(2), style, QSizeF(800, 900));
        QVERIFY(layout.rowLength < 5 * style.em());
        QVERIFY(!layout.scrolls());
    }

    void oneSeriesNeedsNoLegend() {
        ChartData data = test::pairedBars(3);
        data.series.pop_back();
        QVERIFY(layoutChart(data, makeChartStyle(Theme::Light), QSizeF(600, 400)).legend.empty());
    }

    void labelsFollowUnitDecimalsAndDoubt() {
        ChartData data = test::pairedBars(3);
        QCOMPARE(valueLabel(data, data.series[0], 1), QStringLiteral("2.00\u00A0%"));
        data.value.decimals = 1;
        QCOMPARE(valueLabel(data, data.series[0], 1), QStringLiteral("2.0\u00A0%"));
        data.series[0].doubtful = {false, true, false};
        QCOMPARE(valueLabel(data, data.series[0], 1), QStringLiteral("2.0\u00A0% ?"));
        data.series[0].labels = QStringList{"a", "b", "c"};
        QCOMPARE(valueLabel(data, data.series[0], 2), QStringLiteral("c"));
        QCOMPARE(valueLabel(data, data.series[0], 9), QString());
    }
};

QTEST_MAIN(TestChartLayout)
#include "tst_chart_layout.moc"
