#include "ui/widgets/incoming.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace convlens {

namespace {

const QStringList& pictureFormats() {
    static const QStringList formats{QStringLiteral("image/png"), QStringLiteral("image/jpeg"),
                                     QStringLiteral("image/webp"), QStringLiteral("image/tiff"),
                                     QStringLiteral("image/bmp")};
    return formats;
}

/// Text that is nothing but paths or file addresses, one a line, as some file managers and terminals give.
QStringList pathsInText(const QString& text) {
    QStringList paths;
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    if (lines.size() > 1000) return {};
    for (const QString& line : lines) {
        const QString trimmed = line.trimmed();
        if (trimmed.isEmpty()) continue;
        const QUrl url(trimmed);
        const QString path = url.isLocalFile() ? url.toLocalFile() : trimmed;
        if (!QFileInfo(path).isAbsolute() || !QFileInfo::exists(path)) return {};
        paths << path;
    }
    return paths;
}

} // namespace

bool mayAccept(const QMimeData& data) {
    if (data.hasImage() || data.hasUrls()) return true;
    for (const QString& format : pictureFormats())
        if (data.hasFormat(format)) return true;
    return data.hasText() && !pathsInText(data.text()).isEmpty();
}

Incoming readIncoming(const QMimeData& data) {
    Incoming incoming;
    QStringList remote;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            incoming.paths << url.toLocalFile();
        else if (url.isValid() && !url.isEmpty())
            remote << url.toDisplayString();
    }
    if (!incoming.paths.isEmpty()) return incoming;
    for (const QString& format : pictureFormats()) {
        incoming.bytes = data.data(format);
        if (!incoming.bytes.isEmpty()) return incoming;
    }
    if (data.hasImage()) {
        incoming.picture = qvariant_cast<QImage>(data.imageData());
        if (!incoming.picture.isNull()) return incoming;
    }
    if (remote.isEmpty() && data.hasText()) incoming.paths = pathsInText(data.text());
    if (incoming.paths.isEmpty()) incoming.remote = remote;
    return incoming;
}

} // namespace convlens
