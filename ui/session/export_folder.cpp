#include "ui/session/export_folder.h"

#include <QDir>
#include <QFileInfo>
#include <QSettings>
#include <QStandardPaths>

namespace convlens {

namespace {

const QString kKey = QStringLiteral("export/folder");

} // namespace

QString exportFolder() {
    const QString last = QSettings().value(kKey).toString();
    for (const QString& folder : {last, QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)})
        if (!folder.isEmpty() && QFileInfo(folder).isDir()) return folder;
    return QDir::homePath();
}

void rememberExportFolder(const QString& path) {
    const QFileInfo info(path);
    QSettings().setValue(kKey, info.isDir() ? info.absoluteFilePath() : info.absolutePath());
}

} // namespace convlens
