#include "tests/ui/charts/sample_charts.h"
#include "ui/charts/chart_widget.h"

#include <QApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

using namespace convlens;

class TestChartWidget : public QObject {
    Q_OBJECT

    static std::unique_ptr<ChartWidget> shown(ChartSource source, const QSize& size = QSize(640, 420)) {
        auto widget = std::make_unique<ChartWidget>();
        widget->setSource(std::move(source));
        widget->resize(size);
        widget->show();
        widget->setFocus();
        (void)QTest::qWaitForWindowActive(widget.get());
        return widget;
    }
    static ChartSource bars(int rows) {
        return [rows](Theme theme) { return test::pairedBars(rows, theme); };
    }
    /// Whether the chart took it. What it leaves, Qt passes on to the widgets around only where a real wheel turned.
    static bool wheel(ChartWidget& widget, const QPointF& at, int delta, Qt::KeyboardModifiers modifiers = {}) {
        QWheelEvent event(at, widget.viewport()->mapToGlobal(at), QPoint(), QPoint(0, delta), Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(widget.viewport(), &event);
        return event.isAccepted();
    }

    static void drag(ChartWidget& widget, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mousePress(widget.viewport(), Qt::LeftButton, modifiers, from);
        QTest::mouseMove(widget.viewport(), from + (to - from) / 2);
        QTest::mouseMove(widget.viewport(), to);
        QTest::mouseRelease(widget.viewport(), Qt::LeftButton, modifiers, to);
    }

private slots:
    void clickSelectsTheCategory() {
        auto widget = shown(bars(155));
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        const QPoint at = widget->geometry().barRect(0, 4).center().toPoint();
        QTest::mouseClick(widget->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), 4);
        QCOMPARE(widget->highlighted(), 4);
        // Its name does as well.
        const QPoint name(int(widget->chartLayout().categories.left()) + 4,
                          int(widget->geometry().rowRect(6).center().y()));
        QTest::mouseClick(widget->viewport(), Qt::LeftButton, {}, name);
        QCOMPARE(widget->highlighted(), 6);
    }

    void keysMoveTheSelectionAndScroll() {
        auto widget = shown(bars(155));
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        QTest::keyClick(widget.get(), Qt::Key_Down);
        QCOMPARE(widget->highlighted(), 0);
        QTest::keyClick(widget.get(), Qt::Key_Down);
        QCOMPARE(widget->highlighted(), 1);
        QTest::keyClick(widget.get(), Qt::Key_End);
        QCOMPARE(widget->highlighted(), 154);
        QCOMPARE(widget->verticalScrollBar()->value(), widget->verticalScrollBar()->maximum());
        QVERIFY(widget->chartLayout().plot.contains(widget->geometry().rowRect(154).center()));
        QTest::keyClick(widget.get(), Qt::Key_Down); // no further
        QCOMPARE(activated.size(), 3);
        QTest::keyClick(widget.get(), Qt::Key_Home);
        QCOMPARE(widget->verticalScrollBar()->value(), 0);
    }

    void keysBelongToTheChartWhileItHasTheFocus() {
        QWidget window;
        auto* layout = new QVBoxLayout(&window);
        auto* widget = new ChartWidget(&window);
        widget->setSource(bars(20));
        layout->addWidget(widget);
        QShortcut down(Qt::Key_Down, &window), right(Qt::Key_Right, &window);
        QSignalSpy downSpy(&down, &QShortcut::activated), rightSpy(&right, &QShortcut::activated);
        window.resize(600, 400);
        window.show();
        widget->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(widget, Qt::Key_Down);
        QCOMPARE(widget->highlighted(), 0);
        QCOMPARE(downSpy.size(), 0);
        QTest::keyClick(widget, Qt::Key_Right); // means nothing to rows, so the window may have it
        QCOMPARE(rightSpy.size(), 1);
    }

    void selectionFromElsewhereComesIntoView() {
        auto widget = shown(bars(155));
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        widget->setHighlighted(100);
        QVERIFY(widget->chartLayout().plot.contains(widget->geometry().rowRect(100).center()));
        QCOMPARE(activated.size(), 0); // nobody pressed anything
    }

    void wheelScrollsAndWithControlThickens() {
        auto widget = shown(bars(155));
        const QPointF middle(300, 200);
        wheel(*widget, middle, -240);
        QVERIFY(widget->verticalScrollBar()->value() > 0);
        const double before = widget->chartLayout().rowLength;
        wheel(*widget, middle, 240, Qt::ControlModifier);
        QVERIFY(widget->chartLayout().rowLength > before);
    }

