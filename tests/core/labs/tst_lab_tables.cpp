#include "core/analysis/published.h"
#include "core/labs/bottleneck_lab.h"
#include "core/labs/denormals_lab.h"
#include "core/labs/guidelines_lab.h"
#include "core/labs/lab_registry.h"
#include "core/labs/lab_words.h"
#include "core/labs/parts_lab.h"
#include "core/labs/point_sets.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace convlens;

namespace {

const Lab& lab(const char* id) {
    const auto found = findLab(id);
    if (!found) qFatal("%s", found.error().message.c_str());
    return **found;
}

LabReading reading(std::string id, double value, double low, double high, bool doubtful = false) {
    LabReading r;
    r.id = std::move(id);
    r.title = r.id;
    r.value = value;
    r.low = low;
    r.high = high;
    r.runs = 20;
    r.doubtful = doubtful;
    return r;
}

const Table& table(const std::vector<LabTable>& tables, const char* id) {
    for (const LabTable& t : tables)
        if (t.id == id) return t.table;
    qFatal("no table %s", id);
}

double number(const Table& t, std::size_t row, const char* key) {
    for (std::size_t c = 0; c < t.columns.size(); ++c) {
        if (t.columns[c].key != key) continue;
        const Cell& cell = t.rows.at(row).at(c);
        if (const auto* whole = std::get_if<std::int64_t>(&cell)) return double(*whole);
        if (const auto* real = std::get_if<double>(&cell)) return *real;
        return std::nan("");
    }
    qFatal("no column %s", key);
}

bool near(double a, double b) {
    return std::abs(a - b) <= 1e-9 * std::max(1.0, std::abs(b));
}

} // namespace

/// What the labs make of measured values, with made-up ones.
class TestLabTables : public QObject {
    Q_OBJECT
private slots:
    /// The lab's copy of ShuffleNet's table 3 against table 2, which is told apart in published.csv: what is left of
    /// 100 % with the shuffle is the error that the other table prints.
    void theErrorsWithShuffleAreThoseOfThePapersOtherTable() {
        const Lab& shuffle = lab("channel-shuffle");
        const Table paper = table(shuffle.tables(defaultSettings(shuffle.parameters), nullptr), "paper");
        int found = 0;
        for (const double width : {1.0, 0.5, 0.25})
            for (const int groups : {3, 8}) {
                const auto row = std::ranges::find_if(publishedRows(), [&](const PublishedRow& r) {
                    return r.spec.family == Family::ShuffleNetV1 && r.variant == "paper" && r.spec.width == width &&
                           r.spec.groups == groups;
                });
                QVERIFY(row != publishedRows().end() && row->top1Percent);
                const QString what = QStringLiteral("ShuffleNet %1x, g = %2: error").arg(width).arg(groups);
                const QString error = QStringLiteral(" and %1 %").arg(100 - *row->top1Percent, 0, 'f', 1);
                for (const auto& cells : paper.rows)
                    found += QString::fromStdString(std::get<std::string>(cells[0])).startsWith(what) &&
                             QString::fromStdString(std::get<std::string>(cells[1])).endsWith(error);
            }
        QCOMPARE(found, 6);
    }

    void tinyNumbersKeepThreeDigits() {
        QCOMPARE(tinyNumber(3.1933257438721016e-38), std::string("3.19e-38"));
        QCOMPARE(tinyNumber(-1.4e-45), std::string("-1.40e-45"));
        QCOMPARE(tinyNumber(0), std::string("0"));
        QCOMPARE(tinyNumber(std::nan("")), std::string("unknown"));
    }

