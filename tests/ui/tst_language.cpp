#include "tests/ui/support/lab_texts.h"
#include "tests/ui/support/window_app.h"

#include "core/labs/lab.h"
#include "ui/labs/lab_page.h"
#include "ui/labs/labs_panel.h"
#include "ui/panels/panel_registry.h"
#include "ui/settings.h"
#include "ui/text/language.h"
#include "ui/theme/apply_theme.h"
#include "ui/theme/icons.h"
#include "ui/widgets/copy_table.h"
#include "ui/widgets/help_window.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QMenuBar>
#include <QPointer>
#include <QRegularExpression>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>
#include <QXmlStreamReader>

using namespace convlens;
using namespace convlens::test;

namespace {

bool isChinese(const QString& text) {
    return std::ranges::any_of(text, [](QChar c) { return c.script() == QChar::Script_Han; });
}

/// Whether anything in it can be translated: a word that is no name, unit or symbol of a formula. Symbols are single
/// letters and what has a digit or an underscore in it.
bool hasWords(QString text) {
    static const QRegularExpression word(QStringLiteral("[A-Za-z][A-Za-z0-9_-]*"));
    static const QRegularExpression symbol(QStringLiteral("^(.|.*[0-9_].*)$"));
    static const QStringList names =
        QStringLiteral("relu,ReLU,swish,h-swish,Pixel,IEEE,CPU,ms,KiB,MiB,GiB,hw,cm,min").split(u',');
    text.remove(QStringLiteral("MobileNetV3 Large")); // not the choice "Large"
    for (auto match = word.globalMatch(text); match.hasNext();) {
        const QString found = match.next().captured();
        if (!symbol.match(found).hasMatch() && !names.contains(found)) return true;
    }
    return false;
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

    /// A bar that is made anew in a window that keeps its size must find the room that its words need.
    void nothingInTheBarIsCutAfterSwitching() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        App app;
        app.session.setSpec(NetworkSpec{.family = Family::MobileNetV3Large, .resolution = 64});
        for (const int width : {1100, 1190, 1280, 1370}) {
            app.window.resize(width, 800);
            for (const char* language : {"language_zh_CN", "language_en"}) {
                const QPointer<QWidget> before = app.find<QWidget>("networkBar");
                app.window.findChild<QAction*>(QLatin1String(language))->trigger();
                QTRY_VERIFY(!before);
                QVERIFY(QTest::qWaitForWindowExposed(&app.window));
                QCoreApplication::processEvents();
                for (const QLabel* label : app.find<QWidget>("networkBar")->findChildren<QLabel*>())
                    if (label->isVisible())
                        QVERIFY2(label->width() >= label->sizeHint().width(),
                                 qPrintable(QStringLiteral("%1 at %2: %3 has %4 of %5")
                                                .arg(QLatin1String(language))
                                                .arg(width)
                                                .arg(label->text())
                                                .arg(label->width())
                                                .arg(label->sizeHint().width())));
            }
        }
    }

