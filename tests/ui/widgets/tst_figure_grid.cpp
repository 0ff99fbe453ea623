#include "tests/ui/support/large_letters.h"
#include "ui/widgets/figure_grid.h"

#include <QLabel>
#include <QTest>

#include <set>

using namespace convlens;
using namespace convlens::test;

namespace {

int columnsOf(const FigureGrid& grid) {
    std::set<int> places;
    for (const QLabel* figure : grid.findChildren<QLabel*>(QStringLiteral("figure")))
        places.insert(figure->x());
    return int(places.size());
}

bool isCut(const FigureGrid& grid) {
    for (const QLabel* label : grid.findChildren<QLabel*>())
        if (label->width() < label->sizeHint().width()) return true;
    return false;
}

} // namespace

class TestFigureGrid : public QObject {
    Q_OBJECT
private slots:
    void figuresGoBelowEachOtherBeforeTheyAreCut() {
        FigureGrid grid(4);
        grid.resize(900, 120);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        for (const char* title : {"Whole network", "Speed", "Unexplained rest", "Engine"})
            grid.add(QLatin1String(title), QStringLiteral("native, as-drawn"), QStringLiteral("tip"));
        QTRY_COMPARE(columnsOf(grid), 4);
        QVERIFY(!isCut(grid));
        const int four = grid.findChild<QLabel*>(QStringLiteral("figure"))->sizeHint().width() * 3;
        grid.resize(four, 120);
        QTRY_COMPARE(columnsOf(grid), 2);
        QVERIFY(!isCut(grid));
        grid.resize(900, 120);
        QTRY_COMPARE(columnsOf(grid), 4);
        // New figures keep the places: row by row.
        grid.clear();
        grid.add(QStringLiteral("Only"), QStringLiteral("one"), {});
        QTRY_COMPARE(columnsOf(grid), 1);
    }

    void largeLettersNeedRoomToo() {
        const LargeLetters large;
        FigureGrid grid(4);
        grid.resize(560, 200);
        grid.show();
        QVERIFY(QTest::qWaitForWindowExposed(&grid));
        for (const char* title : {"Whole network", "Speed", "Unexplained rest", "Engine"})
            grid.add(QLatin1String(title), QStringLiteral("516 ± 31 µs"), QStringLiteral("tip"));
        QTRY_COMPARE(columnsOf(grid), 2);
        QVERIFY(!isCut(grid));
    }
};

QTEST_MAIN(TestFigureGrid)
#include "tst_figure_grid.moc"
