#include "core/export/table_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace convlens;

namespace {

ConditionedTable sample() {
    ConditionedTable table;
    table.id = "layers";
    table.title = "Layers";
    table.table = {{{"name", "layer", false}, {"median_us", "time (\xC2\xB5s)", true}},
                   {{std::string("a|b, c"), 1.5}, {std::string("tab\there"), std::monostate{}}}};
    table.passport.network = "mobilenet_v2";
    table.passport.threads = 2;
    return table;
}

} // namespace

class TestTableFile : public QObject {
    Q_OBJECT
private slots:
    void csvCarriesTheConditionsInEveryRow() {
        const QStringList lines = QString::fromStdString(tableText(sample(), TableFormat::Csv)).split("\r\n");
        QCOMPARE(lines.size(), 4);
        QVERIFY2(lines[0].startsWith("name,median_us,version,network,"), qPrintable(lines[0]));
        QVERIFY2(lines[0].endsWith("threads"), qPrintable(lines[0]));
        QVERIFY2(lines[1].startsWith("\"a|b, c\",1.5,") && lines[1].endsWith(",mobilenet_v2,2"), qPrintable(lines[1]));
        QVERIFY(lines[2].endsWith(",mobilenet_v2,2"));
    }

    void aConditionThatTheRowsTellIsNotToldTwice() {
        ConditionedTable table = sample();
        table.table.columns[0].key = "network";
        const QString head = QString::fromStdString(tableText(table, TableFormat::Csv)).section("\r\n", 0, 0);
        QCOMPARE(head.split(',').count("network"), 1);
    }

    void jsonHoldsConditionsBesideTheRows() {
        const auto text = tableText(sample(), TableFormat::JsonText);
        const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
        QCOMPARE(json["table"].toString(), QString("layers"));
        QCOMPARE(json["conditions"]["network"].toString(), QString("mobilenet_v2"));
        QCOMPARE(json["conditions"]["threads"].toInt(), 2);
        QCOMPARE(json["rows"][0]["median_us"].toDouble(), 1.5);
        QVERIFY(json["rows"][1].toObject()["median_us"].isNull());
    }

    void markdownAndLatexEndWithTheConditions_data() {
        QTest::addColumn<int>("format");
        QTest::newRow("markdown") << int(TableFormat::Markdown);
        QTest::newRow("latex") << int(TableFormat::Latex);
    }
    void markdownAndLatexEndWithTheConditions() {
        QFETCH(int, format);
        const QString text = QString::fromStdString(tableText(sample(), TableFormat(format)));
        QVERIFY(text.contains("threads 2"));
        QVERIFY(text.indexOf("threads 2") > text.indexOf("here"));
    }

    void theClipboardTextKeepsItsColumns() {
        const QStringList lines = QString::fromStdString(tabSeparated(sample())).split('\n');
        QCOMPARE(lines[0], QString::fromUtf8("layer\ttime (µs)"));
        QCOMPARE(lines[1], QString("a|b, c\t1.5"));
        QCOMPARE(lines[2], QString("tab here\t"));
        QVERIFY(lines[3].contains("threads 2"));
    }
};

QTEST_APPLESS_MAIN(TestTableFile)
#include "tst_table_file.moc"
