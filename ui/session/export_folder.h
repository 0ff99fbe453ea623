#pragma once
#include <QString>

namespace convlens {

/// Where the last chart, table, report or sheet of maps was written, since what belongs together is put together; at
/// first the documents.
QString exportFolder();
/// A file that was written, or the folder of several.
void rememberExportFolder(const QString& path);

} // namespace convlens
