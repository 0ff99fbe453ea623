#pragma once
#include <QAbstractListModel>

#include <vector>

namespace convlens {

class SessionObject;

/// The queue of photos.
class PhotosModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< quint64
        PathRole,                  ///< empty for pasted pictures
        SizeRole                   ///< "512 × 512"
    };
    explicit PhotosModel(SessionObject& session, QObject* parent = nullptr);

    QModelIndex indexOf(quint64 id) const;
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    void synchronise();
    SessionObject& m_session;
    std::vector<quint64> m_ids; ///< as told to the views
};

} // namespace convlens
