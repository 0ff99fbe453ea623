#pragma once
#include <QString>

class QLineEdit;
class QWidget;

/// What dialogs that write a file ask about it.
namespace convlens {

/// Whether `file` may be written: true where there is none yet, else what the person says.
bool mayReplace(QWidget* parent, const QString& file);

/// Opens a file dialog whose answer goes into `path`. It does not ask about a file that exists: mayReplace() does, when
/// it comes to writing. `suffix` ("html") is put to names without one.
void browseForFile(QLineEdit* path, const QString& title, const QString& filter, const QString& suffix);

} // namespace convlens
