#include "core/labs/lab.h"
#include "core/labs/lab_fit.h"
#include "core/labs/lab_graph.h"
#include "core/labs/lab_measure.h"

#include <QTest>

#include <set>

using namespace convlens;

/// What holds for every lab.
class TestLabs : public QObject {
    Q_OBJECT

    static void forEach(const std::function<void(const Lab&)>& check) {
        for (const Lab& lab : labs())
            check(lab);
    }

private slots:
    void eachIsWhole_data() {
        QTest::addColumn<QString>("id");
        for (const Lab& lab : labs())
            QTest::newRow(lab.id.c_str()) << QString::fromStdString(lab.id);
    }
    void eachIsWhole() {
        QFETCH(QString, id);
        const Lab& lab = **findLab(id.toStdString());
        QVERIFY(!lab.title.empty() && !lab.paper.empty() && !lab.section.empty());
        QVERIFY(lab.lookFor.size() > 100);
        QVERIFY(lab.help.size() > 3);
        QVERIFY(std::any_of(lab.help.begin(), lab.help.end(),
                            [](const LabParagraph& p) { return p.kind == LabParagraph::Kind::Formula; }));
        QVERIFY(lab.tables && lab.findings);
        std::set<std::string> keys;
        for (const LabParameter& p : lab.parameters) {
            QVERIFY2(keys.insert(p.key).second, p.key.c_str());
            QVERIFY2(!p.title.empty() && !p.help.empty(), p.key.c_str());
            if (p.isNumber()) QVERIFY2(p.minimum < p.maximum && p.step > 0, p.key.c_str());
        }
        const LabSettings settings = defaultSettings(lab.parameters);
        const auto checked = checkSettings(lab.parameters, settings);
        QVERIFY2(checked.has_value(), checked ? "" : checked.error().message.c_str());
        std::set<std::string> ids;
        for (const LabTable& table : lab.tables(settings, nullptr)) {
            QVERIFY(ids.insert(table.id).second);
            QVERIFY(!table.table.rows.empty());
            for (const auto& row : table.table.rows)
                QVERIFY2(row.size() == table.table.columns.size(), table.id.c_str());
        }
        QVERIFY2(ids.count("paper"), "the paper's figures stand beside ours");
        QVERIFY(!lab.findings(settings, nullptr).empty());
        if (lab.options) {
            QVERIFY(!lab.question.empty());
            QVERIFY(lab.options(settings).size() >= 2);
        }
    }

    /// Every stop of a slider and every choice is a setting that the tables can be made of.
    void eachControlCanBeMoved_data() { eachIsWhole_data(); }
    void eachControlCanBeMoved() {
        QFETCH(QString, id);
        const Lab& lab = **findLab(id.toStdString());
        for (const LabParameter& p : lab.parameters) {
            std::vector<LabSettings> moved;
            const LabSettings start = defaultSettings(lab.parameters);
            for (const LabChoice& choice : p.choices) {
                moved.push_back(start);
                moved.back().setChoice(p.key, choice.key);
            }
            std::vector<double> values = p.stops;
            if (p.isNumber()) values.insert(values.end(), {p.minimum, p.maximum});
            for (const double value : values) {
                moved.push_back(start);
                moved.back().setNumber(p.key, value);
            }
            for (const LabSettings& raw : moved) {
                const LabSettings settings = fittingSettings(lab, raw); // as window and command line do
                QVERIFY(checkFit(lab, settings).has_value());
                const auto checked = checkSettings(lab.parameters, settings);
                QVERIFY2(checked.has_value(), checked ? "" : checked.error().message.c_str());
                QVERIFY(!lab.tables(settings, nullptr).empty());
                QVERIFY(!lab.findings(settings, nullptr).empty());
                if (lab.options) QVERIFY(!lab.options(settings).empty());
            }
        }
    }

