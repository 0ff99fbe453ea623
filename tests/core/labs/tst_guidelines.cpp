#include "core/labs/guideline_tables.h"
#include "core/labs/guidelines.h"

#include <QTest>

#include <cmath>

using namespace convlens;

namespace {

std::vector<GuidelineCase> casesOrExit(Guideline guideline, int channels, int side = 56, int blocks = 10) {
    auto cases = guidelineCases({guideline, channels, side, blocks});
    if (!cases) qFatal("%s", cases.error().message.c_str());
    return std::move(*cases);
}

} // namespace

class TestGuidelines : public QObject {
    Q_OBJECT
private slots:
    void widthsAreThoseOfTable1() {
        const auto small = casesOrExit(Guideline::EqualWidth, 32), large = casesOrExit(Guideline::EqualWidth, 256);
        QCOMPARE(small.size(), std::size_t(4));
        QCOMPARE(small[1].channels, std::string("(22, 44)"));
        QCOMPARE(small[3].channels, std::string("(9, 108)"));
        QCOMPARE(large[2].channels, std::string("(104, 624)")); // twice (52, 312)
        QCOMPARE(large[3].name, std::string("1:12"));
    }

    /// Each block has c1 to c2 and back, ten times: 20 hw c1 c2 multiply-adds, 20 (hw (c1 + c2) + c1 c2) accesses.
    void countsFollowTheFormulas_data() {
        QTest::addColumn<int>("option");
        QTest::addColumn<double>("c1");
        QTest::addColumn<double>("c2");
        QTest::newRow("1:1") << 0 << 128.0 << 128.0;
        QTest::newRow("1:2") << 1 << 90.0 << 180.0;
        QTest::newRow("1:6") << 2 << 52.0 << 312.0;
        QTest::newRow("1:12") << 3 << 36.0 << 432.0;
    }
    void countsFollowTheFormulas() {
        QFETCH(int, option);
        QFETCH(double, c1);
        QFETCH(double, c2);
        const GuidelineCase one = casesOrExit(Guideline::EqualWidth, 128)[std::size_t(option)];
        QCOMPARE(double(one.macs), 20 * 3136 * c1 * c2);
        QCOMPARE(double(one.accesses), 20 * (3136 * (c1 + c2) + c1 * c2));
        QCOMPARE(double(one.accesses), 20 * memoryAccessCost(3136, c1, c2));
        QCOMPARE(one.body.size(), std::size_t(20));
    }

    void equalWidthHasTheLeastAccesses() {
        const double bound = leastMemoryAccessCost(3136, 3136.0 * 128 * 128);
        QCOMPARE(memoryAccessCost(3136, 128, 128), bound);
        for (const double ratio : {2.0, 6.0, 12.0})
            QVERIFY(memoryAccessCost(3136, 128 / std::sqrt(ratio), 128 * std::sqrt(ratio)) > bound);
        // Equation 2: with the input and the multiply-adds fixed, more groups mean more accesses.
        for (const double groups : {2.0, 4.0, 8.0})
            QVERIFY(memoryAccessCost(3136, 128, 128 * groups, groups) > memoryAccessCost(3136, 128, 128));
    }

    void allOptionsCostAboutTheSame_data() {
        QTest::addColumn<int>("guideline");
        QTest::addColumn<int>("channels");
        for (const Guideline g : {Guideline::EqualWidth, Guideline::FewGroups, Guideline::FewFragments}) {
            for (const int channels : guidelineChannels(g))
                QTest::addRow("%s %d", std::string(toString(g)).c_str(), channels) << int(g) << channels;
        }
    }
    void allOptionsCostAboutTheSame() {
        QFETCH(int, guideline);
        QFETCH(int, channels);
        // Ratios are worst: 9 x 108 stands for 32 x 32, 5 % less. The paper's numbers, cut to whole channels.
        for (const GuidelineCase& one : casesOrExit(static_cast<Guideline>(guideline), channels, 14, 2)) {
            const double perfect = 196.0 * 2 * channels * channels * (guideline == 0 ? 2 : 1);
            QVERIFY2(std::abs(double(one.macs) / perfect - 1) < 0.065, one.name.c_str());
        }
    }

    void groupsDivideTheirChannels() {
        const auto small = casesOrExit(Guideline::FewGroups, 64), both = casesOrExit(Guideline::FewGroups, 128);
        QCOMPARE(small[3].channels, std::string("184")); // 180 in the paper, which eight groups do not divide
        QCOMPARE(both[3].channels, std::string("360"));
        for (std::size_t i = 0; i < 4; ++i) {
            for (const LayerId id : both[i].body)
                QCOMPARE(std::get<Convolution>(both[i].graph->layer(id).op).groups, kGroups[i]);
        }
        QCOMPARE(double(both[2].accesses), 10 * memoryAccessCost(3136, 256, 256, 4));
    }

