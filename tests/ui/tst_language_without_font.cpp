#include "tests/ui/support/window_app.h"

#include "ui/settings.h"
#include "ui/text/language.h"
#include "ui/theme/icons.h"

#include <QAction>
#include <QTemporaryDir>

using namespace convlens;
using namespace convlens::test;

/// A machine whose fonts have no Chinese characters, as a bare one is: a program of its own, since fonts are looked for
/// once.
class TestLanguageWithoutFont : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_dir;

private slots:
    void initTestCase() {
        useOwnSettings("tst_language_without_font", m_dir.path());
        initResources();
    }

    void theWindowStaysReadable() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        QVERIFY(!canBeWritten(QStringLiteral("zh_CN")));
        QVERIFY(canBeWritten(QStringLiteral("en")));
        applyLanguage(QString()); // the system's, which main() has set to Chinese
        QCOMPARE(currentLanguage(), QStringLiteral("en"));
    }

    void theMenuSaysWhatIsMissing() {
        if (languages().size() < 3) QSKIP("this build has no translations: lrelease was not there");
        App app;
        const auto* chinese = app.find<QAction>("language_zh_CN");
        QVERIFY(!chinese->isEnabled());
        QVERIFY2(chinese->toolTip().contains(QLatin1String("fonts-wqy-microhei")), qPrintable(chinese->toolTip()));
        QVERIFY(app.find<QAction>("language_en")->isEnabled());
    }
};

int main(int argc, char** argv) {
    // Fonts that have no Chinese characters, if there are any at all.
    QTemporaryDir fonts;
    const QString config = write(fonts.filePath(QStringLiteral("fonts.conf")),
                                 "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                                 "<dir>/usr/share/fonts/truetype/dejavu</dir></fontconfig>");
    qputenv("FONTCONFIG_FILE", config.toLocal8Bit());
    qputenv("LANGUAGE", "zh_CN");
    qputenv("LC_ALL", "zh_CN.UTF-8");
    QApplication application(argc, argv);
    TestLanguageWithoutFont test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_language_without_font.moc"
