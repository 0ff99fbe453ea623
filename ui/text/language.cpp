#include "ui/text/language.h"

#include "ui/text/reasons.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <algorithm>
#include <memory>

namespace convlens {

namespace {

QString g_current = QStringLiteral("en");

const QString kFolder = QStringLiteral(":/translations");

QString fileOf(const QString& code) {
    return kFolder + QStringLiteral("/convlens_%1.qm").arg(code);
}

/// The translation for the system's language, or "en" where there is none.
QString systemCode() {
    for (const QString& wanted : QLocale::system().uiLanguages()) {
        const QLocale locale(wanted);
        if (locale.language() == QLocale::English) return QStringLiteral("en");
        // Traditional characters are another way of writing, which people would not take for a translation.
        if (locale.language() == QLocale::Chinese && locale.script() == QLocale::SimplifiedHanScript &&
            QFile::exists(fileOf(QStringLiteral("zh_CN"))) && canBeWritten(QStringLiteral("zh_CN")))
            return QStringLiteral("zh_CN");
    }
    return QStringLiteral("en");
}

} // namespace

std::vector<Language> languages() {
    std::vector<Language> all{{QString(), QString()}, {QStringLiteral("en"), QStringLiteral("English")}};
    if (QFile::exists(fileOf(QStringLiteral("zh_CN"))))
        all.push_back({QStringLiteral("zh_CN"), QStringLiteral("简体中文")});
    return all;
}

bool canBeWritten(const QString& code) {
    return code != QLatin1String("zh_CN") || !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty();
}

QString currentLanguage() {
    return g_current;
}

void applyLanguage(const QString& code) {
    static std::unique_ptr<QTranslator> ours, qts;
    // Removed from the application by their destructors.
    ours.reset();
    qts.reset();
    const std::vector<Language> known = languages();
    const bool isKnown = std::any_of(known.begin(), known.end(), [&](const Language& l) { return l.code == code; });
    const QString chosen = !isKnown || code.isEmpty() ? systemCode() : code;
    g_current = chosen;
    applyReasonsLanguage(chosen);
    if (chosen == QLatin1String("en")) return;
    // Ours has what Qt itself writes on buttons and in dialogs; the system's, where there is one, the rest. The
    // translator that comes last is asked first.
    qts = std::make_unique<QTranslator>();
    if (qts->load(QStringLiteral("qtbase_") + chosen, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts.get());
    ours = std::make_unique<QTranslator>();
    if (ours->load(fileOf(chosen))) QCoreApplication::installTranslator(ours.get());
}

} // namespace convlens