    void theVerdictIsAboutTheFarthestOption_data() {
        QTest::addColumn<double>("time");
        QTest::addColumn<bool>("doubtful");
        QTest::addColumn<QString>("word");
        QTest::newRow("slower") << 20.0 << false << "holds on this machine";
        QTest::newRow("faster") << 6.0 << false << "other way round";
        QTest::newRow("slower but doubtful") << 20.0 << true << "cannot be told";
    }
    void theVerdictIsAboutTheFarthestOption() {
        QFETCH(double, time);
        QFETCH(bool, doubtful);
        QFETCH(QString, word);
        const Lab& guidelines = lab("guidelines");
        const LabSettings settings = defaultSettings(guidelines.parameters);
        LabRun run;
        run.settings = settings;
        run.readings = {reading("1:1", 10, 9.9, 10.1), reading("1:12", time, time - 0.1, time + 0.1, doubtful)};
        const std::string first = guidelines.findings(settings, &run).front().english();
        QVERIFY2(first.find(word.toStdString()) != std::string::npos, first.c_str());
        const Table speed = table(guidelines.tables(settings, &run), "speed");
        QVERIFY(near(number(speed, 3, "images_per_second"), 1000 / time));
        QVERIFY(near(number(speed, 3, "low"), 1000 / (time + 0.1)));
        // (36, 432) has 15552 products for 16384.
        QVERIFY(near(number(speed, 3, "slower"), time / 10 * 16384 / 15552));
        QCOMPARE(number(speed, 3, "paper_gpu"), 748.0);
        QCOMPARE(number(speed, 3, "paper_arm"), 4.4);
        QVERIFY(std::isnan(number(speed, 1, "images_per_second")));
    }

    void channelsWithoutAColumnGiveWayToTheNearest() {
        const Lab& guidelines = lab("guidelines");
        LabSettings settings = defaultSettings(guidelines.parameters);
        settings.setChoice("guideline", "g4");
        settings.setNumber("channels", 512);
        QCOMPARE(guidelineSettings(settings).channels, 128);
        bool said = false;
        for (const LabText& line : guidelines.findings(settings, nullptr))
            said = said || line.english().find("no column for 512") != std::string::npos;
        QVERIFY(said);
        QCOMPARE(table(guidelines.tables(settings, nullptr), "paper").rows.size(), std::size_t(4));
    }

    void pricesAreDifferences() {
        const Lab& parts = lab("v3-parts");
        const LabSettings settings = defaultSettings(parts.parameters);
        LabRun run;
        run.settings = settings;
        run.readings = {reading("network/whole", 8, 7.9, 8.1),       reading("network/se", 6, 5.9, 6.2),
                        reading("network/h-swish", 8, 7.8, 8.2),     reading("function/copy", 0.02, 0.02, 0.02),
                        reading("function/swish", 0.08, 0.08, 0.08), reading("function/h-swish", 0.04, 0.04, 0.04)};
        const auto tables = parts.tables(settings, &run);
        const Table& prices = table(tables, "prices");
        QVERIFY(near(number(prices, 0, "time_ms"), 2));
        QVERIFY(near(number(prices, 0, "low"), 7.9 - 6.2));
        QVERIFY(near(number(prices, 0, "high"), 8.1 - 5.9));
        QVERIFY(near(number(prices, 0, "share_time"), 25));
        const Table& functions = table(tables, "functions");
        QVERIFY(near(number(functions, 4, "ns"), 0.08 * 1e6 / 200000));
        QVERIFY(near(number(functions, 4, "times_copy"), 4));
        const auto lines = parts.findings(settings, &run);
        const auto says = [&](const char* words) {
            return std::any_of(lines.begin(), lines.end(),
                               [&](const LabText& line) { return line.english().find(words) != std::string::npos; });
        };
        QVERIFY(says("h-swish instead of ReLU: the difference in time is smaller"));
        QVERIFY(says("swish takes 2"));
    }

    void cacheRowsConvertTimes() {
        const Lab& caches = lab("denormals-caches");
        LabSettings settings = defaultSettings(caches.parameters);
        settings.setChoice("experiment", "caches");
        settings.setNumber("side", 2);
        const auto sets = cacheSets(settings);
        QVERIFY(!sets.empty());
        LabRun run;
        run.settings = settings;
        run.readings = {reading(setReading(sets.front()), 0.002, 0.001, 0.003)};
        const Table rows = table(caches.tables(settings, &run), "caches");
        QCOMPARE(rows.rows.size(), sets.size());
        QVERIFY(near(number(rows, 0, "time_us"), 2));
        QVERIFY(near(number(rows, 0, "gmacs"), 64.0 * 64 * 4 / 2e-6 / 1e9));
        QVERIFY(near(number(rows, 0, "gbytes"), 4 * (64.0 * 64 + 2 * 64 * 4) / 2e-6 / 1e9));
    }