    void wheelZoomsPointsAndDoubleClickShowsAll() {
        auto widget = shown([](Theme) { return test::scatter(); });
        const QPointF at = *widget->geometry().pointPosition(0, 2);
        const double whole = widget->chartLayout().bottom.maximum - widget->chartLayout().bottom.minimum;
        wheel(*widget, at, 360);
        QVERIFY(widget->chartLayout().bottom.maximum - widget->chartLayout().bottom.minimum < 0.7 * whole);
        QVERIFY((*widget->geometry().pointPosition(0, 2) - at).manhattanLength() < 1);
        // Dragging moves what is shown with the mouse and does not select.
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        const QPoint from = at.toPoint();
        const double left = widget->chartLayout().bottom.minimum;
        drag(*widget, from, from + QPoint(60, 0));
        QCOMPARE(activated.size(), 0);
        QVERIFY(widget->chartLayout().bottom.minimum < left);
        QVERIFY((*widget->geometry().pointPosition(0, 2) - at - QPointF(60, 0)).manhattanLength() < 1);
        QTest::mouseDClick(widget->viewport(), Qt::LeftButton, {}, from);
        QCOMPARE(widget->chartLayout().bottom.maximum - widget->chartLayout().bottom.minimum, whole);
    }

    /// A busy machine gives every chart a long doubt; the bars must keep their room. On paper all of it stands.
    void aLongDoubtTakesTwoLinesAndSaysTheRestInItsTooltip() {
        const QString reason = QStringLiteral("The runs scatter by 20 % around the median; ").repeated(8).trimmed();
        const auto doubted = [&](Theme theme) {
            ChartData data = test::pairedBars(4, theme);
            data.doubtful = true;
            data.doubt = reason;
            return data;
        };
        auto widget = shown(doubted);
        const ChartLayout& layout = widget->chartLayout();
        const double line = QFontMetricsF(makeChartStyle(Theme::Light, 12).smallFont()).height();
        QVERIFY2(layout.doubt.height() < 3.2 * line, qPrintable(QString::number(layout.doubt.height())));
        QVERIFY(layout.doubtWords.endsWith(u'…') && reason.startsWith(layout.doubtWords.chopped(1)));
        QVERIFY(widget->toolTipAt(layout.doubt.center()).contains(reason));
        const ChartStyle paper = makeChartStyle(Theme::Light);
        QCOMPARE(layoutChart(doubted(Theme::Light), paper, QSizeF(640, 420)).doubtWords, reason);
        // What fits is whole.
        ChartData brief = doubted(Theme::Light);
        brief.doubt = QStringLiteral("One run only.");
        auto other = shown([&](Theme) { return brief; });
        QCOMPARE(other->chartLayout().doubtWords, brief.doubt);
    }

