#include "ui/session/autosave.h"

#include "core/base/write_file.h"
#include "ui/text/conversions.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLockFile>
#include <QUuid>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace convlens {

namespace {

const QString kFile = QStringLiteral("session.convlens");
const QString kOrigin = QStringLiteral("origin.txt");
const QString kLock = QStringLiteral("lock");
const QString kPrefix = QStringLiteral("running-");
constexpr qint64 kLongestPath = 65536;

std::unique_ptr<QLockFile> lockIn(const QString& folder) {
    auto lock = std::make_unique<QLockFile>(QDir(folder).filePath(kLock));
    lock->setStaleLockTime(0); // old is not abandoned: only the holder's end makes it free
    return lock->tryLock(0) ? std::move(lock) : nullptr;
}

} // namespace

AutosaveFolder::AutosaveFolder(QString path, std::unique_ptr<QLockFile> lock)
    : m_path(std::move(path)), m_lock(std::move(lock)) {}
AutosaveFolder::AutosaveFolder(AutosaveFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})), m_lock(std::move(other.m_lock)), m_discards(other.m_discards) {}
AutosaveFolder& AutosaveFolder::operator=(AutosaveFolder&& other) noexcept {
    if (this != &other) {
        end();
        m_path = std::exchange(other.m_path, {});
        m_lock = std::move(other.m_lock);
        m_discards = other.m_discards;
    }
    return *this;
}
AutosaveFolder::~AutosaveFolder() {
    end();
}

Result<AutosaveFolder> AutosaveFolder::create(const QString& root) {
    QString path;
    // Another program that starts just now may take a folder that is not locked yet for abandoned.
    for (int attempt = 0; attempt < 5; ++attempt) {
        path = QDir(root).filePath(kPrefix + QUuid::createUuid().toString(QUuid::WithoutBraces));
        if (!QDir().mkpath(path)) break;
        if (auto lock = lockIn(path)) return AutosaveFolder(path, std::move(lock));
    }
    return Error{ErrorCode::WriteFailed, "the folder '" + path.toStdString() +
                                             "', in which sessions are kept for the case of a crash, cannot be made"};
}

void AutosaveFolder::end() {
    if (!m_lock) return;
    const bool clears = m_discards || !QFileInfo::exists(file());
    if (clears) {
        // The lock goes last: while anything lies here, it is somebody's.
        for (const QString& name : QDir(m_path).entryList(QDir::Files | QDir::Hidden))
            if (name != kLock) QFile::remove(QDir(m_path).filePath(name));
    }
    m_lock.reset();
    if (clears) QDir().rmdir(m_path);
}

QString AutosaveFolder::file() const {
    return QDir(m_path).filePath(kFile);
}

QString AutosaveFolder::origin() const {
    QFile origin(QDir(m_path).filePath(kOrigin));
    return origin.open(QIODevice::ReadOnly) ? QString::fromUtf8(origin.read(kLongestPath)) : QString();
}

QDateTime AutosaveFolder::time() const {
    return QFileInfo(file()).lastModified();
}

std::vector<AutosaveFolder> AutosaveFolder::leftBehind(const QString& root) {
    std::vector<AutosaveFolder> found;
    for (const QString& name : QDir(root).entryList({kPrefix + u'*'}, QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString path = QDir(root).filePath(name);
        auto lock = lockIn(path);
        if (!lock) continue;                          // its program is running
        AutosaveFolder folder(path, std::move(lock)); // one that had nothing to keep is cleared away
        if (QFileInfo::exists(folder.file())) found.push_back(std::move(folder));
    }
    std::ranges::sort(found, std::greater(), [](const AutosaveFolder& folder) { return folder.time(); });
    return found;
}

Result<void> writeAutosave(const QString& file, const SessionFile& session, const QString& origin) {
    const QString beside = QFileInfo(file).dir().filePath(kOrigin);
    if (auto written = writeFile(toPath(beside), origin.toStdString()); !written) return written;
    return writeSession(toPath(file), session);
}

} // namespace convlens
