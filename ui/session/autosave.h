#pragma once
#include "core/base/result.h"
#include "core/session/session_file.h"

#include <QDateTime>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

class QLockFile;

namespace convlens {

/// The place of one running program for what it would lose in a crash: a folder of its own below `root`, locked for as
/// long as the program lives. What lies in a folder whose lock nobody holds was left behind by a program that did not
/// end properly, and only that is offered to others. Several programs at once never touch each other's.
class AutosaveFolder {
public:
    /// WriteFailed where the folder cannot be made.
    static Result<AutosaveFolder> create(const QString& root);
    AutosaveFolder(AutosaveFolder&&) noexcept;
    AutosaveFolder& operator=(AutosaveFolder&&) noexcept;
    /// Lets go of the lock. What lies there stays, to be offered at the next start, unless it is to be discarded.
    ~AutosaveFolder();

    QString file() const; ///< the session itself
    /// The file that the session was opened from or saved to; empty where it has no name yet.
    QString origin() const;
    QDateTime time() const;
    /// Nothing is left behind when this value ends: it is saved elsewhere, or not wanted.
    void discard() { m_discards = true; }

    /// What others left behind, the newest first, locked while the caller holds it.
    static std::vector<AutosaveFolder> leftBehind(const QString& root);

private:
    AutosaveFolder(QString path, std::unique_ptr<QLockFile> lock);
    void end();
    QString m_path;
    std::unique_ptr<QLockFile> m_lock; ///< null once moved from
    bool m_discards = false;
};

/// Writes session and origin whole or not at all. For jobs.
Result<void> writeAutosave(const QString& file, const SessionFile& session, const QString& origin);

} // namespace convlens
