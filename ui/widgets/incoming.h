#pragma once
#include <QByteArray>
#include <QImage>
#include <QStringList>

class QMimeData;

namespace convlens {

/// What a drop or a paste holds for us; the first that is there counts: local files, then a picture (encoded bytes
/// before pixels, since bytes keep orientation and colour), then addresses on other machines, which are refused.
struct Incoming {
    QStringList paths;
    QByteArray bytes;
    QImage picture;
    QStringList remote;
    bool empty() const { return paths.isEmpty() && bytes.isEmpty() && picture.isNull() && remote.isEmpty(); }
};

/// Whether the data may hold something for us; cheap, asked while dragging.
bool mayAccept(const QMimeData& data);
Incoming readIncoming(const QMimeData& data);

} // namespace convlens
