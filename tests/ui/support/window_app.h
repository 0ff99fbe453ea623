#pragma once
#include "ui/main_window.h"
#include "ui/panels/layers/layers_panel.h"
#include "ui/session/session_object.h"
#include "ui/session/workflow.h"
#include "ui/theme/apply_theme.h"

#include <QApplication>
#include <QBuffer>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QSettings>
#include <QTest>
#include <QTreeView>
#include <QUrl>

#include <functional>

/// The whole program for tests of the window, and what people do to it from outside.
namespace convlens::test {

constexpr int kWait = 60000; // the machine that tests may be busy

/// Settings of the test's own, in `folder`, and the light theme.
inline void useOwnSettings(const char* test, const QString& folder) {
    QCoreApplication::setOrganizationName(QStringLiteral("ConvlensTest"));
    QCoreApplication::setApplicationName(QLatin1String(test));
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, folder);
    applyTheme(ThemeChoice::Light);
}

struct App {
    SessionObject session;
    JobService jobs;
    Workflow workflow{session, jobs};
    MainWindow window{session, workflow, jobs};
    App() {
        NetworkSpec small;
        small.width = 0.35;
        small.resolution = 64;
        session.setSpec(small);
        session.undoStack()->clear();
        window.resize(1280, 800);
        window.show();
        window.activateWindow(); // shortcuts belong to the active window
        if (!QTest::qWaitForWindowActive(&window)) qFatal("the window does not become active");
    }
    template <class T>
    T* find(const char* name) {
        T* found = window.findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    LayersPanel* layers() { return static_cast<LayersPanel*>(window.panel(QStringLiteral("layers"))); }
    QString layerName() const {
        return QString::fromStdString(session.network()->graph->layer(session.selectedLayer()).name);
    }
};

inline QByteArray pngBytes(const QColor& colour, QSize size = {40, 30}) {
    QImage image(size, QImage::Format_RGB888);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

inline QString write(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) qFatal("cannot write %s", qPrintable(path));
    file.write(bytes);
    return path;
}

/// A real drag over the widget: enter, move, drop.
inline bool dragAndDrop(QWidget* target, const QMimeData& data, const std::function<void()>& whileHovering = {}) {
    const QPoint at = target->rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &enter);
    if (!enter.isAccepted()) return false;
    QDragMoveEvent move(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &move);
    if (whileHovering) whileHovering();
    QDropEvent drop(at, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
    return drop.isAccepted();
}

inline bool dropPaths(QWidget* target, const QStringList& paths) {
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    return dragAndDrop(target, data);
}

} // namespace convlens::test
