#include "core/base/write_file.h"
#include "core/engine/engine.h"
#include "core/image/image.h"
#include "core/networks/network_spec.h"
#include "core/networks/registry.h"
#include "core/session/session_file.h"
#include "core/tensor/npy.h"
#include "core/weights/weights.h"
#include "tests/ui/support/window_app.h"
#include "ui/text/errors.h"
#include "ui/text/language.h"
#include "ui/theme/icons.h"
#include "ui/widgets/message_bar.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <algorithm>
using namespace convlens;
using namespace convlens::test;

namespace {

bool isChinese(const QString& text) {
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// The text of some string literals in a row, as the compiler joins them.
QString joined(const QString& literals) {
    static const QRegularExpression one(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    QString text;
    for (auto match = one.globalMatch(literals); match.hasNext();)
        text += match.next().captured(1);
    return text.replace(QLatin1String("\\\""), QLatin1String("\"")).replace(QLatin1String("\\\\"), QLatin1String("\\"));
}

/// The end of the expression that begins at `at`: the comma or closing bracket of what is around it. -1 where it has
/// none. `plus` gets the places of the + between its parts.
qsizetype endOfExpression(const QString& source, qsizetype at, QList<qsizetype>& plus) {
    int depth = 0;
    for (; at < source.size(); ++at) {
        const QChar c = source[at];
        if (c == u'"' || (c == u'\'' && !source[at - 1].isLetterOrNumber())) {
            for (++at; at < source.size() && source[at] != c; ++at)
                if (source[at] == u'\\') ++at;
        } else if (c == u'(' || c == u'[' || c == u'{') {
            ++depth;
        } else if (c == u')' || c == u']' || c == u'}') {
            if (depth-- == 0) return at;
        } else if (depth == 0 && (c == u',' || c == u';')) {
            return at;
        } else if (depth == 0 && c == u'+') {
            plus << at;
        }
    }
    return -1;
}

/// "'" + name + "' is large" as "'%1' is large"; empty for what has no words of its own or depends on a condition.
QString patternOf(const QString& expression, const QList<qsizetype>& plus) {
    static const QRegularExpression literal(
        QStringLiteral(R"re(^\s*(?:std::string\(\s*)?((?:"(?:[^"\\]|\\.)*"\s*)+)\)?\s*$)re"));
    if (expression.contains(u'?')) return {};
    QString pattern;
    QStringList values;
    bool hasWords = false;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= plus.size(); ++i) {
        const qsizetype to = i < plus.size() ? plus[i] : expression.size();
        const QString part = expression.mid(from, to - from).trimmed();
        from = to + 1;
        if (const auto match = literal.match(part); match.hasMatch()) {
            pattern += joined(match.captured(1));
            hasWords = true;
            continue;
        }
        if (!values.contains(part)) values << part;
        pattern += QStringLiteral("%%1").arg(values.indexOf(part) + 1);
    }
    return hasWords ? pattern : QString();
}

/// What a source file gives as reasons of errors: what stands behind an error's code, and what the usual helpers that
/// make errors are called with last.
QStringList reasonsIn(const QString& path, QString source) {
    static const QRegularExpression comment(QStringLiteral("//[^\n]*"));
    static const QRegularExpression head(
        QStringLiteral(R"re((?<code>(?:ErrorCode::\w+|\.code),\s*)|\b(?:bad|badFile|badLine|broken|cannotWrite|)re"
                       R"re(damaged|fail|mismatch|missing|note|unsupported|wrong)\()re"));
    static const QRegularExpression oneWord(QStringLiteral("^[a-z_]*$")); // a key, not a sentence
    static const QRegularExpression word(QStringLiteral("\\b[a-z]{2,}\\b"));
    source.remove(comment);
    QStringList found;
    for (auto match = head.globalMatch(source); match.hasNext();) {
        const auto start = match.next();
        const bool behindCode = !start.captured(QStringLiteral("code")).isEmpty();
        if (!behindCode && !path.startsWith(QLatin1String("core"))) continue;
        qsizetype at = start.capturedEnd(), end = -1;
        QList<qsizetype> plus;
        while ((end = endOfExpression(source, at, plus)) >= 0 && !behindCode && source[end] == u',') {
            at = end + 1; // the last argument is the reason
            plus.clear();
        }
        if (end < 0) continue;
        for (qsizetype& place : plus)
            place -= at;
        const QString pattern = patternOf(source.mid(at, end - at), plus);
        if (pattern.contains(word) && !oneWord.match(pattern).hasMatch()) found << pattern;
    }
    return found;
}

} // namespace

/// Why something failed, in the window's language.
class TestReasons : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;
    QString at(const char* name) const { return m_dir.filePath(QLatin1String(name)); }

private slots:
    void initTestCase() {
        useOwnSettings("tst_reasons", m_dir.path());
        initResources();
    }
    void cleanup() { applyLanguage(QStringLiteral("en")); }

