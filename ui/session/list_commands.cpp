#include "ui/session/list_commands.h"

#include "ui/text/network_name.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace convlens {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(ListCommands)
};

} // namespace

PhotosCommand::PhotosCommand(SessionObject& session, Placed<Photo> photo, bool show, quint64 batch)
    : m_session(session), m_brings(true), m_photos{std::move(photo)}, m_before(session.m_currentPhoto),
      m_shown(show ? m_photos.front().item.id : 0), m_batch(batch) {
    describe();
}

PhotosCommand::PhotosCommand(SessionObject& session, std::vector<Placed<Photo>> photos)
    : m_session(session), m_brings(false), m_photos(std::move(photos)), m_before(session.m_currentPhoto) {
    describe();
}

void PhotosCommand::describe() {
    const qsizetype count = qsizetype(m_photos.size());
    const QString& name = m_photos.front().item.name;
    if (m_brings)
        setText(count == 1 ? Words::tr("add photo %1").arg(name) : Words::tr("add %1 photos").arg(count));
    else
        setText(count == 1 ? Words::tr("remove photo %1").arg(name) : Words::tr("remove %1 photos").arg(count));
}

void PhotosCommand::lighten() {
    for (Placed<Photo>& photo : m_photos)
        if (!photo.item.path.isEmpty()) photo.item.image = nullptr;
}

void PhotosCommand::redo() {
    if (m_brings)
        m_session.insertPhotos(m_photos, m_shown);
    else
        m_session.takePhotos(m_photos, 0);
    lighten();
}

void PhotosCommand::undo() {
    if (m_brings) {
        m_session.takePhotos(m_photos, m_before);
        if (m_batch != 0) emit m_session.photosTakenBack(m_batch);
    } else {
        const bool wasAmongThem = std::any_of(m_photos.begin(), m_photos.end(),
                                              [this](const auto& photo) { return photo.item.id == m_before; });
        m_session.insertPhotos(m_photos, wasAmongThem ? m_before : 0);
    }
}

bool PhotosCommand::mergeWith(const QUndoCommand* other) {
    const auto* next = static_cast<const PhotosCommand*>(other);
    if (!m_brings || !next->m_brings || m_batch == 0 || m_batch != next->m_batch) return false;
    m_photos.insert(m_photos.end(), next->m_photos.begin(), next->m_photos.end());
    if (next->m_shown != 0) m_shown = next->m_shown;
    describe();
    return true;
}

PinsCommand::PinsCommand(SessionObject& session, Placed<PinnedNetwork> pin)
    : m_session(session), m_pins(true), m_list{std::move(pin)}, m_conditions(session.m_conditions) {
    setText(Words::tr("pin %1").arg(networkName(m_list.front().item.network->spec)));
}

PinsCommand::PinsCommand(SessionObject& session, std::vector<Placed<PinnedNetwork>> pins)
    : m_session(session), m_pins(false), m_list(std::move(pins)), m_conditions(session.m_conditions) {
    setText(m_list.size() == 1 ? Words::tr("unpin %1").arg(networkName(m_list.front().item.network->spec))
                               : Words::tr("unpin %1 networks").arg(m_list.size()));
    lighten();
}

void PinsCommand::lighten() {
    for (Placed<PinnedNetwork>& pin : m_list) {
        pin.item.network = withoutWeights(pin.item.network);
        pin.item.measurement = withoutWeights(pin.item.measurement);
        pin.item.saved = withoutWeights(pin.item.saved);
        for (auto& older : pin.item.earlier)
            older = withoutWeights(older);
        pin.item.run = nullptr;
    }
}

void PinsCommand::insert() {
    if (std::exchange(m_conditions, m_session.m_conditions) != m_session.m_conditions)
        for (Placed<PinnedNetwork>& pin : m_list)
            if (!pin.item.conditions) pin.item.measurement = nullptr; // its conditions are no longer chosen
    m_session.insertPins(m_list);
}

void PinsCommand::redo() {
    if (!m_pins) return m_session.takePins(m_list);
    insert();
    lighten(); // the session has what they came with
}

void PinsCommand::undo() {
    if (!m_pins) return insert();
    // What was measured since then comes back with them.
    for (Placed<PinnedNetwork>& pin : m_list)
        if (const PinnedNetwork* now = m_session.findPinned(pin.item.id)) {
            pin.item.measurement = withoutWeights(now->measurement);
            pin.item.saved = withoutWeights(now->saved);
            pin.item.earlier = now->earlier;
            for (auto& older : pin.item.earlier)
                older = withoutWeights(older);
        }
    m_conditions = m_session.m_conditions;
    m_session.takePins(m_list);
}

MovePinCommand::MovePinCommand(SessionObject& session, const PinnedNetwork& pin, std::size_t from, std::size_t to)
    : m_session(session), m_pin(pin.id), m_from(from), m_to(to) {
    setText(Words::tr("move %1 among the pinned networks").arg(pin.letter));
}

void MovePinCommand::redo() {
    m_session.placePin(m_pin, m_to);
}

void MovePinCommand::undo() {
    m_session.placePin(m_pin, m_from);
}

} // namespace convlens