    void settingsAreReadAsTheyWereWritten() {
        forEach([](const Lab& lab) {
            LabSettings settings = defaultSettings(lab.parameters);
            for (const LabParameter& p : lab.parameters) {
                if (p.isText)
                    settings.setChoice(p.key, "0.5,1 \"quoted\"");
                else if (p.isChoice())
                    settings.setChoice(p.key, p.choices.back().key);
                else
                    settings.setNumber(p.key, p.minimum);
            }
            const auto read = readSettings(lab.parameters, settings.json().dump());
            QVERIFY2(read.has_value(), read ? "" : read.error().message.c_str());
            QVERIFY(*read == settings);
            QVERIFY(*readSettings(lab.parameters, "{}") == defaultSettings(lab.parameters));
        });
        const std::vector<LabParameter> parameters{{"size", "Size", "How large", 1, 7, 2, {}, 3}};
        for (const char* wrong :
             {"", "[1]", "{\"size\": \"3\"}", "{\"size\": 9}", "{\"size\": null}", "{\"other\": 1}", "{"})
            QVERIFY2(!readSettings(parameters, wrong).has_value(), wrong);
        QVERIFY(readSettings(parameters, "{\"other\": 1}").error().message.find("other") != std::string::npos);
    }

    void wrongSettingsAreNamed() {
        const std::vector<LabParameter> parameters{
            {"size", "Size", "How large", 1, 7, 2, {}, 3},
            {"way", "Way", "Which", 0, 0, 1, {}, 0, {{"a", "A"}, {"b", "B"}}, false}};
        LabSettings settings = defaultSettings(parameters);
        QCOMPARE(settings.text(), std::string("size 3, way a"));
        QVERIFY(checkSettings(parameters, settings).has_value());
        settings.setNumber("size", 9);
        QVERIFY(checkSettings(parameters, settings).error().message.find("size must be between 1 and 7") == 0);
        settings.setNumber("size", 4);
        QVERIFY(checkSettings(parameters, settings).error().message.find("steps of 2") != std::string::npos);
        settings.setNumber("size", 5);
        settings.setChoice("way", "c");
        QVERIFY(checkSettings(parameters, settings).error().message.find("one of a, b") != std::string::npos);
        // What is only looked at does not make a measurement worthless.
        std::vector<LabParameter> viewed = parameters;
        viewed[1].onlyView = true;
        const LabSettings start = defaultSettings(viewed);
        LabSettings looked = start, grown = start;
        looked.setChoice("way", "b");
        grown.setNumber("size", 5);
        QVERIFY(measureAlike(viewed, start, looked) && !measureAlike(viewed, start, grown));
        QVERIFY(!measureAlike(parameters, start, looked));
        QVERIFY(!findLab("nothing").has_value());
        QVERIFY(findLab("nothing").error().message.find(labs().front().id) != std::string::npos);
    }

    void valuesTakeTheirPlacesInATextOnce() {
        QCOMPARE(LabText("25 % of 3 %.").english(), std::string("25 % of 3 %."));
        // A value with a place in it is no text; a place may come twice; one without a value stays.
        const LabText text{"%2 of %1, %1: 3 % and %3", {"%2", "4.3 %"}};
        QCOMPARE(text.english(), std::string("4.3 % of %2, %2: 3 % and %3"));
    }

    void aReadingIsTheSumOfTheLabsSteps() {
        LabGraph graph("two layers", {1, 16, 8, 8});
        const TensorId first = graph.convolution("one", graph.start(), 16, 3);
        const auto built = graph.finish(graph.convolution("two", first, 8));
        QVERIFY(built.has_value());
        QCOMPARE(labCost(**built).macs, std::int64_t(64) * (9 * 16 * 16 + 16 * 8)); // without the feeding layer
        LabMeasureOptions options;
        options.seconds = 0;
        const auto run = measureCases("test", {}, {{"a", "A", *built}}, options);
        QVERIFY2(run.has_value(), run ? "" : run.error().message.c_str());
        const LabReading& reading = run->readings.front();
        QCOMPARE(reading.steps.size(), std::size_t(2)); // not the feeding one
        QVERIFY(std::abs(reading.value - partOf(reading, **built, "one") - partOf(reading, **built, "two")) < 1e-9);
        QVERIFY(std::isnan(partOf(reading, **built, "three")));
    }
};

QTEST_APPLESS_MAIN(TestLabs)
#include "tst_labs.moc"
