#pragma once
#include "ui/panels/maps/channel_photos.h"

#include <QWidget>

class QLabel;

namespace convlens {

class ChannelGrid;

/// One channel on every photo of the queue, all with one scale. A click makes that photo the current one.
class PhotosView : public QWidget {
    Q_OBJECT
public:
    explicit PhotosView(QWidget* parent = nullptr);

    /// Those of the photos that are there; `current` is marked.
    void setPhotos(const std::vector<PhotoInput>& photos, const ChannelPhotos& maps, quint64 current,
                   const std::optional<ColourMapId>& map, MapInterpolation interpolation);
    void setMessage(const QString& message);
    ChannelGrid& grid() { return *m_grid; }

signals:
    void photoChosen(quint64 id);

private:
    ChannelGrid* m_grid;
    QLabel* m_message;
    std::vector<quint64> m_ids; ///< by place in the grid
    std::vector<std::shared_ptr<const Tensor>> m_planes;
};

} // namespace convlens
