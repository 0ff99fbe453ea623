#include "core/labs/prediction.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace convlens;

namespace {

std::vector<LabOption> threeOptions(const LabSettings&) {
    return {{"a", "Ape"}, {"b", "Bee"}, {"c", "Cat"}, {"d", "Dog"}};
}

Lab lab() {
    Lab made;
    made.id = "zoo";
    made.question = "Who is lightest?";
    made.options = threeOptions;
    return made;
}

LabReading reading(const char* id, double value) {
    LabReading made;
    made.id = id;
    made.value = value;
    return made;
}

LabRun run() {
    LabRun made;
    made.unit = "kg";
    made.readings = {reading("a", 3), reading("b", 1), reading("c", 2)};
    made.passport.time = "2026-01-02T03:04:05Z";
    return made;
}

} // namespace

class TestPrediction : public QObject {
    Q_OBJECT
private slots:
    void pairsAreCountedByHand() {
        // Measured: b < c < a. Said: a, b, c: only b before c is right.
        const Prediction p = judgePrediction(lab(), run(), {"a", "b", "c"});
        QCOMPARE(p.measured, (std::vector<std::string>{"Bee", "Cat", "Ape"}));
        QCOMPARE(p.predicted, (std::vector<std::string>{"Ape", "Bee", "Cat"}));
        QCOMPARE(p.values, (std::vector<double>{1, 2, 3}));
        QCOMPARE(p.pairs, 3);
        QCOMPARE(p.pairsRight, 1);
        QCOMPARE(judgePrediction(lab(), run(), {"b", "c", "a"}).pairsRight, 3);
        QCOMPARE(judgePrediction(lab(), run(), {"a", "c", "b"}).pairsRight, 0);
    }

    void whatWasNotMeasuredIsLeftOut() {
        const Prediction p = judgePrediction(lab(), run(), {"d", "b", "c", "a"});
        QCOMPARE(p.pairs, 3);
        QCOMPARE(p.predicted.size(), std::size_t(3));
    }

    void theSheetGrowsAndReadsBack() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath("answers.jsonl").toStdString();
        QVERIFY(readPredictions(file).has_value() && readPredictions(file)->empty());
        const Prediction first = judgePrediction(lab(), run(), {"a", "b", "c"});
        Prediction second = judgePrediction(lab(), run(), {"b", "c", "a"});
        second.doubtful = true;
        QVERIFY(addPrediction(file, first).has_value());
        QVERIFY(addPrediction(file, second).has_value());
        const auto read = readPredictions(file);
        QVERIFY(read.has_value());
        QCOMPARE(read->size(), std::size_t(2));
        QVERIFY((*read)[0] == first && (*read)[1] == second);
        const Table table = predictionTable(*read);
        QCOMPARE(table.rows.size(), std::size_t(2));
        QCOMPARE(std::get<std::string>(table.rows[0][6]), std::string("Bee < Cat < Ape"));
        QCOMPARE(std::get<std::int64_t>(table.rows[1][2]), std::int64_t(3));
    }

    void aDamagedSheetIsNotOverwritten() {
        QTemporaryDir folder;
        const QString path = folder.filePath("answers.jsonl");
        QFile sheet(path);
        QVERIFY(sheet.open(QIODevice::WriteOnly));
        sheet.write("{\"time\": 5}\n");
        sheet.close();
        const auto read = readPredictions(path.toStdString());
        QVERIFY(!read.has_value());
        QVERIFY(read.error().code == ErrorCode::BadFormat);
        QVERIFY(read.error().message.find("line 1") != std::string::npos);
        QVERIFY(!addPrediction(path.toStdString(), judgePrediction(lab(), run(), {"a", "b"})).has_value());
        QVERIFY(sheet.open(QIODevice::ReadOnly));
        QCOMPARE(sheet.readAll(), QByteArray("{\"time\": 5}\n"));
    }
};

QTEST_APPLESS_MAIN(TestPrediction)
#include "tst_prediction.moc"
