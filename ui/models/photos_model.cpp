#include "ui/models/photos_model.h"

#include "ui/session/session_object.h"

#include <algorithm>

namespace convlens {

PhotosModel::PhotosModel(SessionObject& session, QObject* parent) : QAbstractListModel(parent), m_session(session) {
    for (const Photo& photo : session.photos())
        m_ids.push_back(photo.id);
    connect(&session, &SessionObject::photosChanged, this, &PhotosModel::synchronise);
}

void PhotosModel::synchronise() {
    // The session tells only that something changed. A picture that took another's place, as a camera's does, is the
    // same row.
    const auto& photos = m_session.photos();
    if (photos.size() == m_ids.size()) {
        for (std::size_t i = 0; i < m_ids.size(); ++i) {
            if (m_ids[i] == photos[i].id) continue;
            m_ids[i] = photos[i].id;
            emit dataChanged(index(int(i)), index(int(i)));
        }
        return;
    }
    // Photos keep their order and new ones come last, so removing what is gone and appending what is new is all there
    // is else; views keep their place.
    for (int row = int(m_ids.size()) - 1; row >= 0; --row) {
        if (m_session.findPhoto(m_ids[std::size_t(row)])) continue;
        beginRemoveRows({}, row, row);
        m_ids.erase(m_ids.begin() + row);
        endRemoveRows();
    }
    if (photos.size() > m_ids.size()) {
        beginInsertRows({}, int(m_ids.size()), int(photos.size()) - 1);
        for (std::size_t i = m_ids.size(); i < photos.size(); ++i)
            m_ids.push_back(photos[i].id);
        endInsertRows();
    }
}

QModelIndex PhotosModel::indexOf(quint64 id) const {
    const auto it = std::find(m_ids.begin(), m_ids.end(), id);
    return it == m_ids.end() ? QModelIndex() : index(int(it - m_ids.begin()));
}

int PhotosModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : int(m_ids.size());
}

QVariant PhotosModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= int(m_ids.size())) return {};
    const Photo* photo = m_session.findPhoto(m_ids[std::size_t(index.row())]);
    if (!photo) return {};
    const QString size = QStringLiteral("%1 × %2").arg(photo->width).arg(photo->height);
    switch (role) {
    case Qt::DisplayRole:
        return photo->name;
    case Qt::DecorationRole:
        return photo->thumbnail;
    case Qt::ToolTipRole: {
        const bool fromFile = !photo->path.isEmpty() && !photo->path.startsWith(QLatin1String(":/"));
        return tr("%1\n%2 pixels").arg(fromFile ? photo->path : photo->name, size);
    }
    case IdRole:
        return photo->id;
    case PathRole:
        return photo->path;
    case SizeRole:
        return size;
    default:
        return {};
    }
}

} // namespace convlens

#include "moc_photos_model.cpp"
