#include "tests/ui/support/sample_session.h"
#include "ui/charts/compare_tables.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

CompareView twoNetworks() {
    CompareView view;
    view.pinned = {test::pinned(1, 'A', "mobilenet_v1:width=0.5,resolution=64"),
                   test::pinned(2, 'B', "mobilenet_v2:width=0.5,resolution=64")};
    return view;
}

std::size_t place(const Table& table, const std::string& key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (table.columns[i].key == key) return i;
    qFatal("no column %s", key.c_str());
}

double number(const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return double(*whole);
    if (const auto* value = std::get_if<double>(&cell)) return *value;
    return std::nan("");
}

} // namespace

class TestCompareTables : public QObject {
    Q_OBJECT
private slots:
    void aNetworksPartsAddUpToIt_data() {
        QTest::addColumn<bool>("byStage");
        QTest::newRow("by operator") << false;
        QTest::newRow("by stage") << true;
    }
    void aNetworksPartsAddUpToIt() {
        QFETCH(bool, byStage);
        const CompareView view = twoNetworks();
        const Table table = comparePartsTable(view, byStage).table;
        for (const PinnedNetwork& pin : view.pinned) {
            double macs = 0, us = 0, macsShare = 0, timeShare = 0;
            for (const auto& row : table.rows) {
                if (row[0] != Cell(QString(pin.letter).toStdString())) continue;
                macs += number(row[place(table, "macs")]);
                macsShare += number(row[place(table, "macs_share")]);
                if (const double own = number(row[place(table, "median_us")]); std::isfinite(own)) us += own;
                if (const double own = number(row[place(table, "time_share")]); std::isfinite(own)) timeShare += own;
                QCOMPARE(row[place(table, "network")], Cell(toString(pin.network->spec))); // its own conditions
            }
            QCOMPARE(macs, double(pin.network->cost->total.macs));
            QVERIFY(std::abs(macsShare - 100) < 1e-6 && std::abs(timeShare - 100) < 1e-6);
            QVERIFY(std::abs(us / 1000 - pin.measurement->measurement.stepSumMs) < 1e-6);
        }
    }

    void whatIsBeyondThePaceAddsUpToTheDifference() {
        const auto pair = comparePair(twoNetworks());
        QVERIFY(pair);
        for (const CostGrouping grouping : {CostGrouping::Operator, CostGrouping::Layer}) {
            const Table table = excessTable(*pair, grouping).table;
            QVERIFY(table.rows.size() > 2);
            for (const auto& row : table.rows)
                QVERIFY(std::abs(number(row[3]) - number(row[2]) - number(row[4])) < 1e-6);
        }
    }

    void aSentenceNamesTheLargestPart() {
        const CompareView view = twoNetworks();
        const QString time = breakdownSentence(compareBreakdown(view, true, Theme::Light), view, true);
        QVERIFY2(time.startsWith("What takes most of the time: of A Depthwise"), qPrintable(time)); // 300 us a layer
        const QString count = breakdownSentence(compareBreakdown(view, false, Theme::Light), view, false);
        QVERIFY2(count.startsWith("What holds most of the count: of A Pointwise"), qPrintable(count));
        CompareView unmeasured = view;
        for (PinnedNetwork& pin : unmeasured.pinned)
            pin.measurement.reset();
        QVERIFY(breakdownSentence(compareBreakdown(unmeasured, true, Theme::Light), unmeasured, true).isEmpty());
        QVERIFY(accuracySentence(view, false).isEmpty()); // random weights state none
        QVERIFY(compareAccuracyTable(view).table.rows.empty());
    }
};

QTEST_MAIN(TestCompareTables)
#include "tst_compare_tables.moc"