    /// A page of charts goes on scrolling where one comes under the mouse; with Ctrl that chart is zoomed.
    void onAPageThatScrollsTheWheelIsThePages() {
        QScrollArea page;
        auto* content = new QWidget;
        auto* column = new QVBoxLayout(content);
        auto* chart = new ChartWidget;
        chart->setSource([](Theme) { return test::scatter(); });
        chart->setFixedHeight(400);
        column->addWidget(chart);
        column->addSpacing(600);
        page.setWidget(content);
        page.setWidgetResizable(true);
        page.resize(640, 480);
        page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&page));
        const QPointF at = *chart->geometry().pointPosition(0, 2);
        const auto shown = [&] { return chart->chartLayout().bottom.maximum - chart->chartLayout().bottom.minimum; };
        QTRY_VERIFY(page.verticalScrollBar()->maximum() > 200);
        const double whole = shown();
        QVERIFY(!wheel(*chart, at, 120)); // left to the page
        QCOMPARE(shown(), whole);
        QVERIFY(wheel(*chart, at, 360, Qt::ControlModifier));
        QVERIFY(shown() < 0.7 * whole);
    }

    void clickSelectsThePoint() {
        auto widget = shown([](Theme) { return test::scatter(); });
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        QTest::mouseClick(widget->viewport(), Qt::LeftButton, {}, widget->geometry().pointPosition(1, 3)->toPoint());
        QCOMPARE(activated.size(), 1);
        QCOMPARE(activated[0][0].toInt(), 8); // five of the first series, then the fourth of the second
    }

    void toolTipsNameCategoryAndValues() {
        auto widget = shown(bars(5));
        const QString tip = widget->toolTipAt(widget->geometry().barRect(1, 2).center());
        QVERIFY(tip.contains(QStringLiteral("block2.expand.conv")));
        QVERIFY(tip.contains(QStringLiteral("multiply-adds: 3.00")));
        QVERIFY(tip.contains(QStringLiteral("time: 6.00")));
        QVERIFY(widget->toolTipAt(QPointF(1, 1)).isEmpty());
        auto points = shown([](Theme) { return test::scatter(); });
        QVERIFY(points->toolTipAt(*points->geometry().pointPosition(1, 3)).contains(QStringLiteral("point 3 of 1")));
    }

    void darkWindowGetsDarkColours() {
        auto widget = shown(bars(5));
        QCOMPARE(widget->data().series[0].colour, theoryColour(Theme::Light));
        widget->setHighlighted(3);
        QPalette dark;
        dark.setColor(QPalette::Window, QColor(31, 34, 37));
        widget->setPalette(dark);
        QCOMPARE(widget->data().series[0].colour, theoryColour(Theme::Dark));
        QCOMPARE(widget->highlighted(), 3);
        QCOMPARE(widget->grab().toImage().pixelColor(3, 3), chartColours(Theme::Dark).background);
    }

    /// The rows follow the mouse and nothing is selected; a click still selects, also where nothing can be moved.
    void draggingBarsMovesTheirRows() {
        auto widget = shown(bars(40));
        QSignalSpy chosen(widget.get(), &ChartWidget::activated);
        const QPoint at = widget->geometry().rowRect(4).center().toPoint();
        const int before = widget->verticalScrollBar()->value();
        QTest::mousePress(widget->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseMove(widget->viewport(), at - QPoint(0, 30));
        QTest::mouseMove(widget->viewport(), at - QPoint(0, 50));
        QTest::mouseRelease(widget->viewport(), Qt::LeftButton, {}, at - QPoint(0, 50));
        QCOMPARE(widget->verticalScrollBar()->value(), before + 50);
        QVERIFY(chosen.isEmpty());
        QTest::mouseClick(widget->viewport(), Qt::LeftButton, {}, at - QPoint(0, 50));
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toInt(), 4); // the row that went with the mouse

        auto few = shown(bars(3));
        QCOMPARE(few->verticalScrollBar()->maximum(), 0);
        QSignalSpy also(few.get(), &ChartWidget::activated);
        const QPoint there = few->geometry().rowRect(1).center().toPoint();
        QTest::mousePress(few->viewport(), Qt::LeftButton, {}, there);
        QTest::mouseMove(few->viewport(), there + QPoint(40, 0));
        QTest::mouseRelease(few->viewport(), Qt::LeftButton, {}, there + QPoint(2, 0));
        QCOMPARE(also.size(), 1);
    }

    /// What a drag spans fills the chart; with Shift also where a plain drag would move it.
    void draggingOverPointsZoomsIntoWhatItSpans() {
        auto widget = shown([](Theme) { return test::scatter(); });
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        const QRectF plot = widget->chartLayout().plot;
        const QPointF inside = *widget->geometry().pointPosition(0, 2);
        const QPoint corner = (inside - QPointF(40, 30)).toPoint(), other = (inside + QPointF(40, 30)).toPoint();
        QVERIFY(!widget->isZoomed());
        drag(*widget, corner, other);
        QVERIFY(widget->isZoomed());
        QVERIFY(activated.isEmpty());
        // What stood in the middle of the spanned rectangle stands in the middle of the plot.
        QVERIFY((*widget->geometry().pointPosition(0, 2) - plot.center()).manhattanLength() < 4);
        QVERIFY(!widget->geometry().pointPosition(0, 0)); // out of sight
        const AxisRange shownThen = widget->chartLayout().left;
        // Sideways with Shift: the other axis stays.
        const QPoint middle = plot.center().toPoint();
        drag(*widget, middle - QPoint(60, 0), middle + QPoint(60, 0), Qt::ShiftModifier);
        QCOMPARE(widget->chartLayout().left.minimum, shownThen.minimum);
        QVERIFY((*widget->geometry().pointPosition(0, 2) - plot.center()).manhattanLength() < 10);
        QTest::mouseDClick(widget->viewport(), Qt::LeftButton, {}, middle);
        QVERIFY(!widget->isZoomed());
        // Esc gives a drag up.
        QTest::mousePress(widget->viewport(), Qt::LeftButton, {}, corner);
        QTest::mouseMove(widget->viewport(), other);
        QTest::keyClick(widget.get(), Qt::Key_Escape);
        QTest::mouseRelease(widget->viewport(), Qt::LeftButton, {}, other);
        QVERIFY(!widget->isZoomed());
    }

    void draggingOverRowsZoomsIntoThem() {
        auto widget = shown(bars(12), QSize(640, 700));
        QCOMPARE(widget->verticalScrollBar()->maximum(), 0); // all of it is seen, nothing can be moved
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        const double before = widget->chartLayout().rowLength;
        const QPoint from = widget->geometry().rowRect(5).center().toPoint(),
                     to = widget->geometry().rowRect(7).center().toPoint();
        drag(*widget, from, to);
        QVERIFY(activated.isEmpty());
        QVERIFY(widget->isZoomed() && widget->chartLayout().rowLength > 1.5 * before);
        const QRectF plot = widget->chartLayout().plot.adjusted(0, -2, 0, 2);
        for (const int row : {5, 6, 7})
            QVERIFY(plot.contains(widget->geometry().rowRect(row)));
        // Now there is something to move.
        const int at = widget->verticalScrollBar()->value();
        drag(*widget, plot.center().toPoint(), plot.center().toPoint() - QPoint(0, 40));
        QCOMPARE(widget->verticalScrollBar()->value(), at + 40);
        QTest::mouseDClick(widget->viewport(), Qt::LeftButton, {}, plot.center().toPoint());
        QVERIFY(!widget->isZoomed());
        QCOMPARE(widget->chartLayout().rowLength, before);
    }

    void keysZoomToo() {
        auto points = shown([](Theme) { return test::scatter(); });
        QTest::keyClick(points.get(), Qt::Key_Plus, Qt::ShiftModifier);
        QVERIFY(points->isZoomed());
        QTest::keyClick(points.get(), Qt::Key_0);
        QVERIFY(!points->isZoomed());
        auto rows = shown(bars(12));
        const double before = rows->chartLayout().rowLength;
        QTest::keyClick(rows.get(), Qt::Key_Plus);
        QVERIFY(rows->chartLayout().rowLength > before);
        QTest::keyClick(rows.get(), Qt::Key_Minus);
        QTest::keyClick(rows.get(), Qt::Key_Minus);
        QVERIFY(rows->chartLayout().rowLength < before);
        QTest::keyClick(rows.get(), Qt::Key_0);
        QCOMPARE(rows->chartLayout().rowLength, before);
    }

    /// A bar's length says nothing where there is no zero: its value stands as a dot in its place.
    void barsAreDotsOnALogarithmicAxis() {
        const auto logarithmic = [](Theme theme) {
            ChartData data = test::pairedBars(6, theme);
            data.value.logarithmic = true;
            data.series[0].values = {0.1, 1, 10, 100, 0, 5};
            return data;
        };
        auto widget = shown(logarithmic);
        const ChartGeometry places = widget->geometry();
        const auto at = [&](int row) { return places.barRect(0, row).center(); };
        // Ten times as much is as far each time; zero has no place and lies at the axis without width.
        QVERIFY(std::abs((at(1).x() - at(0).x()) - (at(2).x() - at(1).x())) < 1e-6);
        QVERIFY(std::abs((at(3).x() - at(2).x()) - (at(2).x() - at(1).x())) < 1e-6);
        QVERIFY(std::abs(places.barRect(0, 2).width() - places.barRect(0, 3).width()) < 1e-9);
        QCOMPARE(places.barRect(0, 4).width(), 0.0);
        QCOMPARE(at(4).x(), widget->chartLayout().plot.left());
        const QImage picture = widget->grab().toImage();
        for (const int row : {0, 1, 2, 3})
            QCOMPARE(picture.pixelColor(at(row).toPoint()), theoryColour(Theme::Light));
        const QPoint between(int((at(0).x() + at(3).x()) / 2), int(at(3).y()) + 2); // no bar leads to the dot
        QVERIFY(picture.pixelColor(between) != theoryColour(Theme::Light));
        QSignalSpy activated(widget.get(), &ChartWidget::activated);
        QTest::mouseClick(widget->viewport(), Qt::LeftButton, {}, at(3).toPoint());
        QCOMPARE(widget->highlighted(), 3);
    }

    void contentHeightNeedsNoScrollBar() {
        auto widget = shown(bars(40));
        QVERIFY(widget->verticalScrollBar()->maximum() > 0);
        widget->resize(640, widget->contentHeight(640));
        QApplication::processEvents();
        QCOMPARE(widget->verticalScrollBar()->maximum(), 0);
    }
};

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    // A light palette whatever the machine's, so that "light" and "dark" mean the same everywhere.
    QPalette light;
    light.setColor(QPalette::Window, QColor(245, 245, 245));
    QApplication::setPalette(light);
    TestChartWidget test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_chart_widget.moc"
