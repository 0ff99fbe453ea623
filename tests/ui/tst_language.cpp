#include "tests/ui/support/window_app.h"

#include "core/labs/lab.h"
#include "ui/labs/lab_view.h"
#include "ui/panels/panel_registry.h"
#include "ui/settings.h"
#include "ui/text/language.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/icons.h"
#include "ui/widgets/help_window.h"

#include <QMenuBar>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QXmlStreamReader>

using namespace convlens;
using namespace convlens::test;

namespace {

bool isChinese(const QString& text) {
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// "%1", "%n" and the like, sorted: a translation may move them, not lose or invent one.
QStringList placeholders(const QString& text) {
    static const QRegularExpression mark(QStringLiteral("%L?[0-9n]"));
    QStringList found;
    for (auto match = mark.globalMatch(text); match.hasNext();)
        found << match.next().captured();
    found.sort();
    return found;
}

} // namespace

class TestLanguage : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() {
        useOwnSettings("tst_language", m_dir.path());
        initResources();
    }
    void init() {
        QSettings().clear();
        Settings().setMeasuresByItself(false);
        applyLanguage(QStringLiteral("en"));
    }
    void cleanup() { applyLanguage(QStringLiteral("en")); }

    void itSwitchesInTheOpenWindow() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        App app;
        auto* tabs = app.find<QTabWidget>("views");
        QCOMPARE(tabs->tabText(0), QStringLiteral("Feature maps"));
        app.session.pinCurrent();
        app.window.findChild<QAction*>(QStringLiteral("language_zh_CN"))->trigger();
        QTRY_VERIFY((tabs = app.find<QTabWidget>("views")) && isChinese(tabs->tabText(0)));
        for (QAction* menu : app.window.menuBar()->actions())
            QVERIFY2(isChinese(menu->text()), qPrintable(menu->text()));
        for (int tab = 0; tab < tabs->count(); ++tab)
            QVERIFY2(isChinese(tabs->tabText(tab)), qPrintable(tabs->tabText(tab)));
        QCOMPARE(app.session.pinned().size(), std::size_t(1));
        QCOMPARE(Settings().language(), QStringLiteral("zh_CN"));
        for (const PanelInfo& info : panels()) { // every view draws itself in it
            app.window.showPanel(QLatin1String(info.id));
            QVERIFY(!app.window.grab().isNull());
        }
        app.window.findChild<QAction*>(QStringLiteral("language_en"))->trigger();
        QTRY_COMPARE((tabs = app.find<QTabWidget>("views"))->tabText(0), QStringLiteral("Feature maps"));
    }

    void theHelpSpeaksIt() {
        const auto english = HelpWindow::pages();
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        const auto chinese = HelpWindow::pages();
        QCOMPARE(chinese.size(), english.size());
        for (std::size_t i = 0; i < english.size(); ++i) {
            QCOMPARE(chinese[i].topic, english[i].topic);
            QVERIFY2(isChinese(chinese[i].title), qPrintable(chinese[i].topic));
        }
    }

    /// What stands in core, where lupdate does not look.
    void theLabsSpeakIt() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        QStringList missing;
        const auto wanted = [&](const std::string& text) {
            if (!text.empty() && !isChinese(labText(text))) missing << QString::fromStdString(text);
        };
        for (const Lab& lab : labs()) {
            wanted(lab.title);
            wanted(lab.lookFor);
            wanted(lab.question);
            for (const LabParameter& parameter : lab.parameters) {
                wanted(parameter.title);
                wanted(parameter.help);
            }
        }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    void anUnknownLanguageIsTheSystems() {
        applyLanguage(QStringLiteral("xx_YY"));
        QVERIFY(currentLanguage() == QLatin1String("en") || currentLanguage() == QLatin1String("zh_CN"));
    }

    /// Every word that lupdate has found is translated, with all its placeholders.
    void theTranslationIsComplete() {
        QFile file(QStringLiteral(CONVLENS_SOURCE_DIR "/resources/translations/convlens_zh_CN.ts"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QXmlStreamReader xml(&file);
        QString source;
        QStringList bad;
        int count = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            if (!xml.isStartElement()) continue;
            if (xml.name() == QLatin1String("source")) source = xml.readElementText();
            if (xml.name() != QLatin1String("translation")) continue;
            ++count;
            const bool unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            const QString text = xml.readElementText(QXmlStreamReader::IncludeChildElements);
            if (unfinished || text.trimmed().isEmpty() != source.trimmed().isEmpty() ||
                placeholders(source) != placeholders(text))
                bad << source + QStringLiteral(" -> ") + text;
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QVERIFY(count > 500);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
