#include "ui/session/list_commands.h"
#include "ui/session/network_jobs.h"
#include "ui/session/session_object.h"
#include "ui/text/network_name.h"

#include <QUndoStack>

#include <algorithm>
#include <set>

/// The part of the session that puts photos and pinned networks into its lists and takes them out.
namespace convlens {

namespace {

template <class Item>
std::set<quint64> idsOf(const std::vector<Placed<Item>>& items) {
    std::set<quint64> ids;
    for (const Placed<Item>& placed : items)
        ids.insert(placed.item.id);
    return ids;
}

/// In ascending order of their places, each as it shall stand in the whole list.
template <class Item>
void insertInto(std::vector<Item>& list, const std::vector<Placed<Item>>& items) {
    for (const Placed<Item>& placed : items)
        list.insert(list.begin() + std::ptrdiff_t(std::min(placed.place, list.size())), placed.item);
}

void fillSize(Photo& photo) {
    if (!photo.image || photo.width != 0) return;
    photo.width = photo.image->width;
    photo.height = photo.image->height;
}

} // namespace

// Photos

quint64 SessionObject::addPhoto(Photo photo, bool makeCurrent, std::optional<quint64> after) {
    const quint64 id = photo.id = m_nextId++;
    fillSize(photo);
    std::size_t place = m_photos.size();
    if (after) {
        const auto it =
            std::find_if(m_photos.begin(), m_photos.end(), [&](const Photo& known) { return known.id == *after; });
        place = it == m_photos.end() ? 0 : std::size_t(it - m_photos.begin()) + 1;
    }
    const bool show = makeCurrent || m_photos.empty();
    insertPhotos({{place, std::move(photo)}}, show ? id : 0);
    return id;
}

void SessionObject::bringPhoto(Photo photo, bool makeCurrent, quint64 batch) {
    photo.id = m_nextId++;
    fillSize(photo);
    const bool show = makeCurrent || m_photos.empty();
    m_undo->push(new PhotosCommand(*this, {m_photos.size(), std::move(photo)}, show, batch));
}

void SessionObject::removePhotos(const std::vector<quint64>& ids) {
    const std::set<quint64> wanted(ids.begin(), ids.end());
    std::vector<Placed<Photo>> photos;
    for (std::size_t place = 0; place < m_photos.size(); ++place) {
        if (wanted.contains(m_photos[place].id)) photos.push_back({place, m_photos[place]});
    }
    if (!photos.empty()) m_undo->push(new PhotosCommand(*this, std::move(photos)));
}

void SessionObject::clearPhotos() {
    std::vector<quint64> ids;
    for (const Photo& photo : m_photos)
        ids.push_back(photo.id);
    removePhotos(ids);
}

void SessionObject::insertPhotos(const std::vector<Placed<Photo>>& photos, quint64 current) {
    insertInto(m_photos, photos);
    emit photosChanged();
    if (current != 0) setCurrentPhoto(current);
}

void SessionObject::takePhotos(const std::vector<Placed<Photo>>& photos, quint64 preferred) {
    const std::set<quint64> gone = idsOf(photos);
    quint64 current = m_currentPhoto;
    if (gone.contains(current)) {
        const auto stays = [&](const Photo& photo) { return !gone.contains(photo.id); };
        const auto place = std::find_if(m_photos.begin(), m_photos.end(),
                                        [&](const Photo& photo) { return photo.id == current; });
        // The next photo takes the place, so that Delete can be pressed again and again.
        const auto next = std::find_if(place, m_photos.end(), stays);
        const auto previous = std::find_if(std::make_reverse_iterator(place), m_photos.rend(), stays);
        current = next != m_photos.end() ? next->id : previous != m_photos.rend() ? previous->id : 0;
        if (!gone.contains(preferred) && findPhoto(preferred)) current = preferred;
    }
    std::erase_if(m_photos, [&](const Photo& photo) { return gone.contains(photo.id); });
    emit photosChanged();
    setCurrentPhoto(current);
}

// Pinned networks

void SessionObject::pin(PinnedNetwork pin) {
    // The lowest letter that is free; after Z the Greek ones go on.
    const auto letterAt = [](int i) { return i < 26 ? QChar(u'A' + i) : QChar(0x03b1 + i - 26); };
    int i = 0;
    while (std::any_of(m_pinned.begin(), m_pinned.end(),
                       [&](const PinnedNetwork& known) { return known.letter == letterAt(i); }))
        ++i;
    pin.id = m_nextId++;
    pin.letter = letterAt(i);
    m_undo->push(new PinsCommand(*this, {m_pinned.size(), std::move(pin)}));
}

void SessionObject::pinCurrent() {
    if (const PinnedNetwork* known = findPinned(m_spec, m_choice)) {
        tell(tr("%1 is pinned already, as %2.").arg(networkName(m_spec), known->letter));
        return;
    }
    PinnedNetwork current;
    current.network = m_network;
    current.measurement = m_measurement;
    current.run = m_run;
    pin(std::move(current));
}

void SessionObject::pinNetwork(const NetworkSpec& spec, const WeightsChoice& choice,
                               const std::optional<EngineChoice>& conditions) {
    if (spec == m_spec && choice == m_choice && !conditions) return pinCurrent();
    if (const PinnedNetwork* known = findPinned(spec, choice, conditions)) {
        tell(tr("%1 is pinned already, as %2.").arg(networkName(spec), known->letter));
        return;
    }
    auto built = buildNetworkState(spec, choice);
    if (!built) {
        reportProblem(tr("This network cannot be built"), built.error());
        return;
    }
    PinnedNetwork other;
    other.network = spec == m_spec && choice == m_choice ? m_network : *built; // with its weights, if it has them
    other.conditions = conditions;
    pin(std::move(other));
}

void SessionObject::unpin(quint64 id) {
    for (std::size_t place = 0; place < m_pinned.size(); ++place) {
        if (m_pinned[place].id == id)
            return m_undo->push(new PinsCommand(*this, std::vector<Placed<PinnedNetwork>>{{place, m_pinned[place]}}));
    }
}

void SessionObject::clearPinned() {
    if (m_pinned.empty()) return;
    std::vector<Placed<PinnedNetwork>> pins;
    for (std::size_t place = 0; place < m_pinned.size(); ++place)
        pins.push_back({place, m_pinned[place]});
    m_undo->push(new PinsCommand(*this, std::move(pins)));
}

void SessionObject::movePin(quint64 id, int place) {
    const auto it = std::find_if(m_pinned.begin(), m_pinned.end(), [id](const auto& pin) { return pin.id == id; });
    if (it == m_pinned.end() || place < 0 || place >= int(m_pinned.size()) || it - m_pinned.begin() == place) return;
    m_undo->push(new MovePinCommand(*this, *it, std::size_t(it - m_pinned.begin()), std::size_t(place)));
}

void SessionObject::placePin(quint64 id, std::size_t place) {
    const auto it = std::find_if(m_pinned.begin(), m_pinned.end(), [id](const auto& pin) { return pin.id == id; });
    if (it == m_pinned.end()) return;
    PinnedNetwork pin = std::move(*it);
    m_pinned.erase(it);
    m_pinned.insert(m_pinned.begin() + std::ptrdiff_t(std::min(place, m_pinned.size())), std::move(pin));
    emit pinnedChanged();
}

void SessionObject::insertPins(const std::vector<Placed<PinnedNetwork>>& pins) {
    insertInto(m_pinned, pins);
    emit pinnedChanged();
}

void SessionObject::takePins(const std::vector<Placed<PinnedNetwork>>& pins) {
    const std::set<quint64> gone = idsOf(pins);
    std::erase_if(m_pinned, [&](const PinnedNetwork& pin) { return gone.contains(pin.id); });
    emit pinnedChanged();
}

std::shared_ptr<const NetworkState> withoutWeights(const std::shared_ptr<const NetworkState>& network) {
    if (!network || !network->weights) return network;
    auto light = std::make_shared<NetworkState>(*network);
    light->weights = nullptr;
    light->labels.clear();
    return light;
}

std::shared_ptr<const MeasurementResult> withoutWeights(const std::shared_ptr<const MeasurementResult>& measurement) {
    if (!measurement || !measurement->network || !measurement->network->weights) return measurement;
    auto light = std::make_shared<MeasurementResult>(*measurement);
    light->network = withoutWeights(measurement->network);
    return light;
}

} // namespace convlens
