#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/maps/photos_view.h"
#include "ui/session/session_object.h"

/// The part of the panel that shows one channel on every photo.
namespace convlens {

void MapsPanel::refreshPhotos() {
    PhotosView& view = m_detail->photos();
    if (!m_detail->showsPhotos()) return m_photos.stop(); // nobody looks: no runs for it
    if (m_session.photos().size() < 2)
        return view.setMessage(tr("Open more photos to see channel %1 on all of them.").arg(channelInFocus()));
    ChannelPhotos::Request request;
    request.network = run()->network;
    request.key = key();
    request.channel = channelInFocus();
    request.percentile = m_settings.percentile;
    request.engine = fastChoice();
    for (const Photo& photo : m_session.photos())
        request.photos.push_back({photo.id, photo.name, photo.path, photo.image});
    m_photos.show(std::move(request));
    showPhotos();
}

void MapsPanel::showPhotos() {
    if (!run() || !m_detail->showsPhotos()) return;
    std::vector<PhotoInput> photos;
    for (const Photo& photo : m_session.photos())
        photos.push_back({photo.id, photo.name, photo.path, nullptr});
    m_detail->photos().setPhotos(photos, m_photos, run()->photoId, m_settings.map, m_settings.interpolation);
}

} // namespace convlens
