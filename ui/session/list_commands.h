#pragma once
#include "ui/session/session_object.h"

#include <QUndoCommand>

#include <vector>

namespace convlens {

/// One step of bringing photos or of removing them. Keeps no pixels of photos that can be read again.
class PhotosCommand : public QUndoCommand {
public:
    /// Brings one; those of the same batch (not 0) that follow join the step.
    PhotosCommand(SessionObject& session, Placed<Photo> photo, bool show, quint64 batch);
    /// Removes these.
    PhotosCommand(SessionObject& session, std::vector<Placed<Photo>> photos);
    void undo() override;
    void redo() override;
    int id() const override { return 2; }
    bool mergeWith(const QUndoCommand* other) override;

private:
    void describe();
    void lighten();

    SessionObject& m_session;
    const bool m_brings;
    std::vector<Placed<Photo>> m_photos;
    quint64 m_before = 0; ///< the current photo before the step
    quint64 m_shown = 0;  ///< what is shown after it; 0 for no change
    quint64 m_batch = 0;
};

/// One step of pinning a network or of unpinning some. Keeps no weights and no results of runs: both come again.
class PinsCommand : public QUndoCommand {
public:
    PinsCommand(SessionObject& session, Placed<PinnedNetwork> pin);
    PinsCommand(SessionObject& session, std::vector<Placed<PinnedNetwork>> pins);
    void undo() override;
    void redo() override;

private:
    void insert();
    void lighten();

    SessionObject& m_session;
    const bool m_pins;
    std::vector<Placed<PinnedNetwork>> m_list;
    int m_conditions; ///< under which the times of the list were taken
};

/// A pinned network takes another place among them; its letter goes along.
class MovePinCommand : public QUndoCommand {
public:
    MovePinCommand(SessionObject& session, const PinnedNetwork& pin, std::size_t from, std::size_t to);
    void undo() override;
    void redo() override;

private:
    SessionObject& m_session;
    const quint64 m_pin;
    const std::size_t m_from, m_to;
};

} // namespace convlens
