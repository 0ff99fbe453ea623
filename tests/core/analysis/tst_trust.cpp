#include "core/analysis/trust.h"
#include "core/measure/statistics.h"

#include <QTest>

using namespace convlens;

namespace {

/// Twenty quiet runs around 10 ms, steps of 9.6 ms together, 10.2 ms while profiled, on a quiet machine.
Measurement quiet() {
    std::vector<double> samples;
    for (int i = 0; i < 20; ++i)
        samples.push_back(10 + 0.02 * (i % 5));
    Measurement m;
    m.total = summarise(samples, 30, 4);
    m.steps = {{"a", {LayerId{0}}, 9600, 10}};
    m.stepSumMs = 9.6;
    m.profiledMs = 10.2;
    return m;
}

MachineInfo calm() {
    MachineInfo machine;
    machine.cores = 4;
    machine.load1 = 0.1;
    machine.governor = "performance";
    return machine;
}

bool says(const std::vector<TrustFinding>& findings, const char* what) {
    for (const TrustFinding& finding : findings)
        if (QString::fromStdString(finding.what.english()).contains(QLatin1String(what)))
            return !finding.advice.empty();
    return false;
}

} // namespace

class TestTrust : public QObject {
    Q_OBJECT
private slots:
    void aQuietMeasurementHasNothingAgainstIt() {
        QVERIFY(trustFindings(quiet(), calm(), 1).empty());
        QVERIFY(trustFindings(quiet(), MachineInfo{}, 1).empty()); // what is not told is no reproach
        QVERIFY(doubtWithAdvice(quiet().total).empty());
    }

    void everyReasonComesWithWhatToDo() {
        Measurement m = quiet();
        m.total = summarise({10, 10, 10, 25}, 30, 4);
        m.profiledMs = 12;
        m.stepSumMs = 7;
        MachineInfo machine = calm();
        machine.load1 = 3.25;
        machine.governor = "powersave";
        const auto findings = trustFindings(m, machine, 8);
        for (const char* what :
             {"Only 4 runs", "One run in twenty", "longer: the shares of small layers",
              "30 % of the time lies in no layer", "8 threads share 4 cores", "load was 3.2", "governor 'powersave'"})
            QVERIFY2(says(findings, what), what);
        // What makes a time doubtful stands first.
        bool onlyNotes = false;
        for (const TrustFinding& finding : findings) {
            QVERIFY(!(onlyNotes && finding.doubtful));
            onlyNotes = !finding.doubtful;
        }
        QVERIFY(findings.front().doubtful && !findings.back().doubtful);
    }

    void aSumThatIsMoreThanTheWholeIsSaid() {
        Measurement m = quiet();
        m.stepSumMs = 12;
        QVERIFY(says(trustFindings(m, calm(), 1), "sum is 20 % more than the whole"));
    }

    void outliersAreCounted() {
        std::vector<double> samples;
        for (int i = 0; i < 40; ++i)
            samples.push_back(10 + 0.02 * (i % 5));
        samples[5] = samples[17] = samples[33] = 14;
        Measurement m = quiet();
        m.total = summarise(samples, 30, 4);
        QVERIFY(says(trustFindings(m, calm(), 1), "3 of 40 runs are outliers"));
    }

    void aDoubtfulTimeSaysWhyAndWhatToDo() {
        const QString text = QString::fromStdString(doubtWithAdvice(summarise({10, 10, 10, 25}, 30, 4)).english());
        QVERIFY2(text.startsWith("Only 4 runs; one run in twenty"), qPrintable(text));
        QVERIFY2(text.contains("Measure longer."), qPrintable(text));
        QVERIFY2(text.endsWith("then measure again."), qPrintable(text));
        TimingSummary kept; // of a session that has not kept the runs
        kept.doubtful = true;
        kept.doubt = "The runs scatter";
        QCOMPARE(doubtWithAdvice(kept).english(), std::string("The runs scatter. Measure again."));
    }

    /// Times of another day hold the sentence alone: the numbers in it are found again, so that it can be translated.
    void aKeptDoubtIsTakenApart() {
        TimingSummary kept = summarise({10, 10, 10, 25}, 30, 4);
        kept.samplesMs.clear();
        const std::vector<Message> clauses = doubtsIn(kept.doubt);
        QCOMPARE(clauses.size(), std::size_t(2));
        QCOMPARE(clauses[0].text(), std::string("only %1 runs"));
        QCOMPARE(clauses[0].values().front().english(), std::string("4"));
        QCOMPARE(clauses[1].text(), std::string("one run in twenty takes at least %1 times as long as the fastest"));
        QCOMPARE(doubtWithAdvice(kept).english(), kept.doubt + ". Measure again.");
        const std::vector<Message> two = doubtsIn("The runs fall into two clusters, at 3.1 ms and 4.2 ms");
        QCOMPARE(two.front().values().size(), std::size_t(2));
        QCOMPARE(two.front().values().back().english(), std::string("4.2 ms"));
        QCOMPARE(doubtsIn("Something else").front().english(), std::string("Something else"));
        QVERIFY(doubtsIn("").empty());
    }
};

QTEST_APPLESS_MAIN(TestTrust)
#include "tst_trust.moc"
