#include "core/export/latex.h"

#include <QTest>

using namespace convlens;

class TestLatex : public QObject {
    Q_OBJECT
private slots:
    void textIsSetAsItReads_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("latex");
        QTest::newRow("plain") << "block3.conv"
                               << "block3.conv";
        QTest::newRow("a specification") << "mobilenet_v2:width=0.5"
                                         << "mobilenet\\_v2:width=0.5";
        QTest::newRow("percent") << "share (%)"
                                 << "share (\\%)";
        QTest::newRow("a backslash is not a command") << "a\\b"
                                                      << "a\\textbackslash{}b";
        QTest::newRow("braces") << "{x}"
                                << "\\{x\\}";
        QTest::newRow("all the rest") << "&#$~^<>|"
                                      << "\\&\\#\\$\\textasciitilde{}\\textasciicircum{}\\textless{}"
                                         "\\textgreater{}\\textbar{}";
        QTest::newRow("micro") << QString::fromUtf8("time (µs)") << "time (\\textmu{}s)";
        QTest::newRow("a line break") << "a\nb"
                                      << "a b";
        QTest::newRow("letters beyond ASCII stay") << QString::fromUtf8("été") << QString::fromUtf8("été");
    }
    void textIsSetAsItReads() {
        QFETCH(QString, text);
        QFETCH(QString, latex);
        QCOMPARE(QString::fromStdString(latexText(text.toStdString())), latex);
    }

    void aTableHasItsHeadItsRowsAndItsCaption() {
        Table table{{{"name", "layer", false}, {"macs", "multiply-adds", true}}, {}};
        table.rows.push_back({std::string("stem_conv"), std::int64_t(10838016)});
        table.rows.push_back({std::string("[odd"), std::monostate{}});
        const QString text = QString::fromStdString(toLatex(table, "100 % of it"));
        QVERIFY(text.contains("\\begin{tabular}{lr}\n\\toprule\nlayer & multiply-adds \\\\\n\\midrule\n"));
        QVERIFY(text.contains("stem\\_conv & 10838016 \\\\\n"));
        QVERIFY(text.contains("{}[odd &  \\\\\n\\bottomrule"));
        QVERIFY(text.contains("\\caption{100 \\% of it}"));
        QCOMPARE(text.count("\\begin{"), text.count("\\end{"));
    }
};

QTEST_APPLESS_MAIN(TestLatex)
#include "tst_latex.moc"