    /// Qt's own words: on every machine, whether it has Qt's translations or not.
    void standardButtonsSpeakIt() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        QDialogButtonBox box(QDialogButtonBox::Ok | QDialogButtonBox::Save | QDialogButtonBox::Discard |
                             QDialogButtonBox::Cancel | QDialogButtonBox::Close | QDialogButtonBox::Yes |
                             QDialogButtonBox::No | QDialogButtonBox::Open | QDialogButtonBox::Help);
        for (const QAbstractButton* button : box.buttons())
            QVERIFY2(isChinese(button->text()), qPrintable(button->text()));
        QLineEdit line;
        const std::unique_ptr<QMenu> menu(line.createStandardContextMenu());
        for (const QAction* action : menu->actions())
            QVERIFY2(action->isSeparator() || isChinese(action->text()), qPrintable(action->text()));
        QFileDialog files;
        for (const QLabel* label : files.findChildren<QLabel*>())
            QVERIFY2(label->text().isEmpty() || isChinese(label->text()), qPrintable(label->text()));
        for (const QToolButton* button : files.findChildren<QToolButton*>())
            QVERIFY2(button->toolTip().isEmpty() || isChinese(button->toolTip()), qPrintable(button->toolTip()));
        for (auto* view : files.findChildren<QTreeView*>())
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                const QString title = view->model()->headerData(column, Qt::Horizontal).toString();
                QVERIFY2(isChinese(title), qPrintable(title));
            }
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

    /// What stands in core, where lupdate does not look: help, controls, tables, findings, whatever is chosen and
    /// measured.
    void theLabsSpeakIt_data() {
        QTest::addColumn<QString>("id");
        for (const Lab& lab : labs())
            QTest::newRow(lab.id.c_str()) << QString::fromStdString(lab.id);
    }
    void theLabsSpeakIt() {
        QFETCH(QString, id);
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        LabTexts texts;
        const auto collected = addEverything(texts, **findLab(id.toStdString()));
        QVERIFY2(collected.has_value(), collected ? "" : collected.error().message.c_str());
        texts.add(predictionTable({}));
        QVERIFY(texts.all().size() > 25); // else little was collected
        applyLanguage(QStringLiteral("zh_CN"));
        QStringList missing;
        for (const std::string& text : texts.all())
            if (hasWords(QString::fromStdString(text)) && !isChinese(labText(text)))
                missing << QString::fromStdString(text);
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
    }

    /// The values keep their places, and words among them are translated for themselves.
    void aLabsSentenceIsTranslatedAroundItsValues() {
        const LabText sentence{"%1: the difference in time is smaller than this measurement can see.",
                               {"squeeze-and-excitation"}};
        QCOMPARE(labText(sentence), QString::fromStdString(sentence.english()));
        QVERIFY(labText(sentence).startsWith(QLatin1String("squeeze-and-excitation: the difference")));
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        applyLanguage(QStringLiteral("zh_CN"));
        QVERIFY2(labText(sentence).startsWith(labText("squeeze-and-excitation")), qPrintable(labText(sentence)));
        QVERIFY(isChinese(labText("squeeze-and-excitation")) && !labText(sentence).contains(QLatin1Char('%')));
    }

    void aLabsPageShowsIt() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        App app;
        app.window.findChild<QAction*>(QStringLiteral("language_zh_CN"))->trigger();
        QTRY_VERIFY(isChinese(app.find<QTabWidget>("views")->tabText(0)));
        app.window.showPanel(QStringLiteral("labs"));
        auto* panel = app.window.findChild<LabsPanel*>();
        QVERIFY(panel);
        for (const Lab& lab : labs()) {
            panel->showLab(QString::fromStdString(lab.id));
            LabPage& page = *panel->currentPage();
            page.catchUp();
            for (const char* label : {"labTitle", "labPaper", "labLookFor", "labFindings"})
                QVERIFY2(isChinese(page.findChild<QLabel*>(QLatin1String(label))->text()), label);
            QVERIFY(isChinese(page.findChild<QTextBrowser*>(QStringLiteral("labHelp"))->toPlainText()));
            QVERIFY(isChinese(page.findChild<QComboBox*>(QStringLiteral("labTableChoice"))->currentText()));
            const auto* table = page.findChild<CopyTable*>(QStringLiteral("labTable"))->model();
            QVERIFY2(isChinese(table->headerData(0, Qt::Horizontal).toString()), lab.id.c_str());
            const QString conditions = labConditions(page.view());
            QVERIFY2(isChinese(conditions.section(u'：', 1)), qPrintable(conditions));
        }
    }

    void anUnknownLanguageIsTheSystems() {
        applyLanguage(QStringLiteral("xx_YY"));
        QVERIFY(currentLanguage() == QLatin1String("en") || currentLanguage() == QLatin1String("zh_CN"));
    }

    /// Every word that lupdate has found, and every one of the labs, is translated, with all its placeholders.
    void theTranslationIsComplete_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("window") << QStringLiteral("convlens_zh_CN.ts");
        QTest::newRow("labs") << QStringLiteral("labs/zh_CN.ts");
        QTest::newRow("reasons") << QStringLiteral("../reasons/zh_CN.ts");
        QTest::newRow("core") << QStringLiteral("core/zh_CN.ts");
        QTest::newRow("Qt") << QStringLiteral("qt/zh_CN.ts");
    }
    void theTranslationIsComplete() {
        QFETCH(QString, name);
        QFile file(QStringLiteral(CONVLENS_SOURCE_DIR "/resources/translations/") + name);
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
        QVERIFY(count > 100);
        QVERIFY2(bad.isEmpty(), qPrintable(bad.join(QLatin1Char('\n'))));
    }
};

QTEST_MAIN(TestLanguage)
#include "tst_language.moc"
