#include "core/export/csv.h"
#include "core/export/json.h"
#include "core/export/markdown.h"
#include "core/export/plain_text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <clocale>
#include <limits>

using namespace convlens;

namespace {

Table sample() {
    return {{{"name", "layer", false}, {"macs", "multiply-adds", true}, {"share", "share (%)", true}},
            {{std::string("a, \"b\""), std::int64_t(10838016), 3.5},
             {std::string("two\nlines"), std::monostate{}, 0.1},
             {std::string("größe|x"), std::int64_t(-7), true}}};
}

} // namespace

class TestTable : public QObject {
    Q_OBJECT
private slots:
    void cellsReadBackExactlyInAnyLocale_data() {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("text");
        QTest::newRow("tenth") << 0.1 << "0.1";
        QTest::newRow("whole") << 3.0 << "3";
        QTest::newRow("third") << 1.0 / 3 << "0.3333333333333333";
        QTest::newRow("large") << 1e21 << "1e+21";
        QTest::newRow("nan") << std::numeric_limits<double>::quiet_NaN() << "nan";
        QTest::newRow("infinite") << -std::numeric_limits<double>::infinity() << "-inf";
    }
    void cellsReadBackExactlyInAnyLocale() {
        QFETCH(double, value);
        QTEST(QString::fromStdString(cellText(value)), "text");
    }

    /// RFC 4180, section 2: items 1 (CR LF), 3 (header), 5 to 7 (quoting).
    void csvIsRfc4180() {
        QCOMPARE(QString::fromStdString(toCsv(sample())), QString("name,macs,share\r\n"
                                                                  "\"a, \"\"b\"\"\",10838016,3.5\r\n"
                                                                  "\"two\nlines\",,0.1\r\n"
                                                                  "größe|x,-7,true\r\n"));
        QCOMPARE(csvField("plain text"), std::string("plain text"));
        QCOMPARE(csvField("cr\rin"), std::string("\"cr\rin\""));
    }

    void markdownKeepsEveryCellInItsColumn() {
        QCOMPARE(QString::fromStdString(toMarkdown(sample())), QString("| layer | multiply-adds | share (%) |\n"
                                                                       "|---|---:|---:|\n"
                                                                       "| a, \"b\" | 10838016 | 3.5 |\n"
                                                                       "| two lines |  | 0.1 |\n"
                                                                       "| größe\\|x | -7 | true |\n"));
    }

    void plainTextIsAligned() {
        Table table = sample();
        table.rows.erase(table.rows.begin() + 1);
        QCOMPARE(QString::fromStdString(toPlainText(table)), QString("layer    multiply-adds  share (%)\n"
                                                                     "-------  -------------  ---------\n"
                                                                     "a, \"b\"        10838016        3.5\n"
                                                                     "größe|x             -7       true\n"));
    }

    void jsonKeepsTypesAndOrder() {
        const std::string text = dumpJson(toJson(sample()));
        const QJsonArray rows = QJsonDocument::fromJson(QByteArray::fromStdString(text)).array();
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[0]["macs"].toInteger(), 10838016);
        QVERIFY(rows[1]["macs"].isNull());
        QCOMPARE(rows[1]["name"].toString(), QString("two\nlines"));
        QVERIFY(rows[2]["share"].isBool());
        QVERIFY(text.find("\"name\"") < text.find("\"macs\""));
    }

    void jsonSurvivesFileNamesThatAreNotUtf8() {
        Json json;
        json["image"] = "photo\xff.jpg";
        json["value"] = std::numeric_limits<double>::quiet_NaN();
        const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(dumpJson(json))).object();
        QCOMPARE(object["image"].toString(), QString::fromUtf16(u"photo\uFFFD.jpg"));
        QVERIFY(object["value"].isNull());
    }

    void constantColumnsGoWithEveryRow() {
        Table table = sample();
        appendConstantColumns(table, {{{"version", "version", false}, std::string("1")}});
        QCOMPARE(table.columns.back().key, std::string("version"));
        for (const auto& row : table.rows) {
            QCOMPARE(row.size(), table.columns.size());
            QCOMPARE(cellText(row.back()), std::string("1"));
        }
    }
};

QTEST_APPLESS_MAIN(TestTable)
#include "tst_table.moc"
