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
    // Photos keep their order among each other, so removing what is gone and inserting what is new is all there is else;
    // views keep their place.
    for (int row = int(m_ids.size()) - 1; row >= 0; --row) {
        if (m_session.findPhoto(m_ids[std::size_t(row)])) continue;
        beginRemoveRows({}, row, row);
        m_ids.erase(m_ids.begin() + row);
        endRemoveRows();
    }
    const auto isKnown = [this, &photos](std::size_t place) {
        return place < m_ids.size() && m_ids[place] == photos[place].id;
    };
    for (std::size_t first = 0; first < photos.size();) {
        if (isKnown(first)) {
            ++first;
            continue;
        }
        // As many new ones as come before the next known one.
        const std::size_t missing = photos.size() - m_ids.size();
        std::size_t end = first + 1;
        while (end < first + missing && (first >= m_ids.size() || photos[end].id != m_ids[first]))
            ++end;
        beginInsertRows({}, int(first), int(end) - 1);
        for (std::size_t i = first; i < end; ++i)
            m_ids.insert(m_ids.begin() + std::ptrdiff_t(i), photos[i].id);
        endInsertRows();
        first = end;
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
