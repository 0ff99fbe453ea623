#pragma once
#include "ui/panels/maps/channel_photos.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace convlens {

class ChannelGrid;
class OneLine;

/// One channel on every photo of the queue, all with one scale: the one that is looked at, or one that is pinned. A
/// click makes that photo the current one.
class PhotosView : public QWidget {
    Q_OBJECT
public:
    explicit PhotosView(QWidget* parent = nullptr);

    /// Those of the photos that are there; `current` is marked.
    void setPhotos(const std::vector<PhotoInput>& photos, const ChannelPhotos& maps, quint64 current,
                   ColourMapId colours, MapInterpolation interpolation);
    void setMessage(const QString& message);
    /// Names the channel that stays while others are looked at; empty for the one in focus. Does not emit.
    void setPinned(const QString& channel);
    ChannelGrid& grid() { return *m_grid; }

signals:
    void photoChosen(quint64 id);
    void pinToggled(bool on);

private:
    ChannelGrid* m_grid;
    QLabel* m_message;
    QWidget* m_head;
    OneLine* m_title;
    QToolButton* m_pin;
    QString m_pinned;
    std::vector<quint64> m_ids; ///< by place in the grid
    std::vector<std::shared_ptr<const Tensor>> m_planes;
};

} // namespace convlens
