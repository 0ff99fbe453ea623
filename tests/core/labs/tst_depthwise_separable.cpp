#include "core/labs/depthwise_separable.h"

#include <QTest>

using namespace convlens;

/// The first lab against closed forms and the paper's own figures (arXiv 1704.04861, table 3).
class TestDepthwiseSeparable : public QObject {
    Q_OBJECT
private slots:
    void costIsTheClosedForm_data() {
        QTest::addColumn<int>("n");
        QTest::addColumn<int>("k");
        QTest::addColumn<int>("in");
        QTest::addColumn<int>("out");
        QTest::newRow("the paper's") << 14 << 3 << 512 << 512;
        QTest::newRow("narrow to wide") << 7 << 5 << 8 << 96;
        QTest::newRow("wide to narrow") << 28 << 7 << 64 << 8;
        QTest::newRow("one by one") << 10 << 1 << 24 << 40;
    }
    void costIsTheClosedForm() {
        QFETCH(int, n);
        QFETCH(int, k);
        QFETCH(int, in);
        QFETCH(int, out);
        const auto cost = separableCost({n, k, in, out});
        QVERIFY(cost.has_value());
        const std::int64_t pixels = n * n, taps = k * k;
        QCOMPARE(cost->standard.macs, pixels * taps * in * out);
        QCOMPARE(cost->depthwise.macs, pixels * taps * in);
        QCOMPARE(cost->pointwise.macs, pixels * in * out);
        QCOMPARE(cost->standard.params, taps * in * out);
        QCOMPARE(cost->separable().params, taps * in + std::int64_t(in) * out);
        // Four bytes a value; each layer reads its input and its weights and writes its output.
        QCOMPARE(cost->standard.readBytes, 4 * (pixels * in + taps * in * out));
        QCOMPARE(cost->standard.writeBytes, 4 * pixels * out);
        QCOMPARE(cost->separable().readBytes, 4 * (2 * pixels * in + taps * in + std::int64_t(in) * out));
        QCOMPARE(cost->separable().writeBytes, 4 * pixels * (in + out));
        QVERIFY(std::abs(cost->ratio() - (1.0 / out + 1.0 / double(taps))) < 1e-12);
        QVERIFY(std::abs(cost->ratio() - separableRatio(out, k)) < 1e-12);
    }

    void thePapersLayer() {
        const auto cost = separableCost({14, 3, 512, 512});
        QVERIFY(cost.has_value());
        QCOMPARE(std::lround(double(cost->standard.macs) / 1e6), 462L);
        QCOMPARE(std::lround(double(cost->separable().macs) / 1e5), 523L); // 52.3 million
        QCOMPARE(std::lround(double(cost->standard.params) / 1e4), 236L);  // 2.36 million
        QCOMPARE(std::lround(double(cost->separable().params) / 1e4), 27L);
        // "between 8 to 9 times less computation" with 3x3 filters.
        QVERIFY(1 / cost->ratio() > 8 && 1 / cost->ratio() < 9);
    }

    void whatIsOftenQuotedIsNoRatio() {
        const Lab lab = **findLab("depthwise-separable");
        const LabSettings settings = defaultSettings(lab.parameters);
        const auto tables = lab.tables(settings, nullptr);
        const auto found = std::find_if(tables.begin(), tables.end(), [](const auto& t) { return t.id == "ratio"; });
        QVERIFY(found != tables.end());
        const auto value = [&](std::size_t row) { return std::get<double>(found->table.rows[row][2]); };
        QVERIFY(std::abs(value(0) - 0.113064) < 1e-5); // 1/512 + 1/9
        QVERIFY(std::abs(value(0) - value(1)) < 1e-12);
        QCOMPARE(value(3), 521.0);
        QCOMPARE(value(4), 521.0);       // which is the numerator ...
        QCOMPARE(value(5), 9.0 * 512.0); // ... over this
        QVERIFY(std::abs(value(4) / value(5) - value(0)) < 1e-12);
    }

    void theSweepVariesOneThingAtATime() {
        const SeparableShape chosen{14, 3, 64, 100};
        const SeparableSweep sweep = separableSweep(chosen);
        QCOMPARE(sweep.outChannels.size(), std::size_t(7)); // the six and the chosen one, in order
        for (std::size_t i = 0; i < sweep.outChannels.size(); ++i) {
            QCOMPARE(sweep.outChannels[i].kernel, 3);
            if (i) QVERIFY(sweep.outChannels[i - 1].outChannels < sweep.outChannels[i].outChannels);
        }
        QCOMPARE(sweep.kernels.size(), std::size_t(4));
        for (const SeparableShape& s : sweep.kernels)
            QCOMPARE(s.outChannels, 100);
        // What takes seconds is left out, but never what was chosen.
        const SeparableShape huge{56, 7, 512, 512};
        const SeparableSweep small = separableSweep(huge);
        for (const auto* list : {&small.outChannels, &small.kernels})
            for (const SeparableShape& s : *list)
                QVERIFY(s == huge ||
                        std::int64_t(s.side) * s.side * s.kernel * s.kernel * s.inChannels * s.outChannels <=
                            kMostSweptMacs);
        QVERIFY(std::find(small.kernels.begin(), small.kernels.end(), huge) != small.kernels.end());
    }

    void measuringFillsEveryReading() {
        const Lab lab = **findLab("depthwise-separable");
        LabSettings settings = defaultSettings(lab.parameters);
        settings.setNumber("side", 7);
        settings.setNumber("in-channels", 16);
        settings.setNumber("out-channels", 24);
        LabMeasureOptions options;
        options.seconds = 0;
        const auto run = lab.measure(settings, options);
        QVERIFY2(run.has_value(), run ? "" : run.error().message.c_str());
        QVERIFY(run->settings == settings);
        for (const char* id : {"standard", "separable", "depthwise", "pointwise"}) {
            QVERIFY(run->find(id));
            QVERIFY(run->value(id) > 0);
        }
        // The parts are steps of the same runs.
        QVERIFY(std::abs(run->value("depthwise") + run->value("pointwise") - run->value("separable")) < 1e-9);
        const SeparableSweep sweep = separableSweep(separableShape(settings));
        for (const auto* list : {&sweep.outChannels, &sweep.kernels})
            for (const SeparableShape& s : *list)
                QVERIFY(measuredSpeedUp(*run, s) > 0);
        QCOMPARE(measuredSpeedUp(*run, separableShape(settings)), run->value("standard") / run->value("separable"));
        QCOMPARE(run->passport.engine, std::string("native"));
        QVERIFY(run->passport.machine && run->passport.runs && *run->passport.runs >= 7);
        // Tables now hold the times.
        const auto tables = lab.tables(settings, &*run);
        QVERIFY(std::holds_alternative<double>(tables.front().table.rows[0][5]));
        QVERIFY(!lab.findings(settings, &*run).front().english().empty());
    }

    void measuringCanBeCancelled() {
        const Lab lab = **findLab("depthwise-separable");
        CancelSource source;
        source.cancel();
        LabMeasureOptions options;
        options.cancel = source.token();
        const auto run = lab.measure(defaultSettings(lab.parameters), options);
        QVERIFY(!run.has_value());
        QVERIFY(run.error().code == ErrorCode::Cancelled);
    }
};

QTEST_APPLESS_MAIN(TestDepthwiseSeparable)
#include "tst_depthwise_separable.moc"
