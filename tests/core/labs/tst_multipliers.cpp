#include "core/labs/multipliers.h"

#include <QTest>

using namespace convlens;

/// Against the paper's tables 6 and 7 and against the laws that each part follows.
class TestMultipliers : public QObject {
    Q_OBJECT
private slots:
    void countsAreThePapers_data() {
        QTest::addColumn<double>("width");
        QTest::addColumn<int>("resolution");
        QTest::addColumn<double>("millions");
        QTest::newRow("1.0 @224") << 1.0 << 224 << 569.0;
        QTest::newRow("0.75 @224") << 0.75 << 224 << 325.0;
        QTest::newRow("0.5 @224") << 0.5 << 224 << 149.0;
        QTest::newRow("0.25 @224") << 0.25 << 224 << 41.0;
        QTest::newRow("1.0 @192") << 1.0 << 192 << 418.0;
        QTest::newRow("1.0 @128") << 1.0 << 128 << 186.0;
    }
    void countsAreThePapers() {
        QFETCH(double, width);
        QFETCH(int, resolution);
        QFETCH(double, millions);
        const auto cost = multiplierCost({width, resolution});
        QVERIFY(cost.has_value());
        QVERIFY2(std::abs(double(cost->macs) / 1e6 - millions) <= 0.5 ||
                     std::abs(double(cost->macs) / 1e6 / millions - 1) < 0.005,
                 qPrintable(QString::number(double(cost->macs))));
        std::int64_t parts = 0;
        for (const std::int64_t macs : cost->partMacs)
            parts += macs;
        QCOMPARE(parts, cost->macs); // nothing is left out
    }

    void partsFollowTheirLaws() {
        // Halved channels and halved maps are whole numbers in every layer, so the laws hold exactly.
        const MultiplierPoint half{0.5, 224}, small{1.0, 128};
        const auto full = multiplierCost(kFullMobileNet), narrow = multiplierCost(half), low = multiplierCost(small);
        QVERIFY(full && narrow && low);
        for (const NetworkPart part : kNetworkParts) {
            const auto all = double(full->partMacs[int(part)]);
            QCOMPARE(double(narrow->partMacs[int(part)]) / all, partLaw(part, half));
            if (part == NetworkPart::Classifier) QCOMPARE(low->partMacs[int(part)], full->partMacs[int(part)]);
        }
        QCOMPARE(low->params, full->params); // resolution saves no weights
        QCOMPARE(ruleOfThumb(half), 0.25);
        QCOMPARE(ruleOfThumb({0.5, 112}), 0.0625);
        QVERIFY(double(narrow->macs) / double(full->macs) > ruleOfThumb(half)); // the linear parts stand out
    }

    void accuracyIsWhatWasPrinted() {
        QCOMPARE(publishedTop1({1.0, 224}).value(), 70.6);
        QCOMPARE(publishedTop1({0.5, 160}).value(), 60.2);
        QVERIFY(publishedSource({1.0, 224}).find("1704.04861") != std::string::npos);
        QVERIFY(!publishedTop1({0.6, 224}).has_value());
        QVERIFY(publishedSource({0.6, 224}).empty());
    }

    void sweepsHoldTheChosenOneOnce() {
        const auto widths = overWidths({0.6, 160});
        QCOMPARE(widths.size(), std::size_t(5));
        for (std::size_t i = 1; i < widths.size(); ++i)
            QVERIFY(widths[i - 1].width < widths[i].width && widths[i].resolution == 160);
        QCOMPARE(overResolutions({0.5, 160}).size(), std::size_t(4));
        const Lab& lab = **findLab("multipliers");
        LabSettings settings = defaultSettings(lab.parameters);
        settings.setNumber("width", 0.25 + 7 * 0.05); // as a slider adds it up
        QCOMPARE(multiplierPoint(settings).width, 0.6);
    }

    void measuringFillsTheTable() {
        const Lab& lab = **findLab("multipliers");
        LabSettings settings = defaultSettings(lab.parameters);
        settings.setNumber("width", 0.25);
        settings.setNumber("resolution", 96);
        LabMeasureOptions options;
        options.seconds = 0;
        const auto run = lab.measure(settings, options);
        QVERIFY2(run.has_value(), run ? "" : run.error().message.c_str());
        for (const MultiplierPoint& point : kRankedPoints)
            QVERIFY(run->value(multiplierReading(point)) > 0);
        QVERIFY(run->value(multiplierReading({0.25, 96})) > 0);
        const auto tables = lab.tables(settings, &*run);
        for (const auto& row : tables.front().table.rows)
            QVERIFY(std::get<double>(row[6]) > 0);
    }
};

QTEST_APPLESS_MAIN(TestMultipliers)
#include "tst_multipliers.moc"
