#pragma once
#include "core/sweep/sweep.h"

#include <QObject>

#include <memory>

namespace convlens {

class SessionObject;

/// The sweep of a session, finished or not. A part of the document with an object of its own, so that what shows no
/// sweep need not know of it.
class SweepStore : public QObject {
    Q_OBJECT
public:
    /// The session's; made where it is missing.
    static SweepStore& of(SessionObject& session);
    /// The session's sweep, null before the first.
    static std::shared_ptr<const Sweep> sweepOf(const SessionObject& session);

    std::shared_ptr<const Sweep> sweep() const { return m_sweep; }
    void setSweep(const std::shared_ptr<const Sweep>& sweep);

signals:
    void sweepChanged();

private:
    explicit SweepStore(SessionObject& session);
    std::shared_ptr<const Sweep> m_sweep;
};

} // namespace convlens