    void denormalsAreSaidToBeSlowOnlyBeyondTheIntervals() {
        const Lab& denormals = lab("denormals-caches");
        const LabSettings settings = defaultSettings(denormals.parameters);
        const auto first = [&](double kept, double spread) {
            LabRun run;
            run.settings = settings;
            run.readings = {reading("normal/flushed", 1, 0.9, 1.1), reading("normal/kept", 1, 0.9, 1.1),
                            reading("denormal/flushed", 1, 0.9, 1.1),
                            reading("denormal/kept", kept, kept - spread, kept + spread)};
            return denormals.findings(settings, &run).front().english();
        };
        QVERIFY(first(30, 1).find("30.0 times") != std::string::npos);
        QVERIFY(first(1.05, 0.2).find("no difference can be seen") != std::string::npos);
        QVERIFY(first(0.5, 0.1).find("not slower") != std::string::npos);
    }

    void theBottleneckLabSaysWhatItsSeedDoes() {
        const Lab& bottleneck = lab("linear-bottleneck");
        LabSettings settings = defaultSettings(bottleneck.parameters);
        settings.setNumber("count", 64);
        const auto view = bottleneckView(settings);
        QVERIFY(view);
        const auto tables = bottleneck.tables(settings, nullptr);
        QCOMPARE(number(table(tables, "result"), 1, "value"), view->result.fittedError);
        QCOMPARE(number(table(tables, "result"), 3, "value"), 0.5); // (3 + 1) / 2^3
        QCOMPARE(table(tables, "points").rows.size(), std::size_t(64));
        settings.setNumber("seeds", 10);
        LabMeasureOptions options;
        const auto run = bottleneck.measure(settings, options);
        QVERIFY(run);
        QCOMPARE(run->value("none") < 1e-6, true);
        QVERIFY(run->value("relu") > run->value("none"));
        const Table curve = table(bottleneck.tables(settings, &*run), "curve");
        QCOMPARE(curve.rows.size(), std::size_t(29));
        QCOMPARE(number(curve, 0, "n"), 2.0);
        QCOMPARE(number(curve, 0, "expected"), 0.75);
        QVERIFY(number(curve, 0, "fitted_low") <= number(curve, 0, "fitted_error"));
    }

    void drawnPointsAreReadAndWritten() {
        const auto points = readPoints("0.5,-1  2,3 1e-3,0");
        QVERIFY(points);
        QCOMPARE(points->rows, 3);
        QCOMPARE(points->at(1, 1), 3.0);
        QCOMPARE(writePoints(*points), std::string("0.5,-1 2,3 0.001,0"));
        QCOMPARE(readPoints("")->rows, 0);
        for (const char* wrong : {"1", "1,", "a,b", "1,2,3", "1,inf"})
            QCOMPARE(readPoints(wrong).error().code, ErrorCode::InvalidArgument);

        const Lab& bottleneck = lab("linear-bottleneck");
        LabSettings settings = defaultSettings(bottleneck.parameters);
        settings.setChoice("points", "drawn");
        QCOMPARE(bottleneckPoints(settings).error().code, ErrorCode::InvalidArgument);
        QVERIFY(bottleneck.findings(settings, nullptr).front().english().find("draw at least 3") == 0);
        settings.setChoice("drawn", "0,0 1,0 0,1");
        QVERIFY(checkSettings(bottleneck.parameters, settings));
        QCOMPARE(bottleneckPoints(settings)->rows, 3);
    }
};

QTEST_APPLESS_MAIN(TestLabTables)
#include "tst_lab_tables.moc"