    /// Each with the names of its values in their places, as core would make it.
    void everyReasonInTheSourcesIsTranslated() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        const QString root = QStringLiteral(CONVLENS_SOURCE_DIR "/");
        static const QRegularExpression place(QStringLiteral("%([1-9])"));
        QStringList lacking;
        int seen = 0;
        for (const char* folder : {"core", "ui"}) {
            QDirIterator files(root + QLatin1String(folder), {QStringLiteral("*.cpp"), QStringLiteral("*.h")},
                               QDir::Files, QDirIterator::Subdirectories);
            while (files.hasNext()) {
                QFile file(files.next());
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString path = file.fileName().mid(root.size());
                for (QString reason : reasonsIn(path, QString::fromUtf8(file.readAll()))) {
                    ++seen;
                    reason.replace(place, QStringLiteral("X\\1"));
                    if (!isChinese(reasonText(reason.toStdString()))) lacking << path + QStringLiteral(": ") + reason;
                }
            }
        }
        QVERIFY2(seen > 300, qPrintable(QString::number(seen)));
        QVERIFY2(lacking.isEmpty(), qPrintable(lacking.join(u'\n')));
    }

    void theSearchFindsReasonsHoweverTheyAreWritten() {
        const QStringList found = reasonsIn(QStringLiteral("core/x/y.cpp"),
                                            QStringLiteral("return Error{ErrorCode::TooLarge,\n"
                                                           "    name + \" is, \"\n     \"(sic) large: \" + at(a, b)};\n"
                                                           "fail(at(key), \"is missing\"); // bad(\"not this\")\n"
                                                           "bad(a ? \"nor this\" : \"one\"); bad(x + \" and \" + x);"));
        QCOMPARE(found, (QStringList{"%1 is, (sic) large: %2", "is missing", "%1 and %1"}));
    }

    void theUsualFailuresAreSaidInChinese_data() {
        QTest::addColumn<Error>("error");
        QTest::addColumn<QStringList>("names"); // what must stay as it is
        const auto row = [](const char* name, const auto& failed, QStringList names) {
            if (failed) qFatal("%s did not fail", name);
            QTest::newRow(name) << failed.error() << names;
        };
        row("no photo there", loadImage(at("none.png").toStdString()), {"none.png"});
        write(at("notes.txt"), "some words");
        row("no photo", loadImage(at("notes.txt").toStdString()), {"notes.txt", "JPEG"});
        write(at("half.png"), pngBytes(Qt::red).left(60));
        row("half a photo", loadImage(at("half.png").toStdString()), {"half.png", "IEND"});
        write(at("w.safetensors"), "{}");
        row("no weights", readWeightsFile(at("w.safetensors").toStdString()), {"w.safetensors"});
        row("no model", parseNetworkSpec("resnet50"), {"resnet50", "mobilenet_v1"});
        row("too wide", parseNetworkSpec("mobilenet_v2:width=9"), {"mobilenet_v2", "'9'", "0.1"});
        write(at("old.convlens"), R"({"format": "convlens-session", "version": 99, "written_by": "Convlens 9"})");
        row("a session of tomorrow", readSession(at("old.convlens").toStdString()), {"99", "Convlens 9"});
        write(at("bad.convlens"), R"({"format": "convlens-session"})");
        row("half a session", readSession(at("bad.convlens").toStdString()), {"bad.convlens", "version"});
        row("no engine", findEngine("warp"), {"warp", "native"});
        row("no folder", writeFile(at("none/x.csv").toStdString(), "x"), {"x.csv"});
        write(at("numbers.npy"), "numbers");
        row("no array", readNpy(at("numbers.npy").toStdString()), {"numbers.npy", "NumPy"});
    }
    void theUsualFailuresAreSaidInChinese() {
        QFETCH(Error, error);
        QFETCH(QStringList, names);
        QCOMPARE(errorText(error), QString::fromStdString(error.message));
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        QString said = errorText(error);
        QVERIFY2(isChinese(said), qPrintable(said));
        for (const QString& name : names)
            QVERIFY2(said.contains(name), qPrintable(said));
        QVERIFY2(!said.contains(QRegularExpression(QStringLiteral("%[1-9]"))), qPrintable(said));
        // No English word is left but names: nothing that an article or a verb would go with.
        QVERIFY2(
            !said.remove(m_dir.path())
                 .contains(QRegularExpression(QStringLiteral("\\b(the|is|a|has|not|cannot|expected|found|does)\\b"))),
            qPrintable(said));
        // Who reports it can be helped by people who read English only.
        QVERIFY(errorDetails(QStringLiteral("!"), error).contains(QString::fromStdString(error.message)));
    }

    void aReasonInsideAReasonIsTranslatedToo() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(reasonText("layer 'stem.conv': the file 'a: b.png' does not exist"),
                 QStringLiteral("层“stem.conv”：文件 'a: b.png' 不存在"));
        // What may follow, and what may not.
        QCOMPARE(reasonText("the session has version 9; this program reads up to version 3"),
                 QStringLiteral("会话的版本是 9；本程序最高读取版本 3"));
        QCOMPARE(reasonText("the session has version 9; this program reads up to version 3 (it was written by X)"),
                 QStringLiteral("会话的版本是 9；本程序最高读取版本 3（由 X 写入）"));
        // One value in two places is one value.
        QVERIFY(isChinese(reasonText("a 3x3 window does not fit into a map of 2x2")));
        QVERIFY(!isChinese(reasonText("a 3x4 window does not fit into a map of 2x2")));
    }

    void whatNoPatternFitsStaysEnglish() {
        applyLanguage(QStringLiteral("zh_CN"));
        for (const char* words : {"", "nobody ever translated this", "100 %1 sure", "'", "%", "%1"})
            QCOMPARE(reasonText(words), QString::fromLatin1(words));
        applyLanguage(QStringLiteral("en"));
        QCOMPARE(reasonText("not enough memory"), QStringLiteral("not enough memory"));
    }

    void theWindowSaysIt() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        App app;
        app.workflow.openPaths({write(at("broken.png"), "no picture")});
        auto* bar = app.window.findChild<MessageBar*>();
        QVERIFY(bar);
        QTRY_VERIFY_WITH_TIMEOUT(bar->count() > 0, kWait);
        QVERIFY2(bar->currentText().contains(QStringLiteral("不是照片")), qPrintable(bar->currentText()));
        QTRY_VERIFY_WITH_TIMEOUT(app.jobs.isIdle(), kWait);
    }
};

QTEST_MAIN(TestReasons)
#include "tst_reasons.moc"
