#include "ui/panels/maps/maps_panel.h"
#include "ui/panels/maps/photos_view.h"
#include "ui/session/session_object.h"

/// The part of the panel that shows one channel on every photo.
namespace convlens {

bool MapsPanel::isChannelPinned() const {
    return m_pinned && m_pinned->network == run()->network->spec;
}

void MapsPanel::pinChannel(bool on) {
    m_pinned.reset();
    if (on && run()) m_pinned = PinnedChannel{run()->network->spec, key(), channelInFocus(), m_gridMap};
    if (m_shown) refreshPhotos();
}

void MapsPanel::refreshPhotos() {
    PhotosView& view = m_detail->photos();
    if (!m_detail->showsPhotos()) return m_photos.stop(); // nobody looks: no runs for it
    const bool pinned = isChannelPinned();
    ChannelPhotos::Request request;
    request.key = pinned ? m_pinned->key : key();
    request.channel = pinned ? m_pinned->channel : channelInFocus();
    const Graph& graph = *run()->network->graph;
    view.setPinned(
        pinned
            ? tr("%1, channel %2").arg(QString::fromStdString(graph.layer(request.key.layer).name)).arg(request.channel)
            : QString());
    if (m_session.photos().size() < 2)
        return view.setMessage(tr("Open more photos to see channel %1 on all of them.").arg(request.channel));
    request.network = run()->network;
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
    // In the colours that the grid has, or had when the channel was pinned.
    const ColourMapId colours = isChannelPinned() ? m_settings.map.value_or(m_pinned->colours) : m_gridMap;
    m_detail->photos().setPhotos(photos, m_photos, run()->photoId, colours, m_settings.interpolation);
}

} // namespace convlens
