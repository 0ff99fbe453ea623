#include "ui/settings.h"

#include "ui/theme/apply_theme.h"

#include <algorithm>

namespace convlens {

namespace {

/// Counted up when docks change so much that an old layout makes no sense.
constexpr int kLayoutVersion = 2;

const QString kTheme = QStringLiteral("theme");
const QString kTextScale = QStringLiteral("textScale");
const QString kLanguage = QStringLiteral("language");
const QString kTourSeen = QStringLiteral("tourSeen");
const QString kGeometry = QStringLiteral("window/geometry");
const QString kState = QStringLiteral("window/state");
const QString kStateVersion = QStringLiteral("window/layoutVersion");
const QString kView = QStringLiteral("window/view");
const QString kEngine = QStringLiteral("measure/engine");
const QString kThreads = QStringLiteral("measure/threads");
const QString kPlan = QStringLiteral("measure/plan");
const QString kByItself = QStringLiteral("measure/byItself");
const QString kConvention = QStringLiteral("counting/convention");
const QString kRecent = QStringLiteral("recentFiles");
const QString kRecentSessions = QStringLiteral("session/recent");
const QString kReopens = QStringLiteral("session/reopens");
const QString kLastSession = QStringLiteral("session/last");

} // namespace

ThemeChoice Settings::theme() const {
    const QString text = m_settings.value(kTheme).toString();
    if (text == QLatin1String("light")) return ThemeChoice::Light;
    if (text == QLatin1String("dark")) return ThemeChoice::Dark;
    return ThemeChoice::System;
}
void Settings::setTheme(ThemeChoice theme) {
    m_settings.setValue(kTheme, theme == ThemeChoice::Light  ? QStringLiteral("light")
                                : theme == ThemeChoice::Dark ? QStringLiteral("dark")
                                                             : QStringLiteral("system"));
}

int Settings::textScale() const {
    bool read = false;
    const int percent = m_settings.value(kTextScale, 100).toInt(&read);
    return read ? std::clamp(percent, kLeastTextScale, kMostTextScale) : 100;
}
void Settings::setTextScale(int percent) {
    m_settings.setValue(kTextScale, percent);
}

QString Settings::language() const {
    return m_settings.value(kLanguage).toString();
}
void Settings::setLanguage(const QString& code) {
    m_settings.setValue(kLanguage, code);
}

bool Settings::tourSeen() const {
    return m_settings.value(kTourSeen, false).toBool();
}
void Settings::setTourSeen(bool seen) {
    m_settings.setValue(kTourSeen, seen);
}

QByteArray Settings::windowGeometry() const {
    return m_settings.value(kGeometry).toByteArray();
}
void Settings::setWindowGeometry(const QByteArray& geometry) {
    m_settings.setValue(kGeometry, geometry);
}

QByteArray Settings::windowState() const {
    if (m_settings.value(kStateVersion).toInt() != kLayoutVersion) return {};
    return m_settings.value(kState).toByteArray();
}
void Settings::setWindowState(const QByteArray& state) {
    m_settings.setValue(kState, state);
    m_settings.setValue(kStateVersion, kLayoutVersion);
}

QString Settings::currentView() const {
    return m_settings.value(kView).toString();
}
void Settings::setCurrentView(const QString& id) {
    m_settings.setValue(kView, id);
}

QString Settings::engine() const {
    return m_settings.value(kEngine).toString();
}
void Settings::setEngine(const QString& id) {
    m_settings.setValue(kEngine, id);
}

int Settings::threads() const {
    return std::max(1, m_settings.value(kThreads, 1).toInt());
}
void Settings::setThreads(int threads) {
    m_settings.setValue(kThreads, threads);
}

PlanKind Settings::plan() const {
    return m_settings.value(kPlan).toString() == QLatin1String("optimised") ? PlanKind::Optimised : PlanKind::AsDrawn;
}
void Settings::setPlan(PlanKind plan) {
    m_settings.setValue(kPlan, plan == PlanKind::Optimised ? QStringLiteral("optimised") : QStringLiteral("as-drawn"));
}

Convention Settings::convention() const {
    const auto known = parseConvention(m_settings.value(kConvention).toString().toStdString());
    return known ? *known : Convention::Papers;
}
void Settings::setConvention(Convention convention) {
    const std::string_view id = conventionInfo(convention).id;
    m_settings.setValue(kConvention, QString::fromUtf8(id.data(), qsizetype(id.size())));
}

bool Settings::measuresByItself() const {
    return m_settings.value(kByItself, true).toBool();
}
void Settings::setMeasuresByItself(bool on) {
    m_settings.setValue(kByItself, on);
}

QStringList Settings::recentFiles() const {
    return m_settings.value(kRecent).toStringList();
}
void Settings::addRecentFile(const QString& path) {
    addRecent(kRecent, path);
}
void Settings::addRecent(const QString& key, const QString& path) {
    QStringList paths = m_settings.value(key).toStringList();
    paths.removeAll(path);
    paths.prepend(path);
    m_settings.setValue(key, QStringList(paths.mid(0, kMostRecentFiles)));
}
void Settings::clearRecentFiles() {
    m_settings.remove(kRecent);
}

QStringList Settings::recentSessions() const {
    return m_settings.value(kRecentSessions).toStringList();
}
void Settings::addRecentSession(const QString& path) {
    addRecent(kRecentSessions, path);
}
void Settings::clearRecentSessions() {
    m_settings.remove(kRecentSessions);
}

bool Settings::reopensSession() const {
    return m_settings.value(kReopens, false).toBool();
}
void Settings::setReopensSession(bool on) {
    m_settings.setValue(kReopens, on);
}

QString Settings::lastSession() const {
    return m_settings.value(kLastSession).toString();
}
void Settings::setLastSession(const QString& path) {
    m_settings.setValue(kLastSession, path);
}

} // namespace convlens
