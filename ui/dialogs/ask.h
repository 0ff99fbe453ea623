#pragma once
#include <QString>
#include <QStringList>

#include <functional>

class QMenu;
class QPoint;
class QWidget;

/// What a person is asked before something is done. Nothing here waits for the answer: a dialog that waits runs an
/// event loop of its own, in which whoever asked may be deleted, and the dialog on the stack with it. `then` is called
/// with the answer if there is one, and never once `parent` is gone.
namespace convlens {

struct FileQuestion {
    QString title;
    QString place;  ///< folder to begin in, or a file that is proposed; empty for the current folder
    QString filter; ///< "Text files (*.txt);;All files (*)"; empty for all
};

void askForFile(QWidget* parent, const FileQuestion& question, std::function<void(const QString&)> then);
void askForFiles(QWidget* parent, const FileQuestion& question, std::function<void(const QStringList&)> then);
void askForFolder(QWidget* parent, const FileQuestion& question, std::function<void(const QString&)> then);

/// Where to write. `suffix` ("html") is put to a name without one; empty puts nothing. Whoever asks about an existing
/// file only when it comes to writing (whenMayReplace) has `confirms` false.
void askForTarget(QWidget* parent, const FileQuestion& question, const QString& suffix, bool confirms,
                  std::function<void(const QString&)> then);

/// Calls `then` at once where there is no such file (or a folder: writing says what is wrong with it), else once the
/// person has agreed that it is replaced.
void whenMayReplace(QWidget* parent, const QString& file, std::function<void()> then);

void askForNumber(QWidget* parent, const QString& title, const QString& question, int value, int least, int most,
                  std::function<void(int)> then);

/// Shows a menu that was made with `new` and deletes it once it is closed.
void popUp(QMenu* menu, const QPoint& at);

} // namespace convlens
