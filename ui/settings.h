#pragma once
#include "core/cost/conventions.h"
#include "core/engine/engine.h"
#include "ui/theme/palette.h"

#include <QByteArray>
#include <QSettings>
#include <QStringList>

namespace convlens {

/// What is remembered between runs, in the platform's place for settings of this organisation and application.
class Settings {
public:
    static constexpr int kMostRecentFiles = 10;

    ThemeChoice theme() const;
    void setTheme(ThemeChoice theme);
    int textScale() const; ///< percent of the system's letters
    void setTextScale(int percent);
    QString language() const; ///< as in ui/text/language.h; empty for the system's
    void setLanguage(const QString& code);
    bool tourSeen() const; ///< the tour of the first launch was shown, or skipped
    void setTourSeen(bool seen);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray& geometry);
    /// Docks and toolbars; empty if another version of the layout was saved.
    QByteArray windowState() const;
    void setWindowState(const QByteArray& state);
    QString currentView() const;
    void setCurrentView(const QString& id);
    QString engine() const;
    void setEngine(const QString& id);
    int threads() const;
    void setThreads(int threads);
    PlanKind plan() const;
    void setPlan(PlanKind plan);
    Convention convention() const;
    void setConvention(Convention convention);
    bool measuresByItself() const;
    void setMeasuresByItself(bool on);
    QStringList recentFiles() const;
    void addRecentFile(const QString& path);
    void clearRecentFiles();
    QStringList recentSessions() const;
    void addRecentSession(const QString& path);
    void clearRecentSessions();
    /// Whether the program starts with the session of last time.
    bool reopensSession() const;
    void setReopensSession(bool on);
    /// The session that was open when the window was closed; empty if it had no name.
    QString lastSession() const;
    void setLastSession(const QString& path);

private:
    void addRecent(const QString& key, const QString& path);
    QSettings m_settings;
};

} // namespace convlens
