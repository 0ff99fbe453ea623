#include "ui/main_window.h"

#include "ui/session/workflow.h"
#include "ui/settings.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>

/// The list of files that were opened lately.
namespace convlens {

namespace {

QString fileTitle(const QString& path) {
    const QFileInfo info(path);
    const QString folder = info.dir().dirName();
    return folder.isEmpty() ? info.fileName() : QStringLiteral("%1 – %2").arg(info.fileName(), folder);
}

} // namespace

void MainWindow::remember(const QString& path) {
    if (path.startsWith(QLatin1String(":/"))) return;
    Settings().addRecentFile(path);
    refreshRecent();
}

void MainWindow::refreshRecent() {
    m_recentMenu->clear();
    const QStringList paths = Settings().recentFiles();
    for (const QString& path : paths) {
        QAction* action = m_recentMenu->addAction(fileTitle(path));
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { m_workflow.openPaths({path}); });
    }
    m_recentMenu->setEnabled(!paths.isEmpty());
    if (paths.isEmpty()) return;
    m_recentMenu->addSeparator();
    connect(m_recentMenu->addAction(tr("Forget these")), &QAction::triggered, this, [this] {
        Settings().clearRecentFiles();
        refreshRecent();
    });
}

} // namespace convlens
