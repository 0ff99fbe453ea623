#include "core/weights/weights.h"

#include <QTest>

#include <set>

using namespace convlens;

class TestLabels : public QObject {
    Q_OBJECT
private slots:
    void imageNetHasItsThousandInTheUsualOrder() {
        WeightsInfo info;
        info.labels = "imagenet-1k";
        const auto labels = classLabels(info, 1000);
        QCOMPARE(labels.size(), std::size_t(1000));
        // Well-known places of the order of sorted WordNet ids.
        QCOMPARE(labels[0], std::string("tench"));
        QCOMPARE(labels[281], std::string("tabby"));
        QCOMPARE(labels[285], std::string("Egyptian cat"));
        QCOMPARE(labels[967], std::string("espresso"));
        QCOMPARE(labels[134], std::string("crane bird"));
        QCOMPARE(labels[517], std::string("crane"));
        QCOMPARE(labels[999], std::string("toilet tissue"));
        QCOMPARE(std::set<std::string>(labels.begin(), labels.end()).size(), std::size_t(1000)); // no two alike
        QVERIFY(classLabels(info, 10).empty());
    }

    void cifarTenIsKnown() {
        WeightsInfo info;
        info.labels = "cifar-10";
        QCOMPARE(classLabels(info, 10).at(3), std::string("cat"));
    }

    void aFileCanNameItsClasses_data() {
        QTest::addColumn<QString>("names");
        QTest::newRow("lines") << "cat\ndog\nice bear, white\n";
        QTest::newRow("windows lines") << "cat\r\ndog\r\nice bear, white\r\n";
        QTest::newRow("json") << "[\"cat\", \"dog\", \"ice bear, white\"]";
    }
    void aFileCanNameItsClasses() {
        QFETCH(QString, names);
        WeightsInfo info;
        info.labels = "imagenet-1k"; // the file's own names come first
        info.metadata["class_names"] = names.toStdString();
        QVERIFY((classLabels(info, 3) == std::vector<std::string>{"cat", "dog", "ice bear, white"}));
    }

    void commasSeparateToo() {
        WeightsInfo info;
        info.labels = "cat, dog,bird";
        QVERIFY((classLabels(info, 3) == std::vector<std::string>{"cat", "dog", "bird"}));
    }

    void unknownLabelsAreNoNames() {
        WeightsInfo info;
        QVERIFY(classLabels(info, 1000).empty());
        info.labels = "my classes";
        QVERIFY(classLabels(info, 3).empty());
        info.metadata["class_names"] = "[broken";
        QVERIFY(classLabels(info, 3).empty());
    }
};

QTEST_GUILESS_MAIN(TestLabels)
#include "tst_labels.moc"