    void fragmentsAreAsManyAsTheirNameSays() {
        const auto cases = casesOrExit(Guideline::FewFragments, 128, 14, 1);
        QCOMPARE(cases.size(), std::size_t(5));
        const std::pair<const char*, std::size_t> layers[] = {
            {"1 fragment", 1}, {"2 in series", 2}, {"4 in series", 4}, {"2 in parallel", 3}, {"4 in parallel", 7}};
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(cases[i].name, std::string(layers[i].first));
            QCOMPARE(cases[i].body.size(), layers[i].second); // parallel ones are added up
        }
        QCOMPARE(cases[2].channels, std::string("64"));
        QVERIFY(cases[4].extreme);
    }

    void elementwiseOptionsDifferInNothingElse() {
        const auto cases = casesOrExit(Guideline::FewElementwise, 64, 56, 10);
        QCOMPARE(cases.size(), std::size_t(4));
        const std::size_t layers[] = {3, 6, 4, 7};
        for (std::size_t i = 0; i < 4; ++i) {
            QCOMPARE(cases[i].body.size(), 10 * layers[i]);
            // 64 to 16, 3x3 on 16, 16 to 64.
            QCOMPARE(cases[i].macs, std::int64_t(10) * 3136 * (64 * 16 + 9 * 16 * 16 + 16 * 64));
        }
        // A shortcut reads two maps and writes one.
        QCOMPARE(cases[2].accesses - cases[0].accesses, std::int64_t(10) * 3 * 3136 * 64);
    }

    void thePapersFiguresStandBesideTheirChannels() {
        const auto g1 = casesOrExit(Guideline::EqualWidth, 128);
        QCOMPARE(g1[0].paper.gpuAt(128).value(), 1480.0);
        QCOMPARE(g1[0].paper.armAt(128).value(), 5.3);
        QCOMPARE(g1[3].paper.gpuAt(512).value(), 163.0);
        QCOMPARE(g1[3].paper.armAt(32).value(), 57.6);
        QVERIFY(!g1[3].paper.armAt(512));
        const auto g4 = casesOrExit(Guideline::FewElementwise, 32);
        QCOMPARE(g4[0].paper.gpuAt(32).value(), 2842.0); // neither ReLU nor shortcut
        QCOMPARE(g4[1].paper.armAt(32).value(), 61.9);   // ReLU only
        QCOMPARE(g4[3].paper.armAt(128).value(), 5.0);   // both
        QCOMPARE(guidelineChannels(Guideline::EqualWidth), (std::vector<int>{32, 64, 128, 256, 512}));
        QCOMPARE(guidelineChannels(Guideline::FewElementwise), (std::vector<int>{32, 64, 128}));
    }

    /// In every table of the paper the recommended row is the fastest, but for one in the last digit.
    void thePapersFirstRowsAreItsFastest() {
        for (const Guideline g : kGuidelines) {
            const auto cases = casesOrExit(g, guidelineChannels(g).front(), 14, 1);
            for (std::size_t i = 1; i < cases.size(); ++i) {
                for (std::size_t column = 0; column < 3; ++column) {
                    QVERIFY(cases[i].paper.gpu[column].value < cases[0].paper.gpu[column].value);
                    QVERIFY(cases[i].paper.arm[column].value <= cases[0].paper.arm[column].value);
                }
            }
        }
    }

    void settingsOutsideThePaperAreRefused() {
        QCOMPARE(guidelineCases({Guideline::EqualWidth, 100, 56, 10}).error().code, ErrorCode::InvalidArgument);
        QVERIFY(guidelineCases({Guideline::FewGroups, 32, 56, 10}).error().message.find("64, 128, 256, 512") !=
                std::string::npos);
        QCOMPARE(guidelineCases({Guideline::EqualWidth, 32, 0, 10}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(guidelineCases({Guideline::EqualWidth, 32, 56, 21}).error().code, ErrorCode::InvalidArgument);
    }

    /// Ranks from tables of the sign test: of ten the second and the ninth, of twenty the sixth and the fifteenth.
    void medianIntervalsAreThoseOfTheSignTest_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::newRow("3") << 3 << 1.0 << 3.0;
        QTest::newRow("6") << 6 << 1.0 << 6.0;
        QTest::newRow("10") << 10 << 2.0 << 9.0;
        QTest::newRow("20") << 20 << 6.0 << 15.0;
        QTest::newRow("100") << 100 << 40.0 << 61.0;
    }
    void medianIntervalsAreThoseOfTheSignTest() {
        QFETCH(int, count);
        QFETCH(double, low);
        QFETCH(double, high);
        std::vector<double> samples;
        for (int i = count; i >= 1; --i)
            samples.push_back(i);
        const TimeInterval interval = medianInterval(samples);
        QCOMPARE(interval.median, (count + 1) / 2.0);
        QCOMPARE(interval.low, low);
        QCOMPARE(interval.high, high);
    }

    void verdictsAskForMoreThanAMarginAndTheIntervals_data() {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<QString>("verdict");
        QTest::newRow("slower beyond doubt") << 1.2 << 1.4 << "holds";
        QTest::newRow("faster beyond doubt") << 0.7 << 0.9 << "reversed";
        QTest::newRow("the same") << 0.99 << 1.02 << "no matter";
        QTest::newRow("slower or the same") << 1.0 << 1.2 << "unclear";
        QTest::newRow("anything") << 0.5 << 2.0 << "unclear";
    }
    void verdictsAskForMoreThanAMarginAndTheIntervals() {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(QString, verdict);
        QCOMPARE(QString::fromStdString(std::string(toString(verdictOf({(low + high) / 2, low, high})))), verdict);
    }

    void slowdownsAreForEqualMultiplyAdds() {
        const Slowdown s = slowdown({10, 9, 11}, 1000, {12, 11, 13}, 800);
        QCOMPARE(s.ratio, 12.0 / 10 * 1000 / 800);
        QCOMPARE(s.low, 11.0 / 11 * 1.25);
        QCOMPARE(s.high, 13.0 / 9 * 1.25);
    }
};

QTEST_APPLESS_MAIN(TestGuidelines)
#include "tst_guidelines.moc"
