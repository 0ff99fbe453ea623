#include "core/base/value_pattern.h"

#include <QTest>

using namespace convlens;

class TestValuePattern : public QObject {
    Q_OBJECT

    static QStringList found(const char* pattern, const char* sentence) {
        const ValuePattern cut{std::string_view(pattern)};
        const auto values = cut.valuesIn(sentence);
        if (!values) return {QStringLiteral("another sentence")};
        QStringList list;
        for (const std::string& value : *values)
            if (!value.empty()) list << QString::fromStdString(value);
        return list;
    }

private slots:
    void valuesAreFoundAgain_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QStringList>("values");
        const QStringList other{QStringLiteral("another sentence")};
        const auto row = [](const char* name, const char* pattern, const char* sentence, const QStringList& values) {
            QTest::newRow(name) << QString(pattern) << QString(sentence) << values;
        };
        row("two values", "'%1' has %2 bytes", "'a b' has 12 bytes", {"a b", "12"});
        row("by their numbers", "%2 of %1", "3 of 7", {"7", "3"});
        row("the last to the end", "%1: %2", "file: what: why", {"file", "what: why"});
        row("said twice", "%1 and %1", "x and x", {"x"});
        row("not said alike", "%1 and %1", "x and y", other);
        row("another beginning", "only %1 runs", "Only 3 runs", other);
        row("another end", "only %1 runs", "only 3 runs!", other);
        row("words that overlap", "ab%1ba", "aba", other);
        row("no places", "the clock", "the clock", {});
        row("no places, more said", "the clock", "the clocks", other);
        row("a percent sign", "%1 %", "5 %", {"5"});
        row("beyond ASCII", "“%1”, %2 µs", "“é”, 3 µs", {QStringLiteral("é"), "3"});
    }
    void valuesAreFoundAgain() {
        QFETCH(QString, pattern);
        QFETCH(QString, sentence);
        QFETCH(QStringList, values);
        QCOMPARE(found(pattern.toUtf8(), sentence.toUtf8()), values);
    }

    void aPatternSaysHowMuchItSays() {
        const ValuePattern words("only %1 run"), signs("'%1': %2");
        QCOMPARE(words.wordBytes(), std::size_t(9));
        QVERIFY(words.hasLetters() && !signs.hasLetters());
        QCOMPARE(words.places(), 1);
        QCOMPARE(signs.places(), 2);
    }
};

QTEST_APPLESS_MAIN(TestValuePattern)
#include "tst_value_pattern.moc"
